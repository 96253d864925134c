"""What is got ready before an interview: the questions the candidate brought, made gradable, and those of the bank that
are about what they want to practise. Looks up; decides nothing about the interview itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from candor.errors import EngineError
from candor.interview.background import Background
from candor.interview.background import background as taken_together
from candor.interview.plan import NO_LEANINGS, Briefing, Leanings
from candor.interview.question import LEVELS, OWN_QUESTION, HeldTo, KeyPoint, Prepared, Question
from candor.interview.setup import OwnQuestion, Setup
from candor.interview.topics import PROJECT
from candor.measuring import Yardsticks
from candor.ports import Bank, Library, Retriever
from candor.prompting import OwnWords
from candor.scoring import reference
from candor.scoring.reference import Yardstick
from candor.tailoring import tailored

MOST_WANTED = 6  # questions on the focus that come first; a whole interview of one subject would be a drill
MOST_TOPIC_WEIGHT = 2.0  # added to the 1 that every topic has, for what a job asks for most
CITED = 3  # passages of the guide that the report shows beside an own question
FOLLOW_UPS = 3  # ways of asking on that each idea of an own question gets


class Briefer:
    """`questions` searches the bank, `passages` the guide, `yardsticks` find what one from outside is held to."""

    def __init__(
        self,
        bank: Bank,
        library: Library,
        questions: Retriever,
        passages: Retriever,
        yardsticks: Yardsticks,
        words: OwnWords,
    ) -> None:
        self._bank, self._library, self._questions, self._passages = bank, library, questions, passages
        self._yardsticks, self._words = yardsticks, words

    async def brief(self, owner: str, setup: Setup, leanings: Leanings = NO_LEANINGS) -> Briefing:
        """Raises UnknownDocument, and EngineUnavailable when an own question cannot be measured because no embedding
        model is there."""
        documents = [await self._library.document(owner, document_id) for document_id in setup.documents]
        background = taken_together(documents) if documents else None
        own = [await self._prepared(brought, number) for number, brought in enumerate(setup.own_questions, 1)]
        made = tailored(self._bank, self._words, background, setup.seed) if background and not setup.is_drill else ()
        wanted = (*(prepared.question.id for prepared in made), *await self._about(setup.focus))
        leanings = replace(leanings, wanted=wanted, weights=_weights(background))
        return Briefing(leanings, (*made, *own), background)

    async def _about(self, focus: str) -> Sequence[str]:
        found = await self._questions.search(focus, limit=MOST_WANTED) if focus.strip() else []
        return tuple(hit.id for hit in found)

    async def _prepared(self, own: OwnQuestion, number: int) -> Prepared:
        asks = " ".join(own.asks.split())
        topic = ""
        try:
            await self._yardsticks.warm()
            topic = await self._yardsticks.topic(asks)
        except EngineError:
            if not (own.reference.strip() or own.kind == "behavioral"):
                raise
        if own.kind == "behavioral":
            return Prepared(question=self._named(reference.story(asks, "").question, number, asks))
        hits = await self._passages.search(asks, limit=CITED)
        passages = tuple(found for hit in hits if (found := self._bank.cited(hit.id)) is not None)
        yardstick = await self._yardsticks.find(asks, topic, own.reference.strip() or None)
        assert yardstick is not None  # the guide is never empty
        return Prepared(question=self._named(_held(yardstick, topic), number, asks), passages=passages)

    def _named(self, question: Question, number: int, asks: str) -> Question:
        """The question under an id of its own, in the candidate's wording; one made of passages gets ways of asking on,
        which a passage has not."""
        changes: dict[str, object] = {
            "id": f"{OWN_QUESTION}{number}", "asks": asks, "rephrase": asks, "levels": LEVELS,
            "topic": question.topic or next(iter(PROJECT)),
        }  # fmt: skip
        if question.held_to is not None:
            points = enumerate(question.key_points)
            changes |= {"key_points": tuple(self._asked_on(place, point) for place, point in points)}
            changes |= {"hints": self._words.hints}
        return question.model_copy(update=changes)

    def _asked_on(self, place: int, point: KeyPoint) -> KeyPoint:
        ways = self._words.follow_ups
        start = place * FOLLOW_UPS
        return point.model_copy(
            update={"follow_ups": tuple(ways[(start + step) % len(ways)] for step in range(FOLLOW_UPS))}
        )


def _weights(background: Background | None) -> dict[str, float]:
    """How much a topic is asked about beside one that the job does not mention, which has 1."""
    weights = {found.topic: found.weight for found in background.topics} if background else {}
    most = max(weights.values(), default=0.0)
    return {topic: 1 + MOST_TOPIC_WEIGHT * weight / most for topic, weight in weights.items()} if most else {}


def _held(yardstick: Yardstick, topic: str) -> Question:
    """The yardstick's question, carrying with it what later answers are held to."""
    if yardstick.basis not in ("reference", "guide"):
        return yardstick.question
    held_to = HeldTo(basis=yardstick.basis, ideas=yardstick.ideas, wrong=yardstick.wrong)
    model_answer = yardstick.question.model_answer if yardstick.basis == "reference" else None
    return yardstick.question.model_copy(update={"held_to": held_to, "model_answer": model_answer, "topic": topic})
