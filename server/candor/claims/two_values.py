"""One quantity told with two values: how many, how much, how long. Both have to name it by the same word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, amounts
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import MEASURED_APART, PART, moved, wheres
from candor.claims.facts import another_time, undisturbed
from candor.claims.outcomes import VAGUE, one_story, said_so

_COUNTED: Final = content(
    "row record user customer transaction image document sample sentence ticket mail email message review example "
    "patient sensor store depot product request query click session article invoice order label recording photo "
    "video scan entry listing observation feature"
)
_DOING: Final = frozenset("rewrit build writ mak".split())
_SIZES: Final = {"mb": 1.0, "gb": 1e3, "tb": 1e6}
_METRIC: Final = re.compile(
    r"\b(accuracy|precision|recall|f1|auc|mape|rmse|error rate|churn|uptime|coverage|hit rate|conversion(?: rate)?|"
    r"latency)\b",
    re.I,
)
_HELD: Final = re.compile(
    r"\b(?:we|i) (?:only |just )?(?:had|have|used|trained (?:it |the model |them )?on|worked with|collected|gathered|"
    r"processed|started with|labell?ed)\b"
    r"|\b(?:dataset|data set|data|table|corpus|training set|index|platform|app|product|service|system|shop) (?:had|"
    r"has|holds?|held|contains?|contained|consisted of|was|were|covered|"
    r"serves|served)\b|\bthere were\b",
    re.IGNORECASE,
)
_QUALIFIED: Final = re.compile(
    r"\b(?:subset|sample[ds]?|of which|out of|test|validation|pilot|clean\w*|filter\w*|left|remaining|positive|"
    r"negative|fraud\w*|distinct|unique|active|new|old|"
    r"more|another|additional|at first|each|per|every|daily|labell?ed|by hand|annotat\w*|raw|first)\b",
    re.IGNORECASE,
)


_TOOK: Final = re.compile(
    r"^\W*(?:and |but |so )?(?P<what>[^,.;!?]{3,40}?) (?:took|lasted|needed) (?:us |me |only |about |just |around )*"
    r"|\b(?:delivered|built|rewrote|migrated|did|finished|completed|wrote|shipped|"
    r"made) (?P<made>[^,.;!?]{3,40}?) (?:with)?in (?:just |"
    r"only |about |under )?"
    rf"(?={NUMBER} (?:day|week|month|year))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Measured:
    """A figure of the whole: `of` is what was counted, or the metric."""

    clause: Clause
    of: str
    value: float
    metric: bool


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    found = [measured for clause in told for measured in _measured(clause)]
    for one, two in combinations(found, 2):
        if one.of != two.of or one.metric != two.metric or one.clause.sentence == two.clause.sentence:
            continue
        low, high = sorted((one.value, two.value))
        apart = high - low >= 5 and high >= 1.1 * low if one.metric else high >= 3 * low
        if not apart or not one_story(one.clause, two.clause) or moved(one.clause, two.clause):
            continue
        larger, smaller = (one, two) if one.value > two.value else (two, one)
        of_it = not one.metric and _USED.search(smaller.clause.text) and not _USED.search(larger.clause.text)
        if of_it or not _fits_together(one.clause, two.clause):  # what is used may be a part of what there is
            continue
        if another_time(one.clause, two.clause):
            continue
        closed = _CLOSED.search(one.clause.sentence) or _CLOSED.search(two.clause.sentence)
        sure = bool(closed) or (undisturbed(one.clause, two.clause) and _of_one(one.clause, two.clause))
        yield Clash(larger.clause, "The same figure was also told with another value.", smaller.clause, sure=sure)


def _of_one(one: Clause, two: Clause) -> bool:
    """Whether both name the thing that the figure is of, by the same word."""
    first, second = ({found.casefold() for found in _HOLDER.findall(clause.text)} for clause in (one, two))
    return bool(first & second)


_HOLDER: Final = re.compile(
    r"\b(?:the|our|my|this|that)\s(?:\w+\s)?(dataset|data set|data|corpus|index|table|training set|platform|app|"
    r"product|"
    r"service|shop|system|project|migration|accuracy|precision|recall|f1|auc|uptime|coverage|latency|conversion)\b",
    re.IGNORECASE,
)


_IN_ALL: Final = re.compile(r"\b(?:in all|in total|altogether|overall|all told)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(
    r"\b(?:exactly|precisely|in all|in total|altogether|that(?:'s| is| was) (?:all|everything|it)|all (?:we|"
    r"I) (?:ever )?had|"
    r"throughout|the whole time|never|always|only|not one more|final(?:ly)?|to the day|whole)\b",
    re.IGNORECASE,
)


def _fits_together(one: Clause, two: Clause) -> bool:
    """Whether the two clauses name nothing but the figure, or name the same beside it."""
    if wheres(one) != wheres(two):
        return False
    metrics = content(" ".join(_METRIC.findall(f"{one.text} {two.text}")))
    first, second = (c.stems - VAGUE - _COUNTED - _SMALL - metrics for c in (one, two))
    if metrics and first != second and any(_UNDER.search(clause.text) for clause in (one, two)):
        return False  # measured on something that the other statement does not name
    return not first or not second or bool(first & second)


_UNDER: Final = re.compile(r"\b(?:with|without|on|for|in|among|within|under|over)\s+\w", re.IGNORECASE)
_USED: Final = re.compile(r"\b(?:used|use|trained|train|worked with|processed|tested|labell?ed)\b", re.IGNORECASE)
_SMALL: Final = frozenset(
    "train trained collect gather process start work reach achiev contain hold held cover fine file".split()
)


@lru_cache(maxsize=REMEMBERED)
def _measured(clause: Clause) -> tuple[Measured, ...]:
    return tuple(_figures(clause)) if said_so(clause) else ()


def _figures(clause: Clause) -> Iterator[Measured]:
    text = clause.text
    told = list(amounts(text))
    metric = _METRIC.findall(text)
    if len(metric) == 1 and len(told) == 1 and told[0].unit == "%" and not MEASURED_APART.search(clause.sentence):
        if not re.search(
            r"\b(?:by|from|up|down|raised|improved|gained|above|below|under|over|least)\b", text, re.IGNORECASE
        ):
            yield Measured(clause, metric[0].casefold(), told[0].value, True)
    if took := _TOOK.search(text):
        named = took["what"] or took["made"]
        about = content(named) - _DOING
        lasted = [amount for amount in told if amount.unit == "s"]
        if about and len(lasted) == 1 and not moved(clause) and not PART.search(text.replace(named, "")):
            yield Measured(clause, "how long: " + " ".join(sorted(about)), lasted[0].value, False)
    if not _HELD.search(text) or _QUALIFIED.search(text) or PART.search(_IN_ALL.sub(" ", text)):
        return
    for amount in told:
        unit = next(iter(content(amount.unit)), "")
        if unit in _SIZES and re.search(r"\b(?:data ?set|corpus|training set)\b", text, re.IGNORECASE):
            yield Measured(clause, "size", amount.value * _SIZES[unit], False)
        if unit in _COUNTED:
            yield Measured(clause, unit, amount.value, False)
