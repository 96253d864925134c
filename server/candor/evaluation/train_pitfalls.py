"""Trains the pitfall detector: one small logistic model a kind, over readings that can be shown, written as plain data
to `pitfalls/weights.json`. `python -m candor.evaluation.train_pitfalls`; the figures go to `evals/baselines`.

Trained on the labelled utterances, twice as much on those that no pattern was written after, and at half weight on the
labelled answers and on the examples' own sentences, each read against the others only. Thresholds are those at which
likelihoods of utterances whose author was left out serve best. The same data give the same numbers.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candor.evaluation.figures import BEHAVIORAL, PITFALLS, TECHNICAL
from candor.evaluation.pitfalls import KINDS, PART, Exchange, read_exchanges, summed_up
from candor.interview.reading import PitfallKind
from candor.pitfalls import overclaiming
from candor.pitfalls.detect import texts_to_embed
from candor.pitfalls.exchange import Exchange as Heard
from candor.pitfalls.exemplars import PLAIN, Exemplars, Likeness, hash_of, texts_of
from candor.pitfalls.guards import possible
from candor.pitfalls.readings import read
from candor.pitfalls.weights import KindWeights, Weights, least
from candor.ports import Embedder
from candor.resources import data_folder, pitfall_weights
from candor.settings import read_settings
from candor.text.vectors import Vectors
from candor.wiring import make_embedder, shipped_guide

Floats = NDArray[np.float64]
SEED = 20260101
STRENGTH = 0.05  # of what fits, against small weights
STEPS = 50
ANSWERS_WEIGH, OWN_WEIGH = 0.5, 0.5
# No pattern was written after these were read: signs stand in them as often as in a stranger's words.
UNREAD, UNREAD_WEIGH = ("pitfalls-h", "pitfalls-i", "pitfalls-k"), 2.0
PARTS = 5  # the examples are read in so many parts, each against the others
CLEAN_COSTS = 3.0  # of F1, per flag on a clean utterance over the number that show the kind
OVERCLAIMING_PRECISION = 0.9
GRID = np.linspace(0.05, 0.97, 93)


@dataclass
class Row:
    """`readings` by kind and name; `author` is the file."""

    author: str
    said: str
    text: str
    kinds: frozenset[str]
    weight: float
    heard: Heard
    readings: dict[PitfallKind, dict[str, float]]

    @property
    def measured(self) -> bool:
        return self.author in PITFALLS


async def gather(embedder: Embedder, exemplars: Sequence[Exemplars], datasets: Path) -> list[Row]:
    """Every row with its readings. Raises DatasetError, EngineError."""
    known = await _embedded(embedder, texts_of(exemplars))
    rows = [
        row
        for name in (*PITFALLS, *TECHNICAL, *BEHAVIORAL)
        for row in await _labelled(embedder, name, datasets / f"{name}.jsonl", weight_of(name))
    ]
    likeness = Likeness.of(exemplars, known)
    for row in rows:
        row.readings = read(row.heard, likeness)
    return [*rows, *own_rows(exemplars, known)]


def weight_of(name: str) -> float:
    """What a row of this file counts for when weights are fitted."""
    if name in PITFALLS:
        return UNREAD_WEIGH if name in UNREAD else 1.0
    return ANSWERS_WEIGH


async def _labelled(embedder: Embedder, name: str, file: Path, weight: float) -> list[Row]:
    rows = []
    for one in read_exchanges(file):
        vectors = await _embedded(embedder, texts_to_embed(one.said, one.text))
        heard = Heard.of(one.said, one.text, PART, vectors)
        if heard.rows is not None:
            rows.append(Row(name, one.said, one.text, frozenset(one.labels), weight, heard, {}))
    return rows


async def _embedded(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    vectors = await embedder.embed(texts)
    assert vectors is not None
    return vectors


def own_rows(exemplars: Sequence[Exemplars], known: Vectors) -> list[Row]:
    """The examples as utterances, each after a line that invites its kind, read against the other parts' examples."""
    dice = np.random.default_rng(SEED)
    told = [(one, part, text) for one in exemplars for part in ("shows", "near") for text in getattr(one, part)]
    order = dice.permutation(len(told))
    rows: list[Row] = []
    for number in range(PARTS):
        held = [told[i] for i in order[number::PARTS]]
        out = {text for _, _, text in held}
        likeness = Likeness.of([_without(one, out) for one in exemplars], known)
        for one, part, text in held:
            said = str(dice.choice(one.asks)) if one.asks else ""
            heard = Heard.of(said, text, PART, known)
            kinds = frozenset({one.id}) if part == "shows" else frozenset[str]()
            rows.append(Row("own", said, text, kinds, OWN_WEIGH, heard, read(heard, likeness)))
    return rows


