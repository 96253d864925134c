"""A scorer fitted on labelled answers, as plain numbers: readings in, points out, with what moved them.

An answer is compared, reading by reading, with the answers the scorer was fitted on (kernel ridge regression); no word
of those is kept, only their readings. Half of the likeness is a sum over families of readings, half looks at all of
them together. Nothing is fitted here, and no file is opened: `evaluation/train.py` fits, `wiring.py` hands in.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candor.scoring import signs
from candor.scoring.beside import Leaning, read_leaning
from candor.scoring.scales import clipped

Floats = NDArray[np.float64]

STEP = 10  # readings of the fitted answers are kept in tenths of a standard deviation
FARTHEST = 2.5  # standard deviations; an answer beyond is taken to stand there
TOGETHER = 0.5  # how much of the likeness looks at all readings at once
REACH = 0.5  # of a family's kernel, by its number of readings
REACH_TOGETHER = 1.0
MOVED_AT_LEAST = 0.1  # points; less is not worth telling


@dataclass(frozen=True)
class Fit:
    """Weights of the fitted answers for one dimension: `base` plus likeness times weights, then `slope` and `shift`,
    which undo what fitting shrinks."""

    base: float
    weights: Floats
    slope: float
    shift: float


@dataclass(frozen=True)
class Band:
    """How far labels lay from the points of answers never seen in fitting: `reach[i][j]` for points up to `points[i]`
    and words up to `words[j]`, as (below, above)."""

    points: tuple[float, ...]
    words: tuple[float, ...]
    reach: tuple[tuple[tuple[float, float], ...], ...]

    def around(self, points: float, words: int) -> tuple[float, float]:
        row = next((i for i, edge in enumerate(self.points) if points <= edge), len(self.points))
        column = next((j for j, edge in enumerate(self.words) if words <= edge), len(self.words))
        below, above = self.reach[row][column]
        return clipped(points + min(below, 0.0)), clipped(points + max(above, 0.0))


@dataclass(frozen=True)
class Dimension:
    """`folds[k]` was fitted without the answers of fold k. `formula` is the share that the plain formula keeps."""

    whole: Fit
    folds: tuple[Fit, ...]
    formula: float = 0.0

    def fit(self, fold: int | None) -> Fit:
        return self.whole if fold is None else self.folds[fold]


@dataclass(frozen=True)
class Pull:
    """By how much a family of readings moved a score: what the score loses when these are put to the average."""

    family: str
    by: float

    @property
    def words(self) -> str:
        return signs.told_of(self.family, self.by > 0)


class Likeness:
    """One set of readings, the answers it was fitted on, and the dimensions it scores."""

    def __init__(self, readings: Sequence[str], mean: Floats, spread: Floats, rows: Floats,
                 dimensions: Mapping[str, Dimension], bands: Mapping[str, Band]) -> None:  # fmt: skip
        self.readings, self.mean, self.spread, self.rows = tuple(readings), mean, spread, rows
        self.dimensions, self.bands = dict(dimensions), dict(bands)

    @cached_property
    def families(self) -> dict[str, NDArray[np.int64]]:
        """The columns of each family."""
        found: dict[str, list[int]] = {}
        for column, name in enumerate(self.readings):
            found.setdefault(signs.family_of(name), []).append(column)
        return {family: np.array(columns) for family, columns in found.items()}

    def standard(self, found: Mapping[str, float]) -> Floats:
        """The readings in standard deviations from the average answer; one that is missing is average."""
        values = np.array([found.get(name, mean) for name, mean in zip(self.readings, self.mean, strict=True)])
        return np.asarray(np.clip((values - self.mean) / self.spread, -FARTHEST, FARTHEST))

    def apart(self, at: Floats) -> dict[str, Floats]:
        """Per family the squared distance of an answer from each fitted one."""
        return {name: np.square(self.rows[:, of] - at[of]).sum(axis=1) for name, of in self.families.items()}

    def compared(self, found: Mapping[str, float]) -> Floats:
        """Likeness to each fitted answer: in the first row with all readings, below with one family after another put
        to the average; shape (1 + families, fitted answers)."""
        sizes = {name: len(of) for name, of in self.families.items()}
        apart, average = self.apart(self.standard(found)), self._at_average
        shares, whole = _shares(sizes), sum(sizes.values())
        single = {name: shares[name] * _near(apart[name], sizes[name]) for name in apart}
        total, summed = np.sum(list(apart.values()), axis=0), np.sum(list(single.values()), axis=0)
        rows = [_mixed(summed, total, whole)]
        for name in apart:
            without = summed - single[name] + shares[name] * _near(average[name], sizes[name])
            rows.append(_mixed(without, total - apart[name] + average[name], whole))
        return np.array(rows)

    def points(self, dimension: str, compared: Floats, fold: int | None) -> tuple[float, tuple[Pull, ...]]:
        """Points before any bound, and every family's pull, the strongest first."""
        fit = self.dimensions[dimension].fit(fold)
        points, *without = fit.shift + fit.slope * (fit.base + compared @ fit.weights)
        pulls = [Pull(name, float(points - less)) for name, less in zip(self.families, without, strict=True)]
        return float(points), tuple(sorted(pulls, key=lambda pull: -abs(pull.by)))

    @cached_property
    def _at_average(self) -> dict[str, Floats]:
        return self.apart(np.zeros(len(self.readings)))


