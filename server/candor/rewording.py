"""The report's summary and advice in a language model's words, once everything is graded: one fact at a time, checked
against that fact, stored, so that a report stays a fold."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from candor.claims import ledger_of
from candor.interview import events as e
from candor.interview.exchange import check_sending, unmarked
from candor.interview.fold import fold
from candor.interview.state import State
from candor.pitfalls.interviewed import published_in
from candor.ports import Journal, Rewriter, Sayable, Used
from candor.report.build import build
from candor.report.worded import fitting, key_of
from candor.report.words import ReportTexts

NAME = "wording"
Find = Callable[[State, datetime], Sequence[e.AnyEvent]]


class Rewording:
    """An errand of `beside.py`."""

    def __init__(self, rewriter: Rewriter, journal: Journal, texts: ReportTexts) -> None:
        self._rewriter, self._journal, self._texts = rewriter, journal, texts

    def due(self, state: State) -> Iterator[str]:
        offered = state.agreed and state.offer is not None and bool(state.offer.grader)
        if state.status == "ended" and offered and not state.worded and state.threads and not unmarked(state):
            yield NAME

    async def run(self, owner: str, state: State, name: str, used: list[Used]) -> Find:
        check_sending(state, self._rewriter.host)
        facts = self._facts(await self._journal.read(owner, state.interview))
        found = await self._rewriter.reword(facts, used)
        words = {
            key_of(facts[place].text): said
            for place, text in found.items()
            if (said := fitting(text, facts[place].text, facts[place].quote)) is not None
        }
        return lambda state, at: [] if state.worded else [
            e.ReportWorded(seq=state.seq + 1, at=at, words=words, by=self._rewriter.stamp)
        ]  # fmt: skip

    def failed(self, state: State, name: str, code: str, at: datetime) -> list[e.AnyEvent]:
        fact = e.ReportWorded(seq=state.seq + 1, at=at, because=code, by=self._rewriter.stamp)
        return [] if state.worded else [fact]

    def _facts(self, events: Sequence[e.AnyEvent]) -> list[Sayable]:
        state = fold(events)
        report = build(events, self._texts, published_in(state), ledger_of(state))
        told = [Sayable(line.text, line.evidence.quote if line.evidence else "") for line in report.summary]
        return [*told, *(Sayable(step.reason) for step in report.next_steps)]
