"""Pieces of SVG: a frame that maps values to places, axes, marks. What is drawn, and of what, is said elsewhere.

Colours are classes, which the page's style sheet fills for light, dark and paper. Every text is escaped here.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

Ticks = Sequence[tuple[float, str]]
CROSS = 3.4  # half the width of a cross, in pixels


@dataclass(frozen=True)
class Frame:
    """A drawing of `width` by `height` pixels whose inside shows `xs` from left to right and `ys` from below."""

    width: float
    height: float
    xs: tuple[float, float] = (0.0, 1.0)
    ys: tuple[float, float] = (0.0, 1.0)
    left: float = 40.0
    right: float = 10.0
    top: float = 8.0
    bottom: float = 40.0

    def x(self, value: float) -> float:
        low, high = self.xs
        return self.left + (value - low) / (high - low) * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        low, high = self.ys
        return self.height - self.bottom - (value - low) / (high - low) * (self.height - self.top - self.bottom)


def mark(kind: str, content: str | Markup = "", **attributes: str | float | None) -> Markup:
    """One element. `class_` is written `class`, `text_anchor` as `text-anchor`; None is left out."""
    told = Markup("").join(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), written(value))
        for name, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(kind, told, content)


def written(value: str | float) -> str:
    """Lengths to a tenth of a pixel, without a tail of noughts."""
    if isinstance(value, str):
        return value
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def svg(frame: Frame, label: str, parts: Iterable[Markup]) -> Markup:
    """The drawing as one picture that `label` stands for where it cannot be seen."""
    box = f"0 0 {written(frame.width)} {written(frame.height)}"
    return mark(
        "svg", Markup("").join(parts), role="img", aria_label=label, viewBox=box, width=frame.width, height=frame.height
    )


def text(x: float, y: float, said: str, class_: str = "tick", anchor: str = "middle") -> Markup:
    return mark("text", escape(said), x=x, y=y, class_=class_, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "grid") -> Markup:
    return mark("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def whisker(x1: float, y1: float, x2: float, y2: float) -> list[Markup]:
    """An interval, with a halo below it: it crosses bars that may be as dark, or as light, as itself."""
    return [line(x1, y1, x2, y2, "halo"), line(x1, y1, x2, y2, "whisker")]


def bar(x: float, y: float, width: float, height: float, class_: str, title: str | None = None) -> Markup:
    return mark("rect", _title(title), x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), class_=class_)


def dot(x: float, y: float, class_: str = "dot", title: str | None = None, r: float = 3.0) -> Markup:
    return mark("circle", _title(title), cx=x, cy=y, r=r, class_=class_)


def cross(x: float, y: float, title: str | None = None) -> Markup:
    """The mark of what went wrong: another shape, not another colour alone."""
    left, right, high, low = (written(v) for v in (x - CROSS, x + CROSS, y - CROSS, y + CROSS))
    return mark("path", _title(title), d=f"M{left} {high}L{right} {low}M{left} {low}L{right} {high}", class_="cross")


def path(places: Sequence[tuple[float, float]], class_: str) -> Markup:
    return mark("polyline", points=" ".join(f"{written(x)},{written(y)}" for x, y in places), class_=class_)


def x_axis(frame: Frame, ticks: Ticks, label: str) -> list[Markup]:
    floor = frame.height - frame.bottom
    drawn = []
    for value, said in ticks:
        drawn += [line(frame.x(value), frame.top, frame.x(value), floor), text(frame.x(value), floor + 15, said)]
    middle = (frame.left + frame.width - frame.right) / 2
    return [*drawn, text(middle, frame.height - 5, label, "axis")]


def y_axis(frame: Frame, ticks: Ticks, label: str) -> list[Markup]:
    drawn = []
    for value, said in ticks:
        place = frame.y(value)
        drawn.append(line(frame.left, place, frame.width - frame.right, place))
        drawn.append(text(frame.left - 6, place + 4, said, anchor="end"))
    middle = (frame.top + frame.height - frame.bottom) / 2
    turned = f"translate(11 {written(middle)}) rotate(-90)"
    return [*drawn, mark("text", escape(label), class_="axis", text_anchor="middle", transform=turned)]


def jitter(name: str, most: float) -> float:
    """From -most to most, by the name alone: the same point stands at the same place in every drawing."""
    first = hashlib.sha256(name.encode()).digest()[:4]
    return (int.from_bytes(first, "big") / 0xFFFFFFFF * 2 - 1) * most


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Heights of labels moved down until they are `gap` apart, in the order in which they came."""
    moved = list(places)
    below = float("-inf")
    for nth in sorted(range(len(places)), key=lambda nth: places[nth]):
        below = moved[nth] = max(places[nth], below + gap)
    return moved


def _title(title: str | None) -> Markup:
    return Markup("") if title is None else mark("title", escape(title))
