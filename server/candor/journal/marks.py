"""Marks that a language model has made, kept so that the same answer is not marked twice: in the journal's file, where
they are deleted with their interview, or in memory. They quote answers, so each has an owner as everything has."""

from pydantic import ValidationError
from sqlalchemy import insert, select

from candor.interview.verdicts import Marks
from candor.journal.database import Database
from candor.journal.tables import MARKS


class SqlMarks:
    """A `candor.ports.MarkStore` in the file of a journal, which opens and closes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def marks(self, owner: str, key: str) -> Marks | None:
        query = select(MARKS.c.data).where(MARKS.c.owner == owner, MARKS.c.key == key).limit(1)
        found = await self._database.settled(self._database.all(query))
        return read_marks(found[0][0]) if found else None

    async def keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        await self._database.settled(self._keep(owner, interview, key, marks))

    async def _keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        async with self._database.writing() as connection:
            its = (MARKS.c.owner == owner, MARKS.c.interview == interview, MARKS.c.key == key)
            if await connection.scalar(select(MARKS.c.key).where(*its)) is None:
                row = {"owner": owner, "interview": interview, "key": key, "data": marks.model_dump_json()}
                await connection.execute(insert(MARKS).values(row))


class MemoryMarks:
    """A `candor.ports.MarkStore` for one process; it keeps JSON, as the SQL one does."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    async def marks(self, owner: str, key: str) -> Marks | None:
        found = self._kept.get((owner, key))
        return read_marks(found) if found else None

    async def keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        self._kept[owner, key] = marks.model_dump_json()


def read_marks(data: str) -> Marks | None:
    """None for marks of a form that is no longer known: the answer is marked anew."""
    try:
        return Marks.model_validate_json(data)
    except ValidationError:
        return None
