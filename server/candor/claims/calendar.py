"""Years told against each other: work at an employer before the day it began there, years in the profession against the
year it began in.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from candor.claims.amounts import number
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
    rf"\b(?i:joined|started (?:at|with)|began (?:at|with))\s(?P<who>[A-Z][\w&-]+)(?:\s[A-Z][\w&-]+)? (?i:in|at) "
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
    if year is not None:
        yield from _longer_than_there_was(told, year)


def _before_the_first_day(told: Sequence[Clause]) -> Iterator[Clash]:
    joined = [(c, found["who"], int(found["year"])) for c in told if positive(c) for found in _JOINED.finditer(c.text)]
    for clause in told:
        dated = YEAR_OF.search(clause.text)
        if dated is None or not joined or not positive(clause) or not WORKED.search(clause.text):
            continue
        if _ANOTHER_WAY.search(clause.sentence):
            continue
        for first, employer, began in joined:
            named = re.search(rf"\b(?:at|for|with) {re.escape(employer)}\b", clause.text)
            if named and clause != first and int(dated["year"]) < began and not corrected(first, clause):
                if not _ANOTHER_WAY.search(first.sentence):
                    yield Clash(clause, f"Work there was told to have begun in {began}.", first)


def _longer_than_there_was(told: Sequence[Clause], year: int) -> Iterator[Clash]:
    """Years in the profession against a first job after a degree that is dated."""
    begun = [
        (clause, int(found["year"]))
        for clause in told
        if clause.subject in ("I", "none") and not clause.asked and (found := _DEGREE.search(clause.sentence))
        if not _ANOTHER_DEGREE.search(clause.sentence)
        if _NO_JOB_BEFORE.search(clause.sentence) or _NO_JOB_BEFORE.search(clause.after)
    ]
    for claim in told if begun else ():
        overall = OVERALL.search(claim.text)
        if overall is None or STUDIES.search(claim.sentence) or not positive(claim):
            continue
        years = number(next(group for group in overall.groups() if group))
        for first, ended in begun:
            if years > year - ended + SLACK and not corrected(claim, first):
                yield Clash(claim, f"The first job was told to have come after {ended}.", first)