def _without(exemplars: Exemplars, out: set[str]) -> Exemplars:
    return Exemplars(
        id=exemplars.id, asks=exemplars.asks, shows=tuple(t for t in exemplars.shows if t not in out),
        near=tuple(t for t in exemplars.near if t not in out),
    )  # fmt: skip


@dataclass
class Table:
    """One kind's readings as a matrix, with whose rows they are."""

    names: list[str]
    values: Floats
    shows: NDArray[np.bool_]
    weight: Floats

    @classmethod
    def of(cls, rows: Sequence[Row], kind: PitfallKind) -> "Table":
        names = sorted(rows[0].readings[kind])
        values = np.array([[row.readings[kind][name] for name in names] for row in rows])
        return cls(names, values, np.array([kind in row.kinds for row in rows]), np.array([r.weight for r in rows]))

    def fit(self, chosen: NDArray[np.bool_], scaled_by: NDArray[np.bool_]) -> tuple[float, Floats]:
        """Base and weights, fitted on the `chosen` rows, readings scaled as they vary in `scaled_by`."""
        mean, spread = self.values[scaled_by].mean(axis=0), self.values[scaled_by].std(axis=0)
        spread[spread < 1e-9] = 1.0
        fitted = _logistic((self.values[chosen] - mean) / spread, self.shows[chosen], self.weight[chosen])
        weights = fitted[:-1] / spread
        return float(fitted[-1] - weights @ mean), weights

    def likely(self, base: float, weights: Floats, chosen: NDArray[np.bool_]) -> Floats:
        told: Floats = 1 / (1 + np.exp(-np.clip(base + self.values[chosen] @ weights, -30, 30)))
        return told


def _logistic(values: Floats, shows: NDArray[np.bool_], weight: Floats) -> Floats:
    """Logistic regression by Newton's method, squared weights held down, the intercept (last) free."""
    rows = np.hstack([values, np.ones((len(values), 1))])
    held = np.eye(rows.shape[1]) / STRENGTH
    held[-1, -1] = 1e-6
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ fitted, -30, 30)))
        slope = rows.T @ (weight * (likely - shows)) + held @ fitted
        step = np.linalg.solve((rows * (weight * likely * (1 - likely))[:, None]).T @ rows + held, slope)
        fitted = fitted - step
        if np.abs(step).max() < 1e-8:
            break
    return np.asarray(fitted, dtype=np.float64)


def authors_left_out(rows: Sequence[Row], kind: PitfallKind) -> Floats:
    """The likelihood of each labelled row, fitted without its author; 0 where the kind is impossible, and on own rows.
    """
    table = Table.of(rows, kind)
    authors = np.array([row.author for row in rows])
    likely = np.zeros(len(rows))
    for author in dict.fromkeys(row.author for row in rows if row.author != "own"):
        others, here = authors != author, authors == author
        base, weights = table.fit(others, others & (authors != "own"))
        likely[here] = table.likely(base, weights, here)
    return np.array([p if p and possible(kind, row.heard) else 0.0 for p, row in zip(likely, rows, strict=True)])


