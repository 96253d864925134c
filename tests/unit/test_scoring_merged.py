"""Two readers, one score: added up from what stands, held to the local reading, told where the readers differ."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor import bands
from candor.interview.question import LEVELS, STAR, HeldTo, Level, Question
from candor.interview.reading import Graded, Measures, PointLevel, PointReading, Quote, Reading, Score
from candor.interview.verdicts import Verdict, Verdicts, WrongStatement, heard
from candor.scoring import scales
from candor.scoring.merged import Exchange, published, summed
from candor.scoring.sheet import sheet
from fakes import a_point, a_question

WORDS = Quote(turn=1, quote="words of the answer", start=0, end=19)
TECHNICAL = a_question()
PROJECT = a_question(kind="project")
STORY = a_question(kind="behavioral", key_points=tuple(
    a_point(part, weight) for part, weight in zip(STAR, (2, 1, 3, 2, 2), strict=True)
))  # fmt: skip
GUIDED = a_question(held_to=HeldTo(basis="guide", ideas=("it is so",)))
LOCAL = Reading(kind="answer", measures=Measures(words=60, sentences=4))


def verdicts_of(question: Question, levels: dict[str, PointLevel], wrong: int = 0) -> Verdicts:
    """What stands where the criteria of `levels` are so and all others missed; a dimension's name alone means all."""
    on_sheet = sheet(question)
    told = {one.id: levels.get(one.id, levels.get(one.dimension, "missed")) for one in on_sheet}
    criteria = tuple(
        Verdict(criterion=name, level=level, evidence=WORDS if level != "missed" else None)
        for name, level in told.items()
    )
    points = tuple(
        PointReading(point=name.partition(".")[2], level=level, evidence=WORDS if level != "missed" else None)
        for name, level in told.items() if name.startswith("point.")
    )  # fmt: skip
    said = tuple(WrongStatement(evidence=WORDS.model_copy(update={"start": n})) for n in range(wrong))
    return Verdicts(criteria=criteria, points=points, wrong=said, words=60)


def exchange(question: Question, *found: Verdicts, level: Level = "mid", hints: int = 0) -> Exchange:
    return Exchange(question, level, [heard(LOCAL, one) for one in found], found, hints)


def local_of(question: Question, points: float) -> Graded:
    dimensions = list(summed(exchange(question, verdicts_of(question, {}))))
    score = Score(points=points, low=max(points - 0.7, 1), high=min(points + 0.7, 5), because=("as read here",))
    return Graded(scores=dict.fromkeys([*dimensions, "overall"], score))


ALL: dict[str, PointLevel] = dict.fromkeys(
    ("point", "answered", "reasoning", "communication", *STAR), "met"
)  # fmt: skip


@pytest.mark.parametrize("question", [TECHNICAL, PROJECT, STORY, GUIDED])
def test_everything_met_is_a_five_and_nothing_a_one(question: Question) -> None:
    assert set(summed(exchange(question, verdicts_of(question, ALL), level="junior")).values()) == {5.0}
    assert set(summed(exchange(question, verdicts_of(question, {}))).values()) == {1.0}


@pytest.mark.parametrize(
    "levels, points",
    [
        ({"reasoning.why": "met"}, 3.0), ({"reasoning.why": "partly"}, 2.0),
        ({"reasoning.why": "met", "reasoning.chain": "met"}, 3.8),
        ({"reasoning.why": "met", "reasoning.chain": "met", "reasoning.weighed": "met"}, 4.4),
        ({f"reasoning.{name}": "met" for name in ("why", "chain", "weighed", "condition")}, 4.9),
    ],
)
def test_a_reason_is_acceptable_carried_on_it_is_good_weighed_it_stands_out(
    levels: dict[str, PointLevel], points: float
) -> None:
    assert summed(exchange(TECHNICAL, verdicts_of(TECHNICAL, levels)))["reasoning"] == points


def test_where_nobody_wrote_points_what_was_asked_is_acceptable_and_the_rest_of_it_good() -> None:
    core = exchange(GUIDED, verdicts_of(GUIDED, {"answered.core": "met"}))
    rest = exchange(GUIDED, verdicts_of(GUIDED, {"answered.core": "met", "answered.rest": "met"}))
    assert (summed(core)["correctness"], summed(rest)["correctness"]) == (3.0, 4.2)


def test_what_is_not_so_and_hints_cost_correctness_and_nothing_else() -> None:
    clean, hinted = exchange(GUIDED, verdicts_of(GUIDED, ALL)), exchange(GUIDED, verdicts_of(GUIDED, ALL), hints=2)
    wrong = exchange(GUIDED, verdicts_of(GUIDED, ALL, wrong=9))
    costs = {name: summed(clean)[name] - summed(wrong)[name] for name in summed(clean)}
    assert costs == {"correctness": bands.OTHER_WRONG_COST * bands.MOST_OTHER_WRONG, "reasoning": 0, "communication": 0}
    assert summed(hinted)["correctness"] == 5 - 2 * bands.HINT_COST


