"""Two interviewers as one: the language model's, and the embedded one in its place, before the first word only.

It takes over where the candidate has not agreed, the tokens are used up, or the model fails; and for good where trying
again would be no use. An utterance is never begun in one voice and ended in the other.
"""

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing

from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.llm import LlmInterviewer
from candor.errors import BudgetSpent, EngineError, EngineRefused
from candor.interview.reading import EngineStamp
from candor.interview.state import State
from candor.interview.telling import imagined
from candor.ports import Cue

log = logging.getLogger(__name__)
MOST_FAILURES = 3  # utterances in a row; nobody waits for a fourth


class FallbackInterviewer:
    def __init__(self, model: LlmInterviewer, spare: EmbeddedInterviewer) -> None:
        self.model, self.spare = model, spare

    @property
    def stamp(self) -> EngineStamp:
        return self.spare.stamp

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        spoken = False
        if cue.state.model_speaks:
            try:
                self._check(cue.state)
                async with aclosing(self.model.speak(cue)) as words:
                    async for word in words:
                        spoken = True
                        yield word
                return
            except EngineError as problem:
                if spoken:
                    raise
                self._tell(cue, problem)
        cue.account.by = self.spare.stamp
        async with aclosing(self.spare.speak(self._first_alone(cue))) as words:
            async for word in words:
                yield word

    def _check(self, state: State) -> None:
        """Raises EngineRefused when the candidate agreed to another host, BudgetSpent."""
        offer = state.offer
        assert offer is not None
        if offer.host != self.model.endpoint.host:
            raise EngineRefused("the candidate agreed to another host")
        if offer.tokens and state.usage.tokens >= offer.tokens:
            raise BudgetSpent("the tokens allowed for this interview are used up")

    def _tell(self, cue: Cue, problem: EngineError) -> None:
        often = cue.state.stood_in + 1 >= MOST_FAILURES
        cue.account.stood_in = problem.code
        cue.account.for_good = often or isinstance(problem, (EngineRefused, BudgetSpent))
        cue.account.move = None
        log.warning("embedded interviewer stands in", extra={"code": problem.code, "turn": cue.state.turn})

    def _first_alone(self, cue: Cue) -> Cue:
        """The cue as the embedded interviewer knows it: its move is chosen."""
        if len(cue.moves) < 2 and not cue.own:
            return cue
        state = imagined(cue.state, cue.move, cue.prepared, self.spare.stamp)
        return cue.alone(cue.move, state)