def threshold(rows: Sequence[Row], likely: Floats, kind: PitfallKind) -> float:
    """Where F1 on the utterances is best, each flag on a clean one costing besides; for overclaiming never below the
    precision that is asked for, where it can be had."""
    measured = np.array([row.measured for row in rows])
    shows, clean = np.array([kind in r.kinds for r in rows])[measured], np.array([not r.kinds for r in rows])[measured]
    found = likely[measured][:, None] >= np.maximum(GRID, _least_of(rows, measured, kind))
    right, flagged, accused = found[shows].sum(axis=0), found.sum(axis=0), found[clean].sum(axis=0)
    worth = 2 * right / np.maximum(flagged + shows.sum(), 1) - CLEAN_COSTS * accused / max(shows.sum(), 1)
    if kind == "overclaiming":
        precise = right >= OVERCLAIMING_PRECISION * np.maximum(flagged, 1)
        worth = np.where(precise, worth, worth - 10)
    return float(GRID[int(np.argmax(worth))])


def _least_of(rows: Sequence[Row], measured: NDArray[np.bool_], kind: PitfallKind) -> Floats:
    words = [row.heard.words for row, taken in zip(rows, measured, strict=True) if taken]
    return np.array([[least(kind, 0.0, count)] for count in words])


def train(rows: Sequence[Row], exemplars: Sequence[Exemplars], model: str) -> tuple[Weights, list[Exchange]]:
    """The weights, fitted on everything, and every labelled row with what is found in it while its author is left out.
    """
    labelled = np.array([row.author != "own" for row in rows])
    every = np.ones(len(rows), dtype=bool)
    told = [Exchange(str(i), r.said, r.text, {k: [] for k in r.kinds}, {}) for i, r in enumerate(rows)]
    kinds: dict[PitfallKind, KindWeights] = {}
    for kind in rows[0].readings:
        likely = authors_left_out(rows, kind)
        edge = threshold(rows, likely, kind)
        for one, p, row in zip(told, likely, rows, strict=True):
            plain = kind == "overclaiming" and overclaiming.find(row.heard) is not None
            if plain or p >= least(kind, edge, row.heard.words):
                one.found[kind] = row.text
        table = Table.of(rows, kind)
        base, weights = table.fit(every, labelled)
        kept = {name: round(float(w), 5) for name, w in zip(table.names, weights, strict=True)}
        kinds[kind] = KindWeights(base=round(base, 5), weights=kept, threshold=round(edge, 2))
    return Weights(exemplars=hash_of(exemplars), model=model, kinds=kinds), told


def figures(rows: Sequence[Row], told: Sequence[Exchange]) -> dict[str, Any]:
    """Metrics of what was found with the author left out: all utterances, each author's, and all answers."""
    of = list(zip(rows, told, strict=True))
    groups: Mapping[str, list[Exchange]] = {
        "utterances": [t for r, t in of if r.measured],
        **{author: [t for r, t in of if r.author == author] for author in PITFALLS},
        "answers": [t for r, t in of if not r.measured and r.author != "own"],
    }
    return {name: _brief(summed_up(found)) for name, found in groups.items()}


def _brief(metrics: dict[str, Any]) -> dict[str, Any]:
    kept = {name: metrics[name] for name in ("micro", "macro", "clean_flagged", "accused_an_honest_one", "flags")}
    kept["accused_an_honest_one"] = {name: kept["accused_an_honest_one"][name] for name in ("count", "of")}
    by_kind = {kind: {name: round(v, 3) for name, v in metrics[kind].items()} for kind in KINDS}
    return json.loads(json.dumps({**kept, "by_kind": by_kind}), parse_float=lambda told: round(float(told), 4))  # type: ignore[no-any-return]


async def _main() -> None:
    settings = read_settings()
    exemplars = shipped_guide(settings).exemplars
    assert any(one.id == PLAIN for one in exemplars)
    evals = data_folder("evals")
    embedder = make_embedder(settings)
    try:
        await embedder.warm()
        rows = await gather(embedder, exemplars, evals / "datasets")
        weights, told = train(rows, exemplars, embedder.model)
    finally:
        embedder.close()
    pitfall_weights().write_text(weights.model_dump_json(indent=1) + "\n", encoding="utf-8")
    found = figures(rows, told)
    baseline = evals / "baselines" / "pitfalls-training.json"
    baseline.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    for name, one in found.items():
        print(f"{name}: micro {one['micro']['f1']:.3f} macro {one['macro']['f1']:.3f} clean {one['clean_flagged']:.3f}")


if __name__ == "__main__":
    asyncio.run(_main())
