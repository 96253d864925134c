"""Fitting and testing a likeness: kernel ridge regression, folds, what fitting shrinks, bands. Plain linear algebra.

Nothing is read or written here, and there is no chance in it but the seed of the folds.
"""

import hashlib
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from candor.evaluation.agreement import HIGHEST, LOWEST, Floats
from candor.scoring.learned import FARTHEST, STEP, Band, Fit, likeness
from candor.scoring.signs import family_of

FOLDS = 10
SHARE_HELD = 0.8  # of the labels a band is to hold
BAND_POINTS = (1.5, 2.2, 2.9, 3.6, 4.3)
BAND_WORDS = (60.0,)
EDGE = 0.1  # labels are whole numbers: a reach that ends at one must not lose it to the rounding of points
LEAST_IN_BAND = 25  # answers; with fewer, both lengths share a band, and with fewer still all points do
Ints = NDArray[np.int64]


def folds_of(groups: Sequence[Hashable], folds: int, seed: int) -> Ints:
    """The fold of each row: whole groups, drawn."""
    distinct = sorted(set(groups), key=str)
    order = np.random.default_rng(seed).permutation(len(distinct))
    fold = {distinct[at]: place % folds for place, at in enumerate(order)}
    return np.array([fold[group] for group in groups], dtype=np.int64)


@dataclass(frozen=True)
class Recipe:
    """How one likeness is fitted. `shares` by dimension: how much of it the plain formula keeps. `ease` is the ridge;
    `stretch` how much of the spread of the labels held-out predictions are given back, since fitting shrinks them to
    the middle. `families` of readings, all when None; `by_author` when that spread is seen on authors held out, who are
    what an answer that nobody has seen comes from."""

    shares: Mapping[str, float]
    ease: float = 0.3
    stretch: float = 1.0
    by_author: bool = True
    families: tuple[str, ...] | None = None


def fold_of(group: str, folds: int, seed: int) -> int:
    """The fold of one group, drawn from its own name: it does not depend on what else there is."""
    return int(hashlib.sha256(f"{seed} {group}".encode()).hexdigest()[:8], 16) % folds


def standardised(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Rows as they are shipped (in tenths of a deviation), mean, spread."""
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread = np.where(spread < 1e-6, 1.0, spread)
    clipped = np.clip((values - mean) / spread, -FARTHEST, FARTHEST)
    return np.round(clipped * STEP) / STEP, mean, spread


def kernel(rows: Floats, readings: Sequence[str]) -> Floats:
    """Likeness of every row with every row."""
    columns: dict[str, list[int]] = {}
    for column, name in enumerate(readings):
        columns.setdefault(family_of(name), []).append(column)
    apart = {family: _apart(rows[:, of]) for family, of in columns.items()}
    return likeness(apart, {family: len(of) for family, of in columns.items()})


def _apart(rows: Floats) -> Floats:
    sizes = np.square(rows).sum(axis=1)
    return np.asarray(np.maximum(sizes[:, None] + sizes[None] - 2 * rows @ rows.T, 0.0))


@dataclass(frozen=True)
class Solved:
    """`base` and a weight for each row; rows not fitted on weigh nothing."""

    base: float
    weights: Floats

    def predicted(self, alike: Floats) -> Floats:
        return np.asarray(self.base + alike @ self.weights)


def solve(alike: Floats, labels: Floats, chosen: NDArray[np.bool_], ease: float) -> Solved:
    """Fitted on the `chosen` rows that have a label (nan for none)."""
    on = np.flatnonzero(chosen & ~np.isnan(labels))
    base = float(labels[on].mean())
    weights = np.zeros(len(labels))
    weights[on] = np.linalg.solve(alike[np.ix_(on, on)] + ease * np.eye(len(on)), labels[on] - base)
    return Solved(base, weights)


def out_of_fold(alike: Floats, labels: Floats, fold: Ints, ease: float) -> Floats:
    """What is predicted for each row by the fit that never saw its fold."""
    found = np.full(len(labels), np.nan)
    for held in np.unique(fold):
        out = fold == held
        found[out] = solve(alike, labels, ~out, ease).predicted(alike[out])
    return found


def stretch(predicted: Floats, labels: Floats, share: float) -> tuple[float, float]:
    """Slope and shift by which held-out predictions take the mean of the labels, and nearly their spread."""
    slope = share * float(labels.std() / max(predicted.std(), 1e-9))
    return slope, float(labels.mean() - slope * predicted.mean())


def stretched(
    predicted: Floats, seen: Floats, labels: Floats, fold: Ints, measured: NDArray[np.bool_], share: float
) -> Floats:
    """Each fold stretched as the others say, by what was predicted for them, `seen`."""
    found = np.empty(len(predicted))
    for held in np.unique(fold):
        out, others = fold == held, (fold != held) & measured
        slope, shift = stretch(seen[others], labels[others], share)
        found[out] = shift + slope * predicted[out]
    return np.clip(found, LOWEST, HIGHEST)


def fits(
    alike: Floats, labels: Floats, fold: Ints, author: Ints, measured: NDArray[np.bool_], recipe: Recipe
) -> tuple[Fit, tuple[Fit, ...]]:
    """The fit on everything, and one without each fold; stretched by held-out predictions."""
    held_out = out_of_fold(alike, labels, author if recipe.by_author else fold, recipe.ease)
    counted = measured & ~np.isnan(labels)

    def fit(without: int | None) -> Fit:
        chosen = np.ones(len(labels), dtype=bool) if without is None else fold != without
        solved, on = solve(alike, labels, chosen, recipe.ease), counted & chosen
        return Fit(solved.base, solved.weights, *stretch(held_out[on], labels[on], recipe.stretch))

    return fit(None), tuple(fit(held) for held in range(FOLDS))


def band(points: Floats, labels: Floats, words: Floats) -> Band:
    """The narrowest reach about the points that holds the wanted share of labels, by points and length."""
    rows = np.searchsorted(np.array(BAND_POINTS), points, side="left")
    columns = np.searchsorted(np.array(BAND_WORDS), words, side="left")
    away = labels - points
    reach = tuple(
        tuple(_narrowest(away[_enough(rows, columns, i, j)]) for j in range(len(BAND_WORDS) + 1))
        for i in range(len(BAND_POINTS) + 1)
    )
    return Band(BAND_POINTS, BAND_WORDS, reach)


def _enough(rows: Ints, columns: Ints, i: int, j: int) -> NDArray[np.bool_]:
    for chosen in ((rows == i) & (columns == j), rows == i, np.abs(rows - i) <= 1):
        if chosen.sum() >= LEAST_IN_BAND:
            return np.asarray(chosen)
    return np.ones(len(rows), dtype=bool)


def _narrowest(away: Floats) -> tuple[float, float]:
    """The shortest stretch about nought that holds the share."""
    best = min(_stretches(np.sort(away)), key=lambda pair: pair[1] - pair[0])
    return round(best[0] - EDGE, 2), round(best[1] + EDGE, 2)


def _stretches(ordered: Floats) -> Iterator[tuple[float, float]]:
    needed = int(np.ceil(SHARE_HELD * len(ordered)))
    for first in range(len(ordered) - needed + 1):
        yield min(float(ordered[first]), 0.0), max(float(ordered[first + needed - 1]), 0.0)
