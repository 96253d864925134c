"""What does not fit together in what candidates say of the people around them: how many there were, who made a thing,
who held the one position there is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, number
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause, content
from candor.claims.context import ELSEWHERE, GROWTH, PART, corrected, elsewhere, moved, same_place
from candor.claims.kinds import ALONE, CREDIT, SOMEBODY

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
    rf"|\bwe were (?:just |only )?(?P<h>{NUMBER})(?: {_HEADS})?(?= in the team| on the team| in total| altogether|"
    r" in all|[,.;!?]|$| and\b| all\b)",
    re.IGNORECASE,
)
_IN_ALL: Final = re.compile(r"\b(?:in total|in all|altogether|overall)\b", re.IGNORECASE)
_LED: Final = re.compile(r"\b(?:led|lead|leading|managed?|managing|supervised|headed)\b", re.IGNORECASE)
_MADE: Final = (
    r"wrote|built|did|designed|trained|made|implemented|coded|developed|created|handled|set up|prepared|labelled|tuned|"
    r"took care of|was responsible for|owned|programmed"
)
_AGENT: Final = (
    r"(?:(?:my|an?|our|one of my|one of our|another|two|three|some|several|a couple of|the other|"
    r"the) (?:\w+ ){0,2}?(?:colleagues?|teammates?|team-mates?|coworkers?|co-workers?|"
    r"friend|intern|student|manager|boss|lead|professor|supervisor|contractors?|freelancers?|consultants?|vendor|"
    r"agency|partner|"
    r"engineers?|scientists?|developer|analyst|architect|designer|cto|founder|professors?|team|"
    r"group)(?: \w+ing)?(?:,? [A-Z]\w+,?)?|(?-i:[A-Z][a-z]+)(?: from \w+(?: \w+)?)?)"
)
_OTHER_MADE: Final = re.compile(
    r"^\W*(?:(?:and|but|so|because|then|while|there|in fact|well|honestly|to be fair|"
    rf"to be honest),? )?(?P<who>{_AGENT}) (?:had |actually |"
    rf"really |already |also |then |who sits \w+ \w+ )?(?:{_MADE}) (?P<a>[^,.;!?]{{2,60}})"
    rf"|(?P<b>[^,.;!?]{{2,50}}?) (?:was|were|had been) (?:actually |mostly |mainly |all |really )?(?:written|built|"
    r"done|designed|trained|made|implemented|"
    rf"coded|developed|created) by (?P<by>{_AGENT}|someone else|somebody else|another team|others)",
    re.IGNORECASE,
)
_NAMES_NOBODY: Final = frozenset(
    "i we it they he she you this that these those there what which who then so but and because "
    "however nobody everybody each "
    "everything data training monday tuesday wednesday thursday friday first second after before when while "
    "since airflow "
    "python spark kubernetes docker".split()
)
_OBJECT: Final = re.compile(
    r"\b(?:built|wrote|designed|implemented|developed|created|made|did|done|trained|coded|set up|architected|rewrote|"
    r"delivered|"
    r"programmed|written|migrated|shipped|put together|handled|prepared|labelled|labeled|tuned|ran|deployed|"
    r"refactored|automated|(?:developer|author|engineer|owner|"
    r"contributor|one|person|engineer|scientist) (?:of|on|for|working on|who worked on|"
    r"who touched))\b (?P<what>[^,.;!?]*)",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    r"\b(?:whole|entire|entirely|everything|all of it|it all|complete|completely|end[- ]to[- ]end|"
    r"from (?:the )?\w+ to (?:the )?\w+|"
    r"every (?:line|part|bit)|a to z|start to finish)\b",
    re.IGNORECASE,
)
_NO_WORK_OF_THE_KIND: Final = content(
    "paper book article post-mortem documentation idea concept proposal report slides requirements ticket spec css"
)
_SPECIFIC: Final = re.compile(r"\b(?:engineers?|developers?|scientists?|analysts?|researchers?)\b", re.IGNORECASE)
_SOLE: Final = re.compile(r"\b(?:sole|the only|no one else|nobody else|every line)\b", re.IGNORECASE)
_ONE_OF_A_PROFESSION: Final = re.compile(
    r"\b(?:sole|the only) (?:data )?(?:engineer|developer|scientist|analyst|programmer)\b", re.IGNORECASE
)
_MOSTLY: Final = re.compile(
    r"\b(?:mostly|nearly|almost|basically|largely|more or less|except|apart from|besides|most of)\b",
    re.IGNORECASE,
)
_ALL_OF_IT: Final = content(
    "codebase code project system product application app solution platform service everything prototype work"
)
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


@dataclass(frozen=True)
class Alone:
    """Made alone: `what` it was in roots; `whole` when nothing of the project is left out."""

    clause: Clause
    what: frozenset[str]
    whole: bool
    sole: bool  # nobody else touched any of it


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    yield from _teams(told)
    yield from _credit(told)
    yield from _positions(told)


def _teams(told: Sequence[Clause]) -> Iterator[Clash]:
    sized = [(clause, count) for clause in told if (count := team_size(clause)) is not None]
    for (one, a), (two, b) in combinations(sized, 2):
        small, large = min(a, b), max(a, b)
        if large - small < 2 or large < 1.5 * small or one.story != two.story or not same_place(one, two):
            continue
        if corrected(one, two) or moved(one, two) or GROWTH.search(one.sentence) or GROWTH.search(two.sentence):
            continue
        bigger, smaller = (one, two) if a > b else (two, one)
        if PART.search(bigger.text) or PART.search(_IN_ALL.sub(" ", smaller.text)):
            continue
        if _of_one_profession(smaller) and not _of_one_profession(bigger):
            continue  # of one profession, and of all
        if _LED.search(smaller.text) and not _LED.search(bigger.text):
            continue  # who leads a part of a team does not lead all of it
        yield Clash(bigger, f"The team was also told as {small:.0f}, and here as {large:.0f}.", smaller)


@lru_cache(maxsize=REMEMBERED)
def team_size(clause: Clause) -> float | None:
    """How many people the candidate's team had; None where none is told."""
    found = None if clause.asked or SOMEBODY.match(clause.text) else _TEAM.search(clause.text)
    if found is None or re.search(r"\b(?:would|should|could|if|ideal\w*|usually|want\w*)\b", clause.text):
        return None
    return number(next(found[name] for name in "abcdefghij" if found[name])) or None


