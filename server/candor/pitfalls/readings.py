"""What of an exchange speaks for each kind of pitfall, as named numbers that can be shown: how often a sign stands in
the reply, what was asked, what holds together within one sentence, how near the words come to written examples.

Numbers only: how much each weighs was trained (`weights.json`), what is impossible stands in `guards.py`.
"""

import re
from collections.abc import Mapping
from math import log1p
from typing import Final

from candor.interview.reading import PitfallKind
from candor.pitfalls import together
from candor.pitfalls.exchange import Exchange
from candor.pitfalls.exemplars import Likeness
from candor.pitfalls.signs import asked, claims, gaps, people

Patterns = Mapping[str, re.Pattern[str]]
SIGNS: Final[Mapping[PitfallKind, Patterns]] = {
    "overclaiming": {
        "absolute": claims.ABSOLUTE, "of_self": claims.OF_SELF, "above_others": claims.ABOVE_OTHERS,
        "implausible_time": claims.IMPLAUSIBLE_TIME, "bounded": claims.BOUNDED, "condition": claims.CONDITION,
        "nothing_beyond": claims.NOTHING_BEYOND, "top_mark": claims.TOP_MARK,
    },
    "false_promise": {
        "future": claims.FUTURE, "sworn": claims.SWORN, "number_or_date": claims.NUMBER_OR_DATE,
        "outcome": claims.OUTCOME, "condition": claims.CONDITION, "past": claims.PAST_TENSE,
        "by_when": claims.BY_WHEN, "was_before": claims.WAS_BEFORE,
    },
    "unclear_explanation": {"vague": gaps.VAGUE, "pointing": gaps.POINTING, "jargon": gaps.JARGON},
    "company_unfamiliarity": {
        "not_looked_up": gaps.NOT_LOOKED_UP, "fits_any": gaps.FITS_ANY_COMPANY, "looked_up": gaps.LOOKED_UP,
        "guessing": gaps.GUESSING,
    },
    "cannot_explain_project": {
        "not_knowing": gaps.NOT_KNOWING, "guessing": gaps.GUESSING, "left_to": gaps.LEFT_TO,
        "known_in_part": gaps.KNOWN_IN_PART,
    },
    "no_questions": {
        "no_question": gaps.NO_QUESTION, "a_question": gaps.A_QUESTION, "about_the_reply": gaps.ABOUT_THE_REPLY,
        "answered_or_later": gaps.ANSWERED_OR_LATER,
    },
    "negative_about_employer": {
        "scorn": people.SCORN, "them": people.THEM, "superiors": people.SUPERIORS, "fair": people.FAIR,
        "insults": people.INSULTS, "as_persons": people.AS_PERSONS,
    },
    "dismissive_of_teamwork": {
        "disdain": people.DISDAIN, "together": people.TOGETHER, "insults": people.INSULTS,
    },
    "salary_focus": {
        "money": gaps.MONEY, "pay": gaps.PAY_WORDS, "subject": gaps.MONEY_AS_SUBJECT, "aside": gaps.MONEY_ASIDE,
    },
    "unprofessional_language": {
        "swearing": people.SWEARING, "insults": people.INSULTS, "slang": people.SLANG,
        "chat_slang": people.CHAT_SLANG, "groups": people.REMARKS_ON_GROUPS, "talking_down": people.TALKING_DOWN,
        "quoting": people.QUOTING, "technical": people.TECHNICAL_RUDE,
    },
    "rambling": {"elsewhere": gaps.ELSEWHERE},
    "role_misrepresentation": {
        "claimed": claims.ROLE_CLAIMED, "undercut": claims.UNDERCUT, "bounded": claims.ROLE_BOUNDED,
        "small_part": claims.SMALL_PART,
    },
    "evasion": {
        "dodging": gaps.DODGING, "plain_answer": gaps.PLAIN_ANSWER, "owns_up": gaps.OWNS_UP, "fact": gaps.FACT,
        "known_in_part": gaps.KNOWN_IN_PART,
    },
    "blame_shifting": {
        "own_share": people.OWN_SHARE, "others_share": people.OTHERS_SHARE, "scorn": people.SCORN,
    },
}  # fmt: skip
ASKED: Final[Mapping[PitfallKind, Patterns]] = {
    "overclaiming": {"asks_skill": asked.SKILL, "asks_promise": asked.PROMISE},
    "false_promise": {"asks_promise": asked.PROMISE},
    "unclear_explanation": {
        "plain_words": asked.IN_PLAIN_WORDS, "explain": asked.EXPLAIN, "technically": asked.TECHNICALLY,
    },
    "company_unfamiliarity": {"asks_company": asked.COMPANY, "why_us": asked.WHY_US},
    "cannot_explain_project": {"asks_project": asked.PROJECT},
    "no_questions": {"invites": asked.QUESTIONS, "another_offer": asked.ANOTHER_OFFER},
    "negative_about_employer": {"asks_employer": asked.EMPLOYER},
    "dismissive_of_teamwork": {"asks_team": asked.TEAM},
    "salary_focus": {"asks_pay": asked.PAY, "invites": asked.QUESTIONS, "why_us": asked.WHY_US},
    "unprofessional_language": {},
    "rambling": {},
    "role_misrepresentation": {"asks_role": asked.ROLE_HELD},
    "evasion": {"direct": asked.DIRECT, "closed": asked.CLOSED, "invites": asked.QUESTIONS},
    "blame_shifting": {"asks_failure": asked.FAILURE},
}  # fmt: skip
KINDS: Final = tuple(SIGNS)


def read(exchange: Exchange, likeness: Likeness) -> dict[PitfallKind, dict[str, float]]:
    """By kind, every reading by name. The exchange must have vectors and at least one clause."""
    assert exchange.rows is not None
    near = likeness.read(exchange.rows, exchange.asked)
    return {kind: _of_kind(kind, exchange, near[kind]) for kind in KINDS}


def _of_kind(kind: PitfallKind, exchange: Exchange, near: Mapping[str, float]) -> dict[str, float]:
    words = max(len(exchange.answer.split()), 1)
    signs = {name: float(exchange.times(pattern)) for name, pattern in SIGNS[kind].items()}
    often = {f"{name}_often": exchange.times(p, 20) / words * 10 for name, p in SIGNS[kind].items()}
    said = {name: float(exchange.asks(pattern)) for name, pattern in ASKED[kind].items()}
    length = {"length": log1p(words), "clauses": float(len(exchange.atoms))}
    joint = together.READ[kind](exchange, signs | said) if kind in together.READ else {}
    return {**near, **length, **signs, **often, **said, **joint}
