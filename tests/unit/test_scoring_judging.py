"""The shipped scorer with the shipped model: empty answers stay low, levels and length earn nothing, reasons add."""

import asyncio
from collections.abc import Iterator

import pytest

from candor.evaluation.made_up import EMPTY
from candor.evaluation.outside import Grader, Outside
from candor.interview.question import LEVELS, Level, Question
from candor.interview.reading import Graded, Reading
from candor.ports import Embedder
from candor.scoring.grade import grade
from candor.scoring.learned import Scorer
from candor.scoring.reader import read, texts_to_embed
from candor.settings import read_settings
from candor.text.vectors import Vectors
from candor.wiring import make_embedder, shipped_scorer
from fakes import shipped_guide

ASKS = "How do you find out whether a new ranking of search results is better for the people who use it?"
ARGUED = (
    "I would split by person and not by search, because somebody who sees both lists spoils both. One figure is fixed "
    "before the start, say sessions that end with a bought item, and from the smallest gain worth having I work out "
    "how many people it takes. If I stopped at the first good morning, I would take luck for a gain, so I wait for "
    "full weeks; the price is that a bad ranking hurts half of the shop for longer, and for that I keep a floor."
)
RECITED = (
    "A/B test. Control group, treatment group. Randomisation. Primary metric, guardrail metrics. Sample size, power, "
    "significance level. Two weeks. P-value. Confidence interval. Novelty effect. Interleaving. NDCG, MRR, CTR."
)
STORY = (
    "Last spring at an insurer our nightly import broke two days before the audit, and without it we would have paid "
    "a fine. It was my job to get it running by Friday. I read the log, found that a supplier had swapped two columns, "
    "wrote a check that compares names before loading, and reran nine days of data that night. I chose a check rather "
    "than a fixed order because the supplier changes things every month. In the end the audit passed, and the check "
    "has caught four more swaps since; next time I would ask for a contract on the format first."
)


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    made = make_embedder(read_settings())
    asyncio.run(made.warm())
    yield made
    made.close()


