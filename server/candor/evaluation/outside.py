"""An answer from anywhere, graded as the product grades: which yardstick there is for its question, and the grade.

Handed a question, topic, level, answer and perhaps a reference answer; never a label. Bank entries that mean the same
as a labelled question are masked, so that nothing is measured on a question Candor knows by heart.
"""

from dataclasses import dataclass
from typing import Protocol

from candor.guide.guide import Guide
from candor.interview.exchange import MARKED
from candor.interview.question import STAR, Level
from candor.interview.reading import Graded, Reading, Score, Ungraded
from candor.measuring import Yardsticks
from candor.ports import Embedder
from candor.scoring import reference
from candor.scoring.grade import grade
from candor.scoring.learned import Scorer
from candor.scoring.reader import read, texts_to_embed
from candor.scoring.reference import Yardstick

TECHNICAL = ("correctness", "reasoning", "communication", "overall")


@dataclass(frozen=True)
class Outside:
    """One answer to be graded, and all that the grader is handed."""

    question: str
    answer: str
    topic: str = "outside"
    level: Level = "mid"
    reference: str | None = None
    behavioral: bool = False
    exercise: bool = False  # facts are asked for, by no interviewer and for no level


def nothing_said(row: Outside) -> Graded:
    """A blank never reaches the product's grader; in a file it stands for silence, the lowest of every scale."""
    score = Score(points=1.0, low=1.0, high=1.5, because=("there was no answer",))
    names = (*STAR, "communication", "overall") if row.behavioral else TECHNICAL
    return Graded(scores=dict.fromkeys(names, score))


class Second(Protocol):
    """Who reads beside Candor's own reader."""

    async def graded(self, row: Outside, yardstick: Yardstick, local: Graded, reading: Reading) -> Graded: ...


class Grader:
    """Grades answers to questions from outside. `masked`: the bank's entries for the same question are not used.
    Without a `scorer` the plain formulas grade: the baseline that it has to beat."""

    def __init__(
        self, guide: Guide, embedder: Embedder, masked: bool = True, scorer: Scorer | None = None
    ) -> None:
        self._guide, self._embedder, self._scorer = guide, embedder, scorer
        self._yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder, masked)

    async def warm(self) -> None:
        """Raises EngineError."""
        await self._embedder.warm()
        await self._embedder.index(self._guide.texts())
        await self._yardsticks.warm()

    async def graded(
        self, row: Outside, second: Second | None = None
    ) -> tuple[Graded | Ungraded, Reading | None]:
        """The grade and the reading it was made of; with a `second` reader the grade of both. Raises EngineError."""
        if not row.answer.strip():
            return nothing_said(row), None
        yardstick = await self.yardstick(row)
        if yardstick is None:
            return Ungraded(reason="nothing to measure the answer against"), None
        graded, reading = await self.measured(row, yardstick)
        if second is None or isinstance(graded, Ungraded) or reading.kind not in MARKED:
            return graded, reading
        return await second.graded(row, yardstick, graded, reading), reading

    async def measured(self, row: Outside, yardstick: Yardstick) -> tuple[Graded | Ungraded, Reading]:
        question = yardstick.question
        wanted = [*texts_to_embed(question, row.answer, row.question), *reference.texts_to_embed(yardstick)]
        vectors = await self._embedder.embed(list(dict.fromkeys(wanted)))
        reading = read(question, 1, row.answer, row.question, [], vectors, self._scorer)
        graded = grade(question, row.level, [reading], 0)
        held = reference.measured(graded, yardstick, row.answer, vectors, row.exercise, self._scorer, row.level)
        return held, reading

    async def yardstick(self, row: Outside) -> Yardstick | None:
        """Any story for a behavioral prompt; for a technical question what is found for it."""
        if row.behavioral:
            return reference.story(row.question, row.topic)
        return await self._yardsticks.find(row.question, row.topic, row.reference)
