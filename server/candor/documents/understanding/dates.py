"""Stretches of time as résumés write them, to the month where a month is given."""

import re
from dataclasses import dataclass

_MONTHS = {name: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1
)}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_YEAR = r"(?:19[6-9]\d|20[0-6]\d)"
_POINT = (
    rf"(?:{_MONTH}\.?,?\s{{0,3}}(?:{_YEAR}|['’]\d\d)|(?:spring|summer|autumn|fall|winter)\s{_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}|{_YEAR}[-/.](?:1[0-2]|0?[1-9])\b|{_YEAR})"
)
_NOW = r"(?:present|now|today|current(?:ly)?|ongoing|to date|date)"
_RANGE = re.compile(
    rf"\(?\b(?:from\s|since\s)?(?P<start>{_POINT})(?:\s{{0,3}}(?:[-–—−]|to|until|till|through)\s{{0,3}}"
    rf"(?P<end>{_POINT}|{_NOW}))?\)?",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s", re.IGNORECASE)


@dataclass(frozen=True)
class Stretch:
    """`start` and `end` as `2021-04` or `2021`; `end` is empty for what lasts; `at` are code points of the line."""

    start: str
    end: str
    current: bool
    at: tuple[int, int]


def stretch(line: str) -> Stretch | None:
    """The first stretch of time in a line; a single date is one that begins and ends there."""
    found = next((m for m in _RANGE.finditer(line) if m["end"] or _SINCE.match(m[0].lstrip("("))), None)
    if found is None:
        return None
    end = found["end"] or "now"
    current = bool(re.fullmatch(_NOW, end, re.IGNORECASE))
    start, stop = _month(found["start"]), "" if current else _month(end)
    if stop and stop[:4] < start[:4]:
        return None  # a code or a score that looks like years
    return Stretch(start, stop, current, found.span())


def _month(said: str) -> str:
    """`2021-04`, or `2021`."""
    year = re.search(_YEAR, said)
    short = re.search(r"['’](\d\d)", said)
    number = year[0] if year else f"20{short[1]}" if short else ""
    lowered = said.casefold()
    if named := re.match(_MONTH, lowered):
        return f"{number}-{_month_number(named[0]):02d}"
    if season := next((month for name, month in _SEASONS.items() if lowered.startswith(name)), 0):
        return f"{number}-{season:02d}"
    rest = lowered.replace(number, " ", 1)
    digits = re.search(r"\d{1,2}", rest)
    return f"{number}-{int(digits[0]):02d}" if digits and 1 <= int(digits[0]) <= 12 else number


def _month_number(name: str) -> int:
    return next(number for full, number in _MONTHS.items() if full.startswith(name[:3]))
