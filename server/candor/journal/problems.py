"""The database's errors as ours, with the file's name and what to do. Never with a statement or its parameters:
those hold what a person said."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from candor.errors import ForeignDatabase, JournalError, JournalUnavailable

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; close that program or try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; close that program or try again",
    sqlite3.SQLITE_PROTOCOL: "another program is writing to it; close that program or try again",
    sqlite3.SQLITE_READONLY: "it is read-only; make the file and its folder writable",
    sqlite3.SQLITE_PERM: "it may not be read or written; check who owns the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and is writable",
    sqlite3.SQLITE_IOERR: "the disk fails to read or write it; check the disk, and that the folder is still there",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; put back a copy of it",
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Whatever the database raises inside leaves as JournalUnavailable or ForeignDatabase about `place`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as problem:
        raise _ours(place, problem) from None


def is_busy(problem: Exception) -> bool:
    """Whether somebody else holds the file, so that waiting may help."""
    return _sqlite_code(problem) in _BUSY


def _ours(place: str, problem: Exception) -> JournalError:
    code = _sqlite_code(problem)
    if code == sqlite3.SQLITE_NOTADB:
        return ForeignDatabase(f"{place} is not a database; move it away or name another file")
    if code in _ADVICE:
        return JournalUnavailable(f"{place}: {_ADVICE[code]}")
    if isinstance(problem, NoFreeConnection):
        return JournalUnavailable(f"{place}: too many readers at once; try again")
    if isinstance(problem, OSError):
        return JournalUnavailable(f"{place}: {problem.strerror or type(problem).__name__}; check its folder")
    return JournalUnavailable(f"{place}: the database does not answer ({type(problem).__name__})")


def _sqlite_code(problem: Exception) -> int | None:
    """SQLite's primary result code: its extended codes carry it in their low byte."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(cause, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