def _of_one_profession(clause: Clause) -> bool:
    found = _TEAM.search(clause.text)
    return bool(found and _SPECIFIC.search(found[0]))


def _credit(told: Sequence[Clause]) -> Iterator[Clash]:
    alone = [work for place, clause in enumerate(told) if (work := _alone(told, place))]
    others = [(clause, what) for clause in told if (what := _made_by_other(clause)) is not None]
    for work in alone:
        for clause, what in others:
            if (
                clause.story != work.clause.story
                or corrected(work.clause, clause)
                or not same_place(work.clause, clause)
            ):
                continue
            if _MOSTLY.search(work.clause.sentence) or (
                clause.turn == work.clause.turn and _MOSTLY.search(clause.near)
            ):
                continue
            if ELSEWHERE.search(clause.sentence) or _later(clause) or elsewhere(work.clause):
                continue
            part = work.sole and bool(work.what) and work.what <= what
            if what & _NO_WORK_OF_THE_KIND:
                continue
            if (
                part
                or (work.whole and (not what or not what & {"review", "test", "idea"}))
                or (what and what <= work.what)
            ):
                yield Clash(work.clause, "Somebody else was also named as having made a part of it.", clause)


def _later(clause: Clause) -> bool:
    return bool(re.search(
        r"\b(?:later|afterwards|since then|after (?:i|that|me)|took over|now|rewrote|today|by then|had already|"
        r"before (?:i|me)|"
        r"earlier|previous\w*|then)\b", clause.sentence, re.IGNORECASE,
    ))  # fmt: skip


def _alone(told: Sequence[Clause], place: int) -> Alone | None:
    clause = told[place]
    if not positive_alone(clause):
        return None
    found = _OBJECT.search(clause.text if _SOLE.search(clause.text) else ALONE.sub(" ", clause.text))
    what = content(found["what"]) if found else frozenset[str]()
    whole = bool(_WHOLE.search(clause.text)) and (not what or bool(what & _ALL_OF_IT) or "everyth" in what)
    whole = whole or (bool(what) and what <= _ALL_OF_IT)
    named = re.search(
        r"\b(?:it|this|these|them|everything|that)\b(?! (?:night|day|week|time|shift))", clause.text, re.IGNORECASE
    )
    if not what and not whole and not (named and CREDIT.search(clause.text)):
        return None
    if not what and not whole:  # `I did it alone`: it is what was made in the sentences before
        earlier = [c for c in told[max(place - 4, 0) : place] if c.turn == clause.turn]
        made = [content(m["what"]) for c in earlier if c.subject in ("I", "we") and (m := _OBJECT.search(c.text))]
        what = made[-1] if made else frozenset()
        whole = not what or what <= _ALL_OF_IT
    if _ONE_OF_A_PROFESSION.search(clause.text):  # who was the only engineer may have had a designer
        whole = False
    return Alone(clause, what, whole, bool(_SOLE.search(clause.text)))


@lru_cache(maxsize=REMEMBERED)
def positive_alone(clause: Clause) -> bool:
    """Whether the candidate says to have made something without anybody."""
    said = clause.subject in ("I", "none") and ALONE.search(clause.text) and not clause.asked
    denied = re.search(
        r"\b(?:not|n't|never|rarely|would|could|don't|didn't|wasn't|can't|work(?:ing)? alone|hardly)\b",
        ALONE.sub(" ", clause.text),
    )
    return (
        bool(said)
        and not denied
        and not re.search(r"\b(?:not|n't|never) (?:\w+ )?(?:alone|on my own|by myself|single)", clause.text)
    )


@lru_cache(maxsize=REMEMBERED)
def _made_by_other(clause: Clause) -> frozenset[str] | None:
    """What somebody else made, in roots; None when the clause tells no such thing."""
    found = None if clause.asked else _OTHER_MADE.search(clause.text)
    if found is None or (clause.subject == "I" and found["a"] and re.match(r"\W*I\b", clause.text)):
        return None
    who = (found["who"] or found["by"]).split()[0].casefold()
    if who in _NAMES_NOBODY or re.search(r"\b(?:would|could|should|n't|never|not)\b", clause.text):
        return None
    return content(found["a"] or found["b"])


def _positions(told: Sequence[Clause]) -> Iterator[Clash]:
    told = [clause for clause in told if _ANY_POSITION.search(clause.text)]
    for name in _FAMILIES:
        mine = [c for c in told if positive(c) and _MINE[name].search(c.text)]
        theirs = [c for c in told if not c.asked and _THEIRS[name].search(c.text) and not _MINE[name].search(c.text)]
        for one in mine:
            for two in theirs:
                apart = one.story != two.story or corrected(one, two) or moved(one, two) or not same_place(one, two)
                if not apart and not _OTHERS_LEAD.search(two.text) and not _OTHERS_LEAD.search(one.sentence):
                    yield Clash(one, f"Somebody else was also named as the {name}.", two)
