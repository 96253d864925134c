"""What does not fit together in what candidates say of results: gone live and never gone live, measured and never
measured.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED, amounts
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import corrected, elsewhere, same_place
from candor.claims.facts import another_one, narrowed
from candor.claims.kinds import DENIED, NOT_SAID
from candor.text.normalise import words

_LIVE: Final = re.compile(
    r"\b(?:has|have|had|'s|'ve) been (?:flying|running|driving|serving|working|in use|used|live|deployed)\b|"
    r"\b(?:went|is|are|was|runs?|ran|been|put|brought|goes|running|has gone) (?:\w+ ){0,4}?(?:live\b|"
    r"in(?:to)? production)"
    r"|\b(?:deployed|launched|shipped|rolled (?:it )?out|released)\b|\bin production\b|\b(?:serves?|handles?|"
    r"answers?|decides? on) (?:about |some |\w+ )?(?:\d|\w+ (?:hundred|thousand|million)\b)|"
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
    r"\b(?:never|didn't|did not|haven't|have not|nobody|no one)\b (?:\w+ ){0,5}?(?:measure|measured|track|tracked|"
    r"quantif\w+|computed?|calculated?)\b (?P<a>[^,.;!?]{0,60})"
    r"|\bno way (?:of|to) (?:measur\w+|track\w*|know\w*|tell\w*) (?P<b>[^,.;!?]{0,60})|\b(?:don't|do not|didn't|"
    r"did not|have no|had no) (?:\w+ )?(?:numbers|figures|"
    r"measurements?|measure) (?:for|on|of) (?P<c>[^,.;!?]{0,60})",
    re.IGNORECASE,
)
_MEASURED_PARTLY: Final = re.compile(
    r"\b(?:direct\w*|exact\w*|precis\w*|online|separate\w*|formally|in (?:euros|dollars|pounds|francs|money)|"
    r"financial\w*|by \w+|per \w+|for each|before (?:me|us|I|we|that|then)|beyond|other than|long[- ]term|yet|first)\b",
    re.IGNORECASE,
)
_TIMES: Final = frozenset("hours minutes days weeks time".split())
_EFFECT: Final = content("effect impact result gain improvement benefit outcome difference success")
VAGUE: Final = content(
    "model system project service pipeline thing result work team user application product data solution "
    "version approach tool"
)


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    yield from _live(told)
    yield from _unmeasured(told)


@lru_cache(maxsize=REMEMBERED)
def said_so(clause: Clause) -> bool:
    return not clause.asked and not DENIED.search(clause.text) and not NOT_SAID.search(clause.text)


def _live(told: Sequence[Clause]) -> Iterator[Clash]:
    never = [clause for clause in told if _never_live(clause)]
    lively = (
        [c for c in told if said_so(c) and (_LIVE.search(c.text) or _in_use(c)) and not _NOT_LIVE.search(c.text)]
        if never
        else []
    )
    for one in lively:
        for two in never:
            if one_story(one, two) and not elsewhere(one, two) and not another_one(one, two) and _of_it(one, two):
                yield Clash(one, "It was also said that it never went into use.", two)


@lru_cache(maxsize=REMEMBERED)
def _never_live(clause: Clause) -> bool:
    return not clause.asked and bool(_NOT_LIVE.search(clause.text)) and not _NOT_YET.search(clause.sentence)


def _in_use(clause: Clause) -> bool:
    return bool(_EARNED.search(clause.text)) and clause.subject != "none" and any(True for _ in amounts(clause.text))


def _of_it(live: Clause, never: Clause) -> bool:
    """Whether what never went live is what did: the same thing, in the place or for the people that are named."""
    found = _NOT_LIVE.search(never.text)
    return _same_thing(live, never) and (found is None or narrowed(never.text[found.end() :]) <= live.stems)


def _same_thing(one: Clause, two: Clause) -> bool:
    """Whether two statements may be about one thing: neither names something that the other does not mean."""
    first, second = _things(one), _things(two)
    return bool(first & second) or not first or not second


def _things(clause: Clause) -> frozenset[str]:
    """What stands before the verb, if it says more than `the model`."""
    if unused := _NOBODY_HAS.search(clause.text):
        return frozenset(root for root in content(unused["what"]) if root not in VAGUE)
    head = re.split(
        r"\b(?:went|is|are|was|were|has|had|never|didn't|did|runs?|ran|stayed|saved|remained|got|launched|deployed)\b",
        clause.text,
    )[0]
    return frozenset(root for root in content(head) if root not in VAGUE)


def one_story(one: Clause, two: Clause) -> bool:
    return one.story == two.story and not corrected(one, two) and same_place(one, two)


def _unmeasured(told: Sequence[Clause]) -> Iterator[Clash]:
    for denial in told:
        said = _not_measured(denial)
        if said is None:
            continue
        what = content(said) or frozenset(word for word in words(said) if word in _TIMES)
        for claim in told:
            if (
                claim == denial
                or not said_so(claim)
                or not _changed(claim)
                or not one_story(claim, denial)
                or elsewhere(claim, denial)
            ):
                continue
            if (
                what & (claim.stems | _TIMES & set(words(claim.text))) - VAGUE
                or (what and what <= _EFFECT)
                or (not what and abs(claim.turn - denial.turn) <= 1)
            ):
                yield Clash(claim, "It was also said that this was never measured.", denial)


@lru_cache(maxsize=REMEMBERED)
def _not_measured(clause: Clause) -> str | None:
    """What was never measured, in the words said; None where all is said to be, or nothing of it."""
    found = None if clause.asked else _NOT_MEASURED.search(clause.text)
    if found is None or _MEASURED_PARTLY.search(clause.sentence):
        return None
    return next((found[name] for name in "abc" if found[name]), "")


def _changed(clause: Clause) -> bool:
    figures = any(
        amount.unit in ("%", "x", "times", "point", "money") or amount.value >= 2 for amount in amounts(clause.text)
    )
    return figures and bool(re.search(
        r"\b(?:cut|reduced|raised|increased|improved|lowered|boosted|lifted|saved|rose|fell|dropped|grew|by \d)",
        clause.text, re.I,
    ))  # fmt: skip

