"""Amounts as people say them: a number, its unit, from one amount to another, by how much. Arithmetic only: what an
amount is of, and whether anybody should believe it, is judged elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

REMEMBERED = 4096  # statements whose reading is kept: an interview is read anew after each of its answers
_UNITS_OF_TEN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen "
    "nineteen".split()
)
_SPELT = {word: float(number) for number, word in enumerate(_ONES, 1)} | {
    word: 10.0 * number for number, word in enumerate(_UNITS_OF_TEN, 2)
}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "dozen": 12.0}
_WORDS = "|".join(sorted(_SPELT, key=len, reverse=True))
NUMBER = (
    rf"(?:\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:hundred|thousand|million|billion|dozen)\b|(?:k|m|bn)\b)?"
    rf"|\b(?:half a|a|an)\s(?:hundred|thousand|million|billion|dozen)\b"
    rf"|\bhalf an?(?=\s(?:year|month|day|hour)\b)|\b(?:{_WORDS})(?:[-\s](?:{'|'.join(_ONES)}))?(?:\s(?:hundred|"
    r"thousand|million|billion|dozen))?\b)"
)
_SECONDS = {
    "millisecond": 1e-3, "ms": 1e-3, "second": 1.0, "sec": 1.0, "s": 1.0, "minute": 60.0, "min": 60.0, "hour": 3600.0,
    "h": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0, "quarter": 7889400.0, "year": 31557600.0,
}  # fmt: skip
YEAR = _SECONDS["year"]
_UNIT = (
    r"%|percent(?:age)?(?:\spoints?)?|per\scent|points?|milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|days?|"
    r"weeks?"
    r"|months?|quarters?|years?|gb|mb|tb|x|times|[a-z][a-z-]*"
)
_AMOUNT = re.compile(rf"(?P<money>[$€£]\s?)?(?P<number>{NUMBER})(?:\s?-?(?P<unit>{_UNIT})(?![\w]))?", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"\bfrom\s(?:about\s|around\s|roughly\s|over\s|some\s)?[$€£]?(?P<a>{NUMBER})\s?(?P<ua>{_UNIT})?"
    rf"(?:\s[a-z]+){{0,4}}?\s(?:down\s|up\s)?(?:to|towards)\s(?:about\s|around\s|roughly\s|under\s|just\s)?"
    rf"[$€£]?(?P<b>{NUMBER})(?:\s?(?P<ub>{_UNIT}))?(?![\w])",
    re.IGNORECASE,
)
_BEFORE_AFTER = re.compile(
    rf"[$€£]?(?P<a>{NUMBER})\s?(?P<ua>{_UNIT})?(?:\s[a-z]+){{0,4}}?\sbefore\b[^.;!?]{{0,25}}?[$€£]?(?P<b>{NUMBER})\s?"
    rf"(?P<ub>{_UNIT})?(?:\s[a-z]+){{0,2}}\s(?:after|now)\b",
    re.IGNORECASE,
)
_STARTED_ENDED = re.compile(
    rf"\b(?:started|began)\s(?:off\s|out\s)?(?:at|with|"
    rf"from)\s(?:[a-z]\w*\s){{0,4}}?[$€£]?(?<![\w.])(?P<a>{NUMBER})\s?(?P<ua>{_UNIT})?"
    rf"(?:\s[a-z]+){{0,3}}?,?\s(?:and\s)?(?:we\s|I\s)?(?:ended|finished|landed|stopped|arrived)\s(?:up\s)?(?:at|"
    rf"with|on)\s"
    rf"[$€£]?(?P<b>{NUMBER})(?:\s?(?P<ub>{_UNIT}))?(?![\w])",
    re.IGNORECASE,
)
_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "two thirds": 200 / 3,
    "three quarters": 75.0,
}
_BY_SHARE = re.compile(
    r"\b(?P<halved>halved|halving)\b|\b(?:by|in|to)\s(?:about\s|around\s|roughly\s|almost\s|nearly\s|over\s|"
    r"more than\s)?"
    r"(?:an?\s)?(?P<share>two[-\s]thirds|three[-\s]quarters|half|third|quarter|fifth)\b",
    re.IGNORECASE,
)
_BY_PERCENT = re.compile(
    rf"(?P<p>{NUMBER})\s?(?:%|percent\b|per\scent\b)(?P<points>age points?|\spoints?)?(?!\s(?:of|accuracy|recall|"
    rf"precision))",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    rf"\b(?P<word>doubled|doubling|tripled|trebled|tripling|quadrupled)\b|\bfactor of\s(?P<f>{NUMBER})"
    rf"|\b(?P<as>twice|half) as (?:fast|many|much|quick|large|good)\b|(?P<x>{NUMBER})(?:x|\s?-?times|"
    r"\s?fold)\b(?!\sa\s|\sper\s|\severy\s)",
    re.IGNORECASE,
)
_FACTORS = {
    "doubled": 2.0,
    "doubling": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "tripling": 3.0,
    "quadrupled": 4.0,
    "twice": 2.0,
    "half": 2.0,
}


@dataclass(frozen=True)
class Amount:
    """`unit` is one of `s` (seconds, then `value` is in them), `%`, `money`, the noun that follows, or empty."""

    value: float
    unit: str
    start: int
    end: int
    said: str


@dataclass(frozen=True)
class Change:
    """From `a` to `b`, both in `unit`."""

    a: float
    b: float
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class Stated:
    """A change as it is summed up: `percent` of what it was, or a `factor`; `loose` when it is said in round words."""

    percent: float | None
    factor: float | None
    loose: bool
    start: int
    end: int


def number(said: str) -> float:
    """`2,000`, `3k`, `forty-five`, `two million`, `half a million`, `a dozen` as a number; 0 for what is none."""
    text = said.casefold().strip().replace("-", " ")
    found = re.match(r"(\d[\d,]*(?:\.\d+)?)\s?([a-z]*)$", text)
    if found:
        return float(found[1].replace(",", "")) * _SCALE.get(found[2], 1.0)
    value, scale = 0.0, 1.0
    for word in text.split():
        value += _SPELT.get(word, 0.0)
        scale *= _SCALE.get(word, 1.0)
    if text in ("half a", "half an"):
        return 0.5
    if text.startswith(("half a ", "a ", "an ")):
        value = 0.5 if text.startswith("half") else 1.0
    return value * scale


@lru_cache(maxsize=REMEMBERED)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount, in order."""
    return tuple(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        unit, value = _unit(found["unit"]), number(found["number"])
        if unit in _SECONDS:
            value, unit = value * _SECONDS[unit], "s"
        yield Amount(value, "money" if found["money"] else unit, found.start(), found.end(), found[0])


@lru_cache(maxsize=REMEMBERED)
def changes(text: str) -> tuple[Change, ...]:
    """Every change from one amount to another of the same unit."""
    return tuple(_changes(text))


def _changes(text: str) -> Iterator[Change]:
    for pattern in (_FROM_TO, _BEFORE_AFTER, _STARTED_ENDED):
        for found in pattern.finditer(text):
            a, b = _unit(found["ua"]), _unit(found["ub"])
            first, second = number(found["a"]), number(found["b"])
            known = set(_SECONDS) | {"%"}
            if a in _SECONDS and b in _SECONDS:
                first, second = first * _SECONDS[a], second * _SECONDS[b]
            elif a in known and b in known and a != b:
                continue
            if first > 0 and not (_is_year(found["a"]) and _is_year(found["b"])):
                yield Change(first, second, b if b in known else a, found.start(), found.end())


@lru_cache(maxsize=REMEMBERED)
def stated(text: str) -> tuple[Stated, ...]:
    """Every change that is summed up: by half, by 40 percent, three times. Percentage points are none."""
    return tuple(_stated(text))


def _stated(text: str) -> Iterator[Stated]:
    for found in _BY_SHARE.finditer(text):
        if found["halved"]:
            yield Stated(50.0, None, True, found.start(), found.end())
        elif found[0].casefold().startswith("to ") is False:
            share = found["share"].casefold().replace("-", " ")
            yield Stated(_SHARES[share], None, True, found.start(), found.end())
    for found in _BY_PERCENT.finditer(text):
        if not found["points"]:
            yield Stated(number(found["p"]), None, False, found.start(), found.end())
    for found in _FACTOR.finditer(text):
        word = (found["word"] or found["as"] or "").casefold()
        factor = _FACTORS.get(word) or number(found["f"] or found["x"] or "0")
        if factor >= 1.5:
            yield Stated(None, factor, bool(word), found.start(), found.end())


def fits(told: Stated, change: Change) -> bool:
    """Whether a change may be summed up like that, in any of the ways people reckon."""
    low, high = sorted((change.a, change.b))
    if low <= 0:
        return True
    if told.factor is not None:
        ratio = high / low
        near = (told.factor,) if told.loose else (told.factor, told.factor + 1, told.factor - 1)
        return any(abs(ratio - factor) <= 0.25 * factor for factor in near)
    assert told.percent is not None
    ways = [(high - low) / change.a * 100, (high / low - 1) * 100, (high - low) / high * 100]
    if change.unit in ("%", "", "point") and high <= 100:
        whole = 1.0 if high <= 1 else 100.0
        ways += [(high - low) / whole * 100]  # points said as percent
        ways += [(high - low) / (whole - value) * 100 for value in (low, high) if value < whole]  # of the errors
    slack = max(9.0, 0.2 * told.percent) if told.loose else max(4.0, 0.15 * told.percent)
    return any(abs(told.percent - way) <= slack for way in ways)


def _unit(said: str | None) -> str:
    unit = " ".join((said or "").casefold().split())
    if unit in ("%", "percent", "per cent"):
        return "%"
    if "point" in unit:
        return "point"
    singular = unit[:-1] if unit.endswith("s") and unit[:-1] in _SECONDS else unit
    return {"secs": "sec", "mins": "min"}.get(unit, singular)


def _is_year(said: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", said.strip()))
