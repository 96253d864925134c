"""The checks of an entry's wording that need no vectors: lengths, double questions, help that says the answer."""

import pytest

from candor.guide.wording import asks_twice, statements, wrong_wordings
from fakes import a_point, a_question

ASKS = "Why would a model that knows its training photos fail on new ones?"
POINT = a_point("memory", 10, point="The network memorises watermarks and wrong labels of single photos")


@pytest.mark.parametrize(
    "text",
    [
        "What would you change? Why?",
        "What would you change, and why?",
        "When was it unclear, and how did you find out?",
        "Which one and how would you fit it?",
        "Describe an incident, and how you worked through it.",
        "Which of your projects did not work out, and what came of it?",
    ],
)
def test_two_questions_in_one_breath_are_noticed(text: str) -> None:
    assert asks_twice(text)


@pytest.mark.parametrize(
    "text",
    [
        "How would you find out what is wrong before you change anything?",
        "Where and when did you choose to bring it up?",
        "How did you sort out what to keep and what to let go?",
        "How do you explain a model, and what it gets wrong, to people from elsewhere?",
        'Very many questions of the form "is it there?". Which structure would you choose?',
        "Threads were tried and they took as long. What would you do?",
    ],
)
def test_one_question_with_an_and_in_it_is_left_alone(text: str) -> None:
    assert not asks_twice(text)


@pytest.mark.parametrize("field", ["asks", "rephrase", "key_points.memory.follow_ups.2"])
def test_a_double_question_is_told_with_its_field(field: str) -> None:
    double = "What would you do, and why?"
    point = POINT.model_copy(update={"follow_ups": ("And then?", double)}) if "follow" in field else POINT
    changes = {} if "follow" in field else {field: double}
    found = wrong_wordings((a_question("q", key_points=(point,), **changes),))
    assert found == [f"question q: {field}: asks two things: {double!r}"]


@pytest.mark.parametrize(("case", "words", "wrong"), [
    (False, 89, "89 words, not 90 to 180"), (False, 90, None), (False, 180, None), (False, 181, "181 words"),
    (True, 180, "180 words, not 200 to 340"), (True, 200, None), (True, 340, None), (True, 341, "341 words"),
])  # fmt: skip
def test_a_model_answer_is_as_long_as_it_is_spoken(case: bool, words: int, wrong: str | None) -> None:
    found = wrong_wordings((a_question("q", case=case, model_answer=" ".join(["word"] * words)),))
    assert [line for line in found if wrong and wrong in line] == found
    assert len(found) == (wrong is not None)


def test_a_hint_that_says_most_of_a_key_point_is_refused() -> None:
    told = "Could it be that the network memorises the watermarks and labels of photos?"
    found = wrong_wordings((a_question("q", asks=ASKS, key_points=(POINT,), hints=("Think.", told, "Look.")),))
    assert found == [f"question q: hints.2: says most of key point memory: {told!r}"]


def test_words_of_the_question_give_nothing_away() -> None:
    point = a_point("memory", 10, point="A network that knows its training photos and fails on new ones has memorised")
    hint = "Why would a network that knows its training photos fail on new photos?"
    assert wrong_wordings((a_question("q", asks=ASKS, key_points=(point,), hints=("Think.", hint, "Look.")),)) == []


def test_parts_of_a_story_may_be_named_in_its_help() -> None:
    told = "The network memorises the watermarks and labels of photos."
    story = a_question("q", "behavioral", asks=ASKS, key_points=(POINT,), hints=("Think.", told, "Look."))
    assert wrong_wordings((story,)) == []


def test_what_is_told_is_taken_apart_from_what_is_asked() -> None:
    assert statements("You see a few NaNs. Where do they come from?") == "You see a few NaNs."
    assert statements("Where do they come from?") == ""
