"""What the trained scorer was measured at when it was fitted, drawn: its learning curve, and what each family of
readings adds. The figures are those of `make train`, not of the result on the page.
"""

from typing import Any

from candor.evaluation.plots.drawing import Frame, bar, dot, line, path, spread, svg, text, x_axis, y_axis
from candor.evaluation.plots.parts import Panel, Section, Table, number, share, signed, words

Fits = dict[str, dict[str, Any]]
GROUPS = {  # of training.json, by what the answers are
    "behavioral": {"behavioral": ""},
    "technical": {"guide": " without a reference", "reference": " with a reference", "bank": ", bank", "technical": ""},
}
ROW = 17.0
STYLES = 6  # of lines; what a line is stands at its end


def sections(training: dict[str, Any], behavioral: bool) -> list[Section]:
    """Of the scorer that judged answers like those of the page. Empty where the file has no such figures."""
    groups = GROUPS["behavioral" if behavioral else "technical"]
    fits = {
        words(name) + more: fit for group, more in groups.items() for name, fit in training.get(group, {}).items()
    }
    learnt = {name: fit for name, fit in fits.items() if fit.get("learning")}
    families = {name: fit for name, fit in fits.items() if fit.get("without")}
    return [*([_learning(learnt)] if learnt else []), *([_families(families)] if families else [])]


def _learning(fits: Fits) -> Section:
    lead = (
        "How well the scorer ranks answers to questions that it was not fitted on, when it is fitted on a part of the "
        "others. A line that still climbs says that more labelled answers would help. The axis does not begin at 0. "
        "Figures of the last training, in evals/baselines/training.json, not of the rows above."
    )
    shares = sorted({step["share"] for fit in fits.values() for step in fit["learning"]})
    rows = tuple(
        (name, *(number(_at(fit, part)) for part in shares), str(fit.get("fitted_on", "–")))
        for name, fit in fits.items()
    )
    head = ("Dimension", *(share(part) for part in shares), "Fitted on, at most")
    table = Table("Spearman on unseen questions, by the share of the others fitted on", head, rows)
    return Section("Learning curve", lead, (Panel("Learning curve", curve(fits)),), (table,), wide=True)


def _at(fit: dict[str, Any], part: float) -> float | None:
    return next((step["spearman"] for step in fit["learning"] if step["share"] == part), None)


def curve(fits: Fits) -> Any:
    """One line a dimension, named at its end."""
    values = [step["spearman"] for fit in fits.values() for step in fit["learning"]]
    low, high = int(min(values) * 10) / 10, int(max(values) * 10 + 1) / 10
    frame = Frame(720, 340, (0.15, 1.0), (low, high), left=48, right=190)
    tenths = range(round(low * 20), round(high * 20) + 1)
    parts = x_axis(frame, [(n / 5, share(n / 5)) for n in range(1, 6)], "Share of the other questions fitted on")
    parts += y_axis(frame, [(n / 20, number(n / 20)) for n in tenths], "Spearman, unseen questions")
    ends = []
    for nth, (name, fit) in enumerate(fits.items()):
        places = [(frame.x(step["share"]), frame.y(step["spearman"])) for step in fit["learning"]]
        parts.append(path(places, f"curve c{nth % STYLES}"))
        told = [f"{name}: {number(step['spearman'], 3)} at {share(step['share'])}" for step in fit["learning"]]
        parts += [dot(x, y, f"bead c{nth % STYLES}", title) for (x, y), title in zip(places, told, strict=True)]
        ends.append((name, places[-1]))
    heights = spread([y for _, (_, y) in ends], 15)
    for (name, (x, y)), height in zip(ends, heights, strict=True):
        parts += [line(x + 5, y, x + 16, height, "leader"), text(x + 20, height + 4, name, "name", "start")]
    return svg(frame, f"Learning curves: {shortest(fits)}", parts)


def shortest(fits: Fits) -> str:
    """The first and the last point of each line, in words."""
    ends = (f"{name} {number(fit['learning'][0]['spearman'])} to {number(fit['learning'][-1]['spearman'])}"
            for name, fit in fits.items())  # fmt: skip
    return ", ".join(ends)


def _families(fits: Fits) -> Section:
    lead = (
        "Spearman on unseen questions that is lost when one family of readings is left out. A family that others stand "
        "in for loses little; to the left of 0 the scorer was better without it. Figures of the last training."
    )
    lost = {name: losses(fit) for name, fit in fits.items()}
    every = [value for found in lost.values() for value in found.values()]
    ends = (min([*every, 0.0]), max([*every, 0.001]))
    panels = tuple(Panel(name, family_bars(name, found, ends)) for name, found in lost.items())
    names = list(dict.fromkeys(family for found in lost.values() for family in found))
    rows = tuple((words(n), *(signed(found.get(n), 3) for found in lost.values())) for n in names)
    table = Table("Spearman lost without the family", ("Family", *lost), rows)
    return Section("What each family of readings adds", lead, panels, (table,))


def losses(fit: dict[str, Any]) -> dict[str, float]:
    """By family, most first."""
    whole = fit["by_question"]["spearman"]
    found = {name: round(whole - left["spearman"], 6) for name, left in fit["without"].items()}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def family_bars(title: str, found: dict[str, float], ends: tuple[float, float]) -> Any:
    frame = Frame(250, ROW * len(found) + 44, ends, left=86, right=14, top=4)
    step = 0.01 if ends[1] - ends[0] < 0.045 else 0.02
    first, last = -int(-ends[0] / step), int(ends[1] / step)
    parts = x_axis(frame, [(n * step, number(n * step)) for n in range(first, last + 1)], "Spearman lost")
    for nth, (name, value) in enumerate(found.items()):
        y = frame.top + nth * ROW
        left, right = sorted((frame.x(0), frame.x(value)))
        parts.append(text(frame.left - 6, y + 12, words(name), "name", "end"))
        class_ = "one" if value > 0 else "less"
        parts.append(bar(left, y + 3, right - left, ROW - 6, class_, f"{name} {signed(value, 3)}"))
    parts.append(line(frame.x(0), frame.top, frame.x(0), frame.height - frame.bottom, "zero"))
    most = ", ".join(f"{words(name).lower()} {signed(value, 3)}" for name, value in list(found.items())[:3])
    return svg(frame, f"{title}: Spearman lost by family, most of all {most}", parts)
