"""Builds the real objects from settings. Nobody else reads settings and makes clients."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from candor import claims
from candor.beside import SECONDS_AFTER_THE_END, Beside, Errand
from candor.briefing import Briefer
from candor.conductor import Conductor
from candor.documents.intake import Papers
from candor.documents.reader import DocumentReader
from candor.documents.understanding.vocabulary import Vocabulary
from candor.embedding.none import NoEmbedder
from candor.embedding.sentence import SentenceEmbedder
from candor.engines import grading, rewording, tailor
from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.endpoint import Endpoint
from candor.engines.fallback import FallbackInterviewer
from candor.engines.grading import LlmGrader
from candor.engines.guides import load_moves
from candor.engines.llm import INPUTS, LlmInterviewer
from candor.engines.rewording import LlmRewriter
from candor.engines.tailor import LlmTailor
from candor.engines.upstream import Address
from candor.errors import KnowledgeError
from candor.gradings import Gradings
from candor.guide.checked import problems_of
from candor.guide.entries import LONGEST_QUESTION
from candor.guide.guide import Guide, load_guide
from candor.guide.skills import read_skills
from candor.hearing import Ear
from candor.interview.background import Term
from candor.journal.library import SqlLibrary
from candor.journal.marks import MemoryMarks, SqlMarks
from candor.journal.opening import open_journal
from candor.journal.shelf import MemoryLibrary
from candor.journal.sql import SqlJournal
from candor.measuring import Yardsticks
from candor.offering import Offers
from candor.pitfalls.weights import Weights
from candor.ports import Embedder, Interviewer, Journal, Library, MarkStore, Retriever
from candor.preparing import Preparing
from candor.prompting import load_spoken, load_template
from candor.report.words import ReportTexts
from candor.resources import data_folder, pitfall_weights, weights_folder
from candor.retrieval.fused import FusedRetriever
from candor.rewording import Rewording
from candor.scoring.learned import Scorer, read_scorer
from candor.settings import OpenAISettings, Settings, cache_home
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
    papers: Papers
    speaks: Endpoint | None = None  # the language models, where there are any
    grades: Endpoint | None = None

    async def warm_reading(self) -> None:
        """All that the first answer would otherwise wait for. Raises EngineUnavailable."""
        await asyncio.to_thread(claims.warm)
        await self.embedder.warm()
        if self.conductor.ear is not None:
            await self.conductor.ear.detector(self.embedder)

    async def close(self) -> None:
        await self.conductor.ledger.close()
        await self.passages.close()
        await self.questions.close()
        await self.journal.close()
        self.embedder.close()
        for endpoint in (self.speaks, self.grades):
            if endpoint is not None:
                await endpoint.close()


def now() -> datetime:
    return datetime.now(UTC)


async def build(settings: Settings, journal: Journal | None = None, clock: Callable[[], datetime] = now) -> Candor:
    """Raises KnowledgeError, SettingsError, JournalError, each naming what is wrong and where."""
    guide = shipped_guide(settings)
    embedder = make_embedder(settings)
    spoken = load_spoken(data_folder("prompts"))
    embedded = EmbeddedInterviewer(spoken, settings.seconds_per_word)
    speaks = make_endpoint(settings, settings.model)
    grades = make_endpoint(settings, settings.grading_model or settings.model)
    interviewer = make_interviewer(settings, embedded, speaks)
    kept = journal or await open_journal(settings.journal_url)
    conductor = Conductor(kept, guide, embedder, interviewer, clock, scorer=shipped_scorer(embedder))
    conductor.offers = make_offers(settings, kept, speaks, grades)
    conductor.ear = shipped_ear(guide, embedder)
    conductor.beside = Beside(conductor.ledger, make_errands(settings, guide, embedder, kept, grades), clock,
                              max(SECONDS_AFTER_THE_END, settings.turn_deadline))  # fmt: skip
    questions, passages = question_retriever(guide, embedder), passage_retriever(guide, embedder)
    yardsticks = Yardsticks(guide.questions(), guide.findable_passages, embedder)
    library = library_beside(kept)
    return Candor(
        settings, guide, kept, embedder, conductor, report_texts(guide), passages=passages, questions=questions,
        briefer=Briefer(guide, library, questions, passages, yardsticks, spoken.own),
        papers=make_papers(guide.skills, library, clock), speaks=speaks, grades=grades,
    )  # fmt: skip


def make_endpoint(settings: Settings, model: str) -> Endpoint | None:
    """None where no model is set. Raises SettingsError, naming a package that is missing."""
    if not settings.model:
        return None
    found = OpenAISettings()
    address = Address(model.strip(), found.base_url.strip(), found.api_key.get_secret_value().strip())
    address.check()
    return Endpoint(address)


def make_interviewer(settings: Settings, embedded: EmbeddedInterviewer, endpoint: Endpoint | None) -> Interviewer:
    """The embedded interviewer, or a language model's with the embedded one to stand in for it."""
    folder, price = data_folder("prompts"), settings.price_table.get(settings.model)
    system, moves = load_template(folder, "interviewer.v1.md", INPUTS), load_moves(folder)  # checked at every start
    if endpoint is None:
        return embedded
    model = LlmInterviewer(endpoint, system, moves, embedded, settings.turn_deadline, price)
    return FallbackInterviewer(model, embedded)


