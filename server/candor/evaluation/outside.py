"""An answer from anywhere, graded as the product grades: which yardstick there is for its question, and the grade.

Handed a question, topic, level, answer and perhaps a reference answer; never a label. Bank entries that mean the same
as a labelled question are masked, so that nothing is measured on a question Candor knows by heart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from candor.guide.guide import Guide
from candor.interview.question import STAR, Level, Question
from candor.interview.reading import Graded, Reading, Score, Ungraded
from candor.ports import Embedder
from candor.scoring import reference
from candor.scoring.grade import grade
from candor.scoring.reader import read, texts_to_embed
from candor.scoring.reference import Yardstick
from candor.text.vectors import FloatArray, Vectors, stacked

SAME_QUESTION = 0.8  # cosine from which two questions mean the same
TECHNICAL = ("correctness", "reasoning", "communication", "overall")
PASSAGES = 4
RELATED = 4  # bank entries on the same subject


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


class Grader:
    """Grades answers to questions from outside. `masked`: the bank's entries for the same question are not used."""

    def __init__(self, guide: Guide, embedder: Embedder, masked: bool = True) -> None:
        self._guide, self._embedder, self._masked = guide, embedder, masked
        self._bank = [q for q in guide.questions() if q.kind == "technical"]
        self._passages: FloatArray | None = None
        self._asks: FloatArray | None = None

    async def warm(self) -> None:
        """Raises EngineError."""
        await self._embedder.warm()
        texts = [question.asks for question in self._bank]
        views = [view for item in self._guide.findable_passages for view in item.views]
        await self._embedder.index(self._guide.texts())
        vectors = await self._vectors([*texts, *views])
        self._asks, self._passages = stacked(texts, vectors), stacked(views, vectors)

    async def graded(self, row: Outside) -> tuple[Graded | Ungraded, Reading | None]:
        """The grade and the reading it was made of. Raises EngineError."""
        if not row.answer.strip():
            return nothing_said(row), None
        yardstick = await self.yardstick(row)
        if yardstick is None:
            return Ungraded(reason="nothing to measure the answer against"), None
        return await self.measured(row, yardstick)

    async def measured(self, row: Outside, yardstick: Yardstick) -> tuple[Graded | Ungraded, Reading]:
        question = yardstick.question
        wanted = [*texts_to_embed(question, row.answer, question.asks), *reference.texts_to_embed(yardstick)]
        vectors = await self._embedder.embed(list(dict.fromkeys(wanted)))
        reading = read(question, 1, row.answer, question.asks, [], vectors)
        graded = grade(question, row.level, [reading], 0)
        return reference.measured(graded, yardstick, row.answer, vectors, row.exercise), reading

    async def yardstick(self, row: Outside) -> Yardstick | None:
        """The reference answer when one is given, else the bank's entry for the same question, else the guide."""
        if row.behavioral:
            return reference.story(row.question, row.topic)
        if row.reference and (found := reference.from_reference(row.question, row.topic, row.reference)):
            return found
        asked = (await self._vectors([row.question]))[row.question]
        known = None if self._masked else self._in_bank(asked)
        if known is not None:
            return Yardstick(known, "bank")
        related = self._related(asked)
        passages = [*self._near(asked), *(question.model_answer or "" for question in related)]
        wrong = [way for question in related for mistake in question.misconceptions for way in mistake.wordings]
        vectors = await self._vectors([row.question, *reference.ideas_of(passages)])
        return reference.from_passages(row.question, row.topic, passages, wrong, vectors)

    def _in_bank(self, asked: FloatArray) -> Question | None:
        assert self._asks is not None, "warm first"
        near = self._asks @ asked
        best = int(np.argmax(near))
        return self._bank[best] if near[best] >= SAME_QUESTION else None

    def _related(self, asked: FloatArray) -> list[Question]:
        """Bank entries on the same subject that are not the same question."""
        assert self._asks is not None, "warm first"
        near = self._asks @ asked
        return [self._bank[i] for i in np.argsort(-near, kind="stable") if near[i] < SAME_QUESTION][:RELATED]

    def _near(self, asked: FloatArray) -> list[str]:
        assert self._passages is not None, "warm first"
        owners = [i for i, item in enumerate(self._guide.findable_passages) for _ in item.views]
        near = self._passages @ asked
        best = dict.fromkeys(owners[i] for i in np.argsort(-near, kind="stable"))
        return [self._guide.findable_passages[i].text for i in list(best)[:PASSAGES]]

    async def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = await self._embedder.embed(list(dict.fromkeys(texts)))
        return vectors if vectors is not None else {}
