"""`make evals-check`: the repository's datasets measured again, against the baselines that are kept beside them.

Fails when a measure is more than 0.01 below its baseline, or when a dataset is not the one its hash names. A baseline
is a file `evals/baselines/NAME.json`: `{"dataset.jsonl": {"sha256": ..., "metrics": {"fused.mrr": 0.8}}}`.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from candor.evaluation import attacks, claims, dialogue, pitfalls, rehearsal, retrieval, scoring
from candor.evaluation.candidates import folder_hash
from candor.evaluation.datasets import file_hash
from candor.evaluation.figures import RECORDED
from candor.resources import data_folder

SLACK = 0.01
EVALS: dict[str, Callable[[Path], Any]] = {
    "retrieval": lambda data: asyncio.run(retrieval.run(data))["metrics"],
    "scoring": lambda data: asyncio.run(scoring.run([data]))["metrics"],
    "pitfalls": lambda data: asyncio.run(pitfalls.run([data]))["metrics"],
    "attacks": lambda data: asyncio.run(attacks.run([data]))["metrics"],
    "claims": lambda data: claims.run([data])["metrics"],
    "rehearsal": lambda data: asyncio.run(rehearsal.run([data]))["metrics"],
    "marked": lambda data: asyncio.run(scoring.run([data], llm=True, marks=data.parent.parent / RECORDED))["metrics"],
    "dialogue": lambda data: asyncio.run(dialogue.run(data))["metrics"],
}


def check(evals: Path, measure: dict[str, Callable[[Path], Any]]) -> Iterator[tuple[bool, str]]:
    """Whether each measure is kept, with a line that says so. Raises DatasetError, OSError."""
    for name, run in measure.items():
        baselines = json.loads((evals / "baselines" / f"{name}.json").read_text(encoding="utf-8"))
        for dataset, kept in baselines.items():
            folder = evals / dataset  # scripted candidates are a folder of their own
            data = folder if folder.is_dir() else evals / "datasets" / dataset
            if (folder_hash(data) if folder.is_dir() else file_hash(data)) != kept["sha256"]:
                yield False, f"{name} {dataset}: it is not the one its baseline was measured on"
                continue
            found = run(data)
            for path, baseline in kept["metrics"].items():
                value = _at(found, path)
                fine = value is not None and value >= baseline - SLACK
                told = "not measured" if value is None else f"{value:.3f}"
                yield fine, f"{name} {dataset} {path}: {told}, baseline {baseline:.3f}{'' if fine else '  BELOW'}"


def _at(metrics: Any, path: str) -> float | None:
    """The number at `fused.mrr`; None when an arm did not run."""
    for key in path.split("."):
        metrics = None if metrics is None else metrics.get(key)
    return None if metrics is None else float(metrics)


def main() -> None:
    failed = False
    for fine, line in check(data_folder("evals"), EVALS):
        print(line)
        failed = failed or not fine
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
