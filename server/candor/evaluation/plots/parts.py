"""What a page of plots is made of: sections of panels and tables, mistakes by name. Nothing is drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

SHADES = 5


@dataclass(frozen=True)
class Panel:
    """One drawing under its title; `note` is what is read beside it."""

    title: str
    drawing: Markup
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """A figure of a table: `shade` 0..5 behind it, `off` where it stands for something that should not be."""

    text: str
    shade: int = 0
    off: bool = False
    level: bool = False  # where both readers agree


@dataclass(frozen=True)
class Table:
    """The first column names its row. `over` says what the other columns are."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    over: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    lead: str
    panels: tuple[Panel, ...] = ()
    tables: tuple[Table, ...] = ()
    wide: bool = False  # a drawing that takes the whole line
    legend: tuple[tuple[str, str], ...] = ()  # class of the mark, and what it means


@dataclass(frozen=True)
class Mistake:
    """Rows that were judged as they must not be. `name` is the key under `metrics`."""

    name: str
    what: str
    ids: tuple[str, ...]
    of: int | None = None


def number(value: Any, places: int = 2) -> str:
    """A dash where nothing could be measured."""
    return f"{value:.{places}f}".replace("-", "−") if isinstance(value, int | float) else "–"


def share(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, int | float) else "–"


def signed(value: Any, places: int = 2) -> str:
    """With its sign, unless it rounds to 0."""
    if not isinstance(value, int | float):
        return "–"
    rounded = round(value, places) or 0.0
    return f"{rounded:{'+' if rounded else ''}.{places}f}".replace("-", "−")


def words(name: str) -> str:
    """A key as it is read: `false_promise` is "False promise"."""
    said = name.replace("_", " ").replace("-", " ")
    return said[:1].upper() + said[1:]


def shaded(counts: Sequence[Sequence[int]], names: Sequence[str], apart: int) -> tuple[tuple[Cell | str, ...], ...]:
    """Rows of a square table of counts: darker for more, `off` from `apart` places off the diagonal."""
    most = max((count for row in counts for count in row), default=0)
    return tuple(
        (
            name,
            *(
                Cell(
                    str(count), -(-count * SHADES // most) if most else 0, bool(count) and abs(i - j) >= apart, i == j
                )
                for j, count in enumerate(row)
            ),
        )
        for i, (name, row) in enumerate(zip(names, counts, strict=True))
    )
