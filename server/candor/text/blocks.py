"""The lines of an answer gathered into blocks: paragraphs, list items, code. Offsets only."""

import re
from dataclasses import dataclass

# Both are matched where a line's words begin: a pattern that looked for that place itself would try every other too.
_LIST_ITEM = re.compile(r"(?:[-*•‣·]|\d{1,2}[.)]|[a-z]\))\s+\S")
_CODE_LINE = re.compile(
    r"(?:def \w+\(|class \w+|import \w+|from \w[\w.]* import|return\b|(?:for|while|if|elif|with)\b.*:\s*$|else:|try:"
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
    blank: bool
    indented: bool
    listed: bool
    marked: bool  # looks like code by itself


class _Page:
    """The lines of a text, and what each has to know of those after it: worked out once, from the last line to the
    first, because an answer of thousands of indented lines would else be read thousands of times."""

    def __init__(self, text: str) -> None:
        self.lines = _lines(text)
        count = len(self.lines)
        self.code_until = [count] * (count + 1)  # the first line that would end code going on at this one
        self.next_marked = [count] * (count + 1)
        for index in range(count - 1, -1, -1):
            if not self._goes_on(index):
                self.code_until[index] = index
            elif index + 1 < count:
                self.code_until[index] = self.code_until[index + 1]
            self.next_marked[index] = index if self.lines[index].marked else self.next_marked[index + 1]

    def _goes_on(self, index: int) -> bool:
        """Whether code that has begun goes on with this line; a blank one does where an indented one follows."""
        line = self.lines[index]
        if line.blank:
            return index + 1 < len(self.lines) and self.lines[index + 1].indented
        if line.listed and not line.indented:
            return False
        return line.indented or line.marked

    def end_of_code(self, index: int) -> int:
        """The line after the code that begins at `index`; `index` itself when none begins there."""
        lines = self.lines
        if _FENCE.match(lines[index].text):
            closing = (place for place in range(index + 1, len(lines)) if _FENCE.match(lines[place].text))
            return next(closing, len(lines) - 1) + 1
        if lines[index].blank:
            return index
        stop = min(self.code_until[index], index + LONGEST_CODE)
        while stop > index and lines[stop - 1].blank:
            stop -= 1
        long_enough = stop - index >= 2 or (stop > index and lines[index].indented)
        return stop if long_enough and self.next_marked[index] < stop else index

    def continues(self, index: int) -> bool:
        """Whether a line goes on with the paragraph before it: a wrapped line, not a new item or thought."""
        line, before = self.lines[index], self.lines[index - 1].text.rstrip()
        if line.blank or line.listed or self.end_of_code(index) > index:
            return False
        return line.text.lstrip()[:1].islower() and before[-1:] not in ".!?:;…"


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, list items and code blocks in order. A fence that is never closed runs to the end."""
    page, found, index = _Page(text), list[Block](), 0
    lines = page.lines
    while index < len(lines):
        if lines[index].blank:
            index += 1
            continue
        stop = page.end_of_code(index)
        if stop > index:
            found.append(Block(lines[index].start, lines[stop - 1].end, code=True))
            index = stop
            continue
        stop = index + 1
        while stop < len(lines) and page.continues(stop):
            stop += 1
        found.append(Block(lines[index].start, lines[stop - 1].end))
        index = stop
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    found, start = list[_Line](), 0
    for line in text.split("\n"):
        words = line.lstrip()
        found.append(_Line(
            start, start + len(line), line, blank=not words, indented=line.startswith(("    ", "\t")),
            listed=bool(_LIST_ITEM.match(words)), marked=bool(_CODE_LINE.match(words)),
        ))  # fmt: skip
        start += len(line) + 1
    return found
