"""An interviewer that says what it was told to, or fails where it was told to: a resident fake for tests and demos."""

from collections.abc import AsyncGenerator, Mapping, Sequence

from candor import __version__
from candor.errors import EngineError, EngineUnavailable
from candor.interview.reading import EngineStamp
from candor.ports import Cue


class ScriptedInterviewer:
    """`lines` by utterance number, else the move's kind is spoken. `failures` are utterances that fail once each,
    before the first word (`spoken=False`) or in the middle of it."""

    def __init__(
        self, lines: Mapping[int, str] | None = None, failures: Sequence[int] = (), spoken: bool = False
    ) -> None:
        self._lines, self._failures, self._spoken = dict(lines or {}), list(failures), spoken
        self.stamp = EngineStamp(engine="scripted", version=__version__)
        self.cues: list[Cue] = []

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        self.cues.append(cue)
        words = self._lines.get(cue.utterance, f"This is utterance {cue.utterance}, a {cue.move.kind}.").split(" ")
        fails = cue.utterance in self._failures
        if fails:
            self._failures.remove(cue.utterance)
        for number, word in enumerate(words):
            if fails and number == (len(words) // 2 if self._spoken else 0):
                raise _scripted_failure()
            yield word if number == len(words) - 1 else f"{word} "


def _scripted_failure() -> EngineError:
    return EngineUnavailable("scripted failure")
