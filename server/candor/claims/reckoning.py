"""Sums within a statement, and between two of one quantity: changes against their summary, parts against their total,
stretches of time against their dates. Exact arithmetic with the slack that people's rounding needs.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from candor.claims.amounts import REMEMBERED, Amount, Change, Stated, amounts, changes, fits, number, stated
from candor.claims.clash import Clash
from candor.claims.clauses import Clause
from candor.claims.context import MEASURED_APART, corrected, elsewhere, same_place, wheres
from candor.claims.facts import another_one, spans_of

_SEVERAL = re.compile(
    r"\b(?:respectively|while|whereas|each|another|secondly|and then|further|also|then)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:cut|reduc\w+|lower\w*|decreas\w+|rais\w+|increas\w+|improv\w+|boost\w*|sped|speed\w*|shr[aiu]nk\w*|drop\w*|"
    r"fell|rose|grew|"
    r"brought|sav\w+|went|lift\w*|gain\w*|slash\w*|shav\w+|down|up|by)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:to|at|is|was)\s(?:about\s|around\s|just\s|only\s)?$", re.IGNORECASE)  # where it stood
_OFF_BY = re.compile(
    r"\b(?:wrong|off|late|early|delayed|differ\w*|miss\w*|exceed\w*|deviat\w*|ahead|behind|apart|away|out|"
    r"within)\s(?:by\s)?"
    r"(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W*(?:relative )?(?:less|fewer|more|faster|slower|lower|higher|cheaper|smaller|quicker|reduction|increase|drop|"
    r"improvement|decrease|saving|"
    r"gain|cut)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"^\W*(?:and )?(?:then|later|after|next|another|additionally|on top|further)\b", re.IGNORECASE)
_STATISTIC = re.compile(
    r"\b(?:median|mean|average|p\d\d|\d\dth|percentile|worst|best|peak|tail|f1|precision|recall)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:in total|in all|altogether|all told|all in all|in sum|total(?:ling)? of|together)\b",
    re.IGNORECASE,
)
_ADDED_UP = re.compile(r"\b(?:so|makes?|which is|that is|adds up|comes to|i\.e)\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:parallel|overlap\w*|at the same time|alongside|simultaneous\w*|part[- ]time|half[- ]time|both)\b",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:of (?:my|the|our) (?:time|week|day|work)|split|train\w*|validation|test)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:cut|reduc\w+|lower\w*|decreas\w+|halv\w+|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|rais\w+|increas\w+|"
    r"improv\w+|boost\w*|"
    r"sped|faster|slower|shr[aiu]nk\w*|drop\w*|fell|rose|grew|brought|sav\w+|went|less|fewer|more|down|up|"
    r"accelerat\w+|slash\w*)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\bfrom (?:\w+ )?((?:19|20)\d\d) (?:to|until|till|through) (?:\w+ )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\b(\d[\d,]*) (?:out of|of) (?:the |our |all |about )?(\d[\d,]*)\b[^.;!?]{0,30}?(?:,|\bor|\bso|\bwhich is|"
    r"\bthat is|-)"
    r"[^.;!?]{0,40}?\b(\d+(?:\.\d+)?)\s?(?:%|percent)",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def in_one_statement(clause: Clause) -> Clash | None:
    """What does not add up inside a sentence; its first clause speaks for all of it."""
    if not clause.first:
        return None
    text = clause.sentence
    for check in (_change, _total, _shares, _dated, _out_of):
        if reason := check(text):
            return None if elsewhere(clause) else Clash(claim=clause, reason=reason)
    return None


def between_statements(told: Sequence[Clause]) -> Iterator[Clash]:
    """A change summed up in one statement, and told from one amount to another in a second."""
    summed = [(c, ways[0]) for c in told if len(ways := summaries(c.text)) == 1 and _sums_up(c)]
    exact = [(c, known[0]) for c in told if len(known := changes(c.text)) == 1 and _says_only_that(c)]
    for one, way in summed:
        for two, change in exact:
            if one.sentence != two.sentence and not fits(way, change) and _same_measure(one, two):
                yield Clash(one, reason(way, change), two)


def _sums_up(clause: Clause) -> bool:
    return _changes_something(clause) and not changes(clause.text) and not _STEP.search(clause.sentence)


def _says_only_that(clause: Clause) -> bool:
    return not summaries(clause.text) and not _STEP.search(clause.sentence)


@lru_cache(maxsize=REMEMBERED)
def summaries(text: str) -> tuple[Stated, ...]:
    """Changes summed up, without the shares that a change goes from or to."""
    known = changes(text)
    apart = [way for way in stated(text) if all(way.end <= change.start or way.start >= change.end for change in known)]
    return tuple(way for way in apart if way.percent is None or way.loose or _attached(text, way))


def _attached(text: str, way: Stated) -> bool:
    """Whether a share is by how much something changed, and no share of another kind."""
    before = text[max(way.start - 30, 0) : way.start]
    if _OFF_BY.search(before) or _LEVEL.search(before):
        return False  # how far something was off, not by how much it changed
    return bool(_MOVES.search(text[max(way.start - 45, 0) : way.start]) or _MORE.match(text[way.end : way.end + 16]))


@lru_cache(maxsize=REMEMBERED)
def _changes_something(clause: Clause) -> bool:
    return clause.subject != "other" or bool(re.search(r"\b(?:by|in) (?:half|a|about|\d)", clause.text))


def _same_measure(one: Clause, two: Clause) -> bool:
    """Whether both speak of one quantity: they share what was measured, and none names a time, place or statistic of
    its own."""
    if one.story != two.story or not (one.stems & two.stems) - CHANGING:
        return False
    if corrected(one, two) or elsewhere(one, two) or not same_place(one, two):
        return False
    if wheres(one) != wheres(two):
        return False
    if spans_of(one.sentence) != spans_of(two.sentence) or another_one(one, two):
        return False
    apart = set(_STATISTIC.findall(one.sentence.casefold())) ^ set(_STATISTIC.findall(two.sentence.casefold()))
    otherwise = any(MEASURED_APART.search(c.text) and not re.search(r"\bbefore\b", c.text) for c in (one, two))
    return not apart and not otherwise


CHANGING = frozenset("cut reduc reduce low lower rise rais improv increas decreas fall fell drop save".split())


def _change(text: str) -> str | None:
    """`by half, from 200 ms to 150 ms`."""
    known = changes(text)
    if (
        len(known) != 1
        or not _CHANGED.search(text)
        or _SEVERAL.search(text)
        or len(set(_STATISTIC.findall(text.casefold()))) > 1
    ):
        return None
    outside = summaries(text)
    if len(outside) != 1 or abs(outside[0].start - known[0].start) > 90:
        return None
    between = text[min(outside[0].end, known[0].end) : max(outside[0].start, known[0].start)]
    if re.search(r"\b(?:and|but|while|of|at)\b", between) or fits(outside[0], known[0]):
        return None
    return reason(outside[0], known[0])


def reason(told: Stated, change: Change) -> str:
    low, high = sorted((change.a, change.b))
    if told.factor is not None:
        found, said = f"{_short(high / low)} times", f"{_short(told.factor)} times"
    else:
        assert told.percent is not None
        found, said = f"{_short((high - low) / change.a * 100)}%", f"{_short(told.percent)}%"
    return f"From {_short(change.a)} to {_short(change.b)} is a change of {found}, and it was summed up as {said}."


def _total(text: str) -> str | None:
    """`three quarters and four quarters, one year in total`."""
    cue = _TOTAL.search(text)
    if cue is None or _AT_ONCE.search(text):
        return None
    found = [amount for amount in amounts(text) if not _is_year(amount)]
    near = sorted(found, key=lambda a: min(abs(a.end - cue.start()), abs(cue.end() - a.start)))
    if len(found) < 3 or min(abs(near[0].end - cue.start()), abs(cue.end() - near[0].start)) > 20:
        return None
    total = near[0]
    parts = [a for a in found if a is not total and a.unit == total.unit]
    if len(parts) < 2 or not total.unit:
        return None
    summed = sum(part.value for part in parts)
    added_up = summed < total.value and _ADDED_UP.search(text)
    if summed > total.value * 1.1 or (added_up and summed < total.value * 0.9):
        parts_told, total_told = _told(summed, total.unit), _told(total.value, total.unit)
        return f"The parts come to {parts_told}, and the total was given as {total_told}."
    return None


def _shares(text: str) -> str | None:
    """Shares of one whole that come to more than all of it."""
    if not ("%" in text or "percent" in text) or not _SHARED_OUT.search(text) or _AT_ONCE.search(text):
        return None
    shares = [amount.value for amount in amounts(text) if amount.unit == "%"]
    if (
        len({found.casefold() for found in re.findall(r"\bof (my|our|the) (?:time|week|work)\b", text, re.IGNORECASE)})
        > 1
    ):
        return None
    alike = re.findall(r"(?:%|percent) of (?:my|our|the) (?:time|week|work)", text)
    if len(shares) < 2 or (len(alike) < 1 and "split" not in text.casefold()) or sum(shares) <= 105:
        return None
    return f"The shares come to {_short(sum(shares))}%, more than the whole."


def _dated(text: str) -> str | None:
    """`five years, from 2020 to 2022`."""
    dates = list(_YEARS.finditer(text))
    lengths = [a.value / 31557600.0 for a in amounts(text) if a.unit == "s" and "year" in a.said.casefold()]
    if len(dates) != 1 or len(lengths) != 1:
        return None
    began, ended = int(dates[0][1]), int(dates[0][2])
    if ended < began or ended - began - 1 <= lengths[0] <= ended - began + 1:
        return None
    return f"From {began} to {ended} is {ended - began} years or so, and it was told as {_short(lengths[0])}."


def _out_of(text: str) -> str | None:
    found = _OUT_OF.search(text)
    if found is None:
        return None
    part, whole, share = number(found[1]), number(found[2]), float(found[3])
    rate = part / whole * 100 if whole else 0.0
    if whole < 5 or part > whole or min(abs(rate - share), abs(100 - rate - share)) <= max(5.0, 0.12 * share):
        return None
    return f"{found[1]} of {found[2]} is {_short(rate)}%, and it was told as {_short(share)}%."


def _is_year(amount: Amount) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", amount.said.strip()))


def _told(value: float, unit: str) -> str:
    if unit == "s":
        for name, size in (
            ("years", 31557600.0),
            ("weeks", 604800.0),
            ("days", 86400.0),
            ("hours", 3600.0),
            ("minutes", 60.0),
        ):
            if value >= size:
                return f"{_short(value / size)} {name}"
        return f"{_short(value)} seconds"
    return f"{_short(value)}{unit}" if unit == "%" else f"{_short(value)} {unit}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}".removesuffix(".0")
