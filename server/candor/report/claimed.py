"""What the candidate claimed and what stood behind it, for the report: in words that accuse nobody."""

from collections.abc import Sequence

from candor.interview.claims import ClaimKind, ClaimState, LedgerLine
from candor.report.lines import ClaimLine
from candor.report.verdicts import genuine
from candor.report.walk import Walk

KIND_WORDS: dict[ClaimKind, str] = {
    "skill": "A skill",
    "role": "A role",
    "impact": "A result",
    "number": "A figure",
    "credit": "Your own work",
}
STATE_WORDS: dict[ClaimState, str] = {
    "contradicted": "Does not fit with something else",
    "unbacked": "Said, not shown yet",
    "backed": "Shown",
}
STATE_ADVICE: dict[ClaimState, str] = {
    "contradicted": "Both may be true of different times or projects, or one was a slip. An interviewer who hears both "
    "will ask, so have the sentence ready that says how they fit together.",
    "unbacked": "These may well be so. Each is worth one sentence more: how it was done, or how you could tell.",
    "backed": "These would stand up to a question.",
}


def claim_lines(walked: Walk, ledger: Sequence[LedgerLine]) -> tuple[ClaimLine, ...]:
    """Every claim whose words really stand in an answer, in the order they were made."""
    answers = {given.turn: given.text for given in walked.state.answers}
    return tuple(_line(walked, answers, entry) for entry in ledger if genuine(entry.claim.evidence, answers))


def _line(walked: Walk, answers: dict[int, str], entry: LedgerLine) -> ClaimLine:
    claim = entry.claim
    return ClaimLine(
        id=claim.id, kind=claim.kind, title=KIND_WORDS[claim.kind], state=entry.state,
        standing=STATE_WORDS[entry.state], turn=claim.evidence.turn, evidence=claim.evidence, reason=entry.reason,
        other=genuine(entry.other, answers), line=entry.line or None, disputed=walked.why_disputed(claim.id),
    )  # fmt: skip


def by_state(lines: Sequence[ClaimLine]) -> list[tuple[ClaimState, str, str, list[ClaimLine]]]:
    """State, its words, what to make of it, its claims: first what an interviewer would ask about."""
    groups = ((state, [line for line in lines if line.state == state]) for state in STATE_WORDS)
    return [(state, STATE_WORDS[state], STATE_ADVICE[state], found) for state, found in groups if found]
