"""An interview whose answers stand in a file: no waiting, no store, and a clock that only words move.

The same seed and answers give the same document, byte for byte. Nothing here reads the time of day.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from candor.cli.papers import brought
from candor.cli.writing import OWNER
from candor.desk import begin, document_of
from candor.errors import AnswerRejected, BadMessage, CandidateError, EngineError, EngineUnavailable, OutOfTurn
from candor.interview.events import CommandName
from candor.interview.machine import Answer, Command, check_text
from candor.interview.reading import EngineStamp
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.ports import Cue, Interviewer
from candor.stage import Stage

if TYPE_CHECKING:
    from candor.report.model import ReportDocument
    from candor.settings import Settings
    from candor.wiring import Candor

WORDS_A_MINUTE = 130
STARTS = datetime(2025, 1, 6, 9, tzinfo=UTC)
COMMANDS: tuple[str, ...] = get_args(CommandName)
AT_A_TERMINAL_ONLY = ("plan", "help")  # they show something, and change nothing

Note = Callable[[str], None]


class VirtualClock:
    """Time that passes only while somebody speaks."""

    def __init__(self) -> None:
        self._now = STARTS

    def now(self) -> datetime:
        return self._now

    def hear(self, words: str) -> None:
        self._now += timedelta(seconds=len(words.split()) * 60 / WORDS_A_MINUTE)


class Timed:
    """An interviewer whose words take virtual time."""

    def __init__(self, interviewer: Interviewer, clock: VirtualClock) -> None:
        self._interviewer, self._clock = interviewer, clock

    @property
    def stamp(self) -> EngineStamp:
        return self._interviewer.stamp

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        async with aclosing(self._interviewer.speak(cue)) as words:
            async for piece in words:
                self._clock.hear(piece)
                yield piece


@dataclass(frozen=True)
class ScriptLine:
    """One line of an answers file: an answer, or a command without its slash. `place` is `file:line`."""

    place: str
    number: int
    text: str
    is_command: bool


def read_script(file: Path) -> tuple[ScriptLine, ...]:
    """The lines of an answers file. Raises BadMessage, naming file and line."""
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise BadMessage(str(file), f"cannot be read ({problem.strerror})") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise BadMessage(f"{file}:{line}", "not UTF-8 text") from None
    # Only real line ends part answers: what str.splitlines() knows besides may stand inside one.
    numbered = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return tuple(_line(f"{file}:{number}", number, line) for number, line in numbered if line)


def _line(place: str, number: int, line: str) -> ScriptLine:
    if line.startswith("/"):
        name = line[1:].strip().casefold()
        if name not in (*COMMANDS, *AT_A_TERMINAL_ONLY):
            raise BadMessage(place, f"unknown command {line}; known: {', '.join('/' + c for c in COMMANDS)}")
        return ScriptLine(place, number, name, is_command=True)
    answer = line.replace("\\n", "\n")
    try:
        check_text(answer)
    except AnswerRejected as problem:
        raise BadMessage(place, str(problem)) from None
    return ScriptLine(place, number, answer, is_command=False)


async def play(
    script: tuple[ScriptLine, ...], setup: Setup, settings: "Settings", note: Note, agree: bool = False
) -> "ReportDocument":
    """Hold the interview and answer its document. Raises BadMessage for a line that is not taken, EngineError."""
    from candor.wiring import build

    clock = VirtualClock()
    setup = setup.model_copy(update={"seed": setup.seed})  # the default one counts as chosen: the same answers twice
    unhurried = settings.model_copy(update={"seconds_per_word": 0.0})
    candor = await build(unhurried, MemoryJournal(), clock.now)
    candor.conductor.interviewer = Timed(candor.conductor.interviewer, clock)
    try:
        setup = setup.model_copy(update={"documents": await brought(candor.papers, setup.documents)})
        interview = await begin(candor.conductor, candor.briefer, OWNER, setup, f"scripted-{setup.seed}")
        await _warm(candor, note)
        stage, _ = await candor.conductor.join(OWNER, interview)
        await _answer_offer(candor, stage, agree, note)
        await _say_all(candor, stage, script, clock, note)
        await candor.conductor.beside.settled(stage)
        return document_of(await candor.journal.read(OWNER, interview), candor.texts)
    finally:
        await candor.close()


async def _answer_offer(candor: "Candor", stage: Stage, agree: bool, note: Note) -> None:
    if stage.state.offer is None:
        return
    if not agree:
        note(f"nothing is sent to {stage.state.offer.host} without --agree; the built-in interviewer speaks")
    answer = Command(command="consent" if agree else "decline", message_id="the-offer")
    await candor.conductor.take(OWNER, stage.state.interview, answer)


async def _warm(candor: "Candor", note: Note) -> None:
    try:
        await candor.warm_reading()
    except EngineUnavailable as problem:
        note(f"{problem}; answers are read by their words alone")


async def _say_all(
    candor: "Candor", stage: Stage, script: tuple[ScriptLine, ...], clock: VirtualClock, note: Note
) -> None:
    """Say every line in its turn, then end what has not ended by itself."""
    for said, line in enumerate(script):
        await _hear_out(candor, stage)
        if stage.state.status == "ended":
            note(f"{line.place}: the interview was over; {len(script) - said} of {len(script)} lines were not said")
            return
        await _say(candor, stage, line, clock, note)
    await _hear_out(candor, stage)
    if stage.state.status != "ended":
        await candor.conductor.take(OWNER, stage.state.interview, Command(command="end", message_id="the-end"))
        await _hear_out(candor, stage)


async def _hear_out(candor: "Candor", stage: Stage) -> None:
    await candor.conductor.settled(stage)
    if stage.state.failed is not None:
        raise EngineError(f"the interviewer could not go on in turn {stage.state.turn} ({stage.state.failed})")


async def _say(candor: "Candor", stage: Stage, line: ScriptLine, clock: VirtualClock, note: Note) -> None:
    message_id = f"line-{line.number}"
    if line.is_command:
        if line.text in AT_A_TERMINAL_ONLY:
            return
        command = Command.model_validate({"command": line.text, "message_id": message_id})
        try:
            await candor.conductor.take(OWNER, stage.state.interview, command)
        except OutOfTurn as problem:  # as in the room: one is told so, and goes on
            note(f"{line.place}: {problem}; left out")
        return
    clock.hear(line.text)
    answer = Answer(turn=stage.state.turn, text=line.text, message_id=message_id)
    try:
        await candor.conductor.take(OWNER, stage.state.interview, answer)
    except CandidateError as problem:
        raise BadMessage(line.place, str(problem)) from None
