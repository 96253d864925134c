"""One interview at a terminal: whose word it is, what was typed, what becomes of it. Any `Room` will do."""

import asyncio
import secrets
import time

from candor.cli.behind import Behind
from candor.cli.keyboard import COMMANDS, LOCAL, Keyboard, Typed
from candor.cli.room import Room
from candor.cli.screen import Screen
from candor.errors import CandidateError, EngineError
from candor.interview.setup import Setup
from candor.web import messages as m

HOW = "An answer may have several lines; an empty line ends it. /help lists what you can ask for."
HELP = """  /hint      a hint, as long as there are any      /skip      go on to the next question
  /repeat    hear it again                         /redo      take the question again (coach mode)
  /rephrase  hear it in other words                /retry     try again, when the interviewer could not go on
  /pause     stop the clock, /resume goes on       /end       end the interview and see the report
  /again     tell the story again (rehearsal)      /plan      the parts of the interview
  /help      this list
  An empty line ends an answer; between lines of ``` it may have empty lines. To begin an answer with a slash,
  put a space before it. Ctrl-C asks whether to end, Ctrl-D ends."""
QUIET_SECONDS = 30.0  # how often a server is told that somebody is writing


class Conversation:
    """`follow` runs on the interview's thread and feeds the screen; everything else on the main one."""

    def __init__(self, room: Room, behind: Behind, screen: Screen, plain: bool, agreed: bool = False) -> None:
        self._room, self._behind, self._screen, self._plain, self._agreed = room, behind, screen, plain, agreed
        self._keyboard = Keyboard(plain, screen.prompting, self._writing)
        self._wrote_at = -QUIET_SECONDS
        self._changed = asyncio.Condition()
        self._gone: Exception | None = None
        self._after = 0  # number of the last event of ours, which the interviewer has to react to
        self.interview = ""

    def hold(self, setup: Setup, join: str | None) -> bool:
        """Talk until the interview has ended; False when the candidate left before. Raises CandorError."""
        self._screen.note(f"The interviewer is a program, not a person. {self._room.notice}")
        self._screen.note(HOW)
        self.interview = self._behind.call(self._room.enter(setup, join))
        self._behind.start(self._follow())
        return self._guarded()

    async def _follow(self) -> None:
        try:
            async for frame in self._room.frames():
                self._screen.show(frame)
                await self._tell()
        except Exception as problem:  # whatever it is, the main thread must not wait for words that never come
            self._gone = problem
            await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _my_word(self) -> m.StateFrame:
        """Where things stand once the interviewer has said what it owes. Raises CandorError."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._gone is not None or self._owed_nothing())
        if self._gone is not None:
            raise self._gone
        assert self._screen.state is not None
        return self._screen.state

    def _owed_nothing(self) -> bool:
        state = self._screen.state
        return state is not None and state.seq >= self._after and state.status != "speaking"

    def _guarded(self) -> bool:
        """Talk; Ctrl-C asks once whether to end, a second one leaves the interview as it is."""
        while True:
            try:
                self._talk()
                return True
            except KeyboardInterrupt:
                self._screen.note("")
                try:
                    if self._plain:
                        return False
                    if self._keyboard.agrees("End the interview?"):
                        self._command("end")
                except KeyboardInterrupt:
                    return False

    def _talk(self) -> None:
        while True:
            state = self._behind.call(self._my_word())
            if state.status == "ended":
                return
            if state.status == "failed":
                self._after_failure()
            if state.status == "consent":
                self._answer_offer(state)
                continue
            going_on = "; /resume goes on" if state.status == "paused" else ""
            self._screen.note("")
            self._screen.note(f"[{self._screen.where()}{going_on}]")
            self._obey(self._keyboard.next(), state)

    def _answer_offer(self, state: m.StateFrame) -> None:
        """Say where words would go, and wait for a yes. Where nobody can be asked, only --agree is one."""
        assert state.consent is not None
        asked = state.consent
        self._screen.tell(f"A language model ({asked.model}) can interview you. It would be sent, to {asked.host}:")
        for what in asked.sends:
            self._screen.paragraph(f"- {what}", hang="  ")
        self._screen.tell("Otherwise Candor's built-in interviewer speaks, and nothing is sent anywhere.")
        agreed = self._agreed or (not self._plain and self._keyboard.consents(f"Send that to {asked.host}?"))
        self._command("consent" if agreed else "decline")

    def _after_failure(self) -> None:
        if self._plain:
            raise EngineError(f"the interviewer could not go on; your answers are kept: {self._room.way_back()}")
        self._screen.note("The interviewer could not go on. Your answer is kept: /retry, or /end.")

    def _obey(self, typed: Typed, state: m.StateFrame) -> None:
        if typed.over:
            self._command("end")
        elif typed.command == "plan":
            self._screen.plan()
        elif typed.command == "help":
            self._screen.tell(HELP)
        elif typed.command in COMMANDS:
            self._command(typed.command)
        elif typed.command:
            known = " ".join(f"/{name}" for name in (*COMMANDS, *LOCAL))
            self._screen.complain(f"There is no /{typed.command}. There are: {known}")
        else:
            answer = {"type": "answer", "id": secrets.token_urlsafe(9), "turn": max(state.turn, 1), "text": typed.text}
            self._send(m.GiveAnswer.model_validate(answer))

    def _command(self, name: str) -> None:
        command = {"type": "command", "id": secrets.token_urlsafe(9), "command": name}
        self._send(m.GiveCommand.model_validate(command))

    def _send(self, frame: m.GiveAnswer | m.GiveCommand) -> None:
        self._screen.own(frame.id)
        try:
            self._after = max(self._after, self._behind.call(self._room.send(frame)))
        except CandidateError as problem:
            self._screen.complain(f"Not taken: {problem}.")

    def _writing(self) -> None:
        if time.monotonic() - self._wrote_at >= QUIET_SECONDS:
            self._wrote_at = time.monotonic()
            self._behind.start(self._room.writing())

    def sum_up(self) -> None:
        """Print the report's summary and where the whole of it is."""
        summary = self._behind.call(self._room.summary())
        self._screen.tell("")
        for line in summary.lines:
            self._screen.paragraph(f"- {line}", hang="  ")
        self._screen.tell(f"\nThe whole report: {summary.whole}")
        if self._screen.state is not None and self._screen.state.model_use is not None:
            self._screen.tell(used_line(self._screen.state.model_use))

    def leave(self) -> None:
        self._screen.tell(f"\nThe interview is kept as it is. Come back with: {self._room.way_back()}")


def used_line(used: m.ModelUse) -> str:
    """What a language model was used for, on one line."""
    cost = f", {used.cost:.4f} by the price table" if used.cost is not None else ""
    tokens = f"{used.prompt:,} prompt tokens ({used.cached:,} cached) and {used.completion:,} completion tokens"
    return f"The language model at {used.host}: {used.calls} calls, {tokens}{cost}."
