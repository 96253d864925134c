"""The rules of the room: what a candidate may do now (`accept`), and what the clock and the door may tell.

Pure: facts go in, new facts come out. No clock, no network, no await; which move comes next is in `decide.py`.
"""

from datetime import datetime, timedelta

from pydantic import ValidationError

from candor.errors import AnswerRejected, BadMessage, ConflictingMessage, NotYet, OutOfTurn
from candor.interview import events as e
from candor.interview.fold import digest
from candor.interview.state import State
from candor.interview.value import Value

LONGEST_ANSWER = 20_000  # code points
PLAIN_CONTROLS = "\t\n\r"


class Answer(Value):
    turn: int
    text: str
    message_id: str


class Command(Value):
    command: e.CommandName | e.ConsentName
    message_id: str


class Dispute(Value):
    target: str
    reason: str  # empty withdraws
    message_id: str


Message = Answer | Command | Dispute


def accept(state: State, message: Message, at: datetime) -> e.AnyEvent | None:
    """The fact that `message` becomes; None when the same message was taken before.

    Raises OutOfTurn, AnswerRejected, BadMessage, NotYet, or ConflictingMessage when the id was used with other content.
    """
    try:
        fact = _fact(state, message, at)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
        raise BadMessage(".".join(map(str, first["loc"])), first["msg"]) from None
    taken = state.received.get(message.message_id)
    if taken is not None:
        said = fact.model_dump(mode="json", exclude={"seq", "at", "message_id", "turn"})
        if digest(*sorted(said.items())) == taken.digest:
            return None
        raise ConflictingMessage("id: this message id was used before with other content")
    _refuse(state, message)
    return fact


def _fact(state: State, message: Message, at: datetime) -> e.AnyEvent:
    head = {"seq": state.seq + 1, "at": forward(state, at), "message_id": message.message_id}
    match message:
        case Answer(turn=turn, text=text):
            check_text(text)
            return e.AnswerGiven.model_validate({**head, "turn": turn, "text": text})
        case Command(command="consent" | "decline" as said):
            host = state.offer.host if state.offer else ""
            return e.ConsentGiven.model_validate({**head, "agreed": said == "consent", "host": host})
        case Command(command=command):
            return e.CommandGiven.model_validate({**head, "turn": state.turn, "command": command})
        case Dispute(target=target, reason=""):
            return e.DisputeWithdrawn.model_validate({**head, "target": target})
        case Dispute(target=target, reason=reason):
            return e.DisputeRaised.model_validate({**head, "target": target, "reason": reason})


def forward(state: State, at: datetime) -> datetime:
    """Time never runs backwards inside an interview, whatever the machine's clock does."""
    return max(state.at, at)


def check_text(text: str) -> None:
    """Raises AnswerRejected, naming what is wrong and where, for what cannot be an answer."""
    if len(text) > LONGEST_ANSWER:
        raise AnswerRejected(f"text: {len(text):,} characters; an answer may have {LONGEST_ANSWER:,}")
    for place, char in enumerate(text):
        if "\ud800" <= char <= "\udfff":
            raise AnswerRejected(f"text: half a character (U+{ord(char):04X}) at position {place}")
        if (char < " " and char not in PLAIN_CONTROLS) or char == "\x7f":
            raise AnswerRejected(f"text: control character U+{ord(char):04X} at position {place}")
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise AnswerRejected("text: there is nothing in it; to move on without an answer, skip the question")


def _refuse(state: State, message: Message) -> None:
    match message:
        case Dispute():
            if state.status != "ended":
                raise NotYet("a verdict can be disputed once the interview has ended")
        case Answer(turn=turn):
            if "answer" not in legal(state):
                raise OutOfTurn(_why_no_answer(state))
            if turn != state.turn:
                raise OutOfTurn(f"turn: {turn} is not open; the open turn is {state.turn}")
        case Command(command=command):
            if command not in legal(state):
                raise OutOfTurn(_why_not(state, command))


def _why_no_answer(state: State) -> str:
    if state.status == "ended":
        return "the interview has ended"
    if state.awaits_consent:
        return "the interview begins when the offer has been answered"
    if state.paused:
        return "the interview is paused; resume it first"
    return "the interviewer is speaking; the answer can be sent when it has finished"


def _why_not(state: State, command: str) -> str:
    if state.status == "ended":
        return "the interview has ended"
    if command == "redo" and state.setup.mode != "coach":
        return "redo is part of coach mode"
    if command == "again" and state.setup.mode != "rehearsal":
        return "again is part of a rehearsal"
    if command == "again" and state.status == "listening" and not state.paused:
        return "again needs a story that has been told"
    if command == "redo":
        return "redo needs an answer to take again"
    if command in ("hint", "rephrase") and state.status == "listening" and not state.paused:
        return f"{command} belongs to a question, and none is open"
    return f"{command} is not possible now; possible: {', '.join(sorted(legal(state))) or 'nothing'}"


def legal(state: State) -> frozenset[str]:
    """`answer` and the commands that would be taken now."""
    if state.status == "ended":
        return frozenset()
    if state.failed is not None:
        return frozenset({"retry", "end"})
    if state.awaits_consent:
        return frozenset({"consent", "decline", "end"})
    if state.paused:
        return frozenset({"resume", "end"})
    if state.status == "speaking":
        return frozenset({"end"}) if state.wish != "end" else frozenset()
    can = {"answer", "repeat", "skip", "pause", "end"}
    if state.thread is not None:
        can |= {"hint", "rephrase"}
    if state.redoable() is not None:
        can.add("redo")
    if state.setup.mode == "rehearsal":
        return frozenset(can - {"skip"} | _of_a_rehearsal(state))
    return frozenset(can)


def _of_a_rehearsal(state: State) -> set[str]:
    """The story cannot be skipped, since there is no other; the question about it can."""
    thread = state.thread
    if thread is None or not thread.answers:
        return set()
    return {"again", "skip"} if thread.drawn_out else {"again"}


def notice_silence(state: State, at: datetime) -> e.SilenceNoticed | None:
    """The fact that the candidate has been silent, when it matters: not while paused, away or being spoken to."""
    if state.status != "listening" or state.paused or state.away or state.clock_from is None:
        return None
    return e.SilenceNoticed(seq=state.seq + 1, at=forward(state, at), turn=state.turn)


def leave(state: State, at: datetime) -> e.CandidateLeft | None:
    """The fact that nobody is there any more; time away does not count."""
    if state.status == "ended" or state.away:
        return None
    return e.CandidateLeft(seq=state.seq + 1, at=forward(state, at))


def come_back(state: State, at: datetime, after_restart: bool = False) -> e.CandidateReturned | None:
    """The fact that somebody is there again. After a restart nobody saw them leave: what ran meanwhile is dropped."""
    if state.status == "ended" or not (state.away or (after_restart and state.clock_from is not None)):
        return None
    return e.CandidateReturned(seq=state.seq + 1, at=forward(state, at))


NUDGE_AFTER = timedelta(minutes=4)
MOVE_ON_AFTER = timedelta(minutes=4)


def silence_due(state: State) -> datetime | None:
    """When silence should next be noticed, if the candidate says nothing until then."""
    if state.status != "listening" or state.paused or state.away or state.clock_from is None:
        return None
    return state.clock_from + (NUDGE_AFTER if state.silences == 0 else MOVE_ON_AFTER)
