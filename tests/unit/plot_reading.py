"""Reads drawings and pages back: elements with their attributes, as numbers where they are."""

from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

VOID = {"meta", "link", "br", "img", "input", "hr"}


def elements(svg: object, kind: str, class_: str | None = None) -> list[dict[str, Any]]:
    """Attributes of the drawing's elements of that kind, in order; raises ParseError when it is not well formed."""
    found = list(ElementTree.fromstring(str(svg)).iter(kind))
    told = [{name: _number(value) for name, value in one.attrib.items()} | {"told": _title(one)} for one in found]
    return [one for one in told if class_ is None or one.get("class") == class_]


def label(svg: object) -> str:
    return ElementTree.fromstring(str(svg)).attrib["aria-label"]


def said(svg: object) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(str(svg)).iter("text")]


def _title(one: ElementTree.Element) -> str | None:
    title = one.find("title")
    return title.text if title is not None else None


def _number(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value


class Page(HTMLParser):
    """A page taken apart: tags with their attributes and words. `unclosed` and `stray` stay empty in a sound one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.unclosed: list[str] = []
        self.stray: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        else:
            self.stray.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]
