"""Which flags are published at the end of a session."""

from candor.interview.reading import Flag, PitfallKind, Quote
from candor.interview.setup import Part
from candor.pitfalls.session import published


def a_flag(turn: int, kind: PitfallKind, quote: str, strength: float = 1.0) -> Flag:
    return Flag(kind=kind, evidence=Quote(turn=turn, quote=quote, start=0, end=len(quote)), strength=strength)


def entry(turn: int, part: Part, kind: PitfallKind, quote: str, strength: float = 1.0) -> tuple[int, Part, Flag]:
    return turn, part, a_flag(turn, kind, quote, strength)


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


def test_a_project_that_cannot_be_explained_is_told_only_after_a_probe() -> None:
    flags = [entry(4, "project", "cannot_explain_project", "No idea why")]
    assert published(flags, 1) == ()
    assert published(flags, 1, probed=[4]) == (flags[0][2],)


def test_a_company_need_be_known_only_when_one_was_named() -> None:
    flags = [entry(2, "opening", "company_unfamiliarity", "What do you do again")]
    assert published(flags, 1) == ()
    assert published(flags, 1, company_named=True) == (flags[0][2],)


def test_an_answer_is_lost_or_hard_to_follow_and_both_only_when_both_are_clear() -> None:
    def told(rambling: float, unclear: float) -> list[str]:
        flags = [
            entry(3, "technical", "rambling", "my uncle's boat", rambling),
            entry(3, "technical", "unclear_explanation", "it does it to it", unclear),
        ]
        return [flag.kind for flag in published(flags, 1)]

    assert told(0.9, 0.5) == ["rambling"]
    assert told(0.5, 0.6) == ["unclear_explanation"]
    assert told(0.5, 0.5) == ["unclear_explanation"]
    assert told(0.85, 0.95) == ["rambling", "unclear_explanation"]
    apart = [entry(3, "technical", "rambling", "a", 0.4), entry(4, "technical", "unclear_explanation", "b", 0.9)]
    assert len(published(apart, 1)) == 2