def make_grader(settings: Settings, guide: Guide, endpoint: Endpoint | None) -> LlmGrader | None:
    template = load_template(data_folder("prompts"), grading.FILE, grading.INPUTS)  # checked at every start
    if endpoint is None:
        return None
    price = settings.price_table.get(endpoint.model)
    return LlmGrader(endpoint, template, guide.pitfalls, settings.turn_deadline, price)


def make_errands(
    settings: Settings, guide: Guide, embedder: Embedder, journal: Journal, endpoint: Endpoint | None
) -> Sequence[Errand]:
    """What a language model does beside the talk; nothing where there is none."""
    grader = make_grader(settings, guide, endpoint)
    drafting, rewriter = make_tailor(settings, endpoint), make_rewriter(settings, endpoint)
    if grader is None or drafting is None or rewriter is None:
        return ()
    gradings = Gradings(grader, embedder, marks_beside(journal))
    return gradings, Preparing(drafting, problems_of), Rewording(rewriter, journal, report_texts(guide))


def make_tailor(settings: Settings, endpoint: Endpoint | None) -> LlmTailor | None:
    template = load_template(data_folder("prompts"), tailor.FILE, tailor.INPUTS)
    if endpoint is None:
        return None
    price = settings.price_table.get(endpoint.model)
    return LlmTailor(endpoint, template, LONGEST_QUESTION, settings.turn_deadline, price)


def make_rewriter(settings: Settings, endpoint: Endpoint | None) -> LlmRewriter | None:
    template = load_template(data_folder("prompts"), rewording.FILE, rewording.INPUTS)
    if endpoint is None:
        return None
    return LlmRewriter(endpoint, template, settings.turn_deadline, settings.price_table.get(endpoint.model))


def marks_beside(journal: Journal) -> MarkStore:
    return SqlMarks(journal.database) if isinstance(journal, SqlJournal) else MemoryMarks()


def make_offers(
    settings: Settings, journal: Journal, endpoint: Endpoint | None, grades: Endpoint | None = None
) -> Offers | None:
    if endpoint is None:
        return None
    grader = grades.model if grades else ""
    return Offers(journal, endpoint.host, endpoint.model, settings.interview_tokens, settings.owner_tokens, grader)


def make_papers(skills: Sequence[Term], library: Library, clock: Callable[[], datetime] = now) -> Papers:
    return Papers(library, DocumentReader(), Vocabulary(skills), clock)


def shipped_skills(settings: Settings) -> list[Term]:
    """The vocabulary alone, for what needs no questions. Raises KnowledgeError."""
    skills, problems = read_skills(knowledge_folder(settings))
    if problems:
        raise KnowledgeError(*problems)
    return skills


def library_beside(journal: Journal) -> Library:
    """Documents are kept where interviews are: in the same file, or as long as the process."""
    return SqlLibrary(journal.database) if isinstance(journal, SqlJournal) else MemoryLibrary()


def shipped_guide(settings: Settings) -> Guide:
    return load_guide(knowledge_folder(settings))


def knowledge_folder(settings: Settings) -> Path:
    return Path(settings.knowledge) if settings.knowledge else data_folder("knowledge")


def make_embedder(settings: Settings) -> Embedder:
    """An empty model name asks for lexical reading: quick to start, and blunter."""
    return SentenceEmbedder(cache_home(), settings.embedding_model) if settings.embedding_model else NoEmbedder()


def shipped_scorer(embedder: Embedder) -> Scorer | None:
    """The trained scorer; None when vectors come from another model than those it was fitted on, or from none."""
    files = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in weights_folder().glob("*.json")}
    return read_scorer(files) if files and files["common"]["model"] == embedder.model else None


def shipped_ear(guide: Guide, embedder: Embedder) -> Ear | None:
    """The trained pitfall detector; None when vectors come from another model than that it was trained with, or from
    none, or when the guide has no examples."""
    file = pitfall_weights()
    if not guide.exemplars or not file.is_file():
        return None
    weights = Weights.model_validate_json(file.read_text(encoding="utf-8"))
    return Ear(guide.exemplars, weights) if weights.model == embedder.model else None


def passage_retriever(guide: Guide, embedder: Embedder) -> FusedRetriever:
    return make_retriever(guide.findable_passages, embedder, "passages")


def question_retriever(guide: Guide, embedder: Embedder) -> FusedRetriever:
    return make_retriever(guide.findable_questions, embedder, "questions")


def make_retriever(items: Sequence[Findable], embedder: Embedder, name: str) -> FusedRetriever:
    """Its indexes lie in the cache under `name`; a second set of items under the same name replaces the first."""
    return FusedRetriever(items, embedder, cache_home(), name)


def report_texts(guide: Guide) -> ReportTexts:
    return ReportTexts(anchors=guide.anchors, pitfalls={pitfall.id: pitfall for pitfall in guide.pitfalls})
