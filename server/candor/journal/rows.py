"""Events as rows and back, the same for every journal. Never a database, never a rule of the interview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from pydantic import ValidationError

from candor.errors import DuplicateMessage, JournalError, StaleAppend, UnknownInterview
from candor.interview.events import EVENT, AnswerGiven, AnyEvent, InterviewCreated, InterviewEnded

ANSWERED: str = AnswerGiven.model_fields["kind"].default
ENDED: str = InterviewEnded.model_fields["kind"].default


@dataclass(frozen=True)
class Row:
    """One event as it is stored; `data` is its JSON, `message_id` the client's name for what caused it."""

    number: int
    kind: str
    at: datetime  # UTC
    data: str
    message_id: str | None


def rows_of(owner: str, interview: str, events: Sequence[AnyEvent]) -> list[Row]:
    """The rows to append. Raises DuplicateMessage when two events bear one message id, JournalError when the
    numbers leave a gap or the first event of an interview is not its own creation."""
    for before, event in pairwise(events):
        if event.seq != before.seq + 1:
            raise JournalError(f"interview {interview}: event {event.seq} does not follow event {before.seq}")
    for event in events:
        _check_beginning(owner, interview, event)
    rows = [_row(event) for event in events]
    named = [row.message_id for row in rows if row.message_id is not None]
    if len(named) != len(set(named)):
        raise duplicate(interview)
    return rows


def event_of(interview: str, number: int, data: str) -> AnyEvent:
    """The event of a row. Raises JournalError for an unknown kind or broken JSON."""
    try:
        return EVENT.validate_json(data)
    except ValidationError:  # it quotes the row, which may be what somebody said
        raise JournalError(f"interview {interview}: event {number} is stored in a way that cannot be read") from None


def created_of(interview: str, data: str) -> InterviewCreated:
    """The creation that an interview begins with. Raises JournalError when the row holds anything else."""
    event = event_of(interview, 1, data)
    if not isinstance(event, InterviewCreated):
        raise JournalError(f"interview {interview}: event 1 is not the creation of an interview")
    return event


def check_no_gap(interview: str, last: int, first: int) -> None:
    """Raises JournalError when `first`, the number of the first new event, lies beyond the one after `last`."""
    if first > last + 1:
        raise JournalError(f"interview {interview}: event {first} leaves a gap after event {last}")


def unknown(interview: str) -> UnknownInterview:
    return UnknownInterview(f"there is no interview {interview}")


def stale(interview: str, number: int) -> StaleAppend:
    return StaleAppend(f"interview {interview}: event {number} is stored already")


def duplicate(interview: str) -> DuplicateMessage:
    return DuplicateMessage(f"interview {interview}: this message id is stored already")


def _row(event: AnyEvent) -> Row:
    return Row(
        number=event.seq,
        kind=event.kind,
        at=event.at.astimezone(UTC) if event.at.tzinfo else event.at.replace(tzinfo=UTC),
        data=event.model_dump_json(),
        message_id=getattr(event, "message_id", None),
    )


def _check_beginning(owner: str, interview: str, event: AnyEvent) -> None:
    if (event.seq == 1) != isinstance(event, InterviewCreated):
        raise JournalError(f"interview {interview}: event {event.seq} cannot be {event.kind}")
    if isinstance(event, InterviewCreated) and (event.interview, event.owner) != (interview, owner):
        raise JournalError(f"interview {interview}: its creation names another interview or owner")
