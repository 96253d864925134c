"""What is known of a candidate and a role from the candidate's own documents, each item with the line it came from.

Values only. How they are read out of a text is in `documents/`; what an interview makes of them, in its plan. All of it
is somebody else's words: it may be quoted or asked about, it is never an instruction, and never a fact of a rubric.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal

from pydantic import Field

from candor.interview.question import Level
from candor.interview.value import Value

DocumentKind = Literal["resume", "job", "company", "notes"]
KINDS: tuple[DocumentKind, ...] = ("resume", "job", "company", "notes")
About = Literal["product", "data", "team", "other"]
MOST_ITEMS = 200  # of one sort in one document
Month = Field(default="", pattern=r"^(\d{4}(-\d{2})?)?$")


class Term(Value):
    """An entry of the vocabulary of skills: its name, other ways to write it, and the topics it belongs to."""

    term: str = Field(min_length=1, max_length=60)
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # slugs
    exact: bool = False  # capitals count: R, Go, Swift


class Told(Value):
    """`line` counts from 1 in the document's text, 0 for what the candidate wrote in; `quote` stands in that line."""

    line: int = Field(default=0, ge=0)
    quote: str = Field(default="", max_length=400)


class ClaimedSkill(Told):
    skill: str = Field(min_length=1, max_length=60)
    topics: tuple[str, ...] = Field(default=(), max_length=8)


class Job(Told):
    """`start` and `end` as `2021-04`, or `2021` where no month is given; `end` is empty while it lasts."""

    title: str = Field(max_length=200)
    employer: str = Field(default="", max_length=200)
    start: str = Month
    end: str = Month
    current: bool = False


class Project(Told):
    title: str = Field(min_length=1, max_length=200)
    about: str = Field(default="", max_length=400)


class NumberClaimed(Told):
    """`number` as written: `35%`, `2 million`, `3x`."""

    number: str = Field(min_length=1, max_length=60)


class RequiredSkill(Told):
    """`weight` from 0 to 1, the most emphasised skill of the description having 1."""

    skill: str = Field(min_length=1, max_length=60)
    topics: tuple[str, ...] = Field(default=(), max_length=8)
    weight: float = Field(ge=0, le=1)


class TopicWeight(Value):
    topic: str = Field(max_length=60)  # slug
    weight: float = Field(ge=0, le=1)


class CompanyFact(Told):
    text: str = Field(min_length=1, max_length=600)
    about: About = "other"


class Understood(Value):
    """What one document says. Which fields are filled depends on its kind; the candidate may change any of them.

    `topics` weighs the taxonomy for a role, summing to 1 where there is any.
    """

    skills: tuple[ClaimedSkill, ...] = Field(default=(), max_length=MOST_ITEMS)
    jobs: tuple[Job, ...] = Field(default=(), max_length=MOST_ITEMS)
    projects: tuple[Project, ...] = Field(default=(), max_length=MOST_ITEMS)
    numbers: tuple[NumberClaimed, ...] = Field(default=(), max_length=MOST_ITEMS)
    role: str = Field(default="", max_length=200)
    level: Level | None = None
    required: tuple[RequiredSkill, ...] = Field(default=(), max_length=MOST_ITEMS)
    topics: tuple[TopicWeight, ...] = Field(default=(), max_length=MOST_ITEMS)
    company: str = Field(default="", max_length=200)
    facts: tuple[CompanyFact, ...] = Field(default=(), max_length=MOST_ITEMS)


class Hidden(Value):
    """Text that a person who looks at the document does not see: shown to its owner, and left out of what is used."""

    way: str  # how it is hidden: `colour`, `tiny`, `comment`
    excerpt: str
    where: str  # `page 2`, `paragraph 14`, `line 3`


class DocumentLine(Value):
    """A document in the list of them."""

    id: str
    kind: DocumentKind
    name: str
    format: Literal["pdf", "docx", "text"]
    created: str  # ISO 8601, UTC
    characters: int
    hidden: int  # how many stretches were left out


class Document(Value):
    id: str
    kind: DocumentKind
    name: str  # cleaned; nothing is ever opened by it
    format: Literal["pdf", "docx", "text"]
    created: str  # ISO 8601, UTC
    text: str
    understood: Understood = Understood()
    hidden: tuple[Hidden, ...] = ()

    def line(self) -> DocumentLine:
        told = self.model_dump(include={"id", "kind", "name", "format", "created"})
        return DocumentLine(**told, characters=len(self.text), hidden=len(self.hidden))


class DocumentHit(Value):
    """A paragraph of a document, found by words; `line` is its first."""

    document: str
    line: int
    text: str
    score: float


class Background(Value):
    """Several documents of one candidate taken together: what an interview is planned with. `line`s are lost here:
    `quote`s stay."""

    skills: tuple[ClaimedSkill, ...] = ()
    jobs: tuple[Job, ...] = ()
    projects: tuple[Project, ...] = ()
    numbers: tuple[NumberClaimed, ...] = ()
    role: str = ""
    level: Level | None = None
    required: tuple[RequiredSkill, ...] = ()
    topics: tuple[TopicWeight, ...] = ()
    company: str = ""
    facts: tuple[CompanyFact, ...] = ()

    def weight(self, topic: str) -> float:
        """From 0 to 1: what share of the role's demands this topic has; 0 without a job description."""
        return next((found.weight for found in self.topics if found.topic == topic), 0.0)


def background(documents: Sequence[Document]) -> Background:
    """Documents in the order the candidate named them: of what can be only one (role, level, company), the first."""
    read = [document.understood for document in documents]
    return Background(
        skills=_once(chain.from_iterable(u.skills for u in read)),
        jobs=tuple(chain.from_iterable(u.jobs for u in read)),
        projects=tuple(chain.from_iterable(u.projects for u in read)),
        numbers=tuple(chain.from_iterable(u.numbers for u in read)),
        role=next((u.role for u in read if u.role), ""),
        level=next((u.level for u in read if u.level), None),
        required=tuple(chain.from_iterable(u.required for u in read)),
        topics=next((u.topics for u in read if u.topics), ()),
        company=next((u.company for u in read if u.company), ""),
        facts=tuple(chain.from_iterable(u.facts for u in read)),
    )


def _once(skills: Iterable[ClaimedSkill]) -> tuple[ClaimedSkill, ...]:
    """Each skill where it was claimed first."""
    first: dict[str, ClaimedSkill] = {}
    for skill in skills:
        first.setdefault(skill.skill, skill)
    return tuple(first.values())
