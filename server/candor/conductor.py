"""Runs one turn: hears, reads, decides, speaks, stores. Knows ports and rules, never an adapter.

The order of a turn stands here and nowhere else. Facts are appended before anyone is told of them; of two writers one
folds again; a turn always ends, with the interviewer's words stored or with TurnFailed, and the answer is kept.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from candor import __version__
from candor.beside import Beside
from candor.errors import CandorError, StaleAppend, UnknownInterview
from candor.gradings import with_verdicts
from candor.hearing import Ear, hear
from candor.interview import events as e
from candor.interview import machine
from candor.interview.moves import Close
from candor.interview.plan import UNBRIEFED, Briefing, make_plan
from candor.interview.reading import EngineStamp
from candor.interview.setup import Setup
from candor.interview.state import State
from candor.ledger import Ledger
from candor.offering import Offers, offered
from candor.ports import Bank, Embedder, Interviewer, Journal
from candor.scoring.learned import Scorer
from candor.speaking import finish, prepare
from candor.stage import Dropped, Listener, Speech, Stage

log = logging.getLogger(__name__)
BY = EngineStamp(engine="machine", version=__version__)
TAKEN_UP = 20  # interviews of one owner that are looked at after a start


class Conductor:
    def __init__(
        self, journal: Journal, bank: Bank, embedder: Embedder, interviewer: Interviewer, now: Callable[[], datetime],
        offers: Offers | None = None, scorer: Scorer | None = None,
    ) -> None:  # fmt: skip
        self.offers, self.scorer = offers, scorer
        self.journal, self.bank, self.embedder, self.interviewer, self.now = journal, bank, embedder, interviewer, now
        self.ledger = Ledger(journal)
        self.ear: Ear | None = None  # reads for pitfalls; without one plain patterns do
        self.beside = Beside(self.ledger, (), now)  # what is done beside the talk: nothing without a language model

    async def create(self, owner: str, setup: Setup, briefing: Briefing = UNBRIEFED, interview: str = "") -> str:
        """Store a new interview and answer its id. Raises UnknownQuestion, JournalError."""
        made = [prepared.question for prepared in briefing.prepared]
        created = e.InterviewCreated(
            seq=1, at=self.now(), interview=interview or secrets.token_urlsafe(9), owner=owner, setup=setup,
            plan=make_plan(setup, [*self.bank.questions(), *made], briefing.leanings), prepared=briefing.prepared,
            background=briefing.background, by=self.interviewer.stamp,
        )  # fmt: skip
        await self.journal.append(owner, created.interview, await offered(created, self.offers, BY))
        return created.interview

    async def join(self, owner: str, interview: str) -> tuple[Stage, Listener]:
        """Listen to an interview, and set it going again if the interviewer owes words. Raises UnknownInterview."""
        stage = await self.ledger.open(owner, interview)
        listener = Listener()
        stage.listeners.add(listener)
        alone = len(stage.listeners) == 1
        try:
            await self.ledger.catch_up(stage)
            await self.ledger.write(stage, lambda state: machine.come_back(state, self.now(), after_restart=alone))
        except BaseException:
            stage.listeners.discard(listener)
            self.ledger.let_go(stage)
            raise
        self._go_on(stage)
        return stage, listener

    async def leave(self, stage: Stage, listener: Listener) -> None:
        """Stop listening; the last one out stops the candidate's clock."""
        stage.listeners.discard(listener)
        if not stage.listeners:
            try:
                await self.ledger.write(stage, lambda state: machine.leave(state, self.now()))
            finally:
                self.ledger.let_go(stage)

    async def take(self, owner: str, interview: str, message: machine.Message) -> int:
        """Store what the candidate said or asked for; answers the event's number, the first one's for a repeat.

        Raises CandidateError when it cannot be taken, JournalError when it cannot be kept.
        """
        stage = await self.ledger.open(owner, interview)
        try:
            fact = await self.ledger.write(stage, lambda state: machine.accept(state, message, self.now()))
            self._go_on(stage)
        finally:
            self.ledger.let_go(stage)
        return fact.seq if fact else stage.state.received[message.message_id].seq

    async def take_up(self, owner: str) -> None:
        """Begin again what was under way beside the last interviews when this process, or another, stopped."""
        for line in (await self.journal.interviews(owner))[:TAKEN_UP]:
            if isinstance(line.created, e.InterviewCreated) and line.created.offer is not None:
                stage = await self.ledger.open(owner, line.interview)
                self.beside.begin(stage)
                self.ledger.let_go(stage)

    async def settled(self, stage: Stage) -> None:
        """Wait until the interviewer has nothing more to say for now."""
        while stage.turn is not None and not stage.turn.done():
            await asyncio.wait({stage.turn})

    async def keep_time(self, every: float = 5.0) -> None:
        """Notice silence, for as long as the server runs."""
        while True:
            await asyncio.sleep(every)
            for stage in self.ledger:
                if not stage.is_overdue(self.now()):
                    continue
                try:
                    await self.ledger.write(stage, lambda state: machine.notice_silence(state, self.now()))
                    self._go_on(stage)
                except UnknownInterview:
                    stage.tell(Dropped())  # deleted by another process
                except CandorError as problem:
                    log.warning("silence not stored", extra={"code": problem.code})

    def _go_on(self, stage: Stage) -> None:
        self.beside.begin(stage)
        if stage.is_idle and stage.state.owes_words:
            stage.turn = asyncio.create_task(self._turn(stage))
            stage.turn.add_done_callback(lambda _: self.ledger.let_go(stage))

    async def _turn(self, stage: Stage) -> None:
        """Read and speak until the candidate has the word again, or the turn has failed."""
        try:
            while stage.state.status == "speaking":
                try:
                    if stage.state.to_read is not None:
                        await self._read(stage, stage.state)
                    else:
                        await self._speak(stage)
                except StaleAppend:
                    continue  # another writer was first; the state is folded anew
            self.beside.begin(stage)
        except Exception as problem:
            code = problem.code if isinstance(problem, CandorError) else "internal"
            where = {"interview": stage.state.interview, "code": code}
            log.warning("turn failed", extra=where, exc_info=code == "internal")
            await self._fail(stage, code)
        finally:
            stage.speech = None

    async def _fail(self, stage: Stage, code: str) -> None:
        """Record that the turn failed. Where even that cannot be stored, listeners are sent off to join again."""
        try:
            await self.ledger.write(
                stage, lambda state: e.TurnFailed(seq=state.seq + 1, at=self.now(), turn=state.turn, code=code)
            )
        except CandorError:
            log.warning("failure not stored", extra={"interview": stage.state.interview, "code": code})
            stage.tell(Dropped())

    async def _read(self, stage: Stage, state: State) -> None:
        """Read the answer that waits. One that cannot be read is recorded as not graded, and the interview goes on."""
        try:
            facts = await hear(state, self.bank, self.embedder, self.now(), self.scorer, self.ear)
        except Exception as problem:
            log.exception("answer not read", extra={"interview": state.interview, "turn": state.to_read})
            facts = [e.GradingFailed(
                seq=state.seq + 1, at=machine.forward(state, self.now()), turn=state.to_read or state.turn,
                reason=f"it could not be read ({type(problem).__name__})", by=BY,
            )]
        async with stage.lock:
            last = stage.state.seq
            facts = [f.model_copy(update={"seq": last + n}) for n, f in enumerate(facts, 1)]
            await self.ledger.store(stage, with_verdicts(stage.state, facts))
        self.beside.begin(stage)

    async def _speak(self, stage: Stage) -> None:
        async with stage.lock:
            said = prepare(stage.state, self.bank, self.now(), BY)
            await self.ledger.store(stage, said.facts)
        began = said.began
        stage.begin(Speech(began.seq, began.turn, began.utterance, began.attempt))
        # A candidate who ends the interview is not talked over, save with the closing words.
        ending = await stage.pass_on(self.interviewer.speak(said.cue), to_the_end=isinstance(said.cue.move, Close))
        async with stage.lock:
            if (stage.state.utterances + 1, stage.state.attempt) != (began.utterance, began.attempt):
                raise StaleAppend("a higher attempt at this utterance is under way")
            text = stage.speech.text if stage.speech else ""
            by = self.interviewer.stamp
            await self.ledger.store(stage, finish(stage.state, said, text, ending, self.now(), by, BY))
