"""What every library of documents does, whatever it keeps them in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from candor.errors import LibraryFull, UnknownDocument
from candor.interview.background import Document, Hidden, Understood
from candor.journal.library import SqlLibrary
from candor.journal.opening import open_journal
from candor.journal.shelf import MemoryLibrary
from candor.limits import MOST_DOCUMENTS
from candor.ports import Library

pytestmark = pytest.mark.asyncio

OWNER, OTHER = "local", "somebody-else"


@pytest_asyncio.fixture(params=["memory", "sqlite"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Library]:
    if request.param == "memory":
        yield MemoryLibrary()
        return
    journal = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    yield SqlLibrary(journal.database)
    await journal.close()


def a_document(document_id: str = "one", text: str = "Churn models in Python.", minute: int = 0) -> Document:
    return Document(
        id=document_id, kind="resume", name="cv.pdf", format="pdf", created=f"2025-03-01T12:{minute:02d}:00+00:00",
        text=text, understood=Understood(role="Engineer"), hidden=(Hidden(way="tiny", excerpt="x", where="page 1"),),
    )  # fmt: skip


async def test_a_document_comes_back_equal(library: Library) -> None:
    odd = ("plain", "nul \0, tag \U000e0041, \U0010ffff, e\u0301", "'); DROP TABLE document; --")
    for number, text in enumerate(odd):
        kept = a_document(str(number), text)
        await library.add(OWNER, kept)
        assert await library.document(OWNER, str(number)) == kept


async def test_the_list_is_newest_first_and_says_what_was_left_out(library: Library) -> None:
    for minute, name in ((1, "second"), (0, "first"), (2, "third")):
        await library.add(OWNER, a_document(name, minute=minute))
    lines = await library.documents(OWNER)
    assert [line.id for line in lines] == ["third", "second", "first"]
    assert (lines[0].characters, lines[0].hidden, lines[0].name) == (len("Churn models in Python."), 1, "cv.pdf")


async def test_the_document_of_another_owner_does_not_exist(library: Library) -> None:
    await library.add(OWNER, a_document())
    for asked in (library.document(OTHER, "one"), library.replace(OTHER, a_document()), library.delete(OTHER, "one")):
        with pytest.raises(UnknownDocument):
            await asked
    assert await library.documents(OTHER) == []
    assert await library.search(OTHER, "churn python") == []
    assert await library.document(OWNER, "one") == a_document()


async def test_a_replaced_document_is_the_new_one_alone(library: Library) -> None:
    await library.add(OWNER, a_document())
    changed = a_document().model_copy(update={"kind": "notes", "understood": Understood(role="Scientist")})
    await library.replace(OWNER, changed)
    assert await library.document(OWNER, "one") == changed
    assert [line.kind for line in await library.documents(OWNER)] == ["notes"]


async def test_a_deleted_document_is_gone_and_found_no_more(library: Library) -> None:
    await library.add(OWNER, a_document("one"))
    await library.add(OWNER, a_document("two", "Forecasts in Julia."))
    await library.delete(OWNER, "one")
    for asked in (library.document(OWNER, "one"), library.delete(OWNER, "one"), library.replace(OWNER, a_document())):
        with pytest.raises(UnknownDocument):
            await asked
    assert await library.search(OWNER, "churn") == []
    assert [line.id for line in await library.documents(OWNER)] == ["two"]


async def test_a_search_finds_the_paragraph_with_its_first_line(library: Library) -> None:
    text = "A note on the company.\n\nThey sell forecasts\nto grocery chains.\n\nThe team has fourteen engineers."
    await library.add(OWNER, a_document("one", text))
    await library.add(OTHER, a_document("theirs", "Forecasts, forecasts, forecasts for grocery chains."))
    (hit,) = await library.search(OWNER, "who buys the forecasting?")
    assert (hit.document, hit.line, hit.text) == ("one", 3, "They sell forecasts\nto grocery chains.")
    assert [hit.line for hit in await library.search(OWNER, "team engineers grocery", limit=1)] == [6]
    assert await library.search(OWNER, "") == []


async def test_no_more_documents_are_kept_than_a_person_needs(library: Library) -> None:
    for number in range(MOST_DOCUMENTS):
        await library.add(OWNER, a_document(str(number)))
    with pytest.raises(LibraryFull):
        await library.add(OWNER, a_document("one too many"))
    await library.add(OTHER, a_document("theirs"))
    await library.delete(OWNER, "0")
    await library.add(OWNER, a_document("room again"))
