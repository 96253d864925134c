"""A language model as the one who words a report's lines: one structured call, which comes back as texts by number.
What of them may stand is decided in `report/worded.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from candor import __version__
from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.engines.manners import broken
from candor.interview.fold import MODEL
from candor.interview.reading import EngineStamp
from candor.interview.usage import Price, Usage
from candor.ports import Sayable, Used
from candor.prompting import Template
from candor.text.spans import sentences
from candor.text.untrusted import Untrusted

FILE = "reword.v1.md"
INPUTS = ("most_words",)
CALLS_TO_REWORD = 2
MOST_WORDS = 60
MOST_LINES = 10
LONGEST_QUOTE = 400  # characters


class Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int
    text: Annotated[str, Field(max_length=700)]


class Lines(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    lines: Annotated[tuple[Line, ...], Field(max_length=MOST_LINES)]


@dataclass(frozen=True)
class LlmRewriter:
    endpoint: Endpoint
    template: Template
    deadline: float = 60.0
    price: Price | None = None

    @property
    def stamp(self) -> EngineStamp:
        return EngineStamp(engine=MODEL, model=self.endpoint.model, version=__version__, prompt=self.template.name)

    @property
    def host(self) -> str:
        return self.endpoint.host

    async def reword(self, facts: Sequence[Sayable], used: list[Used]) -> dict[int, str]:
        """By place in `facts`; a wording that breaks a rule of speech is left out. Raises EngineError."""
        await self.endpoint.warm()
        within, usage = Allowance.of(self.deadline, CALLS_TO_REWORD), Usage()
        try:
            parsed = await self.endpoint.structured(self.prompt(facts), Lines, within)
            usage = parsed.usage
            told = {line.number - 1: line.text for line in parsed.value.lines}
            return {n: text for n, text in told.items() if 0 <= n < len(facts) and _mannered(text)}
        finally:
            usage = usage.model_copy(update={"calls": max(within.made, usage.calls)})
            if usage.calls:
                cost = self.price.of(usage) if self.price else None
                used.append(Used("wording", usage, cost, self.stamp))

    def prompt(self, facts: Sequence[Sayable]) -> list[Message]:
        lines = [line for number, fact in enumerate(facts, 1) for line in _told(number, fact)]
        return [Message("system", self.template.fill(most_words=str(MOST_WORDS))), Message("user", "\n".join(lines))]


def _told(number: int, fact: Sayable) -> list[str]:
    line = [f"{number}. {' '.join(Untrusted(fact.text).harmless().split())}"]
    quote = Untrusted(fact.quote).fenced("phrase", LONGEST_QUOTE) if fact.quote else ""
    return [*line, f"   rests on: {quote}"] if quote else line


def _mannered(text: str) -> bool:
    return all(broken(span.text, real=True) is None for span in sentences(text))
