"""A language model as the one who makes questions fit a candidate: one structured call, which comes back as drafts.
Whether a draft may be asked is decided elsewhere (`preparing.py`, and the bank's own checker).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from candor import __version__
from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.engines.manners import broken
from candor.interview.background import Background, Project
from candor.interview.drafts import Draft
from candor.interview.fold import MODEL
from candor.interview.question import PROJECT_POINTS
from candor.interview.reading import EngineStamp
from candor.interview.usage import Price, Usage
from candor.ports import Used
from candor.prompting import Template
from candor.text.spans import sentences
from candor.text.untrusted import Untrusted

FILE = "tailor.v1.md"
INPUTS = ("most_questions", "most_words", "points")
MOST_QUESTIONS = 2
CALLS_TO_TAILOR = 2
LONGEST_LINE, LONGEST_FACT = 500, 200  # characters
MOST_SKILLS, MOST_FACTS = 12, 5


class Drafts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    questions: Annotated[tuple[Draft, ...], Field(max_length=MOST_QUESTIONS)]


@dataclass(frozen=True)
class LlmTailor:
    """`most_words` of a question, as the bank's checker has it."""

    endpoint: Endpoint
    template: Template
    most_words: int
    deadline: float = 60.0
    price: Price | None = None

    @property
    def stamp(self) -> EngineStamp:
        return EngineStamp(engine=MODEL, model=self.endpoint.model, version=__version__, prompt=self.template.name)

    @property
    def host(self) -> str:
        return self.endpoint.host

    async def draft(self, background: Background, used: list[Used]) -> tuple[Draft, ...]:
        """Raises EngineError; what was spent is in `used` then, too."""
        await self.endpoint.warm()
        within, usage = Allowance.of(self.deadline, CALLS_TO_TAILOR), Usage()
        try:
            parsed = await self.endpoint.structured(self.prompt(background), Drafts, within)
            usage = parsed.usage
            return tuple(draft for draft in parsed.value.questions if _mannered(draft))
        finally:
            usage = usage.model_copy(update={"calls": max(within.made, usage.calls)})
            if usage.calls:
                cost = self.price.of(usage) if self.price else None
                used.append(Used("tailoring", usage, cost, self.stamp))

    def prompt(self, background: Background) -> list[Message]:
        system = self.template.fill(
            most_questions=str(MOST_QUESTIONS), most_words=str(self.most_words), points=", ".join(PROJECT_POINTS)
        )
        return [Message("system", system), Message("user", "\n".join(_told(background)))]


def _mannered(draft: Draft) -> bool:
    """Whether an interviewer may say every text of it."""
    said = [draft.asks, draft.rephrase, *draft.hints, *(probe.follow_up for probe in draft.probes)]
    return all(broken(span.text, real=True) is None for text in said for span in sentences(text))


def _told(background: Background) -> list[str]:
    lines = [
        f"{number}. {Untrusted(line_of(project)).fenced('document', LONGEST_LINE)}"
        for number, project in enumerate(background.projects[:MOST_QUESTIONS], 1)
    ]
    skills = ", ".join(skill.skill for skill in background.required[:MOST_SKILLS])
    if background.role or skills:
        lines.append(f"The role: {Untrusted(f'{background.role}: {skills}').fenced('document', LONGEST_LINE)}")
    facts = [fact.text for fact in background.facts[:MOST_FACTS]]
    return [*lines, *(f"On the company: {Untrusted(fact).fenced('document', LONGEST_FACT)}" for fact in facts)]


def line_of(project: Project) -> str:
    return project.quote or f"{project.title}. {project.about}"
