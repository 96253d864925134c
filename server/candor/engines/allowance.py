"""How much of a model one reader of a turn may use: time and calls, counted in one place. Asks nobody."""

import asyncio
from dataclasses import dataclass

from candor.errors import EngineTimeout, EngineUnavailable


@dataclass
class Allowance:
    """What one reader of a turn may spend: until a moment of the loop's clock, and so many calls. Needs a running loop.
    """

    deadline: float
    seconds: float
    calls: int
    made: int = 0

    @classmethod
    def of(cls, seconds: float, calls: int = 2) -> "Allowance":
        return cls(asyncio.get_running_loop().time() + seconds, seconds, calls)

    @property
    def left(self) -> float:
        return self.deadline - asyncio.get_running_loop().time()

    def take(self) -> None:
        """Raises EngineTimeout when no time is left, EngineUnavailable when no call is."""
        if self.left <= 0:
            raise EngineTimeout("the model did not answer in time")
        if self.made >= self.calls:
            raise EngineUnavailable("no further call is allowed")
        self.made += 1
