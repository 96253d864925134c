"""The command line from outside: exit codes, one line for what goes wrong, nothing half-written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from candor.cli import main as cli


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run `candor` with `words` in this process; answers the exit code."""
    monkeypatch.setattr("sys.argv", ["candor", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("command", ["serve", "interview", "report", "knowledge", "knowledge check", "knowledge index"])
def test_every_command_explains_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(monkeypatch, *command.split(), "--help") == 0
    assert "Usage:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        "dance", "interview --round cooking", "interview --minutes 2", "interview --level expert", "report",
        "report --list --schema", "interview --answers a --url http://127.0.0.1:1", "serve --port 70000",
    ],
)
def test_a_misspelt_command_exits_with_2(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    assert run(monkeypatch, *words.split()) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("report no-such-interview", "no-such-interview"),
        ("interview --drill no-such-question --answers {answers} --json {out}", "no-such-question"),
        ("interview --answers {folder}/missing.txt --json {out}", "missing.txt: cannot be read"),
        ("interview --answers {bad} --json {out}", "bad.txt:2: unknown command /dance"),
        ("interview --answers {answers} --json {folder}/nowhere/out.json", "there is no folder"),
        ("interview --url ftp://127.0.0.1", "write it as http"),
        ("interview --url http://127.0.0.1:9", "no Candor server answers there"),
        ("knowledge check {folder}/nowhere", ""),
    ],
)
def test_what_goes_wrong_is_one_line_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, words: str, says: str
) -> None:
    places = {name: tmp_path / f"{name}.txt" for name in ("answers", "bad")}
    places["answers"].write_text("An answer.\n")
    places["bad"].write_text("An answer.\n/dance\n")
    out = tmp_path / "out.json"
    assert run(monkeypatch, *words.format(**places, out=out, folder=tmp_path).split()) == 1
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told
    assert told.count("\n") == (1 if says else 0)
    assert not out.exists()
    assert not [left for left in tmp_path.iterdir() if left.suffix == ".part"]


def test_the_schema_is_printed_as_json(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(monkeypatch, "report", "--schema") == 0
    assert {"interview", "transcript", "report"} <= set(json.loads(capfdbinary.readouterr().out)["properties"])


def test_an_empty_list_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(monkeypatch, "report", "--list") == 0
    assert b"candor interview" in capfdbinary.readouterr().out
    assert run(monkeypatch, "report", "--list", "--json") == 0
    assert json.loads(capfdbinary.readouterr().out) == {"interviews": []}


def test_the_shipped_knowledge_is_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "knowledge", "check", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["questions"] > 0


def test_a_broken_knowledge_file_is_named_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "questions" / "technical").mkdir(parents=True)
    (tmp_path / "questions" / "technical" / "sorting.yaml").write_text("- id: lonely\n  topic: sorting\n")
    assert run(monkeypatch, "knowledge", "check", str(tmp_path)) == 1
    assert "sorting.yaml: lonely" in capsys.readouterr().out


def test_help_and_an_index_that_is_up_to_date_load_no_model() -> None:
    code = (
        "import sys; from candor.cli import main\n"
        "from candor.embedding.sentence import SentenceEmbedder\n"
        "from candor.embedding import store\n"
        "store.VectorStore.missing = lambda self, texts: []\n"
        "sys.argv = ['candor', 'knowledge', 'index']\n"
        "try: main.main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        "assert not {'torch', 'sentence_transformers'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "up to date" in done.stdout
