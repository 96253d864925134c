"""What only the SQLite journal does: its locks, its limits, and what becomes of its file."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import event

from candor.errors import DuplicateMessage, JournalError, JournalUnavailable
from candor.interview.events import AnswerGiven, InterviewCreated
from candor.interview.reading import EngineStamp
from candor.interview.setup import Plan, Section, Setup
from candor.journal.database import engine_for
from candor.journal.opening import open_journal
from candor.journal.sql import SqlJournal

OWNER = "local"
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
CREATED = InterviewCreated(
    seq=1,
    at=NOON,
    interview="one",
    owner=OWNER,
    setup=Setup(),
    plan=Plan(sections=(Section(part="technical", seconds=600),)),
    by=EngineStamp(engine="scripted"),
)
SECRET = "my manager lied to the board"


def answer(seq: int, text: str = "A kernel lifts the data.") -> AnswerGiven:
    return AnswerGiven(seq=seq, at=NOON, turn=1, text=text, message_id=f"message-{seq}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "down" / "candor.db"


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest_asyncio.fixture
async def journal(path: Path) -> AsyncIterator[SqlJournal]:
    kept = await open_journal(url_of(path))
    await kept.append(OWNER, "one", [CREATED])
    yield kept
    await kept.close()


async def with_pragma(path: Path, pragma: str) -> SqlJournal:
    """A journal on `path` whose every connection also runs `pragma`."""
    await (await open_journal(url_of(path))).close()
    engine = engine_for(path)

    def run(connection: Any, _record: object) -> None:
        connection.cursor().execute(pragma)

    event.listen(engine.sync_engine, "connect", run)
    return SqlJournal(engine, path)


def contents(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir()}


@pytest.mark.asyncio
async def test_every_connection_is_safe_against_a_power_cut_and_waits_for_locks(journal: SqlJournal) -> None:
    async with journal._engine.connect() as one, journal._engine.connect() as two:
        for connection in (one, two):
            values = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")
            }
            assert values == {
                "journal_mode": "wal",
                "synchronous": 2,  # FULL
                "busy_timeout": 5000,
                "foreign_keys": 1,
                "secure_delete": 1,
            }


@pytest.mark.asyncio
async def test_events_are_there_after_closing_and_opening_again(path: Path) -> None:
    for last in range(3):
        journal = await open_journal(url_of(path))
        await journal.append(OWNER, "one", [CREATED] if last == 0 else [answer(last + 1)])
        assert [kept.seq for kept in await journal.read(OWNER, "one")] == list(range(1, last + 2))
        await journal.close()


@pytest.mark.asyncio
async def test_a_closed_journal_leaves_one_file(journal: SqlJournal, path: Path) -> None:
    await journal.close()
    assert [found.name for found in path.parent.iterdir()] == ["candor.db"]


@pytest.mark.asyncio
async def test_writers_with_connections_of_their_own_agree_on_one_line(path: Path) -> None:
    journals = await asyncio.gather(*(open_journal(url_of(path)) for _ in range(3)))
    await journals[0].append(OWNER, "one", [CREATED])
    for seq in range(2, 8):
        tries = [journal.append(OWNER, "one", [answer(seq, f"Answer {n}.")]) for n, journal in enumerate(journals)]
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
        assert outcomes.count(None) == 1
        assert sum(isinstance(outcome, DuplicateMessage) for outcome in outcomes) == 2
    for journal in journals:
        assert [kept.seq for kept in await journal.read(OWNER, "one")] == list(range(1, 8))
        await journal.close()


@pytest.mark.asyncio
async def test_writers_with_connections_of_their_own_wait_for_each_other(path: Path) -> None:
    async def interview(name: str) -> int:
        journal = await open_journal(url_of(path))
        await journal.append(OWNER, name, [CREATED.model_copy(update={"interview": name})])
        for seq in range(2, 12):
            await journal.append(OWNER, name, [answer(seq)])
        last = (await journal.read(OWNER, name))[-1].seq
        await journal.close()
        return last

    assert await asyncio.gather(*(interview(f"interview-{n}") for n in range(4))) == [11] * 4


@pytest.mark.parametrize(
    ("pragma", "advice"),
    [
        ("PRAGMA query_only = ON", "read-only; make the file and its folder writable"),
        ("PRAGMA max_page_count = 1", "the disk is full; free some space"),
    ],
    ids=["read-only", "full"],
)
@pytest.mark.asyncio
async def test_a_file_that_takes_no_more_says_so_and_can_still_be_read(path: Path, pragma: str, advice: str) -> None:
    journal = await open_journal(url_of(path))
    await journal.append(OWNER, "one", [CREATED])
    await journal.close()
    journal = await with_pragma(path, pragma)
    with pytest.raises(JournalUnavailable, match=advice) as caught:
        await journal.append(OWNER, "one", [answer(2, SECRET * 1000)])
    assert str(path) in str(caught.value)
    assert SECRET not in str(caught.value) + str(caught.value.__context__)
    assert caught.value.retryable
    assert await journal.read(OWNER, "one") == [CREATED]
    await journal.close()


@pytest.mark.asyncio
async def test_a_file_that_another_program_holds_says_so_and_works_when_it_is_let_go(path: Path) -> None:
    journal = await with_pragma(path, "PRAGMA busy_timeout = 20")
    await journal.append(OWNER, "one", [CREATED])
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalUnavailable, match="another program is writing to it"):
            await journal.append(OWNER, "one", [answer(2)])
        assert await journal.read(OWNER, "one") == [CREATED]
        holder.execute("ROLLBACK")
    await journal.append(OWNER, "one", [answer(2)])
    assert await journal.read(OWNER, "one") == [CREATED, answer(2)]
    await journal.close()


@pytest.mark.parametrize("replaced", [False, True], ids=["gone", "replaced"])
@pytest.mark.asyncio
async def test_nothing_is_acked_into_a_file_that_is_gone(journal: SqlJournal, path: Path, replaced: bool) -> None:
    path.rename(path.with_name("elsewhere.db"))
    if replaced:
        path.touch()
    with pytest.raises(JournalUnavailable, match="is not the file that was opened"):
        await journal.append(OWNER, "one", [answer(2)])
    path.with_name("elsewhere.db").replace(path)
    await journal.append(OWNER, "one", [answer(2)])
    assert await journal.read(OWNER, "one") == [CREATED, answer(2)]


@pytest.mark.asyncio
async def test_a_file_that_is_gone_is_not_made_again_empty(path: Path) -> None:
    journal = await open_journal(url_of(path))
    path.unlink()
    with pytest.raises(JournalUnavailable, match="it cannot be opened"):
        await journal.read(OWNER, "one")
    assert not path.exists()
    await journal.close()


@pytest.mark.parametrize(
    "data",
    ['{"kind": "from_the_future", "seq": 2}', f'{{"kind": "answer_given", "text": "{SECRET}', "", '{"seq": 2}'],
    ids=["unknown-kind", "broken", "empty", "no-kind"],
)
@pytest.mark.asyncio
async def test_a_row_that_cannot_be_read_is_named_and_not_quoted(journal: SqlJournal, path: Path, data: str) -> None:
    await journal.append(OWNER, "one", [answer(2)])
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE event SET data = ? WHERE number = 2", (data,))
    with pytest.raises(JournalError, match=r"interview one: event 2 .* cannot be read") as caught:
        await journal.read(OWNER, "one")
    assert SECRET not in str(caught.value)


@pytest.mark.asyncio
async def test_the_database_itself_refuses_an_event_of_another_owner(journal: SqlJournal, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            other.execute("INSERT INTO event VALUES ('one', 2, 'somebody-else', 'k', '2025-03-01', NULL, '{}')")


@pytest.mark.asyncio
async def test_words_of_a_deleted_interview_are_in_no_file(journal: SqlJournal, path: Path) -> None:
    await journal.append(OWNER, "one", [answer(2, SECRET), answer(3, SECRET * 5000)])
    assert any(SECRET.encode() in found for found in contents(path).values())
    await journal.delete(OWNER, "one")
    assert not any(SECRET.encode() in found for found in contents(path).values())
