"""Hands a document to a process of its own and waits for what it says, no longer than allowed. Parses nothing itself.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from candor import errors
from candor.errors import DocumentBroken, DocumentRefused, DocumentTooCostly, EngineUnavailable, TooFast
from candor.interview.background import Hidden
from candor.limits import AT_ONCE, LONGEST_FILE, LONGEST_OUTCOME, MOST_WAITING, WALL_SECONDS

CHILD = (sys.executable, "-m", "candor.documents.child")
# How a process ends that has used up its time, or that was refused memory inside a library that knows no exception.
OUT_OF_BUDGET = (signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)
_REFUSALS = {
    kind.code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, DocumentRefused)
}  # fmt: skip


@dataclass(frozen=True)
class Parsed:
    """The text that can be seen, in lines, and what was left out of it."""

    format: str
    text: str
    hidden: tuple[Hidden, ...]


class DocumentReader:
    """At most AT_ONCE processes at a time, MOST_WAITING documents behind them."""

    def __init__(self, wall_seconds: float = WALL_SECONDS, command: tuple[str, ...] = CHILD) -> None:
        self._wall, self._command = wall_seconds, command
        self._free = asyncio.Semaphore(AT_ONCE)
        self._asked = 0

    async def read(self, data: bytes) -> Parsed:
        """Raises DocumentRefused in one of its kinds, TooFast when too many wait, EngineUnavailable when no process can
        be started. A caller that is cancelled takes the process with it."""
        if self._asked >= AT_ONCE + MOST_WAITING:
            raise TooFast("many documents are being read; try again in a moment")
        self._asked += 1
        try:
            async with self._free:
                return _told(await self._outcome(data))
        finally:
            self._asked -= 1

    async def _outcome(self, data: bytes) -> bytes:
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL, limit=LONGEST_OUTCOME,
                # A group of its own; a session would get an equal share of time, however nice it is. `process_group`
                # would say so more plainly, but uvloop, which serves, does not know it.
                preexec_fn=os.setpgrp,
                cwd=Path(__file__).parents[2],  # where `candor` is, installed or not
                env={"PYTHONDONTWRITEBYTECODE": "1"},  # no secret of this process, nothing that Python would act on
            )  # fmt: skip
        except OSError as problem:
            raise EngineUnavailable(f"no process can be started ({type(problem).__name__})") from None
        try:
            async with asyncio.timeout(self._wall):
                return await _exchange(process, data[: LONGEST_FILE + 1])
        except TimeoutError:
            raise DocumentTooCostly(f"reading it took more than {self._wall:.0f} seconds") from None
        finally:
            _end(process.pid, lambda: process.returncode is None)
            await process.wait()


async def _exchange(process: asyncio.subprocess.Process, data: bytes) -> bytes:
    """The child's answer; empty when it died. Raises DocumentTooCostly for one that would not end."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(ConnectionError):  # it died: what it said, if anything, is read below
        process.stdin.write(data)
        await process.stdin.drain()
        process.stdin.close()
    answer = bytearray()
    while chunk := await process.stdout.read(65_536):
        answer += chunk
        if len(answer) > LONGEST_OUTCOME:
            raise DocumentTooCostly("it unfolds into more text than is read")
    status = await process.wait()
    if -status in OUT_OF_BUDGET:
        raise DocumentTooCostly("reading it took more time or memory than it is given")
    return bytes(answer) if status == 0 else b""


def _end(pid: int, running: Callable[[], bool]) -> None:
    """The process and whatever it might have started."""
    if running():
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def _told(outcome: bytes) -> Parsed:
    """An answer is believed no further than its form."""
    try:
        said = json.loads(outcome)
        if "refused" in said:
            raise _REFUSALS.get(said["refused"], DocumentBroken)(str(said["message"]))
        hidden = tuple(Hidden(way=way, excerpt=excerpt, where=where) for way, excerpt, where in said["hidden"])
        return Parsed(str(said["format"]), str(said["text"]), hidden)
    except (ValueError, KeyError, TypeError):
        raise DocumentBroken("it could not be read: the reader stopped at it") from None
