"""Who made a thing, and who made it alone: the candidate's word against the candidate's word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import ELSEWHERE, corrected, elsewhere, same_place
from candor.claims.kinds import ALONE, CREDIT
from candor.text.normalise import stem, words

_MADE: Final = (
    r"wrote|built|did|designed|trained|made|implemented|coded|developed|created|handled|set up|prepared|labelled|tuned|"
    r"took care of|was responsible for|owned|programmed|came up with|thought up|figured out|worked out|invented|"
    r"conceived|"
    r"devised|put together|drew up|come up with|written|done|drawn up|shipped|introduced|had the idea (?:for|of|to)"
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
    rf"really |already |also |then |who sits \w+ \w+ )?(?:(?:{_MADE}) (?P<a>[^,.;!?]{{2,60}})"
    r"|(?:worked|figured|thought|written|mapped|drawn|thrashed) (?P<c>(?:it|this|that|everything|all of it|"
    r"the [^,.;!?]{3,40}?) "
    r"(?:all )?(?:out|up|down|through)\b))"
    rf"|(?P<b>[^,.;!?]{{2,50}}?) (?:was|were|had been) (?:actually |mostly |mainly |all |really )?(?:written|built|"
    r"done|designed|trained|made|implemented|"
    rf"coded|developed|created|invented|conceived|worked out|devised|drawn up) by (?P<by>{_AGENT}|someone else|"
    r"somebody else|another team|others)",
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
    r"delivered|carried out|came up with|thought up|figured out|worked out|invented|conceived|devised|introduced|"
    r"drew up|"
    r"programmed|written|migrated|shipped|put together|handled|prepared|labelled|labeled|tuned|ran|deployed|"
    r"refactored|automated|(?:developer|author|engineer|owner|"
    r"contributor|one|person|engineer|scientist) (?:of|on|for|working on|who worked on|"
    r"who touched)|(?:every|each) (?:single )?(?:line|part|bit|piece) of)\b (?P<what>[^,.;!?]*)",
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
_SOLE: Final = re.compile(r"\b(?:sole|the only|no one else|nobody else|every line)\b", re.IGNORECASE)
_ONE_OF_A_PROFESSION: Final = re.compile(
    r"\b(?:sole|the only) (?:data )?(?:engineer|developer|scientist|analyst|programmer)\b", re.IGNORECASE
)
_MOSTLY: Final = re.compile(
    r"\b(?:mostly|nearly|almost|basically|largely|more or less|except(?! (?:me|myself))|apart from(?! me)|"
    r"besides(?! me)|most of)\b",
    re.IGNORECASE,
)
_ALL_OF_IT: Final = content(
    "codebase code project system product application app solution platform service everything prototype work"
)
_WHILE: Final = re.compile(
    r"\s(?:in|during|on) (?:my|his|her|their)\s|\s(?:while|when|before|after|the (?:year|"
    r"month|week) before)\s",
    re.IGNORECASE,
)
_SHE_HAD: Final = re.compile(
    rf"^\W*(?:\w+ )?(?:he|she|they)(?:'d| had)? (?:actually |really |already |"
    rf"also )?(?:{_MADE}) (?P<a>[^,.;!?]{{2,60}})",
    re.IGNORECASE,
)
_NAMED_BEFORE: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b|^[A-Z][a-z]+,")
_THERE_ALREADY: Final = re.compile(
    r"\balready (?:\w+ )?(?:in production|there|running|live|in use|existed|built|done)\b|\b(?:was|were|"
    r"had been) (?:\w+ )?"
    r"(?:there|running|live|done|finished|working|in (?:use|place|production)) (?:\w+ )?before (?:I|me)\b|"
    r"\bbefore I (?:even |"
    r"ever )?(?:got|came|joined|arrived|started|touched|saw|heard)\b",
    re.IGNORECASE,
)
_NEW_ONE: Final = re.compile(
    r"\b(?:new|second|next|rewrote|rewritten|again|version|v2|replac\w*|from then|"
    r"own)\b(?! own)",
    re.IGNORECASE,
)
_IT_ALONE: Final = re.compile(
    rf"\b(?:{_MADE}) (?:it|this|that)\b.*\b(?:by (?:him|her|them)sel(?:f|ves)|alone|"
    rf"on (?:his|her|their) own|single-handed(?:ly)?)\b",
    re.I,
)
_LATER: Final = re.compile(
    r"\b(?:later|afterwards|since then|after (?:i|that|me)|took over|now|rewrote|today|by then|had already|"
    r"before (?:i|me)|"
    r"earlier|previous\w*|then)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Alone:
    """Made alone: `what` it was in roots; `whole` when nothing of the project is left out."""

    clause: Clause
    what: frozenset[str]
    whole: bool
    sole: bool  # nobody else touched any of it
    head: str = ""  # the noun that names it


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    alone = [work for place, clause in enumerate(told) if (work := _alone(told, place))]
    others = [(clause, what) for clause in told if (what := _made_by_other(clause)) is not None] if alone else []
    for work in alone:
        for clause, what in others:
            if not _may_differ(work.clause, clause) and (reason := _against(work, clause, what)):
                yield Clash(work.clause, reason, clause)


def _may_differ(mine: Clause, theirs: Clause) -> bool:
    """Whether two statements may be of different work."""
    if theirs.story != mine.story or corrected(mine, theirs) or not same_place(mine, theirs):
        return True
    if _MOSTLY.search(mine.sentence) or (theirs.turn == mine.turn and _MOSTLY.search(theirs.near)):
        return True
    return bool(ELSEWHERE.search(theirs.sentence)) or elsewhere(mine)


def _against(work: Alone, clause: Clause, what: frozenset[str]) -> str:
    """Why it cannot have been made alone; empty when it may have been."""
    near = abs(clause.turn - work.clause.turn) <= 1
    if not what and work.head and _speaks_of(clause, work.head):
        what = work.what
    if work.sole and near and _IT_ALONE.search(clause.text) and (_before_me(clause) or not _later(clause)):
        return "Somebody else was also named as having made it."
    if (_later(clause) and not _existed(work, clause, what)) or what & _NO_WORK_OF_THE_KIND:
        return ""
    it_all = work.whole and (near or bool(what) or not _IT_ALONE.search(clause.text))
    it_all = it_all and not what & {"review", "test", "idea"}
    part = work.sole and bool(work.what) and work.what <= what
    if part or it_all or (what and what <= work.what):
        return "Somebody else was also named as having made a part of it."
    return ""


def _speaks_of(clause: Clause, head: str) -> bool:
    """Whether `it` can be the thing of that name: the sentence or the one before names it, with `the`."""
    told = f"{clause.before} {clause.sentence}"
    return any(stem(word) == head for word in _THE_ONE.findall(told.casefold()))


_THE_ONE: Final = re.compile(r"\b(?:the|that|this|my|our)\s([\w-]+)\b")


def _existed(work: Alone, clause: Clause, what: frozenset[str]) -> bool:
    """`I designed it from scratch, alone` of what a named person had made, and what was in use, before."""
    same = bool(what) and bool(work.what) and (what <= work.what or work.what <= what)
    return same and bool(_THERE_ALREADY.search(clause.sentence)) and not _NEW_ONE.search(clause.sentence)


def _before_me(clause: Clause) -> bool:
    """Whether what somebody else made was made before the speaker came, and nothing says that it was made anew."""
    return not _LATER.search(re.sub(r"\bbefore (?:I|me)\b", " ", clause.sentence))


def _later(clause: Clause) -> bool:
    return bool(_LATER.search(clause.sentence))


def _alone(told: Sequence[Clause], place: int) -> Alone | None:
    clause = told[place]
    if not positive_alone(clause):
        return None
    found = _OBJECT.search(clause.text if _SOLE.search(clause.text) else ALONE.sub(" ", clause.text))
    found = found or _MY_OWN.search(clause.text)
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
    return Alone(clause, what, whole, bool(_SOLE.search(clause.text)), _head(found["what"]) if found else "")


_MY_OWN: Final = re.compile(
    r"\b(?P<what>(?:the|our|this|that) [\w -]{3,40}?) (?:is|was|are|were) (?:all |entirely |completely )?(?:mine|"
    r"my own)\b", re.I
)


def _head(said: str) -> str:
    """The last noun of what was made, before what is hung on to it."""
    named = _HUNG_ON.split(said)[0]
    told = [stem(word) for word in words(named) if content(word)]
    return told[-1] if told else ""


_HUNG_ON: Final = re.compile(
    r"\b(?:for|of|in|on|at|with|by|to|from|that|which|who|entirely|all|completely|alone|during|when|as|and|myself)\b|$"
)


_MAY_BE_ALONE: Final = "alone sel own hand help sole solo only else line start beginning my".split()


@lru_cache(maxsize=REMEMBERED)
def positive_alone(clause: Clause) -> bool:
    """Whether the candidate says to have made something without anybody."""
    if not clause.has(*_MAY_BE_ALONE):
        return False
    mine = clause.subject in ("I", "none") or re.search(r"\b(?:mine|my own)\b", clause.text, re.IGNORECASE)
    said = mine and ALONE.search(clause.text) and not clause.asked
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
    if not clause.asked and (she := _SHE_HAD.search(clause.text)) and _NAMED_BEFORE.search(clause.before):
        return content(_WHILE.split(she["a"])[0])
    if found is None or (clause.subject == "I" and found["a"] and re.match(r"\W*I\b", clause.text)):
        return None
    who = (found["who"] or found["by"]).split()[0].casefold()
    if who in _NAMES_NOBODY or re.search(r"\b(?:would|could|should|n't|never|not)\b", clause.text):
        return None
    said = _WHILE.split(found["a"] or found["b"] or found["c"])[0]
    return content(said)
