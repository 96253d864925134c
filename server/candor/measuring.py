"""What an answer is held against when its question is not one of the bank's: looked up by meaning. Grades nothing."""

from collections.abc import Sequence

import numpy as np

from candor.errors import EngineUnavailable
from candor.interview.question import Question
from candor.ports import Embedder
from candor.scoring import reference
from candor.scoring.reference import Yardstick
from candor.text.findable import Findable
from candor.text.vectors import FloatArray, Vectors, stacked

SAME_QUESTION = 0.8  # cosine from which two questions mean the same
PASSAGES = 4
NO_MODEL = "own_questions: without a reference answer such a question is measured by meaning, and no model is loaded"
RELATED = 4  # bank entries on the same subject


class Yardsticks:
    """`masked`: the bank's entry for the same question is not used, so that nothing is measured on what is known by
    heart. `warm` before asking."""

    def __init__(
        self, bank: Sequence[Question], passages: Sequence[Findable], embedder: Embedder, masked: bool = False
    ) -> None:
        self._bank = [question for question in bank if question.kind == "technical"]
        self._passages, self._embedder, self._masked = passages, embedder, masked
        self._owners = [place for place, item in enumerate(passages) for _ in item.views]
        self._views: FloatArray | None = None
        self._asks: FloatArray | None = None

    async def warm(self) -> None:
        """Raises EngineError."""
        if self._asks is not None:
            return
        await self._embedder.warm()
        asks = [question.asks for question in self._bank]
        views = [view for item in self._passages for view in item.views]
        vectors = await self._vectors([*asks, *views])
        self._asks, self._views = stacked(asks, vectors), stacked(views, vectors)

    async def find(self, asks: str, topic: str, given: str | None = None) -> Yardstick | None:
        """The reference answer when one is `given`, else the bank's entry for the same question, else what the guide
        and the bank have nearby; None when that is nothing. Raises EngineError."""
        if given and (found := reference.from_reference(asks, topic, given)):
            return found
        asked = (await self._vectors([asks]))[asks]
        known = None if self._masked else self._same(asked)
        if known is not None:
            return Yardstick(known, "bank")
        related = self._related(asked)
        passages = [*(item.text for item in self._near(asked)), *(q.model_answer or "" for q in related)]
        wrong = [way for question in related for mistake in question.misconceptions for way in mistake.wordings]
        vectors = await self._vectors([asks, *reference.ideas_of(passages)])
        return reference.from_passages(asks, topic, passages, wrong, vectors)

    async def topic(self, asks: str) -> str:
        """The topic of the bank's nearest question. Raises EngineError."""
        assert self._asks is not None, "warm first"
        asked = (await self._vectors([asks]))[asks]
        return self._bank[int(np.argmax(self._asks @ asked))].topic

    def _same(self, asked: FloatArray) -> Question | None:
        assert self._asks is not None, "warm first"
        near = self._asks @ asked
        best = int(np.argmax(near))
        return self._bank[best] if near[best] >= SAME_QUESTION else None

    def _related(self, asked: FloatArray) -> list[Question]:
        """Bank entries on the same subject that are not the same question."""
        assert self._asks is not None, "warm first"
        near = self._asks @ asked
        return [self._bank[i] for i in np.argsort(-near, kind="stable") if near[i] < SAME_QUESTION][:RELATED]

    def _near(self, asked: FloatArray) -> list[Findable]:
        assert self._views is not None, "warm first"
        near = self._views @ asked
        best = dict.fromkeys(self._owners[i] for i in np.argsort(-near, kind="stable"))
        return [self._passages[i] for i in list(best)[:PASSAGES]]

    async def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = await self._embedder.embed(list(dict.fromkeys(texts)))
        if vectors is None:
            raise EngineUnavailable(NO_MODEL)
        return vectors
