"""What is done beside the talk and never holds it up: errands that a state gives rise to, and that end in facts.

Which errands there are is known elsewhere (`gradings.py`, `preparing.py`, `rewording.py`). They are found in the state
alone, so that whoever takes an interview up, after a restart or in another process, takes these up with it.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from candor.errors import CandorError, EngineTimeout, JournalError, UnknownInterview
from candor.interview import events as e
from candor.interview.machine import forward
from candor.interview.state import State
from candor.ports import Used
from candor.stage import Stage

log = logging.getLogger(__name__)
SECONDS_AFTER_THE_END = 60.0

Find = Callable[[State, datetime], Sequence[e.AnyEvent]]  # facts as of a state, numbered from it


class Errand(Protocol):
    def due(self, state: State) -> Iterable[str]:
        """Names of what is to be done now. What has a fact, or a failure that is one, is due no longer."""
        ...

    async def run(self, owner: str, state: State, name: str, used: list[Used]) -> Find:
        """Do it. Raises CandorError; `used` gets what a language model was used for, then too."""
        ...

    def failed(self, state: State, name: str, code: str, at: datetime) -> Sequence[e.AnyEvent]:
        """The facts that it could not be done, numbered from `state`."""
        ...


class Ledger(Protocol):
    """Live interviews in step with the journal (`ledger.py`)."""

    async def write_all(self, stage: Stage, find: Callable[[State], Sequence[e.AnyEvent]]) -> Sequence[e.AnyEvent]: ...

    def let_go(self, stage: Stage) -> None: ...


class Beside:
    """`after_the_end` in seconds: what everything still under way shares when the interview is over."""

    def __init__(
        self, ledger: Ledger, errands: Sequence[Errand], now: Callable[[], datetime],
        after_the_end: float = SECONDS_AFTER_THE_END,
    ) -> None:  # fmt: skip
        self._ledger, self._errands, self._now, self._after_the_end = ledger, errands, now, after_the_end
        self._clocks: set[asyncio.Task[None]] = set()

    def begin(self, stage: Stage) -> None:
        """Start what is due and not under way. Comes back at once."""
        for errand in self._errands:
            for name in errand.due(stage.state):
                if name not in stage.beside:
                    stage.beside[name] = asyncio.create_task(self._run(stage, errand, name))
        if stage.state.status == "ended" and stage.beside and not stage.clock_runs:
            stage.clock_runs = True
            clock = asyncio.create_task(self._wait_no_longer(stage))
            self._clocks.add(clock)
            clock.add_done_callback(self._clocks.discard)

    async def settled(self, stage: Stage) -> None:
        """Wait until nothing is under way; after the end that takes no longer than `after_the_end`."""
        while stage.beside:
            await asyncio.wait(list(stage.beside.values()))

    async def _wait_no_longer(self, stage: Stage) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + self._after_the_end
        while stage.beside and loop.time() < until:
            await asyncio.wait(list(stage.beside.values()), timeout=until - loop.time())
        stage.late, stage.clock_runs = bool(stage.beside), False
        for task in list(stage.beside.values()):
            task.cancel()

    async def _run(self, stage: Stage, errand: Errand, name: str) -> None:
        used: list[Used] = []
        turn = stage.state.turn
        try:
            find = await self._done(stage, errand, name, used)
            await self._ledger.write_all(stage, lambda state: self._facts(state, turn, used, find))
        except UnknownInterview:
            log.info("deleted meanwhile", extra={"interview": stage.state.interview})
        except JournalError as problem:  # it is due still, and the next to take the interview up does it
            log.warning("errand not stored", extra={"interview": stage.state.interview, "code": problem.code})
            stage.beside.pop(name, None)
            self._ledger.let_go(stage)
            return
        finally:
            stage.beside.pop(name, None)
        self.begin(stage)  # one errand may be what another has waited for
        self._ledger.let_go(stage)

    async def _done(self, stage: Stage, errand: Errand, name: str, used: list[Used]) -> Find:
        try:
            return await errand.run(stage.owner, stage.state, name, used)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not stage.late or task is None:
                raise
            task.uncancel()
            code = EngineTimeout.code
        except CandorError as problem:
            code = problem.code
        except Exception:
            log.exception("errand failed", extra={"interview": stage.state.interview})
            code = "internal"
        log.warning("errand failed", extra={"interview": stage.state.interview, "code": code})
        return lambda state, at: errand.failed(state, name, code, at)

    def _facts(self, state: State, turn: int, used: Sequence[Used], find: Find) -> list[e.AnyEvent]:
        at = forward(state, self._now())
        spent = [
            e.ModelUsed(seq=1, at=at, turn=turn, purpose=one.purpose, usage=one.usage, cost=one.cost, by=one.by)
            for one in used
        ]
        facts = [*spent, *find(state, at)]
        return [fact.model_copy(update={"seq": state.seq + n}) for n, fact in enumerate(facts, 1)]
