"""What an interviewer can do next. `machine.decide` lists the legal ones; an engine words the one that is taken."""

from typing import Annotated, Literal

from pydantic import Field

from candor.interview.reading import Quote
from candor.interview.setup import Part
from candor.interview.value import Value


class Greet(Value):
    """Open a full loop: say what this is, and ask for a short introduction."""

    kind: Literal["greet"] = "greet"


class Ask(Value):
    """Put a new question. `after` says what the bridge to it has to acknowledge. In a rehearsal the story is asked for
    once more: `again`, or `stands` when none of its parts is thin."""

    kind: Literal["ask"] = "ask"
    question_id: str
    part: Part
    after: Literal["start", "answer", "skip", "silence", "dont_know", "unclear", "redo", "again", "stands"] = (
        "answer"
    )
    new_part: bool = False


class FollowUp(Value):
    """Go back to one key point: nothing said on it, only part of it, or said without a reason."""

    kind: Literal["follow_up"] = "follow_up"
    target: str
    angle: Literal["missing", "partly", "why"]
    nth: int = 0  # how many follow-ups on this point came before: never the same wording twice
    evidence: Quote | None = None


class Probe(Value):
    """Test something doubtful that was said: a misconception (by id) or a claim without backing."""

    kind: Literal["probe"] = "probe"
    about: Literal["misconception", "claim"]
    target: str
    evidence: Quote


class Own(Value):
    """A follow-up of the interviewer's own, on exact words of the last answer. `decide` never lists it: a language
    model may take it where a follow-up is legal at all."""

    kind: Literal["own"] = "own"
    evidence: Quote


class Clarify(Value):
    """The answer was not one yet: say so kindly, and ask for it."""

    kind: Literal["clarify"] = "clarify"
    reason: Literal[
        "dont_know", "too_short", "question_back", "small_talk", "off_topic", "other_language", "evasion", "rambling"
    ]
    evidence: Quote | None = None


class GiveHint(Value):
    kind: Literal["hint"] = "hint"
    step: int = Field(ge=1, le=3)


class NoMoreHints(Value):
    kind: Literal["no_more_hints"] = "no_more_hints"


class Repeat(Value):
    kind: Literal["repeat"] = "repeat"


class Rephrase(Value):
    kind: Literal["rephrase"] = "rephrase"


class Nudge(Value):
    """The candidate has been silent for a while."""

    kind: Literal["nudge"] = "nudge"


class Invite(Value):
    """The candidate's turn to ask."""

    kind: Literal["invite"] = "invite"
    after: Literal["answer", "skip", "silence", "dont_know", "unclear"] = "answer"


class Reply(Value):
    """Meet a question of the candidate's; `entry` is the guide's entry that it matches, if one does."""

    kind: Literal["reply"] = "reply"
    entry: str | None = None
    told: str | None = None  # what the company note says on it; empty when there is a note and it is silent
    last: bool = False  # no time or turn is left for another one


class Close(Value):
    kind: Literal["close"] = "close"
    because: Literal["time", "done", "candidate", "silence"]


AnyMove = (
    Greet
    | Ask
    | FollowUp
    | Probe
    | Own
    | Clarify
    | GiveHint
    | NoMoreHints
    | Repeat
    | Rephrase
    | Nudge
    | Invite
    | Reply
    | Close
)
Move = Annotated[AnyMove, Field(discriminator="kind")]

OPENS_A_TURN = ("greet", "ask", "follow_up", "probe", "own", "clarify", "invite", "reply")
