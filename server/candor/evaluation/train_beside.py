"""Fits what leans beside the point: one logistic model over sentence vectors, written as plain data to
`scoring/weights/beside.json`. `python -m candor.evaluation.train_beside`.

It is fitted on the sentences of `knowledge/beside-the-point.yaml`; against them stand its honest ones, the bank's
answers and wordings, near misses of pitfalls, and what labelled answers of at least 3 say. No labelled
attack is looked at.
"""

import asyncio
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candor.errors import DatasetError
from candor.evaluation.figures import BEHAVIORAL, TECHNICAL
from candor.evaluation.labelled import read_answers
from candor.guide.guide import Guide
from candor.ports import Embedder
from candor.resources import data_folder, weights_folder
from candor.scoring.aimed import read_of
from candor.settings import read_settings
from candor.text.plain_yaml import load_yaml
from candor.text.spans import atoms
from candor.text.vectors import stacked
from candor.wiring import make_embedder, shipped_guide

Floats = NDArray[np.float64]
FILE = "beside-the-point.yaml"
HONEST = "honest"  # the group that is not beside the point
GOOD_ENOUGH = 3.0  # overall; a weak answer may well hold empty sentences
WEIGHS = {"honest": 0.5, "bank": 0.6, "near": 0.4, "answers": 0.8}  # of the weight of what is beside the point
EASE, STEPS, AT_ONCE = 1e-3, 12, 512


@dataclass(frozen=True)
class Sentences:
    beside: list[str]
    others: dict[str, list[str]]  # by source

    def all(self) -> list[str]:
        return list(dict.fromkeys([*self.beside, *(text for texts in self.others.values() for text in texts)]))


def exemplars(knowledge: Path) -> dict[str, list[str]]:
    """By group. Raises DatasetError, OSError."""
    told = load_yaml((knowledge / FILE).read_text(encoding="utf-8"))
    if not isinstance(told, dict) or HONEST not in told:
        raise DatasetError(f"{FILE}: expected groups of sentences, {HONEST} among them")
    for group, texts in told.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise DatasetError(f"{FILE}: {group}: expected a list of sentences")
    return told


def hash_of(groups: Mapping[str, Sequence[str]]) -> str:
    return hashlib.sha256(json.dumps(dict(sorted(groups.items())), ensure_ascii=False).encode()).hexdigest()


def gathered(knowledge: Path, guide: Guide, datasets: Path) -> Sentences:
    """Raises DatasetError, OSError."""
    groups = exemplars(knowledge)
    answers = [
        row.outside.answer for name in (*TECHNICAL, *BEHAVIORAL) for row in read_answers(datasets / f"{name}.jsonl")
        if row.labels.get("overall", 0.0) >= GOOD_ENOUGH
    ]  # fmt: skip
    wordings = [way for question in guide.questions() for point in question.key_points for way in point.examples]
    models = [question.model_answer for question in guide.questions() if question.model_answer]
    return Sentences(
        [text for group, texts in groups.items() if group != HONEST for text in texts],
        {
            "honest": groups[HONEST],
            "bank": [*wordings, *(said for model in models for said in _said(model))],
            "near": [text for one in guide.exemplars for text in one.near],
            "answers": [said for answer in answers for said in _said(answer)],
        },
    )


def _said(answer: str) -> list[str]:
    return [atom.text for atom in atoms(read_of(answer).text)]


def fitted(beside: Floats, others: Sequence[tuple[Floats, float]]) -> tuple[Floats, float]:
    """Direction and base; every source has its weight whatever the number of its sentences."""
    rows = np.vstack([beside, *(found for found, _ in others)])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    sides = np.array([1.0] * len(beside) + [0.0] * (len(rows) - len(beside)))
    share = np.concatenate([np.full(len(f), w / len(f)) for f, w in ((beside, 1.0), *others)])
    found = np.zeros(rows.shape[1])
    ease = EASE * np.eye(len(found))
    ease[-1, -1] = EASE / 1000
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (share * (likely - sides)) + ease @ found
        bend = (rows * (share * likely * (1 - likely))[:, None]).T @ rows + ease
        found -= np.linalg.solve(bend, slope)
    return found[:-1], float(found[-1])


async def vectors_of(embedder: Embedder, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    """Raises EngineError."""
    found: dict[str, NDArray[np.float32]] = {}
    for at in range(0, len(texts), AT_ONCE):
        found |= await embedder.embed(list(texts[at : at + AT_ONCE])) or {}
    return found


async def fit(embedder: Embedder, guide: Guide, knowledge: Path, datasets: Path) -> dict[str, object]:
    """What is written to the file. Raises DatasetError, EngineError, OSError."""
    await embedder.warm()
    told = gathered(knowledge, guide, datasets)
    vectors = await vectors_of(embedder, told.all())
    rows = {name: stacked(texts, vectors).astype(np.float64) for name, texts in told.others.items()}
    beside = stacked(told.beside, vectors).astype(np.float64)
    towards, base = fitted(beside, [(rows[name], weight) for name, weight in WEIGHS.items()])
    return {
        "model": embedder.model, "exemplars": hash_of(exemplars(knowledge)),
        "towards": [round(float(value), 4) for value in towards], "base": round(base, 4),
    }  # fmt: skip


def main() -> None:
    settings = read_settings()
    embedder = make_embedder(settings)
    try:
        told = asyncio.run(fit(embedder, shipped_guide(settings), data_folder("knowledge"),
                               data_folder("evals") / "datasets"))  # fmt: skip
    finally:
        embedder.close()
    file = weights_folder() / "beside.json"
    file.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {file.name}, {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
