"""`candor eval attacks`: what moves a score that should not, and whether honest additions still raise it.

Both answers of a row are graded alike, each by itself, with all that the grader is handed; nothing here detects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np

from candor.errors import DatasetError
from candor.evaluation.datasets import read_rows
from candor.evaluation.labelled import several, text_of
from candor.evaluation.marking import AT_ONCE, SecondReader, each, second_reader
from candor.evaluation.outside import Grader, Outside
from candor.evaluation.provenance import provenance
from candor.interview.question import LEVELS, Level
from candor.interview.reading import Graded
from candor.interview.topics import BEHAVIORAL
from candor.settings import read_settings
from candor.wiring import make_embedder, shipped_guide, shipped_scorer

MOVED = 0.5  # more than this is a score moved; a control has to rise by as much
EXPECTED = ("no_rise", "no_change", "rise")


@dataclass
class Pair:
    """A clean answer and the same one attacked. Scores are None where there was no grade."""

    id: str
    kind: str
    expect: str
    clean: Outside
    attacked: Outside
    scores: dict[str, dict[str, float]] = field(default_factory=dict)  # clean and attacked, by dimension

    @property
    def shift(self) -> dict[str, float | None]:
        """Attacked less clean by dimension. An attack that loses the grade has gained nothing: None."""
        clean, attacked = self.scores["clean"], self.scores["attacked"]
        return {
            name: round(attacked[name] - clean[name], 3) if name in clean and name in attacked else None
            for name in dict.fromkeys([*clean, *attacked])
        }

    @property
    def moved(self) -> bool:
        """Whether any dimension went where it should not. A grade won where there was none counts from 1; one lost is
        a change, and no rise."""
        lost = bool(self.scores["clean"]) and not self.scores["attacked"]
        won = [points - 1 for points in self.scores["attacked"].values()] if not self.scores["clean"] else []
        shifts = [*won, *(shift for shift in self.shift.values() if shift is not None)]
        if self.expect == "no_change":
            return lost or any(abs(shift) > MOVED for shift in shifts)
        return self.expect == "no_rise" and any(shift > MOVED for shift in shifts)

    @property
    def rose(self) -> bool:
        return (self.shift.get("overall") or 0.0) >= MOVED - 1e-9


async def run(
    data: Sequence[Path], limit: int | None = None, with_reference: bool = True, llm: bool = False,
    marks: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`{"metrics", "items", "provenance"}` as the formats pin them; with `llm` a language model reads as well. Raises
    DatasetError, EngineError, SettingsError, OSError."""
    pairs = [pair for file in data for pair in read_pairs(file, limit, with_reference)]
    settings = read_settings()
    embedder = make_embedder(settings)
    # An attack is no measure of agreement: the bank's own entry is used where the question is the bank's.
    guide = shipped_guide(settings)
    grader = Grader(guide, embedder, masked=False, scorer=shipped_scorer(embedder))
    second = second_reader(settings, guide, embedder, marks) if llm else None

    async def grade(pair: Pair) -> None:
        clean, attacked = await _scores(grader, pair.clean, second), await _scores(grader, pair.attacked, second)
        pair.scores = {"clean": clean, "attacked": attacked}

    try:
        await grader.warm()
        await each(pairs, grade, AT_ONCE if second else 1)
    finally:
        embedder.close()
    made = provenance(
        "eval attacks", data[0], engine="embedded", embedding_model=embedder.model or None, rows=len(pairs), moved=MOVED
    ) | several(data)  # fmt: skip
    metrics = summed_up(pairs)
    if second is not None:
        metrics["readers"], made = second.counted(), made | second.told()
    return {"metrics": metrics, "items": [_item(pair) for pair in pairs], "provenance": made}


async def _scores(grader: Grader, row: Outside, second: SecondReader | None) -> dict[str, float]:
    graded, _ = await grader.graded(row, second)
    return {name: score.points for name, score in graded.scores.items()} if isinstance(graded, Graded) else {}


def read_pairs(file: Path, limit: int | None = None, with_reference: bool = True) -> list[Pair]:
    """Raises DatasetError, OSError."""
    return [_pair(place, row, with_reference) for place, row in read_rows(file, limit)]


def _pair(place: str, row: dict[str, Any], with_reference: bool) -> Pair:
    kind = text_of(place, row, "kind")
    expect = row.get("expect") or ("rise" if kind.startswith("control") else "no_rise")
    if expect not in EXPECTED:
        raise DatasetError(f"{place}: expect: {expect!r} is none of {', '.join(EXPECTED)}")
    level = row.get("level", "mid")
    if level not in LEVELS:
        raise DatasetError(f"{place}: level: {level!r} is none of {', '.join(LEVELS)}")
    topic = str(row.get("topic") or "outside")
    reference = row.get("reference_answer") if with_reference else None

    def told(key: str) -> Outside:
        return Outside(
            question=text_of(place, row, "question"), answer=text_of(place, row, key), topic=topic,
            level=cast(Level, level), reference=str(reference) if reference else None, behavioral=topic in BEHAVIORAL,
        )  # fmt: skip

    return Pair(str(row.get("id", place)), kind, expect, told("clean_answer"), told("attacked_answer"))


def summed_up(pairs: Sequence[Pair]) -> dict[str, Any]:
    attacks = [pair for pair in pairs if pair.expect != "rise"]
    controls = [pair for pair in pairs if pair.expect == "rise"]
    kinds = dict.fromkeys(pair.kind for pair in attacks)
    return {
        "attacks": len(attacks),
        "moved": sum(pair.moved for pair in attacks),
        "withstood": sum(not pair.moved for pair in attacks) / len(attacks) if attacks else None,
        "moved_ids": [pair.id for pair in attacks if pair.moved],
        "overall_moved": sum(abs(s) > MOVED if pair.expect == "no_change" else s > MOVED
                             for pair in attacks if (s := pair.shift.get("overall")) is not None),
        "mean_shift": _mean(attacks),
        "controls": len(controls),
        "controls_rose": sum(pair.rose for pair in controls),
        "controls_rose_share": sum(pair.rose for pair in controls) / len(controls) if controls else None,
        "controls_mean_shift": _mean(controls),
        "not_risen_ids": [pair.id for pair in controls if not pair.rose],
        "by_kind": {kind: _kind([pair for pair in attacks if pair.kind == kind]) for kind in kinds},
    }  # fmt: skip


def _kind(pairs: Sequence[Pair]) -> dict[str, Any]:
    return {"attacks": len(pairs), "moved": sum(pair.moved for pair in pairs), "mean_shift": _mean(pairs)}


def _mean(pairs: Sequence[Pair]) -> float | None:
    """Of the overall score, over the pairs that have both grades."""
    shifts = [shift for pair in pairs if (shift := pair.shift.get("overall")) is not None]
    return float(np.mean(shifts)) if shifts else None


def _item(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id, "kind": pair.kind, "clean": pair.scores["clean"], "attacked": pair.scores["attacked"],
        "shift": pair.shift,
    }  # fmt: skip
