"""How far two readers of the same answers agree, as plain functions over numbers. No file, no model, no clock."""

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from candor.evaluation.metrics import SEED

Floats = NDArray[np.float64]
Measure = Callable[[Floats, Floats], float | None]
DRAWS = 1000  # of each interval below: fewer than elsewhere, since every draw ranks anew
LOWEST, HIGHEST = 1, 5


def pearson(predicted: Floats, labelled: Floats) -> float | None:
    """None where either side does not vary."""
    a, b = predicted - predicted.mean(), labelled - labelled.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 1e-12 else None


def spearman(predicted: Floats, labelled: Floats) -> float | None:
    return pearson(ranks(predicted), ranks(labelled))


def ranks(values: Floats) -> Floats:
    """From 1; equal values share the mean of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse].astype(np.float64)


def whole(values: Floats) -> NDArray[np.int64]:
    """Rounded half up, within 1..5."""
    return np.clip(np.floor(values + 0.5), LOWEST, HIGHEST).astype(np.int64)


def qwk(predicted: Floats, labelled: Floats) -> float | None:
    """Cohen's kappa with quadratic weights on whole scores; None where chance alone would agree fully."""
    a, b = whole(predicted) - LOWEST, whole(labelled) - LOWEST
    steps = HIGHEST - LOWEST + 1
    seen = np.bincount(a * steps + b, minlength=steps * steps).reshape(steps, steps) / len(a)
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0))
    away = np.square(np.subtract.outer(np.arange(steps), np.arange(steps)))
    expected = float((away * chance).sum())
    return 1 - float((away * seen).sum()) / expected if expected > 1e-12 else None


def mae(predicted: Floats, labelled: Floats) -> float:
    return float(np.abs(predicted - labelled).mean())


def rmse(predicted: Floats, labelled: Floats) -> float:
    return float(np.sqrt(np.square(predicted - labelled).mean()))


def within_one(predicted: Floats, labelled: Floats) -> float:
    """Share of answers whose whole score is at most one from the label."""
    return float((np.abs(whole(predicted) - labelled) <= 1).mean())


def within_groups(predicted: Floats, labelled: Floats, groups: Sequence[Hashable]) -> float | None:
    """Pearson inside each group where both sides vary, averaged over those groups."""
    inside = [pearson(predicted[rows], labelled[rows]) for rows in groups_of(groups) if len(rows) >= 3]
    found = [r for r in inside if r is not None]
    return float(np.mean(found)) if found else None


def interval(
    measures: dict[str, Measure], predicted: Floats, labelled: Floats, groups: Sequence[Hashable]
) -> dict[str, list[float] | None]:
    """The 95% interval of each measure by bootstrap over whole groups (questions with all their answers)."""
    by_group = groups_of(groups)
    drawn: dict[str, list[float]] = {name: [] for name in measures}
    dice = np.random.default_rng(SEED)
    for _ in range(DRAWS):
        rows = np.concatenate([by_group[i] for i in dice.integers(0, len(by_group), size=len(by_group))])
        for name, measure in measures.items():
            if (value := measure(predicted[rows], labelled[rows])) is not None:
                drawn[name].append(value)
    return {
        name: [float(bound) for bound in np.percentile(values, (2.5, 97.5))] if values else None
        for name, values in drawn.items()
    }


def groups_of(groups: Sequence[Hashable]) -> list[NDArray[np.int64]]:
    """The places of each group's members, in the order in which the groups come."""
    rows: dict[Hashable, list[int]] = {}
    for i, group in enumerate(groups):
        rows.setdefault(group, []).append(i)
    return [np.array(found, dtype=np.int64) for found in rows.values()]
