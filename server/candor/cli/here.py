"""An interview held in this process, on this user's store. A server may be running beside it on the same one."""

import asyncio
from collections.abc import AsyncIterator, Iterable

from candor.cli.papers import brought
from candor.cli.room import Summary
from candor.cli.writing import OWNER
from candor.desk import begin, document_of, report_of
from candor.errors import EngineUnavailable
from candor.interview import events as e
from candor.interview.machine import Answer, Command
from candor.interview.setup import Setup
from candor.report.model import ReportDocument
from candor.stage import Began, Dropped, Happened, Listener, Signal, Spoke, Stage
from candor.web import messages as m
from candor.web.projection import lines, state_frame
from candor.wiring import Candor

REJOIN_SECONDS = 1.0  # after something could not be stored
LONGEST_WARMING = 30.0  # seconds an answer waits for the embedding model before it is read without


class Here:
    """A `Room`. Closes the Candor it was given."""

    def __init__(self, candor: Candor) -> None:
        self.notice = f"Everything you write stays on this computer, in {candor.settings.journal_place}."
        if candor.speaks is not None:
            kept = f"Everything you write is kept on this computer, in {candor.settings.journal_place}"
            self.notice = f"{kept}, and sent to a language model only if you agree."
        self._candor = candor
        self._interview = ""
        self._stage: Stage | None = None
        self._listener: Listener | None = None
        self._told = 0
        self._said = 0  # utterances that were told whole
        self._background: list[asyncio.Task[None]] = []
        self._warm: asyncio.Task[None] | None = None

    async def enter(self, setup: Setup, join: str | None) -> str:
        conductor = self._candor.conductor
        if join:
            await self._candor.journal.read(OWNER, join)  # raises UnknownInterview before anything starts
        self._interview = join or await self._begun(setup)
        self._warm = asyncio.create_task(self._warming())
        self._background = [self._warm, asyncio.create_task(conductor.keep_time())]
        self._stage, self._listener = await conductor.join(OWNER, self._interview)
        return self._interview

    async def _begun(self, setup: Setup) -> str:
        documents = await brought(self._candor.papers, setup.documents)
        setup = setup.model_copy(update={"documents": documents})
        return await begin(self._candor.conductor, self._candor.briefer, OWNER, setup)

    async def _warming(self) -> None:
        try:
            await self._candor.warm_reading()
        except EngineUnavailable:
            return  # readings say themselves that they are lexical

    async def frames(self) -> AsyncIterator[m.AnyServerFrame]:
        while True:
            assert self._stage is not None
            assert self._listener is not None
            past = await self._candor.journal.read(OWNER, self._interview)
            state = self._stage.state
            missed = [line for line in lines(past, state) if self._told < line.seq <= state.seq]
            self._told, self._said = max(self._told, state.seq), state.utterances
            yield state_frame(state, self._candor.conductor.now(), missed)
            while not self._listener.dropped:
                for frame in self._frames(await self._listener.queue.get()):
                    yield frame
            await self._candor.conductor.leave(self._stage, self._listener)
            await asyncio.sleep(REJOIN_SECONDS)
            self._stage, self._listener = await self._candor.conductor.join(OWNER, self._interview)

    def _frames(self, signal: Signal) -> Iterable[m.AnyServerFrame]:
        match signal:
            case Began(speech=s) | Spoke(speech=s) if s.utterance <= self._said:
                return  # its end came before its words were told one by one
            case Began(speech=s):
                yield m.SayBegin(seq=s.seq, turn=s.turn, utterance=s.utterance, attempt=s.attempt)
            case Spoke(speech=s, offset=offset, text=text):
                yield m.SayDelta(utterance=s.utterance, attempt=s.attempt, offset=offset, text=text)
            case Happened(state=state, events=events):
                fresh = [event for event in events if event.seq > self._told]
                self._told = max(self._told, state.seq)
                yield from (_said(event) for event in fresh if isinstance(event, e.InterviewerSaid))
                if fresh:
                    new = [line for line in lines(fresh, state) if line.who != "interviewer"]
                    yield state_frame(state, self._candor.conductor.now(), new)
            case Dropped():
                return

    async def send(self, frame: m.GiveAnswer | m.GiveCommand) -> int:
        if isinstance(frame, m.GiveAnswer):
            if self._warm is not None:
                await asyncio.wait({self._warm}, timeout=LONGEST_WARMING)
            message: Answer | Command = Answer(turn=frame.turn, text=frame.text, message_id=frame.id)
        else:
            message = Command.model_validate({"command": frame.command, "message_id": frame.id})
        return await self._candor.conductor.take(OWNER, self._interview, message)

    async def writing(self) -> None:
        if self._stage is not None:
            self._stage.writing_at = self._candor.conductor.now()

    async def summary(self) -> Summary:
        events = await self._candor.journal.read(OWNER, self._interview)
        report = report_of(events, self._candor.texts)
        return Summary(tuple(line.text for line in report.summary), f"candor report {self._interview}")

    async def document(self) -> ReportDocument:
        """Raises NotYet before the interview has ended."""
        return document_of(await self._candor.journal.read(OWNER, self._interview), self._candor.texts)

    def way_back(self) -> str:
        return f"candor interview --join {self._interview}"

    async def close(self) -> None:
        """What is still being marked of an interview that is over is waited for: nobody else would finish it."""
        if self._stage is not None and self._stage.state.status == "ended":
            await self._candor.conductor.beside.settled(self._stage)
        if self._stage is not None and self._listener is not None:
            await self._candor.conductor.leave(self._stage, self._listener)
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._candor.close()


def _said(event: e.InterviewerSaid) -> m.SayEnd:
    return m.SayEnd(
        seq=event.seq, turn=event.turn, utterance=event.utterance, attempt=event.attempt, text=event.text,
        ending=event.ending,
    )
