"""What must stand in an exchange for a kind to be thought of at all: without it there is no flag, whatever is read.

Precision comes before recall: these are the definitions' own limits, not thresholds.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from candor.interview.reading import PitfallKind
from candor.pitfalls.exchange import Exchange
from candor.pitfalls.no_questions import invited
from candor.pitfalls.signs import asked, claims, gaps, people
from candor.pitfalls.weights import LONG_WORDS

LEAST_WORDS_UNCLEAR: Final = 10
LEAST_WORDS_RAMBLING: Final = 35
MOST_WORDS_EVASION: Final = 90  # a longer reply that dodges is rambling, or an answer
_QUOTED = re.compile(r"[\"“‘'][^\"”’']{4,}[\"”’'](?=\W|$)")


def _any(text: str, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _no_questions(exchange: Exchange) -> bool:
    return invited(exchange) and not gaps.ANSWERED_OR_LATER.search(exchange.plain)


def _overclaiming(exchange: Exchange) -> bool:
    """A large word of oneself that nothing in its sentence bounds."""
    large = (claims.ABSOLUTE, claims.ABOVE_OTHERS, claims.IMPLAUSIBLE_TIME, claims.NOTHING_BEYOND, claims.TOP_MARK)
    on_skill = exchange.asks(asked.SKILL)
    return any(
        _any(line, *large) and (on_skill or claims.OF_SELF.search(line)) and not claims.BOUNDED.search(line)
        for line in exchange.plain_sentences
    )


def _salary_focus(exchange: Exchange) -> bool:
    return _any(exchange.plain, gaps.MONEY, gaps.BETTER_PAID) and not exchange.asks(asked.PAY_ITSELF)


def rude(exchange: Exchange) -> bool:
    """Rude words of the candidate's own: not those of somebody quoted."""
    patterns = (
        people.SWEARING, people.INSULTS, people.CHAT_SLANG, people.REMARKS_ON_GROUPS, people.TALKING_DOWN
    )  # fmt: skip
    return _any(own_words(exchange.plain), *patterns)


def own_words(text: str) -> str:
    """The text without what stands between quotation marks."""
    return _QUOTED.sub(" ", text)


def _cannot_explain_project(exchange: Exchange) -> bool:
    """Not knowing one figure is no such thing when something is known beside it."""
    if exchange.asks(asked.A_FIGURE) and gaps.FACT.search(exchange.plain):
        return False
    return _any(exchange.plain, gaps.NOT_KNOWING, gaps.GUESSING, gaps.LEFT_TO)


def _dismissive_of_teamwork(exchange: Exchange) -> bool:
    """In a long answer about something else a stray word weighs nothing."""
    return exchange.words <= LONG_WORDS or (
        exchange.asks(asked.TEAM) and bool(people.DISDAIN.search(exchange.plain))
    )


def _false_promise(exchange: Exchange) -> bool:
    return _any(exchange.plain, claims.FUTURE, claims.BY_WHEN, claims.SWORN, claims.WITHOUT_EXCEPTION)


_GUARDS: Mapping[PitfallKind, Callable[[Exchange], bool]] = {
    "no_questions": _no_questions,
    "overclaiming": _overclaiming,
    "salary_focus": _salary_focus,
    "unprofessional_language": rude,
    "cannot_explain_project": _cannot_explain_project,
    "dismissive_of_teamwork": _dismissive_of_teamwork,
    "false_promise": _false_promise,
    "unclear_explanation": lambda exchange: exchange.words >= LEAST_WORDS_UNCLEAR,
    "evasion": lambda exchange: exchange.words <= MOST_WORDS_EVASION,
    "rambling": lambda exchange: exchange.words >= LEAST_WORDS_RAMBLING,
}


def possible(kind: PitfallKind, exchange: Exchange) -> bool:
    """Whether the kind can be there at all."""
    return kind not in _GUARDS or _GUARDS[kind](exchange)
