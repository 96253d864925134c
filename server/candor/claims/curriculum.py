"""The dated entries of a résumé, also where one line holds several: who, where, from when to when. What candidates say
against them is judged elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from candor.interview.background import Background, Job

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR: Final = r"(?:19[6-9]|20[0-6])\d"
_NOW: Final = r"(?:now|present|today|current|ongoing)"
_SPAN: Final = re.compile(
    rf"\(?\b(?:from\s)?(?:(?P<am>{_MONTH}|\d\d?/)\s?)?(?P<a>{_YEAR})?\s?(?:-|–|—|to|until|till|through)\s?"
    rf"(?:(?:(?P<bm>{_MONTH}|\d\d?/)\s?)?(?P<b>{_YEAR})|(?P<now>{_NOW}))\b\)?"
    rf"|\(?\b(?:since|from|starting)\s(?:(?P<sm>{_MONTH})\s)?(?P<s>{_YEAR})\b\)?(?=\s*(?:[,;.)(]|$))",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"(?:\.\s+(?=[^a-z\s])|;\s+|\s[|•]\s|\n)")
_SHORT_FOR: Final = re.compile(r"\b(?:inc|ltd|co|corp|st|dr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$", re.I)
_BETWEEN: Final = re.compile(r"\s+(?:at|@|with|for)\s+(?=[A-Z])|\s*[,:()|]\s*|\s+[-–—]\s+|\t+")
_LABEL: Final = re.compile(
    r"^\W*(?:before|earlier|prior|previous|previously|past|former(?:ly)?|current(?:ly)?|recent(?:ly)?|experience|"
    r"employment|work|jobs?|career|history|then|now)(?:\W*:\s*|\s+(?=[a-z]))", re.IGNORECASE
)
_TITLE: Final = re.compile(
    r"\b(?:engineer|scientist|developer|analyst|intern(?:ship)?|researcher|manager|lead|consultant|architect|director|"
    r"head|assistant|student|specialist|programmer|founder|cto|officer|associate|trainee|statistician|tester|"
    r"teacher|physicist|economist|modeller|administrator|technician|lecturer|professor)\b",
    re.IGNORECASE,
)
CUT: Final = 395  # signs from which a line may have been cut off, and its last entry with it


@dataclass(frozen=True)
class Entry:
    """`text` goes on to the next entry of the line, so that what was done there belongs to it."""

    job: Job
    text: str


@lru_cache(maxsize=64)
def jobs_of(background: Background | None) -> tuple[Job, ...]:
    """Every dated job: those that were understood, and those of lines that hold several or were not understood."""
    if background is None:
        return ()
    found: list[Job] = []
    taken: set[str] = set()
    for line in lines_of(background):
        read = entries(line)
        understood = [job for job in background.jobs if job.quote == line]
        if len(read) > 1 or not understood:
            taken.add(line)
            found += [entry.job for entry in read]
    return (*(job for job in background.jobs if job.quote not in taken or not job.quote), *found)


@lru_cache(maxsize=64)
def lines_of(background: Background) -> tuple[str, ...]:
    """Every line that something was understood of."""
    read = (*background.jobs, *background.skills, *background.numbers, *background.projects)
    return tuple(dict.fromkeys(told.quote for told in read if told.quote))


@lru_cache(maxsize=512)
def entries(line: str) -> tuple[Entry, ...]:
    """The dated entries of one line, in their order."""
    pieces = _pieces(line)
    dated = [(place, found) for place, piece in enumerate(pieces) if (found := _SPAN.search(piece)) and _stands(found)]
    if len(line) >= CUT and dated:
        dated = dated[:-1]
    told = []
    for nth, (place, found) in enumerate(dated):
        last = dated[nth + 1][0] if nth + 1 < len(dated) else len(pieces)
        if job := _job(pieces[place], found):
            told.append(Entry(job, ". ".join(pieces[place:last])))
    return tuple(told)


def _pieces(line: str) -> list[str]:
    """The line at the ends of its sentences, and between two stretches of time in one of them."""
    whole: list[str] = []
    start = 0
    for found in _PIECE.finditer(line):
        if not _SHORT_FOR.search(line[start : found.start()]):
            whole.append(line[start : found.start()])
            start = found.end()
    whole.append(line[start:])
    return [part for piece in whole for part in _by_dates(_LABEL.sub("", piece.strip(" .")))]


def _by_dates(piece: str) -> list[str]:
    spans = [found for found in _SPAN.finditer(piece) if _stands(found)]
    if len(spans) < 2:
        return [piece]
    ahead = not piece[: spans[0].start()].strip(" ,")
    cuts = [found.start() if ahead else found.end() for found in (spans[1:] if ahead else spans[:-1])]
    edges = [0, *cuts, len(piece)]
    return [piece[a:b].strip(" ,") for a, b in pairwise(edges)]


def _stands(found: re.Match[str]) -> bool:
    """Whether a stretch has a beginning: a year, or a month of the year in which it ends."""
    return bool(found["s"] or found["a"] or (found["am"] and found["b"]))


def _job(piece: str, found: re.Match[str]) -> Job | None:
    began = _month(found["s"] or found["a"] or found["b"], found["sm"] or found["am"])
    ended = "" if found["now"] or found["s"] else _month(found["b"], found["bm"])
    beside = [part.strip(" .-–—") for part in _BETWEEN.split(f"{piece[: found.start()]}\t{piece[found.end() :]}")]
    named = [part for part in beside if part]
    title = next((part for part in named if _TITLE.search(part)), "")
    employer = next((part for part in named if part != title and part[:1].isupper()), "")
    if not title or not employer or (ended and ended[:4] < began[:4]):
        return None
    return Job(title=title[:200], employer=employer[:200], start=began, end=ended, current=not ended, quote=piece[:400])


def _month(year: str, month: str | None) -> str:
    if not month:
        return year
    number = int(month[:-1]) if month[0].isdigit() else _MONTHS.index(month.casefold()[:3]) + 1
    return f"{year}-{number:02d}" if 1 <= number <= 12 else year


def texts_of(lines: Sequence[str]) -> tuple[str, ...]:
    """What belongs together: a line, or each entry of one that holds several."""
    return tuple(text for line in lines for text in _texts(line))


def _texts(line: str) -> tuple[str, ...]:
    read = entries(line)
    return tuple(entry.text for entry in read) if len(read) > 1 else (line,)
