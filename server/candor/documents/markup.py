"""Text and Markdown as somebody who looks at the page sees them: comments, hidden elements, titles and alternative
texts are left out and told. Lines stay lines."""

import re
from html.parser import HTMLParser

from candor.documents.outcome import Reading

_TAGS = frozenset(
    """a abbr address article aside b big blockquote body br button caption center code col dd del details div dl dt em
    fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label
    legend li link main mark marquee meta nav noscript object ol option p param pre s script section select small source
    span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr tt u ul video
    wbr"""
    .split()
)  # fmt: skip
_SIGN = "\ue000"  # stands for a `<` that begins nothing, while the text is taken apart
_NO_ELEMENT = re.compile(
    r"<(?!!--|/?(?:" + "|".join(_TAGS) + r")\b(?:[^<>\"']{1,500}|\"[^\"]{0,500}\"|'[^']{0,500}'){0,100}+/?>)",
    re.IGNORECASE,
)
_APART = frozenset("br dd div dt li p td th tr".split())  # words beside these are not one
_VOID = frozenset("br col hr img input link meta param source wbr".split())
_NEVER_SHOWN = frozenset("script style template head iframe object noscript svg".split())
_STYLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"), "hidden element"),
    (re.compile(r"opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|$|!)"), "transparent"),
    (re.compile(r"font-size\s*:\s*(?:0|[0-3](?:\.\d+)?(?:px|pt)|0?\.[0-2]\d*r?em|[0-9]%)(?:\s*(?:;|$|!))"), "tiny"),
    (re.compile(r"(?:^|;)\s*color\s*:\s*(?:white|transparent|#f{3,8}|#f[a-f0-9]f[a-f0-9]f[a-f0-9]"
                r"|rgba?\(\s*255\s*,\s*255\s*,\s*255)"), "colour"),
    (re.compile(r"(?:left|top|right|bottom|text-indent|margin(?:-left|-top)?)\s*:\s*-\d{3,}"), "off-page"),
    (re.compile(r"(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$)|clip(?:-path)?\s*:"), "clipped"),
)  # fmt: skip
_LINK_TITLE = re.compile(r"\]\([^()\s]{0,2000}\s{1,9}(\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}')\s{0,9}\)")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,2000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_DEFINITION = re.compile(r"^ {0,3}\[([^^\[\]\n][^\[\]\n]{0,200})\]:[ \t]*\S{1,2000}[ \t]+((?:\"|'|\()[^\n]{0,2000})$")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)")


def read_markup(text: str) -> Reading:
    reading = Reading("text")
    reader = _Page(reading)
    reader.feed(_signs_kept(text))
    reader.close()
    for number, line in enumerate("".join(reader.seen).replace(_SIGN, "<").split("\n"), 1):
        reading.lines.append(_line(line, f"line {number}", reading))
    return reading


def _signs_kept(text: str) -> str:
    """Only what is an element or a comment stays one: `<` in a text about templates is a sign, and a parser that looked
    for its end would look to the end of the text. A comment that is never closed hides all that follows."""
    text = _NO_ELEMENT.sub(_SIGN, text.replace("\r\n", "\n").replace("\r", "\n"))
    return text + "-->" if text.rfind("<!--") > text.rfind("-->") else text


def _line(line: str, where: str, reading: Reading) -> str:
    if "[" not in line:
        return line

    def left_out(way: str, found: re.Match[str], keep: str = "") -> str:
        reading.hide(way, found[1].strip("\"'"), where)
        return keep

    if named := _DEFINITION.match(line):
        reading.hide("link definition", f"{named[1]} {named[2]}", where)
        return ""
    line = _IMAGE.sub(lambda found: left_out("alternative text", found), line)
    line = _LINK_TITLE.sub(lambda found: left_out("link title", found, "]()"), line)
    return _LINK.sub(lambda found: found[1], line)


class _Page(HTMLParser):
    """Takes known elements apart. What is not shown keeps its line breaks."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = reading
        self.seen: list[str] = []
        self._open: list[tuple[str, str]] = []  # elements within a hidden one: tag, way

    def _where(self) -> str:
        return f"line {self.getpos()[0]}"

    def _leave_out(self, way: str, text: str) -> None:
        self.reading.hide(way, text, self._where())
        self.seen.append("\n" * text.count("\n"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("alt", "title", "aria-label", "content") and value:
                self.reading.hide("alternative text" if name == "alt" else "attribute", value, self._where())
        self.seen.append(" " * (tag in _APART) + "\n" * (self.get_starttag_text() or "").count("\n"))
        if tag in _VOID:
            return
        way = self._open[-1][1] if self._open else _hides(tag, attrs)
        if way:
            self._open.append((tag, way))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self._open:
            self._leave_out(self._open[-1][1], data)
        else:
            self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self._leave_out("comment", data)


def _hides(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    """The way in which an element hides what is in it; empty when it shows it."""
    if tag in _NEVER_SHOWN:
        return "hidden element"
    told = {name: (value or "").lower() for name, value in attrs}
    if "hidden" in told or told.get("type") == "hidden":
        return "hidden element"
    if tag == "font" and told.get("color") in ("white", "#fff", "#ffffff"):
        return "colour"
    style = told.get("style", "")
    if "background" in style:  # white on a dark ground is seen
        style = re.sub(r"(?:^|;)\s*color\s*:[^;]{0,100}", "", style)
    return next((way for pattern, way in _STYLES if pattern.search(style)), "")
