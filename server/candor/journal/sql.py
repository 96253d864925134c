"""The journal in an SQLite file: one append, one transaction. Its statements use nothing that is SQLite's alone.

`opening.py` makes one of these of a URL. Migrations and refusals at start-up are there, never here.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import and_, delete, exists, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from candor.errors import CandorError
from candor.interview.events import AnyEvent
from candor.journal.database import Database
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
from candor.journal.tables import EVENT_ROW, INTERVIEW, MARKS
from candor.ports import InterviewLine


class SqlJournal:
    """A `candor.ports.Journal` over the engine of `engine_for(path)`; the file has to be there."""

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self._engine = engine
        self.database = Database(engine, path)

    async def append(self, owner: str, interview: str, events: Sequence[AnyEvent]) -> None:
        """Where a number and a message id are both taken it is a DuplicateMessage: the answer is stored, and to
        fold again would not change that. Raises UnknownInterview for one that is deleted or another owner's."""
        rows = rows_of(owner, interview, events)
        if rows:
            await self.database.settled(self._append(owner, interview, rows))

    async def read(self, owner: str, interview: str, after: int = 0) -> list[AnyEvent]:
        later = and_(EVENT_ROW.c.interview == INTERVIEW.c.id, EVENT_ROW.c.number > after)
        query = (
            select(EVENT_ROW.c.number, EVENT_ROW.c.data)
            .select_from(INTERVIEW.outerjoin(EVENT_ROW, later))
            .where(INTERVIEW.c.id == interview, INTERVIEW.c.owner == owner)
            .order_by(EVENT_ROW.c.number)
        )
        found = await self.database.settled(self.database.all(query))
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
            for interview, data, last, ended, answers in await self.database.settled(self.database.all(query))
        ]

    async def delete(self, owner: str, interview: str) -> None:
        await self.database.settled(self._delete(owner, interview))

    async def close(self) -> None:
        """Ends what is under way first. Nothing may be asked of a closed journal."""
        await self.database.close()

    async def _append(self, owner: str, interview: str, rows: Sequence[Row]) -> None:
        try:
            async with self.database.writing() as connection:
                await _insert(connection, owner, interview, rows)
        except IntegrityError:
            raise await self._why_refused(owner, interview, rows) from None

    async def _delete(self, owner: str, interview: str) -> None:
        async with self.database.deleting() as connection:
            mine = (EVENT_ROW.c.interview == interview, EVENT_ROW.c.owner == owner)
            await connection.execute(delete(EVENT_ROW).where(*mine))
            await connection.execute(delete(MARKS).where(MARKS.c.interview == interview, MARKS.c.owner == owner))
            itself = delete(INTERVIEW).where(INTERVIEW.c.id == interview, INTERVIEW.c.owner == owner)
            if (await connection.execute(itself)).rowcount == 0:
                raise unknown(interview)

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
