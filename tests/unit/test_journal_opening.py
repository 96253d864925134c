"""How the SQLite journal opens: by several at once, from an older schema, and never a file that is not ours."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine
from sqlalchemy.pool import NullPool

import candor
from candor.errors import ForeignDatabase, JournalUnavailable, SettingsError
from candor.interview.events import AnswerGiven, InterviewCreated
from candor.interview.reading import EngineStamp
from candor.interview.setup import Plan, Section, Setup
from candor.journal import migrating
from candor.journal.migrating import known, migrations, upgrade
from candor.journal.opening import HEAD, OURS, open_journal
from candor.journal.sql import SqlJournal
from candor.journal.tables import METADATA

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

OPEN_AND_APPEND = """
import asyncio, os, sys
from candor.interview.events import EVENT
from candor.journal.opening import open_journal

async def main():
    journal = await open_journal(sys.argv[1])
    await journal.append("local", sys.argv[2], [EVENT.validate_json(line) for line in sys.argv[3:]])
    print("acked", flush=True)
    os._exit(9)

print("ready", flush=True)
sys.stdin.read()
asyncio.run(main())
"""


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


def started(path: Path, interview: str, *events: InterviewCreated | AnswerGiven) -> subprocess.Popen[str]:
    """Another process, its imports behind it, that appends `events` once its input closes and then just dies."""
    lines = [line.model_dump_json() for line in events]
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_APPEND, url_of(path), interview, *lines],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(candor.__file__).parent.parent)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def at_revision(path: Path, revision: str) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    with engine.begin() as connection:
        upgrade(connection, revision)


def contents(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir()}


@pytest.mark.asyncio
async def test_folder_and_file_are_made_for_their_owner_alone(journal: SqlJournal, path: Path) -> None:
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.asyncio
async def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "déjà vu #1 %20 ?mode=ro&x" / "file:can dor.db"
    journal = await open_journal(URL.create("sqlite", database=str(path)).render_as_string())
    await journal.append(OWNER, "one", [CREATED])
    await journal.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.asyncio
async def test_acked_events_survive_the_death_of_the_process(path: Path) -> None:
    process = started(path, "one", CREATED, answer(2, "🙂 \x00 said"))
    out, err = process.communicate("")
    assert (out, process.returncode) == ("acked\n", 9), err
    journal = await open_journal(url_of(path))
    assert await journal.read(OWNER, "one") == [CREATED, answer(2, "🙂 \x00 said")]
    await journal.close()


@pytest.mark.asyncio
async def test_processes_that_open_a_new_file_at_the_same_moment_all_succeed(path: Path) -> None:
    names = ("one", "two", "three")
    processes = [started(path, name, CREATED.model_copy(update={"interview": name})) for name in names]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    for process in processes:
        out, err = process.communicate()
        assert (out, process.returncode) == ("acked\n", 9), err
    journal = await open_journal(url_of(path))
    assert {line.interview for line in await journal.interviews(OWNER)} == set(names)
    await journal.close()


@pytest.mark.asyncio
async def test_one_process_may_open_a_new_file_many_times_at_once(path: Path) -> None:
    journals = await asyncio.gather(*(open_journal(url_of(path)) for _ in range(6)))
    await journals[0].append(OWNER, "one", [CREATED])
    for journal in journals:
        assert await journal.read(OWNER, "one") == [CREATED]
        await journal.close()


@pytest.mark.asyncio
async def test_one_process_may_create_many_files_at_once(tmp_path: Path) -> None:
    for journal in await asyncio.gather(*(open_journal(url_of(tmp_path / f"{n}.db")) for n in range(12))):
        assert await journal.interviews(OWNER) == []
        await journal.close()


@pytest.mark.asyncio
async def test_a_file_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE recipes (name TEXT)")
    before = contents(path)
    with pytest.raises(ForeignDatabase, match=r"candor\.db belongs to another program"):
        await open_journal(url_of(path))
    assert contents(path) == before


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('ae1027a6acf')",
        "CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE alembic_version (something TEXT)",
    ],
    ids=["revision", "no-revision", "other-table"],
)
@pytest.mark.asyncio
async def test_the_migrations_of_another_program_are_not_taken_for_ours(path: Path, statements: str) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as theirs:
        theirs.executescript(statements)
    before = contents(path)
    with pytest.raises(ForeignDatabase, match=r"candor\.db belongs to another program"):
        await open_journal(url_of(path))
    assert contents(path) == before


@pytest.mark.asyncio
async def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("Dear diary, " * 100)
    with pytest.raises(ForeignDatabase, match=r"candor\.db is not a database"):
        await open_journal(url_of(path))
    assert contents(path) == {"candor.db": b"Dear diary, " * 100}


@pytest.mark.asyncio
async def test_the_file_of_a_newer_candor_is_refused(journal: SqlJournal, path: Path) -> None:
    await journal.close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = ?", (f"{OURS}9999",))
    with pytest.raises(ForeignDatabase, match=r"candor\.db was written by a newer Candor"):
        await open_journal(url_of(path))


@pytest.mark.asyncio
async def test_a_database_at_any_older_revision_is_upgraded(tmp_path: Path) -> None:
    scripts = ScriptDirectory.from_config(migrations())
    older = ["base", *(script.revision for script in scripts.walk_revisions() if not script.is_head)]
    for revision in older:
        path = tmp_path / f"{revision}.db"
        at_revision(path, revision)
        journal = await open_journal(url_of(path))
        await journal.append(OWNER, "one", [CREATED, answer(2)])
        assert await journal.read(OWNER, "one") == [CREATED, answer(2)]
        await journal.close()


def test_every_revision_bears_the_name_that_tells_it_from_others() -> None:
    revisions = [script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()]
    assert revisions
    assert all(revision.startswith(OURS) for revision in revisions)


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(tmp_path / "candor.db")), poolclass=NullPool)
    with engine.begin() as connection:
        upgrade(connection, "head")
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_migration_that_fails_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Any, revision: str) -> None:
        upgrade(connection, revision)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "upgrade", fail)
    with pytest.raises(JournalUnavailable, match="No space left"):
        asyncio.run(open_journal(url_of(path)))
    with closing(sqlite3.connect(path)) as after:
        assert after.execute("SELECT name FROM sqlite_master").fetchall() == []
    monkeypatch.undo()
    asyncio.run(asyncio.wait_for(open_and_close(path), 10))


async def open_and_close(path: Path) -> None:
    await (await open_journal(url_of(path))).close()


@pytest.mark.asyncio
async def test_a_folder_that_cannot_be_made_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(JournalUnavailable, match=r"taken/below/candor\.db"):
        await open_journal(url_of(tmp_path / "taken" / "below" / "candor.db"))


@pytest.mark.asyncio
async def test_a_folder_in_place_of_the_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailable, match="is a folder; name a file in it"):
        await open_journal(url_of(tmp_path))


@pytest.mark.parametrize(
    "url",
    ["", "candor.db", "sqlite://", "sqlite:///:memory:", "mysql://root:hunter2@host/x", "sqlite:////x.db?mode=ro"],
)
@pytest.mark.asyncio
async def test_a_url_that_names_no_sqlite_file_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(SettingsError, match="database URL") as caught:
        await open_journal(url)
    assert "hunter2" not in str(caught.value)


def test_the_newest_migration_is_the_schema_that_a_start_looks_for() -> None:
    assert known()[0] == HEAD


def test_a_file_that_is_up_to_date_is_opened_without_the_migrations(tmp_path: Path) -> None:
    told = f"""
import asyncio, sys
from candor.journal.opening import open_journal
async def main():
    journal = await open_journal("sqlite:///{tmp_path}/candor.db")
    await journal.close()
asyncio.run(main())
print("alembic" in sys.modules)
"""
    ran = [subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True) for _ in range(2)]
    assert [one.stdout.strip() for one in ran] == ["True", "False"]
