"""What one answer claims of its speaker: clause by clause, each with the exact words. Whether anything stands behind a
claim is not asked here.
"""

import re
from typing import Final

from candor.claims import kinds, plain
from candor.claims.accounts import asks_how, is_account
from candor.claims.amounts import Amount, Stated, amounts, stated
from candor.claims.bounds import bound_of, never_had
from candor.claims.clauses import Clause, clauses
from candor.claims.only_one import only
from candor.interview.claims import Claim, ClaimKind
from candor.interview.question import Question
from candor.interview.quote import Quote

LEAST_WORDS = 3
FEWEST_WORDS = 2  # of a fragment: `five people`
MOST_CLAIMS = 40  # of one answer
FEW = 12  # up to which a bare count is more often of a method's parts than of its size
_SURE = ("%", "point", "money", "s")
_ELLIPTIC = re.compile(
    rf"^(?:(?:well|yes|yeah|so|sure|oh|mostly|mainly|basically|about|around|over|almost)\W+)*(?:{kinds.MADE}|led|"
    rf"managed|cut|"
    r"reduced|saved|\d+ years|(?:two|three|four|five|six|seven|eight|nine|ten|twelve) years)\b",
    re.IGNORECASE,
)
_OWN_THING = re.compile(r"\b(?:our|my)\b", re.IGNORECASE)
_PAST_FIGURE = re.compile(
    r"\b(?:\w+ed|fell|rose|went|cut|was|were|had|grew|dropped|took|ran|runs?|has|came|made|serves?|"
    r"saves?|handles?)\b",
    re.IGNORECASE,
)
_THERE_WERE = re.compile(
    r"^\W*there were\b(?! (?:two|three|several|a few|many|some) (?:things|reasons|ways|options|problems))",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(r"\bhad (?:been |just |already )?(?:\w+ed|used|built|written)\b", re.IGNORECASE)


def extract(turn: int, text: str, question: Question | None = None) -> tuple[Claim, ...]:
    """At most one claim a clause, in the order of the answer. Denials, plans, questions and general rules are none; nor
    is in the answer to a `question` of knowledge, or to a case, what is no account of the past."""
    telling, teaching, how = plain.tells(text), plain.teaches(text), asks_how(question)
    found = []
    for clause in clauses(turn, text):
        if how and not is_account(clause, text):
            continue
        kind = kind_of(clause) or (None if teaching and not telling else plainly(clause))
        if kind is not None and (telling or kind in ("skill", "role") or kind_of(clause)):
            found.append(_claim(text, clause, kind))
    return tuple(found[:MOST_CLAIMS])


def kind_of(clause: Clause) -> ClaimKind | None:
    """What a clause claims of its speaker; None when it claims nothing."""
    text = clause.text
    if clause.asked or len(text.split()) < LEAST_WORDS:
        return None
    if only(clause):
        return "credit"
    if bound_of(clause):
        return "number"
    if never_had(clause):
        return "impact"
    if kinds.SOMEBODY.match(text):
        return None
    head = plain.head(_CLEARLY.sub("", text))
    if kinds.NOT_SAID.search(head) or _denied(head):
        return None
    figures: list[Amount | Stated] = [*figures_in(text), *stated(text)]
    mine = clause.subject == "I" or (clause.subject == "none" and bool(_ELLIPTIC.match(text)))
    ours = mine or clause.subject == "we" or bool(_OWN_THING.search(text))
    return _of_person(text, mine, ours, figures) or _of_work(text, ours, figures)


def plainly(clause: Clause) -> ClaimKind | None:
    """What a clause claims without naming its owner, in an answer that tells of the speaker's own work."""
    text = clause.text
    head = plain.head(_CLEARLY.sub("", text))
    if clause.asked or len(text.split()) < FEWEST_WORDS or kinds.NOT_SAID.search(head) or _denied(head):
        return None
    mine = clause.subject in ("I", "none")
    if plain.CREDIT.search(text):
        return "credit"
    if clause.subject != "I" and plain.REGARD.search(text) and not plain.GENERAL.search(head):
        return "impact"
    if kinds.SOMEBODY.match(text) or plain.GENERAL.search(head):
        return None
    if mine and plain.ROLE.search(text):
        return "role"
    if mine and plain.SKILL.search(text):
        return "skill"
    if plain.IMPACT.search(text) and not (plain.STEP.search(text) or plain.WENT.match(text)):
        return "impact"
    return "number" if _figure(clause) else None


# What is said before a thing is said, and takes nothing from it.
_CLEARLY: Final = re.compile(
    r"^\W*(?:let me (?:be clear|say it|be honest|be frank)|I (?:should|must|can|may|would|will|want to|"
    r"have to) (?:say|add|tell you|"
    r"admit|be clear|be honest)|I'd say|to be clear|I think|I mean|I guess)\W*(?:that\s)?(?=\S+\s\S+\s\S+)",
    re.IGNORECASE,
)


def _figure(clause: Clause) -> bool:
    """Whether a clause gives a figure of the work: a count, a load, a metric; no setting of a method, no step."""
    text = clause.text
    if plain.SETTING.search(text) or plain.STEP.search(text):
        return False
    if plain.PEOPLE.search(text) or plain.ROUND.search(text):
        return True
    told = [
        amount for amount in figures_in(text) if amount.value > FEW or amount.unit in _SURE or plain.SCALED.search(text)
    ]
    if plain.METRIC.search(text) and any("." in amount.said for amount in amounts(text)):
        return True
    lasting = [amount for amount in told if amount.unit == "s"]
    return len(told) > len(lasting) or bool(lasting and (plain.METRIC.search(text) or plain.LOAD.search(text)))


def figures_in(text: str) -> list[Amount]:
    """Amounts that say something: no years, no lone small numbers without a unit of measure."""
    told = []
    for amount in amounts(text):
        bare = re.fullmatch(r"(?:19|20)\d\d", amount.said.strip())
        whole = amount.value <= 3 and "." not in amount.said
        small = whole and amount.unit not in ("%", "point", "s", "money", "x", "times")
        if not bare and not small and amount.unit not in ("of", "thing", "things", "or"):
            told.append(amount)
    return told


def _denied(text: str) -> bool:
    """Whether the clause says that something was not; to have been without help is no denial."""
    return bool(kinds.DENIED.search(_BOUND.sub(" ", kinds.ALONE.sub(" ", text))))


# `never took more than two seconds` says how fast it was
_BOUND: Final = re.compile(
    r"\b(?:never|not once)\b(?=[^.;!?]{0,40}\b(?:more than|less than|fewer than|over|above|below|under|longer than|"
    r"exceed\w*)"
    r"\b[^.;!?]{0,12}\d|[^.;!?]{0,40}\b(?:more|less|longer) than (?:one|two|three|four|five|ten|twenty|fifty|a)\b)"
    r"|, not (?:for|in|on|at) a single \w+",
    re.IGNORECASE,
)


def _of_person(text: str, mine: bool, ours: bool, figures: list[Amount | Stated]) -> ClaimKind | None:
    """Credit said outright, skill, role: of the speaker alone."""
    if not mine:
        return "role" if ours and re.search(r"\bmy (?:role|title|position|job) (?:was|is)\b", text, re.I) else None
    if kinds.ALONE.search(text) and (kinds.CREDIT.search(text) or not kinds.ROLE.search(text)):
        return "credit"
    if kinds.IMPACT.search(text) and (figures or kinds.CHANGE_ALONE.search(text)):
        return "impact"
    if kinds.ROLE.search(text):
        return "role"
    if kinds.STRONG_CREDIT.search(text) and not _HAD_BEEN.search(text):
        return "credit"
    if kinds.SKILL.search(text):
        return "skill"
    return None


def _of_work(text: str, ours: bool, figures: list[Amount | Stated]) -> ClaimKind | None:
    """Impact and figures: of what the speaker worked on, too."""
    if kinds.IN_USE.match(text):
        return "impact"
    if kinds.IMPACT.search(text) and (ours or (figures and _PAST_FIGURE.search(text))):
        return "impact"
    if (
        len(figures) > 1
        and _PAST_FIGURE.search(text)
        and re.search(r"\b(?:instead of|rather than|down from|up from)\b", text)
    ):
        return "impact"
    if figures and (
        _THERE_WERE.match(text) or (ours and kinds.HAD_FIGURE.search(text)) or kinds.FIGURE_OF.search(text)
    ):
        return "number"
    return None


def _claim(text: str, clause: Clause, kind: ClaimKind) -> Claim:
    quote = Quote(turn=clause.turn, quote=text[clause.start : clause.end], start=clause.start, end=clause.end)
    return Claim(kind=kind, evidence=quote)
