"""What hostile documents cost everybody else: turns of an interview while they are being parsed, beside quiet ones."""

import asyncio
import statistics
from collections.abc import Awaitable, Callable

from candor.documents.reader import DocumentReader
from candor.errors import DocumentRefused
from candor.evaluation.lines import Line
from candor.limits import AT_ONCE

TURNS = 40
CURVES = 100_000  # on one page: drawing them takes all the time that a document is given
FIRST = 5_000  # number of the first answer beside documents: no text is read twice, since its vectors would be kept
STARTED = 0.5  # seconds until the documents are being drawn

Turn = Callable[[int], Awaitable[object]]
Timed = Callable[[Turn, int], Awaitable[list[float]]]


async def lines(interview: Callable[[], Awaitable[Turn]], timed: Timed) -> list[Line]:
    """The median turn beside AT_ONCE documents that use up their time, and how much longer it is than when quiet, which
    is measured before and after: the same interview three times, other answers."""
    quiet_turns = await _turns(interview, timed, FIRST)
    reader = DocumentReader()
    parsing = [asyncio.create_task(_keep_parsing(reader)) for _ in range(AT_ONCE)]
    try:
        await asyncio.sleep(STARTED)
        beside = statistics.median(await _turns(interview, timed, 2 * FIRST))
    finally:
        for task in parsing:
            task.cancel()
        await asyncio.gather(*parsing, return_exceptions=True)
    quiet = statistics.median(quiet_turns + await _turns(interview, timed, 3 * FIRST))
    note = f"{beside / quiet:.2f} times the {quiet:.1f} ms of quiet"
    return [Line(f"embedded turn beside {AT_ONCE} hostile documents, median", 150, beside, note)]


async def _turns(interview: Callable[[], Awaitable[Turn]], timed: Timed, first: int) -> list[float]:
    turn = await interview()
    return await timed(lambda number: turn(first + number), TURNS)


async def _keep_parsing(reader: DocumentReader) -> None:
    """One document after another, until cancelled."""
    document = costly_pdf()
    while True:
        try:
            await reader.read(document)
        except DocumentRefused:
            continue


def costly_pdf(curves: int = CURVES) -> bytes:
    """A page of long curves: nothing that breaks a rule, and far more to draw than a document is given time for."""
    drawn = b"0.1 w BT /F1 12 Tf 50 700 Td (Words) Tj ET " + b"0 0 m 600 0 0 800 595 842 c S " * curves
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = bytearray(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return bytes(out + b"trailer << /Root 1 0 R >>\n%%EOF")  # readers find the objects without a table of them
