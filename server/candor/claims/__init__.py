"""The claim ledger, by its three doors. Its patterns, some hundreds, are compiled when one is first opened, and not
while a page waits to be served: whoever serves opens them behind it (`warm`).
"""

from collections.abc import Sequence

from candor.interview.claims import Claim, LedgerLine
from candor.interview.question import Question
from candor.interview.reading import Reading
from candor.interview.state import State


def claims_in(turn: int, text: str, question: Question | None = None) -> tuple[Claim, ...]:
    """What `extract.extract` finds in one answer."""
    from candor.claims.extract import extract

    return extract(turn, text, question)


def ledger_of(state: State, turn: int | None = None, reading: Reading | None = None) -> tuple[LedgerLine, ...]:
    """A line for every claim so far: `interviewed.lines`."""
    from candor.claims.interviewed import lines

    return lines(state, turn, reading)


def open_claims(ledger: Sequence[LedgerLine]) -> tuple[Claim, ...]:
    """What nothing stands behind yet: `ledger.unbacked`."""
    from candor.claims.ledger import unbacked

    return unbacked(ledger)


def warm() -> None:
    """Open the doors once."""
    claims_in(0, "")
    open_claims(())
    from candor.claims import interviewed  # noqa: F401  its patterns, too
