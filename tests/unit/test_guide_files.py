"""The knowledge files: what ships is whole, and a broken file is refused with its path, entry and field."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from candor.errors import KnowledgeError
from candor.guide.guide import inspect, load_guide
from candor.interview.topics import CONDUCT, PREPARATION, PROJECT, TECHNICAL
from fakes import CHECKOUT, shipped_guide

TAUGHT = {*PREPARATION, *TECHNICAL, *PROJECT, *CONDUCT, "conflict-resolution", "team-collaboration", "communication",
          "active-listening"}  # fmt: skip


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return shutil.copytree(CHECKOUT / "knowledge", tmp_path / "knowledge")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_topic_of_the_guide_has_three_passages_or_more() -> None:
    passages = Counter(passage.topic for passage in shipped_guide().passages)
    assert {topic: passages[topic] for topic in TAUGHT if passages[topic] < 3} == {}


def test_the_bank_has_the_depth_that_was_promised() -> None:
    kinds = Counter(question.kind for question in shipped_guide().bank)
    assert kinds["technical"] >= 90
    assert kinds["behavioral"] >= 20
    assert kinds["project"] >= 6


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("questions/technical/overfitting.yaml", "weight: 3", "weight: 4", ("overfitting.yaml", "weights add up to")),
        ("questions/technical/overfitting.yaml", "topic: overfitting", "topic: baking", ("overfitting.yaml", "topic")),
        ("questions/technical/knn.yaml", "  minutes:", "  minuets:", ("knn.yaml", "minuets: unknown key")),
        ("questions/technical/knn.yaml", "  asks:", "  asked: x\n  asks:", ("knn.yaml", "asked: unknown key")),
        ("questions/project/project.yaml", "id: goal", "id: gaol", ("project.yaml", "expected goal")),
        ("questions/technical/trees.yaml", "cites: [", "cites: [trees#none, ", ("cites: no passage", "trees#none")),
        ("guide/knn.md", "topic: knn", "topic: neighbours", ("knn.md", "topic")),
        ("guide/knn.md", "level: ", "level: chief-", ("knn.md", "level")),
        ("pitfalls.yaml", "{quote}", "your words", ("pitfalls.yaml", "{quote} must stand once")),
        ("anchors.yaml", "technical:", "technicall:", ("anchors.yaml", "technical")),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    knowledge: Path, file: str, old: str, new: str, named: tuple[str, ...]
) -> None:
    change(knowledge / file, old, new)
    with pytest.raises(KnowledgeError) as refused:
        load_guide(knowledge)
    assert any(all(name in problem for name in named) for problem in refused.value.problems), refused.value


def test_a_file_that_is_no_yaml_is_named_and_the_rest_is_still_read(knowledge: Path) -> None:
    (knowledge / "questions" / "technical" / "sorting.yaml").write_text("- id: [unclosed", encoding="utf-8")
    guide, problems = inspect(knowledge)
    assert any("sorting.yaml: not YAML" in problem for problem in problems)
    assert len(guide.bank) > 100


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load_guide(tmp_path / "nowhere")
