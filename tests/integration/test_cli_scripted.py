"""The real interview from a file of answers, and from a pipe: the whole product but its page."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from candor.report.model import report_schema

ANSWERS = r"""
I'd put the training error next to the validation error first. If training is far better, that gap is variance, because the model has fitted noise that does not come back in new data.
/hint
Honestly, I would check the keys. Say the customer table has two rows for one id, then every transaction of that customer is doubled, so I'd count duplicates before the join.
On a project last year we had 40,000 rows and a forest overfitted, so I limited the depth to 8 and validation rose from 0.71 to 0.78.
It depends on the cost of a miss. With rare fraud I prefer recall at a fixed precision, whereas accuracy would look fine while catching nothing.
I don't know.
```python\nseen = set()\n\nfor key in keys:\n    seen.add(key)\n``` and that is linear, since a set looks a key up in constant time.
/skip
I'd split by time, not at random, otherwise the model sees the future, which is leakage.
What does the first month look like for somebody in this role?
"""  # noqa: E501
SETUP = ["--round", "technical", "--level", "mid", "--mode", "real", "--minutes", "10", "--seed", "7"]


def candor(*words: str, said: str = "", folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from candor.cli.main import main; main()", *words]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=100, env=environment, check=False
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("scripted")
    return scripted(folder)


def scripted(folder: Path) -> bytes:
    (folder / "answers.txt").write_text(ANSWERS)
    files = ["--answers", str(folder / "answers.txt"), "--json", str(folder / "out.json")]
    done = candor("interview", *SETUP, *files, folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert sorted(left.name for left in folder.iterdir()) == ["answers.txt", "out.json"]  # nothing stored
    return (folder / "out.json").read_bytes()


def quotes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object that holds a quote."""
    if isinstance(node, dict):
        if "quote" in node:
            yield node
        node = list(node.values())
    for branch in node if isinstance(node, list) else ():
        yield from quotes(branch)


def test_a_scripted_interview_follows_the_schema_and_says_every_line(out: bytes) -> None:
    document = json.loads(out)
    Draft202012Validator(report_schema()).validate(document)
    assert document["interview"]["seed"] == 7
    assert document["interview"]["ended"] == "candidate"
    assert {line["who"] for line in document["transcript"]} == {"interviewer", "candidate"}
    said = [line["text"] for line in document["transcript"] if line["who"] == "candidate"]
    lines = [line.replace("\\n", "\n") for line in ANSWERS.strip().split("\n")]
    assert said == [line for line in lines if not line.startswith("/")]
    assert [line["seq"] for line in document["transcript"]] == sorted(line["seq"] for line in document["transcript"])


def test_every_quote_is_exactly_what_the_candidate_said(out: bytes) -> None:
    document = json.loads(out)
    said = {line["turn"]: line["text"] for line in document["transcript"] if line["who"] == "candidate"}
    found = list(quotes(document["report"]))
    assert found
    for quote in found:
        assert said[quote["turn"]][quote["start"] : quote["end"]] == quote["quote"]


def test_answers_are_read_with_meaning_and_hints_are_counted(out: bytes) -> None:
    report = json.loads(out)["report"]
    attempts = [attempt for question in report["questions"] for attempt in question["attempts"]]
    assert not any(attempt["lexical"] for attempt in attempts)
    assert sum(len(attempt["hints"]) for attempt in attempts) == 1
    assert len(report["summary"]) == 5


def test_the_same_seed_and_answers_give_the_same_bytes(out: bytes, tmp_path: Path) -> None:
    assert scripted(tmp_path) == out


def test_a_rehearsal_is_scripted_with_its_commands_and_keeps_every_telling(tmp_path: Path) -> None:
    story = "In May our team at a bank had to move a model, and I owned the tests. I wrote forty of them by June."
    (tmp_path / "answers.txt").write_text(f"{story}\nTwo dates were swapped.\n{story} Two were red.\n/again\n{story}\n")
    files = ["--answers", str(tmp_path / "answers.txt"), "--json", str(tmp_path / "out.json")]
    done = candor("interview", "--mode", "rehearsal", "--seed", "2", *files, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads((tmp_path / "out.json").read_text())
    Draft202012Validator(report_schema()).validate(document)
    told = document["report"]["rehearsal"]["tellings"]
    joined = ["".join(segment["text"] for segment in telling["segments"]) for telling in told]
    assert joined == [story, f"{story} Two were red.", story]
    said = {line["turn"]: line["text"] for line in document["transcript"] if line["who"] == "candidate"}
    for quote in quotes(document["report"]):
        assert said[quote["turn"]][quote["start"] : quote["end"]] == quote["quote"]


def test_a_piped_rehearsal_shows_what_stands(tmp_path: Path) -> None:
    said = "In May our team at a bank had to move a model. It was my job to test it, and I wrote forty tests.\n\n"
    done = candor("interview", "--mode", "rehearsal", "--seed", "2", said=said, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Telling 1, " in done.stdout
    assert "[situation" in done.stdout
    assert "Thin: " in done.stdout


def test_a_piped_interview_is_kept_and_its_report_can_be_had(tmp_path: Path) -> None:
    said = "/hint\nI'd compare two models on the same split,\nbecause otherwise luck decides.\n\nNot sure.\n"
    done = candor("interview", "--round", "technical", "--minutes", "5", "--seed", "3", said=said, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "you>" not in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""
    whole = done.stdout.rsplit("The whole report: candor report ", 1)
    assert len(whole) == 2
    assert whole[0].count("\n- ") == 5
    told = candor("report", whole[1].strip(), "--format", "json", folder=tmp_path)
    document = json.loads(told.stdout)
    Draft202012Validator(report_schema()).validate(document)
    spoken = [line["text"] for line in document["transcript"] if line["who"] == "candidate"]
    assert spoken == ["I'd compare two models on the same split,\nbecause otherwise luck decides.", "Not sure."]
    listed = json.loads(candor("report", "--list", "--json", folder=tmp_path).stdout)["interviews"]
    assert [line["ended"] for line in listed] == [True]
