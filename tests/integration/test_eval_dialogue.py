"""`candor eval dialogue` as anybody would run it: whole interviews of a few scripted candidates, by either engine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from candor.cli.main import app
from candor.evaluation.check import check
from candor.evaluation.figures import GUARDED, guarded
from candor.resources import data_folder
from stub_endpoint import Stub, serving


def ran(tmp_path: Path, *options: str) -> dict[str, Any]:
    out = tmp_path / "out.json"
    result = CliRunner().invoke(app, ["eval", "dialogue", "--json", str(out), *options])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    found["said"] = result.output
    return found


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with serving() as made:
        monkeypatch.setenv("OPENAI_BASE_URL", made.url)
        monkeypatch.setenv("CANDOR_MODEL", made.address("plain").model)
        yield made


def test_interviews_are_held_whole_and_every_utterance_is_judged(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    found = ran(tmp_path, "--only", "wrong-technical", "--only", "silent-technical", "--html", str(page))
    metrics, items = found["metrics"], found["items"]
    assert {one["interview"]: one["ended"] for one in metrics["plans"]} == {
        "wrong-technical": "done", "silent-technical": "done",
    }  # fmt: skip
    assert metrics["follow_ups"] == sum("right" in item for item in items) >= 8
    assert metrics["aimed"] == sum(item.get("right", False) for item in items)
    assert metrics["by_engine"] == {"embedded": len(items)}
    assert "nudge" in {item["move"] for item in items}, "the silent one is met with patience"
    assert {item["move"] for item in items if item["interview"] == "wrong-technical"} >= {"ask", "probe", "follow_up"}
    assert all(item["faults"] == {} for item in items), found["said"]
    assert (metrics["plan_kept_share"], metrics["clean_share"]) == (1.0, 1.0)
    assert found["provenance"]["interviews"] == 2
    assert len(found["provenance"]["data_sha256"]) == 64
    assert "follow-ups aimed at something missing" in found["said"]
    told = page.read_text(encoding="utf-8")
    assert "2 interviews of candidates" in told
    assert "<caption>Follow-ups</caption>" in told


def test_the_same_interview_is_held_twice(tmp_path: Path) -> None:
    first, second = (ran(tmp_path, "--only", "hostile-technical") for _ in range(2))
    assert first["items"] == second["items"]


def test_a_language_model_is_agreed_to_and_measured_in_the_same_way(tmp_path: Path, stub: Stub) -> None:
    found = ran(tmp_path, "--engine", "llm", "--only", "hostile-technical")
    assert found["metrics"]["by_engine"].get("llm", 0) > 0, found["metrics"]["by_engine"]
    assert found["provenance"]["engine"] == "llm"
    assert found["metrics"]["aimed_share"] is not None
    assert stub.requests


def test_the_embedded_interviewer_is_measured_alone_even_where_a_model_is_set(tmp_path: Path, stub: Stub) -> None:
    found = ran(tmp_path, "--only", "hostile-technical")
    assert set(found["metrics"]["by_engine"]) == {"embedded"}
    assert found["provenance"]["model"] is None
    assert not stub.requests


def test_without_a_model_there_is_none_to_measure() -> None:
    result = CliRunner().invoke(app, ["eval", "dialogue", "--engine", "llm", "--only", "hostile-technical"])
    assert result.exit_code != 0
    assert "CANDOR_MODEL" in str(result.exception)


def test_the_baseline_is_of_the_shipped_candidates_and_is_held_against_them() -> None:
    evals = data_folder("evals")
    kept = json.loads((evals / "baselines" / "dialogue.json").read_text(encoding="utf-8"))["candidates"]
    assert set(kept["metrics"]) == set(GUARDED["dialogue"]["candidates"])
    same = list(check(evals, {"dialogue": lambda data: kept["metrics"]}))
    assert len(same) == len(kept["metrics"])
    assert all(fine for fine, _ in same)
    worse = {name: value - 0.02 for name, value in kept["metrics"].items()}
    assert not any(fine for fine, _ in check(evals, {"dialogue": lambda data: worse}))
    provenance = {"data_sha256": kept["sha256"], "commit": kept["commit"]}
    again = guarded({"candidates": {"metrics": kept["metrics"], "provenance": provenance}}, "dialogue")
    assert again == {"candidates": kept}
