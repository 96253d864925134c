"""`candor eval pitfalls` and `claims` drawn: precision, recall and F1 by kind, with the counts they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from candor.evaluation.plots.drawing import Frame, bar, svg, text, whisker, x_axis
from candor.evaluation.plots.parts import Mistake, Panel, Section, Table, number, shaded, share, words

Result = dict[str, Any]
RATES = {"precision": "one", "recall": "two", "f1": "three"}  # and the class of its bar
LEGEND = (("one", "precision"), ("two", "recall"), ("three", "F1"))
ROW = 34.0
BAR = 8.0


@dataclass(frozen=True)
class Line:
    """One row of bars. A rate of nothing is None: no bar, since nothing was measured."""

    name: str
    rates: dict[str, float | None]
    labelled: int
    found: int
    interval: dict[str, list[float]] | None = None


def line_of(name: str, told: dict[str, Any]) -> Line:
    labelled, found = told["labelled"], told["flagged"] if "flagged" in told else told["found"]
    measured = {"precision": found > 0, "recall": labelled > 0, "f1": labelled + found > 0}
    rates = {rate: told[rate] if measured[rate] else None for rate in RATES}
    return Line(name, rates, labelled, found, told.get("interval"))


def of_pitfalls(result: Result) -> list[Section]:
    metrics = result["metrics"]
    lines = [
        line_of("All kinds, pooled" if name == "micro" else words(name), found)
        for name, found in metrics.items()
        if isinstance(found, dict) and "f1" in found and "labelled" in found
    ]
    lines.sort(key=lambda line: line.name != "All kinds, pooled")
    if not lines:
        return []
    macro = metrics.get("macro", {}).get("f1")
    lead = (
        f"Per kind of pitfall. Clean utterances flagged: {share(metrics.get('clean_flagged'))}; right quotes among the "
        f"rightly found: {share(metrics.get('exact_quotes'))}; F1 in the mean over all kinds, one without a label "
        f"counting as 0: {number(macro)}. Where nothing was labelled or flagged there is no bar."
    )
    return [_section("Pitfalls by kind", lead, lines, "Kind", "flagged")]


def pitfall_mistakes(result: Result) -> list[Mistake]:
    found = result["metrics"].get("accused_an_honest_one")
    what = "a clean utterance called overclaiming, the worst mistake Candor can make"
    return [Mistake("accused_an_honest_one", what, tuple(found["ids"]), found["of"])] if found else []


def of_claims(result: Result) -> list[Section]:
    metrics = result["metrics"]
    lines = [
        line_of("Claims found", metrics["extraction"]),
        line_of("Contradicted, either side", metrics["contradicted"]),
        line_of("Contradicted, strictly", metrics["contradicted"]["strict"]),
    ]
    lead = (
        "Which claims were found, and which of them were rightly said not to fit with something else: either of the "
        "two statements, or, strictly, the labelled one itself."
    )
    return [_section("Claims", lead, lines, "Measure", "found"), _kinds(metrics["by_kind"]), _states(metrics["states"])]


def claim_mistakes(result: Result) -> list[Mistake]:
    found = result["metrics"]["honest_rows_contradicted"]
    what = "an honest transcript in which a claim was called contradicted"
    return [Mistake("honest_rows_contradicted", what, tuple(found["ids"]), found["of"])]


def _section(title: str, lead: str, lines: Sequence[Line], head: str, found: str) -> Section:
    rows = tuple(
        (line.name, *(number(line.rates[rate]) for rate in RATES), str(line.labelled), str(line.found))
        for line in lines
    )
    heads = (head, "Precision", "Recall", "F1", "Labelled", words(found))
    table = Table("Rates and the counts they rest on", heads, rows)
    return Section(title, lead, (Panel(title, bars(title, lines, found)),), (table,), wide=True, legend=LEGEND)


def bars(title: str, lines: Sequence[Line], found: str) -> Any:
    """Three bars a line from 0 to 1, an interval where the result tells one, the counts at the end."""
    frame = Frame(720, ROW * len(lines) + 70, left=190, right=150, top=24)
    parts = x_axis(frame, [(n / 4, number(n / 4)) for n in range(5)], "Rate")
    counts = frame.width - frame.right + 75, frame.width - 8
    parts += [text(counts[0], 15, "labelled", anchor="end"), text(counts[1], 15, found, anchor="end")]
    for nth, told in enumerate(lines):
        y = frame.top + nth * ROW + (ROW - 3 * BAR) / 2
        parts.append(text(frame.left - 8, y + 16, told.name, "name", "end"))
        for place, (rate, class_) in enumerate(RATES.items()):
            parts += _bar(frame, told, rate, class_, y + place * BAR)
        parts += _nothing(frame, told, y + 16)
        parts += [text(counts[0], y + 16, str(told.labelled), "name", "end"),
                  text(counts[1], y + 16, str(told.found), "name", "end")]  # fmt: skip
    said = ", ".join(f"{told.name.lower()} F1 {number(told.rates['f1'])}" for told in lines)
    return svg(frame, f"{title}: precision, recall and F1; {said}", parts)


def _nothing(frame: Frame, told: Line, y: float) -> list[Any]:
    """Why a line has no bar to see."""
    if any(told.rates.values()):
        return []
    said = "none of it found" if told.labelled else "flagged wrongly only" if told.found else "not in these rows"
    return [text(frame.x(0) + 8, y, said, anchor="start")]


def _bar(frame: Frame, told: Line, rate: str, class_: str, y: float) -> list[Any]:
    value = told.rates[rate]
    if value is None:
        return []
    title = f"{told.name}: {rate} {number(value)}"
    drawn = [bar(frame.x(0), y, frame.x(value) - frame.x(0), BAR - 1, class_, title)]
    if told.interval and told.interval.get(rate):
        low, high = told.interval[rate]
        middle = y + (BAR - 1) / 2
        drawn += whisker(frame.x(low), middle, frame.x(high), middle)
    return drawn


def _kinds(by_kind: dict[str, Any]) -> Section:
    rows = tuple(
        (words(kind), str(told["labelled"]), str(told["found"]), str(told["named_so"]),
         share(told["found"] / told["labelled"]) if told["labelled"] else "–")
        for kind, told in by_kind.items()
    )  # fmt: skip
    head = ("Kind", "Labelled", "Found", "Named so", "Recall")
    return Section("Claims by kind", "Of what is labelled, by its kind.", tables=(Table("Claims by kind", head, rows),))


def _states(states: dict[str, Any]) -> Section:
    """Rows are labels, as in every table of the pages; the result has them the other way round."""
    names = list(states["table"])
    counts = [[states["table"][said][label] for said in names] for label in names]
    table = Table(
        f"{share(states['agree'])} of {states['of']} as labelled", ("Label", *map(words, names)),
        shaded(counts, [words(name) for name in names], apart=len(names)), "Candor said",
    )  # fmt: skip
    lead = "Of the claims that were found and are labelled: labels down, what Candor said across."
    return Section("How claims stand", lead, tables=(table,))
