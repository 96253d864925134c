"""Grades: monotone in what was conveyed, fair between levels, capped as printed, never made of nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor import bands
from candor.interview.question import LEVELS, Level
from candor.interview.reading import Graded, Reading, Score, Ungraded
from candor.scoring import scales
from candor.scoring.grade import grade
from candor.scoring.reader import read
from scoring_samples import ALARM, BACKUP, DRILL, ELSEWHERE, PLACE, STORY, TOLD, WRONG, reading

SCORE = st.integers(10, 50).map(lambda tenths: tenths / 10)


def graded(*answers: Reading, level: Level = "mid", hints: int = 0) -> Graded:
    found = grade(BACKUP, level, answers, hints)
    assert isinstance(found, Graded)
    return found


def points(found: Graded) -> dict[str, float]:
    return {name: score.points for name, score in found.scores.items()}


def test_more_points_met_never_lower_correctness() -> None:
    answers = ("", DRILL, f"{DRILL} {PLACE}", f"{DRILL} {PLACE} {ALARM}")
    scores = [points(graded(reading(f"{answer} {ELSEWHERE}"), level="senior"))["correctness"] for answer in answers]
    assert scores == sorted(scores)
    assert scores[-1] == 5.0


@pytest.mark.parametrize("answer", [DRILL, f"{DRILL} {PLACE}", ALARM, f"{ALARM} {PLACE}", f"{WRONG} {DRILL}", TOLD])
def test_the_same_answer_never_scores_higher_for_a_higher_level(answer: str) -> None:
    by_level = [points(graded(reading(answer), level=level)) for level in LEVELS]
    for name in by_level[0]:
        scores = [scores[name] for scores in by_level]
        assert scores == sorted(scores, reverse=True)


def test_a_junior_is_not_held_to_what_is_expected_of_a_senior() -> None:
    found = reading(f"{DRILL} {PLACE}")
    assert points(graded(found, level="junior"))["correctness"] == 5.0
    assert "two of two key points met" in graded(found, level="junior").scores["correctness"].because


@pytest.mark.parametrize(("hints", "ceiling"), [(0, 5.0), (1, 4.5), (2, 4.0), (3, 3.5)])
def test_each_hint_lowers_the_ceiling_of_correctness_by_half_a_point(hints: int, ceiling: float) -> None:
    full = reading(f"{DRILL} {PLACE} {ALARM}")
    assert points(graded(full, hints=hints))["correctness"] == ceiling


def test_a_misconception_takes_away() -> None:
    right, mixed = graded(reading(DRILL)), graded(reading(f"{DRILL} {WRONG}"))
    assert points(mixed)["correctness"] < points(right)["correctness"]
    assert "one statement that is not right" in mixed.scores["correctness"].because


def test_repeated_text_earns_nothing() -> None:
    once, often = points(graded(reading(DRILL))), points(graded(reading(" ".join([DRILL] * 6))))
    assert often["correctness"] == once["correctness"]
    assert often["reasoning"] <= once["reasoning"]
    assert often["overall"] <= once["overall"]


def test_a_follow_up_adds_to_the_thread_and_takes_nothing_away() -> None:
    first, second = reading(DRILL), reading(PLACE, earlier=(DRILL,))
    alone, together = points(graded(first)), points(graded(first, second))
    assert together["correctness"] > alone["correctness"]
    assert together["reasoning"] >= alone["reasoning"]


def test_not_knowing_a_follow_up_leaves_the_first_answer_standing() -> None:
    first = reading(DRILL)
    assert points(graded(first, reading("I don't know.")))["correctness"] == points(graded(first))["correctness"]


def test_not_knowing_is_graded_with_ones_and_says_why() -> None:
    found = graded(reading("I don't know, sorry."))
    assert set(points(found).values()) == {1.0}
    assert found.scores["overall"].because == ("you said that you did not know",)


def test_an_answer_about_something_else_is_graded_with_ones() -> None:
    assert set(points(graded(reading(ELSEWHERE))).values()) == {1.0}


@pytest.mark.parametrize(
    "answer",
    ["What do you mean by that?", "Hello, nice to meet you!", "Das ist eine gute Frage und ich weiß es nicht."],
)
def test_what_is_no_attempt_is_not_graded(answer: str) -> None:
    assert isinstance(grade(BACKUP, "mid", [reading(answer)], 0), Ungraded)


def test_a_few_words_without_vectors_are_not_graded() -> None:
    short = read(BACKUP, 1, "Restore it on a spare machine.", BACKUP.asks, [], None)
    assert isinstance(grade(BACKUP, "mid", [short], 0), Ungraded)


def test_no_answer_is_not_graded() -> None:
    assert isinstance(grade(BACKUP, "mid", [], 0), Ungraded)


@given(SCORE, SCORE, SCORE, st.sampled_from(["technical", "project"]))
def test_overall_keeps_under_its_ceilings(content: float, reasoning: float, told: float, kind: str) -> None:
    name = "correctness" if kind == "technical" else "substance"
    found = scales.overall(kind, True, {name: content, "reasoning": reasoning, "communication": told})
    assert 1 <= found <= 5
    assert found <= content + bands.OVERALL_ABOVE_CORRECTNESS
    assert found <= reasoning + bands.OVERALL_ABOVE_REASONING


@given(st.fixed_dictionaries(dict.fromkeys((*bands.OVERALL_WEIGHTS["behavioral"],), SCORE)), st.booleans())
def test_overall_of_a_story_keeps_near_what_was_done_and_rises_with_every_part(
    scores: dict[str, float], story: bool
) -> None:
    found = scales.overall("behavioral", story, scores)
    if story:
        assert found <= scores["action"] + bands.OVERALL_ABOVE_ACTION
    for name in scores:
        better = {**scores, name: min(scores[name] + 0.5, 5.0)}
        assert scales.overall("behavioral", story, better) >= found


def test_the_weights_of_every_kind_add_up_to_one() -> None:
    for weights in bands.OVERALL_WEIGHTS.values():
        assert sum(weights.values()) == pytest.approx(1.0)


def test_a_band_holds_its_score_and_widens_without_vectors() -> None:
    answer = f"{DRILL} {PLACE} {ALARM}"
    close = graded(reading(answer)).scores["communication"]
    loose = graded(read(BACKUP, 1, answer, BACKUP.asks, [], None)).scores["communication"]
    assert close.low <= close.points <= close.high
    assert loose.high - loose.low > close.high - close.low


def test_every_score_says_why_in_at_most_three_phrases() -> None:
    for score in graded(reading(f"{DRILL} {WRONG}"), hints=1).scores.values():
        assert 1 <= len(score.because) <= 3 or score.because == ()


def test_a_told_story_scores_in_every_part_and_an_empty_one_in_none() -> None:
    full = grade(STORY, "mid", [reading(TOLD, question=STORY)], 0)
    empty = grade(STORY, "mid", [reading("I always try to be on time, it is important to me.", question=STORY)], 0)
    assert isinstance(full, Graded)
    assert isinstance(empty, Graded)
    for part in ("situation", "task", "action", "result", "reasoning"):
        assert full.scores[part].points >= 3.0
        assert empty.scores[part].points <= 2.0
    assert full.scores["overall"].points > empty.scores["overall"].points + 1.5


def judged(answer: str, **points: float) -> Reading:
    scores = {name: Score(points=at, low=max(at - 1, 1), high=min(at + 1, 5)) for name, at in points.items()}
    return reading(answer).model_copy(update={"judged": scores})


def test_what_the_scorer_says_stands_in_the_place_of_the_formula() -> None:
    found = graded(judged(DRILL, reasoning=4.2, communication=1.6))
    assert points(found)["reasoning"] == 4.2
    assert points(found)["communication"] == 1.6
    assert points(found)["correctness"] == points(graded(reading(DRILL)))["correctness"]
    assert points(found)["overall"] == scales.overall("technical", True, points(found))


def test_an_answer_that_gives_real_reasons_is_not_called_astray() -> None:
    assert set(points(graded(judged(ELSEWHERE, reasoning=2.0))).values()) == {1.0}
    assert points(graded(judged(ELSEWHERE, reasoning=3.4)))["reasoning"] == 3.4


def test_delivery_is_judged_over_all_answers_by_their_words() -> None:
    long, short = judged(f"{DRILL} {PLACE} {ALARM}", communication=4.0), judged(PLACE, communication=2.0)
    assert 3.0 < points(graded(long, short))["communication"] < 4.0


def test_a_band_of_the_scorer_does_not_lean_with_the_level() -> None:
    found = graded(judged(DRILL, reasoning=4.2), level="senior").scores["reasoning"]
    assert found.points < 4.2
    assert (found.low, found.high) == (3.2, 5.0)
