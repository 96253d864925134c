"""One story of a Word document (body, header, footnotes) as lines: runs that can be seen, and those that cannot."""

from dataclasses import dataclass, field

from candor.documents.looks import PROPERTIES, UNKNOWN, WHITE, Look, Styles
from candor.documents.outcome import Reading
from candor.documents.xml import Attributes, stream

EMU = 12_700  # English metric units in a point
FAR_LEFT, FAR_RIGHT = -100 * EMU, 2_500 * EMU  # beyond these an anchored box is on no page
FAR_INDENT = -2_880  # twentieths of a point: two inches off the margin
_GONE = frozenset(("del", "moveFrom"))
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_QUIET_FIELDS = ("HYPERLINK", "PAGE", "NUMPAGES", "TOC", "REF", "DATE", "TIME", "SEQ", "PAGEREF", "STYLEREF", "FORM")


@dataclass
class _Paragraph:
    number: int
    look: Look = field(default_factory=Look)
    words: list[str] = field(default_factory=list)
    listed: bool = False
    away: bool = False


@dataclass
class _Box:
    """A drawing or text box: what hides all of it, and the ground that its text stands on."""

    hidden: str = ""
    ground: str | None = None


class Story:
    def __init__(self, reading: Reading, styles: Styles, called: str) -> None:
        self._reading, self._styles, self._called = reading, styles, called
        self._path: list[str] = []
        self._open: list[_Paragraph] = []  # a text box has paragraphs within one
        self._boxes: list[_Box] = []
        self._cells: list[str | None] = []  # grounds of the table cells around
        self._tables: list[bool] = []  # whether the table's style colours cells
        self._run = Look()
        self._count = 0
        self._skipped = 0  # elements within a fallback, which says the same once more
        self._page = WHITE

    def read(self, data: bytes) -> None:
        """Raises DocumentBroken."""
        stream(data, self._start, self._end, self._text)
        for paragraph in reversed(self._open):
            self._finish(paragraph)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        if self._skipped or name == "Fallback":
            self._skipped += 1
            return
        within = self._path[-2] if len(self._path) > 1 else ""
        match name:
            case "p" if within != "lstStyle":
                self._count += 1
                self._open.append(_Paragraph(self._count, self._styles.look(None, "paragraph")))
            case "r":
                self._run = Look()
            case "tbl":
                self._tables.append(False)
            case "tc":
                self._cells.append(None)
            case "tblStyle" if self._tables:
                self._tables[-1] = self._styles.shades(attributes.get("val"))
            case "background":
                self._page = attributes.get("color", WHITE)
            case "anchor" | "inline" | "pict":
                self._boxes.append(_Box())
            case _:
                self._styled(name, within, attributes)

    def _styled(self, name: str, within: str, attributes: Attributes) -> None:
        if within == "pPr" and self._open:
            self._of_paragraph(name, attributes)
        elif within == "rPr" and "pPr" not in self._path[-3:]:
            if name == "rStyle":
                self._run = self._run.over(self._styles.look(attributes.get("val")))
            elif name in PROPERTIES:
                self._run = self._run.told(name, attributes)
        elif name == "shd" and within == "tcPr" and self._cells:
            self._cells[-1] = Look().told(name, attributes).ground
        elif within == "r" and name in _SPACES:
            self._say(_SPACES[name])
        elif self._boxes:
            self._of_box(self._boxes[-1], name, within, attributes)

    def _of_paragraph(self, name: str, attributes: Attributes) -> None:
        paragraph = self._open[-1]
        if name == "pStyle":
            paragraph.look = self._styles.look(attributes.get("val"))
        elif name == "numPr":
            paragraph.listed = True
        elif name == "shd":
            paragraph.look = paragraph.look.told(name, attributes)
        elif name == "ind":
            indent = attributes.get("left") or attributes.get("start") or "0"
            paragraph.away = indent.lstrip("-").isdecimal() and int(indent[:9]) < FAR_INDENT

    def _of_box(self, box: _Box, name: str, within: str, attributes: Attributes) -> None:
        if name in ("docPr", "cNvPr"):
            if attributes.get("hidden") in ("1", "true"):
                box.hidden = "hidden box"
            for key in ("descr", "title"):
                self._reading.hide("alternative text", attributes.get(key, ""), self._where())
        elif name == "extent" and min(_whole(attributes.get("cx")), _whole(attributes.get("cy"))) < 4 * EMU:
            box.hidden = box.hidden or "tiny"
        elif name == "srgbClr" and within == "solidFill" and "spPr" in self._path and "ln" not in self._path:
            box.ground = attributes.get("val")
        elif name in ("schemeClr", "gradFill", "blipFill", "pattFill") and "spPr" in self._path:
            box.ground = UNKNOWN
        elif name in ("shape", "rect", "roundrect"):
            box.ground = UNKNOWN if attributes.get("fillcolor") else box.ground
            style = attributes.get("style", "").replace(" ", "")
            if "visibility:hidden" in style or "display:none" in style:
                box.hidden = "hidden box"

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._open:
            self._finish(self._open.pop())
        elif name in ("anchor", "inline", "pict") and self._boxes:
            self._boxes.pop()
        elif name == "tc" and self._cells:
            self._cells.pop()
        elif name == "tbl" and self._tables:
            self._tables.pop()

    def _text(self, said: str) -> None:
        if self._skipped or not self._path:
            return
        match self._path[-1]:
            case "t":
                self._say(said)
            case "delText":
                self._reading.hide("tracked deletion", said, self._where())
            case "instrText" if not said.strip().upper().startswith(_QUIET_FIELDS):
                self._reading.hide("field code", said, self._where())
            case "posOffset" if self._boxes and not FAR_LEFT < _whole(said.strip()) < FAR_RIGHT:
                self._boxes[-1].hidden = "off-page"

    def _say(self, said: str) -> None:
        if not self._open:
            return
        if way := self._way():
            self._reading.hide(way, said, self._where())
        else:
            self._open[-1].words.append(said)

    def _way(self) -> str:
        if _GONE & set(self._path):
            return "tracked deletion"
        if hidden := next((box.hidden for box in self._boxes if box.hidden), ""):
            return hidden
        if self._open[-1].away:
            return "off-page"
        look = self._run.over(self._open[-1].look).over(self._styles.page)
        return look.hidden_by(self._ground())

    def _ground(self) -> str:
        """What text stands on that names no ground of its own."""
        if any(self._tables):
            return UNKNOWN
        grounds = [*(box.ground for box in reversed(self._boxes)), *reversed(self._cells)]
        return next((ground for ground in grounds if ground), self._page)

    def _finish(self, paragraph: _Paragraph) -> None:
        said = "".join(paragraph.words)
        if paragraph.listed and said.strip():
            said = f"- {said}"
        self._reading.lines += said.split("\n")

    def _where(self) -> str:
        return f"{self._called} {self._open[-1].number if self._open else self._count}"


def _whole(value: str | None) -> int:
    value = (value or "")[:12]
    return int(value) if value.lstrip("-").isdecimal() else 4 * EMU
