"""Which of the candidate's words are taken up, and how: no filler leads, no stray clause, no words of another."""

import pytest

from candor.engines.recall import is_about, is_fresh, speakable
from candor.interview.setup import Setup
from candor.prompting import load_spoken
from candor.web.projection import MORE_TITLE, state_frame
from fakes import CHECKOUT, a_bank, a_point, a_question, play

SPOKEN = load_spoken(CHECKOUT / "prompts")


def a_reply_to(answer: str) -> str:
    points = (a_point("a", 5, follow_ups=("Which threshold would you pick?",)), a_point("b", 1), a_point("c", 1))
    return play(Setup(round="technical"), [answer], [a_question(key_points=points)]).said[1]


def led_by(said: str, wordings: tuple[str, ...]) -> bool:
    return any(said.startswith(wording.split("{phrase}")[0]) and wording.split("{phrase}")[1] in said
               for wording in wordings)  # fmt: skip


def test_words_on_the_same_thing_lead_to_the_follow_up() -> None:
    said = a_reply_to("We moved the threshold to 0.9 [phrase].")
    assert led_by(said, SPOKEN.take_up.missing)


def test_words_on_something_else_are_put_aside_and_not_made_its_reason() -> None:
    said = a_reply_to("The kitchen orders fresh herbs [phrase].")
    assert '"The kitchen orders fresh herbs"' in said
    assert led_by(said, SPOKEN.take_up.beside)


def test_words_that_fit_anything_connect_nothing() -> None:
    assert not is_about("nobody wants to be asked", "What would you want to ask them?")
    assert is_about("we compare lists of user ids", "How would you compare them?")


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("What stayed the same in name, hm, the learning rate, I think", "What stayed the same in name"),
        ("Um, I think so", ""),
        ("since last year I run the forecast", "since last year I run the forecast"),
        ("since it follows the noise less", "it follows the noise less"),
    ],
)
def test_a_filler_is_never_quoted_back_and_a_time_keeps_its_since(quote: str, said: str) -> None:
    assert speakable(quote) == said


def test_what_the_interviewer_said_first_is_not_the_candidates_to_be_quoted() -> None:
    state = play(Setup(round="technical"), ["Nothing."]).state
    own = state.said[-1].text
    assert not is_fresh(state, own.upper())
    assert is_fresh(state, "the gradient shrinks with depth")


def test_whoever_asks_which_of_two_is_meant_may_choose() -> None:
    room = play(Setup(round="technical"), ["For a tree or for a linear model? [kind:question_back]"])
    leads = [wording.split("{question}")[0] for wording in SPOKEN.clarify.either_or]
    assert any(room.said[1].startswith(lead) for lead in leads)
    room = play(Setup(round="technical"), ["What do you mean by that? [kind:question_back]"])
    assert not any(room.said[1].startswith(lead) for lead in leads)


def test_the_time_left_over_is_where_the_plan_stands_while_it_is_used() -> None:
    everything = "All [met:a] of [met:b] it [met:c] because [move:mechanism]"
    room = play(Setup(minutes=30), [everything] * 14, a_bank(10))
    while room.state.plan.sections[room.state.section].seconds:
        room.answer(everything)
    steps = state_frame(room.state, room.now).plan
    assert [step.status for step in steps if step.title == MORE_TITLE] == ["now"]
    assert [step.status for step in steps].count("now") == 1
