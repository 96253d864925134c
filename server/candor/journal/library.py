"""The candidates' documents in the journal's file. Words are searched in memory: no index of them lies anywhere."""

import asyncio
from datetime import datetime

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.sql import ColumnElement

from candor.interview.background import Document, DocumentHit, DocumentLine
from candor.journal.database import Database
from candor.journal.papers import document_of, full, hits, line_of, unknown
from candor.journal.tables import DOCUMENT
from candor.limits import MOST_DOCUMENTS


class SqlLibrary:
    """A `candor.ports.Library` in the file of a journal, which opens and closes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, owner: str, document: Document) -> None:
        await self._database.settled(self._add(owner, document))

    async def documents(self, owner: str) -> list[DocumentLine]:
        newest = (DOCUMENT.c.created_at.desc(), DOCUMENT.c.id.desc())
        query = select(DOCUMENT.c.line).where(DOCUMENT.c.owner == owner).order_by(*newest)
        return [line_of(line) for (line,) in await self._database.settled(self._database.all(query))]

    async def document(self, owner: str, document_id: str) -> Document:
        query = select(DOCUMENT.c.data).where(_its(owner, document_id))
        found = await self._database.settled(self._database.all(query))
        if not found:
            raise unknown(document_id)
        return document_of(found[0][0])

    async def replace(self, owner: str, document: Document) -> None:
        await self._database.settled(self._replace(owner, document))

    async def search(self, owner: str, query: str, limit: int = 5) -> list[DocumentHit]:
        """Reads this owner's documents and no others: what is not read cannot be found."""
        mine = select(DOCUMENT.c.data).where(DOCUMENT.c.owner == owner).order_by(DOCUMENT.c.created_at, DOCUMENT.c.id)
        rows = await self._database.settled(self._database.all(mine))
        return await asyncio.to_thread(lambda: hits(query, [document_of(data) for (data,) in rows], limit))

    async def delete(self, owner: str, document_id: str) -> None:
        await self._database.settled(self._delete(owner, document_id))

    async def _add(self, owner: str, document: Document) -> None:
        async with self._database.writing() as connection:
            kept = await connection.scalar(select(func.count()).where(DOCUMENT.c.owner == owner))
            if (kept or 0) >= MOST_DOCUMENTS:
                raise full()
            await connection.execute(insert(DOCUMENT).values(
                id=document.id, owner=owner, created_at=datetime.fromisoformat(document.created),
                line=document.line().model_dump_json(), data=document.model_dump_json(),
            ))  # fmt: skip

    async def _replace(self, owner: str, document: Document) -> None:
        """As a deletion: what stood there before is overwritten, also in the log."""
        async with self._database.deleting() as connection:
            told = {"line": document.line().model_dump_json(), "data": document.model_dump_json()}
            changed = await connection.execute(update(DOCUMENT).where(_its(owner, document.id)).values(**told))
            if changed.rowcount == 0:
                raise unknown(document.id)

    async def _delete(self, owner: str, document_id: str) -> None:
        async with self._database.deleting() as connection:
            if (await connection.execute(delete(DOCUMENT).where(_its(owner, document_id)))).rowcount == 0:
                raise unknown(document_id)


def _its(owner: str, document_id: str) -> ColumnElement[bool]:
    return and_(DOCUMENT.c.id == document_id, DOCUMENT.c.owner == owner)
