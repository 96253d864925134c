"""Marks of a language model that were kept in a file do for grading again, and say whose they are."""

import asyncio
import json
from pathlib import Path

import pytest

from candor.errors import DatasetError, EngineUnavailable
from candor.evaluation.recorded import opened
from candor.interview.reading import EngineStamp
from candor.interview.verdicts import Marks
from candor.ports import Paper

BY = EngineStamp(engine="llm", model="some-model", version="1", prompt="grade.v1@12345678")
NOTHING = Marks(criteria=(), wrong=(), pitfalls=(), claims=())
PAPER = Paper("Why?", (), "Because.")


def test_marks_that_were_kept_are_found_again_without_the_model(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    asyncio.run(opened(file, BY).keep("o", "i", PAPER.key(BY), NOTHING))
    again = opened(file, None)
    assert asyncio.run(again.marks("o", PAPER.key(again.stamp))) == NOTHING


def test_what_was_not_recorded_cannot_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    opened(file, BY)
    with pytest.raises(EngineUnavailable, match="not recorded"):
        asyncio.run(opened(file, None).mark(PAPER, []))


def test_a_recording_of_another_model_or_prompt_is_not_added_to(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    opened(file, BY)
    for other in ({"model": "another"}, {"prompt": "grade.v2@00000000"}):
        with pytest.raises(DatasetError, match=r"marks.jsonl:1: recorded of some-model"):
            opened(file, BY.model_copy(update=other))


@pytest.mark.parametrize(
    "lines, where",
    [([""], 1), (['{"model": "m"}'], 1), ([json.dumps({"model": "m", "prompt": "p"}), "no json"], 2),
     ([json.dumps({"model": "m", "prompt": "p"}), '{"paper": "k", "marks": {}}'], 2)],
)  # fmt: skip
def test_a_broken_recording_is_refused_with_its_line(tmp_path: Path, lines: list[str], where: int) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text("\n".join(lines))
    with pytest.raises(DatasetError, match=f"marks.jsonl:{where}: expected"):
        opened(file, None)


def test_no_recording_and_no_model_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no model is set"):
        opened(tmp_path / "none.jsonl", None)
