"""Labelled answers, rows of either format as one value, and the labels read apart from what the grader is handed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from candor.errors import DatasetError
from candor.evaluation.datasets import file_hash, read_rows
from candor.evaluation.outside import Outside
from candor.interview.question import LEVELS, Level
from candor.interview.reading import Score

LABELLED = (
    {"correctness", "reasoning", "communication", "overall"},
    {"situation", "task", "action", "result", "reasoning", "communication", "overall"},
)


@dataclass
class Row:
    """One labelled answer: `labels` 1..5 by dimension, or `human` 0..1. `group` is its question."""

    id: str
    outside: Outside
    group: str
    labels: dict[str, float] = field(default_factory=dict)
    human: float | None = None
    scores: dict[str, Score] = field(default_factory=dict)
    reason: str | None = None  # why there is no score
    fold: int | None = None  # which fold of the scorer judged, of an answer that the others were fitted on

    @property
    def words(self) -> int:
        return len(self.outside.answer.split())

    def points(self, dimension: str) -> float | None:
        return self.scores[dimension].points if dimension in self.scores else None


def read_answers(file: Path, limit: int | None = None, with_reference: bool = True) -> list[Row]:
    """Rows of either format. Raises DatasetError, OSError."""
    return [_row(place, row, with_reference) for place, row in read_rows(file, limit)]


def several(files: Sequence[Path]) -> dict[str, str]:
    """What provenance says of more than one file: their names, and the hash of their hashes."""
    if len(files) == 1:
        return {}
    hashes = "\n".join(file_hash(file) for file in files)
    names = ", ".join(file.name for file in files)
    return {"data": names, "data_sha256": hashlib.sha256(hashes.encode()).hexdigest()}


def text_of(place: str, row: dict[str, Any], key: str) -> str:
    """Raises DatasetError when it is no text; it may be empty."""
    value = row.get(key)
    if not isinstance(value, str):
        raise DatasetError(f"{place}: {key}: {'missing' if key not in row else 'expected a text'}")
    return value


def _row(place: str, row: dict[str, Any], with_reference: bool) -> Row:
    """Which dimensions a row labels says whether it is a story or a technical answer, and nothing else."""
    level = row.get("level", "mid")
    if level not in LEVELS:
        raise DatasetError(f"{place}: level: {level!r} is none of {', '.join(LEVELS)}")
    labels, human = _labels(place, row)
    reference = row.get("reference_answer") if with_reference else None
    outside = Outside(
        question=text_of(place, row, "question"), answer=text_of(place, row, "answer"),
        topic=str(row.get("topic") or "outside"), level=cast(Level, level),
        reference=str(reference) if reference else None, behavioral="situation" in labels,
        exercise=human is not None and "level" not in row,
    )  # fmt: skip
    group = str(row.get("question_id") or outside.question)
    return Row(str(row.get("id", place)), outside, group, labels, human)


def _labels(place: str, row: dict[str, Any]) -> tuple[dict[str, float], float | None]:
    if "human_score" in row:
        human = row["human_score"]
        if not isinstance(human, int | float) or isinstance(human, bool) or not 0 <= human <= 1:
            raise DatasetError(f"{place}: human_score: expected a number from 0 to 1")
        return {}, float(human)
    scores = row.get("scores")
    if not isinstance(scores, dict) or set(scores) not in LABELLED:
        expected = " or ".join(", ".join(sorted(known)) for known in LABELLED)
        raise DatasetError(f"{place}: scores: expected {expected}; or a human_score")
    if not all(isinstance(score, int | float) and 1 <= score <= 5 for score in scores.values()):
        raise DatasetError(f"{place}: scores: expected numbers from 1 to 5")
    return {name: float(score) for name, score in scores.items()}, None
