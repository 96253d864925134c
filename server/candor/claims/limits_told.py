"""What was said to be all there ever was, against more of it told elsewhere: figures, machines, the end of a change.
Only where the speaker closed the matter (`that is everything`, `only ever`) are two figures held against each other.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, Change, changes, number
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import ELSEWHERE, OTHER_TIME, PART, corrected, elsewhere, same_place, wheres
from candor.claims.kinds import DENIED, NOT_SAID

_CLOSED: Final = re.compile(
    r"\b(?:only ever|ever only|that(?:'s| is| was) (?:everything|all (?:of it|there (?:is|was|ever was)|(?:we|"
    r"I)(?:'ve)? (?:ever )?"
    r"(?:got|had|have|used|reached))|the lot)|all (?:we|I)(?:'ve)? ever (?:got|had|used|reached)|never (?:had |"
    r"used |got |been )?"
    r"(?:any )?more than|not one more|nothing beyond that|from (?:the )?(?:first|start|"
    r"beginning) to (?:the )?(?:last|end))\b",
    re.IGNORECASE,
)
_FOR_NOW: Final = re.compile(
    r"\b(?:until|till|by then|at first|so far|at that point|at that time|back then|in the beginning|initially|yet|"
    r"before|originally|"
    r"that (?:day|week|month|year)|used to)\b",
    re.IGNORECASE,
)
_THING: Final = (
    r"(?P<thing>rows?|records?|users?|customers?|transactions?|images?|documents?|samples?|sentences?|utterances?|"
    r"tickets?|"
    r"messages?|reviews?|examples?|patients?|studies|stores?|products?|articles?|invoices?|recordings?|photos?|"
    r"videos?|scans?|"
    r"labels?|hours|pairs|contracts?|sensors?|machines?|servers?|nodes?|models?|people|engineers?|"
    r"(?!(?:percents?|points?|times|years|months|weeks|days|minutes|seconds|milliseconds|euros|dollars|pounds|of|"
    r"is|was|has|us|"
    r"this|thus|less|plus|its)\b)[a-z]{3,}s)"
)
_COUNT: Final = re.compile(rf"(?P<n>{NUMBER}) (?P<kind>(?:[\w-]+ ){{0,2}}?){_THING}\b", re.IGNORECASE)
_MACHINES: Final = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:[a-z]+ )?(?:(?-i:[A-Z])\w+ )?(?P<thing>(?:gpus?|tpus?|a100s?|h100s?|h200s?|v100s?|"
    rf"p100s?|a10gs?|a10s?|t4s?|"
    r"l4s?|l40s?|rtx|\d090s?))\b",
    re.IGNORECASE,
)
_OF_WHAT: Final = re.compile(
    r"\b(p\d\d|median|mean|latency|accuracy|precision|recall|f1|auc|error rate|error|mape|rmse|throughput|"
    r"conversion|churn|cost|bill|"
    r"build time|training time|run ?time|memory)\b",
    re.IGNORECASE,
)
_APART_BY: Final = 0.15  # share by which two tellings of one value may differ


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    for limit in (clause for clause in told if _closes(clause)):
        for clause in told:
            same = clause.turn == limit.turn and clause.sentence == limit.sentence
            if same or clause.story != limit.story or clause.asked or _unsaid(clause):
                continue
            if (
                corrected(limit, clause)
                or not same_place(limit, clause)
                or _another_time(clause)
                or _of_a_part(clause)
            ):
                continue
            if reason := _more_than(clause, limit) or _further(clause, limit):
                yield Clash(clause, reason, limit)


@lru_cache(maxsize=REMEMBERED)
def _of_a_part(clause: Clause) -> bool:
    return bool(PART.search(clause.text))


@lru_cache(maxsize=REMEMBERED)
def _closes(clause: Clause) -> bool:
    if not clause.first or clause.asked:
        return False
    return bool(_CLOSED.search(clause.sentence) and not _FOR_NOW.search(clause.sentence))


@lru_cache(maxsize=REMEMBERED)
def _unsaid(clause: Clause) -> bool:
    return bool(
        NOT_SAID.search(clause.text)
        or DENIED.search(clause.text)
        or (clause.subject == "other" and not changes(clause.text))
    )


@lru_cache(maxsize=REMEMBERED)
def _another_time(clause: Clause) -> bool:
    """Whether more may have come since, or it is of another body of work."""
    said = _DURING.sub(" ", clause.sentence)
    return elsewhere(clause) or bool(
        OTHER_TIME.search(said) or _MORE_CAME.search(clause.sentence.split(clause.text)[0] + clause.text)
    )


_DURING: Final = re.compile(r"\bduring\b", re.IGNORECASE)
_MORE_CAME: Final = re.compile(
    r"\b(?:then|gave|more|another|additional\w*|rolled|grew|public|open|bought|"
    r"rented|hired|cloud|borrowed|external|partners?|last|research team|new)\b",
    re.IGNORECASE,
)


def _more_than(clause: Clause, limit: Clause) -> str:
    """`two million labelled rows, that is everything` against `twenty million labelled rows`."""
    if wheres(clause) - wheres(limit):
        return ""
    most, told = _counts(limit.sentence), _counts(clause.text)
    for thing in most.keys() & told.keys():
        if (
            most[thing]
            and told[thing] >= 3 * most[thing]
            and (thing == ("", "machine") or not ELSEWHERE.search(limit.sentence))
        ):
            return f"It was also said that there were never more than {most[thing]:,.0f}."
    return ""


@lru_cache(maxsize=REMEMBERED)
def _counts(text: str) -> dict[tuple[str, str], float]:
    """How many of what: the largest figure for each thing, with the words that narrow it."""
    found: dict[tuple[str, str], float] = {}
    for one in _COUNT.finditer(text):
        thing = (" ".join(sorted(content(one["kind"]))), next(iter(content(one["thing"])), one["thing"].casefold()))
        found[thing] = max(found.get(thing, 0.0), number(one["n"]))
    for one in _MACHINES.finditer(text):
        found["", "machine"] = max(found.get(("", "machine"), 0.0), number(one["n"]))
    return found


def _further(clause: Clause, limit: Clause) -> str:
    """A change that was told to its end, against one of the same measure that goes further."""
    ended, told = changes(limit.sentence), changes(clause.text)
    of = {found.casefold() for found in _OF_WHAT.findall(limit.sentence)}
    if (
        len(ended) != 1
        or len(told) != 1
        or not of
        or of != {found.casefold() for found in _OF_WHAT.findall(clause.text)}
    ):
        return ""
    if (
        ELSEWHERE.search(limit.sentence)
        or not _alike(ended[0], told[0])
        or not (_off(ended[0].a, told[0].a) and _off(ended[0].b, told[0].b))
    ):
        return ""
    if (ended[0].a < ended[0].b) != (told[0].a < told[0].b):
        return ""
    return "The same change was also told to its end, with other figures."


def _alike(one: Change, two: Change) -> bool:
    """Whether two changes can be of one unit; one that was left out is the other's."""
    low, high = sorted((max(one.a, one.b), max(two.a, two.b)))
    return one.unit == two.unit or ("" in (one.unit, two.unit) and high < 50 * low)


def _off(one: float, two: float) -> bool:
    return abs(one - two) > _APART_BY * max(one, two)
