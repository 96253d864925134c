"""Whether a rehearsal asks for the part of a story that is thinnest by labels: every labelled story is told once, and
what Candor would ask for is compared with the part that was given the lowest score.

The rows are those of `candor eval scoring`; labels are looked at when all has been asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from candor.errors import DatasetError
from candor.evaluation.labelled import text_of
from candor.interview.question import LEVELS, STAR, Level

THIN_BELOW = 4  # labels; a story of which no part has less is thin nowhere
FOUR = tuple(part for part in STAR if part != "reasoning")


@dataclass
class Labelled:
    """A story with its labels; `thin` are the parts that want more by Candor's reading, weakest first."""

    id: str
    question: str
    level: Level
    story: str
    labels: dict[str, float]
    thin: tuple[str, ...] | None = None  # None: not read as a story
    asked: str | None = None

    def lowest(self, parts: Sequence[str]) -> frozenset[str]:
        """The parts with the lowest label among `parts`; none where all are told well."""
        least = min(self.labels[part] for part in parts)
        return frozenset(part for part in parts if self.labels[part] == least and least < THIN_BELOW)


def read_labelled(place: str, row: dict[str, Any]) -> Labelled:
    """Raises DatasetError."""
    labels, level = row.get("scores"), row.get("level", "mid")
    if not isinstance(labels, dict) or any(not isinstance(labels.get(part), int | float) for part in STAR):
        raise DatasetError(f"{place}: scores: expected a number for each of {', '.join(STAR)}")
    if level not in LEVELS:
        raise DatasetError(f"{place}: level: {level!r} is none of {', '.join(LEVELS)}")
    question, story = text_of(place, row, "question"), text_of(place, row, "answer")
    return Labelled(str(row.get("id", place)), question, cast(Level, level), story,
                    {part: float(labels[part]) for part in STAR})  # fmt: skip


def summed_up(rows: Sequence[Labelled]) -> dict[str, Any]:
    """`asked`: the question was about a part with the lowest label of all five, or nothing was asked; `of_four` the
    same of the four parts of the story, by the order in which they are found thin."""
    five = [row for row in rows if row.lowest(STAR)]
    four = [row for row in rows if row.lowest(FOUR)]
    asked = sum(row.asked in row.lowest(STAR) for row in five)
    first = sum(_first_of_four(row) in row.lowest(FOUR) for row in four)
    return {
        "rows": len(rows), "unread": sum(row.thin is None for row in rows),
        "asked": asked, "asked_of": len(five), "asked_share": asked / len(five) if five else None,
        "of_four": first, "of_four_of": len(four), "of_four_share": first / len(four) if four else None,
    }  # fmt: skip


def _first_of_four(row: Labelled) -> str | None:
    return next((part for part in row.thin or () if part in FOUR), None)


def lines(found: dict[str, Any]) -> list[str]:
    """What is printed of it."""
    return [
        f"{found['rows']} labelled stories told once, {found['unread']} not read as a story",
        f"of {found['asked_of']} with a thin part, {found['asked']} were asked about one with the lowest label",
        f"of {found['of_four_of']} with one but the reasons, the lowest was found thinnest in {found['of_four']}",
    ]


def item(row: Labelled) -> dict[str, Any]:
    return {"id": row.id, "labelled": row.labels, "thin": list(row.thin or ()), "asked": row.asked}
