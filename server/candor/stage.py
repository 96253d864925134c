"""One interview as it happens: its state, the words in the air, and who is listening. No rules, no store."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from candor.interview.events import AnyEvent
from candor.interview.fold import fold
from candor.interview.machine import silence_due
from candor.interview.state import State

MOST_UNHEARD = 2000  # signals a listener may lag behind before it is dropped; it can rejoin by number


@dataclass
class Speech:
    """An utterance under way: what a listener who joins now has to be told."""

    seq: int
    turn: int
    utterance: int
    attempt: int
    text: str = ""


@dataclass(frozen=True)
class Happened:
    """Facts were stored; `state` is the state after them."""

    state: State
    events: tuple[AnyEvent, ...]


@dataclass(frozen=True)
class Began:
    speech: Speech


@dataclass(frozen=True)
class Spoke:
    speech: Speech
    offset: int
    text: str


@dataclass(frozen=True)
class Dropped:
    """This listener fell too far behind, or nothing more can be told: join again."""


Signal = Happened | Began | Spoke | Dropped


@dataclass(eq=False)
class Listener:
    """A queue of signals with an end: what one socket or terminal hears."""

    queue: asyncio.Queue[Signal] = field(default_factory=lambda: asyncio.Queue(MOST_UNHEARD))
    dropped: bool = False

    def hear(self, signal: Signal) -> None:
        if self.dropped:
            return
        self.dropped = isinstance(signal, Dropped)
        try:
            self.queue.put_nowait(signal)
        except asyncio.QueueFull:
            self.dropped = True
            while not self.queue.empty():
                self.queue.get_nowait()
            self.queue.put_nowait(Dropped())


@dataclass(eq=False)
class Stage:
    """Everything live about one interview in this process."""

    owner: str
    state: State
    listeners: set[Listener] = field(default_factory=set)
    speech: Speech | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    turn: asyncio.Task[None] | None = None
    beside: dict[str, asyncio.Task[None]] = field(default_factory=dict)  # what is done beside the talk, by name
    clock_runs: bool = False  # the interview is over, and that is not waited for much longer
    late: bool = False  # nor at all
    writing_at: datetime | None = None
    interrupted: asyncio.Event = field(default_factory=asyncio.Event)  # the candidate wants no more of these words

    @property
    def is_idle(self) -> bool:
        return self.turn is None or self.turn.done()

    def is_overdue(self, now: datetime) -> bool:
        """Whether somebody is there who has neither answered nor written anything for too long."""
        due, since = silence_due(self.state), self.state.clock_from
        if due is None or since is None or not self.listeners:
            return False
        wrote = self.writing_at if self.writing_at and self.writing_at > since else since
        return now >= due + (wrote - since)

    async def pass_on(self, words: AsyncGenerator[str, None], to_the_end: bool) -> Literal["complete", "cut"]:
        """Say `words` as they come. A candidate who interrupts does not wait for one that has not come: then, unless
        the words are heard `to_the_end`, their source is closed at once."""
        saying = asyncio.create_task(self._say_all(words))
        interrupted = asyncio.create_task(self.interrupted.wait())
        try:
            await asyncio.wait({saying} if to_the_end else {saying, interrupted}, return_when=asyncio.FIRST_COMPLETED)
            if not to_the_end and interrupted.done():
                return "cut"
            saying.result()
            return "complete"
        finally:
            saying.cancel()
            interrupted.cancel()
            await asyncio.gather(saying, interrupted, return_exceptions=True)

    async def _say_all(self, words: AsyncGenerator[str, None]) -> None:
        async with aclosing(words):
            async for piece in words:
                self.say(piece)

    def tell(self, signal: Signal) -> None:
        for listener in tuple(self.listeners):
            listener.hear(signal)

    def stored(self, events: Sequence[AnyEvent]) -> None:
        self.state = fold(events, self.state)
        if self.state.wish == "end":
            self.interrupted.set()
        self.tell(Happened(self.state, tuple(events)))

    def begin(self, speech: Speech) -> None:
        self.speech = speech
        self.interrupted.clear()
        self.tell(Began(speech))

    def say(self, text: str) -> None:
        assert self.speech is not None
        offset = len(self.speech.text)
        self.speech.text += text
        self.tell(Spoke(self.speech, offset, text))
