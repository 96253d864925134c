"""`candor eval scoring` drawn: agreement by dimension, whole scores, how far the bands hold; nothing is measured anew
that the result already says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Any

from candor.evaluation.plots.drawing import Frame, bar, cross, dot, jitter, line, svg, text, whisker, x_axis, y_axis
from candor.evaluation.plots.parts import Mistake, Panel, Section, Table, number, shaded, share, words

Result = dict[str, Any]
JITTER = 0.24
HELD = 0.8  # what a band promises
RANGES = ((1.0, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 5.0))
WHOLE = ("1", "2", "3", "4", "5")
MISTAKES = {
    "praised_a_wrong_answer": "a wrong answer given a whole score of 4 or more overall",
    "failed_a_right_one": "a good answer given a whole score of 2 or less overall",
}


@dataclass(frozen=True)
class Point:
    """One answer in one dimension, 1..5; the band where the result tells it."""

    id: str
    label: float
    points: float
    band: tuple[float, float] | None

    @property
    def off(self) -> bool:
        return abs(_whole(self.points) - _whole(self.label)) > 1

    @property
    def held(self) -> bool:
        return self.band is not None and self.band[0] <= self.label <= self.band[1]


def sections(result: Result) -> list[Section]:
    known = {name: _points(result["items"], name) for name in _dimensions(result)}
    drawn = {name: points for name, points in known.items() if points}
    return [_agreement(result["metrics"], drawn), _confusion(drawn), _calibration(drawn)] if drawn else []


def mistakes(result: Result) -> list[Mistake]:
    told = result["metrics"].get("mistakes", {})
    return [
        Mistake(name, MISTAKES.get(name, ""), tuple(found["ids"]), found["of"]) for name, found in told.items()
    ]


def _dimensions(result: Result) -> list[str]:
    return [name for name, found in result["metrics"].items() if isinstance(found, dict) and "within_one" in found]


def _points(items: Sequence[dict[str, Any]], name: str) -> list[Point]:
    found = []
    for item in items:
        label, points = item.get("labelled", {}).get(name), item["predicted"].get(name)
        if label is not None and points is not None:
            band = item.get("band", {}).get(name)
            found.append(Point(item["id"], label, points, (band[0], band[1]) if band else None))
    return found


def _agreement(metrics: dict[str, Any], known: dict[str, list[Point]]) -> Section:
    measures = ("pearson", "spearman", "qwk", "mae", "within_one")
    panels = tuple(
        Panel(words(name), scatter(words(name), points), f"Spearman {number(metrics[name].get('spearman'))}, "
              f"QWK {number(metrics[name].get('qwk'))}")
        for name, points in known.items()
    )  # fmt: skip
    rows = tuple(
        (words(name), *(number(found.get(key)) for key in measures), str(found["answers"]), str(found["failed"]))
        for name in known
        for found in [metrics[name]]
    )
    head = ("Dimension", "Pearson", "Spearman", "QWK", "Mean error", "Within one", "Answers", "Failed")
    lead = (
        "Each mark is an answer: across, the label, spread a little by the answer's name so that equal labels can be "
        "told apart; upwards, the score. On the line both agree."
    )
    legend = (("dot", "whole scores at most one apart"), ("cross", "two or more apart"))
    return Section("Agreement", lead, panels, (Table("Agreement by dimension", head, rows),), legend=legend)


def scatter(title: str, points: Sequence[Point]) -> Any:
    frame = Frame(250, 250, (0.6, 5.4), (0.6, 5.4), left=34)
    ticks = [(float(said), said) for said in WHOLE]
    parts = [*x_axis(frame, ticks, "Label"), *y_axis(frame, ticks, "Score")]
    parts.append(line(frame.x(1), frame.y(1), frame.x(5), frame.y(5), "level"))
    for point in points:
        x, y = frame.x(point.label + jitter(point.id, JITTER)), frame.y(point.points)
        title_of = f"{point.id}: label {point.label:g}, score {point.points:g}"
        parts.append(cross(x, y, title_of) if point.off else dot(x, y, title=title_of))
    off = sum(point.off for point in points)
    return svg(frame, f"{title}: {len(points)} answers by label and score, {off} of them two or more apart", parts)


def _confusion(known: dict[str, list[Point]]) -> Section:
    lead = (
        "Labels down, scores across, both rounded to whole ones. The stronger the colour, the more answers; two or "
        "more apart stands in red."
    )
    head = ("Label", *WHOLE)
    tables = tuple(
        Table(words(name), head, shaded(_counts(points), WHOLE, apart=2), "Score") for name, points in known.items()
    )
    return Section("Whole scores", lead, tables=tables)


def _counts(points: Sequence[Point]) -> list[list[int]]:
    counts = [[0] * len(WHOLE) for _ in WHOLE]
    for point in points:
        counts[_whole(point.label) - 1][_whole(point.points) - 1] += 1
    return counts


def _whole(value: float) -> int:
    """Rounded half up, as the measures do."""
    return min(max(int(value + 0.5), 1), 5)


def _calibration(known: dict[str, list[Point]]) -> Section:
    lead = (
        "A band promises to hold the label 80% of the time (dashed). Bars show how often it did, by the score that "
        "was given; the thin line is the 95% interval that this number of answers leaves."
    )
    panels, rows = [], []
    for name, points in known.items():
        banded = [point for point in points if point.band is not None]
        if not banded:
            continue
        parts = [[point for point in banded if _nth(point.points) == nth] for nth in range(len(RANGES))]
        held = sum(point.held for point in banded) / len(banded)
        note = f"{share(held)} held, median width {_width(banded)}"
        panels.append(Panel(words(name), calibration(words(name), parts), note))
        rows.append((words(name), *(_told(part) for part in [*parts, banded])))
    head = ("Dimension", *(_range(*ends) for ends in RANGES), "All")
    table = Table("Share of labels held (median width, answers), by score", head, tuple(rows))
    return Section("Bands", lead, tuple(panels), (table,) if rows else ())


def calibration(title: str, parts: Sequence[Sequence[Point]]) -> Any:
    """Bars of the share held, one a range of scores, with its Wilson interval; no bar where no score fell."""
    frame = Frame(250, 220, (0.0, float(len(RANGES))), (0.0, 1.0), left=50, bottom=54)
    ticks = [(value, share(value)) for value in (0.0, 0.25, 0.5, 0.75, 1.0)]
    drawn = y_axis(frame, ticks, "Labels held")
    floor = frame.height - frame.bottom
    for nth, (part, ends) in enumerate(zip(parts, RANGES, strict=True)):
        middle = frame.x(nth + 0.5)
        drawn += [text(middle, floor + 15, _range(*ends)), text(middle, floor + 29, f"n {len(part)}")]
        if not part:
            continue
        held = sum(point.held for point in part) / len(part)
        low, high = wilson(held, len(part))
        told = f"{share(held)} of {len(part)} held, median width {_width(part)}"
        left, right, top = frame.x(nth + 0.2), frame.x(nth + 0.8), frame.y(held)
        drawn.append(bar(left, top, right - left, floor - top, "two", told))
        drawn += whisker(middle, frame.y(low), middle, frame.y(high))
    drawn.append(line(frame.left, frame.y(HELD), frame.width - frame.right, frame.y(HELD), "promise"))
    drawn.append(text((frame.left + frame.width - frame.right) / 2, frame.height - 5, "Score", "axis"))
    banded = [point for part in parts for point in part]
    return svg(frame, f"{title}: share of {len(banded)} labels inside the band by score, beside 80%", drawn)


def wilson(held: float, of: int) -> tuple[float, float]:
    """The 95% interval of a share, which stays within 0..1 and is wide for few."""
    z = 1.96
    middle = (held + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(held * (1 - held) / of + z * z / (4 * of * of))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _nth(points: float) -> int:
    return min(max(int(points) - 1, 0), len(RANGES) - 1)


def _range(low: float, high: float) -> str:
    return f"{low:g} to {high:g}"


def _told(part: Sequence[Point]) -> str:
    return f"{share(sum(p.held for p in part) / len(part))} ({_width(part)}, {len(part)})" if part else "–"


def _width(part: Sequence[Point]) -> str:
    return number(median(p.band[1] - p.band[0] for p in part if p.band is not None), 1)
