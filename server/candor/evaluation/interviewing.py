"""One scripted candidate interviewed whole, by the real conductor on a clock that only the candidate's words move.

Keeps each utterance of the interviewer's with what was true when it came. Judges nothing.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from candor.errors import EngineError
from candor.evaluation.aiming import Truth, aim_of
from candor.evaluation.candidates import Candidate, OwnQuestion, Played, Said
from candor.interview.events import InterviewerSaid
from candor.interview.machine import MOVE_ON_AFTER, NUDGE_AFTER, Answer, Command, Message
from candor.interview.moves import AnyMove, Clarify, FollowUp, Own, Probe, Reply
from candor.interview.plan import Briefing, Leanings
from candor.interview.state import State
from candor.stage import Listener, Stage
from candor.wiring import Candor

OWNER = "local"
STARTS = datetime(2025, 1, 6, 9, tzinfo=UTC)
SILENCE = max(NUDGE_AFTER, MOVE_ON_AFTER) + timedelta(seconds=1)
LONGEST_WAIT = 30.0  # real seconds for silence to be noticed
MOST_TURNS = 200


class Clock:
    """Time that passes while the candidate thinks, speaks or says nothing."""

    def __init__(self) -> None:
        self._now = STARTS

    def now(self) -> datetime:
        return self._now

    def wait(self, time: timedelta) -> None:
        self._now += time


@dataclass(frozen=True)
class Line:
    """One utterance of the interviewer's. `truth` is of the exchange as it stood before it, None outside of one; `put`
    is the candidate's own question that it answers. Seconds are active ones."""

    utterance: int
    turn: int
    move: AnyMove
    text: str
    section: int
    active: float
    left: float  # of the part, when the words were out
    truth: Truth | None = None
    put: OwnQuestion | None = None
    fixed: tuple[str, ...] = ()  # words that it may have read out: the bank's and the guide's, not its own

    @property
    def own_words(self) -> str:
        """What the interviewer itself found to say."""
        text = self.text
        for words in sorted(self.fixed, key=len, reverse=True):
            text = text.replace(words, " ")
        return text


@dataclass
class Interviewed:
    """A whole interview: what the interviewer said, and the state at its end."""

    who: str
    played: Played
    lines: list[Line] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)  # questions that nothing was written for: skipped
    state: State | None = None
    said: dict[int, InterviewerSaid] = field(default_factory=dict)  # by utterance, as stored


