"""How a run of a Word document looks, as far as that decides whether it is seen: colour, ground, size, vanish."""

import re
from dataclasses import dataclass, replace

from candor.documents.xml import Attributes, stream

TINY_HALF_POINTS = 8.0  # below four points nobody reads
NEAR = 40  # of 255: colours less apart than this are one to the eye
WHITE = "FFFFFF"
UNKNOWN = "?"  # a ground that is drawn in a way not looked at; nothing is called hidden on it
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
_OFF = ("0", "false", "off", "none")
_VANISH = ("vanish", "webHidden", "specVanish")


@dataclass(frozen=True)
class Look:
    """`None` where nothing is said: the style's, or the page's, then holds."""

    vanish: bool | None = None
    colour: str | None = None
    ground: str | None = None
    half_points: float | None = None
    squeezed: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else `below`."""
        told = {name: value for name, value in vars(self).items() if value is not None}
        return replace(below, **told)

    def hidden_by(self, page: str = WHITE) -> str:
        """The way in which text of this look is hidden; empty when it can be seen."""
        if self.vanish:
            return "vanish"
        if self.half_points is not None and self.half_points < TINY_HALF_POINTS:
            return "tiny"
        if self.squeezed:
            return "tiny"
        return "colour" if alike(self.colour, self.ground or page) else ""

    def told(self, name: str, attributes: Attributes) -> "Look":
        """This look with one property of Word's (`color`, `sz`, `shd`, ...) added."""
        value = attributes.get("val", "")
        if name in _VANISH:
            return replace(self, vanish=value not in _OFF)
        if name == "color":
            return replace(self, colour=value)
        if name == "sz":
            return replace(self, half_points=_number(value))
        if name == "w" and value:
            return replace(self, squeezed=(_number(value.removesuffix("%")) or 100) < 10)
        if name == "shd":
            return replace(self, ground=_fill(attributes))
        if name == "highlight":
            return replace(self, ground=UNKNOWN if value not in ("none", "white") else None)
        return self


PROPERTIES = frozenset((*_VANISH, "color", "sz", "w", "shd", "highlight"))


def _fill(attributes: Attributes) -> str | None:
    fill = attributes.get("fill", "auto")
    if attributes.get("val") in ("clear", "nil", None) or _HEX.match(fill):
        return fill if _HEX.match(fill) else None
    return UNKNOWN  # a pattern


def alike(colour: str | None, ground: str) -> bool:
    """Whether text of `colour` disappears on `ground`; `auto` is drawn so that it does not."""
    if not colour or not _HEX.match(colour) or not _HEX.match(ground):
        return False
    return max(abs(a - b) for a, b in zip(bytes.fromhex(colour), bytes.fromhex(ground), strict=True)) < NEAR


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


class Styles:
    """The styles of a document by id, each with what it is based on already in it."""

    def __init__(self, data: bytes | None) -> None:
        self._own: dict[str, Look] = {}
        self._based: dict[str, str] = {}
        self._defaults: dict[str, str] = {}  # by kind of style: the one that holds where none is named
        self._shading: set[str] = set()  # table styles that colour cells
        self.page = Look()
        self._style = ""
        self._path: list[str] = []
        if data:
            stream(data, self._start, self._end, lambda text: None)

    def look(self, style: str | None, kind: str = "") -> Look:
        chain: list[str] = []
        found = style or self._defaults.get(kind)
        while found and found not in chain and len(chain) < 20:
            chain.append(found)
            found = self._based.get(found)
        look = Look()
        for style_id in reversed(chain):
            look = self._own.get(style_id, Look()).over(look)
        return look

    def shades(self, style: str | None) -> bool:
        return style in self._shading

    def _start(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if name == "style":
            self._style = attributes.get("styleId", "")
            if attributes.get("default") in ("1", "true"):
                self._defaults[attributes.get("type", "")] = self._style
        elif name == "basedOn":
            self._based[self._style] = attributes.get("val", "")
        elif name == "shd" and {"tcPr", "tblPr"} & set(self._path):
            self._shading.add(self._style)
        elif name in PROPERTIES and self._path[-2:-1] == ["rPr"] and "tblStylePr" not in self._path:
            if self._style:
                self._own[self._style] = self._own.get(self._style, Look()).told(name, attributes)
            elif "docDefaults" in self._path:
                self.page = self.page.told(name, attributes)

    def _end(self, name: str) -> None:
        self._path.pop()
        if name == "style":
            self._style = ""
