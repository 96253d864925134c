"""Questions that candidates bring, made gradable: what they are held against, and what may be said of them."""

import asyncio
from collections.abc import Sequence

import pytest

from candor.briefing import Briefer
from candor.embedding.none import NoEmbedder
from candor.embedding.sentence import SentenceEmbedder
from candor.errors import EngineUnavailable
from candor.interview.plan import Briefing
from candor.interview.question import OWN_QUESTION
from candor.interview.setup import Setup
from candor.measuring import Yardsticks
from candor.ports import Embedder, Found
from candor.prompting import load_spoken
from candor.settings import cache_home
from fakes import CHECKOUT, shipped_guide

CHECKPOINTING = "How does gradient checkpointing save memory, and what does it cost?"
PASSAGE = shipped_guide().passages[0].id


class Searched:
    """A retriever that finds what it was told to find."""

    def __init__(self, *ids: str) -> None:
        self.ids, self.queries = ids, list[str]()

    async def search(self, query: str, limit: int = 5) -> list[Found]:
        self.queries.append(query)
        return [Found(name, 1.0) for name in self.ids[:limit]]

    async def warm(self, progress: object = None) -> bool:
        return True

    async def close(self) -> None:
        return None


def briefed(setup: Setup, searched: Searched | None = None, embedder: Embedder | None = None) -> Briefing:
    guide = shipped_guide()
    embedder = embedder or SentenceEmbedder(cache_home(), "all-MiniLM-L6-v2")
    yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder)
    words = load_spoken(CHECKOUT / "prompts").own
    passages = Searched(PASSAGE, "no-such-passage")
    briefer = Briefer(guide, searched or Searched(), passages, yardsticks, words)
    try:
        return asyncio.run(briefer.brief(setup))
    finally:
        embedder.close()


def own(*asks: str, **more: str) -> Setup:
    return Setup.model_validate({"own_questions": [{"asks": asked, **more} for asked in asks]})


def test_a_focus_is_searched_for_and_what_it_finds_comes_first() -> None:
    searched = Searched("one", "two")
    briefing = briefed(Setup(focus="feature stores"), searched, NoEmbedder())
    assert (searched.queries, briefing.leanings.wanted) == (["feature stores"], ("one", "two"))


def test_without_a_focus_nothing_is_searched() -> None:
    searched = Searched("one")
    assert briefed(Setup(), searched, NoEmbedder()).leanings.wanted == ()
    assert searched.queries == []


def test_an_own_question_is_held_to_the_nearest_passages_in_the_candidates_wording() -> None:
    prepared = briefed(own(CHECKPOINTING)).prepared[0]
    assert prepared.question.asks == CHECKPOINTING
    assert prepared.question.id == f"{OWN_QUESTION}1"
    assert prepared.question.held_to is not None
    assert prepared.question.held_to.basis == "guide"
    assert prepared.question.model_answer is None
    assert [passage.id for passage in prepared.passages] == [PASSAGE]


def test_an_own_question_with_an_answer_is_held_to_that_answer() -> None:
    answer = "It stores only some activations. The others are computed again in the backward pass, which costs time."
    question = briefed(own(CHECKPOINTING, reference=answer)).prepared[0].question
    assert question.held_to is not None
    assert (question.held_to.basis, question.model_answer) == ("reference", answer)


def test_a_question_that_the_bank_knows_is_asked_as_the_candidate_put_it_and_read_with_the_banks_points() -> None:
    known = next(question for question in shipped_guide().questions() if question.kind == "technical")
    question = briefed(own(known.rephrase)).prepared[0].question
    if question.held_to is None:
        assert question.key_points == known.key_points
    assert question.asks == known.rephrase


def test_no_way_of_asking_on_says_anything_about_the_subject() -> None:
    question = briefed(own(CHECKPOINTING)).prepared[0].question
    asked: Sequence[str] = [way for point in question.key_points for way in point.follow_ups]
    words = load_spoken(CHECKOUT / "prompts").own
    assert set(asked) <= set(words.follow_ups)
    assert len(set(question.key_points[0].follow_ups)) == 3
    assert question.hints == words.hints


def test_a_behavioral_question_of_their_own_is_read_as_a_story() -> None:
    prompt = "Tell me about a time when a migration that you led went badly wrong."
    question = briefed(own(prompt, kind="behavioral"), embedder=NoEmbedder()).prepared[0].question
    assert (question.kind, question.asks) == ("behavioral", prompt)


def test_without_a_model_and_without_an_answer_an_own_question_is_refused_and_the_reason_said() -> None:
    with pytest.raises(EngineUnavailable, match="own_questions"):
        briefed(own(CHECKPOINTING), embedder=NoEmbedder())