@pytest.fixture(scope="module")
def scorer(embedder: Embedder) -> Scorer:
    found = shipped_scorer(embedder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def grader(embedder: Embedder, scorer: Scorer) -> Grader:
    made = Grader(shipped_guide(), embedder, scorer=scorer)
    asyncio.run(made.warm())
    return made


def scores(grader: Grader, answer: str, level: Level = "mid", behavioral: bool = False) -> dict[str, float]:
    graded, _ = asyncio.run(grader.graded(Outside(ASKS, answer, level=level, behavioral=behavioral)))
    assert isinstance(graded, Graded)
    return {name: score.points for name, score in graded.scores.items()}


def vectors_of(embedder: Embedder, question: Question, answer: str) -> Vectors:
    found = asyncio.run(embedder.embed(texts_to_embed(question, answer, question.asks)))
    assert found is not None
    return found


def read_as_heard(embedder: Embedder, scorer: Scorer, question: Question, answer: str) -> Reading:
    vectors = vectors_of(embedder, question, answer)
    return read(question, 1, answer, question.asks, [], vectors, scorer)


EMPTY_ANSWERS = {
    "copied": f"{ASKS} {ASKS}",
    "stuffed": "ranking, metric, users, uplift, baseline, NDCG, clicks, significance, power, randomisation, cohort, "
               "holdout, variance, dwell, conversion, bucket, exposure, interleaving, novelty, seasonality.",
    "repeated": " ".join(["I would test it with users."] * 10),
    "empty": " ".join(EMPTY[1:9]),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(EMPTY_ANSWERS))
def test_answers_that_say_nothing_stay_low(grader: Grader, kind: str) -> None:
    found = scores(grader, EMPTY_ANSWERS[kind])
    assert found["reasoning"] <= 2.5
    assert found["overall"] <= 2.2


def test_reasons_are_worth_more_than_names_at_any_length(grader: Grader) -> None:
    argued, recited = scores(grader, ARGUED), scores(grader, RECITED)
    assert argued["reasoning"] >= 4
    assert recited["reasoning"] <= 1.5
    assert scores(grader, f"{RECITED} {RECITED.replace('.', ';')}")["reasoning"] <= 1.8


@pytest.mark.parametrize("answer", [ARGUED, RECITED, EMPTY_ANSWERS["empty"]])
def test_no_answer_scores_higher_for_a_higher_level(grader: Grader, answer: str) -> None:
    by_level = [scores(grader, answer, level) for level in LEVELS]
    for name in by_level[0]:
        found = [of[name] for of in by_level]
        assert found == sorted(found, reverse=True), name


def test_no_answer_to_the_bank_scores_higher_for_a_higher_level(embedder: Embedder, scorer: Scorer) -> None:
    for question in [q for q in shipped_guide().questions() if q.kind == "technical"][::12]:
        for answer in (question.model_answer or "", (question.model_answer or "").split(". ")[0]):
            reading = read_as_heard(embedder, scorer, question, answer)
            graded = [grade(question, level, [reading], 0) for level in LEVELS]
            found = [g.scores[name].points for name in ("correctness", "overall") for g in graded
                     if isinstance(g, Graded)]  # fmt: skip
            assert found[:3] == sorted(found[:3], reverse=True)
            assert found[3:] == sorted(found[3:], reverse=True)


def test_a_hint_lowers_the_ceiling_of_what_the_scorer_says_too(embedder: Embedder, scorer: Scorer) -> None:
    question = next(q for q in shipped_guide().questions() if q.kind == "technical" and not q.case)
    reading = read_as_heard(embedder, scorer, question, question.model_answer or "")
    plain, hinted = (grade(question, "mid", [reading], hints) for hints in (0, 2))
    assert isinstance(plain, Graded)
    assert isinstance(hinted, Graded)
    assert hinted.scores["correctness"].points <= 4.0 < plain.scores["correctness"].points


def test_a_reply_to_a_follow_up_never_takes_away(embedder: Embedder, scorer: Scorer) -> None:
    question = next(q for q in shipped_guide().questions() if q.kind == "technical" and not q.case)
    first = read_as_heard(embedder, scorer, question, question.model_answer or "")
    second = read_as_heard(embedder, scorer, question, "Yes, I think that is so.")
    alone, together = (grade(question, "mid", answers, 0) for answers in ([first], [first, second]))
    assert isinstance(alone, Graded)
    assert isinstance(together, Graded)
    for name in ("correctness", "reasoning"):
        assert together.scores[name].points >= alone.scores[name].points


def test_every_part_of_a_told_story_counts_and_leaving_one_out_lowers_it(grader: Grader) -> None:
    whole = scores(grader, STORY, behavioral=True)
    no_end = scores(grader, STORY.split(" In the end")[0], behavioral=True)
    assert min(whole[part] for part in ("situation", "task", "action", "result")) >= 3
    assert no_end["result"] <= whole["result"] - 1
    assert whole["overall"] > scores(grader, EMPTY_ANSWERS["empty"], behavioral=True)["overall"] + 1.5


def test_each_score_says_what_moved_it_and_lies_in_its_band(grader: Grader) -> None:
    for answer, behavioral in ((ARGUED, False), (RECITED, False), (STORY, True)):
        graded, reading = asyncio.run(grader.graded(Outside(ASKS, answer, behavioral=behavioral)))
        assert isinstance(graded, Graded)
        assert reading is not None
        assert reading.fold is None
        for name, score in graded.scores.items():
            assert score.low <= score.points <= score.high
            assert 1 <= len(score.because) <= 3 or name == "overall"


def test_without_a_scorer_or_with_another_model_the_formulas_judge(embedder: Embedder) -> None:
    question = next(q for q in shipped_guide().questions() if q.kind == "technical")
    reading = read(question, 1, ARGUED, question.asks, [], vectors_of(embedder, question, ARGUED))
    assert reading.judged == {}

    class Other:
        model = "another model"

    assert shipped_scorer(Other()) is None  # type: ignore[arg-type]
