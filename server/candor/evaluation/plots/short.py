"""Answers with a human score from 0 to 1, drawn: the scatter, and Candor beside what anybody can make in an hour."""

from typing import Any

from candor.evaluation.plots.drawing import Frame, dot, jitter, line, svg, x_axis, y_axis
from candor.evaluation.plots.parts import Panel, Section, Table, number, words

JITTER = 0.02
MEASURES = ("pearson", "spearman", "pearson_within_question", "rmse", "qwk")
PARTS = {"all": "All answers", "five_words_or_more": "Answers of five words or more"}


def sections(result: dict[str, Any]) -> list[Section]:
    """None where no row has a human score."""
    parts = {name: result["metrics"][name] for name in PARTS if name in result["metrics"]}
    if not parts:
        return []
    points = [
        (item["id"], item["human_score"], (item["predicted"]["overall"] - 1) / 4)
        for item in result["items"]
        if item.get("human_score") is not None and item["predicted"].get("overall") is not None
    ]
    panels = (Panel("Overall", scatter(points), f"Pearson {number(parts['all'].get('pearson'))}"),) if points else ()
    lead = (
        "Each mark is an answer: across, the score that a person gave, spread a little by the answer's name; upwards, "
        "Candor's overall score brought to the same scale by (score − 1) / 4."
    )
    return [Section("Scores against human scores", lead, panels, tuple(_table(name, parts[name]) for name in parts))]


def scatter(points: list[tuple[str, float, float]]) -> Any:
    frame = Frame(250, 250, (-0.06, 1.06), (-0.06, 1.06), left=46)
    ticks = [(value / 4, number(value / 4)) for value in range(5)]
    parts = [*x_axis(frame, ticks, "Human score"), *y_axis(frame, ticks, "Candor’s score")]
    parts.append(line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), "level"))
    for name, human, found in points:
        told = f"{name}: human {human:g}, Candor {found:.2f}"
        parts.append(dot(frame.x(human + jitter(name, JITTER)), frame.y(found), title=told))
    return svg(frame, f"{len(points)} answers by human score and Candor’s score", parts)


def _table(name: str, found: dict[str, Any]) -> Table:
    readers = {"Candor": found, **{words(key): told for key, told in found.get("baselines", {}).items()}}
    rows = tuple((reader, *(number(told.get(key)) for key in MEASURES)) for reader, told in readers.items())
    head = ("Reader", "Pearson", "Spearman", "Pearson within a question", "RMSE", "QWK")
    return Table(f"{PARTS[name]}: {found['answers']}, of which {found['failed']} failed", head, rows)
