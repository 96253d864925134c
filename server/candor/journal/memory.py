"""The journal of one process, for tests, scripted interviews and evals: gone when the process is. Never a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from candor.interview.events import AnyEvent
from candor.journal.rows import (
    ANSWERED,
    ENDED,
    Row,
    check_no_gap,
    created_of,
    duplicate,
    event_of,
    rows_of,
    stale,
    unknown,
)
from candor.ports import InterviewLine


@dataclass
class _Kept:
    owner: str
    rows: list[Row] = field(default_factory=list)


class MemoryJournal:
    """A `candor.ports.Journal`. It keeps JSON, as the SQL one does, so that what it reads back is no easier."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    async def append(self, owner: str, interview: str, events: Sequence[AnyEvent]) -> None:
        rows = rows_of(owner, interview, events)
        if not rows:
            return
        kept = self._kept.get(interview)
        if kept is None and rows[0].number == 1:
            self._kept[interview] = _Kept(owner, rows)
            return
        if kept is None or kept.owner != owner:
            raise unknown(interview)
        check_no_gap(interview, len(kept.rows), rows[0].number)
        known = {row.message_id for row in kept.rows} - {None}
        if known & {row.message_id for row in rows}:
            raise duplicate(interview)
        if rows[0].number <= len(kept.rows):
            raise stale(interview, rows[0].number)
        kept.rows.extend(rows)

    async def read(self, owner: str, interview: str, after: int = 0) -> list[AnyEvent]:
        rows = self._of(owner, interview).rows
        return [event_of(interview, row.number, row.data) for row in rows if row.number > after]

    async def interviews(self, owner: str) -> list[InterviewLine]:
        mine = [(kept.rows, interview) for interview, kept in self._kept.items() if kept.owner == owner]
        mine.sort(key=lambda pair: (pair[0][0].at, pair[1]), reverse=True)
        return [
            InterviewLine(
                interview=interview,
                last=rows[-1].number,
                created=created_of(interview, rows[0].data),
                ended=any(row.kind == ENDED for row in rows),
                answers=sum(row.kind == ANSWERED for row in rows),
            )
            for rows, interview in mine
        ]

    async def delete(self, owner: str, interview: str) -> None:
        self._of(owner, interview)
        del self._kept[interview]

    async def close(self) -> None:
        """Nothing is held open."""

    def _of(self, owner: str, interview: str) -> _Kept:
        kept = self._kept.get(interview)
        if kept is None or kept.owner != owner:
            raise unknown(interview)
        return kept
