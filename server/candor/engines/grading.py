"""A language model as a reader of answers: one structured call, which comes back as marks. What counts of them, and
what it is worth, is for `scoring/`; nothing here adds anything up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, get_args

from candor import __version__, bands
from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.interview.fold import MODEL
from candor.interview.reading import EngineStamp
from candor.interview.usage import Price, Usage
from candor.interview.verdicts import LONGEST_QUOTE, Marks, Pitfall
from candor.ports import Paper, Used
from candor.prompting import Template
from candor.text.untrusted import Untrusted

FILE = "grade.v2.md"
INPUTS = ("least_words", "pitfalls")
CALLS_TO_GRADE = 2
LONGEST_ANSWER, LONGEST_BEFORE, LONGEST_PASSAGE = 9000, 700, 900  # characters
MOST_BEFORE, MOST_PASSAGES = 8, 4
KNOWN = "Known to be right, to check facts by; a good answer need not say all of it, and may say what is not in it:"
FOURTEEN = get_args(Pitfall)  # what is said to whoever grades is code's to notice


class PitfallGuide(Protocol):
    """What the guide says of a pitfall."""

    @property
    def id(self) -> str: ...

    @property
    def what(self) -> str: ...

    @property
    def is_not(self) -> str: ...


@dataclass(frozen=True)
class LlmGrader:
    """`deadline` in seconds for all that one answer takes; `price` is None where the price table has none."""

    endpoint: Endpoint
    template: Template
    pitfalls: tuple[PitfallGuide, ...]
    deadline: float = 60.0
    price: Price | None = None

    @property
    def stamp(self) -> EngineStamp:
        return EngineStamp(
            engine=MODEL, model=self.endpoint.model, version=__version__, prompt=self.template.name
        )

    @property
    def host(self) -> str:
        return self.endpoint.host

    async def mark(self, paper: Paper, used: list[Used]) -> Marks:
        """Raises EngineError; what was spent is in `used` then, too."""
        await self.endpoint.warm()
        within = Allowance.of(self.deadline, CALLS_TO_GRADE)
        usage = Usage()
        try:
            parsed = await self.endpoint.structured(self.prompt(paper), Marks, within)
            usage = parsed.usage
            return parsed.value
        finally:
            usage = usage.model_copy(update={"calls": max(within.made, usage.calls)})
            if usage.calls:
                cost = self.price.of(usage) if self.price else None
                used.append(Used("grading", usage, cost, self.stamp))

    def prompt(self, paper: Paper) -> list[Message]:
        """Rules first, which are the same for every answer, so that an endpoint that remembers need not read them
        again; the answer last."""
        return [Message("system", self.system()), Message("user", "\n".join(_asked(paper)))]

    def system(self) -> str:
        told = (f"- {p.id}: {_plain(p.what)} Not: {_plain(p.is_not)}" for p in self.pitfalls if p.id in FOURTEEN)
        return self.template.fill(least_words=str(bands.EVIDENCE_WORDS), pitfalls="\n".join(told))


def _asked(paper: Paper) -> Iterator[str]:
    if paper.asks:
        yield f"The question: {_plain(paper.asks)}"
    if paper.criteria:
        yield "Criteria:"
        yield from (f"- {name}: {_plain(met_when)}" for name, met_when in paper.criteria)
    else:
        yield "No criteria: mark pitfalls and claims alone."
    if paper.misconceptions:
        yield "Misconceptions:"
        yield from (f"- {name}: {_plain(claim)}" for name, claim in paper.misconceptions)
    yield from _fenced(KNOWN, "passage", paper.passages[:MOST_PASSAGES], LONGEST_PASSAGE)
    before = paper.before[-MOST_BEFORE:]
    if before:
        yield "Earlier in this exchange, marked already:"
        for who, words in before:
            yield f"{who}: {Untrusted(words).fenced('phrase', LONGEST_BEFORE)}"
    if paper.said:
        yield f"The interviewer had just said: {Untrusted(paper.said).fenced('phrase', LONGEST_BEFORE)}"
    yield f"Quotes have at most {LONGEST_QUOTE} characters. The answer to mark:"
    yield Untrusted(paper.answer).fenced("answer", LONGEST_ANSWER)


def _fenced(title: str, fence: str, texts: Iterable[str], longest: int) -> Iterator[str]:
    told = [Untrusted(" ".join(text.split())).fenced(fence, longest) for text in texts]
    if told:
        yield title
        yield from told


def _plain(text: str) -> str:
    return " ".join(Untrusted(text).harmless().split())
