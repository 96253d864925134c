"""`make train`: fits the scorer on the labelled answers and the bank's specimens, tests it on what it has not seen, and
writes it as plain data to `scoring/weights/`; the figures go to `evals/baselines/training.json`.

Folds are by question, and beside them one author at a time is left out. The seed is fixed: the same data on the same
machine give the same numbers.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from candor.embedding.sentence import SentenceEmbedder
from candor.evaluation import fitting
from candor.evaluation.agreement import Floats
from candor.evaluation.datasets import file_hash
from candor.evaluation.examples import SEED, Example, Examples, sounding
from candor.evaluation.figures import BEHAVIORAL, TECHNICAL
from candor.evaluation.fitting import Recipe
from candor.evaluation.labelled import Row, read_answers
from candor.evaluation.provenance import made_with
from candor.evaluation.trials import Trial, figures_of, overall, overall_figures
from candor.evaluation.works import other_than
from candor.guide.guide import Guide
from candor.guide.specimens import read_specimens
from candor.measuring import Yardsticks
from candor.resources import HERE, data_folder
from candor.scoring.learned import STEP, Band, Fit
from candor.scoring.signs import family_of
from candor.settings import read_settings
from candor.text.vectors import Vectors
from candor.wiring import make_embedder, shipped_guide

WEIGHTS = HERE / "scoring" / "weights"
# By likeness. The formula's share was chosen once by leaving authors out; ease and stretch of the bank by folds.
# Whether an answer to a question of the bank is right is read off what it says, and off few signs of how it is said.
RECIPES: Mapping[str, Recipe] = {
    "technical": Recipe({"reasoning": 0.0, "communication": 0.15}),
    "guide": Recipe({"correctness": 0.0}),
    "reference": Recipe({"correctness": 0.0}),
    "bank": Recipe(
        {"correctness": 0.0}, ease=0.15, stretch=1.2, by_author=False,  # of specimens an author is a kind of answer
        families=("known", "wrong", "points", "causes", "costs", "certainty", "naming", "conditions"),
    ),
    "behavioral": Recipe({
        "situation": 0.4, "task": 0.4, "action": 0.2, "result": 0.4, "reasoning": 0.2, "communication": 0.3,
    }),
}  # fmt: skip
WORDING = "technical"  # fitted on what `guide` gathered, without what is known about the question


@dataclass(frozen=True)
class Gathered:
    examples: Mapping[str, list[Example]]
    sounds: Floats
    model: str


async def gather(datasets: Path, guide: Guide, embedder: SentenceEmbedder) -> Gathered:
    """The readings of everything that is fitted on. Raises DatasetError, EngineError."""
    yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder, masked=True)
    await yardsticks.warm()
    labelled = {name: read_answers(datasets / f"{name}.jsonl") for name in (*TECHNICAL, *BEHAVIORAL)}
    technical = {name: labelled[name] for name in TECHNICAL}
    bank = [question for question in guide.questions() if question.kind == "technical"]
    asked = list(dict.fromkeys(row.outside.question for rows in technical.values() for row in rows))
    vectors = await _vectors(embedder, [*guide.texts(), *asked])
    sounds = sounding(bank, asked, vectors)
    examples = Examples(yardsticks, embedder, sounds)
    specimens, _ = read_specimens(data_folder("knowledge"), guide.bank)
    found = {
        "guide": await examples.of_rows(technical, "guide"),
        "reference": await examples.of_rows(_with_reference(technical), "reference"),
        "behavioral": await examples.of_rows({name: labelled[name] for name in BEHAVIORAL}, "story"),
        "bank": await examples.of_specimens(bank, specimens, {q.id: other_than(q, bank, vectors) for q in bank}),
    }
    found[WORDING] = found["guide"]
    return Gathered(found, sounds, embedder.model)


async def _vectors(embedder: SentenceEmbedder, texts: Sequence[str]) -> Vectors:
    await embedder.warm()
    await embedder.index(list(dict.fromkeys(texts)))
    return await embedder.embed(texts) or {}


def _with_reference(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    return {name: kept for name, of in rows.items() if (kept := [row for row in of if row.outside.reference])}


def trial_of(name: str, examples: Sequence[Example]) -> Trial:
    """What is fitted under a name, as matrices. Answers in which nothing is said are left out: they need no fit."""
    told = [example for example in examples if example.found is not None]
    readings = [reading for reading in told[0].found or {} if _wanted(name, reading)]
    values = np.array([[(example.found or {})[reading] for reading in readings] for example in told], dtype=np.float64)
    return Trial.of(told, readings, values, RECIPES[name])


def _wanted(name: str, reading: str) -> bool:
    """Whether a reading belongs into a likeness: wording knows nothing of what is right."""
    chosen, family = RECIPES[name].families, family_of(reading)
    if name == WORDING and not reading.startswith("wrong_sounds"):
        return family not in ("known", "wrong")
    return chosen is None or family in chosen


def bands_of(trials: Mapping[str, Trial]) -> dict[str, dict[str, Any]]:
    """How far labels lay from held-out points. Specimens carry no labels, so that the bank's entries, which have key
    points of their own, take the bands of answers that were held against a reference."""
    found: dict[str, dict[str, Any]] = {}
    for name, trial in trials.items():
        found[name] = {part: _band(trial.band(trial.held_out(part, trial.fold), part)) for part in trial.recipe.shares}
    for name in ("guide", "reference", "behavioral"):
        wording = None if name == "behavioral" else trials[WORDING]
        points = overall(trials[name], "technical" if wording else "behavioral", "fold", wording)
        found[name]["overall"] = _band(trials[name].band(points, "overall"))
    return {**found, "bank": found["reference"]}


def written(trial: Trial, bands: Mapping[str, Any]) -> dict[str, Any]:
    """A likeness as it is shipped."""
    dimensions = {}
    for name, share in trial.recipe.shares.items():
        whole, folds = fitting.fits(
            trial.alike, trial.labels(name), trial.fold, trial.author, trial.measured, trial.recipe
        )
        dimensions[name] = {"formula": share, "whole": _told(whole), "folds": [_told(fold) for fold in folds]}
    return {
        "readings": trial.readings, "mean": _rounded(trial.mean), "spread": _rounded(trial.spread),
        "rows": np.round(trial.rows * STEP).astype(int).tolist(), "dimensions": dimensions, "bands": bands,
    }  # fmt: skip


def _rounded(values: Floats) -> list[float]:
    return [float(f"{value:.5g}") for value in values]


def _told(fit: Fit) -> dict[str, Any]:
    weights = [round(float(weight), 3) for weight in fit.weights]
    return {"base": round(fit.base, 4), "slope": round(fit.slope, 4), "shift": round(fit.shift, 4), "weights": weights}


def _band(band: Band) -> dict[str, Any]:
    return {"points": band.points, "words": band.words, "reach": band.reach}


def write(gathered: Gathered, datasets: Path, folder: Path) -> dict[str, Trial]:
    """Every file of the scorer; answers the trials by name."""
    trials = {name: trial_of(name, gathered.examples[name]) for name in RECIPES}
    seen = {example.hash: int(fold) for trial in trials.values() for example, fold in trial.told()}
    hashes = {f"{name}.jsonl": file_hash(datasets / f"{name}.jsonl") for name in (*TECHNICAL, *BEHAVIORAL)}
    made = made_with("train", seed=SEED, folds=fitting.FOLDS, model=gathered.model, data=hashes)
    bands = bands_of(trials)
    sounds = [round(float(value), 5) for value in gathered.sounds]
    _dump(folder / "common.json", {"made_with": made, "model": gathered.model, "sounds": sounds, "seen": seen})
    for name, trial in trials.items():
        _dump(folder / f"{name}.json", written(trial, bands[name]))
    return trials


def _dump(file: Path, told: Any) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {file.name}, {file.stat().st_size // 1024} KiB")


def main() -> None:
    settings, datasets = read_settings(), data_folder("evals") / "datasets"
    embedder = make_embedder(settings)
    assert isinstance(embedder, SentenceEmbedder), "the scorer is fitted by meaning"
    try:
        gathered = asyncio.run(gather(datasets, shipped_guide(settings), embedder))
    finally:
        embedder.close()
    trials = write(gathered, datasets, WEIGHTS)
    figures: dict[str, Any] = {name: figures_of(trial) for name, trial in trials.items()}
    figures["overall"] = {
        "guide": overall_figures(trials["guide"], "technical", trials[WORDING]),
        "reference": overall_figures(trials["reference"], "technical", trials[WORDING]),
        "behavioral": overall_figures(trials["behavioral"], "behavioral"),
    }
    report = data_folder("evals") / "baselines" / "training.json"
    report.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"written: {report.name}")


if __name__ == "__main__":
    main()
