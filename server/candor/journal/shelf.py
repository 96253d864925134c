"""The documents of one process, for tests and for a journal that is kept in memory: gone when the process is."""

from candor.interview.background import Document, DocumentHit, DocumentLine
from candor.journal.papers import document_of, full, hits, unknown
from candor.limits import MOST_DOCUMENTS


class MemoryLibrary:
    """A `candor.ports.Library`. It keeps JSON, as the SQL one does, so that what it reads back is no easier."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    async def add(self, owner: str, document: Document) -> None:
        if len(self._of(owner)) >= MOST_DOCUMENTS:
            raise full()
        self._kept[owner, document.id] = document.model_dump_json()

    async def documents(self, owner: str) -> list[DocumentLine]:
        newest = sorted(self._of(owner), key=lambda document: (document.created, document.id), reverse=True)
        return [document.line() for document in newest]

    async def document(self, owner: str, document_id: str) -> Document:
        self._check(owner, document_id)
        return document_of(self._kept[owner, document_id])

    async def replace(self, owner: str, document: Document) -> None:
        self._check(owner, document.id)
        self._kept[owner, document.id] = document.model_dump_json()

    async def search(self, owner: str, query: str, limit: int = 5) -> list[DocumentHit]:
        oldest = sorted(self._of(owner), key=lambda document: (document.created, document.id))
        return hits(query, oldest, limit)

    async def delete(self, owner: str, document_id: str) -> None:
        self._check(owner, document_id)
        del self._kept[owner, document_id]

    def _of(self, owner: str) -> list[Document]:
        return [document_of(data) for (whose, _), data in self._kept.items() if whose == owner]

    def _check(self, owner: str, document_id: str) -> None:
        if (owner, document_id) not in self._kept:
            raise unknown(document_id)
