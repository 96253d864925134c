"""A PDF, read with PDFium: lines of text that can be seen, and everything else that carries words."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as library
import pypdfium2.raw as pdfium

from candor.documents.outcome import Reading
from candor.documents.sight import Box, Run, Sight
from candor.errors import DocumentBroken, DocumentEmpty, DocumentLocked, DocumentTooLarge
from candor.limits import MOST_CHARACTERS, MOST_FINDINGS, MOST_PAGES

_INFO = ("Title", "Author", "Subject", "Keywords")
_XMP, _XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
MOST_XMP = 65_536  # bytes of a packet; a longer one is a picture's history
_ELEMENT = re.compile(r"<[^<>]{0,2000}>")
_MACHINE = re.compile(r"^[\d\W]|^(?:uuid|xmp|adobe|image|application|http|www)\b", re.IGNORECASE)
_PASSWORD = 4  # PDFium's error of that kind
LONGEST_NOTE = 8_192  # bytes of an annotation's text that are looked at


def read_pdf(data: bytes) -> Reading:
    """Raises DocumentLocked, DocumentTooLarge, DocumentBroken, DocumentEmpty."""
    reading = Reading("pdf")
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as problem:
        if problem.err_code == _PASSWORD:
            raise DocumentLocked("it asks for a password; save it without one") from None
        raise DocumentBroken("the PDF is damaged or cut short") from None
    pages = len(document)
    if pages > MOST_PAGES:
        raise DocumentTooLarge(f"it has {pages:,} pages; at most {MOST_PAGES} are read")
    _metadata(document, data, reading)
    letters = 0
    for number in range(pages):
        letters += _page(document, number, reading)
        if letters > MOST_CHARACTERS:
            raise DocumentTooLarge(f"it has more than {MOST_CHARACTERS:,} characters")
    if letters == 0 and not reading.hidden:
        raise DocumentEmpty("no text can be read in it; a scan has to be turned into text first")
    return reading


def _metadata(document: Any, data: bytes, reading: Reading) -> None:
    told = document.get_metadata_dict(skip_empty=True)
    for key in _INFO:
        reading.hide("metadata", told.get(key, ""), "document properties")
    begin = data.find(_XMP)
    if begin >= 0:
        end = data.find(_XMP_END, begin, begin + MOST_XMP)
        for words in _ELEMENT.split(data[begin : max(begin, end)].decode("utf-8", "replace")):
            if " " in words.strip() and not _MACHINE.match(words.strip()) and words.strip() not in told.values():
                reading.hide("metadata", words, "XMP")
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), MOST_FINDINGS)):
        attached = pdfium.FPDFDoc_GetAttachment(document, index)
        size = pdfium.FPDFAttachment_GetName(attached, None, 0)
        name = ctypes.create_string_buffer(min(size, LONGEST_NOTE))
        pdfium.FPDFAttachment_GetName(attached, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), len(name))
        reading.hide("attached file", _utf16(name.raw), "document")


def _page(document: Any, number: int, reading: Reading) -> int:
    """Adds a page's lines and findings to `reading`; answers how many letters it has, hidden ones too."""
    where = f"page {number + 1}"
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise DocumentBroken(f"page {number + 1} is damaged or cut short")
    text = pdfium.FPDFText_LoadPage(page)
    try:
        _annotations(page, where, reading)
        letters = max(0, pdfium.FPDFText_CountChars(text)) if text else 0
        if 0 < letters <= MOST_CHARACTERS:
            _lines(page, text, letters, where, reading)
        return letters
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _lines(page: Any, text: Any, letters: int, where: str, reading: Reading) -> None:
    runs, objects = _runs(text, letters)

    def switch(on: bool) -> None:
        for found in objects:
            pdfium.FPDFPageObj_SetIsActive(found, on)

    sight = Sight(page, lambda: switch(False), lambda: switch(True))
    seen: list[str] = []
    for run in runs:
        if isinstance(run, str):
            seen.append(run)
        elif way := sight.hides(run):
            reading.hide(way, run.words, where)
        else:
            seen.append(run.words)
    reading.lines += [*"".join(seen).replace("\r", "").split("\n"), ""]


def _runs(text: Any, letters: int) -> tuple[list[Run | str], list[Any]]:
    """The letters of a page gathered by the text object that draws them; what PDFium added between (spaces, line ends)
    stands as it is. Beside them every such object once."""
    runs: list[Run | str] = []
    objects: dict[int, Any] = {}
    last = 0
    for index in range(letters):
        letter = _letter(text, index)
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn or pdfium.FPDFText_IsGenerated(text, index) == 1:
            runs.append(letter)
            last = 0
            continue
        address = ctypes.addressof(drawn.contents)
        objects.setdefault(address, drawn)
        if address != last or not runs or isinstance(runs[-1], str):
            runs.append(_run(text, index, drawn))
            last = address
        run = runs[-1]
        assert isinstance(run, Run)
        run.words += letter
        if not letter.isspace():
            run.boxes.append(_box(text, index))
    return [_plain(run) for run in runs], list(objects.values())


def _plain(run: Run | str) -> Run | str:
    """A run of spaces alone has nowhere to be looked at: it is kept as a space."""
    return run if isinstance(run, str) or run.boxes else run.words


def _letter(text: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    if code in (0x2, 0xFFFE):  # PDFium's sign for a hyphen at a line's end
        return "-"
    if code in (0x9, 0xA, 0xD):
        return chr(code)
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _run(text: Any, index: int, drawn: Any) -> Run:
    channels = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(text, index, *channels)
    red, green, blue, opacity = (channel.value for channel in channels)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
    if mode == 1:  # outlines only
        pdfium.FPDFText_GetStrokeColor(text, index, *channels)
        opacity = channels[3].value
    return Run("", [], (red, green, blue), opacity, mode, "OC" in _marks(drawn))


def _marks(drawn: Any) -> Iterator[str]:
    for number in range(min(pdfium.FPDFPageObj_CountMarks(drawn), 20)):
        name, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
        mark = pdfium.FPDFPageObj_GetMark(drawn, number)
        place = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
        if pdfium.FPDFPageObjMark_GetName(mark, place, len(name), size):
            yield _utf16(name.raw)


def _box(text: Any, index: int) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)


def _annotations(page: Any, where: str, reading: Reading) -> None:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FINDINGS)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        for key in (b"Contents", b"V", b"TU"):
            words = ctypes.create_string_buffer(LONGEST_NOTE)
            size = pdfium.FPDFAnnot_GetStringValue(
                note, key, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)), len(words)
            )
            if 2 < size <= len(words):
                reading.hide("annotation", _utf16(words.raw[:size]), where)
            elif size > len(words):
                reading.hide("annotation", f"{size // 2} characters", where)
        pdfium.FPDFPage_CloseAnnot(note)


def _utf16(raw: bytes) -> str:
    return raw.decode("utf-16-le", "replace").split("\0")[0]
