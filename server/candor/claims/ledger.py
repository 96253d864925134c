"""The claim ledger: a fold over everything said so far. Each claim is backed, unbacked or contradicted, with the reason
in plain words. Precision first: what is in doubt is never called contradicted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from candor.claims import (
    backing,
    bounds,
    calendar,
    degrees,
    denials,
    experience,
    limits_told,
    makers,
    only_one,
    outcomes,
    papers,
    people,
    plausible,
    rates,
    reckoning,
    two_values,
    written,
)
from candor.claims.amounts import REMEMBERED
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, clauses
from candor.interview.background import Background
from candor.interview.claims import Claim, ClaimKind, LedgerLine
from candor.interview.quote import Quote

NOTHING_YET: Final = "Nothing else that was said shows it yet."
SHOWN_NEAR: Final = "Shown by what was said beside it."
SHOWN_LATER: Final = "Shown by a later answer."
CLARIFY: Final = "Worth a sentence on how the two go together."
ON_PAPER: Final = "The résumé says the same."
# What an interviewer would ask about first: a result, then who made it; a figure last.
_WEIGHTS: Final[dict[ClaimKind, float]] = {"impact": 5.0, "credit": 4.0, "role": 3.0, "skill": 2.5, "number": 1.0}


@dataclass(frozen=True)
class Told:
    """One answer of the candidate's. Answers of one `story` may be of the same project."""

    turn: int
    text: str
    story: int = 0


def ledger(
    claims: Sequence[Claim], answers: Sequence[Told], background: Background | None = None, today: date | None = None
) -> tuple[LedgerLine, ...]:
    """A line for every claim, in the order they were made. `today` is the day of the interview: without it nothing is
    said about what still lasts."""
    texts = {told.turn: told.text for told in answers}
    read = {told.turn: clauses(told.turn, told.text, told.story) for told in answers}
    told = [read[answer.turn] for answer in sorted(answers, key=lambda answer: answer.turn)]
    found: dict[str, LedgerLine] = {}
    unclear: dict[str, LedgerLine] = {}
    held = [claim for claim in claims if claim.evidence.turn in texts]
    for clash in _clashes(told, background, today):
        line = _contradicted(clash, held, texts)
        if line is not None:
            (found if clash.sure else unclear).setdefault(line.claim.id, line)
    standing = (found.get(claim.id) or _standing(claim, read, texts, background) for claim in _in_order(held))
    return tuple(unclear.get(line.claim.id, line) if line.state == "unbacked" else line for line in standing)


def unbacked(lines: Sequence[LedgerLine]) -> tuple[Claim, ...]:
    """What nothing stands behind yet, the weightiest first."""
    still = [line.claim for line in lines if line.state == "unbacked"]
    return tuple(sorted(still, key=lambda claim: (-weight(claim), -claim.evidence.turn, claim.evidence.start)))


def weight(claim: Claim) -> float:
    """How much hangs on a claim, from 1."""
    return _WEIGHTS[claim.kind]


def _clashes(
    told: Sequence[tuple[Clause, ...]], background: Background | None, today: date | None
) -> Iterator[Clash]:
    """Those within one answer or against a document, which do not change when more is said, then the others."""
    year = today.year if today else None
    now = (today.year, today.month) if today else None
    for answer in told:
        yield from _within(answer, background, now)
    stated = [clause for answer in told for clause in answer]
    yield from reckoning.between_statements(stated)
    yield from experience.clashes(stated, year)
    yield from calendar.clashes(stated, year)
    yield from limits_told.clashes(stated)
    yield from bounds.clashes(stated)
    yield from only_one.clashes(stated)
    yield from denials.clashes(stated)
    yield from people.clashes(stated)
    yield from makers.clashes(stated)
    yield from outcomes.clashes(stated)
    yield from two_values.clashes(stated)


@lru_cache(maxsize=REMEMBERED)
def _within(
    answer: tuple[Clause, ...], background: Background | None, now: tuple[int, int] | None
) -> tuple[Clash, ...]:
    """What does not fit together in one answer, or with a document. `now` is year and month of the interview."""
    year = now[0] if now else None
    sums = [clash for clause in answer if (clash := reckoning.in_one_statement(clause))]
    return (
        *sums,
        *plausible.clashes(answer, year),
        *papers.clashes(answer, background, now),
        *degrees.clashes(answer, background),
        *written.clashes(answer, background, year),
        *rates.clashes(answer),
    )


def _contradicted(clash: Clash, claims: Sequence[Claim], texts: dict[int, str]) -> LedgerLine | None:
    """The line of the claim that a clash is about; of the other statement's, when only that is one."""
    claim, other = _made_in(clash.claim, claims, clash.other is None), clash.other
    if claim is None and clash.other is not None:
        claim, other = _made_in(clash.other, claims, False), clash.claim
    if claim is None:
        return None
    quote = _quote(other, texts) if other else None
    if not clash.sure:
        return LedgerLine(claim=claim, state="unbacked", reason=f"{CLARIFY} {clash.reason}", other=quote)
    return LedgerLine(claim=claim, state="contradicted", reason=clash.reason, other=quote, line=clash.line)


def _made_in(clause: Clause, claims: Sequence[Claim], whole_sentence: bool) -> Claim | None:
    end = clause.start + len(clause.sentence) if whole_sentence and clause.first else clause.end
    inside = (
        c for c in claims if c.evidence.turn == clause.turn and c.evidence.start < end and c.evidence.end > clause.start
    )
    return next(inside, None)


def _quote(clause: Clause, texts: dict[int, str]) -> Quote:
    words = texts[clause.turn][clause.start : clause.end]
    return Quote(turn=clause.turn, quote=words, start=clause.start, end=clause.end)


def _standing(
    claim: Claim, read: dict[int, tuple[Clause, ...]], texts: dict[int, str], background: Background | None
) -> LedgerLine:
    own = read[claim.evidence.turn]
    clause = next((c for c in own if c.start == claim.evidence.start), None)
    if clause is None:
        return LedgerLine(claim=claim, state="unbacked", reason=NOTHING_YET)
    if line := papers.backing(clause, background):
        return LedgerLine(claim=claim, state="backed", reason=ON_PAPER, line=line)
    if shown := backing.detail(clause, claim.kind, own):
        other = _quote(shown, texts) if shown != clause else None
        return LedgerLine(claim=claim, state="backed", reason=SHOWN_NEAR, other=other)
    for nth, turn in enumerate(turn for turn in sorted(read) if turn > clause.turn):
        if (nth == 0 and claim.kind != "number") or backing.takes_up(clause, read[turn]):
            if shown := backing.later(clause, claim.kind, read[turn]):
                return LedgerLine(claim=claim, state="backed", reason=SHOWN_LATER, other=_quote(shown, texts))
    return LedgerLine(claim=claim, state="unbacked", reason=NOTHING_YET)


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.evidence.turn, claim.evidence.start))
