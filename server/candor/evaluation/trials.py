"""What training is tested by: agreement on unseen questions and unseen authors, what each family of readings adds,
and how agreement grows with the number of questions. Measures only; `train.py` writes them down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candor import bands
from candor.evaluation import agreement, fitting
from candor.evaluation.agreement import Floats
from candor.evaluation.examples import SEED, Example
from candor.evaluation.fitting import Ints, Recipe
from candor.scoring import scales
from candor.scoring.learned import Band
from candor.scoring.signs import family_of

SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)  # of the questions of each training fold, for the learning curve


@dataclass(frozen=True)
class Trial:
    """Examples as matrices: `rows` standardised, (answers, readings); `fold` by question, `author` by file."""

    examples: tuple[Example, ...]
    readings: tuple[str, ...]
    rows: Floats
    mean: Floats
    spread: Floats
    recipe: Recipe

    @classmethod
    def of(
        cls, examples: Sequence[Example], readings: Sequence[str], values: Floats, recipe: Recipe
    ) -> "Trial":
        return cls(tuple(examples), tuple(readings), *fitting.standardised(values), recipe)

    @cached_property
    def alike(self) -> Floats:
        return fitting.kernel(self.rows, self.readings)

    @cached_property
    def fold(self) -> Ints:
        """Drawn over all questions of the world, so that an answer has the same fold in every trial."""
        return np.array([fitting.fold_of(example.asks, fitting.FOLDS, SEED) for example in self.examples])

    @cached_property
    def author(self) -> Ints:
        names = sorted({example.author for example in self.examples})
        return np.array([names.index(example.author) for example in self.examples])

    @cached_property
    def measured(self) -> NDArray[np.bool_]:
        return np.array([example.measured for example in self.examples])

    @cached_property
    def words(self) -> Floats:
        return np.array([example.words for example in self.examples], dtype=np.float64)

    def told(self) -> Iterator[tuple[Example, int]]:
        return zip(self.examples, self.fold, strict=True)

    def labels(self, name: str) -> Floats:
        return np.array([example.labels.get(name, np.nan) for example in self.examples])

    def plain(self, name: str) -> Floats:
        return np.array([example.plain.get(name, np.nan) for example in self.examples])

    def held_out(self, name: str, fold: Ints, alike: Floats | None = None) -> Floats:
        """Points of each answer by the fit that never saw its fold, mixed with the formula as they are shipped."""
        labels, near = self.labels(name), self.alike if alike is None else alike
        predicted = fitting.out_of_fold(near, labels, fold, self.recipe.ease)
        by = self.author if self.recipe.by_author else fold
        seen = predicted if by is fold else fitting.out_of_fold(near, labels, by, self.recipe.ease)
        points = fitting.stretched(predicted, seen, labels, fold, self.measured, self.recipe.stretch)
        share = self.recipe.shares[name]
        return points if not share else share * self.plain(name) + (1 - share) * points

    def published(self, points: Floats) -> Floats:
        """The points as they are told: at the level's bar, to one decimal."""
        lean = np.array([bands.LEVEL_LEAN.get(example.level, 0.0) for example in self.examples])
        return np.asarray(np.round(np.clip(points + lean, agreement.LOWEST, agreement.HIGHEST), 1))

    def band(self, points: Floats, name: str) -> Band:
        kept = self.measured & ~np.isnan(points) & ~np.isnan(self.labels(name))
        return fitting.band(self.published(points)[kept], self.labels(name)[kept], self.words[kept])


def overall(trial: Trial, kind: str, fold: str, wording: Trial | None = None) -> Floats:
    """The printed formula on held-out points of its parts; `wording` holds those that `trial` does not score. nan for
    an answer that is not in both. `fold` is the name of the folds."""
    parts: dict[str, Floats] = {name: trial.held_out(name, getattr(trial, fold)) for name in trial.recipe.shares}
    if wording is not None:
        places = {example.hash: at for at, example in enumerate(wording.examples)}
        at = [places.get(example.hash) for example in trial.examples]
        for name in wording.recipe.shares:
            points = wording.held_out(name, getattr(wording, fold))
            parts[name] = np.array([np.nan if i is None else points[i] for i in at])
    return np.array([
        np.nan if any(np.isnan(points[i]) for points in parts.values())
        else scales.overall(kind, True, {name: float(points[i]) for name, points in parts.items()})
        for i in range(len(trial.examples))
    ])  # fmt: skip


