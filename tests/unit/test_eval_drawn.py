"""The rows of the trials were drawn by the seed that is written down, and by nothing else."""

import json
import random

import pytest

from candor.evaluation.drawn import sets, stratified, thirds
from candor.resources import data_folder

DATASETS = data_folder("evals") / "datasets"


def test_the_drawn_files_hold_what_the_seed_draws() -> None:
    for name, rows in sets(DATASETS).items():
        held = [json.loads(line) for line in (DATASETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert held == rows, name


@pytest.mark.parametrize("kind", ["technical", "behavioral"])
def test_every_overall_score_is_there_as_often_as_the_others(kind: str) -> None:
    rows = [*sets(DATASETS)[f"drawn-{kind}"], *sets(DATASETS)[f"drawn-words-{kind}"]]
    counts = [sum(row["scores"]["overall"] == score for row in rows) for score in range(1, 6)]
    assert len(set(counts)) == 1 and len({row["id"] for row in rows}) == len(rows)


def test_strata_are_drawn_in_turn_as_long_as_they_last() -> None:
    rows = [{"kind": kind, "n": n} for kind, many in (("a", 9), ("b", 1)) for n in range(many)]
    taken = stratified(rows, lambda row: row["kind"], 4, random.Random(1))
    assert [row["kind"] for row in taken] == ["a", "b", "a", "a"]
    words, figure = thirds(taken, lambda row: row["kind"], random.Random(1))
    assert len(words) + len(figure) == 4 and len(words) == 2
