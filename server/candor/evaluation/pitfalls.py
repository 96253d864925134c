"""`candor eval pitfalls`: how well the exchange detector finds the fourteen kinds; which flags a report tells is not
measured here.

The detector is handed the interviewer's line and the utterance, never a label. A kind that it never finds has F1 0 and
stays in the mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from candor.errors import DatasetError
from candor.evaluation.agreement import DRAWS, groups_of
from candor.evaluation.datasets import read_rows
from candor.evaluation.labelled import several, text_of
from candor.evaluation.marking import AT_ONCE, each, second_reader
from candor.evaluation.metrics import SEED
from candor.evaluation.provenance import provenance
from candor.hearing import Ear
from candor.interview.setup import Part
from candor.pitfalls.detect import detect, texts_to_embed
from candor.ports import Embedder
from candor.settings import read_settings
from candor.wiring import make_embedder, shipped_ear, shipped_guide

KINDS = (
    "overclaiming", "false_promise", "unclear_explanation", "company_unfamiliarity", "cannot_explain_project",
    "no_questions", "negative_about_employer", "dismissive_of_teamwork", "salary_focus", "unprofessional_language",
    "rambling", "role_misrepresentation", "evasion", "blame_shifting",
)  # fmt: skip
RATES = ("precision", "recall", "f1")
PART: Part = "opening"  # rows do not say where in an interview they stand


@dataclass
class Exchange:
    """One row: labels and findings are kinds with their quotes."""

    id: str
    said: str
    text: str
    labels: dict[str, list[str]]
    found: dict[str, str]

    @property
    def clean(self) -> bool:
        return not self.labels


async def run(
    data: Sequence[Path], limit: int | None = None, llm: bool = False, marks: Path | None = None
) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}` as the formats pin them; with `llm` a language model finds, and the detector
    only where it fails. Raises DatasetError, EngineError, SettingsError, OSError."""
    rows = [row for file in data for row in read_exchanges(file, limit)]
    settings = read_settings()
    embedder = make_embedder(settings)
    try:
        await embedder.warm()
        guide = shipped_guide(settings)
        ear = shipped_ear(guide, embedder)
        second = second_reader(settings, guide, embedder, marks) if llm else None

        async def find(row: Exchange) -> None:
            told = await second.flags(row.said, row.text) if second else None
            if told is None:
                await _find(row, embedder, ear)
            else:
                row.found = told

        await each(rows, find, AT_ONCE if second else 1)
    finally:
        embedder.close()
    made = provenance(
        "eval pitfalls", data[0], engine="embedded", embedding_model=embedder.model or None, rows=len(rows),
        clean=sum(row.clean for row in rows),
    ) | several(data)  # fmt: skip
    metrics = summed_up(rows)
    if second is not None:
        metrics["readers"], made = second.counted(), made | second.told()
    return {"metrics": metrics, "items": [_item(row) for row in rows], "provenance": made}


def read_exchanges(file: Path, limit: int | None = None) -> list[Exchange]:
    """Rows as in `pitfalls.jsonl`, or answers with their pitfalls. Raises DatasetError, OSError."""
    return [_row(place, row) for place, row in read_rows(file, limit)]


def _row(place: str, row: dict[str, Any]) -> Exchange:
    text, marked = text_of(place, row, "text" if "text" in row else "answer"), row.get("pitfalls")
    if not isinstance(marked, list) or not all(isinstance(one, dict) for one in marked):
        raise DatasetError(f"{place}: pitfalls: expected a list of objects with type and quote; empty for a clean row")
    labels: dict[str, list[str]] = {}
    for one in marked:
        if one.get("type") not in KINDS:
            raise DatasetError(f"{place}: pitfalls: {one.get('type')!r} is none of the fourteen kinds")
        labels.setdefault(one["type"], []).append(str(one.get("quote", "")))
    return Exchange(str(row.get("id", place)), str(row.get("question") or ""), text, labels, {})


async def _find(row: Exchange, embedder: Embedder, ear: Ear | None) -> None:
    vectors = await embedder.embed(texts_to_embed(row.said, row.text))
    detector = await ear.detector(embedder) if ear else None
    for flag in detect(1, row.said, row.text, PART, vectors, detector):
        row.found.setdefault(flag.kind, flag.evidence.quote)


def summed_up(rows: Sequence[Exchange]) -> dict[str, Any]:
    counts = {kind: _counts(rows, kind) for kind in KINDS}
    per_kind = {kind: _rates(*count) for kind, count in counts.items()}
    pooled = _rates(*(sum(column) for column in zip(*counts.values(), strict=True)))
    macro = {name: float(np.mean([found[name] for found in per_kind.values()])) for name in RATES}
    clean = [row for row in rows if row.clean]
    accused = [row for row in clean if "overclaiming" in row.found]
    return {
        **per_kind,
        "micro": pooled | {"interval": _interval(rows)},
        "macro": macro,
        "clean_flagged": sum(bool(row.found) for row in clean) / len(clean) if clean else None,
        "exact_quotes": _exact_quotes(rows),
        "accused_an_honest_one": {
            "count": len(accused), "of": len(clean), "ids": [row.id for row in accused],
        },
        "flags": sum(len(row.found) for row in rows),
    }  # fmt: skip


def _counts(rows: Sequence[Exchange], kind: str) -> tuple[int, int, int]:
    """Rightly found, wrongly found, overlooked."""
    right = sum(kind in row.found and kind in row.labels for row in rows)
    wrong = sum(kind in row.found and kind not in row.labels for row in rows)
    return right, wrong, sum(kind not in row.found and kind in row.labels for row in rows)


def _rates(right: int, wrong: int, overlooked: int) -> dict[str, float]:
    """A rate of nothing is 0."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + overlooked) if right + overlooked else 0.0
    f1 = 2 * right / (2 * right + wrong + overlooked) if right else 0.0
    return {
        "precision": precision, "recall": recall, "f1": f1, "labelled": right + overlooked, "flagged": right + wrong
    }  # fmt: skip


def _exact_quotes(rows: Sequence[Exchange]) -> float | None:
    """Of what was rightly found, the share whose quote stands in the text and overlaps a labelled one."""
    found = [_fits(row, kind) for row in rows for kind in row.found if kind in row.labels]
    return sum(found) / len(found) if found else None


def _fits(row: Exchange, kind: str) -> bool:
    quote = row.found[kind]
    start = row.text.find(quote)
    if start < 0:
        return False
    for label in row.labels[kind]:
        at = row.text.find(label)
        if at >= 0 and at < start + len(quote) and start < at + len(label):
            return True
    return False


def _interval(rows: Sequence[Exchange]) -> dict[str, list[float]]:
    """The 95% interval of the pooled rates by bootstrap over questions, since pairs of rows share one."""
    table = np.array([[sum(c) for c in zip(*(_counts([row], k) for k in KINDS), strict=True)] for row in rows])
    groups = groups_of([row.said or row.id for row in rows])
    sums = np.stack([table[group].sum(axis=0) for group in groups])
    dice = np.random.default_rng(SEED)
    drawn = [
        _rates(*(int(n) for n in sums[dice.integers(0, len(sums), len(sums))].sum(axis=0))) for _ in range(DRAWS)
    ]
    return {
        name: [float(bound) for bound in np.percentile([found[name] for found in drawn], (2.5, 97.5))]
        for name in RATES
    }


def _item(row: Exchange) -> dict[str, Any]:
    return {"id": row.id, "predicted": [{"type": kind, "quote": quote} for kind, quote in row.found.items()]}
