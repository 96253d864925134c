"""A Word document (.docx): which parts are read, and what its properties and comments say unseen."""

import re

from candor.documents.archive import Archive
from candor.documents.looks import Styles
from candor.documents.outcome import Reading
from candor.documents.story import Story
from candor.documents.xml import Attributes, stream
from candor.errors import DocumentBroken, DocumentUnsupported

BODY = "word/document.xml"
_HEAD = re.compile(r"word/header\d{0,3}\.xml$")
_FOOT = re.compile(r"word/(?:footer\d{0,3}|footnotes|endnotes)\.xml$")
_COMMENTS = re.compile(r"word/comments\w{0,20}\.xml$")
_PROPERTIES = re.compile(r"docProps/(?:core|custom|app)\.xml$")
_TOLD = frozenset("title subject description keywords category contentStatus lpwstr lpstr bstr Manager Company".split())
_OTHER_ARCHIVES = (
    ("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint file"), ("META-INF/", "an OpenDocument or Java file"),
    ("mimetype", "an OpenDocument or e-book file"),
)  # fmt: skip


def read_word(data: bytes) -> Reading:
    """Headers, body, footers and notes, in that order. Nothing that it links to is fetched or opened."""
    archive = Archive(data)
    body = archive.part(BODY)
    if body is None:
        raise DocumentUnsupported(f"this is {_kind_of(archive)}; save it as .docx, PDF or text")
    reading = Reading("docx")
    styles = Styles(archive.part("word/styles.xml"))
    for name in sorted(filter(_HEAD.match, archive.names)):
        _read(archive, name, styles, reading)
    Story(reading, styles, "paragraph").read(body)
    for name in sorted(filter(_FOOT.match, archive.names)):
        _read(archive, name, styles, reading)
    for name in filter(_COMMENTS.match, archive.names):
        _hide(archive.part(name) or b"", "comment", "comments", reading)
    for name in filter(_PROPERTIES.match, archive.names):
        _hide(archive.part(name) or b"", "metadata", "document properties", reading, only=_TOLD)
    return reading


def _read(archive: Archive, name: str, styles: Styles, reading: Reading) -> None:
    part = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    Story(reading, styles, f"{part}, paragraph").read(archive.part(name) or b"")


def _kind_of(archive: Archive) -> str:
    names = archive.names
    return next(
        (kind for start, kind in _OTHER_ARCHIVES if any(name.startswith(start) for name in names)), "an archive"
    )


def _hide(data: bytes, way: str, where: str, reading: Reading, only: frozenset[str] = frozenset()) -> None:
    """Every text of a part that nobody sees on the page; of `only` these elements, where they are named."""
    path: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        path.append(name)

    def text(said: str) -> None:
        if not only or path[-1] in only:
            reading.hide(way, said, where)

    def end(name: str) -> None:
        path.pop()

    try:
        stream(data, start, end, text)
    except DocumentBroken:
        reading.hide(way, "damaged, and not read", where)
