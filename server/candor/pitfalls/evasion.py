"""Evasion: a direct question that could be answered is not: a joke, a generality, another subject, a vague secrecy.

"I don't know", asking what is meant, a real confidentiality with what can be said, and "it depends" followed by on
what are none of these.
"""

import re
from re import IGNORECASE, compile

from candor.pitfalls.exchange import Exchange, Found

_MOVES_ON = compile(
    r"\b(?:shall|should|could|can|may) we (?:go on|move on|talk about (?!how)|get to|continue|change|turn to)|"
    r"\bshall i tell you about\b"
    r"|\bnext (?:one|question|topic),? (?:please|maybe|then)?|\bmoving on\b|\blet(?:'s|’s| us) (?:leave (?:it|"
    r"that)|not go|move on|talk about "
    r"something|change|skip (?:that|this))|\bi(?:'d|’d| would) (?:prefer to|rather|like to) talk about\b|"
    r"\bwhat i(?:'d|’d| would) (?:prefer|"
    r"rather|like) to talk about\b|\byou(?:'d|’d| would) have to ask (?:them|him|her)\b",
    IGNORECASE,
)
_EMPTIES = compile(
    r"(?<!\bthere )\b(?:is|are|'s|’s|can be|has been) (?:a|an|such a|one of those|always a|also a|all|in the end "
    r"a)? ?(?:very |rather |really )?(?:broad|wide|"
    r"big|vague|relative(?! to)|fascinating|interesting|question of|matter of|state of mind)\b|"
    r"\bcomes? down to what "
    r"(?:one|you|we) means?\b|\bwhat(?:'s| is| does) \w+(?: even)?(?: mean)?,? (?:in the end|after all|anyway|"
    r"really)\b|\bi(?:'d|’d| would) look "
    r"at the (?:bigger|big|wider) picture\b|\blet(?:'s|’s)(?: just)? say (?:that )?(?:many|people|life|it|there|"
    r"the|we)\b|\bsay i\b[^.?]{0,60}\bleave it at that\b|\blet me put it like "
    r"that\b|\bhow shall i (?:say|put)\b|\b(?:each|all|both)\b[^.?]{0,20}\b(?:merits?|charm|their role)\b|"
    r"\bkind of (?:secret|confidential)\b",
    IGNORECASE,
)
_WHAT_COUNTS = compile(
    r"\b(?:the (?:important|main|essential) thing is|(?:this|that|it)(?:'s| is) what (?:counts|matters)|"
    r"what (?:counts|matters|'s for certain|is for "
    r"certain)(?: most)? is|what i can say is)\b",
    IGNORECASE,
)
_OWNS_UP = compile(
    r"\b(?:i (?:don't|do not|dont|didn't|wouldn't) (?:know|remember|recall)|no idea|i(?:'ve| have) (?:forgotten|"
    r"never)|never (?:used|applied|tried|"
    r"learned|had)|what do you mean|do you mean|can't recall|allowed|may not|nda|signed|confidential|depends on|"
    r"if (?:it|the|you|they|we|nearly|"
    r"i)\b|because|since)",
    IGNORECASE,
)
_FACT = compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundred|thousand|million|half)\b",
                IGNORECASE)  # fmt: skip
_DIRECT = compile(r"\?\s*$")
_SMALL = 60  # words; a longer reply that dodges is rambling, or an answer


def find(exchange: Exchange) -> Found | None:
    """A dodge in a short reply that gives neither a fact, nor a reason, nor an honest "I don't know"."""
    if not _DIRECT.search(exchange.said) or exchange.words > _SMALL or exchange.part == "questions":
        return None
    for pattern, strength in ((_MOVES_ON, 0.8), (_EMPTIES, 0.7), (_WHAT_COUNTS, 0.6)):
        for match in pattern.finditer(exchange.answer):
            if pattern is _WHAT_COUNTS and len(exchange.sentences) < 2:
                continue  # said straight out, it is an answer
            if _OWNS_UP.search(exchange.answer) or _answers(exchange, match):
                continue
            start, end = exchange.clause_around(match)
            return exchange.found("evasion", start, end, strength)
    return None


def _answers(exchange: Exchange, match: re.Match[str]) -> bool:
    """Whether the reply holds a fact beside the dodge, or begins with a plain yes or no."""
    rest = exchange.answer[: match.start()] + exchange.answer[match.end() :]
    if re.match(r"\W*(?:yes|no|yeah|nope|not (?:yet|really))\b", exchange.answer, IGNORECASE):
        return True
    return bool(_FACT.search(rest))
