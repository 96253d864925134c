"""What becomes of a document that a candidate brings: read apart, understood, kept for them, changed by them,
forgotten."""

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from candor.documents.corrected import followed_through
from candor.documents.outcome import shortened
from candor.documents.reader import DocumentReader, Parsed
from candor.documents.sniffing import Format
from candor.documents.understanding.orders import order_lines
from candor.documents.understanding.understand import guess_kind, understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import Document, DocumentHit, DocumentKind, DocumentLine, Hidden, Understood
from candor.limits import LONGEST_NAME
from candor.ports import Library

_NO_NAME = re.compile(r"[^\w .()+&,'’-]+")
ORDER = "order to the interviewer"  # the way of a finding whose text can be seen: kept in the text, used for nothing


class Papers:
    """The candidate's documents, for every face of Candor."""

    def __init__(
        self, library: Library, reader: DocumentReader, vocabulary: Vocabulary, now: Callable[[], datetime]
    ) -> None:
        self._library, self._reader, self._vocabulary, self._now = library, reader, vocabulary, now

    async def add(self, owner: str, data: bytes, name: str = "", kind: DocumentKind | None = None) -> Document:
        """Read, understand and keep a file's bytes; a `kind` that is not given is guessed. Raises DocumentRefused in
        one of its kinds, TooFast, LibraryFull, EngineUnavailable, JournalUnavailable."""
        parsed = await self._reader.read(data)
        made = self._document(parsed, name, kind)
        await self._library.add(owner, made)
        return made

    async def paste(self, owner: str, text: str, name: str = "", kind: DocumentKind | None = None) -> Document:
        """As `add`, for pasted text: read with the same care."""
        return await self.add(owner, text.encode("utf-8", "replace"), name, kind)

    async def documents(self, owner: str) -> list[DocumentLine]:
        """Newest first."""
        return await self._library.documents(owner)

    async def document(self, owner: str, document_id: str) -> Document:
        """Raises UnknownDocument."""
        return await self._library.document(owner, document_id)

    async def edit(
        self, owner: str, document_id: str, understood: Understood | None = None, kind: DocumentKind | None = None
    ) -> Document:
        """Put the candidate's own reading in place of ours, with what follows from it; another `kind` alone has the
        text understood anew. Raises UnknownDocument."""
        document = await self._library.document(owner, document_id)
        kind = kind or document.kind
        if understood is None:
            same = kind == document.kind
            understood = document.understood if same else understand(document.text, kind, self._vocabulary)
        else:
            understood = followed_through(understood, document.understood, self._vocabulary)
        changed = document.model_copy(update={"kind": kind, "understood": understood})
        await self._library.replace(owner, changed)
        return changed

    async def search(self, owner: str, query: str, limit: int = 5) -> list[DocumentHit]:
        return await self._library.search(owner, query, limit)

    async def forget(self, owner: str, document_id: str) -> None:
        """Raises UnknownDocument."""
        await self._library.delete(owner, document_id)

    def _document(self, parsed: Parsed, name: str, kind: DocumentKind | None) -> Document:
        kind = kind or guess_kind(parsed.text)
        return Document(
            id=secrets.token_hex(8), kind=kind, name=shown_name(name) or f"{kind}, pasted",
            format=cast(Format, parsed.format), created=self._now().astimezone(UTC).isoformat(), text=parsed.text,
            understood=understand(parsed.text, kind, self._vocabulary), hidden=(*parsed.hidden, *_orders(parsed.text)),
        )  # fmt: skip


def shown_name(name: str) -> str:
    """A file's name as it is shown: its last part, no signs that a screen or a path would act on."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    plain = " ".join(_NO_NAME.sub(" ", last).split()).lstrip(". ")
    return plain[:LONGEST_NAME]


def _orders(text: str) -> tuple[Hidden, ...]:
    lines = text.split("\n")
    return tuple(
        Hidden(way=ORDER, excerpt=shortened(lines[number - 1].strip()), where=f"line {number}")
        for number in sorted(order_lines(text))[:20]
    )
