"""What the candidate types: an answer of several lines, or a command. Knows nothing of the interview.

An answer ends with an empty line; inside a fence of ``` empty lines belong to it. A command is a first line that
begins with a slash.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from candor.interview.events import CommandName

FENCE = "```"
FIRST, MORE = "you> ", "   | "
COMMANDS: tuple[str, ...] = get_args(CommandName)
LOCAL = ("plan", "help")
YES = ("y", "yes")


@dataclass(frozen=True)
class Typed:
    """An answer, or a command without its slash; `over` means that nothing more can be typed."""

    text: str = ""
    command: str = ""
    over: bool = False


class Keyboard:
    """Reads standard input line by line, with line editing where there is a terminal."""

    def __init__(self, plain: bool, prompting: Callable[[str | None], None], writing: Callable[[], None]) -> None:
        self._plain, self._prompting, self._writing = plain, prompting, writing
        if not plain:
            edit_lines()

    def next(self) -> Typed:
        """The next answer or command; what was begun is sent when the input ends. Raises KeyboardInterrupt."""
        said: list[str] = []
        fenced = False
        while True:
            line = self._line(MORE if said else FIRST)
            if line is None:
                return Typed(text="\n".join(said)) if said else Typed(over=True)
            if not said and line.startswith("/"):
                return Typed(command=line[1:].strip().casefold() or "help")
            if not line.strip() and not fenced:
                if said:
                    return Typed(text="\n".join(said))
                continue
            if line.lstrip().startswith(FENCE):
                fenced = not fenced
            said.append(line)
            self._writing()

    def _line(self, prompt: str) -> str | None:
        shown = "" if self._plain else prompt
        self._prompting(prompt)
        try:
            return input(shown).rstrip("\r")
        except EOFError:
            return None
        except UnicodeDecodeError:
            return "\ufffd"  # bytes that are no text: shown as such, and refused by nobody
        finally:
            self._prompting(None)

    def agrees(self, question: str) -> bool:
        """Ask a yes-or-no question once. The end of the input agrees. Raises KeyboardInterrupt."""
        line = self._line(f"{question} [y/N] ")
        return line is None or line.strip().casefold() in YES

    def consents(self, question: str) -> bool:
        """As `agrees`, but only a yes is one."""
        line = self._line(f"{question} [y/N] ")
        return line is not None and line.strip().casefold() in YES


def edit_lines() -> None:
    """Arrow keys and history for input(), where this Python has them."""
    try:
        import readline  # noqa: F401
    except ImportError:
        return


def typed_so_far() -> str:
    """The unfinished line on the screen."""
    readline = sys.modules.get("readline")
    return str(readline.get_line_buffer()) if readline is not None else ""
