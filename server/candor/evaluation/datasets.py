"""Labelled sets and outside passages as typed rows. What is wrong with a file is told with its line and field."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from candor.errors import DatasetError


@dataclass(frozen=True)
class Query:
    """`relevant` are topic slugs, or passage ids when `by_id`."""

    id: str
    query: str
    relevant: tuple[str, ...]
    by_id: bool


@dataclass(frozen=True)
class OutsidePassage:
    id: str
    text: str
    title: str = ""
    answers: str = ""
    topics: tuple[str, ...] = ()


def read_queries(file: Path, limit: int | None = None) -> list[Query]:
    """Rows as in `retrieval.jsonl`, or with `relevant_ids`. Raises DatasetError, OSError."""
    queries = []
    for place, row in read_rows(file, limit):
        key = "relevant_ids" if "relevant_ids" in row else "relevant_topics"
        relevant = _texts(place, row, key)
        if not relevant:
            raise DatasetError(f"{place}: {key}: empty; a query without anything relevant measures nothing")
        queries.append(Query(_text(place, row, "id"), _text(place, row, "query"), relevant, key == "relevant_ids"))
    _distinct(file, [query.id for query in queries])
    return queries


def read_passages(file: Path) -> list[OutsidePassage]:
    """Rows `{"id", "text", ...}`; `title`, `answers`, `topics` or `topic` are read when given. Raises DatasetError,
    OSError."""
    passages = []
    for place, row in read_rows(file):
        topics = _texts(place, row, "topics") if "topics" in row else tuple(filter(None, [row.get("topic")]))
        passages.append(OutsidePassage(
            id=_text(place, row, "id"), text=_text(place, row, "text"), title=str(row.get("title") or ""),
            answers=str(row.get("answers") or ""), topics=tuple(map(str, topics)),
        ))  # fmt: skip
    _distinct(file, [passage.id for passage in passages])
    return passages


def read_rows(file: Path, limit: int | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSON Lines file with its place, at most `limit`. Raises DatasetError, OSError."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # JSON may hold other line breaks inside a text
    except UnicodeDecodeError:
        raise DatasetError(f"{file.name}: not UTF-8 text") from None
    told = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if limit is not None and told >= limit:
            return
        place = f"{file.name}: line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as problem:
            raise DatasetError(f"{place}: not JSON ({problem.msg})") from None
        if not isinstance(row, dict):
            raise DatasetError(f"{place}: expected an object")
        told += 1
        yield place, row
    if not told:
        raise DatasetError(f"{file.name}: no rows")


def file_hash(file: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _text(place: str, row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise DatasetError(f"{place}: {key}: {'missing' if key not in row else 'expected a text that is not empty'}")
    return value


def _texts(place: str, row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if not isinstance(value, list) or not all(isinstance(part, str | int) for part in value):
        raise DatasetError(f"{place}: {key}: {'missing' if key not in row else 'expected a list of texts'}")
    return tuple(dict.fromkeys(str(part) for part in value))


def _distinct(file: Path, ids: list[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise DatasetError(f"{file.name}: id {one!r} stands twice")
        seen.add(one)
