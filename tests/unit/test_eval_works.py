"""Entries that work: what is tried, what a failure is told with, and the list of known failures, which only shrinks."""

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from candor.cli.main import app
from candor.errors import DatasetError, EngineUnavailable
from candor.evaluation.known_failures import Known, compared, read_known, rewritten
from candor.evaluation.works import CHECKS, Tried, other_than, totals, try_entries
from candor.guide.specimens import missing_specimens, read_specimens
from candor.interview.question import Question
from candor.settings import read_settings
from candor.text.vectors import Vectors
from candor.wiring import make_embedder, shipped_scorer
from fakes import CHECKOUT, a_question, shipped_guide

KNOWN = CHECKOUT / "evals" / "baselines" / "works.json"


def tried(entry: str, check: str, points: float | None) -> Tried:
    return Tried(entry, check, "mid", points, ("because of this",))


def everything() -> list[Tried]:
    guide = shipped_guide()
    specimens, problems = read_specimens(CHECKOUT / "knowledge", guide.bank)
    assert problems == []
    embedder = make_embedder(read_settings())
    try:
        return asyncio.run(try_entries(guide, specimens, embedder, scorer=shipped_scorer(embedder)))
    finally:
        embedder.close()


def test_no_entry_fails_that_is_not_known_to_and_none_is_listed_that_works() -> None:
    """After a change for the better, or of an entry: `candor knowledge check --works --write`, and read the diff."""
    against = compared(everything(), read_known(KNOWN))
    assert [one.line for one in against.fresh] == []
    assert [f"{one.entry}: {one.check} passes now" for one in against.mended] == []


def test_every_technical_question_has_its_specimen() -> None:
    questions = [question for question in shipped_guide().bank if not question.case]
    assert missing_specimens(questions, read_specimens(CHECKOUT / "knowledge", shipped_guide().bank)[0]) == []


def test_every_known_failure_is_one_of_an_entry_that_is_there() -> None:
    entries = {question.id for question in shipped_guide().bank}
    assert [one for one in read_known(KNOWN) if one.entry not in entries or one.check not in CHECKS] == []


@pytest.mark.parametrize(("check", "passing", "failing"), [
    ("model", 4.0, 3.99), ("independent", 3.5, 3.49), ("wrong", 2.0, 2.01), ("list", 2.0, 2.1), ("other", 1.0, 2.1),
])  # fmt: skip
def test_each_check_has_its_bound_on_its_side(check: str, passing: float, failing: float) -> None:
    assert tried("a", check, passing).passed
    assert not tried("a", check, failing).passed
    assert not tried("a", check, None).passed


def test_a_failure_is_one_line_with_score_bound_and_reason() -> None:
    assert tried("a", "wrong", 3.456).line == "a: wrong: correctness 3.46, at most 2 wanted of mid; because of this"
    assert tried("a", "model", 3.0).line.startswith("a: model: overall 3.00, at least 4 wanted of mid")
    assert tried("a", "list", None).line.startswith("a: list: not graded")


def test_an_entry_works_when_it_passes_all_five() -> None:
    found = totals([tried("a", "model", 5), tried("a", "wrong", 1), tried("b", "model", 5), tried("b", "wrong", 3)])
    assert found["model"] == {"passed": 2, "of": 2, "share": 1.0}
    assert found["wrong"] == {"passed": 1, "of": 2, "share": 0.5}
    assert found["works"] == {"passed": 1, "of": 2, "share": 0.5}


def asking(*near: tuple[Question, float]) -> Vectors:
    """Unit vectors of the questions, each so near to the first one."""
    return {q.asks: np.array([cosine, (1 - cosine**2) ** 0.5], dtype=np.float32) for q, cosine in near}


def test_the_wrong_place_is_the_next_entry_of_the_topic_and_of_cases_the_next_case() -> None:
    pool = [a_question(name, topic=topic, case=case) for name, topic, case in (
        ("a", "trees", False), ("b", "trees", False), ("c", "knn", False), ("d", "trees", True), ("e", "nlp", True),
    )]  # fmt: skip
    asks = asking((pool[2], 1), (pool[0], 0.1), (pool[1], 0.3), (pool[3], 0.8), (pool[4], 0.2))
    assert [other_than(q, pool, asks).id for q in pool] == ["b", "a", "d", "e", "d"]


def test_only_what_is_new_and_what_is_mended_is_told() -> None:
    known = [Known("a", "wrong", 3.0), Known("b", "wrong", 3.0), Known("never-tried", "wrong", 3.0)]
    results = [tried("a", "wrong", 4), tried("b", "wrong", 1), tried("a", "list", 4), tried("c", "wrong", 1)]
    against = compared(results, known)
    assert [(one.entry, one.check) for one in against.fresh] == [("a", "list")]
    assert [(one.entry, one.check) for one in against.mended] == [("b", "wrong")]


def test_the_list_is_rewritten_with_the_reasons_that_were_given(tmp_path: Path) -> None:
    results = [tried("a", "wrong", 3.456), tried("a", "model", 2), tried("b", "list", 1)]
    told = rewritten(results, [Known("a", "model", 1.0, "entry"), Known("b", "list", 3.0)], {"commit": "abc"})
    assert told["provenance"] == {"commit": "abc"}
    assert told["totals"]["works"] == {"passed": 1, "of": 2, "share": 0.5}
    (tmp_path / "works.json").write_text(json.dumps(told), encoding="utf-8")
    assert read_known(tmp_path / "works.json") == [Known("a", "wrong", 3.46), Known("a", "model", 2, "entry")]


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"known": [{"entry": "a"}]}',
                                  '{"known": [{"entry": "a", "check": "wrong", "score": 1, "reason": "luck"}]}'])
def test_a_broken_list_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "works.json").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"works\.json"):
        read_known(tmp_path / "works.json")


def test_a_list_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_known(tmp_path / "works.json") == []


@pytest.mark.parametrize("words", [["--only", "a"], ["--write"], ["--works", "--write", "--only", "a"]])
def test_the_options_of_works_stand_together_or_are_refused(words: list[str]) -> None:
    assert CliRunner().invoke(app, ["knowledge", "check", *words]).exit_code == 2


def test_one_entry_can_be_tried_alone_and_told_as_json() -> None:
    entry = next(iter(read_specimens(CHECKOUT / "knowledge", shipped_guide().bank)[0]))
    ran = CliRunner().invoke(app, ["knowledge", "check", "--works", "--only", entry, "--json"])
    found = json.loads(ran.stdout)
    assert {one["check"] for one in found["works"]["tried"]} == set(CHECKS)
    assert {one["entry"] for one in found["works"]["tried"]} == {entry}
    assert all(one["because"] for one in found["works"]["tried"] if not one["passed"])
    assert found["works"]["not_on_the_list"] == []


def test_without_a_model_the_rest_is_checked_and_what_was_not_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOR_EMBEDDING_MODEL", "")
    told = CliRunner().invoke(app, ["knowledge", "check"]).stdout
    assert "not checked, as there is no embedding model" in told
    ran = CliRunner().invoke(app, ["knowledge", "check", "--works"])
    assert isinstance(ran.exception, EngineUnavailable)
