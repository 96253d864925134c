"""What a report may praise when no key point was met: a reason, where there was one, and not a pitfall."""

import pytest

from candor.interview.reading import Quote
from candor.report.lines import Attempt, FlagLine, MoveLine, ScoreLine
from candor.report.standing import worth_building_on

REASON = Quote(turn=1, quote="since the rows are not independent", start=10, end=44)
ELSEWHERE = Quote(turn=2, quote="it was all a great success", start=10, end=36)


def attempt(reasoning: float, *flagged: Quote) -> Attempt:
    score = ScoreLine(id="s", dimension="reasoning", title="Reasoning", points=reasoning, low=1, high=5)
    move = MoveLine(id="m", kind="mechanism", title="gives the reason", evidence=REASON)
    flags = tuple(
        FlagLine(id=f"f{n}", kind="evasion", title="", turn=quote.turn, evidence=quote, why="", better="")
        for n, quote in enumerate(flagged)
    )
    return Attempt(id="a", number=1, counts=True, status="graded", scores=(score,), moves=(move,), flags=flags)


def test_a_reason_of_an_answer_that_argues_is_worth_building_on() -> None:
    assert [move.evidence for move in worth_building_on(attempt(3.0, ELSEWHERE))] == [REASON]


@pytest.mark.parametrize("poor", [attempt(2.0), attempt(4.0, REASON)], ids=["argues nothing", "is flagged"])
def test_no_reason_is_praised_where_nothing_is_argued_or_a_pitfall_was_heard(poor: Attempt) -> None:
    assert worth_building_on(poor) == []
