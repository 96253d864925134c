"""What does not fit together in what candidates say of their experience: how long they have used something against when
they began, years in the profession against having only begun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, YEAR, amounts, number
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import corrected, elsewhere

SCOPE: Final = re.compile(
    r"\b(?:professional\w*|commercial\w*|in production|production|at work|full[- ]time|seriously|in depth|on and off|"
    r"at scale|"
    r"hobby|university|studies|privately|properly|really|in earnest|as a user|occasionally|now and then|version|"
    r"academic\w*)\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    rf"(?P<n>{NUMBER})(?:\s?\+)? (?:years?|months?)(?:'s?)?(?: of)?(?: (?:\w+ )?(?:experience|practice|"
    rf"work))?(?: (?:with|in|of|using|on|"
    rf"doing|writing|building|working with))? (?P<x>[^,.;!?]{{2,50}})"
    rf"|\b(?:used|using|use|worked with|working with|work with|written|writing|write|coded in|coding|programmed in|"
    rf"programming|"
    rf"done|doing|known|run|running|built with|been on) (?P<y>[^,.;!?]{{2,40}}?) (?:now )?(?:for|since) (?:about |"
    rf"over |more than |almost |"
    rf"nearly |the last |the past |some |around )?(?P<m>{NUMBER})(?: (?P<unit>years?|months?))?",
    re.IGNORECASE,
)
_BEGAN: Final = re.compile(
    r"\b(?:(?:picked|took) (?P<a>[^,.;!?]{2,30}?) up|picked up (?P<b>[^,.;!?]{2,30}?)|(?:started|began|begun) (?:with|"
    r"using|to use|"
    r"learning|to learn|working with|writing|on|out with) (?P<c>[^,.;!?]{2,30}?)|(?:learned|learnt|discovered|got into|"
    r"moved to|switched to|"
    r"first (?:used|touched|saw|met|tried|heard of)) (?P<d>[^,.;!?]{2,30}?)|new to (?P<e>[^,.;!?]{2,30}?)|"
    r"first (?:contact|encounter|steps?) "
    r"with (?P<f>[^,.;!?]{2,30}?)) (?:was |only |just |about |around |roughly |some )*"
    rf"(?=last|this|a few|a couple|recently|half a|a year|a month|in 20|{NUMBER})(?P<when>[^,;!?]{{3,30}})",
    re.IGNORECASE,
)
_ONLY_FOR: Final = re.compile(
    rf"\bonly (?:been )?(?:used|using|worked with|working with|doing|known|had) (?P<x>[^,.;!?]{{2,30}}?) for (?:about |"
    rf"around |some )?(?P<n>{NUMBER}|"
    r"a few|a couple of) (?P<unit>weeks?|months?|years?)",
    re.IGNORECASE,
)
OVERALL: Final = re.compile(
    rf"\b({NUMBER})(?:\s?\+)? years(?:'s?)?(?: of)? (?:\w+ ){{0,3}}?experience(?! (?:with|using))|\b(?:been|working as|"
    rf"worked as) (?:an? )?(?:\w+ ){{0,3}}?"
    rf"(?:engineer|scientist|developer|analyst)s? for (?:about |over |more than |almost |nearly |the last |"
    rf"the past )?({NUMBER}) years"
    rf"|\b({NUMBER}) years in (?:the )?(?:field|industry|machine learning|data science|ml|ai|business|profession)\b"
    rf"|\bbeen (?:doing|in|working in|working with) (?:machine learning|data science|ml|the field|the industry|"
    rf"ai) (?:\w+ )?for (?:\w+ )?({NUMBER}) years",
    re.IGNORECASE,
)
STUDIES: Final = re.compile(
    r"\b(?:stud(?:y|ies|ying|ied|ents?)|intern(?:ship)?|part[- ]time|university|phd|research|academi\w*|hobby|"
    r"including|counting|"
    r"school|freelanc\w*|privately)\b",
    re.I,
)
_FIRST_JOB: Final = re.compile(
    r"\b(?:this (?:is|would be|will be) my (?:very )?first (?:real |proper |full[- ]time )?(?:job|role|position)|"
    r"never had a (?:\w+ )?job|"
    r"(?:graduated|finished (?:my|university|studying)|completed my) (?:\w+ ){0,2}?(?:last|this|recently|"
    r"a few months ago)|fresh (?:graduate|out of)|"
    r"straight (?:from|out of) (?:university|college|school))\b",
    re.IGNORECASE,
)
GENERIC: Final = content(
    "experience work tool programming software language library data machine learning model engine engineering "
    "science deep field industry project team product build code development developing technique system "
    "stuff framework python-based hands-on solid professional scratch"
)
_NEW_TO: Final = re.compile(
    rf"\b(?P<x>[A-Z][\w+#]+) is (?:(?:\w+ ){{0,2}}?new (?:to|for) me|something (?:that )?I (?:only |just )?"
    rf"(?:picked up|learned|learnt|started(?: with)?|began)) ?[^.!?]{{0,40}}?(?P<when>(?:{NUMBER}|a few|"
    r"half a) (?:weeks?|months?|years?) ago|"
    r"last (?:spring|summer|autumn|fall|winter|month|year)|this (?:spring|summer|year))"
)


# Years at work are years: it is to have begun at work that says nothing of the years before.
_AT_WORK: Final = re.compile(r"\b(?:professional\w*|commercial\w*|(?:in )?production|at work|"
    r"full[- ]time)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Spell:
    """So many years with something: `stems` name it."""

    clause: Clause
    stems: frozenset[str]
    years: float


def clashes(told: Sequence[Clause], year: int | None) -> Iterator[Clash]:
    mine = [clause for clause in told if clause.subject in ("I", "none") and not clause.asked]
    spells = [spell for clause in mine for spell in long_spells(clause)]
    for begun in [spell for clause in mine for spell in _recent(clause, year)]:
        for spell in spells:
            if _too_long(spell, begun) and spell.clause != begun.clause and not corrected(spell.clause, begun.clause):
                reason = f"{spell.years:.0f} years of it do not fit with having begun then."
                yield Clash(spell.clause, reason, begun.clause)
    yield from _beginners(mine)


def _beginners(mine: Sequence[Clause]) -> Iterator[Clash]:
    """Years in the profession against not having had a job in it."""
    for claim in mine:
        years = _years_in_all(claim)
        for begun in mine if years else ():
            if years >= 3 and _FIRST_JOB.search(begun.text) and not corrected(claim, begun) and claim != begun:
                yield Clash(claim, f"{years:.0f} years in the profession do not fit with having only begun.", begun)


@lru_cache(maxsize=REMEMBERED)
def _years_in_all(clause: Clause) -> float:
    """Years in the profession; 0 where none are told, or years of study are among them."""
    found = OVERALL.search(clause.text) if clause.has("year") else None
    if found is None or STUDIES.search(clause.sentence):
        return 0.0
    return number(next(group for group in found.groups() if group))


@lru_cache(maxsize=REMEMBERED)
def long_spells(clause: Clause) -> tuple[Spell, ...]:
    """`five years with Airflow`, `used Airflow for five years`."""
    return tuple(_long_spells(clause))


def _long_spells(clause: Clause) -> Iterator[Spell]:
    for found in _LONG.finditer(clause.text):
        count = number(found["n"] or found["m"] or "0")
        unit = (found["unit"] or found[0]).casefold()
        if found["m"] and re.fullmatch(r"(?:19|20)\d\d", found["m"]):
            continue
        years = count / 12 if "month" in unit else count
        named = _named(found["x"] or found["y"] or "")
        if named and years < 60:
            yield Spell(clause, named, years)


@lru_cache(maxsize=REMEMBERED)
def _recent(clause: Clause, year: int | None) -> tuple[Spell, ...]:
    """`I picked Airflow up last winter`: at most so many years ago."""
    return tuple(_recent_spells(clause, year))


def _recent_spells(clause: Clause, year: int | None) -> Iterator[Spell]:
    for found in _BEGAN.finditer(clause.text):
        named = _named(next((found[name] for name in "abcdef" if found[name]), ""))
        age = _age(found["when"], year)
        if named and age is not None:
            yield Spell(clause, named, age)
    for found in _NEW_TO.finditer(clause.sentence) if clause.first else ():
        age = _age(found["when"], year)
        if age is not None:
            yield Spell(clause, _named(found["x"]), age)
    for found in _ONLY_FOR.finditer(clause.text):
        per_year = {"w": 52.0, "m": 12.0, "y": 1.0}[found["unit"][0].casefold()]
        count = number(found["n"]) or 5.0
        if named := _named(found["x"]):
            yield Spell(clause, named, count / per_year)


def _age(when: str, year: int | None) -> float | None:
    said = when.casefold()
    if re.match(
        r"last (?:winter|spring|summer|autumn|fall|month|week|quarter)|this|recently|a (?:few|"
        r"couple of) (?:weeks|months)",
        said,
    ):
        return 1.2
    if said.startswith(("last year", "a year ago", "one year ago", "half a year")):
        return 2.0
    if dated := re.match(r"in (20\d\d)", said):
        return max(year - int(dated[1]) + 1.0, 0.0) if year else None
    ago = next((a for a in amounts(said) if a.unit == "s" and said[a.end :].lstrip().startswith("ago")), None)
    return ago.value / YEAR + 0.5 if ago else None


def _named(said: str) -> frozenset[str]:
    """What a stretch of words names, up to where it stops naming."""
    said = re.split(
        r"(?<![-\w])(?:and|but|at|for|in|on|so|because|since|which|before|after|when|to|experience|by|now|"
        r"from)\b",
        said.strip(),
    )[0]
    return frozenset(content(said) - GENERIC) if said.strip() else frozenset()


def _too_long(spell: Spell, begun: Spell) -> bool:
    if (
        SCOPE.search(_AT_WORK.sub(" ", spell.clause.sentence))
        or SCOPE.search(begun.clause.sentence)
        or elsewhere(spell.clause, begun.clause)
    ):
        return False
    return bool(begun.stems) and begun.stems <= spell.stems and spell.years >= max(begun.years + 1, begun.years * 1.5)
