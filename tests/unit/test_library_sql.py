"""What only the library in an SQLite file does: a forgotten document leaves not a word in the file or beside it."""

from pathlib import Path

import pytest

from candor.errors import JournalError
from candor.interview.background import Document, NumberClaimed, Understood
from candor.journal.library import SqlLibrary
from candor.journal.opening import open_journal

pytestmark = pytest.mark.asyncio

SECRET = "left the last team after a quarrel"
OWNER = "local"


def a_document(text: str) -> Document:
    understood = Understood(numbers=(NumberClaimed(number="7", quote=SECRET),))
    return Document(id="one", kind="notes", name="n", format="text", created="2025-03-01T12:00:00+00:00", text=text,
                    understood=understood)  # fmt: skip


def words_on_disk(folder: Path) -> bool:
    return any(SECRET.encode() in file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("times", [1, 4000], ids=["short", "long"])
async def test_a_forgotten_document_is_nowhere_on_the_disk(tmp_path: Path, times: int) -> None:
    journal = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    library = SqlLibrary(journal.database)
    await library.add(OWNER, a_document(f"{SECRET}\n" * times))
    assert await library.search(OWNER, "quarrel")
    assert words_on_disk(tmp_path)
    await library.delete(OWNER, "one")
    assert not words_on_disk(tmp_path)
    await journal.close()
    assert not words_on_disk(tmp_path)


async def test_what_the_candidate_took_out_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    journal = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    library = SqlLibrary(journal.database)
    kept = a_document("Nothing to see.")
    await library.add(OWNER, kept)
    assert words_on_disk(tmp_path)
    await library.replace(OWNER, kept.model_copy(update={"understood": Understood()}))
    assert not words_on_disk(tmp_path)
    await journal.close()


async def test_a_row_that_cannot_be_read_is_not_repeated_in_the_error(tmp_path: Path) -> None:
    journal = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    library = SqlLibrary(journal.database)
    await library.add(OWNER, a_document(SECRET))
    async with journal.database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE document SET data = ?, line = ?", (f'{{"text": "{SECRET}"', SECRET))
    for asked in (library.document(OWNER, "one"), library.search(OWNER, "x"), library.documents(OWNER)):
        with pytest.raises(JournalError) as refused:
            await asked
        assert SECRET not in str(refused.value)
    await journal.close()
