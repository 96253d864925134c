"""What can be found by asking: a guide passage, a question, somebody's own text. How it is searched is not known here.

What of it is embedded, and in which order the parts stand, is fixed here once, so that the vectors made at install are
the vectors that a search asks for.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from candor.text.spans import sentences

VIEW_WORDS = 140  # of text in one view: with its heading below the 256 tokens that small sentence models read


@dataclass(frozen=True)
class Findable:
    """`views` are the texts that stand for it by meaning; the nearest one counts. The rest is searched by words."""

    id: str
    text: str
    title: str = ""
    answers: str = ""  # the question it answers
    subjects: tuple[str, ...] = ()  # its topics, in words
    views: tuple[str, ...] = ()


def passage_views(title: str, answers: str, text: str) -> tuple[str, ...]:
    """The text in even stretches of whole sentences, each under title and question, so that no end is cut off."""
    heading = " ".join(part for part in (f"{title}." if title else "", answers) if part)
    return tuple(f"{heading} {stretch}".strip() for stretch in _stretches(text)) or ((heading,) if heading else ())


def content_key(items: Iterable[Findable], *more: str) -> str:
    """16 hex digits that change with any word of any item, and with what is told in `more`."""
    digest = hashlib.sha256("\x1f".join(more).encode())
    for item in items:
        parts = (item.id, item.title, item.answers, item.text, *item.subjects, *item.views)
        digest.update(("\x1e" + "\x1f".join(parts)).encode())
    return digest.hexdigest()[:16]


def _stretches(text: str) -> list[str]:
    words = len(text.split())
    wanted = -(-words // VIEW_WORDS)
    if wanted <= 1:
        return [text] if words else []
    each = words / wanted
    stretches: list[str] = []
    gathered: list[str] = []
    for sentence in sentences(text):
        gathered.append(sentence.text)
        if sum(len(part.split()) for part in gathered) >= each:
            stretches.append(" ".join(gathered))
            gathered = []
    return [*stretches, " ".join(gathered)] if gathered else stretches
