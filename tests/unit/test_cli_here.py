"""An interview held in the terminal's own process: every word is told once, whenever the listener gets round to it."""

from candor.cli.here import Here
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.settings import Settings
from candor.web import messages as m
from candor.wiring import build


async def test_words_that_ended_before_anybody_listened_are_told_once() -> None:
    here = Here(await build(Settings(embedding_model=""), MemoryJournal()))
    try:
        await here.enter(Setup(round="technical", seed=1), None)
        assert here._stage is not None
        await here._candor.conductor.settled(here._stage)
        stream = here.frames()
        first = await anext(stream)
        assert isinstance(first, m.StateFrame)
        assert [line.who for line in first.lines] == ["interviewer"]
        assert here._listener is not None
        later: list[m.AnyServerFrame] = []
        while not here._listener.queue.empty():
            later += here._frames(here._listener.queue.get_nowait())
        assert [frame for frame in later if isinstance(frame, m.SayBegin | m.SayDelta | m.SayEnd)] == []
    finally:
        await here.close()
