"""Marks that are kept: found by owner and paper, in file or memory, gone with their interview."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from candor.interview import events as e
from candor.interview.plan import make_plan
from candor.interview.reading import EngineStamp
from candor.interview.setup import Setup
from candor.interview.verdicts import Marks
from candor.journal.marks import MemoryMarks, SqlMarks, read_marks
from candor.journal.opening import open_journal
from candor.journal.sql import SqlJournal
from candor.ports import MarkStore
from fakes import a_bank

SECRET = "words-that-somebody-said-in-confidence"
MARKS = Marks.model_validate({
    "criteria": [{"criterion": "point.a", "quote": SECRET, "reason": "So.", "level": "met", "misconception": ""}],
    "wrong": [], "pitfalls": [], "claims": [],
})  # fmt: skip


def created(interview: str, owner: str) -> e.InterviewCreated:
    setup = Setup(round="technical", seed=1)
    return e.InterviewCreated(
        seq=1, at=datetime(2026, 1, 1, tzinfo=UTC), interview=interview, owner=owner, setup=setup,
        plan=make_plan(setup, a_bank()), by=EngineStamp(engine="fake"),
    )  # fmt: skip


@pytest_asyncio.fixture
async def journal(tmp_path: Path) -> AsyncIterator[SqlJournal]:
    opened = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    assert isinstance(opened, SqlJournal)
    for interview, owner in (("one", "ada"), ("two", "bob")):
        await opened.append(owner, interview, [created(interview, owner)])
    yield opened
    await opened.close()


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, journal: SqlJournal) -> MarkStore:
    return SqlMarks(journal.database) if request.param == "file" else MemoryMarks()


async def test_marks_are_found_again_by_their_owner_and_paper_alone(store: MarkStore) -> None:
    assert await store.marks("ada", "key") is None
    await store.keep("ada", "one", "key", MARKS)
    await store.keep("ada", "one", "key", MARKS)  # another process was as quick
    assert await store.marks("ada", "key") == MARKS
    assert await store.marks("bob", "key") is None
    assert await store.marks("ada", "other") is None


async def test_two_that_keep_the_same_marks_at_once_do_not_get_into_each_others_way(journal: SqlJournal) -> None:
    store = SqlMarks(journal.database)
    await asyncio.gather(*(store.keep("ada", "one", "key", MARKS) for _ in range(5)))
    assert await store.marks("ada", "key") == MARKS


async def test_marks_are_deleted_with_their_interview_to_the_last_word(journal: SqlJournal, tmp_path: Path) -> None:
    store = SqlMarks(journal.database)
    await store.keep("ada", "one", "key", MARKS)
    await journal.delete("ada", "one")
    assert await store.marks("ada", "key") is None
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("data", ["", "{", '{"criteria": 3}', "null"])
def test_marks_of_another_form_are_made_anew(data: str) -> None:
    assert read_marks(data) is None
