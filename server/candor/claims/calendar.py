"""Years told against each other: work at an employer before the day it began there, years in the profession against the
year it began in.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, number
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause
from candor.claims.context import corrected
from candor.claims.experience import OVERALL, STUDIES
from candor.claims.kinds import CREDIT, IMPACT, ROLE

_MONTH: Final = (
    r"(?:(?:early|late|mid|the (?:spring|summer|autumn|fall|winter|start|end|middle) of|january|february|march|"
    r"april|may|june|"
    r"july|august|september|october|november|december)[ -])?"
)
_JOINED: Final = re.compile(
    rf"\b(?i:joined|started (?:at|with)|began (?:at|with)|"
    r"(?:work(?:ed|ing)?|been|employed) (?:at|for|with|by)(?=[^.;!?]{0,40}\ssince\s))\s"
    rf"(?P<who>[A-Z][\w&-]+)(?:\s[A-Z][\w&-]+)? (?i:in|at|since) "
    rf"(?i:{_MONTH})(?P<year>(?:19|20)\d\d)\b"
)
YEAR_OF: Final = re.compile(
    rf"\b(?:in|during|through|throughout|back in) {_MONTH}(?P<year>(?:19|"
    rf"20)\d\d)\b",
    re.IGNORECASE,
)
WORKED: Final = re.compile(
    rf"{CREDIT.pattern}|{IMPACT.pattern}|{ROLE.pattern}|\bon call\b|\bworked on\b|\bwas running\b", re.IGNORECASE
)
_ANOTHER_WAY: Final = re.compile(
    r"\b(?:again|back (?:at|to|with)|return\w*|rejoin\w*|intern\w*|contract\w*|freelanc\w*|consult\w*|agency|"
    r"before (?:I|that)|"
    r"as a (?:student|client|customer|user)|first time|second time|part[- ]time|applied|interview\w*|thesis)\b",
    re.IGNORECASE,
)
_DEGREE: Final = re.compile(
    r"\b(?:finished|completed|graduated|got|received|earned|ended)\b(?: \w+){0,4}?(?: (?:degree|studies|university|"
    r"bachelor\w*|"
    rf"master\w*|msc|bsc|phd|course))?(?: \w+){{0,3}}? in {_MONTH}(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ANOTHER_DEGREE: Final = re.compile(
    r"\b(?:second|another|beside|alongside|part[- ]time|while|phd|doctorate|mba)\b", re.IGNORECASE
)
_NO_JOB_BEFORE: Final = re.compile(
    r"\b(?:(?:was|is|being|became) (?:the|my) (?:very )?first (?:job|position|role|employer)\b(?! (?:where|with|in|"
    r"as))|first job I"
    r"(?:'ve)? ever had|never (?:had a job|worked|been employed)(?: \w+){0,3}? before|my only (?:job|"
    r"employer) so far|straight into)\b",
    re.IGNORECASE,
)
SLACK: Final = 2  # years that a round figure may be above what the dates leave room for


def clashes(told: Sequence[Clause], year: int | None) -> Iterator[Clash]:
    """`year` is that of the interview; without it only years told are compared."""
    yield from _before_the_first_day(told)
    yield from _after_the_last_day(told)
    yield from _more_than_one_job(told)
    if year is not None:
        yield from _longer_than_there_was(told, year)
        yield from _longer_than_since_then(told, year)


def _before_the_first_day(told: Sequence[Clause]) -> Iterator[Clash]:
    joined = [(clause, who, year) for clause in told for who, year in _dated(clause, _JOINED)]
    for clause in told if joined else ():
        text = clause.sentence if len(YEAR_OF.findall(clause.sentence)) == 1 else clause.text
        dated = YEAR_OF.search(text)
        if dated is None or not positive(clause) or not WORKED.search(clause.text):
            continue
        if _ANOTHER_WAY.search(clause.sentence):
            continue
        for first, employer, began in joined:
            named = re.search(rf"\b(?i:at|for|with) {re.escape(employer)}\b", text)
            if named and clause != first and int(dated["year"]) < began and not corrected(first, clause):
                if not _ANOTHER_WAY.search(first.sentence):
                    yield Clash(clause, f"Work there was told to have begun in {began}.", first)


@lru_cache(maxsize=REMEMBERED)
def _dated(clause: Clause, pattern: re.Pattern[str]) -> tuple[tuple[str, int], ...]:
    """Employers with the year in which the speaker came, or left."""
    found = pattern.finditer(clause.text) if positive(clause) else ()
    return tuple((one["who"], int(one["year"])) for one in found)


@lru_cache(maxsize=REMEMBERED)
def _first_job_after(clause: Clause) -> int | None:
    """The year of a degree that was followed by the first job."""
    found = None if clause.subject not in ("I", "none") or clause.asked else _DEGREE.search(clause.sentence)
    if found is None or _ANOTHER_DEGREE.search(clause.sentence):
        return None
    first = _NO_JOB_BEFORE.search(clause.sentence) or _NO_JOB_BEFORE.search(clause.after)
    return int(found["year"]) if first else None


def _longer_than_there_was(told: Sequence[Clause], year: int) -> Iterator[Clash]:
    """Years in the profession against a first job after a degree that is dated."""
    begun = [(clause, ended) for clause in told if (ended := _first_job_after(clause))]
    for claim in told if begun else ():
        overall = OVERALL.search(claim.text)
        if overall is None or STUDIES.search(claim.sentence) or not positive(claim):
            continue
        years = number(next(group for group in overall.groups() if group))
        for first, ended in begun:
            if years > year - ended + SLACK and not corrected(claim, first):
                yield Clash(claim, f"The first job was told to have come after {ended}.", first)


_LEFT: Final = re.compile(
    rf"\bI (?:left|quit|resigned from|moved on from|was let go (?:from|by)|stopped (?:working )?at)\s"
    rf"(?P<who>(?-i:[A-Z][\w&-]+))(?:\s(?-i:[A-Z])[\w&-]+)? (?:in|at) {_MONTH}(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ONLY_JOB: Final = re.compile(
    r"\b(?:the )?(?:only|one and only) (?:job|employer|company|place) (?:that )?I(?:'ve| have) ever (?:had|worked)|"
    r"\bmy only (?:job|employer)(?: so far| ever)\b|\bnever worked anywhere else\b",
    re.IGNORECASE,
)
_EMPLOYED: Final = re.compile(
    r"\b(?:at|for) (?P<who>(?-i:[A-Z])[\w&-]{2,})\b(?=[^.;!?]*\b(?:engineer|scientist|developer|analyst|manager|"
    r"lead|employed)\b)|"
    r"\b(?:worked|was employed) (?:at|for) (?P<where>(?-i:[A-Z])[\w&-]{2,})",
    re.IGNORECASE,
)
_YEARS_AT: Final = re.compile(
    rf"\b(?P<n>{NUMBER}) years (?:at|with) (?P<who>(?-i:[A-Z])[\w&-]+)|\b(?:at|with) (?P<whom>(?-i:[A-Z])[\w&-]+)"
    rf"(?: now)? for (?:\w+ ){{0,2}}?(?P<m>{NUMBER}) years",
    re.IGNORECASE,
)


_NO_JOB: Final = re.compile(
    r"\b(?:contract\w*|consult\w*|agency|client|customer|user|applied|interview\w*|thesis|volunt\w*|visit\w*)\b", re.I
)


def _mine(clause: Clause) -> bool:
    return clause.subject == "I" and positive(clause)


def _after_the_last_day(told: Sequence[Clause]) -> Iterator[Clash]:
    """`I left Orrin in 2021` against `in 2023 I built it at Orrin`."""
    left = [(clause, who, year) for clause in told for who, year in _dated(clause, _LEFT)]
    for clause in told if left else ():
        dated = YEAR_OF.search(clause.text)
        if dated is None or not _mine(clause) or not WORKED.search(clause.text) or _ANOTHER_WAY.search(clause.sentence):
            continue
        for last, employer, ended in left:
            named = re.search(rf"\b(?:at|for|with) {re.escape(employer)}\b", clause.text)
            if named and clause != last and int(dated["year"]) > ended and not corrected(last, clause):
                if not _ANOTHER_WAY.search(last.sentence):
                    yield Clash(clause, f"Work there was told to have ended in {ended}.", last)


def _longer_than_since_then(told: Sequence[Clause], year: int) -> Iterator[Clash]:
    """`I joined Orrin in 2023` against `seven years at Orrin`."""
    joined = [(clause, who, began) for clause in told for who, began in _dated(clause, _JOINED)]
    for clause in told if joined else ():
        spent = _YEARS_AT.search(clause.text)
        if spent is None or not _mine(clause) or _ANOTHER_WAY.search(clause.sentence):
            continue
        years = number(spent["n"] or spent["m"])
        for first, employer, began in joined:
            same = employer == (spent["who"] or spent["whom"])
            if same and clause != first and years > year - began + 1 and not corrected(first, clause):
                yield Clash(clause, f"Work there was told to have begun in {began}.", first)


@lru_cache(maxsize=REMEMBERED)
def _only_job(clause: Clause) -> bool:
    if not clause.has("only", "anywhere") or clause.subject == "we" or clause.asked:
        return False
    return bool(_ONLY_JOB.search(clause.sentence))


def _more_than_one_job(told: Sequence[Clause]) -> Iterator[Clash]:
    """`the only job I have ever had` against a job somewhere else."""
    for only in told:
        for clause in told if _only_job(only) else ():
            found = _EMPLOYED.search(clause.sentence) if _mine(clause) else None
            who = (found["who"] or found["where"]) if found else ""
            beside = _NO_JOB.search(clause.sentence) or STUDIES.search(clause.sentence) or corrected(only, clause)
            if who and not beside and who not in only.near and clause.sentence != only.sentence:
                yield Clash(clause, "Another employer was told to be the only one so far.", only)
