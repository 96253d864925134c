"""Questions that candidates bring, made gradable: what they are held against, and what may be said of them."""

import asyncio
from collections.abc import Sequence

import pytest

from candor.briefing import Briefer
from candor.embedding.none import NoEmbedder
from candor.embedding.sentence import SentenceEmbedder
from candor.errors import EngineUnavailable, UnknownDocument
from candor.interview.background import Document, DocumentKind, Understood
from candor.interview.plan import Briefing
from candor.interview.question import OWN_QUESTION
from candor.interview.setup import Setup
from candor.journal.shelf import MemoryLibrary
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


def briefed(
    setup: Setup, searched: Searched | None = None, embedder: Embedder | None = None, documents: Sequence[Document] = ()
) -> Briefing:
    guide = shipped_guide()
    embedder = embedder or SentenceEmbedder(cache_home(), "all-MiniLM-L6-v2")
    yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder)
    words = load_spoken(CHECKOUT / "prompts").own
    passages = Searched(PASSAGE, "no-such-passage")
    library = MemoryLibrary()
    briefer = Briefer(guide, library, searched or Searched(), passages, yardsticks, words)

    async def brief() -> Briefing:
        for document in documents:
            await library.add("local", document)
        return await briefer.brief("local", setup)

    try:
        return asyncio.run(brief())
    finally:
        embedder.close()


def a_document(name: str, kind: DocumentKind, **understood: object) -> Document:
    return Document(
        id=name, kind=kind, name=name, format="text", created="2026-01-01T00:00:00+00:00", text="as it was",
        understood=Understood.model_validate(understood),
    )  # fmt: skip


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


def test_what_a_job_asks_for_most_weighs_three_times_as_much_as_what_it_does_not_mention() -> None:
    job = a_document("job", "job", topics=[{"topic": "nlp", "weight": 0.6}, {"topic": "python", "weight": 0.3}])
    weights = briefed(Setup(documents=("job",)), documents=[job], embedder=NoEmbedder()).leanings.weights
    assert weights == {"nlp": 3.0, "python": 2.0}


def test_projects_and_company_of_the_documents_are_asked_about_and_kept_with_the_interview() -> None:
    resume = a_document("cv", "resume", projects=[{"title": "Bird calls", "line": 3, "quote": "Bird calls"}])
    facts = [{"text": "They plan routes.", "about": "product"}]
    note = a_document("note", "company", company="Parcelwise", facts=facts)
    briefing = briefed(Setup(documents=("cv", "note")), documents=[resume, note], embedder=NoEmbedder())
    asked = [prepared.question.asks for prepared in briefing.prepared]
    assert any("Bird calls" in wording for wording in asked)
    assert any("Parcelwise" in wording for wording in asked)
    assert briefing.background is not None
    assert briefing.background.facts[0].text == "They plan routes."
    assert briefing.leanings.wanted == tuple(prepared.question.id for prepared in briefing.prepared)


def test_documents_make_no_questions_of_their_own_in_a_drill() -> None:
    note = a_document("note", "company", company="Parcelwise")
    setup = Setup(documents=("note",), question_ids=("why-folds",))
    assert briefed(setup, documents=[note], embedder=NoEmbedder()).prepared == ()


def test_a_document_that_was_deleted_is_named_and_no_interview_made() -> None:
    with pytest.raises(UnknownDocument):
        briefed(Setup(documents=("gone",)), embedder=NoEmbedder())
