"""Overclaiming: skill or success that is absolute or implausible, said by candidates of themselves.

A strong claim with bounds or facts is none: a ranking within a named team, a perfect figure on a small sample, a
figure with its exception. Every rule here would rather miss a boast than accuse a fact.
"""

import re

from candor.pitfalls import boasts
from candor.pitfalls.exchange import Exchange, Found
from candor.text.spans import Span

_KINDS = (
    (boasts.NOTHING_LEFT, 0.9),
    (boasts.ABOVE_ALL, 0.8),
    (boasts.MASTERY, 0.8),
    (boasts.FLAWLESS, 0.8),
)
_LATEST = 2030  # no clock here: a length of experience is implausible only if it would be so even in that year


def find(exchange: Exchange) -> Found | None:
    """The first boast that stands, or None."""
    for sentence in exchange.sentences:
        for pattern, strength in _KINDS:
            match = pattern.search(sentence.text)
            if match and _stands(exchange, sentence, match, pattern):
                start, end = exchange.clause_around(match, sentence.start)
                return exchange.found("overclaiming", start, end, strength)
        if _impossible(sentence.text):
            return exchange.found("overclaiming", sentence.start, sentence.end, 0.9)
    return None


def _stands(exchange: Exchange, sentence: Span, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether a match is the candidate's own unbounded claim."""
    before, text = sentence.text[: match.start()], sentence.text
    if text.rstrip().endswith("?") or boasts.BOUND.search(text) or boasts.BOUND.search(_next(exchange, sentence)):
        return False
    if pattern is boasts.NOTHING_LEFT:
        return True
    if boasts.DENIED.search(before) or _reported(exchange, sentence):
        return False
    if pattern in (boasts.MASTERY, boasts.ABOVE_ALL) and boasts.TAKEN_BACK.search(match.group()):
        return False
    if pattern is boasts.ABOVE_ALL and boasts.SOMEBODY_ELSE.search(before):
        return False
    return bool(boasts.SELF.search(text) or boasts.ASKED_ABOUT_SELF.search(exchange.said))


def _reported(exchange: Exchange, sentence: Span) -> bool:
    """Whether the sentence stands inside quotation marks: somebody else's words."""
    quoted = re.findall(r"[\"“„][^\"”“]+[\"”]", exchange.answer)
    return any(sentence.text.strip(' "“”„.') in stretch for stretch in quoted)


def _impossible(text: str) -> bool:
    """Whether more experience is claimed than the technology has years. Only of the candidate's own experience."""
    born = [boasts.BORN[name.casefold()] for name in boasts.TECHNOLOGY.findall(text)]
    if not born or not boasts.SELF.search(text):
        return False
    since = [int(year) for year in boasts.SINCE.findall(text)]
    spent = [boasts.WORDS.get(count.casefold()) or int(count) for count in boasts.YEARS.findall(text)]
    return any(year < max(born) for year in since) or any(years > _LATEST - max(born) for years in spent)


def _next(exchange: Exchange, sentence: Span) -> str:
    after = [s for s in exchange.sentences if s.start >= sentence.end]
    return after[0].text if after else ""
