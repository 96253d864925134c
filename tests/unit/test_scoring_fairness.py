"""What whole interviews showed to be unfair, held so that it stays put right."""

import pytest

from candor.engines.recall import speakable
from candor.interview.reading import Reading
from candor.pitfalls.detect import detect
from candor.scoring.storycues import sign
from scoring_samples import ALARM, BACKUP, PLACE, STORY, WRONG, reading


def wrong(found: Reading) -> list[str]:
    return [point.misconception for point in found.points if point.misconception]


def level_of(found: Reading, point: str) -> str:
    return next(read.level for read in found.points if read.point == point)


def phrases(answer: str) -> list[str]:
    return [phrase.quote for phrase in reading(answer, question=None).phrases]


def test_what_a_candidate_takes_back_at_once_is_no_misconception() -> None:
    assert wrong(reading(WRONG)) == ["raid-is-backup"]
    assert wrong(reading(f"{WRONG} But a deletion is mirrored at once as well, so that is wrong.")) == []


def test_to_name_the_subject_of_a_misconception_is_not_to_voice_it() -> None:
    assert wrong(reading("A backup can be relied on by night.")) == []


def test_a_reason_beside_words_of_the_question_still_counts() -> None:
    asked = "How can one copy kept in another building be relied on, with both disks in one room?"
    kept = "One copy is kept in another building, because a fire in one room destroys both disks."
    assert level_of(reading(kept, said=asked), "second-place") != "missed"


def test_a_short_reply_to_a_follow_up_is_credited_to_the_part_it_was_asked_about() -> None:
    asked = STORY.point("result").model_copy(update={"follow_ups": ("What changed for the shops afterwards?",)})
    points = tuple(asked if point.id == "result" else point for point in STORY.key_points)
    story = STORY.model_copy(update={"key_points": points})
    reply = "Each shop got its own order list, and the share of old bread went down by a third within 2 months."
    plain = reading(reply, question=story)
    prompted = reading(reply, question=story, said="What changed for the shops afterwards?")
    strength = {name: next(p.nearness for p in found.points if p.point == "result")
                for name, found in (("plain", plain), ("prompted", prompted))}  # fmt: skip
    assert strength["prompted"] > strength["plain"]
    assert level_of(prompted, "result") == "met"


def test_a_vague_reply_to_a_follow_up_earns_nothing_by_being_one() -> None:
    asked = STORY.key_points[3].follow_ups[0]
    vague = "We found some good solutions and generally things went very well for the people in the team."
    assert level_of(reading(vague, question=STORY, said=asked), "task") == "missed"


def test_the_last_figure_of_a_story_is_its_result() -> None:
    led_up, ended = "The error went from 6 to 9.5 percent.", "The error went from 9 to 6.8 percent."
    assert sign("result", ended, 0.9, story=True) > sign("result", led_up, 0.4, story=True)


def test_a_phrase_is_never_torn_inside_a_number() -> None:
    told = phrases("I trained it on 2,000 clips that rangers had labelled, with 25, 50 and 100 percent of the rows.")
    assert told
    assert not any(phrase.startswith("000") or phrase.endswith("with 25") for phrase in told)


def test_a_phrase_keeps_the_verb_of_an_indirect_question() -> None:
    assert "I'd measure how large the noise is" in phrases("I'd measure how large the noise is, over five seeds.")


@pytest.mark.parametrize("quote", ["which meadow", "which wader species breed"])
def test_half_a_question_is_not_quoted_back(quote: str) -> None:
    assert speakable(quote) == ""


@pytest.mark.parametrize(
    "boast",
    [
        "I'm basically an expert in everything around Python and machine learning.",
        "There is nothing in that area I haven't done.",
    ],
)
def test_an_expert_in_everything_is_overclaiming(boast: str) -> None:
    assert [flag.kind for flag in detect(1, "Tell me who you are.", boast, "technical", None)] == ["overclaiming"]


def test_leaving_it_at_experience_is_evasion() -> None:
    reply = "Well, let's just say I have a lot of experience and leave it at that."
    assert [flag.kind for flag in detect(1, "What do you measure it by?", reply, "technical", None)] == ["evasion"]


def test_one_sentence_may_make_two_points() -> None:
    both = f"{PLACE[:-1]}, and {ALARM[0].lower()}{ALARM[1:]}"
    found = reading(both, question=BACKUP)
    assert {level_of(found, "second-place"), level_of(found, "alarm-on-silence")} <= {"met", "partly"}
