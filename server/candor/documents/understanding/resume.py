"""A résumé: skills claimed, jobs with their months, projects, numbers."""

import re
from collections.abc import Iterator, Sequence

from candor.documents.understanding.dates import Stretch, stretch
from candor.documents.understanding.outline import Line
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import MOST_ITEMS, ClaimedSkill, Job, NumberClaimed, Project, Understood

_TITLE = re.compile(
    r"\b(?:engineer|scientist|developer|analyst|intern(?:ship)?|researcher|manager|lead|consultant|architect"
    r"|director|head"
    r"|assistant|student|fellow|professor|lecturer|specialist|programmer|founder|cto|ceo|officer|associate|trainee"
    r"|statistician|mathematician|teacher|tutor|administrator|technician|freelance(?:r)?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:at|@)\s+|\s*[|•·]\s*|\s+[-–—]\s+|\t+|,\s+(?![^()]*\))")
_NAMED = re.compile(r"^(?P<title>[^:–—]{2,80}?)(?:\s*[:–—]\s+|\s+-\s+)(?P<about>\S.*)$")
_MADE = re.compile(
    r"^(?:i\s+|we\s+)?(?:built|developed|designed|created|led|implemented|trained|deployed|launched|shipped"
    r"|introduced|wrote"
    r"|productioni[sz]ed|migrated|rebuilt|replaced|prototyped|researched|improved|reduced|automated|set up)\b",
    re.IGNORECASE,
)
_THING_ENDS = re.compile(r"[,;.]\s(?![^()]*\))|\s(?:which|that|resulting|leading|using|to)\s")
_NUMBER = re.compile(
    r"(?<![\w.,/\-])(?:[$€£]\s?\d[\d,.]*\d?\s?(?:k|m|bn|million|billion)?\b|\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b"
    r"|percentage"
    r" points?\b|x\b|times\b|(?:k|m|bn)\b|million\b|billion\b|thousand\b|(?:ms|milliseconds?|seconds?|minutes?"
    r"|hours?|gb|tb)\b)"
    r"|\d[\d,]*\+?\s(?:users?|customers?|engineers?|people|models?|images?|documents?|records?|requests?"
    r"|transactions?|features?"
    r"|countries|teams?|languages?|sensors?|stores?|classes|rows|samples?)\b|0\.\d+\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\w@\w|https?://|www\.|\b(?:github|linkedin|gitlab)\.com|\+\d{2}")
LONGEST_NAME = 7  # words of a line that is an employer's name or a title and no more
LONGEST_TITLE = 14  # words of a project's name, or of a line that may name a job


def understood_resume(lines: Sequence[Line], vocabulary: Vocabulary) -> Understood:
    projects = list(_projects(lines))[:MOST_ITEMS] or list(_made(lines))[:MOST_ITEMS]
    return Understood(
        skills=tuple(claimed_skills(lines, vocabulary)), jobs=tuple(list(_jobs(lines))[:MOST_ITEMS]),
        projects=tuple(projects), numbers=tuple(list(_numbers(lines))[:MOST_ITEMS]),
    )  # fmt: skip


def claimed_skills(lines: Sequence[Line], vocabulary: Vocabulary) -> list[ClaimedSkill]:
    """Each skill once, where it is first named; a skills section is read first. Addresses claim nothing."""
    found: dict[str, ClaimedSkill] = {}
    for line in sorted(lines, key=lambda line: line.section != "skills"):
        if _CONTACT.search(line.text):
            continue
        for mention in vocabulary.mentions(line.text):
            term = mention.term
            if term.term not in found:
                found[term.term] = ClaimedSkill(
                    skill=term.term, topics=term.topics, line=line.number, quote=quoted(line.text)
                )
    return sorted(found.values(), key=lambda skill: skill.line)[:MOST_ITEMS]


def quoted(text: str, most: int = 400) -> str:
    """The beginning of a line, as it stands there."""
    return text.strip()[:most].strip()


def _jobs(lines: Sequence[Line]) -> Iterator[Job]:
    sectioned = any(line.section == "jobs" for line in lines)
    for place, line in enumerate(lines):
        when = stretch(line.text)
        apart = line.section != "jobs" if sectioned else line.section in ("education", "projects", "apart")
        if when is None or apart or line.heading or len(line.text.split()) > LONGEST_TITLE + 8:
            continue
        if job := _job(lines, place, when):
            yield job


