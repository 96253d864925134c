"""A language model's marks of the answers, made beside the talk: what it is handed, what is stored of what came back.

Which quotes count is `scoring/evidence.py`'s, what they are worth `scoring/merged.py`'s; no order of a turn is here.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from candor.errors import EngineError, JournalError
from candor.interview import events as e
from candor.interview.exchange import awaits_marks, check_sending, said_before, unmarked, untold
from candor.interview.fold import MODEL, fold
from candor.interview.question import Question
from candor.interview.reading import Grade, Graded, Ungraded
from candor.interview.state import Given, State, Thread
from candor.interview.verdicts import Marks, Verdicts
from candor.ports import Embedder, Grader, MarkStore, Paper, Used
from candor.scoring import evidence
from candor.scoring.merged import Exchange, published
from candor.scoring.sheet import Basis, Criterion, sheet
from candor.text.vectors import Vectors

NAME = "grading:"
NOTHING = Marks(criteria=(), wrong=(), pitfalls=(), claims=())

Find = Callable[[State, datetime], Sequence[e.AnyEvent]]


class Gradings:
    """An errand of `beside.py`. The same answer under the same question, prompt and model is marked once."""

    def __init__(self, grader: Grader, embedder: Embedder, store: MarkStore) -> None:
        self._grader, self._embedder, self._store = grader, embedder, store

    def due(self, state: State) -> Iterator[str]:
        yield from (f"{NAME}{given.turn}" for given in unmarked(state))

    async def run(self, owner: str, state: State, name: str, used: list[Used]) -> Find:
        turn = int(name.removeprefix(NAME))
        thread, given = _thread(state, turn)
        question = untold(thread)
        answer = evidence.answer_of(turn, given.text, question, said_to(state, thread, given),
                                    said_before(state, thread, given))  # fmt: skip
        marks = NOTHING
        if answer.read.text.strip():
            paper = paper_of(question, answer, said_to(state, thread, given), _before(state, thread, given),
                             [*known_of(question), *(passage.passage for passage in thread.passages)])  # fmt: skip
            marks = await self._marks(owner, state, paper, used)
        found = await judged(marks, answer, sheet(question), question, self._embedder)
        return lambda state, at: self._facts(state, turn, found, at)

    async def _marks(self, owner: str, state: State, paper: Paper, used: list[Used]) -> Marks:
        key = paper.key(self._grader.stamp)
        known = await self._store.marks(owner, key)
        if known is not None:
            return known
        check_sending(state, self._grader.host)
        marks = await self._grader.mark(paper, used)
        with suppress(JournalError):  # it is stored with the grade, too
            await self._store.keep(owner, state.interview, key, marks)
        return marks

    def _facts(self, state: State, turn: int, found: Verdicts, at: datetime) -> list[e.AnyEvent]:
        thread, given = _thread(state, turn)
        if not awaits_marks(given):
            return []  # another process was first
        fact = e.AnswerGraded(
            seq=state.seq + 1, at=at, turn=turn, grade=thread.local or Ungraded(reason="it could not be read"),
            verdicts=found, by=self._grader.stamp,
        )  # fmt: skip
        after, _ = _thread(fold([fact], state), turn)
        return [fact.model_copy(update={"grade": graded(state, after)})]

    def failed(self, state: State, name: str, code: str, at: datetime) -> list[e.AnyEvent]:
        turn = int(name.removeprefix(NAME))
        if not awaits_marks(_thread(state, turn)[1]):
            return []
        return [e.GradingFailed(seq=state.seq + 1, at=at, turn=turn, reason=code, by=self._grader.stamp)]


def known_of(question: Question, basis: Basis = "bank") -> list[str]:
    """What is known to be right where no key points are marked: the reference answer, or what the guide has nearby."""
    held = basis if question.held_to is None else question.held_to.basis
    if held == "reference" and question.model_answer:
        return [question.model_answer]
    return [" ".join(point.point for point in question.key_points)] if held == "guide" else []


def paper_of(
    question: Question | None, answer: evidence.Answer, said: str, before: Sequence[tuple[str, str]] = (),
    passages: Sequence[str] = (), basis: Basis = "bank",
) -> Paper:  # fmt: skip
    """What the model is handed of an answer: what of it counts, never what was said to whoever grades."""
    criteria = sheet(question, basis) if question else ()
    return Paper(
        asks=question.asks if question else "", criteria=tuple((one.id, one.met_when) for one in criteria),
        answer=answer.read.text, said=said,
        misconceptions=tuple((wrong.id, wrong.claim) for wrong in question.misconceptions) if question else (),
        passages=tuple(passages), before=tuple(before),
    )  # fmt: skip


async def judged(
    marks: Marks, answer: evidence.Answer, on_sheet: Sequence[Criterion], question: Question | None, embedder: Embedder
) -> Verdicts:
    """What stands of the marks; without vectors nearness is told by words."""
    vectors: Vectors | None = None
    texts = evidence.texts_to_embed(marks, answer, on_sheet)
    with suppress(EngineError):
        vectors = await embedder.embed(texts) if texts else None
    return await asyncio.to_thread(evidence.verdicts, marks, answer, on_sheet, question, vectors)


def graded(state: State, thread: Thread) -> Grade:
    """The grade of a thread as it stands, by both readers where there are verdicts."""
    if thread.local is None or not isinstance(thread.local, Graded) or not thread.verdicts:
        return thread.local or Ungraded(reason="it could not be read")
    exchange = Exchange(untold(thread), state.setup.level, thread.readings, thread.verdicts, thread.hints)
    manipulated = any(flag.kind == "grader_manipulation" for reading in thread.readings for flag in reading.flags)
    return published(thread.local, exchange, manipulated)


def with_verdicts(state: State, facts: Sequence[e.AnyEvent]) -> list[e.AnyEvent]:
    """Facts of a local reading, numbered from `state`, with grades that count what a model has found in earlier answers
    to the same question."""
    told: list[e.AnyEvent] = []
    for fact in facts:
        state = fold([fact], state)
        if isinstance(fact, e.AnswerGraded) and fact.by.engine != MODEL and fact.verdicts is None:
            thread, _ = _thread(state, fact.turn)
            grade = graded(state, thread)
            if grade != fact.grade:
                fact = fact.model_copy(update={"grade": grade, "local": fact.grade})
        told.append(fact)
    return told


def _thread(state: State, turn: int) -> tuple[Thread, Given]:
    return next((thread, given) for thread in state.threads for given in thread.answers if given.turn == turn)


def said_to(state: State, thread: Thread, given: Given) -> str:
    """The interviewer's line that was answered; a story told again answers its prompt (see `asked_by`)."""
    if state.setup.mode == "rehearsal" and not given.detail and thread.attempt > 1:
        return thread.question.asks
    lines = [said.text for said in state.said if said.turn <= given.turn and said.move.kind != "close"]
    return lines[-1] if lines else thread.question.asks


def _before(state: State, thread: Thread, given: Given) -> list[tuple[str, str]]:
    """What was said on this question up to that line."""
    last = said_to(state, thread, given)
    lines = [(said.turn, 0, "interviewer", said.text) for said in state.said
             if thread.opened <= said.turn <= given.turn and said.text != last]  # fmt: skip
    lines += [(one.turn, 1, "candidate", one.text) for one in thread.answers if one.turn < given.turn]
    return [(who, text) for _, _, who, text in sorted(lines, key=lambda line: line[:2])]
