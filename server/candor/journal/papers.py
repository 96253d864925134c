"""What both libraries do alike: documents to JSON and back, paragraphs to be searched. Never a database."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from candor.errors import JournalError, LibraryFull, UnknownDocument
from candor.interview.background import Document, DocumentHit, DocumentLine
from candor.limits import MOST_DOCUMENTS
from candor.text.ranking import ranked

PARAGRAPH_WORDS = 80  # a longer stretch without a blank line is cut at a line's end


def document_of(data: str) -> Document:
    """Raises JournalError for a row that cannot be read."""
    try:
        return Document.model_validate_json(data)
    except ValidationError:  # it quotes the row, which is somebody's document
        raise JournalError("a document is stored in a way that cannot be read") from None


def line_of(data: str) -> DocumentLine:
    try:
        return DocumentLine.model_validate_json(data)
    except ValidationError:
        raise JournalError("a document is stored in a way that cannot be read") from None


def hits(query: str, documents: Sequence[Document], limit: int) -> list[DocumentHit]:
    found = [(document.id, line, text) for document in documents for line, text in paragraphs(document.text)]
    return [
        DocumentHit(document=found[place][0], line=found[place][1], text=found[place][2], score=score)
        for place, score in ranked(query, [text for _, _, text in found])[:limit]
    ]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each with the number of its first line."""
    gathered: list[str] = []
    words = first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if gathered and (not line.strip() or words >= PARAGRAPH_WORDS):
            yield first, "\n".join(gathered)
            gathered, words = [], 0
        if line.strip():
            first = first if gathered else number
            gathered.append(line)
            words += len(line.split())


def unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(f"there is no document {document_id}")


def full() -> LibraryFull:
    return LibraryFull(f"{MOST_DOCUMENTS} documents are kept; forget one first")
