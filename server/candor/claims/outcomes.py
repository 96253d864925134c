"""What does not fit together in what candidates say of results: gone live and never gone live, measured and never
measured, one quantity with two values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, amounts
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import MEASURED_APART, PART, WHERE, corrected, elsewhere, moved, same_place
from candor.claims.kinds import DENIED, NOT_SAID
from candor.text.normalise import words

_LIVE: Final = re.compile(
    r"\b(?:has|have|had|'s|'ve) been (?:flying|running|driving|serving|working|in use|used|live|deployed)\b|"
    r"\b(?:went|is|are|was|runs?|ran|been|put|brought|goes|running|has gone) (?:\w+ ){0,4}?(?:live\b|"
    r"in(?:to)? production)"
    r"|\b(?:deployed|launched|shipped|rolled (?:it )?out|released)\b|\bin production\b|\bserves? (?:\w+ )?\d|"
    r"\bused by\b|\breal users\b",
    re.IGNORECASE,
)
_EARNED: Final = re.compile(
    r"\b(?:saved|saves|earned|brought in|generated|revenue|users|customers|sales|conversion|cost)\b",
    re.IGNORECASE,
)
_NOT_LIVE: Final = re.compile(
    r"\b(?:was|has been|is|were) never (?:actually |really )?(?:deployed|shipped|released|launched|rolled out|used|"
    r"put into|in production|live)\b"
    r"|\bnever (?:actually |really |quite )?(?:went live|made it (?:in)?to production|got (?:deployed|shipped|"
    r"released|into production|to production)|"
    r"(?:was|been) (?:deployed|shipped|released|launched|rolled out|used|put into production)|left (?:the|"
    r"my) (?:\w+ )?(?:notebook|lab|laptop)|reached "
    r"(?:production|users)|got (?:past|beyond|further than)|shipped|launched|deployed it|put it (?:in)?to production|"
    r"saw production|ran in production)\b"
    r"|\b(?:did not|didn't|hasn't|has not|wasn't|was not) (?:actually |ever |even |yet )?(?:go live|gone live|"
    r"make it (?:in)?to production|get deployed|get shipped|"
    r"ship|deployed|shipped|released|reach production|in production)\b"
    r"|\b(?:stayed|remained|was (?:only|just)|is (?:only|just)|still) (?:\w+ )?(?:an? )?(?:\w+ )?(?:prototype|"
    r"proof of concept|poc|notebook|demo)\b"
    r"|\bno (?:\w+ ){1,2}?(?:has|have) (?:ever )?(?:used|seen|flown|run|driven|worked|gone|touched|"
    r"tried)\b[^.;!?]{0,20}\b(?:our|my) \w+"
    r"|\bwas (?:cancelled|canceled|stopped|shelved|dropped|abandoned) before\b|\b(?:got|was) (?:cancelled|shelved|"
    r"abandoned)\b",
    re.IGNORECASE,
)
_NOBODY_HAS: Final = re.compile(
    r"\bno (?:\w+ ){1,2}?(?:has|have) (?:\w+ ){1,5}?(?:our|"
    r"my) (?P<what>\w+)",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:on time|in time|until|at first|initially|right away|immediately|as planned|on schedule|at once|when i left|"
    r"by then|everywhere)\b",
    re.IGNORECASE,
)
_NOT_MEASURED: Final = re.compile(
    r"\b(?:never|didn't|did not|haven't|have not|nobody|no one)\b (?:\w+ )?(?:measure|measured|track|tracked|"
    r"quantif\w+|computed?|calculated?)\b (?P<a>[^,.;!?]{0,60})"
    r"|\bno way (?:of|to) (?:measur\w+|track\w*|know\w*|tell\w*) (?P<b>[^,.;!?]{0,60})|\b(?:don't|do not|didn't|"
    r"did not|have no|had no) (?:\w+ )?(?:numbers|figures|"
    r"measurements?|measure) (?:for|on|of) (?P<c>[^,.;!?]{0,60})",
    re.IGNORECASE,
)
_MEASURED_PARTLY: Final = re.compile(
    r"\b(?:direct\w*|exact\w*|precis\w*|online|separate\w*|formally|in (?:euros|dollars|pounds|francs|money)|"
    r"financial\w*|by \w+|per \w+|for each|beyond|other than|long[- ]term|yet|first)\b",
    re.IGNORECASE,
)
_TIMES: Final = frozenset("hours minutes days weeks time".split())
_EFFECT: Final = content("effect impact result gain improvement benefit outcome difference success")
_VAGUE: Final = content(
    "model system project service pipeline thing result work team user application product data solution "
    "version approach tool"
)
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
    yield from _live(told)
    yield from _unmeasured(told)
    yield from _two_values(told)


@lru_cache(maxsize=REMEMBERED)
def said_so(clause: Clause) -> bool:
    return not clause.asked and not DENIED.search(clause.text) and not NOT_SAID.search(clause.text)


def _live(told: Sequence[Clause]) -> Iterator[Clash]:
    never = [c for c in told if not c.asked and _NOT_LIVE.search(c.text) and not _NOT_YET.search(c.sentence)]
    lively = (
        [c for c in told if said_so(c) and (_LIVE.search(c.text) or _in_use(c)) and not _NOT_LIVE.search(c.text)]
        if never
        else []
    )
    for one in lively:
        for two in never:
            if _one_story(one, two) and not elsewhere(one, two) and _same_thing(one, two):
                yield Clash(one, "It was also said that it never went into use.", two)


def _in_use(clause: Clause) -> bool:
    return bool(_EARNED.search(clause.text)) and clause.subject != "none" and any(True for _ in amounts(clause.text))


def _same_thing(one: Clause, two: Clause) -> bool:
    """Whether two statements may be about one thing: neither names something that the other does not mean."""
    first, second = _things(one), _things(two)
    return bool(first & second) or not first or not second


def _things(clause: Clause) -> frozenset[str]:
    """What stands before the verb, if it says more than `the model`."""
    if unused := _NOBODY_HAS.search(clause.text):
        return frozenset(root for root in content(unused["what"]) if root not in _VAGUE)
    head = re.split(
        r"\b(?:went|is|are|was|were|has|had|never|didn't|did|runs?|ran|stayed|saved|remained|got|launched|deployed)\b",
        clause.text,
    )[0]
    return frozenset(root for root in content(head) if root not in _VAGUE)


def _one_story(one: Clause, two: Clause) -> bool:
    return one.story == two.story and not corrected(one, two) and same_place(one, two)


def _unmeasured(told: Sequence[Clause]) -> Iterator[Clash]:
    for denial in told:
        found = None if denial.asked else _NOT_MEASURED.search(denial.text)
        if found is None or _MEASURED_PARTLY.search(denial.sentence):
            continue
        said = next((found[name] for name in "abc" if found[name]), "")
        what = content(said) or frozenset(word for word in words(said) if word in _TIMES)
        for claim in told:
            if (
                claim == denial
                or not said_so(claim)
                or not _changed(claim)
                or not _one_story(claim, denial)
                or elsewhere(claim, denial)
            ):
                continue
            if (
                what & (claim.stems | _TIMES & set(words(claim.text))) - _VAGUE
                or (what and what <= _EFFECT)
                or (not what and abs(claim.turn - denial.turn) <= 1)
            ):
                yield Clash(claim, "It was also said that this was never measured.", denial)


def _changed(clause: Clause) -> bool:
    figures = any(
        amount.unit in ("%", "x", "times", "point", "money") or amount.value >= 2 for amount in amounts(clause.text)
    )
    return figures and bool(re.search(
        r"\b(?:cut|reduced|raised|increased|improved|lowered|boosted|lifted|saved|rose|fell|dropped|grew|by \d)",
        clause.text, re.I,
    ))  # fmt: skip


def _two_values(told: Sequence[Clause]) -> Iterator[Clash]:
    found = [measured for clause in told for measured in _measured(clause)]
    for one, two in combinations(found, 2):
        if one.of != two.of or one.metric != two.metric or one.clause.sentence == two.clause.sentence:
            continue
        low, high = sorted((one.value, two.value))
        apart = high - low >= 5 and high >= 1.1 * low if one.metric else high >= 3 * low
        if not apart or not _one_story(one.clause, two.clause) or moved(one.clause, two.clause):
            continue
        larger, smaller = (one, two) if one.value > two.value else (two, one)
        of_it = not one.metric and _USED.search(smaller.clause.text) and not _USED.search(larger.clause.text)
        if of_it or not _fits_together(one.clause, two.clause):  # what is used may be a part of what there is
            continue
        yield Clash(larger.clause, "The same figure was also told with another value.", smaller.clause)


def _fits_together(one: Clause, two: Clause) -> bool:
    """Whether the two clauses name nothing but the figure, or name the same beside it."""
    if set(WHERE.findall(one.sentence)) != set(WHERE.findall(two.sentence)):
        return False
    metrics = content(" ".join(_METRIC.findall(f"{one.text} {two.text}")))
    first, second = (c.stems - _VAGUE - _COUNTED - _SMALL - metrics for c in (one, two))
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
    if not _HELD.search(text) or _QUALIFIED.search(text) or PART.search(text):
        return
    for amount in told:
        unit = next(iter(content(amount.unit)), "")
        if unit in _SIZES and re.search(r"\b(?:data ?set|corpus|training set)\b", text, re.IGNORECASE):
            yield Measured(clause, "size", amount.value * _SIZES[unit], False)
        if unit in _COUNTED:
            yield Measured(clause, unit, amount.value, False)
