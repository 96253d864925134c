"""The lines of an answer gathered into blocks: paragraphs, list items, code. Offsets only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LIST_ITEM = re.compile(r"\s*(?:[-*•‣·]|\d{1,2}[.)]|[a-z]\))\s+\S")
_CODE_LINE = re.compile(
    r"\s*(?:def \w+\(|class \w+|import \w+|from \w[\w.]* import|return\b|(?:for|while|if|elif|with)\b.*:\s*$|else:|try:"
    r"|except\b.*:|#include|SELECT\b|FROM \w|WHERE\b|GROUP BY|ORDER BY|[\w.\[\]]+ ?[-+*/]?= ?\S|[\w.]+\(.*\);?$"
    r"|[})\]]+;?$|@\w+|//|.*[;{]$)"
)
LONGEST_CODE = 300  # lines; a longer stretch becomes several blocks, so that no input costs more than it holds
_FENCE = re.compile(r"\s*(?:```|~~~)")


@dataclass(frozen=True)
class Block:
    """`start` and `end` in code points of the whole text."""

    start: int
    end: int
    code: bool = False


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def indented(self) -> bool:
        return self.text.startswith(("    ", "\t"))


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, list items and code blocks in order. A fence that is never closed runs to the end."""
    lines, found, index = list(_lines(text)), list[Block](), 0
    while index < len(lines):
        if not lines[index].text.strip():
            index += 1
            continue
        stop = _end_of_code(lines, index)
        if stop > index:
            found.append(Block(lines[index].start, lines[stop - 1].end, code=True))
            index = stop
            continue
        stop = index + 1
        while stop < len(lines) and _continues(lines, stop):
            stop += 1
        found.append(Block(lines[index].start, lines[stop - 1].end))
        index = stop
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, start + len(line), line)
        start += len(line) + 1


def _continues(lines: list[_Line], index: int) -> bool:
    """Whether a line goes on with the paragraph before it: a wrapped line, not a new item or thought."""
    line, before = lines[index], lines[index - 1].text.rstrip()
    if not line.text.strip() or _LIST_ITEM.match(line.text) or _end_of_code(lines, index) > index:
        return False
    return line.text.lstrip()[:1].islower() and before[-1:] not in ".!?:;…"


def _end_of_code(lines: list[_Line], index: int) -> int:
    """The line after the code that begins at `index`; `index` itself when none begins there."""
    if _FENCE.match(lines[index].text):
        for stop in range(index + 1, len(lines)):
            if _FENCE.match(lines[stop].text):
                return stop + 1
        return len(lines)
    stop = index
    while stop < min(len(lines), index + LONGEST_CODE) and _codelike(lines, stop, inside=stop > index):
        stop += 1
    while stop > index and not lines[stop - 1].text.strip():
        stop -= 1
    long_enough = stop - index >= 2 or (stop > index and lines[index].indented)
    marked = any(_CODE_LINE.match(line.text) for line in lines[index:stop])
    return stop if long_enough and marked else index


def _codelike(lines: list[_Line], index: int, inside: bool) -> bool:
    line = lines[index]
    if not line.text.strip():
        return inside and index + 1 < len(lines) and lines[index + 1].indented
    if _LIST_ITEM.match(line.text) and not line.indented:
        return False
    return line.indented or bool(_CODE_LINE.match(line.text))
