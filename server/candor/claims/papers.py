"""What candidates say against what their own résumé says: employers, dates, titles, years. A résumé that is silent says
nothing against anybody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from candor.claims.amounts import NUMBER, REMEMBERED, amounts, number
from candor.claims.clash import Clash
from candor.claims.clauses import Clause, content
from candor.claims.context import CORRECTED, PART
from candor.claims.curriculum import jobs_of
from candor.claims.experience import OVERALL, STUDIES
from candor.claims.kinds import DENIED, NOT_SAID
from candor.interview.background import Background, Job
from candor.text.normalise import words

APART: Final = 6  # months that a told date may be away from the written one
EXPERIENCE_BEFORE: Final = 3  # years of study and of jobs that a résumé leaves out
_GENERIC: Final = frozenset(
    "the of and for inc ltd llc gmbh ag co company group labs lab ai data systems system technologies "
    "technology solutions software "
    "university institute bank health media digital analytics consulting services global international studio agency "
    "retail".split()
)
_JOINED: Final = re.compile(
    r"\b(?:joined|started (?:at|with|working)|began (?:at|working)|hired|have been|been|worked|working|was|"
    r"work)\b[^.;!?]{0,60}?"
    r"\b(?:in|since|from) (?:early |late |mid |the \w+ of |january |february |march |april |may |june |july |august |"
    r"september |"
    r"october |november |december )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:until|till|left (?:\w+ )?in|to) (?:\w+ )?((?:19|20)\d\d)\b", re.IGNORECASE)
_FOR_YEARS: Final = re.compile(
    r"\b(?:for|spent|stayed|another) (?:(?:an?|about|around|almost|nearly|over|more|than|some|the|last|past|bit|little|"
    r"well|just|good|roughly|close|to|at|something|like|least|all|of|my|these|whole|full|solid|better|part|"
    r"upwards)\s){0,5}?"
    rf"({NUMBER})(?: and a (?:half|bit))? years?\b"
    rf"|\b({NUMBER}) (?:\w+ )?years (?:at|with|there|as|inside)\b",
    re.IGNORECASE,
)
_BEFORE_IT: Final = re.compile(r"\b(?:had|I'd|already|before|prior|by then|apart from|including)\b", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\bof (?:them|these|those|which)\b", re.IGNORECASE)
_ROUGHLY: Final = re.compile(r"\b(?:about|around|almost|nearly|roughly|some|or so)\b", re.IGNORECASE)
_STILL: Final = re.compile(
    r"\b(?:I (?:currently |now |still )?(?:work|am working) (?:at|for)|I'm (?:currently|now|still) (?:\w+ ){0,3}?at|"
    r"currently at)\b",
    re.IGNORECASE,
)
_RANKS: Final = (
    (5, r"head|director|chief|cto|ceo|cdo|vp|vice president|founder|co-founder"),
    (4, r"lead|principal|staff|manager|leader|architect"),
    (3, r"senior"),
    (0, r"intern|internship|trainee|student|assistant|apprentice"),
    (1, r"junior|graduate|associate"),
    (2, r"engineer|scientist|analyst|developer|researcher|consultant|tester|technician|programmer|specialist|"
        r"statistician|"
        r"physicist|economist|modeller|administrator|teacher"),
)
_AS: Final = re.compile(
    r"\b(?:I was|I am|I'm|I became|I've been|I have been|I worked as|as|was promoted to|I joined as|acted as|"
    r"I served as) (?:an?|the|their|our)?\s?"
    r"(?P<title>(?:[\w-]+ ){0,4}?(?:head|director|chief|cto|lead|principal|staff|manager|leader|architect|senior|"
    r"vp)\b(?: of [\w ]+)?"
    r"(?:[\w-]+ ){0,2})",
    re.IGNORECASE,
)
_REPORTED: Final = re.compile(
    r"\b(?:report\w* to|next to|assistant to|acting|deputy|interim|stood in|substitut\w*|unofficial\w*|de facto|"
    r"informal\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stay:
    """Months since year 0 that a stay at an employer covers at least and at most; `to` is None while it lasts."""

    name: str
    jobs: tuple[Job, ...]
    start: tuple[int, int]
    to: tuple[int, int] | None

    @property
    def line(self) -> str:
        return " / ".join(dict.fromkeys(job.quote for job in self.jobs if job.quote))


def clashes(told: Sequence[Clause], background: Background | None, now: tuple[int, int] | None) -> Iterator[Clash]:
    """`now` is year and month of the interview; without it nothing is held against what lasts."""
    if background is None or not (jobs := jobs_of(background)):
        return
    stays = _stays(jobs)
    today = now[0] * 12 + now[1] if now else None
    for clause in told:
        text = clause.text
        if figure := _figure(clause, background):
            yield figure
        if clause.subject not in ("I", "none") or clause.asked or DENIED.search(text) or NOT_SAID.search(text):
            continue
        if CORRECTED.search(clause.sentence) or CORRECTED.search(clause.after):
            continue
        stay = _named(clause, stays)
        if stay is not None:
            reason = _dates(clause, stay, today) or _title(clause, stay)
            if reason:
                yield Clash(clause, reason, line=stay.line)
        elif reason := _overall(clause, stays, today):
            first = min(stays, key=lambda found: found.start)
            yield Clash(clause, reason, line=first.line)


def _figure(clause: Clause, background: Background) -> Clash | None:
    """A share told of the very thing of which the résumé gives another share."""
    told = [amount for amount in amounts(clause.text) if amount.unit == "%"]
    if len(told) != 1 or clause.asked or DENIED.search(clause.text) or NOT_SAID.search(clause.text):
        return None
    for written in background.numbers:
        shares = [amount for amount in amounts(written.quote) if amount.unit == "%"]
        shared = (clause.stems & content(written.quote)) - _CHANGING
        if len(shares) != 1 or len(shared) < 2 or PART.search(clause.sentence) or CORRECTED.search(clause.near):
            continue
        low, high = sorted((told[0].value, shares[0].value))
        if high >= 1.5 * low and high - low >= 5:
            return Clash(clause, f"The résumé gives {shares[0].said.strip()} for it.", line=written.quote)
    return None


_CHANGING: Final = frozenset("cut reduc low rais improv increas decreas model use".split())


def _stays(jobs: Sequence[Job]) -> list[Stay]:
    """One for each employer, from the first job there to the last."""
    by_name: dict[str, list[Job]] = {}
    for job in jobs:
        if job.start:
            by_name.setdefault(employer_of(job), []).append(job)
    found = []
    for name, held in by_name.items():
        first = min((_months(job.start) for job in held), key=lambda span: span[0])
        lasting = any(job.current or not job.end for job in held)
        last = None if lasting else max((_months(job.end) for job in held), key=lambda span: span[1])
        found.append(Stay(name, tuple(held), first, last))
    return found


def employer_of(job: Job) -> str:
    """The short name of a job's employer. Where a résumé was read with the employer for the title, that is one too."""
    return short_name(job.employer or (job.title if rank(job.title) is None else ""))


