"""What was said to hold always, against the time it did not: a figure beyond a bound that was never passed, a mishap
that never happened. Only the same thing is held against its bound, named by the same word, in the same unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED, Amount, amounts
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import corrected, elsewhere, same_place
from candor.claims.facts import accounted, another_one, another_period, narrowed, statistics
from candor.claims.kinds import DENIED, NOT_SAID
from candor.text.normalise import words

_EVER: Final = re.compile(
    r"\b(?:never|not once|at no (?:time|point)|always|at all times|every single|the whole time|throughout|without "
    r"exception|not (?:on|in|for|at) a single|invariably|no \w+ ever|in all (?:that|the) time)\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:more than|over|above|beyond|exceed\w*|longer than|slower than|higher than|worse than|past|passed|"
    r"on the (?:wrong|far) side of)\b",
    re.IGNORECASE,
)
_UNDER: Final = re.compile(
    r"\b(?:less than|fewer than|under|below|shorter than|lower than|beneath|short of)\b", re.IGNORECASE
)
_NO_EVER: Final = re.compile(
    r"\b(?:never|not once|at no (?:time|point)|not (?:on|in|for|at) a single|no \w+ ever)\b", re.I
)
_LEVEL: Final = (
    r"(?:stood|sat|took|takes|was|were|is|are|reached|hit|went|climbed|jumped|rose|fell|dropped|sank|dipped|"
    r"slipped|ran|"
    r"runs|needed|needs|averaged|peaked|stayed|got|came|lay|hovered|crept|lasted|exceed\w*|pass\w*|had been|been|go|"
    r"take|need|drop|fall|rise|stand|stays?|stayed|kept|remained|remain)\b"
)
_AT_LEVEL: Final = re.compile(
    rf"\b{_LEVEL}(?:\s(?:in|up|out|down|back|off|even))?(?:\s(?:at|to|as (?:high|low|much|bad) as|about|around|roughly|"
    r"some|nearly|almost|over|above|below|under|more than|less than|well|somewhere|between|close|easily|good|us|it|"
    r"only|just|a))*\s(?:[$€£]?\d[\d.,]*\s?(?:to|and|-)\s)?$",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(rf"\b(?:(?:has|have|had|would|could)\s)?(?:never|always|not once|{_LEVEL})", re.IGNORECASE)
_NONE: Final = re.compile(r"\bno (?:single )?(\w+) ever\b|\bnot (?:one|a single) (?:\w+ )?(\w+) ever\b", re.IGNORECASE)
_REQUEST: Final = frozenset("singl request call on one occas ever time exceptio user custom".split())
_MISHAPS: Final = {
    "outage": r"outages?|downtime|went down|was down|were down|service interruptions?",
    "rollback": r"roll(?:ed)?[- ]?backs?|rolled (?:it|them|that) back|had to revert",
    "incident": r"(?:production )?incidents?",
    "crash": r"crash(?:ed|es)?",
    "complaint": r"complaints?|complained",
    "late": r"missed (?:a|the|our|one|two|any) (?:\w+ )?deadlines?|(?:miss|missed) (?:a|one) deadline",
    "leak": r"data leaks?|leaked",
    "failed": r"(?:nightly |production )?(?:run|job|deployment|release)s? (?:that )?failed",
}
_NONE_EVER: Final = re.compile(
    r"\b(?:never|not once|not a single|not one|zero|without a single|not had a single)\b", re.I
)
MOST: Final = 200.0  # how many times the bound a figure may be and still be of the same quantity
LEAST: Final = 1.25  # and how many times at least


@dataclass(frozen=True)
class Bound:
    """`upper`: nothing was ever above `value`; else nothing was ever below it. `heads` name what it is of."""

    clause: Clause
    heads: frozenset[str]
    amount: Amount
    upper: bool
    scope: frozenset[str]  # what the bound is kept to: `on our own invoices`


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    yield from _passed(told)
    yield from _happened(told)


def _passed(told: Sequence[Clause]) -> Iterator[Clash]:
    for bound in (found for clause in told if (found := bound_of(clause))):
        for clause in told:
            if clause == bound.clause or _another(bound.clause, clause):
                continue
            for level, heads in _levels(clause):
                if heads & bound.heads and bound.scope <= clause.stems and _beyond(bound, level):
                    reason = f"It was also told at {level.said.strip()}."
                    if not accounted(level, (bound.clause, clause), told):
                        yield Clash(bound.clause, reason, clause)


def _another(bound: Clause, clause: Clause) -> bool:
    """Whether a figure may be of another place, time, statistic or project than the bound."""
    if clause.story != bound.story or corrected(bound, clause) or elsewhere(bound, clause):
        return True
    if not same_place(bound, clause) or another_period(clause) or another_period(bound) or another_one(bound, clause):
        return True
    ahead = _AHEAD.match(bound.text)  # `in production we never had`
    if ahead and not content(ahead[1]) <= clause.stems:
        return True
    return statistics(clause.sentence) != statistics(bound.sentence)


_AHEAD: Final = re.compile(
    r"\W*(?:in|on|at|for|with|under|during|within|since|after)\s([^,]{2,40}?)(?=,|\s(?:we|I|the|our|no|nothing|"
    r"it)\b)", re.IGNORECASE
)


@lru_cache(maxsize=REMEMBERED)
def bound_of(clause: Clause) -> Bound | None:
    text = clause.text
    if clause.asked or not _EVER.search(text) or NOT_SAID.search(text):
        return None
    ever, over, under = _EVER.search(text), _OVER.search(text), _UNDER.search(text)
    if ever is None or bool(over) == bool(under):
        return None
    sign = over or under
    assert sign is not None
    amount = next((found for found in amounts(text) if 0 <= found.start - sign.end() <= 12), None)
    none = _NONE.search(text)  # `no request ever took`
    subject = (none[1] or none[2]) if none else text[: min(ever.start(), sign.start())] or text[: sign.start()]
    heads = _heads(subject)
    if amount is None or not heads:
        return None
    scope = frozenset().union(*(content(found[0]) for found in _KEPT_TO.finditer(text, amount.end)))
    return Bound(clause, heads, amount, bool(over) == bool(_NO_EVER.search(text)), scope - _REQUEST)


_KEPT_TO: Final = re.compile(r"\b(?:on|for|with|in|among|within|under|at)\s(?:[\w'-]+\s?){1,4}", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def _levels(clause: Clause) -> tuple[tuple[Amount, frozenset[str]], ...]:
    """Where things stood, each with what it is of."""
    text = clause.text
    if clause.asked or NOT_SAID.search(text) or DENIED.search(text) or _EVER.search(text):
        return ()
    found = []
    for amount in amounts(text):
        before = _AT_LEVEL.search(text[: amount.start])
        heads = _heads(text[: before.start()]) if before else frozenset()
        if heads:
            found.append((amount, heads))
    return tuple(found)


def _heads(subject: str) -> frozenset[str]:
    """The nouns that a subject is named by: its last word, and that before `of`: `the latency of our ranker`."""
    subject = re.sub(r"\b(?:has|have|had|was|were|is|are|did|do|does)\W*$", "", subject)
    subject = next((part for part in reversed(_SPLIT.split(subject)) if part.strip()), "")
    parts = re.split(r"\b(?:of|for|in|at|from|on|by)\b", subject.rpartition(",")[2])
    named = (next(iter(content(words(part)[-1])), "") for part in parts if words(part))
    heads = frozenset(name for name in named if name)
    return heads - _REQUEST or heads


def _beyond(bound: Bound, level: Amount) -> bool:
    if bound.amount.unit != level.unit or bound.amount.value <= 0 or level.value <= 0:
        return False
    ratio = level.value / bound.amount.value if bound.upper else bound.amount.value / level.value
    if level.unit in ("%", "point"):
        apart = level.value - bound.amount.value if bound.upper else bound.amount.value - level.value
        return apart >= 2
    return LEAST <= ratio <= MOST


def _happened(told: Sequence[Clause]) -> Iterator[Clash]:
    """`not a single outage in three years` against `when it went down that night`."""
    for one in told:
        for name in never_had(one):
            for two in told:
                same = two != one and _had(two, _MISHAPS[name]) and _kept_to(one, name) <= two.stems
                if same and one.subject in (two.subject, "none") and not _another(one, two):
                    yield Clash(one, "It was also told that it happened.", two)


@lru_cache(maxsize=REMEMBERED)
def _kept_to(clause: Clause, name: str) -> frozenset[str]:
    said = re.search(rf"\b(?:{_MISHAPS[name]}|{name})\b", clause.text, re.IGNORECASE)
    behind = clause.text[said.end() :] if said else ""
    direct = re.split(r"[,.;!?]|\b(?:in|for|over|during|since|with)\b", behind)[0]
    return narrowed(behind) | content(direct)


@lru_cache(maxsize=REMEMBERED)
def never_had(clause: Clause) -> tuple[str, ...]:
    """The mishaps that are said never to have come to pass."""
    if not clause.has("never", "not", "zero", "without"):
        return ()
    none = _NONE_EVER.search(clause.text)
    if none is None or clause.asked or clause.subject not in ("I", "we") or " own" in clause.text:
        return ()
    behind = clause.text[none.end() :]
    return tuple(name for name, said in _MISHAPS.items() if re.search(rf"\b(?:{said}|{name})\b", behind, re.IGNORECASE))


@lru_cache(maxsize=REMEMBERED)
def _had(clause: Clause, said: str) -> bool:
    if clause.asked or NOT_SAID.search(clause.text) or DENIED.search(clause.text) or clause.subject == "other":
        return False
    return bool(re.search(rf"\b(?:had|caused|got|after|during) (?:\w+ ){{0,3}}?(?:{said})\b|"
        rf"\bwe {said}", clause.text, re.I))
