"""Live interviews in step with the journal: each opened once in this process, written with other writers in mind."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from candor.errors import DuplicateMessage, StaleAppend
from candor.interview.events import AnyEvent
from candor.interview.fold import fold
from candor.interview.state import State
from candor.ports import Journal
from candor.stage import Dropped, Stage

ATTEMPTS = 8  # how often a writer folds again before it gives up


class Ledger:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._stages: dict[tuple[str, str], Stage] = {}

    def __iter__(self) -> Iterator[Stage]:
        return iter(tuple(self._stages.values()))

    async def open(self, owner: str, interview: str) -> Stage:
        """The interview as it stands, the same object for everybody in this process. Raises UnknownInterview."""
        key = (owner, interview)
        if key not in self._stages:
            state = fold(await self._journal.read(owner, interview))
            self._stages.setdefault(key, Stage(owner, state))
        return self._stages[key]

    async def catch_up(self, stage: Stage) -> None:
        """Fold in what another process has stored meanwhile: a terminal beside this server, or a second server."""
        async with stage.lock:
            news = await self._journal.read(stage.owner, stage.state.interview, after=stage.state.seq)
            if news:
                stage.stored(news)

    async def write(self, stage: Stage, find: Callable[[State], AnyEvent | None]) -> AnyEvent | None:
        """Store the fact that `find` sees in the state, if any. Where another writer was first, its facts are folded in
        and `find` looks again. Raises StaleAppend when that does not end."""
        stored = await self.write_all(stage, lambda state: [fact] if (fact := find(state)) else [])
        return stored[0] if stored else None

    async def write_all(self, stage: Stage, find: Callable[[State], Sequence[AnyEvent]]) -> Sequence[AnyEvent]:
        """The same of several facts, which are stored together or not at all."""
        for _ in range(ATTEMPTS):
            async with stage.lock:
                facts = find(stage.state)
                try:
                    await self.store(stage, facts)
                    return facts
                except (StaleAppend, DuplicateMessage):
                    continue
        raise StaleAppend("somebody else is writing in this interview; try again")

    async def store(self, stage: Stage, facts: Sequence[AnyEvent]) -> None:
        """Append and tell. Where another writer was first, the stage is folded anew and the error goes on."""
        if not facts:
            return
        try:
            await self._journal.append(stage.owner, stage.state.interview, facts)
        except (StaleAppend, DuplicateMessage):
            stage.stored(await self._journal.read(stage.owner, stage.state.interview, after=stage.state.seq))
            raise
        stage.stored(facts)

    def let_go(self, stage: Stage) -> None:
        """Forget a stage that nobody listens to and nothing happens on; the journal has it all."""
        if not stage.listeners and stage.is_idle and not stage.beside:
            self._stages.pop((stage.owner, stage.state.interview), None)

    async def forget(self, owner: str, interview: str) -> None:
        """Delete an interview wholly. Raises UnknownInterview."""
        await self._journal.delete(owner, interview)
        stage = self._stages.pop((owner, interview), None)
        if stage is None:
            return
        stage.tell(Dropped())
        for task in _under_way(stage):
            task.cancel()

    async def close(self) -> None:
        """Stop every turn under way, and what is done beside it. What is stored stays; the next start takes the rest up
        again."""
        tasks = [task for stage in self for task in _under_way(stage)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._stages.clear()


def _under_way(stage: Stage) -> list[asyncio.Task[None]]:
    return [*([stage.turn] if stage.turn is not None else []), *stage.beside.values()]
