"""What is reported of answers with a human score from 0 to 1: agreement of the overall score, beside plain baselines.

The baselines are what anybody can make in an hour: cosine of answer and reference, and the share of the reference's
words that stand in the answer.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from candor.evaluation import agreement
from candor.evaluation.agreement import Floats, Measure
from candor.evaluation.labelled import Row
from candor.ports import Embedder
from candor.text.normalise import words

LONG_ENOUGH = 5  # words; nearly all shorter answers are worth nothing, which flatters any method


async def summed_up(rows: Sequence[Row], embedder: Embedder) -> dict[str, Any]:
    """For all rows and for those of five words or more. Raises EngineError."""
    baselines = await _baselines(rows, embedder)
    overall = [row.points("overall") for row in rows]
    mapped = np.array([np.nan if points is None else (points - 1) / 4 for points in overall], dtype=np.float64)
    long = np.array([row.words >= LONG_ENOUGH for row in rows], dtype=bool)
    return {
        "all": _part(rows, mapped, baselines, np.ones(len(rows), dtype=bool)),
        "five_words_or_more": _part(rows, mapped, baselines, long),
    }


def _part(rows: Sequence[Row], mapped: Floats, baselines: dict[str, Floats], chosen: Any) -> dict[str, Any]:
    """Rows that failed count as failed, and are left out of the baselines too, so that both are of the same answers."""
    graded = chosen & ~np.isnan(mapped)
    told: dict[str, Any] = {"answers": int(chosen.sum()), "failed": int(chosen.sum() - graded.sum())}
    if not graded.any():
        return told
    human = np.array([row.human for row in rows], dtype=np.float64)[graded]
    groups = [row.group for row, of in zip(rows, graded, strict=True) if of]
    return {
        **_measures(mapped[graded], human, groups),
        **told,
        "interval": agreement.interval(PLAIN, mapped[graded], human, groups),
        "baselines": {name: _measures(found[graded], human, groups) for name, found in baselines.items()},
    }


def _fifths(predicted: Floats, human: Floats) -> float | None:
    return agreement.qwk(1 + 4 * predicted, 1 + 4 * human)


PLAIN: dict[str, Measure] = {
    "pearson": agreement.pearson,
    "spearman": agreement.spearman,
    "rmse": agreement.rmse,
    "qwk": _fifths,
}


def _measures(predicted: Floats, human: Floats, groups: Sequence[str]) -> dict[str, float | None]:
    found = {name: measure(predicted, human) for name, measure in PLAIN.items()}
    return found | {"pearson_within_question": agreement.within_groups(predicted, human, groups)}


async def _baselines(rows: Sequence[Row], embedder: Embedder) -> dict[str, Floats]:
    """Of rows without a reference there is none: an empty mapping."""
    if not all(row.outside.reference for row in rows):
        return {}
    texts = [text for row in rows for text in (row.outside.answer, row.outside.reference or "")]
    vectors = await embedder.embed(list(dict.fromkeys(texts))) or {}
    found = {"token_recall": np.array([_recall(row) for row in rows], dtype=np.float64)}
    if vectors:
        cosines = [float(vectors[row.outside.answer] @ vectors[row.outside.reference or ""]) for row in rows]
        found["cosine"] = np.clip(np.array(cosines, dtype=np.float64), 0, 1)
    return found


def _recall(row: Row) -> float:
    wanted = set(words(row.outside.reference or ""))
    return len(wanted & set(words(row.outside.answer))) / len(wanted) if wanted else 0.0
