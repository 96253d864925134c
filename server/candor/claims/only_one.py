"""To have been the only one of a profession or in a field, against a colleague in the same."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED
from candor.claims.clash import Clash
from candor.claims.clauses import Clause
from candor.claims.context import CORRECTED, ELSEWHERE, GROWTH, OTHER_TIME, corrected, elsewhere, same_place
from candor.claims.facts import another_time, lasting
from candor.claims.kinds import NOT_SAID

# Fields by the words that name them, their work and their people.
_FIELDS: Final = {
    "ml": r"ML|machine[- ]learning|deep[- ]learning|AI|modell?ing|models?|data science|data scientists?",
    "data": r"data engineer(?:ing|s)?|pipelines?|warehouse|ETL",
    "frontend": r"front-?end|UI|React",
    "backend": r"back-?end|API",
    "ops": r"MLOps|DevOps|infrastructure|platform|SRE",
    "vision": r"computer vision|vision|perception",
    "language": r"NLP|language processing",
    "analysis": r"analysts?|analytics|statisticians?|statistics",
}
_PERSON: Final = (
    r"(?:person|one|man|woman|employee|head|engineer|scientist|developer|analyst|researcher|specialist|modeller)"
)
_ONLY: Final = re.compile(
    rf"\bI(?:'m|'ve been| am| was| have been| had been)\s(?:\w+ly\s|always\s|still\s)?(?:the (?:only|sole|lone|one|"
    rf"single)|"
    rf"their (?:only|sole|one)) (?P<a>(?:[\w-]+ ){{0,3}}?{_PERSON}\b[^,.;!?]{{0,50}})"
    r"|\b(?:nobody|no one) else (?:(?:(?:at|in|on) (?:the |our |that )?\w+|there|here) )?(?:did|does|was doing|"
    r"worked on|was working on|"
    r"touched|knew|was in|has ever done) (?P<b>[^,.;!?]{2,40})"
    r"|\bI (?:was|am|have been) the (?:whole|entire) (?P<c>[^,.;!?]{2,30}?) (?:team|department|group)\b"
    r"|\ba one-(?:man|woman|person) (?P<d>[^,.;!?]{2,30}?) (?:team|department|group|show)\b"
    rf"|\b(?:there (?:is|was|were|are)|there's|we have|we had) no other (?P<f>(?:[\w-]+ ){{0,2}}?{_PERSON})\b"
    r"|\b(?:it was|it's|it is) (?:just|only) me (?:doing|on|in|for) (?P<e>[^,.;!?]{2,40})",
    re.IGNORECASE,
)
_NARROWED: Final = re.compile(
    r"\b(?:who (?:spoke|knew|could|had|understood|wanted|cared|with)|with (?:a|an|any|experience)|that could|women?|"
    r"on call|awake|in (?:the|our|my) (?:\w+ )?(?:room|office|building|site|branch|lab|country|city)|at night|not|"
    r"junior|senior|full[- ]time|on (?:this|that|the) (?!ml|"
    r"data|ai|machine|modelling|team|company))\b",
    re.IGNORECASE,
)
_NAME: Final = r"(?-i:[A-Z][a-z]+)"
_MATE: Final = (
    rf"(?:{_NAME}|my (?:\w+ )?(?:colleague|teammate|co-worker|coworker|peer)(?:,? {_NAME},?)?|(?:a|another|"
    rf"the other|one of my|"
    r"two|three|both|several) (?:\w+ )?(?:colleagues?|teammates?|co-workers?|coworkers?))"
)
_WITH_US: Final = re.compile(
    rf"\b(?P<who>{_MATE})(?:,[^,.;!?]{{3,40}},)?\s(?:\w+ly\s|also\s)?(?:has been|had been|was|is|were|are|worked|"
    rf"works|sat|sits|did|does|"
    rf"handled|joined)\s"
    rf"(?:[^.;!?]{{0,20}}?\b(?:us|me|we|our|my)\b)?[^.;!?]{{0,40}}",
    re.IGNORECASE,
)
_TRAINED: Final = re.compile(
    rf"\b(?P<who>{_MATE}|she|he)(?:,? who [^,.;!?]{{3,30}},?)?\s(?:had |also |then |has )?(?:trained|built|shipped|"
    rf"wrote|developed|"
    r"designed|tuned|maintains?|owns?|runs?|ran|made)\s[^.;!?]{0,40}",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(
    r"\b(?:another|a second|the other|my fellow|two other|three other|other|two|three|four|five|six|several|both) "
    r"(?:of the |of our )?(?P<what>(?:[\w-]+ ){0,2}?(?:engineers?|scientists?|developers?|analysts?|researchers?|"
    r"specialists?))\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"\b(?:we|us|our|my|me)\b", re.IGNORECASE)
_OUTSIDE: Final = re.compile(
    r"\b(?:vendor|agency|consult\w*|contractor\w*|freelanc\w*|university|client|customer|partner|intern|student|"
    r"before me|"
    r"predecessor|successor|replac\w*|after (?:me|I)|when I left|headquarters|other (?:team|office|department|company)|"
    r"interview\w*|hir(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset(
    "the this that it there what then and but so since when while before after nobody every each airflow spark kafka "
    "python docker kubernetes monday friday".split()
)


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    for mine in told:
        said = only(mine)
        if said is None:
            continue
        for other in told:
            if _in_field(other, said) and other.sentence != mine.sentence and not _apart(mine, other):
                yield Clash(mine, "Somebody else was also named who did the same.", other)


_MAY_BE_ONE: Final = ("only", "sole", "lone", "one", "single", "else", "whole", "entire", "just me", "no other")


@lru_cache(maxsize=REMEMBERED)
def only(clause: Clause) -> frozenset[str] | None:
    """The fields in which the speaker was the only one; None where no such thing is said."""
    if clause.asked or not clause.has(*_MAY_BE_ONE):
        return None
    found = _ONLY.search(clause.text)
    if found is None or NOT_SAID.search(clause.text) or _NARROWED.search(found[0]) or CORRECTED.search(clause.sentence):
        return None
    return fields(next(found[name] for name in "abcdef" if found[name])) or None


def fields(text: str) -> frozenset[str]:
    return frozenset(name for name, words in _FIELDS.items() if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))


def _apart(mine: Clause, other: Clause) -> bool:
    """Whether the colleague may be of another time or place."""
    if mine.story != other.story or other.asked or corrected(mine, other) or elsewhere(mine):
        return True
    if not same_place(mine, other) or _OUTSIDE.search(other.sentence) or ELSEWHERE.search(other.sentence):
        return True
    if lasting(mine):
        return False
    if another_time(mine, other) or OTHER_TIME.search(mine.sentence):
        return True
    return any(sign.search(other.near) for sign in (OTHER_TIME, GROWTH))


@lru_cache(maxsize=REMEMBERED)
def _in_field(clause: Clause, said: frozenset[str]) -> bool:
    text = clause.text
    if NOT_SAID.search(text):
        return False
    there = _WITH_US.search(text)
    if there and _somebody(there["who"]) and _OURS.search(there[0]) and said & _named_fields(there[0]):
        return True
    more = _OF_THEM.search(text)
    if more and _OURS.search(clause.sentence) and said & fields(more["what"]):
        return True
    made = _TRAINED.search(text)
    if made is None or "ml" not in said or not re.search(r"\b(?:models?|network|classifier|ranker)\b", made[0]):
        return False
    named = made["who"].casefold() not in ("she", "he") or bool(_WITH_US.search(clause.before))
    return named and _somebody(made["who"])


def _named_fields(text: str) -> frozenset[str]:
    return fields(re.sub(r"\bmodels?\b", " ", text))


def _somebody(who: str) -> bool:
    return who.split()[0].casefold() not in _NOBODY
