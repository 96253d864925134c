"""What a terminal needs of an interview, here or on a server: frames in, frames out, as the socket has them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from candor.interview.setup import Setup
from candor.web.messages import AnyServerFrame, GiveAnswer, GiveCommand


@dataclass(frozen=True)
class Summary:
    """What is told of a report when the interview is over: its five lines, and where the whole is."""

    lines: tuple[str, ...]
    whole: str


class Room(Protocol):
    notice: str  # where the candidate's words go, in one sentence

    async def enter(self, setup: Setup, join: str | None) -> str:
        """Start an interview, or join one; answers its id. Raises CandorError."""
        ...

    def frames(self) -> AsyncIterator[AnyServerFrame]:
        """Everything said and done from the beginning on. Raises CandorError when the room is gone for good."""
        ...

    async def send(self, frame: GiveAnswer | GiveCommand) -> int:
        """Answers the number of the stored fact. Raises CandorError when it is not taken."""
        ...

    async def writing(self) -> None:
        """Tell that an answer is being written, so that nobody nudges."""
        ...

    async def summary(self) -> Summary:
        """Raises CandorError."""
        ...

    def way_back(self) -> str:
        """The command that leads back into this interview."""
        ...

    async def close(self) -> None: ...
