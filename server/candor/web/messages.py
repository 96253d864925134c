"""The socket's frames, both ways. The JSON Schema that clients are written from is made of these classes."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from candor.interview.events import CommandName
from candor.interview.setup import Part, Setup
from candor.interview.value import Value

MESSAGE_ID = Field(min_length=1, max_length=64, description="Chosen by the client; a repeat gets the first result.")
INTERVIEW_ID = Field(min_length=1, max_length=64)


class Create(Value):
    """Start an interview and join it."""

    type: Literal["create"]
    id: str = MESSAGE_ID
    setup: Setup = Setup()


class Join(Value):
    """Watch an interview from the event after number `after` on: exactly the rest arrives."""

    type: Literal["join"]
    id: str = MESSAGE_ID
    interview: str = INTERVIEW_ID
    after: int = Field(default=0, ge=0)


class GiveAnswer(Value):
    """Answer the open turn."""

    type: Literal["answer"]
    id: str = MESSAGE_ID
    turn: int = Field(ge=1)
    text: str


class GiveCommand(Value):
    """A request of the candidate's. `writing` only says that an answer is being written, so that nobody nudges;
    it is acked and not stored. A client sends it at most every half minute."""

    type: Literal["command"]
    id: str = MESSAGE_ID
    command: Literal[CommandName, "writing"]


ClientFrame = Annotated[Create | Join | GiveAnswer | GiveCommand, Field(discriminator="type")]
CLIENT_FRAME: TypeAdapter[Create | Join | GiveAnswer | GiveCommand] = TypeAdapter(ClientFrame)


class Ack(Value):
    """The message `id` is stored (event `seq`), or for `join` has been understood."""

    type: Literal["ack"] = "ack"
    id: str
    interview: str
    seq: int


class SayBegin(Value):
    """The interviewer starts to speak. A higher `attempt` of the same `utterance` replaces what was shown of it."""

    type: Literal["say_begin"] = "say_begin"
    seq: int
    turn: int
    utterance: int
    attempt: int


class SayDelta(Value):
    """More of the utterance: `text` starts `offset` code points in. After a join the first one holds all so far."""

    type: Literal["say_delta"] = "say_delta"
    utterance: int
    attempt: int
    offset: int
    text: str


class SayEnd(Value):
    """The utterance is over and stored; `text` is the whole of it and replaces what was shown."""

    type: Literal["say_end"] = "say_end"
    seq: int
    turn: int
    utterance: int
    attempt: int
    text: str
    ending: Literal["complete", "cut"]


class Line(Value):
    """One line of the transcript. `note` lines tell what was done (a hint asked for, a pause), not said."""

    seq: int
    turn: int
    who: Literal["interviewer", "candidate", "note"]
    text: str
    at: str
    message_id: str | None = None
    move: str | None = None  # for the interviewer: greet, ask, follow_up, probe, clarify, hint, ...


class Clock(Value):
    """Active seconds. `running` says whether they are being counted now; a client adds its own since `as_of`."""

    active: float
    total: int
    running: bool
    as_of: str
    turn_left: float  # of this turn's ten minutes


class Step(Value):
    """A section of the plan."""

    part: Part
    title: str
    seconds: int
    status: Literal["done", "now", "ahead"]
    asked: int


class StateFrame(Value):
    """Where the interview stands, and the transcript lines this client has not had yet."""

    type: Literal["state"] = "state"
    seq: int
    interview: str
    setup: Setup
    status: Literal["listening", "speaking", "paused", "failed", "ended"]
    part: Part
    turn: int
    clock: Clock
    plan: tuple[Step, ...]
    legal: tuple[str, ...]  # "answer" and the commands that would be taken now
    lines: tuple[Line, ...] = ()
    hints_left: int = 0
    report: str | None = None  # the report's address, once there is one


class ErrorFrame(Value):
    """Something could not be done; `id` names the message it answers, `field` the part that was wrong."""

    type: Literal["error"] = "error"
    id: str | None = None
    code: str
    message: str
    field: str | None = None
    retryable: bool = False


ServerFrame = Annotated[
    Ack | SayBegin | SayDelta | SayEnd | StateFrame | ErrorFrame, Field(discriminator="type")
]
AnyServerFrame = Ack | SayBegin | SayDelta | SayEnd | StateFrame | ErrorFrame
SERVER_FRAME: TypeAdapter[AnyServerFrame] = TypeAdapter(ServerFrame)


def socket_schema() -> dict[str, object]:
    """The JSON Schema of both directions, under `client` and `server`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Candor socket frames",
        "client": CLIENT_FRAME.json_schema(ref_template="#/client/$defs/{model}"),
        "server": SERVER_FRAME.json_schema(mode="serialization", ref_template="#/server/$defs/{model}"),
    }
