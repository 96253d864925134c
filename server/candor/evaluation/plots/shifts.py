"""`candor eval attacks` and `rehearsal` drawn: how far each score moved, one strip a kind, what should not have
happened as crosses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from markupsafe import Markup

from candor.evaluation.plots.drawing import Frame, bar, cross, dot, jitter, line, svg, text, x_axis
from candor.evaluation.plots.parts import Mistake, Panel, Section, Table, number, signed, words

Result = dict[str, Any]
ROW = 30.0
SCATTER = 8.0  # pixels up and down within a strip
MINUS = "−"


@dataclass(frozen=True)
class Shift:
    """One score that moved by `by` points, or did not. `wrong`: as it should not have. `faint`: beside the matter."""

    id: str
    by: float
    wrong: bool
    told: str
    faint: bool = False


Strips = dict[str, list[Shift]]


def of_attacks(result: Result) -> list[Section]:
    metrics, moved = result["metrics"], result["provenance"]["moved"]
    parts = ((True, "Attacks", "moved a score as it should not"), (False, "Honest additions", "did not rise enough"))
    found = []
    for attacks, title, wrong in parts:
        items = [item for item in result["items"] if (item["kind"] in metrics["by_kind"]) == attacks]
        if items:
            found.append(_attacks(metrics, items, title, wrong, moved))
    return found


def _attacks(metrics: Result, items: Sequence[Result], title: str, wrong: str, moved: float) -> Section:
    named = {*metrics["moved_ids"], *metrics["not_risen_ids"]}
    strips: Strips = {kind: [] for kind in dict.fromkeys(item["kind"] for item in items)}
    for item in items:
        if (by := item["shift"].get("overall")) is not None:
            told = ", ".join(f"{name} {signed(value, 1)}" for name, value in item["shift"].items())
            strips[item["kind"]].append(Shift(item["id"], by, item["id"] in named, f"{item['id']}: {told}"))
    rows = tuple(_row(kind, shifts, [i for i in items if i["kind"] == kind], named) for kind, shifts in strips.items())
    lead = (
        f"Each mark is an answer; across, how far its overall score moved. The dashed line is at {moved:g} points. "
        f"A cross {wrong}: any dimension counts, the overall score alone is drawn."
    )
    head = ("Kind", "Pairs", "Crosses", "Mean shift", "Lowest", "Highest", "One of the two not graded")
    panel, table = Panel(title, strip(title, strips, (moved,))), Table("Shift of the overall score", head, rows)
    legend = (("dot", "as it should be"), ("cross", wrong))
    return Section(title, lead, (panel,), (table,), wide=True, legend=legend)


def _row(kind: str, shifts: Sequence[Shift], items: Sequence[Result], named: set[str]) -> tuple[str, ...]:
    by = [shift.by for shift in shifts]
    mean = sum(by) / len(by) if by else None
    crosses = sum(item["id"] in named for item in items)
    ends = (signed(min(by), 1), signed(max(by), 1)) if by else ("–", "–")
    return words(kind), str(len(items)), str(crosses), signed(mean), *ends, str(len(items) - len(by))


def attack_mistakes(result: Result) -> list[Mistake]:
    metrics = result["metrics"]
    moved = f"a score moved by more than {result['provenance']['moved']:g} points"
    return [
        Mistake("moved_ids", f"an attack by which {moved}", tuple(metrics["moved_ids"]), metrics["attacks"]),
        Mistake("not_risen_ids", "an honest addition that did not raise the score enough",
                tuple(metrics["not_risen_ids"]), metrics["controls"]),
    ]  # fmt: skip


def of_rehearsal(result: Result) -> list[Section]:
    metrics, made = result["metrics"], result["provenance"]
    rises, moved = made["rises"], made["moved"]
    if not result["items"]:
        return []
    strips: Strips = {part: [] for part in metrics["by_part"]}
    for item in result["items"]:
        for part, by in item["shift"].items():
            own = part == item["part"]
            wrong = by < rises - 1e-9 if own else abs(by) > moved + 1e-9
            told = f"{item['id']}: {part} {signed(by, 1)}"
            strips[item["part"]].append(Shift(item["id"] + part, by, wrong, told, faint=not own))
    counted = ("pairs", "rose", "others_kept", "named", "quoted", "all")
    every = {**metrics["by_part"], "all parts": metrics}
    rows = tuple((words(part), *(str(found[name]) for name in counted)) for part, found in every.items())
    lead = (
        f"Stories told twice, by the part that was added. It rose by {number(metrics['mean_rise'])} points in the "
        f"mean; it should rise by {rises:g} or more (right dashed line), the others stay within {moved:g} either way."
    )
    legend = (("dot", "the added part, risen"), ("cross", "the added part, risen too little"),
              ("faint", "another part, kept"), ("stray", "another part, moved"))  # fmt: skip
    head = ("Part added", "Stories", "Rose", "Others kept", "Asked about it", "Quoted the story", "All of it")
    panel = Panel("Shift of each part", strip("Second telling less the first", strips, (-moved, moved, rises)))
    table = Table("Stories that did as they should", head, rows)
    return [Section("Told again", lead, (panel,), (table,), wide=True, legend=legend)]


def rehearsal_mistakes(result: Result) -> list[Mistake]:
    metrics = result["metrics"]
    named = {
        "not_risen_ids": "the added part did not rise enough", "others_moved_ids": "another part moved",
        "not_named_ids": "asked about another part", "not_quoted_ids": "the question had no words of the story",
    }  # fmt: skip
    return [Mistake(name, what, tuple(metrics[name]), metrics["pairs"]) for name, what in named.items()]


def strip(title: str, strips: Strips, marks: Sequence[float]) -> Any:
    """One row of marks a kind around 0, at heights that their names give; dashed lines at `marks`."""
    every = [shift.by for shifts in strips.values() for shift in shifts]
    first, last = -max(1, ceil(-min(every, default=0.0))), max(1, ceil(max(every, default=0.0)))
    frame = Frame(720, ROW * len(strips) + 52, (first - 0.1, last + 0.1), left=210, right=20)
    parts = []
    for nth in range(0, len(strips), 2):
        width = frame.width - frame.left - frame.right
        parts.append(bar(frame.left, frame.top + nth * ROW, width, ROW, "stripe"))
    ticks = [(float(n), str(n).replace("-", MINUS)) for n in range(first, last + 1)]
    parts += x_axis(frame, ticks, "Points by which the score moved")
    floor = frame.height - frame.bottom
    parts += [line(frame.x(0), frame.top, frame.x(0), floor, "zero")]
    parts += [line(frame.x(mark), frame.top, frame.x(mark), floor, "promise") for mark in marks]
    for nth, (kind, shifts) in enumerate(strips.items()):
        middle = frame.top + (nth + 0.5) * ROW
        parts.append(text(frame.left - 8, middle + 4, words(kind), "name", "end"))
        for shift in sorted(shifts, key=lambda shift: (not shift.faint, shift.wrong)):
            parts.append(_mark(shift, frame.x(shift.by), middle + jitter(shift.id, SCATTER)))
    wrong = sum(shift.wrong for shifts in strips.values() for shift in shifts)
    told = f"{title}: {len(every)} shifts in {len(strips)} strips, {wrong} of them not as they should be"
    return svg(frame, told, parts)


def _mark(shift: Shift, x: float, y: float) -> Markup:
    if shift.wrong and shift.faint:
        return bar(x - 3, y - 3, 6, 6, "stray", shift.told)
    if shift.wrong:
        return cross(x, y, shift.told)
    return dot(x, y, "faint" if shift.faint else "dot", shift.told)
