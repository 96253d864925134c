"""`candor eval claims`: what counts as found, and what a file may not be."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from candor.cli.main import app
from candor.errors import DatasetError
from candor.evaluation.claims import run

HALVED = "I cut the latency by half, from 200 ms to 150 ms."
RESUME = "Experience\nData Scientist, Norvik Freight, March 2021 - June 2023\n- Forecasts\n"


def row(name: str, said: list[str], claims: list[tuple[int, str, str, str]], **more: Any) -> dict[str, Any]:
    talk = [line for text in said for line in ({"who": "interviewer", "text": "Go on."},
                                               {"who": "candidate", "text": text})]  # fmt: skip
    marked = [dict(zip(("turn", "quote", "kind", "state"), claim, strict=True)) for claim in claims]
    return {"id": name, "transcript": talk, "claims": marked, **more}


def measured(tmp_path: Path, *rows: dict[str, Any]) -> dict[str, Any]:
    data = tmp_path / "rows.jsonl"
    data.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return run([data])


def test_extraction_and_contradictions_are_counted_apart(tmp_path: Path) -> None:
    found = measured(
        tmp_path,
        row("a", [HALVED], [(1, "I cut the latency by half", "impact", "contradicted")]),
        row("b", ["I know SQL well.", "I would shard it."], [(1, "I know SQL well", "skill", "unbacked")]),
        row("c", ["It was fun."], [(1, "It was fun", "impact", "unbacked")]),
    )  # fmt: skip
    extraction, contradicted = found["metrics"]["extraction"], found["metrics"]["contradicted"]
    assert (extraction["precision"], extraction["recall"]) == (1.0, pytest.approx(2 / 3))
    assert (contradicted["precision"], contradicted["recall"], contradicted["found"]) == (1.0, 1.0, 1)
    assert found["metrics"]["honest_rows_contradicted"] == {"count": 0, "of": 2, "ids": []}
    assert found["items"][0]["predicted"][0]["quote"] == HALVED.rstrip(".")
    assert found["provenance"]["rows"] == 3


def test_an_honest_row_that_is_accused_is_named(tmp_path: Path) -> None:
    found = measured(tmp_path, row("honest", [HALVED], [(1, HALVED.rstrip("."), "impact", "unbacked")]))
    assert found["metrics"]["honest_rows_contradicted"]["ids"] == ["honest"]
    assert found["metrics"]["contradicted"]["precision"] == 0.0


def test_either_end_of_a_contradiction_may_be_the_labelled_one_but_not_strictly(tmp_path: Path) -> None:
    said = ["I have five years of experience with Airflow.", "I picked Airflow up last winter."]
    label = [(2, said[1].rstrip("."), "skill", "contradicted")]
    found = measured(tmp_path, row("other-end", said, label))["metrics"]["contradicted"]
    assert (found["precision"], found["recall"]) == (1.0, 1.0)
    assert found["strict"]["recall"] == 0.0


def test_a_resume_may_be_a_text_or_what_was_understood_of_one(tmp_path: Path) -> None:
    said = "I joined Norvik Freight in 2017 as a data scientist."
    label = [(1, said.rstrip("."), "role", "contradicted")]
    job = {"title": "Data Scientist", "employer": "Norvik Freight", "start": "2021-03", "end": "2023-06"}
    for resume in (RESUME, {"jobs": [job]}):
        found = measured(tmp_path, row("cv", [said], label, resume=resume))
        assert found["metrics"]["contradicted"]["recall"] == 1.0


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"claims": [{"turn": 2, "quote": "I", "kind": "skill", "state": "backed"}]}, "turn"),
        ({"claims": [{"turn": 1, "quote": "never said", "kind": "skill", "state": "backed"}]}, "quote"),
        ({"claims": [{"turn": 1, "quote": "SQL", "kind": "boast", "state": "backed"}]}, "kind"),
        ({"claims": "none"}, "claims"),
        ({"transcript": [{"who": "somebody", "text": "Hm."}]}, "who"),
        ({"resume": {"jobs": 3}}, "resume"),
        ({"date": "yesterday"}, "date"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_place(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    with pytest.raises(DatasetError, match=rf"rows\.jsonl: line 1: .*{problem}"):
        measured(tmp_path, row("bad", ["I know SQL well."], []) | change)


def test_the_command_tells_the_figures_and_writes_them(tmp_path: Path) -> None:
    data, out = tmp_path / "rows.jsonl", tmp_path / "out.json"
    data.write_text(json.dumps(row("a", [HALVED], [(1, "by half", "impact", "contradicted")])) + "\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["eval", "claims", "--data", str(data), "--json", str(out)])
    assert told.exit_code == 0, told.output
    assert "honest transcripts with a claim called contradicted: 0 of 0" in told.output
    assert set(json.loads(out.read_text(encoding="utf-8"))) == {"metrics", "items", "provenance"}
