"""Which flags are published at the end of a session."""

from candor.interview.reading import Flag, PitfallKind, Quote
from candor.interview.setup import Part
from candor.pitfalls.session import published


def a_flag(turn: int, kind: PitfallKind, quote: str) -> Flag:
    return Flag(kind=kind, evidence=Quote(turn=turn, quote=quote, start=0, end=len(quote)))


def entry(turn: int, part: Part, kind: PitfallKind, quote: str) -> tuple[int, Part, Flag]:
    return turn, part, a_flag(turn, kind, quote)


def test_no_questions_stands_only_when_nothing_was_asked_at_all() -> None:
    flags = [entry(9, "questions", "no_questions", "No, thanks")]
    assert len(published(flags, candidate_asked=0)) == 1
    assert published(flags, candidate_asked=1) == ()


def test_no_questions_is_told_once_and_only_in_the_candidates_own_part() -> None:
    flags = [
        entry(2, "technical", "no_questions", "No"),
        entry(9, "questions", "no_questions", "No, thanks"),
        entry(10, "questions", "no_questions", "Nothing more"),
    ]
    assert [flag.evidence.quote for flag in published(flags, candidate_asked=0)] == ["No, thanks"]


def test_the_same_words_are_flagged_once_per_kind() -> None:
    flags = [
        entry(3, "technical", "overclaiming", "I know it all"),
        entry(5, "technical", "overclaiming", "I  know it ALL"),
        entry(5, "technical", "evasion", "I know it all"),
    ]
    assert [(flag.kind, flag.evidence.turn) for flag in published(flags, 1)] == [("overclaiming", 3), ("evasion", 5)]


def test_flags_come_in_the_order_of_the_turns() -> None:
    flags = [entry(7, "technical", "rambling", "so the boat"), entry(2, "opening", "evasion", "who knows")]
    assert [flag.evidence.turn for flag in published(flags, 0)] == [2, 7]
