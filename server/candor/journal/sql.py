"""The journal in an SQLite file: one append, one transaction. Its statements use nothing that is SQLite's alone.

`opening.py` makes one of these of a URL. Migrations and refusals at start-up are there, never here.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Select, and_, delete, event, exists, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from candor.errors import CandorError, JournalUnavailable
from candor.interview.events import AnyEvent
from candor.journal.problems import told_plainly
from candor.journal.rows import (
    ANSWERED,
    ENDED,
    Row,
    check_no_gap,
    created_of,
    duplicate,
    event_of,
    rows_of,
    stale,
    unknown,
)
from candor.journal.tables import EVENT_ROW, INTERVIEW
from candor.ports import InterviewLine

T = TypeVar("T")

BUSY_TIMEOUT_MS = 5000
CONNECTIONS = 6  # each is a thread; one of them writes

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA synchronous = FULL",  # acked means kept, also when the power fails
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # a deleted interview is overwritten, not only unlisted
)


class SqlJournal:
    """A `candor.ports.Journal` over the engine of `engine_for(path)`; the file has to be there."""

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self._engine = engine
        self._writer = engine.execution_options(candor_begins="BEGIN IMMEDIATE")
        self._path = path
        self._file = _identity(path)
        # SQLite's waiting writers poll, and the unlucky one starves: inside a process they queue up instead.
        self._writing = asyncio.Lock()
        self._under_way: set[asyncio.Future[Any]] = set()

    async def append(self, owner: str, interview: str, events: Sequence[AnyEvent]) -> None:
        """Where a number and a message id are both taken it is a DuplicateMessage: the answer is stored, and to
        fold again would not change that. Raises UnknownInterview for one that is deleted or another owner's."""
        rows = rows_of(owner, interview, events)
        if rows:
            await self._settled(self._append(owner, interview, rows))

    async def read(self, owner: str, interview: str, after: int = 0) -> list[AnyEvent]:
        later = and_(EVENT_ROW.c.interview == INTERVIEW.c.id, EVENT_ROW.c.number > after)
        query = (
            select(EVENT_ROW.c.number, EVENT_ROW.c.data)
            .select_from(INTERVIEW.outerjoin(EVENT_ROW, later))
            .where(INTERVIEW.c.id == interview, INTERVIEW.c.owner == owner)
            .order_by(EVENT_ROW.c.number)
        )
        found = await self._settled(self._all(query))
        if not found:
            raise unknown(interview)
        # An interview without later events is one row of nulls: the outer join's way of saying that it exists.
        return [event_of(interview, number, data) for number, data in found if number is not None]

    async def interviews(self, owner: str) -> list[InterviewLine]:
        of_it = EVENT_ROW.c.interview == INTERVIEW.c.id
        query = (
            select(
                INTERVIEW.c.id,
                EVENT_ROW.c.data,
                select(func.max(EVENT_ROW.c.number)).where(of_it).correlate(INTERVIEW).scalar_subquery(),
                exists().where(of_it, EVENT_ROW.c.kind == ENDED).correlate(INTERVIEW),
                select(func.count()).where(of_it, EVENT_ROW.c.kind == ANSWERED).correlate(INTERVIEW).scalar_subquery(),
            )
            .select_from(INTERVIEW.join(EVENT_ROW, and_(of_it, EVENT_ROW.c.number == 1)))
            .where(INTERVIEW.c.owner == owner)
            .order_by(INTERVIEW.c.created_at.desc(), INTERVIEW.c.id.desc())
        )
        return [
            InterviewLine(interview, last, created_of(interview, data), ended=bool(ended), answers=answers)
            for interview, data, last, ended, answers in await self._settled(self._all(query))
        ]

    async def delete(self, owner: str, interview: str) -> None:
        await self._settled(self._delete(owner, interview))

    async def close(self) -> None:
        """Ends what is under way first. Nothing may be asked of a closed journal."""
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._settled(self._engine.dispose())

    async def _settled(self, work: Coroutine[Any, Any, T]) -> T:
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
                    task.exception()  # nobody is left to tell: the caller reads the journal again
                raise

    async def _append(self, owner: str, interview: str, rows: Sequence[Row]) -> None:
        try:
            async with self._writing, self._writer.begin() as connection:
                self._check_file()
                await _insert(connection, owner, interview, rows)
        except IntegrityError:
            raise await self._why_refused(owner, interview, rows) from None

    async def _all(self, query: Select[Any]) -> list[Any]:
        async with self._engine.connect() as connection:
            return list((await connection.execute(query)).all())

    async def _delete(self, owner: str, interview: str) -> None:
        async with self._writing:
            async with self._writer.begin() as connection:
                mine = (EVENT_ROW.c.interview == interview, EVENT_ROW.c.owner == owner)
                await connection.execute(delete(EVENT_ROW).where(*mine))
                itself = delete(INTERVIEW).where(INTERVIEW.c.id == interview, INTERVIEW.c.owner == owner)
                if (await connection.execute(itself)).rowcount == 0:
                    raise unknown(interview)
            await self._empty_log()

    async def _why_refused(self, owner: str, interview: str, rows: Sequence[Row]) -> CandorError:
        """Which of the constraints it was: asked of the tables, since every database words it differently."""
        named = [row.message_id for row in rows if row.message_id is not None]
        async with self._engine.connect() as connection:
            whose = await connection.scalar(select(INTERVIEW.c.owner).where(INTERVIEW.c.id == interview))
            if whose is not None and whose != owner:
                return unknown(interview)
            taken = exists().where(EVENT_ROW.c.interview == interview, EVENT_ROW.c.message_id.in_(named))
            if named and await connection.scalar(select(taken)):
                return duplicate(interview)
        return stale(interview, rows[0].number)

    def _check_file(self) -> None:
        """SQLite goes on writing to a file that was deleted or replaced; what is acked there would be lost."""
        if _identity(self._path) != self._file:
            raise JournalUnavailable(f"{self._path} is not the file that was opened; put it back, or start again")

    async def _empty_log(self) -> None:
        """Words of a deleted interview stand in SQLite's write-ahead log until it is written back and cut. When
        somebody is reading, SQLite leaves that to a later checkpoint and says so without an error."""
        async with self._engine.execution_options(candor_begins="").connect() as connection:
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


async def _insert(connection: AsyncConnection, owner: str, interview: str, rows: Sequence[Row]) -> None:
    if rows[0].number == 1:
        await connection.execute(insert(INTERVIEW).values(id=interview, owner=owner, created_at=rows[0].at))
    else:
        mine = (EVENT_ROW.c.interview == interview, EVENT_ROW.c.owner == owner)
        last = await connection.scalar(select(func.max(EVENT_ROW.c.number)).where(*mine))
        if last is None:
            raise unknown(interview)
        check_no_gap(interview, last, rows[0].number)
    await connection.execute(
        insert(EVENT_ROW),
        [
            {
                "interview": interview,
                "owner": owner,
                "number": row.number,
                "kind": row.kind,
                "at": row.at,
                "message_id": row.message_id,
                "data": row.data,
            }
            for row in rows
        ],
    )


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
