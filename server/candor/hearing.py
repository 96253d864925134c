"""Reads one answer: the embedder is asked once, the reading, the flags and the grade are made of what it gives."""

import asyncio
from datetime import datetime

from candor import __version__
from candor.errors import EngineError
from candor.interview import events as e
from candor.interview.machine import forward
from candor.interview.question import Question
from candor.interview.reading import EngineStamp, Grade, Reading
from candor.interview.state import Given, State, Thread
from candor.pitfalls import detect as pitfalls
from candor.ports import Bank, Embedder
from candor.scoring import grade as grading
from candor.scoring import reader
from candor.text.vectors import Vectors


async def hear(state: State, bank: Bank, embedder: Embedder, now: datetime) -> list[e.AnyEvent]:
    """AnswerRead for the answer that waits, and its grade when it answers a question; numbered from `state`."""
    given = next(answer for answer in state.answers if answer.turn == state.to_read)
    thread = next((t for t in state.threads if given in t.answers), None)
    question = thread.question if thread else None
    own_turn = thread is None and state.part == "questions"
    texts = [
        *reader.texts_to_embed(question, given.text, state.last_said),
        *pitfalls.texts_to_embed(state.last_said, given.text),
        *(bank.asked_wordings() if own_turn else ()),
        *([given.text] if own_turn else ()),
    ]
    vectors = await _embedded(embedder, texts)
    stamp = EngineStamp(engine="embedded", version=__version__, model=embedder.model if vectors is not None else "")
    reading = await asyncio.to_thread(_reading, state, question, given, vectors)
    asked = bank.nearest_entry(given.text, vectors) if own_turn else None
    at = forward(state, now)
    facts: list[e.AnyEvent] = [
        e.AnswerRead(seq=state.seq + 1, at=at, turn=given.turn, reading=reading, asked=asked, by=stamp)
    ]
    if thread is not None:
        grade = _grade(state, thread, reading)
        facts.append(e.AnswerGraded(seq=state.seq + 2, at=at, turn=given.turn, grade=grade, by=stamp))
    return facts


async def _embedded(embedder: Embedder, texts: list[str]) -> Vectors | None:
    """Vectors, or None when the model is not there: the answer is then read lexically, and says so."""
    try:
        return await embedder.embed(texts)
    except EngineError:
        return None


def _reading(state: State, question: Question | None, given: Given, vectors: Vectors | None) -> Reading:
    earlier = [answer.text for answer in state.answers if answer.turn < given.turn]
    read = reader.read(question, given.turn, given.text, state.last_said, earlier, vectors)
    flags = pitfalls.detect(given.turn, state.last_said, given.text, state.part, vectors)
    return read.model_copy(update={"flags": flags})


def _grade(state: State, thread: Thread, reading: Reading) -> Grade:
    return grading.grade(thread.question, state.setup.level, (*thread.readings, reading), thread.hints)
