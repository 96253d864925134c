"""Signs that two statements need not be about the same thing: a correction, another time or project, a part of it.
Where one of them stands, nothing is held against anybody.
"""

import re
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED
from candor.claims.clauses import Clause

CORRECTED: Final = re.compile(
    r"(?:^|[.;!?,]\s*)(?:well,? )?(?:actually|sorry|wait|correction|no, |rather,|i mean|or rather|let me correct|"
    r"scratch that)\b"
    r"|\b(?:misspoke|mis-spoke|misremember\w*|mixed (?:that|it|them) up|i was wrong|correct(?:ing)? myself|"
    r"should correct|"
    r"let me rephrase|let me correct|i meant|should have said|i said (?:earlier|before)|as i said|not (?:\d+|one|two|"
    r"three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b|strictly speaking|(?:more )?precisely|"
    r"to be (?:more )?(?:precise|exact)"
    r"|exaggerat\w*|typo|that came out wrong|i forgot|looking it up|now that i think|on second thought|"
    r"i take that back)\b",
    re.IGNORECASE,
)
_THING: Final = (
    r"(?:projects?|jobs?|roles?|teams?|compan(?:y|ies)|employers?|models?|products?|clients?|datasets?|versions?|"
    r"systems?|"
    r"pipelines?|startups?|firms?|places?|groups?|services?|positions?|markets?|countr(?:y|ies)|regions?|cit(?:y|ies)|"
    r"stores?|apps?|applications?|tools?|releases?|stages?|phases?|thesis|one|ones|occasion|story|case|office)"
)
ELSEWHERE: Final = re.compile(
    r"\b(?:an?other|other|others|different|second|third|previous|earlier|former|next|new|later|last|first|old|older|"
    r"side|private"
    r"|personal|current|present|smaller|larger|bigger|separate|neighbouring|sister|parallel|similar|"
    rf"both)\s(?:\w+\s)?{_THING}\b"
    r"|\bmy (?:\w+ )?(?:thesis|studies|course|hobby|internship|dissertation|degree|phd|master's)\b|\b(?:at|in|"
    r"from) (?:the )?"
    r"(?:university|school|college|uni|home|kaggle|bootcamp)\b|\bfree time\b|\bweekends?\b|\bside project\b|"
    r"\bat work\b|\belsewhere\b"
    r"|\bon the side\b|\bopen[- ]source\b|\bin my spare\b|\bstudent\b|\bhackathon\b",
    re.IGNORECASE,
)
OTHER_TIME: Final = re.compile(
    r"\b(?:at (?:launch|go-live|release|the outset|kick-?off|handover|peak)|by (?:last|this|spring|summer|autumn|"
    r"winter|20\d\d)|"
    r"as of|at first|first(?:ly)?,|initially|originally|in the beginning|at the (?:start|beginning|end|time)|"
    r"to begin with|back then"
    r"|by then|by the (?:end|time)|before (?:that|then|i|we|the)|after (?:that|the|a|i|we|he|she|they|two|three|some)|"
    r"afterwards"
    r"|later|since then|until|these days|nowadays|now|today|currently|meanwhile|eventually|in the end|when (?:i|we|he|"
    r"she|they|the)"
    r"|once|by now|so far"
    r"|over time|the year (?:after|before)|during|for the first|at peak|at its|no longer|any ?more|used to|previously|"
    r"formerly"
    r"|last (?:year|month|spring|summer|autumn|fall|winter|quarter)|this (?:year|month|spring|summer|quarter)|"
    r"in (?:19|20)\d\d"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
GROWTH: Final = re.compile(
    r"\b(?:grew|grown|growing|shrank|shrunk|hired|joined|left|added|merged|split|reorgani[sz]\w+|took over|promoted)\b",
    re.IGNORECASE,
)
PART: Final = re.compile(
    r"\b(?:of which|of whom|of them|of these|of those|out of|subset|sample[ds]?|among|including|excluding|without|"
    r"plus|besides"
    r"|together with|along with|as well as|part of|per|each|every|daily|weekly|monthly|at a time|on average|in all|"
    r"in total"
    r"|altogether|overall|combined|whole (?:department|company|group|organi[sz]ation)|department|organi[sz]ation|across"
    r"|core|direct(?:ly)?|wider|extended|sub-?team|part[- ]time|full[- ]time|remaining|rest|only the|just the|most of|"
    r"some of"
    r"|that project|on that(?! (?:\w+ )?team)|for that)\b",
    re.IGNORECASE,
)
MEASURED_APART: Final = re.compile(
    r"\b(?:median|mean|average|p\d\d|\d\dth|percentile|worst|best|peak|tail|maximum|minimum|max|min|offline|online|"
    r"train(?:ing)?"
    r"|test|validation|held|holdout|baseline|before|after|target|goal|expected|estimated?|class|classes|minority|"
    r"majority|random"
    r"|human|per|daily|macro|micro|weighted|top|cold|warm|new|old|pilot|a/b|live|simulated|simulation|segment|"
    r"pages?)\b",
    re.IGNORECASE,
)
WHERE: Final = re.compile(r"\b(?:[Ii]n|[Ff]or|[Aa]t|[Oo]n) (?:the )?([A-Z]\w+)")
_AT: Final = re.compile(r"\b(?:[Aa]t|for|joined|left|with(?=\s[A-Z][a-z]))\s((?:[A-Z][\w&]+)(?:\s[A-Z][\w&]+)?)")


@lru_cache(maxsize=REMEMBERED)
def wheres(clause: Clause) -> frozenset[str]:
    """Names that a sentence is kept to: `in Porto`, `for Kestrel`."""
    return frozenset(WHERE.findall(clause.sentence))


def places(text: str) -> frozenset[str]:
    """Names that a clause puts somebody at: `at Kestrel`."""
    return frozenset(name.casefold() for name in _AT.findall(text))


@lru_cache(maxsize=REMEMBERED)
def _places(clause: Clause) -> frozenset[str]:
    return places(clause.sentence)


def same_place(first: Clause, second: Clause) -> bool:
    """Whether nothing says that two statements are of different employers."""
    here, there = _places(first), _places(second)
    return here == there or (not (here and there))


def corrected(first: Clause, second: Clause) -> bool:
    """Whether the later of two statements sets the earlier one right."""
    later = max(first, second, key=lambda clause: (clause.turn, clause.start))
    earlier = min(first, second, key=lambda clause: (clause.turn, clause.start))
    if _corrects(later) or _before_corrects(later):
        return True
    return later.turn == earlier.turn and _corrects(earlier)


@lru_cache(maxsize=REMEMBERED)
def _corrects(clause: Clause) -> bool:
    return bool(CORRECTED.search(clause.sentence))


@lru_cache(maxsize=REMEMBERED)
def _before_corrects(clause: Clause) -> bool:
    return bool(CORRECTED.search(clause.before))


def moved(*clauses: Clause) -> bool:
    """Whether any of the statements names another time or project."""
    return any(_elsewhere(clause) or OTHER_TIME.search(clause.sentence) for clause in clauses)


def elsewhere(*clauses: Clause) -> bool:
    return any(_elsewhere(clause) for clause in clauses)


@lru_cache(maxsize=REMEMBERED)
def _elsewhere(clause: Clause) -> bool:
    return bool(ELSEWHERE.search(clause.sentence))
