"""What a new interview is offered of a language model: which host, what would be sent, how many tokens are left for it.

Looks up what the owner's last interviews used; asks nobody and calls nobody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from candor.errors import BudgetSpent
from candor.interview import events as e
from candor.interview.reading import EngineStamp
from candor.interview.usage import ModelOffer
from candor.ports import Journal

WINDOW = timedelta(hours=24)  # over which an owner's tokens are counted
LEAST = 5_000  # tokens; an interview of fewer would lose its model after a question or two
SENDS = ("every answer you give, word for word", "the questions, with the notes on what a good answer has")
SENDS_OF_REPORT = "at the end what the report says of your answers, to be put into words"
SENDS_OF_DOCUMENTS = "what your documents say: skills, jobs, projects, the role and the company"


@dataclass(frozen=True)
class Offers:
    """`interview_tokens` and `owner_tokens` a day, prompt and completion together; 0 sets no limit. Interviews that run
    at the same time are counted when they begin, so together they may go a little beyond."""

    journal: Journal
    host: str
    model: str
    interview_tokens: int = 0
    owner_tokens: int = 0
    grader: str = ""  # the model that marks answers, at the same host

    async def to(self, owner: str, now: datetime, documents: bool) -> ModelOffer | None:
        """None when the owner's tokens are used up. Raises JournalError."""
        tokens = self.interview_tokens
        if self.owner_tokens:
            left = self.owner_tokens - await self._used(owner, now)
            if left < LEAST:
                return None
            tokens = min(tokens, left) if tokens else left
        sends = (*SENDS, SENDS_OF_DOCUMENTS) if documents else SENDS
        sends = (*sends, SENDS_OF_REPORT) if self.grader else sends
        return ModelOffer(host=self.host, model=self.model, grader=self.grader, sends=sends, tokens=tokens)

    async def _used(self, owner: str, now: datetime) -> int:
        used = 0
        for line in await self.journal.interviews(owner):
            if line.created.at < now - WINDOW:
                continue
            events = await self.journal.read(owner, line.interview)
            used += sum(event.usage.tokens for event in events if isinstance(event, e.ModelUsed))
        return used


async def offered(created: e.InterviewCreated, offers: Offers | None, by: EngineStamp) -> list[e.AnyEvent]:
    """The first facts of an interview: with the offer in it, or with the reason why there is none any more."""
    if offers is None:
        return [created]
    offer = await offers.to(created.owner, created.at, created.background is not None)
    if offer is not None:
        return [created.model_copy(update={"offer": offer})]
    code = BudgetSpent.code
    return [created, e.StoodIn(seq=2, at=created.at, turn=0, because=code, for_good=True, by=by)]
