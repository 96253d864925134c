"""The interview so far, as messages of a chat: said exactly as it was, early turns in short once there are many. Pure.

Every prompt begins, byte for byte, with the one before it up to its last message; a compaction, which comes after ten
more turns at the earliest, is the exception.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from candor.interview.moves import AnyMove, Ask, Close, Invite
from candor.interview.state import Given, Said, State, Thread
from candor.text.untrusted import Untrusted

LONGEST_PAST_ANSWER = 1000  # characters of an answer once it is past
LONGEST_ANSWER = 5000  # of the one that was just given
KEPT_EXCHANGES = 2  # that a compaction leaves as they are
MOST_EXCHANGES = 12  # a compaction comes with one more than these, and so ten later again at the earliest
LONGEST_PAST = 10_000  # characters of exchanges below which nothing is compacted
MOST_THREADS, MOST_QUOTES = 10, 3
LONGEST_NOTE = 160  # characters of each thing kept in short
BEGINS = "(The candidate has sat down.)"
NOTES = {
    "hint": "(They ask for a hint.)", "no_more_hints": "(They ask for one more hint.)",
    "repeat": "(They ask to hear it again.)", "rephrase": "(They ask for other words.)",
    "nudge": "(They have said nothing for a while.)",
}  # fmt: skip
AFTER = {
    "skip": "(They skip the question.)", "silence": "(They say nothing.)", "redo": "(They take the question again.)",
    "again": "(They tell the story again.)",
}  # fmt: skip

Role = Literal["user", "assistant"]


@dataclass(frozen=True)
class Exchange:
    """What the candidate did, and what the interviewer said to it; `turn` is that of the words said."""

    heard: str
    said: str
    turn: int


def messages(state: State, coming: AnyMove) -> list[tuple[Role, str]]:
    """Alternating, beginning and ending with the candidate; the last is what is answered now, by `coming`."""
    past = list(exchanges(state))
    start = compacted_up_to(past)
    told: list[tuple[Role, str]] = []
    for number, exchange in enumerate(past[start:]):
        heard = in_short(state, past[start].turn) if start and number == 0 else exchange.heard
        told += [("user", heard), ("assistant", exchange.said)]
    said = state.said[-1] if state.said else None
    return [*told, ("user", _heard(state, said, coming, LONGEST_ANSWER))]


def exchanges(state: State) -> Iterator[Exchange]:
    before: Said | None = None
    for said in state.said:
        yield Exchange(_heard(state, before, said.move, LONGEST_PAST_ANSWER), said.text, said.turn)
        before = said


def _heard(state: State, before: Said | None, move: AnyMove, longest: int) -> str:
    """What lies between two utterances: an answer, a request, or nothing."""
    if before is None:
        return BEGINS
    answers = {given.turn: given for given in state.answers}
    given = answers.get(before.turn) if _answered_by(before, move) else None
    parts = [Untrusted(given.text).fenced("answer", longest)] if given else []
    note = _note(move)
    return "\n".join([*parts, *([note] if note else [])]) or "(They say nothing.)"


def _answered_by(before: Said, move: AnyMove) -> bool:
    """A request is made, and a question skipped, before there is an answer to it."""
    return move.kind not in NOTES and getattr(move, "after", "") not in ("skip", "silence")


def _note(move: AnyMove) -> str:
    if move.kind in NOTES:
        return NOTES[move.kind]
    if isinstance(move, (Ask, Invite)):
        return AFTER.get(move.after, "")
    return "(They end the interview.)" if isinstance(move, Close) and move.because == "candidate" else ""


def compacted_up_to(past: Sequence[Exchange]) -> int:
    """How many of the first exchanges are told in short. The same for every later turn, until the next compaction."""
    start = 0
    for end in range(1, len(past) + 1):
        length = sum(len(exchange.heard) + len(exchange.said) for exchange in past[start:end])
        if end - start > MOST_EXCHANGES and length > LONGEST_PAST:
            start = end - KEPT_EXCHANGES
    return start


def in_short(state: State, before: int) -> str:
    """What was asked, said, claimed and left open in the turns before `before`, in place of their words."""
    lines = [f"- {line}" for line in _threads(state, before)]
    first = next((given for given in state.others if given.turn < before), None)
    if first is not None:
        lines.insert(0, f"- They introduced themselves: {_phrase(first.text, LONGEST_NOTE * 2)}")
    return "(The interview so far, in short.)\n" + "\n".join(lines)


def _threads(state: State, before: int) -> Iterator[str]:
    past = [thread for thread in state.threads if thread.opened < before]
    for thread in past[-MOST_THREADS:]:
        answers = [given for given in thread.answers if given.turn < before]
        yield "; ".join([f"Asked: {thread.question.asks[:LONGEST_NOTE]}", *_of(thread, answers)])


def _of(thread: Thread, answers: Sequence[Given]) -> Iterator[str]:
    readings = [given.reading for given in answers if given.reading is not None]
    points = {read.point: read for reading in readings for read in reading.points if read.evidence is not None}
    quotes = [read.evidence.quote for read in points.values() if read.evidence]
    if quotes:
        yield "said: " + ", ".join(_phrase(quote) for quote in quotes[:MOST_QUOTES])
    claims = [flag.evidence.quote for reading in readings for flag in reading.flags if flag.kind == "overclaiming"]
    if claims:
        yield "claimed: " + ", ".join(_phrase(quote) for quote in claims[:MOST_QUOTES])
    left = [point.point for point in thread.question.key_points if point.id not in points]
    if left and thread.question.kind == "technical":
        yield "left open: " + ", ".join(text[:LONGEST_NOTE // 2] for text in left[:MOST_QUOTES])
    if not answers:
        yield "no answer"


def _phrase(text: str, longest: int = LONGEST_NOTE) -> str:
    return Untrusted(text).fenced("phrase", longest)
