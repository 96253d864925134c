"""The trained scorer as plain numbers: likeness, folds for answers it was fitted on, pulls, bands; and what ships."""

import json
from typing import Any

import numpy as np
import pytest

from candor.evaluation.labelled import read_answers
from candor.resources import weights_folder
from candor.scoring import learned, signs
from candor.scoring.criteria import TEXTS
from candor.scoring.learned import Pull, Scorer, answer_hash, read_scorer
from fakes import CHECKOUT

READINGS = ["cause", "number", "vague"]
ASKS = "Why is a held-out set kept apart?"
LABELLED = ("technical", "technical-b", "technical-c", "technical-e", "behavioral", "behavioral-d", "behavioral-f")


def fit(base: float, *weights: float) -> dict[str, Any]:
    return {"base": base, "slope": 1.0, "shift": 0.0, "weights": list(weights)}


def small() -> Scorer:
    """Two answers: many reasons and few general words, and the other way round. Fold 0 never saw either."""
    told = {
        "readings": READINGS, "mean": [2.0, 1.0, 3.0], "spread": [1.0, 1.0, 1.0],
        "rows": [[20, 0, -20], [-20, 0, 20]],
        "dimensions": {"reasoning": {"formula": 0.0, "whole": fit(3.0, 2.0, -2.0), "folds": [fit(3.0, 0.0, 0.0)]}},
        "bands": {"reasoning": {"points": [3.0], "words": [50.0],
                                "reach": [[[-0.5, 1.0], [-0.4, 0.4]], [[-1.0, 0.5], [-0.3, 0.3]]]}},
    }  # fmt: skip
    common = {"model": "a model", "sounds": [0.0], "seen": {answer_hash(ASKS, "Because it is."): 0}}
    return read_scorer({"common": common, "technical": told})


STRONG = {"cause": 4.0, "number": 1.0, "vague": 1.0}
WEAK = {"cause": 0.0, "number": 1.0, "vague": 5.0}


def points(found: dict[str, float], fold: int | None = None) -> float:
    likeness = small().likenesses["technical"]
    return likeness.points("reasoning", likeness.compared(found), fold)[0]


def pulls_of(found: dict[str, float]) -> tuple[Pull, ...]:
    likeness = small().likenesses["technical"]
    return likeness.points("reasoning", likeness.compared(found), None)[1]


def test_an_answer_scores_like_the_ones_it_reads_like() -> None:
    assert points(STRONG) > 4.5
    assert points(WEAK) < 1.5
    assert points({"cause": 2.0, "number": 1.0, "vague": 3.0}) == pytest.approx(3.0)


def test_a_reading_that_is_missing_counts_as_average() -> None:
    assert points({}) == pytest.approx(points(dict(zip(READINGS, (2.0, 1.0, 3.0), strict=True))))


def test_an_answer_it_was_fitted_on_is_scored_by_the_fold_that_never_saw_it() -> None:
    scorer = small()
    assert scorer.fold_of(ASKS, "  Because\nit is. ") == 0
    assert scorer.fold_of(ASKS, "Because it was.") is None
    assert scorer.fold_of("Another question?", "Because it is.") is None
    assert points(STRONG, fold=0) == pytest.approx(3.0)


def test_pulls_name_the_families_that_moved_the_score_strongest_first() -> None:
    pulls = pulls_of(STRONG)
    assert {pull.family for pull in pulls[:2]} == {"causes", "certainty"}
    assert pulls[0].by > 0
    assert pulls[-1].family == "examples"
    assert pulls[-1].by == pytest.approx(0.0)
    assert pulls[0].words != pulls[1].words


def test_a_family_that_speaks_against_an_answer_says_so() -> None:
    told = {pull.family: pull.words for pull in pulls_of(WEAK) if pull.by < 0}
    assert told["causes"] == "says little of why it is so"


@pytest.mark.parametrize(("at", "words", "expected"), [
    (2.0, 10, (1.5, 3.0)), (2.0, 80, (1.6, 2.4)), (4.0, 10, (3.0, 4.5)), (4.8, 80, (4.5, 5.0)),
])  # fmt: skip
def test_a_band_reaches_as_far_as_labels_lay_from_such_points(
    at: float, words: int, expected: tuple[float, float]
) -> None:
    assert small().likenesses["technical"].bands["reasoning"].around(at, words) == expected


def test_likeness_is_one_for_the_same_readings_and_falls_with_distance() -> None:
    near = learned.likeness({"causes": np.array([0.0, 1.0, 9.0])}, {"causes": 3})
    assert near[0] == pytest.approx(1.0)
    assert near[0] > near[1] > near[2] > 0


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in weights_folder().glob("*.json")}


def test_every_shipped_reading_belongs_to_a_family_with_words_of_its_own(files: dict[str, Any]) -> None:
    families = {signs.family_of(name) for told in files.values() for name in told.get("readings", ())}
    assert len(families) >= 15
    said = [signs.told_of(family, raised) for family in families for raised in (True, False)]
    assert len(set(said)) == len(said)


def test_every_labelled_answer_is_known_to_the_shipped_scorer_with_its_fold(files: dict[str, Any]) -> None:
    scorer = read_scorer(files)
    for name in LABELLED:
        rows = read_answers(CHECKOUT / "evals" / "datasets" / f"{name}.jsonl")
        folds = {row.group: scorer.fold_of(row.outside.question, row.outside.answer) for row in rows}
        unseen = [row.id for row in rows if scorer.fold_of(row.outside.question, row.outside.answer) is None]
        assert len(unseen) <= len(rows) / 20, "only an answer that says nothing is not fitted on"
        for row in rows:
            fold = scorer.fold_of(row.outside.question, row.outside.answer)
            assert fold in (None, folds[row.group]), "all answers to a question share a fold"


def test_no_fold_weighs_an_answer_of_its_own(files: dict[str, Any]) -> None:
    for name, told in files.items():
        for found in told.get("dimensions", {}).values():
            whole = np.array(found["whole"]["weights"])
            left_out = [np.array(fold["weights"]) == 0 for fold in found["folds"]]
            assert np.sum(left_out, axis=0)[whole != 0].min() >= 1, name


def test_the_shipped_numbers_hold_no_words_of_any_answer(files: dict[str, Any]) -> None:
    common = files["common"]
    assert all(len(name) == 12 and int(name, 16) >= 0 for name in common["seen"])
    for name, told in files.items():
        if name not in ("common", "beside"):
            assert all(isinstance(value, int) for row in told["rows"] for value in row)
    assert len(TEXTS) == len(set(TEXTS))
