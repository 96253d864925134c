"""Whether text of a PDF page can be seen: the page is drawn with its text and without, and what makes no difference
where it stands is hidden, however that was done. The properties of the text then say how."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from candor.limits import MOST_PIXELS

DIFFERENCE = 26  # of 255, in the channel that differs most: less is no ink to the eye
TINY = 3.5  # points of a line's height; legible print begins at five
SQUEEZED = 0.12  # width to height of a letter, on average over a run
WIDE_PAGE = 1_300.0  # points; on a wider page (a poster) letters are measured against its width
LOOKS = 12  # letters of a run that are looked at, evenly spread
_UNPAINTED = (3, 7)  # render modes: invisible, clipping only

Box = tuple[float, float, float, float]  # left, bottom, right, top in points


@dataclass
class Run:
    """Letters drawn by one text object, with the places of those that are no space."""

    words: str
    boxes: list[Box]
    colour: tuple[int, int, int]
    opacity: int
    mode: int
    layered: bool  # within optional content


class Picture:
    """A page as drawn, three bytes a dot."""

    def __init__(self, page: Any, width: int, height: int) -> None:
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
            self.stride = pdfium.FPDFBitmap_GetStride(bitmap)
            self.dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), self.stride * height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def row(self, y: int, left: int, right: int) -> bytes:
        begin = y * self.stride
        return self.dots[begin + left * 3 : begin + right * 3]


class Sight:
    """What of one page can be seen. `hide` and `show` switch all its text off and on."""

    def __init__(self, page: Any, hide: Callable[[], None], show: Callable[[], None]) -> None:
        self._page = page
        wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        shrunk = min(1.6, (MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
        self._size = max(1, min(int(wide * shrunk), 8_000)), max(1, min(int(high * shrunk), 8_000))
        self._measure = min(1.0, WIDE_PAGE / max(min(wide, high), 1.0))
        self._with = Picture(page, *self._size)
        hide()
        self._without = Picture(page, *self._size)
        show()

    def hides(self, run: Run) -> str:
        """The way in which a run is hidden; empty when it can be seen."""
        places = [self._place(box) for box in run.boxes[:: max(1, len(run.boxes) // LOOKS)]]
        on_page = [place for place in places if place]
        if len(on_page) * 2 < len(places):
            return "off-page"
        if run.mode in _UNPAINTED:
            return "invisible mode"
        if run.opacity < 16:
            return "transparent"
        if self._tiny(run):
            return "tiny"
        if sum(self._inked(place) for place in on_page) * 2 <= len(on_page):
            if run.layered:
                return "hidden layer"
            return "colour" if self._vanishes(run, on_page) else "covered or clipped"
        return "colour" if run.mode == 0 and self._vanishes(run, on_page) else ""

    def _tiny(self, run: Run) -> bool:
        sizes = [(right - left, top - bottom) for left, bottom, right, top in run.boxes]
        high = sum(max(size) for size in sizes) / len(sizes) * self._measure
        thin = sum(min(size) for size in sizes) / sum(max(size) or 1.0 for size in sizes)
        return high < TINY or (len(sizes) > 3 and thin < SQUEEZED)

    def _place(self, box: Box) -> tuple[int, int, int, int] | None:
        """The dots (left, top, right, bottom) of a box; None when its middle is off the page."""
        left, bottom, right, top = box
        corners = [self._dot(left, bottom), self._dot(right, top)]
        (x0, x1), (y0, y1) = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        width, height = self._size
        if not (0 <= (x0 + x1) / 2 <= width and 0 <= (y0 + y1) / 2 <= height):
            return None
        x0, y0 = max(0, min(x0, width - 1)), max(0, min(y0, height - 1))
        return x0, y0, min(max(x1, x0 + 1), width), min(max(y1, y0 + 1), height)

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page, 0, 0, *self._size, 0, x, y, across, down)
        return across.value, down.value

    def _inked(self, place: tuple[int, int, int, int]) -> bool:
        """Whether the text makes a difference to any dot that can be told from what is below it."""
        left, top, right, bottom = place
        for y in range(top, bottom):
            drawn, bare = self._with.row(y, left, right), self._without.row(y, left, right)
            if drawn != bare and any(abs(a - b) >= DIFFERENCE for a, b in zip(drawn, bare, strict=True)):
                return True
        return False

    def _vanishes(self, run: Run, places: list[tuple[int, int, int, int]]) -> bool:
        """Whether the run's colour is that of the ground below most of it: what shows there is other text's ink."""
        return sum(self._is_ground(run.colour, place) for place in places) * 2 > len(places)

    def _is_ground(self, colour: tuple[int, int, int], place: tuple[int, int, int, int]) -> bool:
        left, top, right, bottom = place
        row = self._without.row((top + bottom) // 2, left, right)
        dots = sorted(zip(row[2::3], row[1::3], row[::3], strict=True))
        ground = dots[len(dots) // 2]
        return max(abs(a - b) for a, b in zip(colour, ground, strict=True)) < DIFFERENCE