def overall_figures(trial: Trial, kind: str, wording: Trial | None = None) -> dict[str, Any]:
    """The overall score on unseen questions and unseen authors."""
    found = {}
    for told, fold in (("by_question", "fold"), ("by_author", "author")):
        points, labels = overall(trial, kind, fold, wording), trial.labels("overall")
        kept = trial.measured & ~np.isnan(points) & ~np.isnan(labels)
        found[told] = _measures(points[kept], labels[kept])
    return found


def figures_of(trial: Trial) -> dict[str, Any]:
    """Per dimension everything that is reported."""
    return {name: _figures(trial, name) for name in trial.recipe.shares}


def _figures(trial: Trial, name: str) -> dict[str, Any]:
    kept = trial.measured
    labels = trial.labels(name)[kept]
    points = trial.held_out(name, trial.fold)
    told = {
        "answers": int(kept.sum()), "fitted_on": len(trial.examples),
        "by_question": _measures(points[kept], labels),
        "by_author": _measures(trial.held_out(name, trial.author)[kept], labels),
        "words": {"predicted": _number(agreement.pearson(points[kept], trial.words[kept])),
                  "labelled": _number(agreement.pearson(labels, trial.words[kept]))},
        "band": _band_held(trial, name, points), "without": _without(trial, name), "learning": _learning(trial, name),
    }  # fmt: skip
    if not np.isnan(trial.plain(name)[kept]).any():
        told["formula"] = _measures(trial.plain(name)[kept], labels)
    return told


def _measures(points: Floats, labels: Floats) -> dict[str, float | None]:
    found = {"spearman": agreement.spearman(points, labels), "qwk": agreement.qwk(points, labels)}
    return {**{name: _number(value) for name, value in found.items()}, "mae": _number(agreement.mae(points, labels))}


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _band_held(trial: Trial, name: str, points: Floats) -> dict[str, float]:
    """The band fitted without a fold, on that fold."""
    labels, points, held, widths = trial.labels(name), trial.published(points), list[bool](), list[float]()
    for fold in np.unique(trial.fold):
        others = trial.measured & (trial.fold != fold)
        band = fitting.band(points[others], labels[others], trial.words[others])
        for at in np.flatnonzero(trial.measured & (trial.fold == fold)):
            low, high = band.around(float(points[at]), int(trial.words[at]))
            held.append(bool(low <= labels[at] <= high))
            widths.append(high - low)
    return {"holds": round(float(np.mean(held)), 3), "median_width": round(float(np.median(widths)), 2)}


def _without(trial: Trial, name: str) -> dict[str, dict[str, float | None]]:
    """Spearman and QWK on unseen questions, and on unseen authors, when one family of readings is left out."""
    families = list(dict.fromkeys(family_of(reading) for reading in trial.readings))
    found = {}
    for family in families:
        chosen = [i for i, reading in enumerate(trial.readings) if family_of(reading) != family]
        alike = fitting.kernel(trial.rows[:, chosen], [trial.readings[i] for i in chosen])
        kept, labels = trial.measured, trial.labels(name)[trial.measured]
        by_question = _measures(trial.held_out(name, trial.fold, alike)[kept], labels)
        by_author = _measures(trial.held_out(name, trial.author, alike)[kept], labels)
        found[family] = {"spearman": by_question["spearman"], "qwk": by_question["qwk"],
                         "spearman_by_author": by_author["spearman"]}  # fmt: skip
    return found


def _learning(trial: Trial, name: str) -> list[dict[str, float | None]]:
    """Agreement on unseen questions when only a share of the other questions is fitted on."""
    labels, kept = trial.labels(name), trial.measured
    shared = fitting.folds_of([example.asks for example in trial.examples], 100, SEED + 1) / 100
    curve = []
    for share in SHARES:
        points = np.full(len(labels), np.nan)
        for fold in np.unique(trial.fold):
            out = trial.fold == fold
            fitted = fitting.solve(trial.alike, labels, ~out & (shared < share), trial.recipe.ease)
            points[out] = fitted.predicted(trial.alike[out])
        curve.append({"share": share, **_measures(np.clip(points[kept], 1, 5), labels[kept])})
    return curve
