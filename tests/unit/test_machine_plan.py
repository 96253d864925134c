"""What is laid ready for an interview: applied cases where there is room, what the candidate leans towards first."""

import pytest

from candor.interview.plan import Leanings, make_plan
from candor.interview.question import Question
from candor.interview.setup import OwnQuestion, Setup
from fakes import a_bank, a_question


def a_bank_with_cases() -> tuple[Question, ...]:
    cases = [a_question(f"case-{n}", case=True, minutes=10) for n in range(1, 5)]
    return (*a_bank(8), *cases)


def laid(setup: Setup, bank: tuple[Question, ...], leanings: Leanings = Leanings()) -> tuple[str, ...]:  # noqa: B008
    plan = make_plan(setup, bank, leanings)
    return plan.sections[0].questions


def test_a_technical_round_of_half_an_hour_has_an_applied_case_after_two_questions() -> None:
    ids = laid(Setup(round="technical", minutes=30), a_bank_with_cases())
    assert next(place for place, name in enumerate(ids) if name.startswith("case-")) == 2


def test_a_short_round_has_no_applied_case() -> None:
    ids = laid(Setup(round="technical", minutes=15), a_bank_with_cases())
    assert ids
    assert not any(name.startswith("case-") for name in ids)


def test_what_the_candidate_wants_to_practise_comes_first_and_in_that_order() -> None:
    bank = a_bank(6)
    ids = laid(Setup(round="technical", minutes=30, seed=4), bank, Leanings(wanted=("technical-5", "technical-2")))
    assert ids[:2] == ("technical-5", "technical-2")
    assert len(set(ids)) == len(ids)


def test_a_wanted_question_of_another_level_or_part_is_not_asked() -> None:
    bank = (*a_bank(4), a_question("for-seniors", levels=("senior",)))
    ids = laid(Setup(round="technical", level="junior"), bank, Leanings(wanted=("for-seniors", "behavioral-1")))
    assert not {"for-seniors", "behavioral-1"} & set(ids)


def test_a_topic_that_weighs_three_times_as_much_is_asked_about_that_much_more_often() -> None:
    bank = [a_question(f"{topic}-{n}", topic=topic) for topic in ("nlp", "knn", "trees") for n in range(1, 7)]
    setup = Setup(round="technical", minutes=30, seed=1)
    ids = make_plan(setup, bank, Leanings(weights={"nlp": 3.0})).sections[0].questions[:5]
    assert sum(name.startswith("nlp") for name in ids) == 3
    assert {name.split("-")[0] for name in ids} == {"nlp", "knn", "trees"}


def test_at_equal_weights_every_topic_comes_once_before_any_comes_twice() -> None:
    bank = [a_question(f"{topic}-{n}", topic=topic) for topic in ("nlp", "knn", "trees") for n in range(1, 4)]
    ids = make_plan(Setup(round="technical", minutes=30), bank).sections[0].questions
    assert {name.split("-")[0] for name in ids[:3]} == {"nlp", "knn", "trees"}


def test_own_questions_make_a_drill_of_them_alone_behind_those_named_by_id() -> None:
    own = a_question("own:1", asks="Why is my question here?")
    setup = Setup(question_ids=("technical-2",), own_questions=(OwnQuestion(asks="Why is my question here?"),))
    plan = make_plan(setup, [*a_bank(), own])
    assert [name for section in plan.sections for name in section.questions] == ["technical-2", "own:1"]


def test_an_own_question_is_never_laid_ready_for_a_round() -> None:
    own = a_question("own:1")
    ids = laid(Setup(round="technical", minutes=60), (*a_bank(3), own))
    assert "own:1" not in ids


@pytest.mark.parametrize("minutes", [20, 30, 37, 45, 60, 90])
def test_the_minutes_shown_for_the_parts_of_a_full_loop_add_up_to_its_length(minutes: int) -> None:
    plan = make_plan(Setup(minutes=minutes), a_bank())
    assert all(section.seconds % 60 == 0 for section in plan.sections)
    assert sum(section.seconds for section in plan.sections) == minutes * 60
