"""A degree that candidates claim against those that their résumé has. Only where the whole résumé is seen: a line that
was not understood may hold another.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause
from candor.claims.context import CORRECTED
from candor.claims.curriculum import CUT, lines_of
from candor.interview.background import Background

_RANKS: Final = (
    (3, re.compile(r"\b(?:ph\.?\s?d\.?|d\.?phil|doctorate|doctor of|doctoral degree)", re.IGNORECASE)),
    (2, re.compile(r"\b(?:m\.?sc\b|master's|masters? (?:of|in|degree)|m\.?eng\b|mba\b|diplom\b)", re.IGNORECASE)),
    (1, re.compile(r"\b(?:b\.?sc\b|b\.?a\b\.?|bachelor\w*|b\.?eng\b|undergraduate)", re.IGNORECASE)),
)
_HAVE: Final = re.compile(
    r"\b(?:I(?:'ve| have)? (?:have|hold|got|did|finished|completed|earned|received|wrote)|I(?:'ve| have)|my) "
    r"(?:got )?(?:an?|my|the)?\s?(?:\w+\s)?(?P<what>(?:ph\.?\s?d|doctorate|d\.?phil|m\.?sc|master's|b\.?sc|"
    r"bachelor's)\b)",
    re.IGNORECASE,
)
_UNFINISHED: Final = re.compile(
    r"\b(?:started|began|dropped|quit|left|broke off|abandoned|unfinished|applied|almost|nearly|students?|"
    r"supervis\w*|during|"
    r"before|while|level|without|instead)\b",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"\b(?:no (?:further|other|higher) degrees?|only degree|highest degree)\b", re.IGNORECASE)


def clashes(told: Sequence[Clause], background: Background | None) -> Iterator[Clash]:
    lines = lines_of(background) if background else ()
    written = [(_rank(line), line) for line in lines if _rank(line)]
    whole = (len(lines) == 1 and len(lines[0]) < CUT) or any(_CLOSED.search(line) for line in lines)
    if not written or not whole:
        return
    best, line = max(written)
    for clause in told:
        found = _HAVE.search(clause.text)
        if found is None or not positive(clause) or CORRECTED.search(clause.near):
            continue
        if _UNFINISHED.search(clause.sentence):
            continue
        if _rank(found["what"]) > best:
            yield Clash(clause, "The résumé has no such degree.", line=line)


def _rank(text: str) -> int:
    """3 for a doctorate, 2 for a master's, 1 for a bachelor's degree, 0 where none is named."""
    return next((rank for rank, named in _RANKS if named.search(text)), 0)
