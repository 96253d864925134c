"""Finding by words: SQLite FTS5 with stems, stop words left out, short fields weighed above running text.

The index is a file in the cache, named by what it was made from and only ever read; where none can be written it is
made in memory. No vector and no model are known here.
"""

import logging
import os
import re
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

from candor.ports import Found
from candor.text.findable import Findable, content_key
from candor.text.normalise import STOP_WORDS, clean, words

log = logging.getLogger(__name__)

# Fixed beforehand, never fitted to queries: a word of a heading says three times what a word of the text does, and a
# topic's name twice, since every passage of the topic shares it.
WEIGHTS = {"title": 3.0, "answers": 3.0, "subjects": 2.0, "text": 1.0}
MOST_TERMS = 32  # of a query; what a person asks is shorter, and each one costs a pass over its matches
MOST_SCORED = 10_000  # passages weighed for one query; beyond it the commonest words, which tell least, are left out
FORMAT = "1"  # another number makes every kept index anew
STOPPED = STOP_WORDS - {"sort"}  # a subject here, a filler in speech

_ENDING_IN_Z = re.compile(r"(?<=\w{3})iz(?=(?:e[drs]?|ing|ations?|ers?)\b)")
_ENDING_IN_OR = re.compile(r"\b((?:neighb|behavi|col|lab|fav)o)(?=r)")
_SINGLE_L = re.compile(r"\b(\w*(?:label|model|travel|cancel))(?=(?:ed|ing|er|ers)\b)")


class Lexical:
    """Searches `items` by words. Opened, and made where it is missing, at the first search."""

    def __init__(self, items: Sequence[Findable], folder: Path, name: str) -> None:
        self._items = items
        self._folder, self._name = folder, name
        self._lock = threading.Lock()
        self._base: sqlite3.Connection | None = None

    @property
    def ready(self) -> bool:
        return self._base is not None

    def nearest(self, query: str, limit: int) -> list[Found]:
        """Best first, `score` above 0 and only comparable within one query; nothing when no word is shared."""
        asked = terms(query)
        if not asked:
            return []
        far = f"bm25(found, {', '.join(str(weight) for weight in WEIGHTS.values())})"
        ask = f"SELECT rowid, {far} AS far FROM found WHERE found MATCH ? ORDER BY far, rowid LIMIT ?"  # noqa: S608
        with self._lock:
            base = self._opened()
            telling = asked if len(self._items) <= MOST_SCORED else _rarest(base, asked)
            rows = base.execute(ask, (" OR ".join(map(_quoted, telling)), limit)).fetchall()
        return [Found(self._items[row].id, -far) for row, far in rows]

    def prepare(self) -> None:
        """Make the file now, so that the first search finds it."""
        with self._lock:
            self._opened()

    def close(self) -> None:
        with self._lock:
            if self._base is not None:
                self._base.close()
            self._base = None

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            self._base = self._kept() or self._made()
        return self._base

    @property
    def _file(self) -> Path:
        return self._folder / f"words-{self._name}-{content_key(self._items, FORMAT)}.db"

    def _kept(self) -> sqlite3.Connection | None:
        file = self._file
        if not file.is_file():
            return None
        base = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            (count,) = base.execute("SELECT count(*) FROM found").fetchone()
            if count == len(self._items):
                return base
        except sqlite3.DatabaseError:
            log.warning("word index unreadable, made anew", extra={"index": file.name})
        base.close()
        return None

    def _made(self) -> sqlite3.Connection:
        file = self._file
        part = file.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            written = sqlite3.connect(part)
            try:
                fill(written, self._items)
            finally:
                written.close()
            part.replace(file)
            forget_others(file, f"words-{self._name}-*.db")
        except (OSError, sqlite3.Error) as problem:
            log.warning("word index kept in memory", extra={"error": type(problem).__name__})
        else:
            if kept := self._kept():
                return kept
        base = sqlite3.connect(":memory:", check_same_thread=False)
        fill(base, self._items)
        return base


def _rarest(base: sqlite3.Connection, asked: list[str]) -> list[str]:
    """As many terms, rarest first, as occur in MOST_SCORED passages together; never none."""
    count = "SELECT count(*) FROM found WHERE found MATCH ?"
    occurring = sorted((base.execute(count, (_quoted(term),)).fetchone()[0], term) for term in asked)
    total = 0
    telling: list[str] = []
    for passages, term in occurring:
        total += passages
        if telling and total > MOST_SCORED:
            break
        if passages:
            telling.append(term)
    return telling or asked[:1]


def _quoted(term: str) -> str:
    """Nobody's words are query syntax."""
    return f'"{term}"'


def fill(base: sqlite3.Connection, items: Sequence[Findable]) -> None:
    """Write the index of `items`, the row id being the place in the list. Keeps no text, only words and places."""
    columns = ", ".join(WEIGHTS)
    base.execute(f"CREATE VIRTUAL TABLE found USING fts5({columns}, content='', tokenize='porter unicode61')")
    rows = (
        (row, spelt(item.title), spelt(item.answers), spelt(" ".join(item.subjects)), spelt(item.text))
        for row, item in enumerate(items)
    )
    base.executemany(f"INSERT INTO found(rowid, {columns}) VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608
    base.execute("INSERT INTO found(found) VALUES ('optimize')")
    base.commit()


def terms(query: str) -> list[str]:
    """What is looked for: the words that carry content, each once; all words where every one is a stop word."""
    said = [word.removesuffix("'s").replace('"', "") for word in words(spelt(query))]
    distinct = list(dict.fromkeys(word for word in said if word))
    return ([word for word in distinct if word not in STOPPED] or distinct)[:MOST_TERMS]


def spelt(text: str) -> str:
    """One spelling for the two that English has, in the index and in the query alike."""
    plain = _ENDING_IN_Z.sub("is", clean(text))
    return _SINGLE_L.sub(r"\1l", _ENDING_IN_OR.sub(r"\1u", plain))


def forget_others(file: Path, pattern: str) -> None:
    """Remove what was made from an older content. A process that has one open keeps reading it."""
    for other in file.parent.glob(pattern):
        if other != file:
            other.unlink(missing_ok=True)
