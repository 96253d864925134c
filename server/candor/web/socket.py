"""The websocket: frames in, frames out. Every message is answered by an ack or a typed error; nothing is decided."""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Iterable

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from candor.desk import begin
from candor.errors import BadMessage, CandorError, OutOfTurn, TooFast
from candor.interview import events as e
from candor.interview.machine import Answer, Command
from candor.stage import Began, Dropped, Happened, Listener, Speech, Spoke, Stage
from candor.web import messages as m
from candor.web.guard import LONGEST_FRAME, Pace
from candor.web.projection import lines, state_frame
from candor.wiring import Candor

log = logging.getLogger(__name__)
SEND_SECONDS = 10.0  # a client that takes nothing for so long is let go; it can rejoin by number
GOING_AWAY, POLICY = 1001, 1008
LONGEST_ID = 64


class Talk:
    """One socket: the interview it has joined, and how far it has been told of it."""

    def __init__(self, socket: WebSocket, candor: Candor, owner: str) -> None:
        self.socket, self.candor, self.owner = socket, candor, owner
        self.stage: Stage | None = None
        self.listener: Listener | None = None
        self.teller: asyncio.Task[None] | None = None
        self.told = 0  # the last event number this client has been told of
        self.pace = Pace()

    async def run(self) -> None:
        try:
            while True:
                await self.handle(await self.heard_text())
        except (WebSocketDisconnect, TimeoutError):
            pass
        finally:
            await self.part()
            if self.socket.application_state is WebSocketState.CONNECTED:
                await _quietly(self.socket.close(POLICY))

    async def heard_text(self) -> str | None:
        """The next frame's text; None for a binary frame."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", GOING_AWAY))
        text: str | None = message.get("text")
        return text

    async def handle(self, raw: str | None) -> None:
        message_id: str | None = None
        try:
            if not self.pace.allows():
                raise TooFast("too many frames a second; wait a moment")
            data = parse(raw)
            message_id = told_id(data)
            await self.obey(validated(data))
        except CandorError as problem:
            await self.send(error_frame(problem, message_id))
        except (WebSocketDisconnect, TimeoutError):
            raise
        except Exception:
            log.exception("frame failed")
            await self.send(m.ErrorFrame(id=message_id, code="internal", message="that failed here", retryable=True))

    async def obey(self, frame: m.Create | m.Join | m.GiveAnswer | m.GiveCommand) -> None:
        match frame:
            case m.Create(id=message_id, setup=setup):
                interview = await begin(self.candor.conductor, self.candor.briefer, self.owner, setup)
                await self.send(m.Ack(id=message_id, interview=interview, seq=1))
                await self.join(interview, 0)
            case m.Join(id=message_id, interview=interview, after=after):
                await self.join(interview, after, message_id)
            case m.GiveAnswer(id=message_id, turn=turn, text=text):
                await self.take(Answer(turn=turn, text=text, message_id=message_id))
            case m.GiveCommand(id=message_id, command="writing"):
                stage = self.joined()
                stage.writing_at = self.candor.conductor.now()
                await self.send(m.Ack(id=message_id, interview=stage.state.interview, seq=stage.state.seq))
            case m.GiveCommand(id=message_id, command=command):
                await self.take(Command.model_validate({"command": command, "message_id": message_id}))

    def joined(self) -> Stage:
        if self.stage is None:
            raise OutOfTurn("join an interview first")
        return self.stage

    async def take(self, message: Answer | Command) -> None:
        interview = self.joined().state.interview
        seq = await self.candor.conductor.take(self.owner, interview, message)
        await self.send(m.Ack(id=message.message_id, interview=interview, seq=seq))

    async def join(self, interview: str, after: int, message_id: str | None = None) -> None:
        """Tell everything after event `after`, then go on telling. No await stands between the two."""
        past = await self.candor.journal.read(self.owner, interview, 0)
        await self.part()
        self.stage, self.listener = await self.candor.conductor.join(self.owner, interview)
        if self.stage.state.seq > past[-1].seq:
            past += await self.candor.journal.read(self.owner, interview, past[-1].seq)
        state, speech = self.stage.state, self.stage.speech
        self.told = state.seq
        missed = [event for event in past if event.seq <= state.seq]
        frames: list[m.AnyServerFrame] = []
        if message_id is not None:
            frames.append(m.Ack(id=message_id, interview=interview, seq=state.seq))
        told = [line for line in lines(missed, state) if line.seq > after]
        frames.append(state_frame(state, self.candor.conductor.now(), told))
        if speech is not None and state.utterances < speech.utterance:
            frames += self.under_way(speech)
        queue = self.listener
        for frame in frames:
            await self.send(frame)
        self.teller = asyncio.create_task(self.tell(queue))

    def under_way(self, speech: Speech) -> list[m.AnyServerFrame]:
        self.heard = (speech.utterance, speech.attempt, len(speech.text))
        return [
            m.SayBegin(seq=speech.seq, turn=speech.turn, utterance=speech.utterance, attempt=speech.attempt),
            m.SayDelta(utterance=speech.utterance, attempt=speech.attempt, offset=0, text=speech.text),
        ]

    heard: tuple[int, int, int] = (0, 0, 0)  # utterance, attempt, code points of it that were sent

    async def part(self) -> None:
        if self.teller is not None:
            self.teller.cancel()
            await asyncio.gather(self.teller, return_exceptions=True)
        stage, listener = self.stage, self.listener
        self.stage = self.listener = self.teller = None
        self.heard = (0, 0, 0)
        if stage is not None and listener is not None:
            with contextlib.suppress(CandorError):  # deleted meanwhile, or nothing can be stored: it is left anyway
                await self.candor.conductor.leave(stage, listener)

    async def tell(self, listener: Listener) -> None:
        """Pass signals on until the socket goes; one that lags too far behind is let go."""
        try:
            while True:
                signal = await listener.queue.get()
                if isinstance(signal, Dropped):
                    break
                for frame in self.frames(signal):
                    await self.send(frame)
        except (WebSocketDisconnect, TimeoutError, RuntimeError):
            pass
        await _quietly(self.socket.close(GOING_AWAY))

    def frames(self, signal: Happened | Began | Spoke) -> Iterable[m.AnyServerFrame]:
        match signal:
            case Happened(state=state, events=events):
                fresh = [event for event in events if event.seq > self.told]
                self.told = max(self.told, state.seq)
                if not fresh:
                    return
                yield from (said(event) for event in fresh if isinstance(event, e.InterviewerSaid))
                new = [line for line in lines(fresh, state) if line.who != "interviewer"]
                yield state_frame(state, self.candor.conductor.now(), new)
            case Began(speech=speech):
                if (speech.utterance, speech.attempt) > self.heard[:2]:
                    self.heard = (speech.utterance, speech.attempt, 0)
                    yield m.SayBegin(
                        seq=speech.seq, turn=speech.turn, utterance=speech.utterance, attempt=speech.attempt
                    )
            case Spoke(speech=speech, offset=offset, text=text):
                here = (speech.utterance, speech.attempt, offset)
                if here >= self.heard:
                    self.heard = (*here[:2], offset + len(text))
                    yield m.SayDelta(utterance=speech.utterance, attempt=speech.attempt, offset=offset, text=text)

    async def send(self, frame: m.AnyServerFrame) -> None:
        async with asyncio.timeout(SEND_SECONDS):  # not wait_for: in 3.11 that can swallow a cancellation
            await self.socket.send_text(frame.model_dump_json())


def said(event: e.InterviewerSaid) -> m.SayEnd:
    return m.SayEnd(seq=event.seq, turn=event.turn, utterance=event.utterance, attempt=event.attempt,
                    text=event.text, ending=event.ending)


def parse(raw: str | None) -> dict[str, object]:
    """The frame as a JSON object. Raises BadMessage."""
    if raw is None:
        raise BadMessage("frame", "binary; frames are text")
    if len(raw) > LONGEST_FRAME:
        raise BadMessage("frame", f"{len(raw):,} characters; a frame may have {LONGEST_FRAME:,}")
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadMessage("frame", "not JSON") from None
    if not isinstance(data, dict):
        raise BadMessage("frame", "not a JSON object")
    return data


def told_id(data: dict[str, object]) -> str | None:
    """The frame's own id, when it is one that can be sent back."""
    told = data.get("id")
    if not isinstance(told, str) or len(told) > LONGEST_ID or any("\ud800" <= sign <= "\udfff" for sign in told):
        return None
    return told


def validated(data: dict[str, object]) -> m.Create | m.Join | m.GiveAnswer | m.GiveCommand:
    """Raises BadMessage, naming the field."""
    try:
        return m.CLIENT_FRAME.validate_python(data)
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in wrong["loc"][1:]) or "type"  # the first part is the frame's type
        what = "unknown field" if wrong["type"] == "extra_forbidden" else wrong["msg"]
        raise BadMessage(field, what) from None


def error_frame(problem: CandorError, message_id: str | None = None) -> m.ErrorFrame:
    return m.ErrorFrame(
        id=message_id, code=problem.code, message=str(problem), field=getattr(problem, "field", None),
        retryable=problem.retryable,
    )


async def _quietly(closing: Awaitable[None]) -> None:
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await closing