def short_name(employer: str) -> str:
    """What people call an employer: its first word, or all of it when that is an everyday one."""
    first = next(iter(employer.split()), "").strip(",.()")
    everyday = len(first) < 3 or not {first.casefold()} - _GENERIC or not first[:1].isupper()
    return employer.strip() if everyday else first


def _says(text: str, name: str) -> bool:
    """Whether a text names an employer, capital and all: `Apple` is not an apple."""
    return bool(name) and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _months(said: str) -> tuple[int, int]:
    """The first and last month that `2021-04` or `2021` may mean."""
    year = int(said[:4]) * 12
    return (year + int(said[5:7]), year + int(said[5:7])) if len(said) > 4 else (year + 1, year + 12)


def _named(clause: Clause, stays: Sequence[Stay]) -> Stay | None:
    """The one employer that the clause, or its sentence, names; `there` means one named in the sentence before."""
    so_far = clause.sentence.partition(clause.text)[0]
    for text in (clause.text, so_far, clause.before if re.search(r"\bthere\b", clause.text) else ""):
        named = [stay for stay in stays if _says(text, stay.name)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _dates(clause: Clause, stay: Stay, today: int | None) -> str | None:
    if STUDIES.search(clause.sentence):
        return None
    if began := _JOINED.search(clause.text):
        year = int(began[1]) * 12
        if year + 12 <= stay.start[0] - APART or (year + 1 >= stay.start[1] + APART + 12 and _joining(began[0])):
            return f"The résumé has this begin in {_year(stay.start)}."
    ended = _UNTIL.search(clause.text)
    if ended and stay.to and int(ended[1]) * 12 + 1 >= stay.to[1] + APART:
        return f"The résumé has this end in {_year(stay.to)}."
    if stay.to and today and today >= stay.to[1] + APART and _STILL.search(clause.text):
        return f"The résumé has this end in {_year(stay.to)}."
    spent = _FOR_YEARS.search(clause.text)
    last = stay.to[1] if stay.to else today
    if spent and last and not _BEFORE_IT.search(clause.text):
        told, most = number(spent[1] or spent[2]) * 12, last - stay.start[0] + 1
        slack = 0.25 if _ROUGHLY.search(clause.sentence) else 0.15
        if told > most + max(APART, slack * most) and not _OF_THEM.search(clause.sentence):
            return f"By the résumé's dates this lasted {_long(most)} at the most."
    return None


def _joining(said: str) -> bool:
    return bool(re.match(r"(?:joined|started|began|hired)", said, re.IGNORECASE))


def _overall(clause: Clause, stays: Sequence[Stay], today: int | None) -> str | None:
    """Years of experience against the first job that is written down."""
    found = OVERALL.search(clause.text)
    if found is None or today is None or STUDIES.search(clause.sentence):
        return None
    told = number(next(group for group in found.groups() if group)) * 12
    first = min(stay.start[0] for stay in stays)
    if told <= today - first + 12 * EXPERIENCE_BEFORE:
        return None
    return f"The first job on the résumé begins in {first // 12 if first % 12 else first // 12 - 1}."


def _title(clause: Clause, stay: Stay) -> str | None:
    found = _AS.search(clause.text)
    if found is None or _REPORTED.search(clause.sentence):
        return None
    told, written = rank(found["title"]), max((rank(job.title) or 0) for job in stay.jobs)
    known = [rank(job.title) for job in stay.jobs]
    if told is None or None in known:
        return None
    if (told >= 3 and written <= 0) or told - written >= 3 or (told == 5 and written <= 2):
        return f"The résumé's title there is “{stay.jobs[0].title}”."
    return None


def rank(title: str) -> int | None:
    """From 0, an intern, to 5, the head; None for what has no known place."""
    said = title.casefold()
    return next((place for place, names in _RANKS if re.search(rf"\b(?:{names})\b", said)), None)


def _year(span: tuple[int, int]) -> int:
    return (span[0] - 1) // 12


def _long(months: int) -> str:
    return f"{months} months" if months < 24 else f"{months / 12:.1f} years".replace(".0 ", " ")


@lru_cache(maxsize=REMEMBERED)
def backing(clause: Clause, background: Background | None) -> str:
    """The line of the résumé that says the same; empty when none does."""
    if background is None:
        return ""
    for job in jobs_of(background):
        if _says(clause.sentence, employer_of(job)):
            return job.quote
    for skill in background.skills:
        if skill.quote and set(words(skill.skill)) <= set(words(clause.text)):
            return skill.quote
    for figure in background.numbers:
        value = "".join(sign for sign in figure.number if sign.isdigit() or sign == ".")
        if len(value) > 1 and value in set(words(clause.text)) | {w.rstrip("%") for w in clause.text.split()}:
            return figure.quote
    return ""
