"""The words of a rehearsal: the question names what is thin and quotes the story, and nothing is made up or praised."""

import re

import pytest

from candor.interview import events as e
from candor.interview import machine
from candor.interview.moves import Ask, FollowUp
from candor.interview.question import STAR
from candor.interview.setup import Setup
from candor.interview.stories import IN_PLAIN_WORDS
from candor.prompting import load_spoken
from fakes import BY, CHECKOUT, Room, a_point, a_question, play

SPOKEN = load_spoken(CHECKOUT / "prompts").rehearsal
QUOTED = re.compile(r'"([^"]+)"')
STORY = a_question("late-launch", "behavioral", key_points=tuple(a_point(part, 2) for part in STAR), misconceptions=())
PARTS = {
    "situation": "Two wards were waiting for us",
    "task": "the loader fell to me alone",
    "action": "I wrote a test for every field",
    "result": "it ran on the thirtieth of May",
    "reasoning": "a wrong date sends patients away",
}


def told_without(part: str, *script: str, seed: int = 0) -> Room:
    story = ". ".join(f"{words} [met:{name}]" for name, words in PARTS.items() if name != part) + "."
    return play(Setup(mode="rehearsal", seed=seed, question_ids=(STORY.id,)), [story, *script], [STORY])


@pytest.mark.parametrize("part", STAR)
def test_the_question_names_the_thin_part_and_quotes_the_story(part: str) -> None:
    for seed in range(6):
        room = told_without(part, seed=seed)
        asked = room.said[-1]
        assert IN_PLAIN_WORDS[part] in asked
        assert [quote for quote in QUOTED.findall(asked) if quote in room.state.threads[0].answers[0].text]
        assert QUOTED.sub("", asked).count("?") <= 1


@pytest.mark.parametrize("part", STAR)
def test_every_wording_of_the_question_has_a_place_for_the_part_and_for_the_story(part: str) -> None:
    wordings = getattr(SPOKEN.draw_out, part)
    assert len(wordings) >= 4
    assert all("{thin}" in wording and '"{phrase}"' in wording for wording in wordings)


def test_the_question_is_worded_differently_from_telling_to_telling() -> None:
    story = "Two wards waited [met:situation]. Mine alone [met:task]. I wrote it [met:action]. Well [partly:result]."
    room = play(Setup(mode="rehearsal", question_ids=(STORY.id,)), [story, "/again", story], [STORY])
    asked = [said.text for said in room.state.said if isinstance(said.move, FollowUp)]
    assert len(asked) == 2
    assert QUOTED.sub("", asked[0]) != QUOTED.sub("", asked[1])


def test_the_invitation_quotes_the_detail_that_was_drawn_out() -> None:
    room = told_without("result", "no-shows fell from 14 to 11 percent [phrase]")
    assert '"no-shows fell from 14 to 11 percent"' in room.said[-1]
    assert isinstance(room.moves[-1], Ask)


def test_a_question_passed_over_stays_open_and_the_story_is_asked_for() -> None:
    room = told_without("result", "/skip")
    assert any(room.said[-1].startswith(words) for words in SPOKEN.left_open)
    assert any(words in room.said[-1] for words in SPOKEN.again_plain)


def test_other_words_for_the_question_ask_for_the_same_part() -> None:
    room = told_without("task", "/rephrase")
    first, other = room.said[-2:]
    assert IN_PLAIN_WORDS["task"] in other
    assert QUOTED.findall(other) == QUOTED.findall(first)
    assert STORY.rephrase not in other


def test_a_story_that_stands_is_not_asked_about_and_not_praised() -> None:
    room = told_without("nothing")
    assert room.said[-1] in SPOKEN.stands


def test_a_telling_that_could_not_be_read_is_asked_for_with_the_reason() -> None:
    room = told_without("nothing")
    room.wait(30)
    room.take(machine.Answer(turn=room.state.turn, text="Once more", message_id="unread"))
    failed = e.GradingFailed(seq=room.state.seq + 1, at=room.now, turn=room.state.turn, reason="it broke", by=BY)
    room.store([failed])
    room.go_on()
    assert room.said[-1] in SPOKEN.unread


def test_the_close_speaks_of_both_tellings_only_when_there_are_two() -> None:
    assert told_without("result", "/end").said[-1] not in SPOKEN.close
    story = "Two wards were waiting [met:situation]."
    assert told_without("result", "/again", story, "/end").said[-1] in SPOKEN.close


def test_a_story_nothing_of_which_can_be_quoted_is_still_asked_about() -> None:
    story = f"{'a' * 130} [met:situation]"
    room = play(Setup(mode="rehearsal", question_ids=(STORY.id,)), [story], [STORY])
    assert any(thin in room.said[-1] for thin in IN_PLAIN_WORDS.values())
