"""What candidates say against single lines of their own résumé: dates and lengths of a stay, the size of a team, a
change of the same measure, how far a tool is known. A line is only held against what names the same employer, measure
or tool.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, changes, number
from candor.claims.calendar import WORKED, YEAR_OF
from candor.claims.clash import Clash, positive
from candor.claims.clauses import EMPTY, Clause, content
from candor.claims.context import CORRECTED, GROWTH, elsewhere, places
from candor.claims.curriculum import entries, lines_of, texts_of
from candor.claims.outcomes import said_so
from candor.interview.background import Background
from candor.text.normalise import stem

_MONTH: Final = r"(?:(?P<{0}m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?(?P<{0}>(?:19|20)\d\d)"
_DATES: Final = re.compile(
    rf"{_MONTH.format('a')}\s?(?:-|–|—|to|until)\s?(?:{_MONTH.format('b')}|(?P<now>now|present|today|current|"
    rf"ongoing))",
    re.IGNORECASE,
)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_AT: Final = re.compile(r"\b(?:[Aa]t|[Ff]or|[Ww]ith)\s(?P<who>[A-Z][\w&-]{2,})")
_YEARS_THERE: Final = re.compile(
    rf"\bI (?:was|spent|worked|stayed|have been|did)\s(?:\w+\s){{0,2}}?(?P<n>{NUMBER}) years\b|\b(?:for|all of|"
    rf"all)\s(?:the\s|all\s|about\s|"
    rf"over\s|some\s|these\s)*(?P<m>{NUMBER}) years\b",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"\b(?P<title>(?:[\w-]+ ){0,3}?(?P<noun>engineer|scientist|analyst|manager|researcher|"
    r"developer))\b",
    re.I,
)
_REPORTS: Final = re.compile(
    rf"\b(?P<a>{NUMBER}) (?:direct )?reports\b|\b(?:led|managed|managing|supervised|headed|"
    rf"leading) (?:a team of )?(?P<b>{NUMBER})\b|"
    rf"\b(?:team|group) of (?P<c>{NUMBER})\b|\b(?P<d>{NUMBER})[- ]person team\b",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    rf"\b({NUMBER}) (?:direct )?reports\b|\b({NUMBER}) (?:\w+ ){{0,2}}?(?:(?:who |that )?report(?:ed|ing|"
    rf"s)? (?:in)?to me|"
    r"under me|working under me|below me|on my team)\b|\b(?:led|leads?|managed?|manages|managing|supervised?|"
    r"headed|head|leading|run|ran)"
    rf" (?:an? (?:team|group|squad|department|crew) of (?:about |around |some )?)?({NUMBER})(?=\W*$|,|\s(?:at|"
    rf"there|in|of us|"
    rf"(?:\w+ ){{0,2}}?(?:people|engineers?|scientists?|developers?|analysts?))\b)",
    re.IGNORECASE,
)
_ONLY: Final = re.compile(
    r"\b(?:only contact|only experience|only course|introduct\w+|beginner|course only|one (?:\w+ )?course|"
    r"first course|no "
    r"production|never in production|in my studies|read about|only read|theory only|none yet|no practice|not used|"
    r"tutorials?|"
    r"seminar|workshops?|webinars?|boot ?camp)\b",
    re.IGNORECASE,
)
_BASIC: Final = re.compile(r"\b(?:basics?|basic knowledge|elementary|rudimentary|some)\b", re.IGNORECASE)
_MASTERY: Final = re.compile(
    r"\b(?:(?:[5-9]|\d\d|five|six|seven|eight|nine|ten|eleven|twelve) years|expert|for years|second nature|"
    r"mother tongue)\b",
    re.IGNORECASE,
)
_LONG_USE: Final = re.compile(
    rf"\b(?:{NUMBER}) years\b|\bin production\b|\bevery day\b|\bdaily\b|\bfor years\b|\bexpert\b", re.IGNORECASE
)
_SHORT_USE: Final = re.compile(r"\b(?:days|weeks?|months?)\b", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"\b(?:freelanc\w*|consult\w*|intern\w*|contract\w*|again|part[- ]time|as a (?:student|client|customer)|"
    r"visit\w*|appl(?:y|ied)|"
    r"interview\w*|before|including|counting|together|both|combined|and (?:then )?at|of (?:them|which|these))\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
NEAR: Final = 80  # signs between an employer and its dates
APART: Final = 1  # years that a told date may be away from the written one


def clashes(told: Sequence[Clause], background: Background | None, year: int | None) -> Iterator[Clash]:
    """`year` is that of the interview; without it nothing is held against what lasts."""
    lines = lines_of(background) if background else ()
    texts = texts_of(lines)
    for clause in told if lines else ():
        if (
            not said_so(clause)
            or CORRECTED.search(clause.sentence)
            or CORRECTED.search(clause.after)
            or elsewhere(clause)
        ):
            continue
        reason, line = _of_a_stay(clause, texts, year, told) if _of_mine(clause) else ("", "")
        if reason:
            yield Clash(clause, reason, line=line)
            continue
        for line in lines:
            if reason := _of_a_change(clause, line) or _of_a_tool(clause, line, background):
                yield Clash(clause, reason, line=line)


def _of_a_stay(
    clause: Clause, lines: Sequence[str], year: int | None, told: Sequence[Clause]
) -> tuple[str, str]:
    """A date, a length or a team at the one employer that is named, with the line. Where a title is named that only
    some of the lines there have, those lines count."""
    named = {found["who"] for found in _AT.finditer(clause.text) if any(_names(line, found["who"]) for line in lines)}
    if not named and _LED.search(clause.text):  # of the employer that the answer is about
        so_far = " ".join(c.text for c in told if c.turn == clause.turn and c.start < clause.start)
        named = {found["who"] for found in _AT.finditer(so_far) if any(_names(line, found["who"]) for line in lines)}
    if len(named) != 1 or _BESIDE.search(clause.sentence) or len(places(clause.text)) > 1:
        return "", ""
    employer = named.pop()
    there = [line for line in lines if _names(line, employer) and _span(line, employer, year)]
    if not there or any(_names(line, employer) and _dated_otherwise(line) for line in lines):
        return "", ""
    title = _TITLE.search(clause.text)
    titled = [line for line in there if title and title["noun"].casefold() in line.casefold()]
    reason = _of_dates(clause, employer, [_span(line, employer, year) for line in titled or there])
    return (reason or _of_people(clause, there[0] if len(there) == 1 else "")), (titled or there)[0]


def _dated_otherwise(line: str) -> bool:
    """Whether a line has years that are not read as a stay."""
    return bool(_YEAR.search(line)) and not entries(line) and not _DATES.search(line)


def _of_mine(clause: Clause) -> bool:
    return positive(clause) or bool(re.search(r"\b(?:to|under|below) me\b", clause.text))


def _of_dates(clause: Clause, employer: str, spans: Sequence[tuple[float, float] | None]) -> str:
    began, ended = min(span[0] for span in spans if span), max(span[1] for span in spans if span)
    dated = YEAR_OF.search(clause.text)
    if dated and WORKED.search(clause.text) and not began - APART <= int(dated["year"]) <= ended + APART:
        return f"The résumé has {employer} from {began:.0f} to {ended:.0f}."
    spent = _YEARS_THERE.search(clause.text)
    if spent and number(spent["n"] or spent["m"]) > ended - began + 1 + APART:
        return f"By the résumé's dates this lasted {ended - began + 1:.0f} years at the most."
    return ""


def _of_people(clause: Clause, line: str) -> str:
    theirs, mine = _REPORTS.search(line), _LED.search(clause.text)
    one = len(entries(line)) == 1 or len(_DATES.findall(line)) == 1
    if mine and theirs and one and not GROWTH.search(f"{line} {clause.sentence}"):
        told, wrote = (number(next(n for n in found.groups() if n)) for found in (mine, theirs))
        if wrote and told >= 2 * wrote and told - wrote >= 3:
            return f"The résumé has {wrote:.0f} there."
    return ""


def _names(line: str, employer: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(employer)}(?!\w)", line))


@lru_cache(maxsize=REMEMBERED)
def _span(line: str, employer: str, year: int | None) -> tuple[float, float] | None:
    """From when to when, in years with their part: the span in the line that stands nearest to the employer's name."""
    read = entries(line)
    if len(read) == 1 and (year or read[0].job.end):
        job = read[0].job
        return _at(job.start, 1), _at(job.end, 12) if job.end else float(year or 0) + 1
    found = []
    named = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(employer)}(?!\w)", line)]
    for dates in _DATES.finditer(line):
        if dates["now"] and year is None:
            continue
        ended = float(year or 0) + 1 if dates["now"] else _time(dates["b"], dates["bm"], 12)
        found.append((min(abs(dates.start() - place) for place in named), (_time(dates["a"], dates["am"], 1), ended)))
    nearest = min(found, default=None)
    return nearest[1] if nearest and nearest[0] < NEAR else None


