"""What is known of a statement before it is held against another: the time it speaks of, the statistic it gives, and
whether the candidate has accounted for a figure elsewhere.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from candor.claims.amounts import REMEMBERED, Amount, amounts
from candor.claims.clauses import Clause, content
from candor.claims.context import CORRECTED, ELSEWHERE, GROWTH, OTHER_TIME

Tense = Literal["now", "then", "both", "none"]
_STATISTIC: Final = re.compile(
    r"\b(?:median|mean|average|p\d\d|\d\dth|percentile|worst|best|tail|f1|precision|recall|offline|online|cold|warm)\b",
    re.IGNORECASE,
)
_LASTING: Final = re.compile(
    r"\b(?:throughout|(?:the|my) (?:whole|entire) (?:time|way|period|while)|all (?:those|these|my) years|"
    r"from (?:the )?(?:first|start|beginning|"
    r"day one)\b[^.;!?]{0,20}\b(?:to|"
    r"until|till)|at all times|always|never|ever since|to this day|until (?:now|today)|unchanged|not once|all "
    r"(?:along|that time|the time|this time|the way))\b",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"\b(?:I|we|it|they|there|that|which)(?:'m|'re|'s| am| are| is| have| has| lead| manage| run| use| work| serve)\b|"
    r"\b(?:is|are|am|does|do|currently|at the moment|now|today|these days|nowadays|at present)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    r"\b(?:was|were|had|led|managed|ran|built|used|wrote|did|took|got|went|made|came|kept|stood|spent|left|\w{2,}ed)\b",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(
    r"\b(?:have|has|'ve)\s(?:\w+ly\s|always\s|never\s|only\s|just\s)?(?:been|had|\w+ed|\w+en|run|led|built|"
    r"used)\b", re.I
)


@lru_cache(maxsize=REMEMBERED)
def statistics(text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _STATISTIC.findall(text))


def another_period(clause: Clause) -> bool:
    """Whether a sentence speaks of an earlier or a later state of things; a circumstance is none."""
    return bool(_PERIOD.search(clause.sentence))


_PERIOD: Final = re.compile(
    r"\b(?:at first|first(?:ly)?,|initially|originally|in the beginning|at the (?:start|beginning)|to begin with|"
    r"back then|"
    r"before|at (?:launch|go-live|release)|previously|formerly|used to|by the end|afterwards?|after (?:that|the|we|"
    r"I|a)|later|since then|"
    r"once (?:we|I|the|it)|no longer|any ?more|(?:first|last|early|old|new) (?:weeks?|months?|days?|versions?|"
    r"years?|release)|"
    r"nowadays|these days|now|today|when (?:I|we) (?:came|joined|arrived|started|began|left))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def lasting(clause: Clause) -> bool:
    """Whether a statement says of itself that it held all the time."""
    return bool(_LASTING.search(clause.sentence))


@lru_cache(maxsize=REMEMBERED)
def tense(clause: Clause) -> Tense:
    """Whether a statement is of the present or of the past; `both` of what reaches from one to the other."""
    told = _tense(clause.text)
    return told if told != "none" else _tense(clause.sentence)


def _tense(text: str) -> Tense:
    if _PERFECT.search(text):
        return "both"
    now, then = bool(_NOW.search(text)), bool(_THEN.search(text))
    if now and then:
        return "both"
    return "now" if now else "then" if then else "none"


def another_time(one: Clause, two: Clause) -> bool:
    """Whether one statement is of the present and the other of the past, and neither of all the time."""
    if lasting(one) or lasting(two):
        return False
    return {tense(one), tense(two)} in ({"now", "then"}, {"now", "none"})


def narrowed(text: str) -> frozenset[str]:
    """What a denial is kept to, by what is hung on to it: `never deployed to phones`, `no leak of names`."""
    told = re.split(r"[,.;!?]", _SPELL.sub(" ", text))[0]
    found = _HUNG_ON.search(told)
    return content(told[found.start() :]) - _SAYS_NOTHING if found else frozenset()


_SPELL: Final = re.compile(
    r"\b(?:in|for|over|during|through|throughout|across|within|since)\s(?:[\w-]+\s){0,4}?(?:years?|months?|time|"
    r"life|career|day)\b"
    r"[^,.;!?]*",
    re.IGNORECASE,
)
_HUNG_ON: Final = re.compile(
    r"\b(?:to|on|for|in|by|with|at|within|outside|beyond|from|of|where|that|which|because|due|under|among)\s",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = content(
    "production use user customer practice anybody anyone people project end life service platform live "
    "real single concept prototype"
)


@lru_cache(maxsize=REMEMBERED)
def spans_of(text: str) -> frozenset[str]:
    """The stretches of time that a text is of: `in the first quarter`, `over the year`."""
    return frozenset(found.casefold() for found in _STRETCH.findall(text))


_STRETCH: Final = re.compile(
    r"\b(?:in|over|during|within|after|by|since|for) ((?:the |our |that |this |last )?(?:\w+ ){0,2}?(?:quarter|"
    r"year|month|week|summer|"
    r"winter|spring|autumn|season|weekend|pilot|phase|release|january|february|march|april|may|june|july|august|"
    r"september|october|november|december))\b",
    re.IGNORECASE,
)


def another_one(one: Clause, two: Clause) -> bool:
    """Whether one of them speaks of the first, the old, the other of its kind, and the second does not."""
    return _kinds_of(one) != _kinds_of(two)


@lru_cache(maxsize=REMEMBERED)
def _kinds_of(clause: Clause) -> frozenset[str]:
    return frozenset(found.casefold() for found in _ONE_OF_SEVERAL.findall(clause.text))


_ONE_OF_SEVERAL: Final = re.compile(
    r"\b(?:the|our|my|that|this|their|an?)\s(first|second|third|old|older|new|newer|previous|original|initial|"
    r"other|early|"
    r"earlier|later|latest|next|pilot|current|former|last|small|large|big|internal|public)\s(?!(?:days?|weeks?|"
    r"months?|years?|"
    r"times?|line|person|one|hours?|minutes?|two|three|four|five|place|thing|author|to)\b)\w+",
    re.IGNORECASE,
)


def undisturbed(*clauses: Clause) -> bool:
    """Whether the sentences around name no other time, place or project, and nothing that grew."""
    return not another_one(clauses[0], clauses[-1]) and not any(
        sign.search(c.near) for c in clauses for sign in (OTHER_TIME, ELSEWHERE, GROWTH, CORRECTED)
    )


def accounted(amount: Amount, compared: Sequence[Clause], told: Sequence[Clause]) -> bool:
    """Whether a third statement gives the same figure with another time, place or part: the candidate has said how
    the two go together."""
    return any(
        clause not in compared and _explains(clause) and any(_same(amount, other) for other in amounts(clause.text))
        for clause in told
    )


@lru_cache(maxsize=REMEMBERED)
def _explains(clause: Clause) -> bool:
    text = clause.sentence
    return any(sign.search(text) for sign in (OTHER_TIME, ELSEWHERE, GROWTH, CORRECTED))


def _same(one: Amount, two: Amount) -> bool:
    return one.value == two.value and (one.unit == two.unit or "" in (one.unit, two.unit) or two.unit not in _UNITS)


_UNITS: Final = frozenset(("%", "s", "money", "point"))
