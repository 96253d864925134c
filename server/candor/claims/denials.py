"""What does not fit together with having done something: to have never done it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from candor.claims.amounts import REMEMBERED
from candor.claims.clash import Clash, positive
from candor.claims.clauses import Clause, content
from candor.claims.context import ELSEWHERE, OTHER_TIME, corrected, same_place
from candor.claims.experience import GENERIC, SCOPE
from candor.claims.kinds import CREDIT
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
    r"(?=,|\sor\s|[.;!?]|$)"
    r"|\bI (?:know|knew|understand) (?:absolutely |really |next to )?nothing (?:about|of) (?P<j>[^,.;!?]{2,40})"
    r"|\bI(?:'ve| have) yet to (?P<k>[^,.;!?]{3,60})"
    r"|\bI(?:'ve| have)? (?:got |had )?(?:no|zero) (?P<l>(?-i:[A-Z])[\w+#.-]*) (?:experience|knowledge|background)\b"
    r"|\bI(?:'m| am) (?:completely |totally |entirely )?(?:new to|unfamiliar with|a stranger to) (?P<m>[^,.;!?]{2,40})",
    re.IGNORECASE,
)
# `not at Brightmoor and not at university either` makes a denial wider, not narrower.
_NOWHERE: Final = re.compile(
    r"\b(?:not|nor|neither|never|or)\s(?:even\s)?(?:at|in|on|for|with|during|as)\s[^,.;!?]{2,40}?(?=,|\sand\b|"
    r"\sor\b|\snor\b|[.;!?]|$)|"
    r"\b(?:anywhere|nowhere|in my (?:whole |entire )?(?:life|career)|ever)\b[^,.;!?]{0,12}",
    re.IGNORECASE,
)
_BEFORE_IT: Final = re.compile(  # `Kubernetes I've never worked with`
    r"^\W*(?:(?:and|but|so|well|now),?\s)?(?P<what>(?-i:[A-Z])[\w+#.-]*(?:\s[\w+#.-]+)?),? I(?:(?:'ve|"
    r" have)? never|'ve not| have not| haven't)(?: once| actually| really| even| ever|"
    r" yet)* (?P<deed>(?:worked with|used|touched|run|tried|written|learned|deployed|administered|operated|"
    r"known|built"
    r")\b[^.;!?]{0,20})",
    re.IGNORECASE,
)
_AS_ONE: Final = re.compile(r"\bas (?:an?|the)\b", re.IGNORECASE)
_TOOL_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w+#]*\b(?<!\bI)")
_PRONOUN: Final = re.compile(r"\b(?:it|that|this|them)\b", re.IGNORECASE)
_NOT_ONE: Final = re.compile(
    r"(?:\bI(?:'ve| have)?|^\W*(?:and|or|but)?)\s?never (?P<deed>published|deployed|shipped|presented|mentored|"
    r"hired|patented|"
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
_PEOPLE: Final = content("person people team engineers reports juniors interns group staff scientists developers "
                           "analysts designers students colleagues")  # fmt: skip
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
    for (never, (deeds, named, anybody)), did in (
        (denial, clause) for denial in denials for clause in told if positive(clause) and clause != denial[0]
    ):
        same = named <= did.stems if named else anybody and bool(_PEOPLE & did.stems)
        if not same or not (deeds & _deeds(did.text) or ("use" in deeds and _made_with(did.text, named))):
            continue
        if corrected(never, did) or _told_apart(never, did):
            continue
        yield Clash(did, "It was also said that this had never been done.", never)


def _made_with(text: str, named: frozenset[str]) -> bool:
    """`I built the whole thing in Spark`, `Spark is my daily tool`."""
    in_it = [content(found["what"]) for found in _IN_IT.finditer(text)]
    return bool(_DID_IT.search(text) and any(named <= what for what in in_it)) or bool(_DAILY.search(text))


_IN_IT: Final = re.compile(r"\b(?:in|with|on|using|onto|to) (?P<what>(?-i:[A-Z])[\w+#.-]*(?:\s[\w+#.-]+)?)")
_DID_IT: Final = re.compile(rf"{CREDIT.pattern}|\bI (?:\w+ly )?\w{{2,}}ed\b", re.IGNORECASE)
_DAILY: Final = re.compile(
    r"\b(?:is|was|has been) (?:my|what I) (?:daily|strongest|main|best|everyday|first|go-to|mother)\b|"
    r"\bevery (?:single )?day\b|\b\w+ years of\b",
    re.I,
)


def _nothing_of_the_kind(told: Sequence[Clause]) -> Iterator[Clash]:
    """`I have never published anything` against `I published five papers`."""
    for never in told:
        deed = _none_of(never)
        for did in told if deed else ():
            if did != never and positive(did) and deed in did.stems and not corrected(did, never):
                yield Clash(did, "It was also said that this had never been done.", never)


_HERE: Final = re.compile(
    r"\b(?:in|at|on|for|with) (?:this|that|my (?:current|present|new)|the (?:current|present)|our (?:current|"
    r"present)?)\s?(?:\w+ )?"
    r"(?:job|role|team|company|project|place|position|employer|office|department|year)\b|\b(?:here|there)\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def _none_of(clause: Clause) -> str:
    """The root of what was never done to anything; empty where no such thing is said."""
    found = _NOT_ONE.search(clause.text)
    if found is None or clause.asked or OTHER_TIME.search(clause.sentence):
        return ""
    return stem(found["deed"].casefold())


_LEARNING: Final = re.compile(
    r"\b(?:read|course|tutorial|learned|learnt|learning (?:it|about|the|to)|book|watched|heard|looked at|toy|"
    r"play(?:ed)?|started|about)\b",
    re.IGNORECASE,
)


def _told_apart(never: Clause, did: Clause) -> bool:
    said = _NOWHERE.sub(" ", never.sentence)
    if _HERE.search(said):
        return True
    narrowed = _NOWHERE.sub(" ", never.text)
    scopes, told = ({word.casefold().split()[-1] for word in SCOPE.findall(text)} for text in (narrowed, did.text))
    if scopes - told:
        return True
    if OTHER_TIME.search(said) or ELSEWHERE.search(said) or _LEARNING.search(did.text):
        return True
    closed = said != never.sentence
    return not closed and not same_place(never, did)


@lru_cache(maxsize=REMEMBERED)
def _denial(clause: Clause) -> tuple[frozenset[str], frozenset[str], bool] | None:
    """What is denied: the classes of deed, what it was done to, whether of people in general."""
    if _NO_REPORTS.search(clause.text) and not clause.asked:
        return frozenset(("manage",)), frozenset(), True
    if ahead := _BEFORE_IT.search(clause.text):
        named = content(ahead["what"]) - GENERIC - _FILLING
        doubtful = _SCOPED.search(ahead["deed"]) or _AS_ONE.search(clause.sentence)
        return None if clause.asked or doubtful or not named else (frozenset(("use",)), named, False)
    found = _NEVER.search(clause.text)
    if found is None or clause.asked or _SCOPED.search(_NOWHERE.sub(" ", clause.text)):
        return None
    if re.search(r"\bhad never\b", clause.sentence):
        return None
    said = next((found[name] for name in "abcdefgijklm" if found[name]), "")
    known = any(found[name] for name in "cdjlm")
    done = _deeds(" ".join(said.split()[: 4 if " or " in said else 2]))
    deed = "use" if known else next((name for name in _CLASSES if name in done), None)
    if deed is None:
        return None
    anybody = deed in ("lead", "manage") and bool(_ANYBODY.search(said))
    doing = "" if known else said.split()[0]
    whole = content(said) - content(doing) - content(" ".join(SCOPE.findall(said))) - _FILLING
    named = whole - GENERIC or (whole if len(whole) > 1 else frozenset())  # everyday words, together
    if _PRONOUN.search(said) or (named <= _A_LINE and named):
        named = _meant(clause)
    deeds = done if " or " in said and done else frozenset((deed,))
    return (deeds, frozenset() if anybody else named, anybody) if named or anybody else None


_FILLING: Final = content("whatsoever single life career way shape form real hands-on kind bit time")
_A_LINE: Final = content("line word bit piece program script anything")


def _meant(clause: Clause) -> frozenset[str]:
    """What `it` stands for in `people talk about Rust, but I have never written a line of it`: the one name told."""
    so_far = clause.sentence.split(clause.text)[0] or clause.text.split(" I")[0]
    first = re.match(r"\W*([A-Z][\w+#]*) (?:is|was|has)\b", clause.sentence)
    names = {name.casefold() for name in (*_TOOL_NAME.findall(so_far), *(first.groups() if first else ()))}
    return content(names.pop()) - GENERIC if len(names) == 1 else frozenset()


@lru_cache(maxsize=REMEMBERED)
def _deeds(text: str) -> frozenset[str]:
    """The classes of deed that the words of a statement may name."""
    said = {form for word in words(text) for form in (word, stem(word))}
    return frozenset(name for name, form in _CLASS_OF if form in said)