def _at(month: str, otherwise: int) -> float:
    """`2021-04` or `2021` in years."""
    return int(month[:4]) + (int(month[5:7] or otherwise) - 1) / 12


def _time(year: str, month: str | None, otherwise: int) -> float:
    nth = _MONTHS.index(month.casefold()[:3]) + 1 if month else otherwise
    return int(year) + (nth - 1) / 12


def _of_a_change(clause: Clause, line: str) -> str:
    """`recall went from 0.71 to 0.89` where the line has the same measure from 0.71 to 0.74."""
    told, wrote = changes(clause.text), changes(line)
    shared = (clause.stems & content(line)) - _MOVING
    if len(told) != 1 or len(wrote) != 1 or _SEASON.search(clause.sentence) or not shared:
        return ""
    if len(shared) < 2 and not shared & _TELLING:
        return ""
    scopes = {where.casefold() for where in _WHERE.findall(clause.text)} - EMPTY
    if any(stem(scope) not in content(line) for scope in scopes):
        return ""
    mine, theirs = told[0], wrote[0]
    same_start = mine.a == theirs.a and mine.b != theirs.b and (mine.b > mine.a) == (theirs.b > theirs.a)
    further = abs(mine.b - mine.a) > 1.5 * abs(theirs.b - theirs.a)
    return f"The résumé has it from {theirs.a:g} to {theirs.b:g}." if same_start and further else ""


