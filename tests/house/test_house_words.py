"""What ships as text, held: no file unread, no list of wordings empty, no praise and no double question."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from candor.engines import grading, rewording, tailor
from candor.engines.guides import load_moves
from candor.engines.llm import INPUTS
from candor.evaluation.train_beside import exemplars
from candor.guide.guide import load_guide
from candor.guide.specimens import read_specimens
from candor.prompting import load_spoken, load_template
from rooms import ROOT, place

SPOKEN = ROOT / "prompts" / "spoken.v1.yaml"
PRAISE = ("great", "good", "excellent", "perfect", "nice", "well done", "correct", "exactly", "right answer")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")

_opened: list[str] | None = None


def _notice(event: str, args: tuple[Any, ...]) -> None:
    if event == "open" and _opened is not None and isinstance(args[0], str | Path):
        _opened.append(str(args[0]))


sys.addaudithook(_notice)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Every path opened while the test runs."""
    global _opened
    _opened = []
    yield _opened
    _opened = None


def wordings(tree: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Each wording with its place (`bridge.answer[0]`)."""
    if isinstance(tree, dict):
        for key, below in tree.items():
            yield from wordings(below, f"{at}.{key}" if at else str(key))
    elif isinstance(tree, list):
        for number, below in enumerate(tree):
            yield from wordings(below, f"{at}[{number}]")
    else:
        yield at, str(tree)


def lists(tree: Any, at: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(tree, dict):
        for key, below in tree.items():
            yield from lists(below, f"{at}.{key}" if at else str(key))
    elif isinstance(tree, list):
        yield at, tree


@pytest.fixture
def spoken() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(SPOKEN.read_text(encoding="utf-8"))
    return loaded


def test_no_prompt_and_no_knowledge_file_ships_unread(opened: list[str]) -> None:
    load_spoken(ROOT / "prompts")
    load_template(ROOT / "prompts", "interviewer.v1.md", INPUTS)
    load_moves(ROOT / "prompts")
    load_template(ROOT / "prompts", grading.FILE, grading.INPUTS)
    load_template(ROOT / "prompts", tailor.FILE, tailor.INPUTS)
    load_template(ROOT / "prompts", rewording.FILE, rewording.INPUTS)
    guide = load_guide(ROOT / "knowledge")
    read_specimens(ROOT / "knowledge", guide.bank)  # by `candor knowledge check` alone
    exemplars(ROOT / "knowledge")  # by training alone
    shipped = {
        file.resolve()
        for folder in ("prompts", "knowledge")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and file.name != "README.md"
    }
    read = {Path(name).resolve() for name in opened if isinstance(name, str)}
    assert sorted(place(file) for file in shipped - read) == []


def test_every_list_of_wordings_has_one(spoken: dict[str, Any]) -> None:
    assert [at for at, said in lists(spoken) if not said] == []
    assert [at for at, text in wordings(spoken) if not text.strip()] == []


def test_no_wording_of_real_mode_praises_or_judges(spoken: dict[str, Any]) -> None:
    praising = re.compile(r"\b(" + "|".join(PRAISE) + r")\b", re.IGNORECASE)
    found = [
        (at, praise[0])
        for at, text in wordings(spoken)
        if not at.startswith("coach") and (praise := praising.search(text))
    ]
    assert found == []


def test_each_wording_asks_at_most_one_question(spoken: dict[str, Any]) -> None:
    assert [at for at, text in wordings(spoken) if QUOTED.sub("", text).count("?") > 1] == []
