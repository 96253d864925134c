"""One SQLite file, open: who may write when, what becomes of a transaction whose caller has gone, how a deletion is
made whole. What is stored in it is known to `sql.py` (interviews) and `library.py` (documents)."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Select, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from candor.errors import JournalUnavailable
from candor.journal.problems import told_plainly

T = TypeVar("T")

BUSY_TIMEOUT_MS = 5000
CONNECTIONS = 6  # each is a thread; one of them writes

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA synchronous = FULL",  # acked means kept, also when the power fails
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, not only unlisted
)


class Database:
    """The file behind the engine of `engine_for(path)`; it has to be there."""

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self.engine = engine
        self._writer = engine.execution_options(candor_begins="BEGIN IMMEDIATE")
        self._path = path
        self._file = _identity(path)
        # SQLite's waiting writers poll, and the unlucky one starves: inside a process they queue up instead.
        self._turn = asyncio.Lock()
        self._under_way: set[asyncio.Future[Any]] = set()

    async def settled(self, work: Coroutine[Any, Any, T]) -> T:
        """A transaction runs to its end although its caller is cancelled: left half-way it would hold the file's
        lock until its connection is collected. The cancelled caller waits, so that what it reads next is settled."""
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        with told_plainly(str(self._path)):
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                await asyncio.wait([task])
                if not task.cancelled():
                    task.exception()  # nobody is left to tell: the caller reads the file again
                raise

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that has the file's lock from its beginning. Use within `settled`."""
        async with self._turn, self._writer.begin() as connection:
            self._check_file()
            yield connection

    @asynccontextmanager
    async def deleting(self) -> AsyncIterator[AsyncConnection]:
        """As `writing`; afterwards the words of what was deleted are nowhere in the file or its log."""
        async with self._turn:
            async with self._writer.begin() as connection:
                self._check_file()
                yield connection
            await self._empty_log()

    async def all(self, query: Select[Any]) -> list[Any]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(query)).all())

    async def close(self) -> None:
        """Ends what is under way first. Nothing may be asked of a closed database."""
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self.settled(self.engine.dispose())

    def _check_file(self) -> None:
        """SQLite goes on writing to a file that was deleted or replaced; what is acked there would be lost."""
        if _identity(self._path) != self._file:
            raise JournalUnavailable(f"{self._path} is not the file that was opened; put it back, or start again")

    async def _empty_log(self) -> None:
        """Words of what was deleted stand in SQLite's write-ahead log until it is written back and cut. When somebody
        is reading, SQLite leaves that to a later checkpoint and says so without an error."""
        async with self.engine.execution_options(candor_begins="").connect() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def engine_for(path: Path) -> AsyncEngine:
    """An engine on an SQLite file, which it never creates.

    A transaction begins as the option `candor_begins` says: a writer takes the lock at once, since one that has
    read first cannot wait for it.
    """
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=path.as_uri(), query={"mode": "rw", "uri": "true"}),
        connect_args={"isolation_level": None},  # BEGIN is ours: the driver begins late, and never for a SELECT
        pool_size=CONNECTIONS,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)
    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _on_connect(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("candor_begins", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
