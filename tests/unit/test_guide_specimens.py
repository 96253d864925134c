"""Specimen answers beside the bank: read whole, or refused with file, entry and field."""

from pathlib import Path

import pytest

from candor.guide.specimens import missing_specimens, read_specimens
from candor.interview.question import Question
from fakes import a_question

BANK: tuple[Question, ...] = (a_question("one"), a_question("case", case=True), a_question("story", "behavioral"))
ROW = "- {{question: {name}, independent: Right., wrong: Wrong., list: One. Two.}}\n"


def write(folder: Path, form: str, text: str) -> Path:
    file = folder / "specimens" / form / "topic.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_specimens_are_read_by_their_question(tmp_path: Path) -> None:
    write(tmp_path, "technical", ROW.format(name="one"))
    write(tmp_path, "applied", ROW.format(name="case"))
    read, problems = read_specimens(tmp_path, BANK)
    assert problems == []
    assert set(read) == {"one", "case"}
    assert (read["one"].independent, read["one"].wrong, read["one"].recited) == ("Right.", "Wrong.", "One. Two.")
    assert missing_specimens(BANK, read) == []


@pytest.mark.parametrize(
    ("form", "text", "problem"),
    [
        ("technical", ROW.format(name="two"), "topic.yaml: two: question: no such technical question"),
        ("technical", ROW.format(name="story"), "topic.yaml: story: question: no such technical question"),
        ("technical", ROW.format(name="case"), "topic.yaml: case: question: belongs into specimens/applied"),
        ("applied", ROW.format(name="one"), "topic.yaml: one: question: belongs into specimens/technical"),
        ("technical", 2 * ROW.format(name="one"), "topic.yaml: one: question: has a specimen already"),
        ("technical", "- {question: one, independent: A, wrong: B}", "topic.yaml: one: list: missing"),
        ("technical", "- {question: one, independent: '', wrong: B, list: C}", "topic.yaml: one: independent: "),
        ("technical", ROW.format(name="one, score: 5"), "topic.yaml: one: score: unknown key"),
        ("technical", "- {wrong: B, list: C}", "topic.yaml: entry 1: question: missing"),
        ("technical", "- [unclosed", "topic.yaml: not YAML"),
        ("technical", "question: one", "topic.yaml: expected a list"),
    ],
)
def test_a_wrong_specimen_is_refused_with_its_place(tmp_path: Path, form: str, text: str, problem: str) -> None:
    _, problems = read_specimens(write(tmp_path, form, text), BANK)
    assert [line for line in problems if line.startswith(f"specimens/{form}/{problem}")], problems


def test_every_technical_question_without_a_specimen_is_named_and_no_story_is() -> None:
    assert missing_specimens(BANK, {}) == [
        "specimens/technical/one.yaml: one: question: has no specimen",
        "specimens/applied/case.yaml: case: question: has no specimen",
    ]
