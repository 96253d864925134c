"""Shows an interview as it comes: words as they are said, a quiet line about time, a prompt. Takes no decisions.

Frames arrive on the interview's thread, prompts and notes on the main one; a lock keeps their lines apart.
"""

import shutil
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from typing import TextIO

from candor.cli.telling import told_lines
from candor.web import messages as m

AWAITED = {"telling": "the story, from the start", "detail": "what was missing, or /again for the whole story"}
WIDEST = 100  # columns; longer lines are tiring to read


class Screen:
    """`plain` leaves out prompts, colours and status lines: what a pipe gets."""

    def __init__(
        self, out: TextIO, plain: bool, typed: Callable[[], str] = str, colours: bool = False
    ) -> None:
        self._out, self._plain, self._typed, self._colours = out, plain, typed, colours
        self._lock = threading.RLock()
        self._column = 0
        self._speech = (0, 0)  # utterance and attempt whose words are on the screen
        self._shown = ""  # those words
        self._seen = 0  # number of the last transcript line that was shown
        self._prompt: str | None = None
        self._tellings: list[m.TellingShown] = []  # of a rehearsal
        self._own: set[str] = set()  # ids of messages that were typed here
        self._clock_at = time.monotonic()
        self.state: m.StateFrame | None = None

    def show(self, frame: m.AnyServerFrame) -> None:
        """Show one frame."""
        with self._lock:
            match frame:
                case m.SayBegin(utterance=utterance, attempt=attempt):
                    self._begin(utterance, attempt)
                case m.SayDelta():
                    self._more(frame)
                case m.SayEnd():
                    self._end(frame)
                case m.StateFrame():
                    self._follow(frame)
                case _:
                    pass

    def own(self, message_id: str) -> None:
        """What is sent under this id was typed here, and stands on the screen already."""
        self._own.add(message_id)

    def _begin(self, utterance: int, attempt: int) -> None:
        if (utterance, attempt) <= self._speech:
            return
        if self._shown or self._prompt is not None:
            self._write("\n")
        self._speech, self._shown = (utterance, attempt), ""
        if not self._plain:
            self._write("\n")

    def _more(self, frame: m.SayDelta) -> None:
        self._begin(frame.utterance, frame.attempt)
        known = len(self._shown) - frame.offset
        if (frame.utterance, frame.attempt) == self._speech and 0 <= known < len(frame.text):
            self._words(frame.text[known:])

    def _end(self, frame: m.SayEnd) -> None:
        if frame.seq <= self._seen:
            return
        self._begin(frame.utterance, frame.attempt)
        self._finish(frame.text, frame.seq, cut=frame.ending == "cut")

    def _finish(self, text: str, seq: int, cut: bool = False) -> None:
        """Complete the words on the screen to `text`; if they were others, say it anew."""
        if not text.startswith(self._shown.rstrip()):
            self._write("\n")
            self._shown = ""
        self._words(text[len(self._shown) :])
        self._write(" …\n" if cut else "\n")
        self._shown, self._seen = "", seq
        if self._prompt is not None:
            self._write(f"\n{self._prompt}{self._typed()}")

    def _words(self, text: str) -> None:
        self._shown += text
        width = _width()
        for piece in _pieces(text):
            if not self._plain and self._column + len(piece.rstrip()) > width and self._column:
                self._write("\n")
            self._write(piece)

    def _follow(self, frame: m.StateFrame) -> None:
        self.state, self._clock_at = frame, time.monotonic()
        for line in frame.lines:
            if line.seq > self._seen and line.message_id not in self._own:
                self._line(line)
        if frame.lines:
            self._seen = max(self._seen, frame.lines[-1].seq)
        if frame.status == "ended" and self._prompt is not None:
            self._write(f"\n{self._dim('The interview is over; press Enter.')}\n")

    def _line(self, line: m.Line) -> None:
        """A line that was not heard as it was said: one missed, or typed elsewhere."""
        match line.who:
            case "interviewer":
                self._write("" if self._plain or self._shown else "\n")
                self._finish(line.text, line.seq)
            case "candidate" if not self._plain:
                self._write("\n" + "".join(f"you> {part}\n" for part in line.text.split("\n")))
            case "note" if line.telling is not None:
                self._telling(line.telling)
            case "note" if not self._plain:
                self._write(f"{self._dim(line.text)}\n")
            case _:
                pass

    def _telling(self, telling: m.TellingShown) -> None:
        """What stands: a pipe gets it too, since it is what a rehearsal is for."""
        self._tellings = [*(t for t in self._tellings if t.turn != telling.turn), telling]
        before = next((t for t in reversed(self._tellings) if t.number < telling.number), None)
        self._write("" if self._plain else "\n")
        for text in told_lines(telling, before):
            self.paragraph(text, hang="    ")

    def note(self, text: str) -> None:
        """A quiet line of the terminal's own; a pipe does not get it."""
        if not self._plain:
            with self._lock:
                self._write(f"{self._dim(text) if text.strip() else text}\n")

    def tell(self, text: str) -> None:
        """A line that everybody gets."""
        with self._lock:
            self._write(f"{text}\n")

    def paragraph(self, text: str, hang: str) -> None:
        """As `tell`, its lines no longer than the terminal's; those after the first begin with `hang`."""
        lines = [text] if self._plain else textwrap.wrap(text, _width(), subsequent_indent=hang)
        self.tell("\n".join(lines))

    def complain(self, text: str) -> None:
        """Something did not work: on standard error where nobody looks at a screen."""
        if self._plain:
            print(f"candor: {text}", file=sys.stderr)
        else:
            self.note(text)

    def prompting(self, prompt: str | None) -> None:
        """Whether the candidate is being asked to type, and behind which words; the words themselves are input()'s."""
        with self._lock:
            self._prompt, self._column = prompt, 0

    def where(self) -> str:
        """Active time and part, in one short line."""
        assert self.state is not None
        clock = self.state.clock
        running = time.monotonic() - self._clock_at if clock.running else 0.0
        title = next((step.title for step in self.state.plan if step.status == "now"), "")
        paused = " · paused" if self.state.status == "paused" else ""
        if self.state.awaits != "answer":  # a rehearsal has no time to keep to
            return f"{minutes(clock.active + running)} · {AWAITED[self.state.awaits]}{paused}"
        return f"{minutes(clock.active + running)} of {minutes(clock.total)}{' · ' + title if title else ''}{paused}"

    def plan(self) -> None:
        assert self.state is not None
        for step in self.state.plan:
            asked = f", {step.asked} asked" if step.asked else ""
            self.tell(f"  {step.status:5}  {step.title} ({minutes(step.seconds)}{asked})")

    def _dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self._colours else text

    def _write(self, text: str) -> None:
        if not text:
            return
        self._out.write(text)
        self._out.flush()
        last = text.rpartition("\n")
        self._column = len(last[2]) if last[1] else self._column + len(text)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def minutes(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"


def _pieces(text: str) -> list[str]:
    """Words, each with the white space behind it; joined they are the text."""
    pieces, start = [], 0
    for place in range(1, len(text)):
        if text[place - 1].isspace() and not text[place].isspace():
            pieces.append(text[start:place])
            start = place
    return [*pieces, text[start:]] if text else []
