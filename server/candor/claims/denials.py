"""What does not fit together with having done something: to have never done it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause, content
from candor.claims.context import ELSEWHERE, OTHER_TIME, corrected
from candor.claims.experience import GENERIC, SCOPE
from candor.text.normalise import stem, words

_NEVER: Final = re.compile(
    r"\b(?:I|i)(?:'ve| have)? never (?:once |actually |really |ever |even |personally )?(?P<a>[^,.;!?]{3,60})"
    r"|\bI(?: have|'ve)(?:n't| not) (?:ever |actually |really |personally |yet )?(?P<b>[^,.;!?]{3,60})"
    r"|\bI haven't (?:ever |actually |really |personally |yet )?(?P<g>[^,.;!?]{3,60})"
    r"|\bI(?:'ve| have)? (?:had |got )?(?:no|zero|not any|hardly any) (?:\w+ )?(?:experience|knowledge) (?:with|of|"
    r"in) (?P<c>[^,.;!?]{2,50})"
    r"|\bI (?:don't|do not) (?:really |actually )?know (?P<d>[^,.;!?]{2,40})"
    r"|\bI didn't (?:actually |really |personally )?(?P<e>(?:write|build|design|train|make|implement|lead|manage|do|"
    r"create|develop) [^,.;!?]{2,50})"
    r"|\bnone of (?:it|that|the \w+) was (?P<f>mine)"
    r"|\b(?:never|not once|at no point)(?: in my (?:whole |entire )?(?:life|career))? have I (?:ever |"
    r"actually )?(?P<i>[^,.;!?]{3,60}?)"
    r"(?=,|\sor\s|[.;!?]|$)",
    re.IGNORECASE,
)
_BEFORE_IT: Final = re.compile(  # `Kubernetes I've never worked with`
    r"^\W*(?:(?:and|but|so|well|now),?\s)?(?P<what>(?-i:[A-Z])[\w+#.-]*(?:\s[\w+#.-]+)?),? I(?:'ve|"
    r" have)? never (?:once |actually |"
    r"really |even )?(?P<deed>(?:worked with|used|touched|run|tried|written|learned|deployed|administered|operated|"
    r"known|built"
    r")\b[^.;!?]{0,20})",
    re.IGNORECASE,
)
_AS_ONE: Final = re.compile(r"\bas (?:an?|the)\b", re.IGNORECASE)
_TOOL_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w+#]*\b(?<!\bI)")
_PRONOUN: Final = re.compile(r"\b(?:it|that|this|them)\b", re.IGNORECASE)
_NOT_ONE: Final = re.compile(
    r"\bI(?:'ve| have)? never (?P<deed>published|deployed|shipped|presented|mentored|hired|patented|"
    r"supervised) (?:anything|anyone|anybody|"
    r"a single \w+|any \w+)(?=\W*(?:$|and|but|so|because|myself))",
    re.IGNORECASE,
)
_NO_REPORTS: Final = re.compile(r"\bI(?:'ve| have)? never had (?:any )?(?:direct )?reports\b", re.IGNORECASE)
_SCOPED: Final = re.compile(
    r"\b(?:until|before (?=\w)|by then|at that point|at the time|back then|again|since|alone|on my own|myself|"
    r"had never|"
    r"at scale|then|"
    r"there|so far back|anything (?:so|that|this|as)|such|as (?:large|big|much|many)|more than|less than|either|"
    r"without|with (?:him|her|"
    r"them)|thought|regret\w*|felt|like that|like this|seen|heard|met|been (?:so|more|asked|happier)|had (?:a|any|to)|"
    r"missed|lost|a bad|much|a lot|lots|often|"
    r"regularly|extensively|deeply|beyond|enough|long|formally|officially)\b",
    re.IGNORECASE,
)
_CLASSES: Final = {
    "use": "use used uses using work worked working works touch tri run ran running operat deploy administ administr "
    "know knew known appli apply applied learned wrote written write programmed code tune set expert "
    "fluent comfortable experience "
    "experienced years maintain",
    "manage": "manag supervis hir hire hired report",
    "lead": "led lead leading head manag supervis",
    "make": "built build wrote written write design implement develop creat create made make train rewrote "
    "architect did done",
    "ship": "ship deploy releas launch put brought run ran running serv",
    "measure": "measur measure track evaluat evaluate",
}  # fmt: skip
_CLASS_OF: Final = {(name, word) for name, words in _CLASSES.items() for word in words.split()}
_PEOPLE: Final = content("person people team engineers reports juniors interns group staff scientists developers")
_ANYBODY: Final = re.compile(
    r"\b(?:anyone|anybody|people|a person|a team|teams|a group|any people|"
    r"direct reports?)\b",
    re.IGNORECASE,
)


def clashes(told: Sequence[Clause]) -> Iterator[Clash]:
    yield from _denied(told)
    yield from _nothing_of_the_kind(told)


def _denied(told: Sequence[Clause]) -> Iterator[Clash]:
    """`I have never used Kubernetes` against `I ran Kubernetes in production`."""
    denials = [(clause, what) for clause in told if (what := _denial(clause))]
    for (never, (deed, named, anybody)), did in (
        (denial, clause) for denial in denials for clause in told if positive(clause) and clause != denial[0]
    ):
        same = named <= did.stems if named else anybody and bool(_PEOPLE & did.stems)
        if not same or deed not in _deeds(did.text) or corrected(never, did) or _told_apart(never, did):
            continue
        yield Clash(did, "It was also said that this had never been done.", never)


def _nothing_of_the_kind(told: Sequence[Clause]) -> Iterator[Clash]:
    """`I have never published anything` against `I published five papers`."""
    for never in told:
        found = _NOT_ONE.search(never.text)
        if found is None or never.asked or OTHER_TIME.search(never.sentence):
            continue
        for did in told:
            if (
                did != never
                and positive(did)
                and stem(found["deed"].casefold()) in did.stems
                and not corrected(did, never)
            ):
                yield Clash(did, "It was also said that this had never been done.", never)


_LEARNING: Final = re.compile(
    r"\b(?:read|course|tutorial|learned|learnt|learning (?:it|about|the|to)|book|watched|heard|looked at|toy|"
    r"play(?:ed)?|started|about)\b",
    re.IGNORECASE,
)


def _told_apart(never: Clause, did: Clause) -> bool:
    scopes, told = ({word.casefold().split()[-1] for word in SCOPE.findall(c.text)} for c in (never, did))
    if scopes - told:
        return True
    if OTHER_TIME.search(never.sentence):
        return True
    return bool(ELSEWHERE.search(never.sentence) or _LEARNING.search(did.text))


@lru_cache(maxsize=REMEMBERED)
def _denial(clause: Clause) -> tuple[str, frozenset[str], bool] | None:
    """What is denied: the class of deed, what it was done to, whether of people in general."""
    if _NO_REPORTS.search(clause.text) and not clause.asked:
        return "manage", frozenset(), True
    if ahead := _BEFORE_IT.search(clause.text):
        named = content(ahead["what"]) - GENERIC
        doubtful = _SCOPED.search(ahead["deed"]) or _AS_ONE.search(clause.sentence)
        return None if clause.asked or doubtful or not named else ("use", named, False)
    found = _NEVER.search(clause.text)
    if found is None or clause.asked or _SCOPED.search(clause.text) or re.search(r"\bhad never\b", clause.sentence):
        return None
    said = next((found[name] for name in "abcdefgi" if found[name]), "")
    known = bool(found["c"] or found["d"])
    done = _deeds(" ".join(said.split()[:2]))
    deed = "use" if known else next((name for name in _CLASSES if name in done), None)
    if deed is None:
        return None
    anybody = deed in ("lead", "manage") and bool(_ANYBODY.search(said))
    doing = "" if known else said.split()[0]
    named = content(said) - content(doing) - content(" ".join(SCOPE.findall(said))) - GENERIC
    if _PRONOUN.search(said):
        named = _meant(clause)
    return (deed, frozenset() if anybody else named, anybody) if named or anybody else None


def _meant(clause: Clause) -> frozenset[str]:
    """What `it` stands for in `people talk about Rust, but I have never written a line of it`: the one name told."""
    names = {name.casefold() for name in _TOOL_NAME.findall(clause.sentence.split(clause.text)[0])}
    return content(names.pop()) - GENERIC if len(names) == 1 else frozenset()


@lru_cache(maxsize=REMEMBERED)
def _deeds(text: str) -> frozenset[str]:
    """The classes of deed that the words of a statement may name."""
    said = {form for word in words(text) for form in (word, stem(word))}
    return frozenset(name for name, form in _CLASS_OF if form in said)
