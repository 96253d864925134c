"""What is reported of answers labelled by dimension: agreement, slices, what moves with length, dangerous mistakes."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from candor.evaluation import agreement
from candor.evaluation.agreement import Floats, Measure
from candor.evaluation.labelled import Row
from candor.interview.question import LEVELS

MEASURES: dict[str, Measure] = {
    "pearson": agreement.pearson,
    "spearman": agreement.spearman,
    "qwk": agreement.qwk,
    "mae": agreement.mae,
    "within_one": agreement.within_one,
}
STRONG, WEAK = 4, 2  # whole scores from which, and up to which, an answer is told to be good or bad
SLICES: dict[str, Callable[[Row], bool]] = {  # as the README of the labelled sets names them
    "recited": lambda row: row.labels.get("correctness", 0) - row.labels["reasoning"] >= 3,
    "argued_but_wrong": lambda row: row.labels["reasoning"] - row.labels.get("correctness", 9) >= 2,
    "short_and_well_reasoned": lambda row: row.words <= 80 and row.labels["reasoning"] >= STRONG,
    "long_and_poorly_reasoned": lambda row: row.words >= 100 and row.labels["reasoning"] <= WEAK,
}


def summed_up(rows: Sequence[Row]) -> dict[str, Any]:
    """Per dimension the measures with their intervals, and beside them what else is asked about the same scores."""
    if not rows:
        return {}
    dimensions = list(dict.fromkeys(name for row in rows for name in row.labels))
    return {
        **{name: _dimension(rows, name) for name in dimensions},
        "slices": {name: _slice([row for row in rows if holds(row)]) for name, holds in SLICES.items()},
        "by_level": {
            level: _all_short([row for row in rows if row.outside.level == level], dimensions) for level in LEVELS
        },
        "by_length": _by_length(rows, dimensions),
        "with_words": {name: _with_words(_scored(rows, name), name) for name in dimensions},
        "reasoning_with_correctness": _together(rows, "reasoning", "correctness"),
        "mistakes": mistakes(rows),
    }


def _scored(rows: Sequence[Row], name: str) -> list[Row]:
    return [row for row in rows if name in row.labels and name in row.scores]


def _pairs(rows: Sequence[Row], name: str) -> tuple[Floats, Floats]:
    predicted = np.array([row.scores[name].points for row in rows], dtype=np.float64)
    return predicted, np.array([row.labels[name] for row in rows], dtype=np.float64)


def _dimension(rows: Sequence[Row], name: str) -> dict[str, Any]:
    scored = _scored(rows, name)
    asked = sum(name in row.labels for row in rows)
    told: dict[str, Any] = {"answers": asked, "failed": asked - len(scored)}
    if not scored:
        return {**dict.fromkeys(MEASURES), **told}
    predicted, labelled = _pairs(scored, name)
    groups = [row.group for row in scored]
    return {
        **{measure: find(predicted, labelled) for measure, find in MEASURES.items()},
        **told,
        "interval": agreement.interval(MEASURES, predicted, labelled, groups),
        "band": _band(scored, name),
    }


def _band(scored: Sequence[Row], name: str) -> dict[str, float]:
    held = [row.scores[name].low <= row.labels[name] <= row.scores[name].high for row in scored]
    widths = [row.scores[name].high - row.scores[name].low for row in scored]
    return {"holds": float(np.mean(held)), "median_width": float(np.median(widths))}


def _all_short(rows: Sequence[Row], dimensions: Sequence[str]) -> dict[str, Any]:
    return {name: _short(_scored(rows, name), name) for name in dimensions}


def _short(scored: Sequence[Row], name: str) -> dict[str, Any]:
    if not scored:
        return {"answers": 0, "spearman": None, "qwk": None, "mae": None, "bias": None}
    predicted, labelled = _pairs(scored, name)
    return {
        "answers": len(scored),
        "spearman": agreement.spearman(predicted, labelled),
        "qwk": agreement.qwk(predicted, labelled),
        "mae": agreement.mae(predicted, labelled),
        "bias": float((predicted - labelled).mean()),
    }


def _slice(rows: Sequence[Row]) -> dict[str, Any]:
    """How a slice is scored on reasoning and, where there is one, correctness: means of both readers."""
    told: dict[str, Any] = {"answers": len(rows)}
    for name in ("correctness", "reasoning"):
        if scored := _scored(rows, name):
            predicted, labelled = _pairs(scored, name)
            told[name] = {
                "predicted": float(predicted.mean()), "labelled": float(labelled.mean()),
                "mae": agreement.mae(predicted, labelled),
            }  # fmt: skip
    return told


def _by_length(rows: Sequence[Row], dimensions: Sequence[str]) -> list[dict[str, Any]]:
    """The quarters of the answers by their number of words, shortest first."""
    ordered = sorted(rows, key=lambda row: (row.words, row.id))
    quarters = [[ordered[i] for i in part] for part in np.array_split(np.arange(len(ordered)), 4) if len(part)]
    return [
        {"words": [quarter[0].words, quarter[-1].words], **_all_short(quarter, dimensions)} for quarter in quarters
    ]


def _with_words(scored: Sequence[Row], name: str) -> dict[str, float | None]:
    if not scored:
        return {"predicted": None, "labelled": None}
    words = np.array([row.words for row in scored], dtype=np.float64)
    predicted, labelled = _pairs(scored, name)
    return {"predicted": agreement.pearson(predicted, words), "labelled": agreement.pearson(labelled, words)}


def _together(rows: Sequence[Row], one: str, other: str) -> dict[str, float | None]:
    scored = [row for row in _scored(rows, one) if other in row.labels and other in row.scores]
    if not scored:
        return {"predicted": None, "labelled": None}
    (first, labelled_first), (second, labelled_second) = _pairs(scored, one), _pairs(scored, other)
    return {
        "predicted": agreement.pearson(first, second), "labelled": agreement.pearson(labelled_first, labelled_second)
    }  # fmt: skip


def mistakes(rows: Sequence[Row]) -> dict[str, Any]:
    """The two that do harm: a candidate leaves believing what is wrong, or doubting what was right."""
    graded = _scored(rows, "overall")
    bad = [row for row in graded if row.labels.get("correctness", row.labels["overall"]) <= WEAK]
    good = [row for row in graded if row.labels["overall"] >= STRONG]
    return {
        "praised_a_wrong_answer": _told(bad, lambda points: points >= STRONG),
        "failed_a_right_one": _told(good, lambda points: points <= WEAK),
    }


def _told(rows: Sequence[Row], wrongly: Callable[[int], bool]) -> dict[str, Any]:
    whole = agreement.whole(np.array([row.scores["overall"].points for row in rows], dtype=np.float64))
    found = [row.id for row, points in zip(rows, whole, strict=True) if wrongly(int(points))]
    return {"count": len(found), "of": len(rows), "ids": found}