def likeness(apart: Mapping[str, Floats], sizes: Mapping[str, int]) -> Floats:
    """From squared distances by family to likeness, 1 for the same readings; of any shape."""
    shares = _shares(sizes)
    single = np.sum([shares[name] * _near(apart[name], sizes[name]) for name in apart], axis=0)
    return _mixed(single, np.sum(list(apart.values()), axis=0), sum(sizes.values()))


def _shares(sizes: Mapping[str, int]) -> dict[str, float]:
    whole = sum(size**0.5 for size in sizes.values())
    return {name: size**0.5 / whole for name, size in sizes.items()}


def _near(apart: Floats, size: int) -> Floats:
    return np.asarray(np.exp(-REACH * apart / size))


def _mixed(single: Floats, total: Floats, size: int) -> Floats:
    return np.asarray((1 - TOGETHER) * single + TOGETHER * np.exp(-REACH_TOGETHER * total / size))


@dataclass(frozen=True)
class Scorer:
    """Everything that was fitted. `sounds` is the direction in which misconceptions lie from key points, among the
    vectors of `model`; `seen` names by its hash each answer that was fitted on, with the fold that never saw its
    question."""

    model: str
    sounds: Floats
    seen: Mapping[str, int]
    likenesses: Mapping[str, Likeness]
    leaning: Leaning | None = None  # to what is beside the point

    def fold_of(self, asks: str, answer: str) -> int | None:
        """The fold to score an answer by that was fitted on; None for one never seen."""
        return self.seen.get(answer_hash(asks, answer))


def answer_hash(asks: str, answer: str) -> str:
    """Twelve hex digits of SHA-256 over the words of a question and an answer to it."""
    return hashlib.sha256(" ".join(f"{asks}\n{answer}".split()).encode()).hexdigest()[:12]


def read_scorer(files: Mapping[str, Any]) -> Scorer:
    """From the plain data of `scoring/weights/`: file name without its ending to content."""
    common, beside = files["common"], files.get("beside")
    return Scorer(
        model=common["model"], sounds=np.array(common["sounds"], dtype=np.float64), seen=common["seen"],
        likenesses={name: _likeness(told) for name, told in files.items() if name not in ("common", "beside")},
        leaning=read_leaning(beside) if beside and beside["model"] == common["model"] else None,
    )  # fmt: skip


def _likeness(told: Mapping[str, Any]) -> Likeness:
    rows = np.array(told["rows"], dtype=np.float64) / STEP
    dimensions = {
        name: Dimension(_fit(found["whole"]), tuple(_fit(fold) for fold in found["folds"]), found["formula"])
        for name, found in told["dimensions"].items()
    }
    bands = {
        name: Band(tuple(band["points"]), tuple(band["words"]),
                   tuple(tuple((low, high) for low, high in row) for row in band["reach"]))
        for name, band in told["bands"].items()
    }  # fmt: skip
    mean, spread = (np.array(told[name], dtype=np.float64) for name in ("mean", "spread"))
    return Likeness(told["readings"], mean, spread, rows, dimensions, bands)


def _fit(told: Mapping[str, Any]) -> Fit:
    return Fit(told["base"], np.array(told["weights"], dtype=np.float64), told["slope"], told["shift"])