def _job(lines: Sequence[Line], place: int, when: Stretch) -> Job | None:
    """Title and employer stand beside the dates, or in the lines next to them."""
    line = lines[place]
    beside = (line.text[: when.at[0]] + "\t" + line.text[when.at[1] :]).strip()
    parts = _parts(_bare(beside))
    if len(parts) < 2 or not any(_TITLE.search(part) for part in parts):
        for step in (-1, 1):
            parts += [part for part in _next_to(lines, place, step, parts) if part not in parts]
            if any(_TITLE.search(part) for part in parts):
                break
    title = next((part for part in parts if _TITLE.search(part)), "")
    if not title and not parts:
        return None
    employer = next((part for part in parts if part != title), "")
    return Job(
        title=(title or parts[0])[:200], employer=employer[:200] if title else "", start=when.start, end=when.end,
        current=when.current, line=line.number, quote=quoted(line.text),
    )  # fmt: skip


def _next_to(lines: Sequence[Line], place: int, step: int, known: Sequence[str]) -> list[str]:
    """What the line next to the dates names, and the one beyond it where the title stands there, or the employer."""
    near, far = (lines[at] if 0 <= at < len(lines) else None for at in (place + step, place + 2 * step))
    if near is None or not _may_name_a_job(near):
        return []
    parts = _parts(near.words)
    if far is None or far.section != near.section or not _may_name_a_job(far) or len(parts) + len(known) > 1:
        return parts
    beyond = _parts(far.words)
    titled = bool(_TITLE.search(near.words))
    named = titled != bool(_TITLE.search(far.words)) and len(far.words.split()) <= LONGEST_NAME
    return [*parts, *beyond] if named else parts


def _bare(text: str) -> str:
    return Line(0, text, "").words


def _parts(text: str) -> list[str]:
    pieces = (piece.strip(" ,;:|*_#–—-\t") for piece in _BETWEEN.split(text))
    whole = (piece if piece.count("(") == piece.count(")") else piece.strip("() ") for piece in pieces)
    return [part for part in whole if part.strip("()")]


def _may_name_a_job(line: Line) -> bool:
    return (
        not line.heading and not line.listed and stretch(line.text) is None and len(line.text.split()) <= LONGEST_TITLE
        and not line.text.rstrip().endswith(".")
    )  # fmt: skip


def _projects(lines: Sequence[Line]) -> Iterator[Project]:
    """In a projects section a line that names one begins it, bulleted or not; the first line below says what it is."""
    held = [line for line in lines if line.section == "projects" and not line.heading]
    plain = any(not line.listed for line in held)
    headed = any(line.text.startswith("#") for line in held)  # then only what is headed so is a name
    for place, line in enumerate(held):
        if (plain and line.listed) or (headed and not line.text.startswith("#")):
            continue
        when = stretch(line.text)
        words = _bare(line.text[: when.at[0]] + line.text[when.at[1] :]) if when else line.words
        named = _NAMED.match(words)
        title, about = (named["title"], named["about"]) if named else (words.strip(" -–—|,"), "")
        if not title or (len(title.split()) > LONGEST_TITLE and not line.listed):
            continue
        if not about and place + 1 < len(held) and (held[place + 1].listed or not plain or headed) and not line.listed:
            about = held[place + 1].words
        yield Project(title=title[:200], about=about[:400], line=line.number, quote=quoted(line.text))


def _made(lines: Sequence[Line]) -> Iterator[Project]:
    """Without such a section: what the jobs say was built."""
    for line in lines:
        if line.section in ("jobs", "", "summary") and line.listed and _MADE.match(line.words):
            title = _THING_ENDS.split(line.words, maxsplit=1)[0]
            yield Project(title=title[:200], about=line.words[:400], line=line.number, quote=quoted(line.text))


def _numbers(lines: Sequence[Line]) -> Iterator[NumberClaimed]:
    for line in lines:
        if line.heading or line.section == "apart" or _CONTACT.search(line.text):
            continue
        for number in _NUMBER.finditer(line.text):
            yield NumberClaimed(number=" ".join(number[0].split())[:60], line=line.number, quote=quoted(line.text))
