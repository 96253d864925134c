"""From a URL to a journal that is ready: the folder, the refusal of a file that is not ours, the migrations.

Everything up to the finished schema runs on a thread of its own, so that the page is served meanwhile.
"""

import asyncio
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from candor.errors import ForeignDatabase, JournalUnavailable, SettingsError
from candor.journal.database import BUSY_TIMEOUT_MS, engine_for
from candor.journal.problems import is_busy, told_plainly
from candor.journal.sql import SqlJournal

OURS = "candor_"  # every revision's name begins so: tells a newer Candor from another program's migrations
HEAD = "candor_0003"  # the schema of this Candor


async def open_journal(url: str) -> SqlJournal:
    """The journal at `sqlite:///relative.db` or `sqlite:////absolute/file.db`, created or upgraded as needed.

    Raises SettingsError for a URL that is no SQLite file, ForeignDatabase for a file of another program or of a
    newer Candor (which stays as it is), JournalUnavailable when it cannot be opened, created or upgraded.
    """
    path = _file_of(url)
    await asyncio.to_thread(_make_ready, path)
    return SqlJournal(engine_for(path), path)


def _file_of(url: str) -> Path:
    try:
        parsed: URL | None = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    if "?" in url:  # parsed as a query, it would be cut off, and the file made somewhere else
        raise SettingsError("the database URL may hold no question mark; name another folder or file")
    if parsed is None or parsed.drivername not in ("sqlite", "sqlite+aiosqlite"):
        raise SettingsError("the database URL has to name an SQLite file: sqlite:////path/to/candor.db")
    if parsed.database in (None, "", ":memory:"):
        raise SettingsError("the database URL names no file; write sqlite:////path/to/candor.db")
    return Path(str(parsed.database)).absolute()


def _make_ready(path: Path) -> None:
    with told_plainly(str(path)):
        _create(path)
        # A plain engine: the journal's own would change settings of a file that may not be ours.
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            poolclass=NullPool,
            connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_MS / 1000},
        )
        with engine.connect() as connection:
            current = _is_current(connection, path)
        if not current:
            # The write lock makes a second process wait here, and then find the work done.
            event.listen(engine, "begin", _take_lock)
            with engine.begin() as connection:
                if not _is_current(connection, path):
                    from candor.journal import migrating

                    migrating.upgrade(connection, "head")
        _use_log(path)


def _create(path: Path) -> None:
    """Folder and file, readable by their owner alone: interviews are private."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir():
        raise JournalUnavailable(f"{path} is a folder; name a file in it")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return


def _is_current(connection: Connection, path: Path) -> bool:
    """Whether the schema is that of this Candor. Raises ForeignDatabase when it is nobody's we know."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return False
    columns = inspect(connection).get_columns("alembic_version") if "alembic_version" in tables else []
    if "version_num" not in {column["name"] for column in columns}:
        raise ForeignDatabase(f"{path} belongs to another program; name another file")
    heads = set(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars())
    if heads == {HEAD}:
        return True
    if not heads and tables == {"alembic_version"}:
        return False
    if len(heads) != 1 or not all(str(head).startswith(OURS) for head in heads):
        raise ForeignDatabase(f"{path} belongs to another program; name another file")
    from candor.journal import migrating

    if not heads <= set(migrating.known()):
        raise ForeignDatabase(f"{path} was written by a newer Candor; install that one, or name another file")
    return False


def _take_lock(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _use_log(path: Path) -> None:
    """Write-ahead logging, which the file remembers. SQLite does not wait for others here, so we do."""
    give_up = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            try:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
                return
            except sqlite3.OperationalError as problem:
                if not is_busy(problem) or time.monotonic() > give_up:
                    raise
            time.sleep(0.02)
