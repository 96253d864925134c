"""`python -m candor.evaluation.drawn`: the rows that trials of a language model are graded on, drawn by a fixed seed.

A third of them is there to word the prompt by (`drawn-words-*`), the others give the figure (`drawn-*`). Answers are
stratified by overall score, utterances by kind of pitfall with as many clean ones as others, attacks (for the figure
alone) by family.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from candor.evaluation.datasets import read_rows
from candor.resources import data_folder

SEED = 20261120
TECHNICAL = ("technical", "technical-b", "technical-c", "technical-e", "technical-independent")
BEHAVIORAL = ("behavioral", "behavioral-d", "behavioral-f", "behavioral-independent")
PITFALLS = ("pitfalls", "pitfalls-d", "pitfalls-g", "pitfalls-independent")
Row = dict[str, Any]
Drawn = list[Row]


def stratified(rows: Sequence[Row], of: Callable[[Row], object], many: int, draw: random.Random) -> Drawn:
    """`many` rows, from every stratum in turn as long as it has any."""
    strata: dict[object, Drawn] = defaultdict(list)
    for row in rows:
        strata[of(row)].append(row)
    piles = [draw.sample(strata[name], len(strata[name])) for name in sorted(strata, key=str)]
    taken: Drawn = []
    while len(taken) < many and any(piles):
        taken += [pile.pop() for pile in piles if pile]
    return taken[:many]


def thirds(rows: Sequence[Row], of: Callable[[Row], object], draw: random.Random) -> tuple[Drawn, Drawn]:
    """A third and the other two, strata alike."""
    ordered = sorted(draw.sample(rows, len(rows)), key=lambda row: str(of(row)))
    return [*ordered[::3]], [row for n, row in enumerate(ordered) if n % 3]


def sets(datasets: Path) -> dict[str, Drawn]:
    """Every drawn set by its name. Raises DatasetError, OSError."""

    def rows(names: Sequence[str]) -> Drawn:
        return [row for name in names for _, row in read_rows(datasets / f"{name}.jsonl", None)]

    draw = random.Random(SEED)
    utterances = rows(PITFALLS)
    drawn = {
        "technical": (stratified(rows(TECHNICAL), _score, 60, draw), _score),
        "behavioral": (stratified(rows(BEHAVIORAL), _score, 30, draw), _score),
        "pitfalls": (
            [*stratified([row for row in utterances if row["pitfalls"]], _kind, 45, draw),
             *stratified([row for row in utterances if not row["pitfalls"]], _kind, 45, draw)], _kind,
        ),
    }  # fmt: skip
    told = {}
    for name, (taken, of) in drawn.items():
        told[f"drawn-words-{name}"], told[f"drawn-{name}"] = thirds(taken, of, draw)
    attacks = [row for row in rows(("attacks-own",)) if not row["kind"].startswith("control")]
    told["drawn-attacks"] = stratified(attacks, lambda row: row["kind"], 30, draw)
    return told


def _score(row: Row) -> object:
    return row["scores"]["overall"]


def _kind(row: Row) -> object:
    return row["pitfalls"][0]["type"] if row["pitfalls"] else ""


def main() -> None:
    datasets = data_folder("evals") / "datasets"
    for name, rows in sets(datasets).items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (datasets / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        print(f"written: {name}.jsonl, {len(rows)} rows")


if __name__ == "__main__":
    main()