def test_a_follow_up_adds_and_never_takes_away() -> None:
    good, poor = verdicts_of(TECHNICAL, ALL), verdicts_of(TECHNICAL, {"communication": "met"})
    assert summed(exchange(TECHNICAL, good, poor)) == summed(exchange(TECHNICAL, good))
    assert summed(exchange(TECHNICAL, poor, good)) == summed(exchange(TECHNICAL, good))


def test_a_gullible_model_lifts_no_score_beyond_the_bound_and_both_readings_are_told() -> None:
    after = published(local_of(TECHNICAL, 2.0), exchange(TECHNICAL, verdicts_of(TECHNICAL, ALL)))
    for name, score in after.scores.items():
        assert score.points == 2.0 + bands.FARTHEST_APART or name == "overall"
        assert score.points <= 2.0 + bands.FARTHEST_APART
        assert (score.local, score.model) == (2.0, 5.0)
        assert score.low <= 2.0 and score.high == 5.0
        assert score.because[0] == "two readers differ: 2.0 by Candor alone, 5.0 by the language model"


def test_readers_that_lie_near_each_other_make_a_band_of_the_same_width_and_no_fuss() -> None:
    found = verdicts_of(TECHNICAL, {"reasoning.why": "met", "reasoning.chain": "met"})
    score = published(local_of(TECHNICAL, 3.2), exchange(TECHNICAL, found)).scores["reasoning"]
    assert (score.points, score.low, score.high) == (3.8, 3.1, 4.5)
    assert not any("differ" in why for why in score.because)


def test_how_an_answer_is_told_is_half_measured_and_half_read() -> None:
    after = published(local_of(TECHNICAL, 3.0), exchange(TECHNICAL, verdicts_of(TECHNICAL, ALL)))
    score = after.scores["communication"]
    assert (score.points, score.local, score.model) == (4.0, 3.0, 5.0)


def test_an_answer_that_speaks_to_the_grader_is_never_scored_above_the_local_reading() -> None:
    local = local_of(TECHNICAL, 2.5)
    raised = published(local, exchange(TECHNICAL, verdicts_of(TECHNICAL, ALL)), manipulated=True)
    assert {score.points for name, score in raised.scores.items() if name != "overall"} == {2.5}
    assert raised.scores["overall"].points <= 2.5
    lowered = published(local, exchange(TECHNICAL, verdicts_of(TECHNICAL, {})), manipulated=True)
    assert all(score.points <= 2.5 for score in lowered.scores.values())


def test_without_verdicts_the_local_grade_stays_as_it_is() -> None:
    local = local_of(TECHNICAL, 3.0)
    assert published(local, exchange(TECHNICAL)) == local


LEVEL = st.sampled_from(["met", "partly", "missed"])
POINTS = st.integers(10, 50).map(lambda tenths: tenths / 10)


@given(st.sampled_from([TECHNICAL, PROJECT, STORY, GUIDED]), st.data(), POINTS, st.booleans())
def test_no_published_score_leaves_the_bounds_whatever_stands(
    question: Question, data: st.DataObject, points: float, manipulated: bool
) -> None:
    levels = {one.id: data.draw(LEVEL) for one in sheet(question)}
    local, found = local_of(question, points), verdicts_of(question, levels, data.draw(st.integers(0, 4)))
    after = published(local, exchange(question, found), manipulated)
    assert set(after.scores) == set(local.scores)
    for name, score in after.scores.items():
        assert abs(score.points - local.scores[name].points) <= bands.FARTHEST_APART + 1e-9
        assert score.low <= score.points <= score.high
        assert not manipulated or score.points <= local.scores[name].points
    assert after.scores["overall"].points <= scales.overall(
        question.kind, question.story, dict.fromkeys(after.scores, 5.0)
    )


@given(st.sampled_from([TECHNICAL, PROJECT, STORY, GUIDED]), st.data())
def test_more_that_stands_never_means_less_and_a_higher_level_never_more(
    question: Question, data: st.DataObject
) -> None:
    levels = {one.id: data.draw(LEVEL) for one in sheet(question)}
    better = {name: "met" if data.draw(st.booleans()) else level for name, level in levels.items()}
    before = summed(exchange(question, verdicts_of(question, levels)))
    after = summed(exchange(question, verdicts_of(question, better)))
    assert all(after[name] >= before[name] for name in before)
    by_level = [summed(exchange(question, verdicts_of(question, levels), level=level)) for level in LEVELS]
    assert all(low[name] >= high[name] for low, high in pairwise(by_level) for name in low)


def test_a_right_answer_need_not_say_all_that_a_reference_answer_says() -> None:
    held = a_question(held_to=HeldTo(basis="reference", ideas=("it is so",)))
    assert not any(one.dimension == "point" for one in sheet(held))
    assert summed(exchange(held, verdicts_of(held, {"answered": "met"}), level="junior"))["correctness"] == 5.0
