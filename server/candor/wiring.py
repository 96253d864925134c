"""Builds the real objects from settings. Nobody else reads settings and makes clients."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from candor.briefing import Briefer
from candor.conductor import Conductor
from candor.embedding.none import NoEmbedder
from candor.embedding.sentence import SentenceEmbedder
from candor.engines.embedded import EmbeddedInterviewer
from candor.guide.guide import Guide, load_guide
from candor.journal.opening import open_journal
from candor.measuring import Yardsticks
from candor.ports import Embedder, Journal, Retriever
from candor.prompting import load_spoken
from candor.report.words import ReportTexts
from candor.resources import data_folder
from candor.retrieval.fused import FusedRetriever
from candor.settings import Settings, cache_home
from candor.text.findable import Findable


@dataclass
class Candor:
    """Everything a face of Candor (page, terminal) needs."""

    settings: Settings
    guide: Guide
    journal: Journal
    embedder: Embedder
    conductor: Conductor
    texts: ReportTexts
    passages: Retriever
    questions: Retriever
    briefer: Briefer

    async def close(self) -> None:
        await self.conductor.ledger.close()
        await self.passages.close()
        await self.questions.close()
        await self.journal.close()
        self.embedder.close()


def now() -> datetime:
    return datetime.now(UTC)


async def build(settings: Settings, journal: Journal | None = None, clock: Callable[[], datetime] = now) -> Candor:
    """Raises KnowledgeError, SettingsError, JournalError, each naming what is wrong and where."""
    guide = shipped_guide(settings)
    embedder = make_embedder(settings)
    spoken = load_spoken(data_folder("prompts"))
    interviewer = EmbeddedInterviewer(spoken, settings.seconds_per_word)
    kept = journal or await open_journal(settings.journal_url)
    conductor = Conductor(kept, guide, embedder, interviewer, clock)
    questions, passages = question_retriever(guide, embedder), passage_retriever(guide, embedder)
    yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder)
    return Candor(
        settings, guide, kept, embedder, conductor, report_texts(guide),
        passages=passages, questions=questions, briefer=Briefer(guide, questions, passages, yardsticks, spoken.own),
    )  # fmt: skip


def shipped_guide(settings: Settings) -> Guide:
    return load_guide(knowledge_folder(settings))


def knowledge_folder(settings: Settings) -> Path:
    return Path(settings.knowledge) if settings.knowledge else data_folder("knowledge")


def make_embedder(settings: Settings) -> Embedder:
    """An empty model name asks for lexical reading: quick to start, and blunter."""
    return SentenceEmbedder(cache_home(), settings.embedding_model) if settings.embedding_model else NoEmbedder()


def passage_retriever(guide: Guide, embedder: Embedder) -> FusedRetriever:
    return make_retriever(guide.findable_passages, embedder, "passages")


def question_retriever(guide: Guide, embedder: Embedder) -> FusedRetriever:
    return make_retriever(guide.findable_questions, embedder, "questions")


def make_retriever(items: Sequence[Findable], embedder: Embedder, name: str) -> FusedRetriever:
    """Its indexes lie in the cache under `name`; a second set of items under the same name replaces the first."""
    return FusedRetriever(items, embedder, cache_home(), name)


def report_texts(guide: Guide) -> ReportTexts:
    return ReportTexts(anchors=guide.anchors, pitfalls={pitfall.id: pitfall for pitfall in guide.pitfalls})
