"""The sentences that the pitfall detector compares with: enough of each kind, and none from a labelled set."""

import json
import re
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from candor.guide.exemplars import read_exemplars
from candor.interview.reading import PitfallKind
from candor.pitfalls.exemplars import PLAIN, Exemplars, Likeness, hash_of, texts_of
from candor.pitfalls.readings import KINDS
from candor.pitfalls.weights import LONG_LEAST, Weights, least
from candor.resources import data_folder, pitfall_weights
from scoring_samples import stem_vectors

EXEMPLARS, PROBLEMS = read_exemplars(data_folder("knowledge"))
LONGEST_SHARED = 6  # words in a row that a sentence may have in common with a labelled one: set phrases


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'"))


def test_every_kind_has_examples_and_near_misses_and_lines_that_invite_it() -> None:
    assert PROBLEMS == []
    assert {one.id for one in EXEMPLARS} == {*KINDS, PLAIN}
    for one in EXEMPLARS:
        if one.id != PLAIN:
            assert min(len(one.shows), len(one.near)) >= 20, one.id
            assert len(one.asks) >= 5, one.id


def test_no_sentence_stands_twice() -> None:
    told = [text for one in EXEMPLARS for text in (*one.shows, *one.near)]
    assert len(told) == len(set(told))


def test_no_sentence_is_taken_from_a_labelled_utterance_or_answer() -> None:
    """The independent sets were written after the sentences; two people may hit upon the same words."""
    runs: set[tuple[str, ...]] = set()
    for file in data_folder("evals").joinpath("datasets").glob("*.jsonl"):
        if file.stem.endswith(("-independent", "-k")):
            continue
        if file.stem.startswith(("pitfalls", "technical", "behavioral")):
            for line in file.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                said = words(row.get("text") or row.get("answer") or "")
                runs |= {tuple(said[i : i + LONGEST_SHARED + 1]) for i in range(len(said) - LONGEST_SHARED)}
    for one in EXEMPLARS:
        for text in (*one.shows, *one.near):
            said = words(text)
            shared = [said[i : i + LONGEST_SHARED + 1] for i in range(len(said) - LONGEST_SHARED)]
            assert not [run for run in shared if tuple(run) in runs], text


def test_the_shipped_weights_were_trained_with_the_shipped_examples() -> None:
    weights = Weights.model_validate_json(pitfall_weights().read_text(encoding="utf-8"))
    assert weights.exemplars == hash_of(EXEMPLARS), "train anew: make train"
    assert set(weights.kinds) == set(KINDS)
    assert set(get_args(PitfallKind)) - set(KINDS) == {"grader_manipulation"}


def test_the_hash_does_not_depend_on_the_order_of_the_kinds() -> None:
    assert hash_of(EXEMPLARS) == hash_of(EXEMPLARS[::-1]) != hash_of(EXEMPLARS[1:])


SMALL = (
    Exemplars(id="salary_focus", asks=("What drives you?",), shows=("Only the wage matters to me.",),
              near=("The wage table had gaps.",)),
    Exemplars(id="evasion", asks=("Who decided that?",), shows=("Life is a river, friend.",), near=("Nora decided.",)),
    Exemplars(id=PLAIN, near=("I split the rows by date.",)),
)  # fmt: skip


def test_a_clause_leans_to_the_kind_whose_example_it_repeats_and_away_from_the_near_miss() -> None:
    vectors = stem_vectors(texts_of(SMALL))
    likeness = Likeness.of(SMALL, vectors)
    shown = likeness.read(vectors["Only the wage matters to me."][None, :], vectors["What drives you?"])
    missed = likeness.read(vectors["The wage table had gaps."][None, :], None)
    assert shown["salary_focus"]["clause_best"] == pytest.approx(1)
    assert shown["salary_focus"]["lean_clause"] > 0 > missed["salary_focus"]["lean_clause"]
    assert shown["salary_focus"]["ahead_best"] > 0 > shown["evasion"]["ahead_best"]
    assert shown["salary_focus"]["asked_best"] == pytest.approx(1)
    assert missed["salary_focus"]["asked_best"] == 0


def test_readings_are_finite_for_a_clause_without_a_vector() -> None:
    vectors = stem_vectors(texts_of(SMALL))
    width = len(next(iter(vectors.values())))
    found = Likeness.of(SMALL, vectors).read(np.zeros((1, width), dtype=np.float32), None)
    assert all(np.isfinite(value) for readings in found.values() for value in readings.values())


def test_a_long_answer_needs_more_to_be_flagged() -> None:
    assert least("blame_shifting", 0.3, 20) == 0.3
    assert least("blame_shifting", 0.3, 100) == LONG_LEAST
    assert least("rambling", 0.3, 150) > least("rambling", 0.3, 100) > 0.3


def test_files_of_examples_are_refused_with_their_place(tmp_path: Path) -> None:
    folder = tmp_path / "pitfall-exemplars"
    folder.mkdir()
    (folder / "bragging.yaml").write_text("shows: [I am great.]\n", encoding="utf-8")
    (folder / "evasion.yaml").write_text("shows: [Who knows.]\nhides: [x]\n", encoding="utf-8")
    (folder / "rambling.yaml").write_text("shows: [1]\n", encoding="utf-8")
    read, problems = read_exemplars(tmp_path)
    assert read == []
    assert [problem.split(":")[0] for problem in problems] == [
        "pitfall-exemplars/bragging.yaml", "pitfall-exemplars/evasion.yaml", "pitfall-exemplars/rambling.yaml",
    ]  # fmt: skip
    assert read_exemplars(tmp_path / "nothing here") == ([], [])
