"""Runs one turn: hears, reads, decides, speaks, stores. Knows ports and rules, never an adapter.

The order of a turn stands here and nowhere else. Facts are appended before anyone is told of them; of two writers one
folds again; a turn always ends, with the interviewer's words stored or with TurnFailed, and the answer is kept.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Collection, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from candor import __version__
from candor.errors import CandorError, EngineError, StaleAppend
from candor.hearing import hear
from candor.interview import events as e
from candor.interview import machine
from candor.interview.decide import decide
from candor.interview.fold import fold
from candor.interview.moves import AnyMove, Ask, Close, OPENS_A_TURN, Reply
from candor.interview.plan import make_plan
from candor.interview.reading import EngineStamp
from candor.interview.setup import Setup
from candor.interview.state import State
from candor.ports import Bank, Cue, Embedder, Interviewer, Journal
from candor.stage import Listener, Speech, Stage

log = logging.getLogger(__name__)
ATTEMPTS = 8  # how often a writer folds again before it gives up
BY = EngineStamp(engine="machine", version=__version__)


class Conductor:
    def __init__(
        self, journal: Journal, bank: Bank, embedder: Embedder, interviewer: Interviewer, now: Callable[[], datetime]
    ) -> None:
        self.journal, self.bank, self.embedder, self.interviewer, self.now = journal, bank, embedder, interviewer, now
        self._stages: dict[tuple[str, str], Stage] = {}

    async def create(self, owner: str, setup: Setup, interview: str = "", recent: Collection[str] = ()) -> str:
        """Store a new interview and answer its id. Raises UnknownQuestion, JournalError."""
        plan = make_plan(setup, self.bank.questions(), recent)
        created = e.InterviewCreated(
            seq=1, at=self.now(), interview=interview or secrets.token_urlsafe(9), owner=owner, setup=setup, plan=plan,
            by=self.interviewer.stamp,
        )
        await self.journal.append(owner, created.interview, [created])
        return created.interview

    async def join(self, owner: str, interview: str) -> tuple[Stage, Listener]:
        """Listen to an interview, and set it going again if the interviewer owes words. Raises UnknownInterview."""
        stage = await self._stage(owner, interview)
        listener = Listener()
        stage.listeners.add(listener)
        returned = machine.come_back(stage.state, self.now(), after_restart=len(stage.listeners) == 1)
        if returned is not None:
            await self._observe(stage, machine.come_back, after_restart=True)
        self._go_on(stage)
        return stage, listener

    async def leave(self, stage: Stage, listener: Listener) -> None:
        """Stop listening; the last one out stops the candidate's clock."""
        stage.listeners.discard(listener)
        if not stage.listeners:
            await self._observe(stage, machine.leave)
            idle = stage.turn is None or stage.turn.done()
            if idle and not stage.listeners:
                self._stages.pop((stage.owner, stage.state.interview), None)

    async def take(self, owner: str, interview: str, message: machine.Message) -> int:
        """Store what the candidate said or asked for; answers the event's number, the first one's for a repeat.

        Raises CandidateError when it cannot be taken, JournalError when it cannot be kept.
        """
        stage = await self._stage(owner, interview)
        for _ in range(ATTEMPTS):
            async with stage.lock:
                fact = machine.accept(stage.state, message, self.now())
                if fact is None:
                    return stage.state.received[message.message_id].seq
                try:
                    await self._store(stage, [fact])
                except StaleAppend:
                    continue
            self._go_on(stage)
            return fact.seq
        raise StaleAppend("somebody else is answering in this interview; try again")

    async def settled(self, stage: Stage) -> None:
        """Wait until the interviewer has nothing more to say for now."""
        while stage.turn is not None and not stage.turn.done():
            await asyncio.wait({stage.turn})

    async def keep_time(self, every: float = 5.0) -> None:
        """Notice silence, for as long as the server runs."""
        while True:
            await asyncio.sleep(every)
            for stage in tuple(self._stages.values()):
                due = machine.silence_due(stage.state)
                heard = stage.writing_at
                if due and heard and stage.state.clock_from and heard > stage.state.clock_from:
                    due += heard - stage.state.clock_from
                if stage.listeners and due is not None and self.now() >= due:
                    await self._observe(stage, machine.notice_silence)
                    self._go_on(stage)

    async def forget(self, owner: str, interview: str) -> None:
        """Delete an interview wholly. Raises UnknownInterview."""
        await self.journal.delete(owner, interview)
        stage = self._stages.pop((owner, interview), None)
        if stage is not None and stage.turn is not None:
            stage.turn.cancel()

    async def close(self) -> None:
        """Stop every turn under way. What is stored stays; the next start takes the answers up again."""
        turns = [stage.turn for stage in self._stages.values() if stage.turn is not None]
        for turn in turns:
            turn.cancel()
        await asyncio.gather(*turns, return_exceptions=True)
        self._stages.clear()

    async def _stage(self, owner: str, interview: str) -> Stage:
        key = (owner, interview)
        if key not in self._stages:
            state = fold(await self.journal.read(owner, interview))
            self._stages.setdefault(key, Stage(owner, state))
        return self._stages[key]

    async def _observe(self, stage: Stage, observe: Callable[..., e.AnyEvent | None], **how: Any) -> None:
        """Store what the clock or the door told, if it still matters."""
        for _ in range(ATTEMPTS):
            async with stage.lock:
                fact = observe(stage.state, self.now(), **how)
                try:
                    return await self._store(stage, [fact] if fact else [])
                except StaleAppend:
                    continue

    async def _store(self, stage: Stage, facts: Sequence[e.AnyEvent]) -> None:
        """Append and tell. On StaleAppend the stage is folded up to what the journal has, and the error goes on."""
        if not facts:
            return
        try:
            await self.journal.append(stage.owner, stage.state.interview, facts)
        except StaleAppend:
            news = await self.journal.read(stage.owner, stage.state.interview, after=stage.state.seq)
            stage.stored(news)
            raise
        stage.stored(facts)

    def _go_on(self, stage: Stage) -> None:
        idle = stage.turn is None or stage.turn.done()
        if idle and stage.state.status == "speaking" and stage.state.failed is None:
            stage.turn = asyncio.create_task(self._turn(stage))

    async def _turn(self, stage: Stage) -> None:
        """Read and speak until the candidate has the word again, or the turn has failed."""
        try:
            while stage.state.status == "speaking":
                try:
                    if stage.state.to_read is not None:
                        await self._read(stage, stage.state)
                    else:
                        await self._speak(stage, decide(stage.state)[0])
                except StaleAppend:
                    continue  # another writer was first; the state is folded anew
        except Exception as problem:
            code = problem.code if isinstance(problem, CandorError) else "internal"
            log.warning("turn failed", extra={"interview": stage.state.interview, "code": code})
            if not isinstance(problem, EngineError):
                log.exception("turn failed", extra={"interview": stage.state.interview})
            await self._fail(stage, code)
        finally:
            stage.speech = None

    async def _fail(self, stage: Stage, code: str) -> None:
        try:
            await self._observe(
                stage, lambda state, at: e.TurnFailed(seq=state.seq + 1, at=at, turn=state.turn, code=code)
            )
        except CandorError:  # the store itself is gone; the next join or retry takes the answer up again
            log.warning("failure not stored", extra={"interview": stage.state.interview, "code": code})

    async def _read(self, stage: Stage, state: State) -> None:
        """Read the answer that waits. One that cannot be read is recorded as not graded, and the interview goes on."""
        try:
            facts = await hear(state, self.bank, self.embedder, self.now())
        except Exception as problem:
            log.exception("answer not read", extra={"interview": state.interview, "turn": state.to_read})
            facts = [e.GradingFailed(
                seq=state.seq + 1, at=machine.forward(state, self.now()), turn=state.to_read or state.turn,
                reason=f"it could not be read ({type(problem).__name__})", by=BY,
            )]
        async with stage.lock:
            await self._store(stage, [f.model_copy(update={"seq": stage.state.seq + n}) for n, f in enumerate(facts, 1)])

    async def _speak(self, stage: Stage, move: AnyMove) -> None:
        async with stage.lock:
            if stage.state.wish == "end" and not isinstance(move, Close):
                return
            await self._store(stage, self._prelude(stage.state, move))
        state = stage.state
        speech = Speech(state.seq, state.chosen_turn, state.utterances + 1, state.attempt)
        stage.begin(speech)
        asked = self.bank.entry(move.entry) if isinstance(move, Reply) else None
        ending = "complete"
        async with aclosing(self.interviewer.speak(Cue(state, move, speech.utterance, asked))) as words:  # type: ignore[type-var]
            async for piece in words:
                stage.say(piece)
                if stage.state.wish == "end" and not isinstance(move, Close):
                    ending = "cut"
                    break
        async with stage.lock:
            await self._store(stage, self._finale(stage.state, move, speech, ending))

    def _prelude(self, state: State, move: AnyMove) -> list[e.AnyEvent]:
        """What is stored before the first word: the move, a new question as it stands now, and that speech began."""
        turn = state.turn + 1 if move.kind in OPENS_A_TURN else max(state.turn, 1)
        at, seq = machine.forward(state, self.now()), state.seq
        facts: list[e.AnyEvent] = []
        if state.chosen != move:
            facts.append(e.MoveChosen(seq=seq + 1, at=at, turn=turn, move=move, by=BY))
        chosen = fold(facts, state) if facts else state
        if isinstance(move, Ask) and chosen.awaiting_question() is not None:
            question, passages = self.bank.question(move.question_id), self.bank.citations(move.question_id)
            attempt = 1 + sum(t.question.id == question.id for t in state.threads)
            facts.append(e.QuestionAsked(
                seq=seq + len(facts) + 1, at=at, question=question, part=move.part, attempt=attempt, passages=passages,
            ))
        attempt = state.attempt + 1
        began = e.SpeechBegan(
            seq=seq + len(facts) + 1, at=at, turn=turn, utterance=state.utterances + 1, attempt=attempt
        )
        return [*facts, began]

    def _finale(self, state: State, move: AnyMove, speech: Speech, ending: str) -> list[e.AnyEvent]:
        if state.attempt != speech.attempt or state.utterances + 1 != speech.utterance:
            raise StaleAppend("a higher attempt at this utterance is under way")
        at = machine.forward(state, self.now())
        said = e.InterviewerSaid.model_validate({
            "seq": state.seq + 1, "at": at, "turn": speech.turn, "utterance": speech.utterance,
            "attempt": speech.attempt, "text": speech.text.rstrip(), "ending": ending, "by": self.interviewer.stamp,
        })
        if not isinstance(move, Close):
            return [said]
        return [said, e.InterviewEnded(seq=state.seq + 2, at=at, because=move.because)]
