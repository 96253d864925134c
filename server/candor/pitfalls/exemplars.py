"""Sentences of our own that show a pitfall, that nearly do and do not, and lines that invite one; and how near an
exchange comes to each. They are written from the definitions; none is taken from a labelled utterance.

`lean` is one number a clause: how far it leans towards sentences that show the kind and away from those that do not,
near misses foremost. It is fitted on these sentences alone when their vectors are there (ridge regression).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from candor.interview.value import Value
from candor.text.vectors import FloatArray, Vectors, stacked

PLAIN: Final = "plain"  # the group of ordinary lines and sentences, which show no pitfall
RIDGE: Final = 3.0
WEIGHT_SHOWS, WEIGHT_NEAR = 8.0, 3.0
CONSTANT: Final = 0.3  # the entry that stands for the intercept
MANY: Final = 3


class Exemplars(Value):
    """Of one kind. `near` are near misses; `asks` lines of an interviewer after which the kind is heard."""

    id: str
    asks: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def texts_of(exemplars: Sequence[Exemplars]) -> list[str]:
    """Every sentence whose vector `Likeness.of` wants, once."""
    return list(dict.fromkeys(t for one in exemplars for t in (*one.asks, *one.shows, *one.near)))


@dataclass(frozen=True)
class Likeness:
    """Rows of unit vectors by kind, and the direction each kind leans to."""

    asks: Mapping[str, FloatArray]
    shows: Mapping[str, FloatArray]
    near: Mapping[str, FloatArray]
    ordinary: FloatArray
    lean: Mapping[str, FloatArray]

    @classmethod
    def of(cls, exemplars: Sequence[Exemplars], vectors: Vectors) -> "Likeness":
        kinds = [one for one in exemplars if one.id != PLAIN]
        ordinary = [text for one in exemplars if one.id == PLAIN for text in one.near]
        return cls(
            asks={one.id: stacked(one.asks, vectors) for one in kinds},
            shows={one.id: stacked(one.shows, vectors) for one in kinds},
            near={one.id: stacked(one.near, vectors) for one in kinds},
            ordinary=stacked(ordinary, vectors),
            lean=_leaning(exemplars, vectors),
        )

    def read(self, rows: FloatArray, asked: FloatArray | None) -> dict[str, dict[str, float]]:
        """Readings by kind of the clauses in `rows` and of the line that was `asked`."""
        whole = rows.mean(axis=0)
        whole = whole / max(float(np.linalg.norm(whole)), 1e-6)
        stretches = {
            name: (texts, texts @ self.ordinary.T) for name, texts in (("clause", rows), ("whole", whole[None, :]))
        }
        found = {kind: self._of_kind(kind, stretches) for kind in self.shows}
        invited = {kind: self._invited(kind, asked) for kind in self.shows}
        for kind, readings in found.items():
            others = [other for other in found if other != kind]
            readings["ahead_many"] = readings["clause_many"] - max(found[o]["clause_many"] for o in others)
            readings["ahead_best"] = readings["clause_best"] - max(found[o]["clause_best"] for o in others)
            readings["asked_best"], readings["asked_two"] = invited[kind]
            readings["asked_ahead"] = invited[kind][1] - max(invited[o][1] for o in others)
            readings |= {f"asked:{other}": invited[other][1] for other in found}
            readings |= {f"lean:{other}": found[other]["lean_clause"] for other in others}
        return found

    def _of_kind(self, kind: str, stretches: Mapping[str, tuple[FloatArray, FloatArray]]) -> dict[str, float]:
        """`stretches` by name: the rows, and how near each is to what everybody says."""
        readings: dict[str, float] = {}
        for name, (texts, ordinary) in stretches.items():
            shows, misses = texts @ self.shows[kind].T, texts @ self.near[kind].T
            against = np.hstack([misses, ordinary])
            readings[f"{name}_best"] = float(shows.max())
            readings[f"{name}_many"] = float((_top(shows) - _top(against)).max())
            readings[f"{name}_one"] = float((shows.max(axis=1) - against.max(axis=1)).max())
            readings[f"{name}_mean"] = float((shows.mean(axis=1) - misses.mean(axis=1)).max())
        leaning = self.leaning(kind, stretches["clause"][0])
        readings["lean_clause"], readings["lean_mean"] = float(leaning.max()), float(leaning.mean())
        readings["lean_whole"] = float(self.leaning(kind, stretches["whole"][0])[0])
        return readings

    def leaning(self, kind: str, rows: FloatArray) -> FloatArray:
        """How far each row leans to the kind: about 1 for what shows it, -1 for what does not."""
        towards = self.lean[kind]
        leans: FloatArray = rows @ towards[:-1] + CONSTANT * towards[-1]
        return leans

    def _invited(self, kind: str, asked: FloatArray | None) -> tuple[float, float]:
        if asked is None:
            return 0.0, 0.0
        near = np.sort(self.asks[kind] @ asked)
        return float(near[-1]), float(near[-2:].mean())


def _top(near: FloatArray) -> FloatArray:
    best: FloatArray = np.sort(near, axis=1)[:, -MANY:].mean(axis=1)
    return best


def _leaning(exemplars: Sequence[Exemplars], vectors: Vectors) -> dict[str, FloatArray]:
    marked = [(one.id, what, text) for one in exemplars for what, said in (("shows", one.shows), ("near", one.near))
              for text in said]  # fmt: skip
    rows = stacked([text for _, _, text in marked], vectors).astype(np.float64)
    rows = np.hstack([rows, np.full((len(rows), 1), CONSTANT)])
    found = {}
    for kind in (one.id for one in exemplars if one.id != PLAIN):
        target = np.array([1.0 if (of, what) == (kind, "shows") else -1.0 for of, what, _ in marked])
        own = np.array([of == kind for of, _, _ in marked])
        weight = np.where(target > 0, WEIGHT_SHOWS, np.where(own, WEIGHT_NEAR, 1.0))
        weighted = rows * weight[:, None]
        found[kind] = np.linalg.solve(weighted.T @ rows + RIDGE * np.eye(rows.shape[1]), weighted.T @ target).astype(
            np.float32
        )
    return found


def hash_of(exemplars: Sequence[Exemplars]) -> str:
    """What the sentences of all kinds come to, in any order of the kinds."""
    told = "\n".join(one.model_dump_json() for one in sorted(exemplars, key=lambda one: one.id))
    return hashlib.sha256(told.encode()).hexdigest()
