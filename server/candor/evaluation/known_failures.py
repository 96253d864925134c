"""Entries of the bank that do not work yet, and whose fault that is: `evals/baselines/works.json`.

The list is worked off and never grown by hand: it is rewritten by `candor knowledge check --works --write`, and a test
fails when an entry fails that is not on it, or when one on it has come to work.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from candor.errors import DatasetError
from candor.evaluation.works import Tried, totals

Fault = Literal["scorer", "entry"]


@dataclass(frozen=True)
class Known:
    """`reason`: whether the scorer of the day is at fault, and the entry stays as it is, or the entry itself."""

    entry: str
    check: str
    score: float | None
    reason: Fault = "scorer"


@dataclass(frozen=True)
class Compared:
    """`fresh` fail and are not on the list; `mended` are on it and pass."""

    fresh: tuple[Tried, ...]
    mended: tuple[Known, ...]


def read_known(file: Path) -> list[Known]:
    """None at all when there is no such file. Raises DatasetError, OSError."""
    if not file.is_file():
        return []
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["known"]
        known = [Known(row["entry"], row["check"], row["score"], row["reason"]) for row in rows]
    except (ValueError, KeyError, TypeError) as problem:
        raise DatasetError(f"{file.name}: not a list of known failures ({type(problem).__name__})") from None
    for one in known:
        if one.reason not in get_args(Fault):
            faults = ", ".join(get_args(Fault))
            raise DatasetError(f"{file.name}: {one.entry}: reason: {one.reason!r} is none of {faults}")
    return known


def compared(tried: Sequence[Tried], known: Iterable[Known]) -> Compared:
    """Entries that were not tried are left alone: they may be tried another time."""
    listed = {(one.entry, one.check): one for one in known}
    passed = {(one.entry, one.check) for one in tried if one.passed}
    fresh = tuple(one for one in tried if not one.passed and (one.entry, one.check) not in listed)
    return Compared(fresh, tuple(one for key, one in listed.items() if key in passed))


def rewritten(tried: Sequence[Tried], known: Iterable[Known], made: dict[str, Any]) -> dict[str, Any]:
    """The file's new content: all that fails now. A reason that was given once stays; a new one is the scorer's until
    somebody has read the entry and says otherwise."""
    reasons = {(one.entry, one.check): one.reason for one in known}
    return {
        "provenance": made,
        "totals": totals(tried),
        "known": [
            {
                "entry": one.entry, "check": one.check,
                "score": None if one.points is None else round(one.points, 2),
                "reason": reasons.get((one.entry, one.check), "scorer"),
            }
            for one in tried if not one.passed
        ],
    }  # fmt: skip
