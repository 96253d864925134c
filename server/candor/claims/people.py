"""What does not fit together in what candidates say of the people around them: how many there were, who held the one
position there is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, number
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause
from candor.claims.context import GROWTH, PART, corrected, elsewhere, moved, same_place, wheres
from candor.claims.facts import another_time, undisturbed
from candor.claims.kinds import SOMEBODY

_HEADS: Final = (
    r"(?:people|persons?|engineers?|developers?|data scientists?|scientists?|members?|colleagues|analysts?|"
    r"researchers?)"
)
_TEAM: Final = re.compile(
    rf"\b(?:teams?|group|squad|crew) of (?:about |around |roughly |some )?(?P<a>{NUMBER})\b(?! (?:teams|months|weeks|"
    r"years))"
    rf"|\b(?:all|the) (?P<b>{NUMBER}) of us\b|\bthere (?:were|are) (?:just |only )?(?P<c>{NUMBER}) of us\b"
    rf"|\b(?P<i>{NUMBER}) of us (?:in|on) (?:the|our) team\b|\bteam, (?:just |only )?(?P<j>{NUMBER}) {_HEADS}"
    rf"|\bteam (?:had|has|was|counted|consisted of|consists of) (?:just |only )?(?P<d>{NUMBER}) {_HEADS}"
    rf"|\b(?P<e>{NUMBER}) {_HEADS} (?:in|on) (?:the|my|our) team\b|\b(?P<f>{NUMBER})-(?:person|people|strong|man)\b"
    rf"|\b(?:led|managed|supervised|headed|leading|managing|lead|manage) (?:about )?(?P<g>{NUMBER}) {_HEADS}"
    rf"|\bwe were (?:just |only )?(?P<h>{NUMBER})(?: {_HEADS})?(?= in the team| on the team| on it\b| on this\b|"
    rf" on the project| in total| altogether|"
    r" in all|[,.;!?]|$| and\b| all\b)",
    re.IGNORECASE,
)
_IN_ALL: Final = re.compile(r"\b(?:in total|in all|altogether|overall)\b", re.IGNORECASE)
_LASTING: Final = re.compile(  # it was never another number
    rf"\bthe same (?:{NUMBER}|people|team)\b[^.;!?]{{0,20}}\b(?:since|throughout|all|the whole|for)\b|"
    rf"\bthroughout\b|\bthe whole (?:time|"
    r"way)\b|\bfrom (?:the )?(?:start|beginning|first day) to (?:the )?(?:end|last)\b|\bnever (?:any )?(?:more|"
    r"fewer) than\b|\bat all times\b",
    re.IGNORECASE,
)
_LED: Final = re.compile(r"\b(?:led|lead|leading|managed?|managing|supervised|headed)\b", re.IGNORECASE)
_SPECIFIC: Final = re.compile(r"\b(?:engineers?|developers?|scientists?|analysts?|researchers?)\b", re.IGNORECASE)
_FAMILIES: Final = {
    "tech lead": r"tech(?:nical)? lead|lead (?:engineer|developer)|engineering lead",
    "engineering manager": r"engineering manager|team manager",
    "scrum master": r"scrum master",
    "team lead": r"team lead(?:er)?|team's lead",
    "project lead": r"project (?:lead(?:er)?|manager)",
    "product owner": r"product (?:owner|manager)",
    "head": r"head of (?:machine learning|data(?: science)?|engineering|ml|ai)",
}
_ANY_POSITION: Final = re.compile("|".join(_FAMILIES.values()), re.IGNORECASE)
_MINE: Final = {
    name: re.compile(
        rf"\bI (?:was|worked as|served as) (?:the|our|their) (?:\w+ )?(?:{said})\b|\bas (?:the|"
        rf"their) (?:{said})\b,? I\b",
        re.IGNORECASE,
    )
    for name, said in _FAMILIES.items()
}
_THEIRS: Final = {
    name: re.compile(
        rf"\b(?:our|my|the) (?:{said}),? (?:(?-i:[A-Z]\w+),? )?(?:\w+ly )?(?:was|decided|wanted|told|asked|said|did|"
        r"had|chose|made|set|gave|insisted|took|"
        rf"approved|designed|picked|signed|planned|led|ran)\b|\b(?-i:[A-Z][a-z]+) was (?:the|our) (?:{said})\b",
        re.IGNORECASE,
    )
    for name, said in _FAMILIES.items()
}
_OTHERS_LEAD: Final = re.compile(
    r"\b(?:their|other|another|previous|former|old|new|next|ill|sick|leave|interim|acting|deputy|before|successor|"
    r"predecessor|client's)\b",
    re.IGNORECASE,
)


HAD_THEN: Final = re.compile(rf"\b(?:when|before|after|since|until) (?:I|we|he|she|"
    rf"they)\b[^.;!?]{{0,40}}\b(?:{NUMBER})\b", re.I)


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    yield from _teams(told)
    yield from _positions(told)


def _teams(told: Sequence[Clause]) -> Iterator[Clash]:
    sized = [(clause, count) for clause in told if (count := team_size(clause)) is not None]
    for (one, a), (two, b) in combinations(sized, 2):
        small, large = min(a, b), max(a, b)
        if large - small < 2 or large < 1.5 * small or one.story != two.story or not same_place(one, two):
            continue
        loose = [c for c in (one, two) if not _LASTING.search(c.sentence)]
        if corrected(one, two) or elsewhere(one, two) or any(GROWTH.search(c.sentence) for c in loose):
            continue
        if moved(*loose):
            continue
        bigger, smaller = (one, two) if a > b else (two, one)
        if wheres(one) != wheres(two):
            continue
        if PART.search(_OFTEN.sub(" ", bigger.text)) or PART.search(_IN_ALL.sub(" ", smaller.text)):
            continue
        if _of_one_profession(smaller) and not _of_one_profession(bigger):
            continue  # of one profession, and of all
        if _LED.search(smaller.text) and not _LED.search(bigger.text):
            continue  # who leads a part of a team does not lead all of it
        if another_time(one, two) or _accounted(one, two):
            continue
        # where nobody said that it was so all the time, both have to speak of `the team`, in one tense
        sure = len(loose) < 2 or (undisturbed(one, two) and _of_one_team(one, two))
        yield Clash(bigger, f"The team was also told as {small:.0f}, and here as {large:.0f}.", smaller, sure=sure)


def _of_one_team(one: Clause, two: Clause) -> bool:
    """Whether both name it, by the same word: a squad may be a part of a team."""
    first, second = ({found.casefold() for found in _THE_TEAM.findall(c.sentence)} for c in (one, two))
    return bool(first & second)


_OFTEN: Final = re.compile(r"\b(?:every|each|per) (?:morning|day|week|month|monday|friday|sprint)\b|\bdaily\b|"
    r"\bweekly\b", re.I)
_THE_TEAM: Final = re.compile(r"\b(?:team|squad|group)\b|\bof us in all\b", re.IGNORECASE)


def _accounted(one: Clause, two: Clause) -> bool:
    """Whether the sentences around one of the two say that there were other numbers at other times."""
    return any(GROWTH.search(c.near) or HAD_THEN.search(c.near) for c in (one, two) if not _LASTING.search(c.sentence))


_MAY_BE_SIZED: Final = (
    "team", "group", "squad", "crew", " us", "-", "led", "lead", "manag", "supervis", "head", "we were",
)  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def team_size(clause: Clause) -> float | None:
    """How many people the candidate's team had; None where none is told."""
    if not clause.has(*_MAY_BE_SIZED):
        return None
    found = None if clause.asked or SOMEBODY.match(clause.text) else _TEAM.search(clause.text)
    if found is None or re.search(r"\b(?:would|should|could|if|ideal\w*|usually|want\w*)\b", clause.text):
        return None
    return number(next(found[name] for name in "abcdefghij" if found[name])) or None


def _of_one_profession(clause: Clause) -> bool:
    found = _TEAM.search(clause.text)
    return bool(found and _SPECIFIC.search(found[0]))


@lru_cache(maxsize=REMEMBERED)
def _names_position(clause: Clause) -> bool:
    return bool(_ANY_POSITION.search(clause.text))


def _positions(told: Sequence[Clause]) -> Iterator[Clash]:
    told = [clause for clause in told if _names_position(clause)]
    for name in _FAMILIES:
        mine = [c for c in told if positive(c) and _MINE[name].search(c.text)]
        theirs = [c for c in told if not c.asked and _THEIRS[name].search(c.text) and not _MINE[name].search(c.text)]
        for one in mine:
            for two in theirs:
                apart = one.story != two.story or corrected(one, two) or moved(one, two) or not same_place(one, two)
                if not apart and not _OTHERS_LEAD.search(two.text) and not _OTHERS_LEAD.search(one.sentence):
                    yield Clash(one, f"Somebody else was also named as the {name}.", two)
