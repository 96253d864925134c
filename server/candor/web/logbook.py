"""What the server writes about itself, on standard error. Never what anybody said: an exception's text may quote it, so
errors are logged by kind and place; and the chatter of libraries, which prints statements and frames, is left out.
"""

import logging
import sys
import traceback
from asyncio import AbstractEventLoop
from collections.abc import Callable
from types import TracebackType
from typing import Any

FORMAT = "%(levelname)s %(name)s %(message)s"
log = logging.getLogger(__name__)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Errors with the lines of code that led to them, and without their words."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the name is the library's
        told, problem = list[str](), ei[1]
        while problem is not None:
            kind = type(problem)
            place = "".join(traceback.format_tb(problem.__traceback__))
            told.append(f"{place}{kind.__module__}.{kind.__qualname__}")
            problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
        return "\ncaused by\n".join(told)


def open_logbook(level: str, unless: Callable[[], bool] = lambda: False) -> None:
    """Log to standard error: this package from `level` on, others from warnings on. While `unless` holds, the web
    server's own errors are dropped: somebody else tells what went wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(FORMAT))
    handler.addFilter(lambda record: not (record.name.startswith("uvicorn") and unless()))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("candor").setLevel(level.upper())


def note_stray(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
    """An event loop's exception handler: its own prints the exception's words."""
    problem = context.get("exception")
    log.error("%s", context.get("message", "a task failed"), exc_info=problem)
