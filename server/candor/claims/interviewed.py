"""The ledger of an interview, from its state: which answers are read, and which of them may be of one project."""

from candor.claims.ledger import Told, ledger
from candor.interview.claims import Claim, LedgerLine
from candor.interview.reading import Reading
from candor.interview.state import State

OWN_WORK = 0  # the introduction and the project questions speak of one body of work; every other question has its own


def lines(state: State, turn: int | None = None, reading: Reading | None = None) -> tuple[LedgerLine, ...]:
    """A line for every claim so far, once for the same words. `reading` is that of the answer of `turn`, while it is
    not in the state yet."""
    told = stories(state)
    readings = {answer.turn: answer.reading for answer in state.answers if answer.reading is not None}
    if turn is not None and reading is not None:
        readings[turn] = reading
    claims = [claim for answer in told if answer.turn in readings for claim in readings[answer.turn].claims]
    return ledger(_once(claims), told, state.background, state.at.date())


def stories(state: State) -> tuple[Told, ...]:
    """Every answer but the candidate's own questions. What is told of one question need not be of the same project as
    what is told of another; a retelling may put things right."""
    found = []
    for thread in state.threads:
        story = OWN_WORK if thread.part == "project" and thread.attempt == 1 else thread.opened
        found += [Told(answer.turn, answer.text, story) for answer in thread.answers]
    invited = next((said.turn for said in state.said if said.move.kind == "invite"), None)
    found += [Told(a.turn, a.text, OWN_WORK) for a in state.others if invited is None or a.turn < invited]
    return tuple(sorted(found, key=lambda answer: answer.turn))


def _once(claims: list[Claim]) -> list[Claim]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(" ".join(claim.evidence.quote.casefold().split()), claim)
    return list(first.values())
