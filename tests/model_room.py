"""A room in which a language model speaks: a conductor on the stub endpoint, and one interview that has been joined."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from candor.conductor import Conductor
from candor.embedding.none import NoEmbedder
from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.endpoint import Endpoint
from candor.engines.fallback import FallbackInterviewer
from candor.engines.guides import load_moves
from candor.engines.llm import INPUTS, LlmInterviewer
from candor.engines.upstream import Address
from candor.interview import events as e
from candor.interview.machine import Answer, Command
from candor.interview.plan import UNBRIEFED, Briefing
from candor.interview.setup import Setup
from candor.interview.usage import Price
from candor.journal.memory import MemoryJournal
from candor.offering import Offers
from candor.prompting import load_spoken, load_template
from candor.stage import Listener, Spoke, Stage
from fakes import CHECKOUT, embedded_interviewer, shipped_guide
from stub_endpoint import Stub

SETUP = Setup(round="technical", level="mid", mode="real", minutes=30, seed=1)
ANSWER = (
    "Because the gap between the two errors is wide, I would say variance, and I would look at more data first. "
    "The training error is small, so the model fits what it has seen, noise included."
)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def model_interviewer(address: Address, deadline: float = 5.0, price: Price | None = None) -> LlmInterviewer:
    folder = CHECKOUT / "prompts"
    return LlmInterviewer(
        Endpoint(address), load_template(folder, "interviewer.v1.md", INPUTS), load_moves(folder),
        EmbeddedInterviewer(load_spoken(folder)), deadline, price,
    )  # fmt: skip


class ModelRoom:
    def __init__(
        self, address: Address, deadline: float = 5.0, tokens: int = 0, owner_tokens: int = 0,
        price: Price | None = None, journal: MemoryJournal | None = None,
    ) -> None:  # fmt: skip
        self.journal = journal or MemoryJournal()
        self.engine = model_interviewer(address, deadline, price)
        interviewer = FallbackInterviewer(self.engine, embedded_interviewer())
        self.conductor = Conductor(self.journal, shipped_guide(), NoEmbedder(), interviewer, Clock())
        self.conductor.offers = Offers(self.journal, self.engine.endpoint.host, address.model, tokens, owner_tokens)
        self.messages = 0

    async def begin(self, setup: Setup = SETUP, agree: bool | None = True, briefing: Briefing = UNBRIEFED) -> Stage:
        self.interview = await self.conductor.create("local", setup, briefing)
        self.stage, self.listener = await self.conductor.join("local", self.interview)
        if agree is not None:
            await self.command("consent" if agree else "decline")
        return self.stage

    async def command(self, name: str, wait: bool = True) -> None:
        self.messages += 1
        message = Command.model_validate({"command": name, "message_id": f"c{self.messages}"})
        await self.conductor.take("local", self.interview, message)
        if wait:
            await self.conductor.settled(self.stage)

    async def answer(self, text: str = ANSWER, wait: bool = True) -> None:
        self.messages += 1
        message = Answer(turn=self.stage.state.turn, text=text, message_id=f"m{self.messages}")
        await self.conductor.take("local", self.interview, message)
        if wait:
            await self.conductor.settled(self.stage)

    async def events(self) -> list[e.AnyEvent]:
        return await self.journal.read("local", self.interview)

    async def said(self) -> list[e.InterviewerSaid]:
        return [event for event in await self.events() if isinstance(event, e.InterviewerSaid)]

    def shown(self, utterance: int) -> str:
        """The words of an utterance as its listeners got them, piece by piece."""
        return "".join(words_shown(self.listener, utterance))

    async def close(self) -> None:
        await self.conductor.ledger.close()
        await self.engine.endpoint.close()


def words_shown(listener: Listener, utterance: int) -> Sequence[str]:
    """Does not use them up."""
    signals = list(listener.queue._queue)  # type: ignore[attr-defined]
    return [signal.text for signal in signals if isinstance(signal, Spoke) and signal.speech.utterance == utterance]


async def talk(rooms: list[ModelRoom], stub: Stub, *behaviours: str, answers: int = 1, **kind: float) -> ModelRoom:
    """A room in which so many answers were given, and the interviewer has spoken after the last; it joins `rooms`."""
    room = ModelRoom(stub.address(*behaviours), **kind)  # type: ignore[arg-type]
    rooms.append(room)
    await room.begin()
    for _ in range(answers):
        await room.answer()
    return room
