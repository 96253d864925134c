"""Reads one answer: the embedder is asked once, the reading, the flags and the grade are made of what it gives."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from candor import __version__
from candor.claims import claims_in, ledger_of, open_claims
from candor.errors import EngineError
from candor.interview import events as e
from candor.interview.exchange import asked_by, is_telling, said_before, told_before, untold
from candor.interview.machine import forward
from candor.interview.question import Question
from candor.interview.reading import EngineStamp, Grade, Reading
from candor.interview.state import Given, State, Thread
from candor.pitfalls import detect as pitfalls
from candor.pitfalls.exemplars import Exemplars, Likeness, texts_of
from candor.pitfalls.weights import Weights
from candor.ports import Answerable, Bank, Embedder
from candor.scoring import grade as grading
from candor.scoring import reader, tellers
from candor.scoring.aimed import aimed_spans
from candor.scoring.learned import Scorer
from candor.scoring.reference import Yardstick, measured
from candor.scoring.retold import Earlier, reread
from candor.text.nearest import nearest_line
from candor.text.vectors import Vectors


class Ear:
    """The pitfall detector, made once the vectors of its examples can be had; until then plain patterns find what they
    can. Examples and weights belong to one embedding model."""

    def __init__(self, exemplars: Sequence[Exemplars], weights: Weights) -> None:
        self._exemplars, self._weights = exemplars, weights
        self._detector: pitfalls.Detector | None = None

    async def detector(self, embedder: Embedder) -> pitfalls.Detector | None:
        """None while the embedder has no vectors."""
        if self._detector is None:
            vectors = await _embedded(embedder, texts_of(self._exemplars))
            if vectors is not None:
                likeness = await asyncio.to_thread(Likeness.of, self._exemplars, vectors)
                self._detector = pitfalls.Detector(likeness, self._weights)
        return self._detector

MOST_OPEN = 5  # claims that nothing stands behind yet, kept with a reading: at most one is asked about


async def hear(
    state: State, bank: Bank, embedder: Embedder, now: datetime, scorer: Scorer | None = None, ear: Ear | None = None
) -> list[e.AnyEvent]:
    """AnswerRead for the answer that waits, and its grade when it answers a question; numbered from `state`. Without
    a `scorer` the plain formulas judge; without an `ear` plain patterns look for pitfalls."""
    given = next(answer for answer in state.answers if answer.turn == state.to_read)
    thread = next((t for t in state.threads if given in t.answers), None)
    question = thread.question if thread else None
    own_turn = thread is None and state.part == "questions"
    said = asked_by(state, thread, given)
    texts = [
        *reader.texts_to_embed(question, given.text, said),
        *pitfalls.texts_to_embed(said, given.text),
        *(_held_to(question)),
        *_told_clauses(state, thread, given),
        *(bank.asked_wordings() if own_turn else ()),
        *([given.text, *_note(state)] if own_turn else ()),
    ]
    vectors = await _embedded(embedder, texts)
    stamp = EngineStamp(engine="embedded", version=__version__, model=embedder.model if vectors is not None else "")
    detector = await ear.detector(embedder) if ear else None
    reading = await asyncio.to_thread(_reading, state, thread, given, vectors, scorer, detector)
    asked = bank.nearest_entry(given.text, vectors) if own_turn else None
    told = _told(state, given, bank.entry(asked), vectors) if own_turn else None
    at = forward(state, now)
    facts: list[e.AnyEvent] = [
        e.AnswerRead(seq=state.seq + 1, at=at, turn=given.turn, reading=reading, asked=asked, told=told, by=stamp)
    ]
    if thread is not None:
        grade = _grade(state, thread, given, reading, vectors, scorer)
        facts.append(e.AnswerGraded(seq=state.seq + 2, at=at, turn=given.turn, grade=grade, by=stamp))
    return facts


async def _embedded(embedder: Embedder, texts: list[str]) -> Vectors | None:
    """Vectors, or None when the model is not there: the answer is then read lexically, and says so."""
    try:
        return await embedder.embed(texts)
    except EngineError:
        return None


def _reading(
    state: State, thread: Thread | None, given: Given, vectors: Vectors | None, scorer: Scorer | None,
    detector: pitfalls.Detector | None,
) -> Reading:
    said, question = asked_by(state, thread, given), thread.question if thread else None
    read = reader.read(question, given.turn, given.text, said, said_before(state, thread, given), vectors, scorer)
    if thread is not None and is_telling(state, given):
        read = reread(read, tellers.tell(thread.question.asks, given.turn, given.text, vectors),
                      _earlier(state, thread, vectors))  # fmt: skip
    flags = pitfalls.detect(given.turn, said, given.text, state.part, vectors, detector)
    flags += pitfalls.to_the_grader(given.turn, given.text, aimed_spans(given.text))
    own_turn = thread is None and state.part == "questions"
    claims = () if own_turn else claims_in(given.turn, given.text, question)
    claimed = read.model_copy(update={"flags": flags, "claims": claims})
    still_open = () if own_turn else open_claims(ledger_of(state, given.turn, claimed))[:MOST_OPEN]
    return claimed.model_copy(update={"open_claims": still_open})


def _told_clauses(state: State, thread: Thread | None, given: Given) -> list[str]:
    """What is wanted of a telling in a rehearsal besides: its clauses, and those of the telling it is compared with."""
    if thread is None or not is_telling(state, given):
        return []
    before = told_before(state, thread)
    stories = [given.text, *([before.text] if before else [])]
    return [text for story in stories for text in tellers.texts_to_embed(thread.question.asks, story)]


def _earlier(state: State, thread: Thread, vectors: Vectors | None) -> Earlier | None:
    before = told_before(state, thread)
    read = before.read_here if before else None
    if before is None or read is None:
        return None
    return Earlier(read, tellers.tell(thread.question.asks, before.turn, before.text, vectors))


def _note(state: State) -> tuple[str, ...]:
    """What is known of the company, a line each."""
    return tuple(fact.text for fact in state.background.facts) if state.background else ()


def _told(state: State, given: Given, entry: Answerable | None, vectors: Vectors | None) -> str | None:
    """What the note says on the candidate's question: a line that is near to it, else the nearest of those on the
    question's subject; empty when the note is silent, None when there is none."""
    note = _note(state)
    if not note or state.background is None:
        return None
    on_subject = [fact.text for fact in state.background.facts if entry is not None and fact.about == entry.kind]
    return nearest_line(given.text, note, vectors) or nearest_line(given.text, on_subject, vectors, least=0.0)


def _held_to(question: Question | None) -> tuple[str, ...]:
    return (*question.held_to.ideas, *question.held_to.wrong) if question and question.held_to else ()


def _grade(
    state: State, thread: Thread, given: Given, reading: Reading, vectors: Vectors | None, scorer: Scorer | None
) -> Grade:
    readings = thread.read_here if given.detail else (*thread.read_here, reading)
    grade = grading.grade(untold(thread), state.setup.level, readings, thread.hints)
    held = thread.question.held_to
    if held is None:
        return grade
    yardstick = Yardstick(thread.question, held.basis, held.ideas, held.wrong)
    told = "\n\n".join(answer.text for answer in thread.answers if answer.turn <= given.turn)
    return measured(grade, yardstick, told, vectors, scorer=scorer, level=state.setup.level)
