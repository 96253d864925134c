"""Cues by which candidates tell where it was, what was theirs to do, what they did, how it ended, and why.

`FORMULAS` say how well a part is told in the whole answer, `sign` which sentence tells it. No verdicts here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from re import IGNORECASE, compile
from typing import Literal

from candor.scoring import cues


def _any(*alternatives: str, flags: re.RegexFlag = IGNORECASE) -> re.Pattern[str]:
    return compile(r"\b(?:" + "|".join(alternatives) + r")", flags)


_TIME = _any(
    r"last (?:year|month|week|spring|summer|autumn|fall|winter|quarter|march|april|june|july|october|november)\b",
    r"(?:in|since|by|until|on) (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|easter|christmas|20\d\d|spring|summer|autumn|winter)\b",
    r"(?:two|three|four|five|six|seven|eight|nine|ten|a|\d+) (?:days?|weeks?|months?|years?|hours?|minutes?) (?:before|"
    r"ago|into|after|until|to|from|earlier)\b", r"the (?:night|day|week|morning|evening|month) (?:before|after|of)\b",
    r"ago\b", r"at the time\b", r"during\b", r"when i (?:was|joined|started)\b", r"my first\b",
)  # fmt: skip
_PLACE = compile(
    r"\b(?:at|for|in|with) (?:a|an|my|our|the) (?:\w+[ -]){0,3}(?:company|start-?up|bank|insurer|hospital|clinic|"
    r"shop|agency|"
    r"university|team|lab|institute|thesis|internship|project|bootcamp|course|firm|maker|group|factory|plant|"
    r"retailer|school"
    r"|job|employer|museum|city|ministry|charity|club|client|customer|platform|marketplace)\b|\b(?:at|for|"
    r"in) (?-i:[A-Z])\w+",
    IGNORECASE,
)
_STAKES = _any(
    r"deadlines?\b", r"due\b", r"fine of\b", r"at stake\b", r"lost?\b", r"losing\b", r"contract\b", r"launch\b",
    r"audit",
    r"customers?\b", r"patients?\b", r"risk", r"penalt", r"go[- ]live\b", r"minister\b", r"board\b",
    r"director\b", r"boss\b",
    r"investors?\b", r"complain", r"angry\b", r"refus", r"wrong\b", r"broke", r"fail", r"demo\b", r"promised\b",
    r"freeze\b",
    r"renewal\b", r"regulat", r"otherwise\b", r"wanted\b", r"argu", r"disagree", r"stuck\b", r"crash",
)  # fmt: skip
_DOMAIN = _any(
    r"models?\b", r"forecast", r"pipeline\b", r"dashboard\b", r"classifier\b", r"ranker\b", r"detector\b", r"system\b",
    r"service\b", r"churn\b", r"fraud\b", r"pricing\b", r"feature\b", r"data\b", r"labels?\b", r"report\b",
    r"release\b",
)  # fmt: skip
_PEOPLE = compile(
    r"\b(?:colleagues?|manager|lead|teammates?|supervisor|adviser|professor|intern|client|team of|we were|"
    r"two of us|our "
    r"(?:team|data|product|designer|lead)|nurses?|doctors?|engineers?|analysts?|students?|head of)\b|"
    r"(?<=[a-z,] )(?-i:[A-Z]"
    r"[a-z]{2,})\b",
    IGNORECASE,
)
_MY_TASK = _any(
    r"my (?:job|task|role|part|responsibility|duty|brief|goal|assignment|order|name on|piece|half|share|call|turn)\b",
    r"(?:was|were|is|being) (?:mine|my (?:job|task|call|responsibility))\b", r"(?:i was|i'm|i am|i’m|as the one) "
    r"(?:responsible|accountable|in charge|on call|the one|asked|told|supposed|assigned|given|hired|leading|due|"
    r"meant)\b",
    r"asked me to\b", r"wanted me to\b", r"told me to\b", r"i (?:had|needed|have) to\b", r"i (?:owned|own|led|"
    r"headed)\b",
    r"put me (?:in|on)\b", r"gave me\b", r"fell to me\b", r"landed on (?:me|my)\b", r"up to me\b",
    r"as (?:the )?(?:owner|"
    r"lead|tech lead|buddy|mentor|project lead|team lead)\b", r"i was to\b", r"i'm to\b", r"handed (?:to )?me\b",
    r"i'd promised\b",
    r"i was the (?:\w+ )?(?:lead|owner|mentor|volunteer|engineer)", r"mine,? (?:and|to)\b", r"only mine\b",
    r"i'd been asked\b",
)  # fmt: skip
_GOAL = _any(
    r"without (?:\w+ing|a|any|losing)\b", r"within\b", r"under \d", r"by (?:the end|friday|monday|march|easter|"
    r"christmas|"
    r"june|may|\d)", r"before (?:the|we|it)\b", r"no (?:more|later) than\b", r"at least\b", r"goal\b", r"target\b",
    r"supposed to\b", r"in time for\b", r"deadline\b", r"make sure\b", r"so that\b", r"due\b", r"until\b", r"must\b",
)  # fmt: skip
PAST_VERB = (
    r"(?:\w{3,}ed|wrote|built|took|made|put|ran|told|went|began|drew|sat|set|cut|got|gave|found|rang|brought|sent|"
    r"spoke|kept|"
    r"read|chose|taught|split|led|met|held|said|let|showed|did|rewrote|rebuilt|left|broke|spent|sold|bought|saw|"
    r"shut|won|"
    r"withdrew|understood|caught|swapped|heard|fed|wore|drove)"
)
_MY_DEED = compile(
    rf"\bI(?:'d| had|’d)? (?:then |also |first |only |just |simply |never |even |\w+ly )?(?!was\b|had\b|wanted\b|"
    rf"needed\b|"
    rf"noticed\b|believed\b|liked\b|tried\b|used\b|learned\b|realised\b|seemed\b|happened\b|worked\b|helped\b|"
    rf"felt\b|saw\b|"
    rf"got\b|said\b|hoped\b|started\b|understood\b|discussed\b|moved\b|heard\b|lost\b){PAST_VERB}\b",
    IGNORECASE,
)  # fmt: skip
_MY_CHAIN = compile(rf"(?:,|\band|\bthen|;) (?:then )?{PAST_VERB}\b (?:the|a|an|it|them|him|her|each|every|my|all|"
    rf"two|three"
                    r"|what|to|down|out|up|with|him|\d+)", IGNORECASE)  # fmt: skip
DEED = compile(rf"\b(?:I|we)(?:'d| had)? (?:\w+ )?{PAST_VERB}\b", IGNORECASE)
_OUR_DEED = compile(rf"\b(?:we|they|he|she) (?:\w+ly )?{PAST_VERB}\b", IGNORECASE)
_VAGUE_DEED = _any(
    r"helped\b", r"discuss", r"talked about\b", r"communicat", r"tried\b", r"worked (?:hard|together|on)\b",
    r"various\b",
    r"looked (?:at|into)\b", r"coordinat", r"supported\b", r"got going\b", r"did (?:stuff|things|my best)\b",
    r"collaborat",
    r"somehow\b", r"some\b", r"handled\b", r"managed\b",
)  # fmt: skip
_OUTCOME = _any(
    r"in the end\b", r"(?:fell|rose|dropped|went|grew|climbed|cut|down|up|improved|reduced|increased|halved|"
    r"doubled|shrank) "
    r"(?:from|to|by)\b", r"from \S+ (?:\w+ )?to\b", r"shipped\b", r"merged\b", r"launched\b", r"went live\b",
    r"renewed\b",
    r"signed\b", r"won\b", r"passed\b", r"accepted\b", r"approved\b", r"saved\b", r"since then\b",
    r"still (?:in use|runs?|"
    r"use[sd]?|works?|there|today)\b", r"to this day\b", r"in production\b", r"(?:has|have|had)n't (?:had|been|come)\b",
    r"adopted\b", r"per ?cent\b", r"%", r"as a result\b", r"afterwards\b", r"ended\b", r"result(?:s|ed)?\b",
    r"worked\b",
    r"arrived\b", r"delivered\b", r"on time\b", r"days? (?:early|late)\b", r"nobody\b", r"none\b", r"no (?:one|"
    r"more|complaints?"
    r"|incidents?|further)\b", r"stopped\b", r"became\b", r"instead of\b", r"reached\b", r"earned\b", r"lost\b",
    r"graded?\b",
    r"thanked\b", r"stayed\b", r"now\b", r"today\b", r"caught\b", r"kept\b", r"finished\b", r"fixed\b", r"uses? it\b",
)  # fmt: skip
_VAGUE_END = _any(
    r"went (?:fine|well|ok|okay|good)\b", r"everyone was\b", r"happy\b", r"more or less\b", r"at some point\b",
    r"somehow\b",
    r"eventually\b", r"quite\b", r"as far as i\b", r"i think\b", r"i believe\b", r"or so\b", r"we got (?:far|there)\b",
    r"success", r"good (?:result|feedback|experience)\b", r"reasonably\b", r"fairly\b", r"probably\b",
)  # fmt: skip
_WHY = _any(
    r"because\b", r"since\b", r"so that\b", r"otherwise\b", r"the reason\b", r"rather than\b", r"instead of\b",
    r"not to\b",
    r"which is why\b", r"that's why\b", r"if (?:i|we|he|she|they|the|it|you)\b", r"would(?:n't| have|'ve)?\b",
    r"might\b",
    r"i (?:thought|figured|reckoned|knew|suspected|wanted|feared|didn't want|guessed|believed|judged)\b", r"cost\b",
    r"worth\b", r"cheaper\b", r"risk", r"could have\b", r"i'd rather\b", r"isn't\b", r"doesn't\b", r"can't\b",
)  # fmt: skip
_LESSON = _any(
    r"i(?:'ve| have)? (?:learned|learnt|realised|realized|understood|noticed)\b", r"taught me\b", r"lesson\b",
    r"next time\b",
    r"today i\b", r"since then\b", r"now i\b", r"i now\b", r"i'd (?:do|ask|write|start|begin|never|now|not|have)\b",
    r"looking back\b", r"in hindsight\b", r"i should(?:'ve| have)\b", r"mistake\b", r"i was wrong\b",
    r"what i (?:took|take)\b",
    r"ever since\b", r"differently\b", r"i could(?:'ve| have)\b",
)  # fmt: skip

_GENERAL = _any(r"is\b", r"are\b", r"i've\b", r"it's\b", r"that's\b", r"always\b", r"usually\b")
_WE = compile(r"\bwe\b", IGNORECASE)

Where = Literal["all", "first", "last"]  # the whole answer, its first or its last third


@dataclass(frozen=True)
class Formula:
    """A part's score from 1 to 5: `base` plus, per term, weight times log(1 + how often the cue stands there)."""

    base: float
    terms: tuple[tuple[re.Pattern[str], Where, float], ...]

    def points(self, told: Sequence[str]) -> float:
        """`told` is the answer's sentences. Counts above MOST_COUNTED add nothing."""
        third = max(len(told) // 3, 1)
        stretch = {"all": told, "first": told[: max(third, 2)], "last": told[-third:]}
        found = self.base
        for cue, where, weight in self.terms:
            count = sum(len(cue.findall(text)) for text in stretch[where])
            found += weight * log1p(min(count, MOST_COUNTED))
        return found


MOST_COUNTED = 8
FORMULAS: dict[str, Formula] = {  # fitted with folds by question on the labelled stories, signs fixed, rounded
    "situation": Formula(2.1, (
        (_PEOPLE, "first", 0.85), (cues.NUMBER, "first", 0.75), (_PLACE, "first", 0.7), (_TIME, "first", 0.1),
        (_STAKES, "first", 0.5), (_MY_DEED, "all", 0.5), (_GENERAL, "all", -0.4), (cues.VAGUE, "all", -0.2),
    )),
    "task": Formula(1.0, (
        (_MY_TASK, "all", 2.6), (_GOAL, "all", 0.9), (cues.NUMBER, "all", 0.75), (_MY_DEED, "all", 0.35),
        (_GENERAL, "all", -0.3), (cues.VAGUE, "all", -0.3),
    )),
    "action": Formula(1.6, (
        (_MY_DEED, "all", 1.3), (cues.NUMBER, "all", 0.7), (cues.UNFOLDS, "all", 1.0), (_GENERAL, "all", -0.35),
        (_WE, "all", -0.25), (cues.VAGUE, "all", -0.45), (_VAGUE_DEED, "all", -0.25),
    )),
    "result": Formula(1.7, (
        (cues.NUMBER, "last", 1.2), (cues.NUMBER, "all", 0.85), (_OUTCOME, "all", 0.4), (_OUTCOME, "last", 0.35),
        (_GENERAL, "all", -0.55), (cues.VAGUE, "all", -0.3), (_VAGUE_END, "last", -0.5),
    )),
    "reasoning": Formula(0.9, (
        (cues.UNFOLDS, "all", 1.5), (cues.SO, "all", 0.85), (cues.AS, "all", 0.3), (_WHY, "all", 0.8),
        (cues.CAUSE, "all", 0.6), (cues.NEGATION, "all", 0.4), (cues.CONDITION, "all", 0.5), (_LESSON, "all", 0.6),
        (cues.VAGUE, "all", -0.6),
    )),
}  # fmt: skip

Weighted = tuple[tuple[re.Pattern[str], float], ...]
SIGNS: dict[str, Weighted] = {  # which sentence tells the part
    "situation": ((_TIME, 1.0), (_PLACE, 1.0), (_STAKES, 0.7), (_DOMAIN, 0.5), (_PEOPLE, 0.5), (cues.NUMBER, 0.6)),
    "task": ((_MY_TASK, 2.0), (_GOAL, 0.5)),
    "action": ((_MY_DEED, 1.0), (_MY_CHAIN, 0.5), (_OUR_DEED, 0.2), (cues.NUMBER, 0.2), (_VAGUE_DEED, -0.4)),
    "result": ((_OUTCOME, 0.8), (cues.NUMBER, 0.5), (_VAGUE_END, -0.5)),
    "reasoning": ((_WHY, 0.8), (_LESSON, 1.0), (cues.UNFOLDS, 0.6), (cues.SO, 0.4), (cues.AS, 0.6), (cues.CAUSE, 0.6)),
}
ORDER_OF_CHOICE = ("task", "result", "reasoning", "action", "situation")  # the rarest cues choose their sentence first
_IF_ASKED = _any(
    r"i (?:would|will)\b", r"i'd\b", r"usually\b", r"always\b", r"in general\b", r"normally\b", r"one should\b"
)


def sign(part: str, text: str, place: float, story: bool) -> float:
    """How plainly a sentence tells a part of a story, from 0; `place` is where it stands, 0 first to 1 last.
    Conditional talk is no story."""
    total = sum(weight * min(len(cue.findall(text)), 3) for cue, weight in SIGNS[part])
    if story and part in {"situation", "action", "result"} and _IF_ASKED.search(text):
        total *= 0.5
    if part == "situation" and place > 0.5:
        total *= 0.5
    if part == "result":  # the last figure of a story is its result; an earlier one led up to it
        total *= 0.5 if place < 0.34 else 0.6 + 0.4 * place
    return max(total, 0.0)

CUES: dict[str, re.Pattern[str]] = {  # by the part each speaks of; what each is worth is fitted elsewhere
    "situation_time": _TIME, "situation_place": _PLACE, "situation_stakes": _STAKES, "situation_domain": _DOMAIN,
    "situation_people": _PEOPLE, "situation_general": _GENERAL, "task_mine": _MY_TASK, "task_goal": _GOAL,
    "action_mine": _MY_DEED, "action_chain": _MY_CHAIN, "action_ours": _OUR_DEED, "action_vague": _VAGUE_DEED,
    "action_we": _WE, "action_would": _IF_ASKED, "result_outcome": _OUTCOME, "result_vague": _VAGUE_END,
    "result_number": cues.NUMBER, "reasoning_why": _WHY, "reasoning_lesson": _LESSON,
    "reasoning_unfolds": cues.UNFOLDS, "reasoning_so": cues.SO, "reasoning_cause": cues.CAUSE,
    "reasoning_vague": cues.VAGUE,
}  # fmt: skip