_WHERE: Final = re.compile(r"\b(?:at|in|on|for|among|within|during|with) (?:the |our |all )?([A-Za-z]{3,})")
_TELLING: Final = content("recall precision accuracy f1 auc churn uptime coverage mape rmse ndcg")
_SEASON: Final = re.compile(
    r"\b(?:summer|winter|spring|autumn|fall|weekends?|christmas|alone|only|"
    r"for (?:some|one|the \w+est)|in (?:some|one))\b",
    re.I,
)
_MOVING: Final = content(
    "went gone rose raised risen fell cut reduced improved increased lifted brought model system from work"
)


def _of_a_tool(clause: Clause, line: str, background: Background | None) -> str:
    """Years of daily use of what the line calls a first contact."""
    if (
        background is None
        or not (_ONLY.search(line) or _BASIC.search(line))
        or _SHORT_USE.search(clause.text)
        or not _LONG_USE.search(clause.text)
        or not positive(clause)
    ):
        return ""
    skills = {skill.skill.split()[-1] for skill in background.skills if skill.quote == line}
    for word in skills:
        of_it = clause.sentence if re.search(r"\b(?:it|that)\b", clause.text) else clause.text
        if not (_names(line, word) and _names(of_it, word)):
            continue
        own = [part for part in _ENTRY.findall(line) if _names(part, word)] if len(skills) > 1 else [line]
        if any(_ONLY.search(part) or (_BASIC.search(part) and _MASTERY.search(clause.text)) for part in own):
            return f"The résumé says of {word} that there is little of it."
    return ""


_ENTRY: Final = re.compile(r"(?:[^,;|(]|\([^)]*\))+")  # of a list: `Spark (beginner, one course)`
