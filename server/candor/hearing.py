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
from candor.ports import Answerable, Bank, Embedder
from candor.scoring import grade as grading
from candor.scoring import reader
from candor.scoring.reference import Yardstick, measured
from candor.text.nearest import nearest_line
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
        *(_held_to(question)),
        *(bank.asked_wordings() if own_turn else ()),
        *([given.text, *_note(state)] if own_turn else ()),
    ]
    vectors = await _embedded(embedder, texts)
    stamp = EngineStamp(engine="embedded", version=__version__, model=embedder.model if vectors is not None else "")
    reading = await asyncio.to_thread(_reading, state, question, given, vectors)
    asked = bank.nearest_entry(given.text, vectors) if own_turn else None
    told = _told(state, given, bank.entry(asked), vectors) if own_turn else None
    at = forward(state, now)
    facts: list[e.AnyEvent] = [
        e.AnswerRead(seq=state.seq + 1, at=at, turn=given.turn, reading=reading, asked=asked, told=told, by=stamp)
    ]
    if thread is not None:
        grade = _grade(state, thread, given, reading, vectors)
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


def _grade(state: State, thread: Thread, given: Given, reading: Reading, vectors: Vectors | None) -> Grade:
    grade = grading.grade(thread.question, state.setup.level, (*thread.readings, reading), thread.hints)
    held = thread.question.held_to
    if held is None:
        return grade
    yardstick = Yardstick(thread.question, held.basis, held.ideas, held.wrong)
    told = "\n\n".join(answer.text for answer in thread.answers if answer.turn <= given.turn)
    return measured(grade, yardstick, told, vectors)
