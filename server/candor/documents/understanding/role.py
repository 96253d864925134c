"""A job description: the role, its level, the company, and what it asks for, each skill weighed by where and how it is
named."""

import re
from collections.abc import Iterable, Sequence

from candor.documents.understanding.firm import company_name
from candor.documents.understanding.outline import Line
from candor.documents.understanding.resume import quoted
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import MOST_ITEMS, RequiredSkill, TopicWeight, Understood
from candor.interview.question import Level

# What naming a skill once counts, by the section it is named in.
SECTION_WEIGHT = {
    "must": 3.0,
    "skills": 3.0,
    "tasks": 2.0,
    "": 1.5,
    "summary": 1.5,
    "nice": 1.0,
    "firm": 0.5,
    "offer": 0.0,
}
STRESSED, SOFTENED, REPEATED = 1.5, 0.5, 0.5  # a further mention counts half
_STRESS = re.compile(r"\b(?:must|required?|strong|expert(?:ise)?|deep|profound|solid|proven|essential|extensive"
                     r"|proficien\w+"
                     r"|excellent|fluent|hands-on|[3-9]\+ years)\b", re.IGNORECASE)  # fmt: skip
_SOFT = re.compile(r"\b(?:nice to have|a plus|bonus|preferred|preferably|ideally|desirable|familiar(?:ity)?"
                   r"|exposure|helpful"
                   r"|basic|not required|optional|advantage)\b", re.IGNORECASE)  # fmt: skip
_ROLE = (
    r"(?:engineer|scientist|developer|analyst|researcher|architect|programmer|statistician|intern|manager|lead|director"
    r"|consultant|specialist)s?"
)
_NAMED_ROLE = re.compile(
    r"^\s*(?:\*\*)?(?:job\s+title|position|role|title|vacancy)(?:\*\*)?\s*:\s*(?:\*\*)?\s*(.{3,100})", re.IGNORECASE
)
_WANTED = re.compile(
    rf"\b(?:looking for|seeking|hiring|to hire|in search of|join (?:us|our team|\w+) as|as)\s+(?:an?"
    rf"|our(?: next)?|the)\s+"
    rf"((?:[\w/+.()&-]+\s){{0,6}}?{_ROLE})\b",
    re.IGNORECASE,
)
_ENDS_AS_ROLE = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_AFTER_ROLE = re.compile(r"\s*(?:\(\s*(?:m|f|w|d|all)\b.*|\s[-–—|]\s.*|\s+at\s+.*|,\s.*|\*\*.*)$", re.IGNORECASE)
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("senior", re.compile(r"\b(?:senior|sr\.?|staff|principal|lead|head|director)\b", re.IGNORECASE)),
    ("junior", re.compile(r"\b(?:junior|jr\.?|graduate|entry[- ]level|intern(?:ship)?|trainee"
                          r"|working student)\b", re.IGNORECASE)),
    ("mid", re.compile(r"\b(?:mid(?:dle)?[- ]?level|mid|intermediate)\b", re.IGNORECASE)),
)  # fmt: skip
_YEARS = re.compile(r"\b(\d{1,2})\s?(?:\+|(?:-|–|to)\s?\d{1,2})?\s?(?:or more\s|plus\s)?years?\b(?!\s+(?:old|ago"
                    r"|in a row))",
                    re.IGNORECASE)  # fmt: skip
SENIOR_YEARS, MID_YEARS = 5, 2
LONGEST_ROLE = 12  # words of a line that is a title by itself
TITLE_WITHIN = 8  # lines of the beginning that may be one


def understood_role(lines: Sequence[Line], vocabulary: Vocabulary) -> Understood:
    role = role_of(lines)
    required = required_skills(lines, vocabulary)
    return Understood(
        role=role[:200], level=level_of(role, lines), required=tuple(required), topics=tuple(topic_weights(required)),
        company=company_name(lines),
    )  # fmt: skip


def role_of(lines: Sequence[Line]) -> str:
    """The title: where it is called so, else a line at the beginning that ends as one, else what is looked for."""
    for line in lines:
        if named := _NAMED_ROLE.match(line.text):
            return _title(named[1])
    for line in lines[:TITLE_WITHIN]:
        short = len(line.words.split()) <= LONGEST_ROLE and not line.words.endswith((".", "!", "?"))
        if short and not line.listed and _ENDS_AS_ROLE.search(_title(line.words)) and not _WANTED.search(line.text):
            return _title(line.words)
    for line in lines:
        if wanted := _WANTED.search(line.text):
            return _title(wanted[1])
    return ""


def _title(said: str) -> str:
    return " ".join(_AFTER_ROLE.sub("", said.strip()).strip(" *_#:.").split())


def level_of(role: str, lines: Sequence[Line]) -> Level | None:
    """By the title, else by the years that are asked for, else by what the text says of the role; None when silent."""
    for level, pattern in _LEVELS:
        if pattern.search(role):
            return level
    asked = [line for line in lines if line.section not in ("firm", "offer")]
    years = [int(found[1]) for line in asked if line.section != "nice" for found in _YEARS.finditer(line.text)]
    if years:
        return "senior" if max(years) >= SENIOR_YEARS else "mid" if max(years) >= MID_YEARS else "junior"
    for line in asked:
        if wanted := _WANTED.search(line.text):
            for level, pattern in _LEVELS:
                if pattern.search(wanted[0]):
                    return level
    return None


def required_skills(lines: Sequence[Line], vocabulary: Vocabulary) -> list[RequiredSkill]:
    """Each skill once, with the line where it is asked for most, the heaviest first."""
    points: dict[str, float] = {}
    most: dict[str, tuple[float, Line]] = {}
    topics: dict[str, tuple[str, ...]] = {}
    for line in lines:
        emphasis = STRESSED if _STRESS.search(line.text) else 1.0
        emphasis *= SOFTENED if _SOFT.search(line.text) else 1.0
        counts = SECTION_WEIGHT.get(line.section, 1.0) * emphasis
        for name, its_topics in {m.term.term: m.term.topics for m in vocabulary.mentions(line.text)}.items():
            topics[name] = its_topics
            points[name] = points.get(name, 0.0) + counts * (REPEATED if name in points else 1.0)
            if name not in most or counts > most[name][0]:
                most[name] = (counts, line)
    heaviest = max(points.values(), default=0.0)
    if heaviest <= 0:
        return []
    found = [
        RequiredSkill(
            skill=name, topics=topics[name], weight=round(points[name] / heaviest, 3), line=most[name][1].number,
            quote=quoted(most[name][1].text),
        )
        for name in points
        if points[name] > 0
    ]  # fmt: skip
    return sorted(found, key=lambda skill: (-skill.weight, skill.line, skill.skill))[:MOST_ITEMS]


def topic_weights(required: Iterable[RequiredSkill]) -> list[TopicWeight]:
    """What share of the demands each topic has: a skill's weight goes to its topics in equal parts."""
    points: dict[str, float] = {}
    for skill in required:
        for topic in skill.topics:
            points[topic] = points.get(topic, 0.0) + skill.weight / len(skill.topics)
    total = sum(points.values())
    shares = [TopicWeight(topic=topic, weight=round(point / total, 4)) for topic, point in points.items()]
    return sorted(shares, key=lambda share: (-share.weight, share.topic))