class Sitting:
    """A candidate in an interview. Raises EngineError where the interviewer cannot go on."""

    def __init__(self, candor: Candor, clock: Clock, candidate: Candidate, played: Played) -> None:
        self._candor, self._clock, self._candidate, self._played = candor, clock, candidate, played
        self.told = Interviewed(candidate.who, played)
        self._truths: dict[int, Truth] = {}  # by the turn that opened the exchange
        self._used: set[tuple[int, str]] = set()
        self._excuses = 0
        self._own = 0
        self._messages = 0
        self._heard = 0

    async def through(self) -> Interviewed:
        """The interview from its first word to its last."""
        conductor, played = self._candor.conductor, self._played
        briefing = Briefing(leanings=Leanings(wanted=played.asks))
        interview = await conductor.create(OWNER, played.setup, briefing, played.id)
        stage, listener = await conductor.join(OWNER, interview)
        try:
            if stage.state.offer is not None:
                await self._send(stage, Command(command="consent", message_id="consent"))
            await self._talk(stage, listener)
            await conductor.beside.settled(stage)
            events = await self._candor.journal.read(OWNER, interview)
            self.told.said = {event.utterance: event for event in events if isinstance(event, InterviewerSaid)}
            self.told.state = stage.state
        finally:
            await conductor.leave(stage, listener)
        return self.told

    async def _talk(self, stage: Stage, listener: Listener) -> None:
        await self._settled(stage)
        for _ in range(MOST_TURNS):
            self._take_down(stage.state)
            while not listener.queue.empty():
                listener.queue.get_nowait()
            if stage.state.status == "ended":
                return
            await self._reply(stage, listener)
        raise EngineError(f"{self._played.id}: not over after {MOST_TURNS} turns")

    def _take_down(self, state: State) -> None:
        """What the interviewer has said since the last look."""
        thread = state.thread
        truth = self._truths.setdefault(thread.opened, Truth(thread.question)) if thread else None
        for said in state.said[self._heard :]:
            put = self._put() if said.move.kind == "reply" else None
            self.told.lines.append(Line(
                said.utterance, said.turn, said.move, said.text, state.section, state.active,
                state.seconds_left_in(state.section), truth.copy() if truth else None, put,
                self._read_out(state, said.move),
            ))  # fmt: skip
            aim = aim_of(said.move)
            if truth is not None and aim is not None:
                truth.aims.append(aim)
        self._heard = len(state.said)

    def _read_out(self, state: State, move: AnyMove) -> tuple[str, ...]:
        """The written words that `move` may have brought into the utterance."""
        entry = self._candor.guide.entry(move.entry) if isinstance(move, Reply) and move.entry else None
        questions = [thread.question for thread in state.threads[-1:]]
        texts = [entry.reveals, entry.follow_up] if entry else []
        texts += [words for q in questions for words in (q.asks, q.rephrase, *q.hints)]
        texts += [words for q in questions for point in q.key_points for words in point.follow_ups]
        return (*texts, *(wrong.follow_up for q in questions for wrong in q.misconceptions))

    def _put(self) -> OwnQuestion | None:
        """The candidate's question that is being answered."""
        own = self._candidate.own_questions
        return own[self._own - 1] if 0 < self._own <= len(own) else None

    async def _reply(self, stage: Stage, listener: Listener) -> None:
        state = stage.state
        said, truth = self._next(state)
        if said is None:
            await self._send(stage, Command(command="skip", message_id=self._message()))
            return
        if not said.says:
            await self._keep_silent(stage, listener)
            return
        if truth is not None:
            truth.hear(state.turn, said, state.open_move)
        seconds = self._candidate.thinks + len(said.says.split()) * 60 / self._candidate.pace
        self._clock.wait(timedelta(seconds=seconds))
        await self._send(stage, Answer(turn=state.turn, text=said.says, message_id=self._message()))

    def _next(self, state: State) -> tuple[Said | None, Truth | None]:
        """What the candidate says now, and the exchange that it belongs to; None: they pass over the question."""
        move, thread = state.open_move, state.thread
        if thread is None:
            return self._outside(move), None
        scripted = self._candidate.answers.get(thread.question.id)
        if scripted is None:
            self.told.unwritten.append(thread.question.id)
            return None, None
        truth = self._truths[thread.opened]
        if move is None or move.kind == "ask":
            return (self._excuse() if state.silences and not scripted.says else scripted), truth
        for about in _asked_for(truth, move):
            if about in scripted.when_asked and (thread.opened, about) not in self._used:
                self._used.add((thread.opened, about))
                return scripted.when_asked[about], truth
        return self._excuse(), truth

    def _excuse(self) -> Said:
        self._excuses += 1
        return self._candidate.otherwise[(self._excuses - 1) % len(self._candidate.otherwise)]

    def _outside(self, move: AnyMove | None) -> Said:
        if move is not None and move.kind == "greet":
            return Said(says=self._candidate.introduction or "I'd rather start with the first question.")
        own = self._candidate.own_questions
        self._own += 1
        return Said(says=own[self._own - 1].asks if self._own <= len(own) else self._candidate.ends_with)

    async def _keep_silent(self, stage: Stage, listener: Listener) -> None:
        """Until somebody notices."""
        self._clock.wait(SILENCE)
        keeping = asyncio.create_task(self._candor.conductor.keep_time(every=0.001))
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await listener.queue.get()
        except TimeoutError:
            raise EngineError(f"{self._played.id}: nobody noticed the silence") from None
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
        await self._settled(stage)

    async def _send(self, stage: Stage, message: Message) -> None:
        await self._candor.conductor.take(OWNER, stage.state.interview, message)
        await self._settled(stage)

    async def _settled(self, stage: Stage) -> None:
        await self._candor.conductor.settled(stage)
        await self._candor.conductor.beside.settled(stage)
        if stage.state.failed is not None:
            raise EngineError(f"{self._played.id}: turn {stage.state.turn} failed ({stage.state.failed})")

    def _message(self) -> str:
        self._messages += 1
        return f"m{self._messages}"


def _asked_for(truth: Truth, move: AnyMove) -> list[str]:
    """Under which names a reply to `move` may have been written, the likeliest first."""
    match move:
        case FollowUp(angle="why", target=target):
            return ["why", target]
        case FollowUp(target=target):
            return [target]
        case Probe(about="misconception", target=target):
            return [target, "why"]
        case Probe():
            return ["claim"]
        case Clarify():
            return ["clarify"]
        case Own(evidence=evidence):
            weak = truth.weak_in(evidence)
            wrong = [name for name, words in truth.wrong.items() if words in evidence.quote or evidence.quote in words]
            return [*wrong, *([weak] if weak else []), *(["claim"] if truth.claims(evidence) else []), "why"]
        case _:
            return []
