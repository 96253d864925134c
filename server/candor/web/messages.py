"""The socket's frames, both ways. The JSON Schema that clients are written from is made of these classes."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from candor.interview.events import CommandName, ConsentName
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
    it is acked and not stored. A client sends it at most every half minute. `consent` and `decline` answer the offer of
    a language model, which a state's `consent` tells of."""

    type: Literal["command"]
    id: str = MESSAGE_ID
    command: Literal[CommandName, ConsentName, "writing"]


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


class Piece(Value):
    """A stretch of a telling; a telling's pieces, joined, are what was said. `parts` are those it tells."""

    text: str
    parts: tuple[str, ...] = ()


class StoryPart(Value):
    """How a part of a story stands: 1 to 5 with the range it could as well lie in, unless it was not graded."""

    part: str
    title: str
    strength: Literal["met", "partly", "missed"]
    points: float | None = None
    low: float | None = None
    high: float | None = None


class TellingShown(Value):
    """A telling of a rehearsed story, as it was read: told in the answer of `turn`. `wants` says in plain words what is
    thin, weakest first; `scores` are of the whole."""

    number: int
    turn: int
    words: int
    pieces: tuple[Piece, ...]
    parts: tuple[StoryPart, ...]
    scores: dict[str, float]
    wants: tuple[str, ...] = ()
    ungraded: str | None = None


class Line(Value):
    """One line of the transcript. `note` lines tell what was done (a hint asked for, a pause), not said."""

    seq: int
    turn: int
    who: Literal["interviewer", "candidate", "note"]
    text: str
    at: str
    message_id: str | None = None
    move: str | None = None  # for the interviewer: greet, ask, follow_up, probe, clarify, hint, ...
    telling: TellingShown | None = None  # of a note in a rehearsal that shows what stands


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


class ConsentAsked(Value):
    """Where words would go if the candidate agrees, and which; otherwise the interviewer on this computer speaks."""

    host: str
    model: str
    sends: tuple[str, ...]


class ModelUse(Value):
    """What the interview used of a language model. `cost` is in the price table's currency, if the table knows it."""

    host: str
    calls: int
    prompt: int  # tokens, `cached` of them known to the endpoint already
    cached: int
    completion: int
    cost: float | None = None


class StateFrame(Value):
    """Where the interview stands, and the transcript lines this client has not had yet."""

    type: Literal["state"] = "state"
    seq: int
    interview: str
    setup: Setup
    status: Literal["consent", "listening", "speaking", "paused", "failed", "ended"]
    part: Part
    turn: int
    clock: Clock
    plan: tuple[Step, ...]
    legal: tuple[str, ...]  # "answer" and the commands that would be taken now
    lines: tuple[Line, ...] = ()
    hints_left: int = 0
    awaits: Literal["answer", "telling", "detail"] = "answer"  # in a rehearsal: the story, or the one thing missing
    report: str | None = None  # the report's address, once there is one
    consent: ConsentAsked | None = None  # while the offer has not been answered: nothing is said before
    model_use: ModelUse | None = None  # at the end, where a language model was called


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
