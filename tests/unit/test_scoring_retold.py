"""A story told twice: which part each clause tells, what a part earns by its own clauses, and what moves between two
tellings. Read by cues alone, so that no model is needed."""

import re
from pathlib import Path

import pytest

from candor.evaluation.labelled import read_answers
from candor.interview.reading import Reading, Score
from candor.scoring import partexamples
from candor.scoring.ownparts import REACH, held_near, own_points, where_told
from candor.scoring.reader import read
from candor.scoring.retold import GAINED, HELD, LOST, Earlier, reread
from candor.scoring.tellers import MOST_CLAUSES, TELLS, Told, tell, texts_to_embed
from candor.text.normalise import words
from scoring_samples import STORY

ROOT = Path(__file__).resolve().parents[2]
PARTS = {
    "situation": "In March, at a bakery chain with 40 shops, the demand report was due in nine days and the buyers "
                 "were angry.",
    "task": "I was responsible for the forecast part and had to finish it without touching the order system.",
    "action": "I dropped two of the six charts, wrote a script that checked the till data, and rang the head buyer "
              "each morning.",
    "reasoning": "I did it that way because a small honest report is worth more than a late complete one.",
    "result": "It went out a day early, waste fell from 12% to 8%, and they still use it.",
}  # fmt: skip
WHOLE = " ".join(PARTS.values())


def without(part: str, instead: str = "") -> str:
    return " ".join(instead if name == part else text for name, text in PARTS.items() if name != part or instead)


def told(story: str) -> Told:
    return tell(STORY.asks, 1, story, None)


def alone(story: str) -> Reading:
    return reread(plain(story), told(story))


def plain(story: str) -> Reading:
    return read(STORY, 1, story, STORY.asks, [], None)


def after(first: str, second: str) -> Reading:
    return reread(plain(second), told(second), Earlier(alone(first), told(first)))


def points(reading: Reading) -> dict[str, float]:
    return {point.point: 1 + 4 * point.nearness for point in reading.points}


@pytest.mark.parametrize("part", PARTS)
def test_a_sentence_tells_its_part_and_is_quoted_for_it(part: str) -> None:
    reading = next(point for point in alone(WHOLE).points if point.point == part)
    assert reading.evidence is not None
    assert reading.evidence.quote in PARTS[part]
    assert WHOLE[reading.evidence.start : reading.evidence.end] == reading.evidence.quote


def test_half_sentences_tell_parts_of_their_own() -> None:
    story = told("I rang the buyer, because a mail can be overlooked, and the order was right on Monday.")
    main = [TELLS[int(row.argmax())] for row in story.shares]
    assert main == ["action", "reasoning", "result"]
    assert story.shares.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize("part", PARTS)
def test_what_earns_a_part_its_points_are_its_own_clauses(part: str) -> None:
    whole, thinner = own_points(told(WHOLE)), own_points(told(without(part)))
    assert whole[part] - thinner[part] > 1
    assert max(abs(whole[other] - thinner[other]) for other in PARTS if other != part) < whole[part] - thinner[part]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_was_added_rises_and_no_other_moves(part: str) -> None:
    before, now = points(alone(without(part))), points(after(without(part), WHOLE))
    assert now[part] - before[part] >= 1
    assert max(round(abs(now[other] - before[other]), 2) for other in PARTS if other != part) <= 0.5


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_was_dropped_falls_and_no_other_moves(part: str) -> None:
    before, now = points(alone(WHOLE)), points(after(WHOLE, without(part)))
    assert before[part] - now[part] >= 1
    assert max(round(abs(now[other] - before[other]), 2) for other in PARTS if other != part) <= 0.5


def test_a_part_put_more_vaguely_falls() -> None:
    vague = without("result", "It went well in the end and everyone was quite happy with the good result.")
    before, now = points(alone(WHOLE)), points(after(WHOLE, vague))
    assert now["result"] < before["result"] - 0.5


def test_the_same_story_in_another_order_keeps_its_points() -> None:
    shuffled = " ".join(PARTS[part] for part in ("result", "situation", "task", "action", "reasoning"))
    assert points(after(WHOLE, shuffled)) == points(alone(WHOLE))


def test_a_story_that_is_wholly_new_is_graded_afresh() -> None:
    other = (
        "Two summers ago a ferry line in Split asked my group for a plan of its crews. My task was the night shifts. "
        "I counted sick days per boat and moved eleven sailors. By August nobody was on two boats in one night."
    )
    assert points(after(WHOLE, other)) == pytest.approx(points(alone(other)), abs=0.06)


def test_no_telling_stands_farther_from_its_own_clauses_than_it_may() -> None:
    for part, reach in REACH.items():
        assert held_near(part, 5.0, 1.0) <= 1 + reach
        assert held_near(part, 1.0, 5.0) >= 5 - reach
        assert held_near(part, 3.0, 3.0) == 3.0
        assert 1.0 <= held_near(part, 1.0, -9.0) <= held_near(part, 5.0, 99.0) <= 5.0


def test_what_moved_a_judged_part_is_said() -> None:
    before = alone_judged(without("result"))
    now = reread(with_judged(plain(WHOLE)), told(WHOLE), Earlier(before, told(without("result"))))
    assert now.judged["result"].because[0] == GAINED
    assert now.judged["task"].because[0] == HELD
    assert now.judged["task"].points == before.judged["task"].points
    back = reread(with_judged(plain(without("result"))), told(without("result")), Earlier(now, told(WHOLE)))
    assert back.judged["result"].because[0] == LOST
    assert back.judged["result"].because.count(GAINED) == 0


def alone_judged(story: str) -> Reading:
    return reread(with_judged(plain(story)), told(story))


def with_judged(reading: Reading) -> Reading:
    """As if a scorer had given every part a 3 for reasons of its own."""
    three = Score(points=3.0, low=2.0, high=4.0, because=("tells your own steps",))
    return reading.model_copy(update={"judged": dict.fromkeys(PARTS, three)})


def test_what_is_no_story_is_left_as_it_was_read() -> None:
    unread = plain("I don't know.")
    assert unread.kind != "answer"
    assert reread(unread, told("I don't know.")) == unread


def test_a_story_of_nothing_but_the_question_has_no_clauses_and_is_still_read() -> None:
    nothing = told(STORY.asks)
    assert nothing.clauses == ()
    assert where_told(nothing, "task") is None
    assert own_points(nothing).keys() == PARTS.keys()


def test_a_very_long_story_is_read_more_coarsely() -> None:
    long = " ".join(f"In week {n} I wrote report number {n} for buyer number {n} of the chain." for n in range(260))
    clauses = told(long).clauses
    assert MOST_CLAUSES / 4 < len(clauses) < 260
    assert clauses[-1].end == len(long)
    assert len(texts_to_embed(STORY.asks, long)) <= MOST_CLAUSES + len(partexamples.TEXTS)


def test_no_example_sentence_is_taken_from_a_labelled_answer() -> None:
    known = set()
    for text in partexamples.TEXTS:
        known |= _runs(text)
    sets = sorted((ROOT / "evals" / "datasets").glob("behavioral*.jsonl"))
    assert sets
    for row in (row for file in sets for row in read_answers(file, None, True)):
        assert not known & _runs(row.outside.answer), row.id


def _runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    said = words(re.sub(r"[^\w\s']", " ", text.casefold()))
    return {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}
