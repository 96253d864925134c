"""How the scorer is fitted: folds by question, nothing of a fold in its own fit, bands that hold what they say."""

import numpy as np
import pytest

from candor.evaluation import fitting
from candor.evaluation.fitting import Recipe
from candor.evaluation.labelled import Row
from candor.evaluation.made_up import made_up
from candor.evaluation.outside import Outside

READINGS = ["cause", "number", "vague", "trade_off"]


def drawn(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, labels that follow two of the readings, folds."""
    dice = np.random.default_rng(5)
    rows = dice.normal(size=(count, len(READINGS)))
    labels = np.clip(3 + rows[:, 0] - rows[:, 2] + 0.3 * dice.normal(size=count), 1, 5)
    return rows, labels, np.arange(count) % fitting.FOLDS


def test_a_question_has_the_same_fold_whatever_else_there_is() -> None:
    folds = {f"question {i}": fitting.fold_of(f"question {i}", 10, 7) for i in range(300)}
    assert set(folds.values()) == set(range(10))
    assert fitting.fold_of("question 4", 10, 7) == folds["question 4"]
    assert any(fitting.fold_of(group, 10, 8) != fold for group, fold in folds.items())


def test_what_follows_the_readings_is_found_in_answers_never_seen() -> None:
    rows, labels, fold = drawn(300)
    alike = fitting.kernel(rows, READINGS)
    found = fitting.out_of_fold(alike, labels, fold, 0.3)
    assert np.corrcoef(found, labels)[0, 1] > 0.8


def test_a_label_moves_no_prediction_of_its_own_fold() -> None:
    rows, labels, fold = drawn(100)
    alike = fitting.kernel(rows, READINGS)
    before = fitting.out_of_fold(alike, labels, fold, 0.3)
    labels[fold == 3] = 5.0
    after = fitting.out_of_fold(alike, labels, fold, 0.3)
    assert after[fold == 3] == pytest.approx(before[fold == 3])
    assert not np.allclose(after[fold != 3], before[fold != 3])


def test_the_shipped_folds_weigh_nothing_of_their_own() -> None:
    rows, labels, fold = drawn(120)
    measured = np.ones(120, dtype=bool)
    whole, folds = fitting.fits(fitting.kernel(rows, READINGS), labels, fold, fold % 3, measured, Recipe({}))
    assert (whole.weights != 0).all()
    for held, fit in enumerate(folds):
        assert (fit.weights[fold == held] == 0).all()
        assert (fit.weights[fold != held] != 0).all()


def test_stretching_gives_back_the_spread_that_fitting_takes() -> None:
    predicted, labels = np.array([2.8, 3.0, 3.2]), np.array([1.0, 3.0, 5.0])
    slope, shift = fitting.stretch(predicted, labels, 1.0)
    assert (shift + slope * predicted).std() == pytest.approx(labels.std())
    assert (shift + slope * predicted).mean() == pytest.approx(3.0)


def test_a_band_is_the_narrowest_that_holds_four_fifths() -> None:
    dice = np.random.default_rng(3)
    points, words = dice.uniform(1, 5, 2000), dice.integers(10, 200, 2000).astype(float)
    labels = points + dice.normal(scale=0.5, size=2000)
    band = fitting.band(points, labels, words)
    reach = [pair for row in band.reach for pair in row]
    assert all(low <= 0 <= high for low, high in reach)
    rows, columns = np.searchsorted(band.points, points), np.searchsorted(band.words, words)
    away = labels - points
    held = [low <= off <= high for off, (low, high) in
            zip(away, (band.reach[i][j] for i, j in zip(rows, columns, strict=True)), strict=True)]  # fmt: skip
    share = float(np.mean(held))
    assert 0.8 <= share <= 0.87, "four fifths, and an edge for the rounding of points"
    assert np.median([high - low for low, high in reach]) < 1.7


def test_made_up_answers_say_nothing_and_are_worth_little() -> None:
    row = Row("one", Outside("Why is a test set kept apart?", "So that nobody fits to it. It stays honest."), "one")
    made = {found.kind: found for found in made_up([row], 1, 7)}
    assert set(made) == {"copied", "stuffed", "repeated", "empty"}
    assert row.outside.question in made["copied"].answer
    assert all(found.scores["reasoning"] <= 2 and found.scores["correctness"] <= 2 for found in made.values())
    assert [found.answer for found in made_up([row], 1, 7)] == [found.answer for found in made.values()]
