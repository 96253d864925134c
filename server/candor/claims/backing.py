"""Whether something concrete stands behind a claim: how it was done, what it was measured by, what came of it, named
things. A claim cannot back itself by being said again.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED, amounts, changes
from candor.claims.clauses import Clause
from candor.claims.kinds import NOT_SAID
from candor.interview.claims import ClaimKind

_MECHANISM: Final = re.compile(
    r"\b(?:because|since|so that|which (?:means|meant|made|kept|let|gave)|by \w+ing|in order to|the reason|that way|"
    r"rather than|"
    r"(?:it|each|they|every \w+|this) (?:\w+ )?(?:reads?|joins?|takes?|computes?|writes?|checks?|drops?|has|have|"
    r"keeps?|runs?|sends?|stores?|compares?|splits?|maps?)|"
    r"instead of|as otherwise|otherwise|so (?:the|it|that|we|no)|to avoid|due to|therefore|caused by|turned out)\b",
    re.IGNORECASE,
)
_STEPS: Final = re.compile(
    r"\b(?:first(?:ly)?|then|next|after that|finally|before (?:that|we|i)|in the end|step|started with|"
    r"once)\b",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"\b(?:measured|compared|counted|a/b|test(?:ed)?|baseline|logs?|benchmark\w*|experiment|control group|held[- ]out|"
    r"validat\w+|"
    r"monitor\w*|dashboard|cross-validation|before and after|evaluat\w+|percentile|folds?|survey|tickets)\b",
    re.IGNORECASE,
)
_MADE_OF: Final = re.compile(
    r"\b(?:(?:table|view|script|queue|job|index|schema|cache|endpoint|query|queries|column|feature|partition|sensor|"
    r"slot|checkpoint|"
    r"batch\w*|threshold|loss|join|rows?|cron|container|pull request|unit tests?|alert|log|key-value|store|folds?|"
    r"embedding\w*|"
    r"layers?|tokeni[sz]er|histogram|node|shard|replica|worker|thread|config\w*|operator|hook|class|function|module|"
    r"report|postcode|period|sheet|guideline|file|reading)s?)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w+#-]+|\b[A-Z]{2,}\b|\b[a-z]+_[a-z_]+\b|\b\w+\(\)")
_OWN_DEED: Final = re.compile(
    r"\b(?:I|we)\b (?:\w+ )?(?:\w+ed|built|wrote|ran|set|put|made|took|split|cut|left|kept|"
    r"drew|read|found|chose)\b",
    re.I,
)
REACH: Final = 3  # sentences after a claim that still speak of it
ENOUGH: Final = 2  # kinds of detail


@lru_cache(maxsize=REMEMBERED)
def detail(claim: Clause, kind: ClaimKind, answer: tuple[Clause, ...]) -> Clause | None:
    """The clause near a claim, in its own answer, that shows it; None while there is too little."""
    place = answer.index(claim)
    reach = 2 if kind == "number" else 2 * REACH
    near = [c for c in answer[max(place - 1, 0) : place + 1 + reach] if c != claim]
    return _enough([claim], near, kind)


@lru_cache(maxsize=REMEMBERED)
def later(claim: Clause, kind: ClaimKind, following: tuple[Clause, ...]) -> Clause | None:
    """The clause of another answer that shows what was claimed: the answer speaks of the same, in some detail.

    `following` are the clauses of the answers after it that take the claim up, or were asked about it."""
    return _enough([], list(following), kind)


def takes_up(claim: Clause, answer: tuple[Clause, ...]) -> bool:
    """Whether an answer names again what the claim is about."""
    about = claim.stems - _EVERYWHERE
    return len(about & _roots(answer)) >= (1 if len(about) <= 3 else 2)


@lru_cache(maxsize=REMEMBERED)
def _roots(answer: tuple[Clause, ...]) -> frozenset[str]:
    return frozenset(root for clause in answer for root in clause.stems)


_EVERYWHERE: Final = frozenset(
    "work project team model data use build built wrot write code year experi experienc engin good "
    "great machin learn system company "
    "compani know responsibl lead led thing peopl result improv".split()
)


_TELLING: Final = frozenset(("measure", "mechanism", "steps", "things"))  # one of them at least: a figure shows little


def _enough(own: Sequence[Clause], near: Sequence[Clause], kind: ClaimKind) -> Clause | None:
    shown: dict[str, Clause] = {}
    for clause in near:
        if NOT_SAID.search(clause.text) and kind != "skill":
            continue
        for name in _details(clause):
            shown.setdefault(name, clause)
    itself = {name for clause in own for name in _details(clause)} - {"figure", "name", "things", "deed"}
    if kind == "skill":  # a figure beside a skill is of something else
        shown.pop("figure", None)
    if kind == "number":  # a figure is shown by how it came about, not by what else was done
        shown = {name: clause for name, clause in shown.items() if name in ("measure", "mechanism", "steps")}
    found = set(shown) | itself
    if len(found) < ENOUGH or not (found & _TELLING or kind == "role"):
        return None
    first = next(
        (
            shown[name]
            for name in ("measure", "mechanism", "steps", "figure", "things", "name", "deed")
            if name in shown
        ),
        None,
    )
    return first or own[0]


@lru_cache(maxsize=REMEMBERED)
def _details(clause: Clause) -> set[str]:
    """The kinds of detail in a clause."""
    text = clause.text
    found = {
        "mechanism": _MECHANISM.search(text) or (not clause.first and _MECHANISM.search(clause.sentence)),
        "steps": _STEPS.search(text),
        "measure": _MEASURE.search(text) or any(True for _ in changes(text)),
        "things": _MADE_OF.search(text),
        "figure": any(amount.value > 2 or amount.unit in ("%", "s") for amount in amounts(text)),
        "name": _NAME.search(text),
        "deed": _OWN_DEED.search(text),
    }
    return {name for name, seen in found.items() if seen}
