"""A room whose answers are marked by a model on the stub endpoint, beside what `model_room.py` has."""

from collections.abc import Callable
from dataclasses import replace

from candor.beside import Beside
from candor.embedding.none import NoEmbedder
from candor.engines import grading
from candor.engines.endpoint import Endpoint
from candor.engines.grading import LlmGrader
from candor.engines.upstream import Address
from candor.gradings import Gradings
from candor.interview.state import Thread
from candor.journal.marks import MemoryMarks
from candor.prompting import load_template
from fakes import CHECKOUT, shipped_guide
from marking_models import Sent, criteria_in, mark, marks
from model_room import ANSWER, ModelRoom
from stub_endpoint import Stub


def grader_at(address: Address, deadline: float = 5.0) -> LlmGrader:
    template = load_template(CHECKOUT / "prompts", grading.FILE, grading.INPUTS)
    return LlmGrader(Endpoint(address), template, shipped_guide().pitfalls, deadline)


def give_a_grader(
    room: ModelRoom, address: Address, store: MemoryMarks | None = None, deadline: float = 5.0, after: float = 60.0
) -> None:
    errand = Gradings(grader_at(address, deadline), NoEmbedder(), store or MemoryMarks())
    promise_a_grader(room)
    room.conductor.beside = Beside(room.conductor.ledger, (errand,), room.conductor.now, after)


def promise_a_grader(room: ModelRoom) -> None:
    assert room.conductor.offers is not None
    room.conductor.offers = replace(room.conductor.offers, grader="marks")


async def marked(
    rooms: list[ModelRoom], stub: Stub, behaviour: str = "plain", *answers: str, store: MemoryMarks | None = None,
    journal: object = None,
) -> ModelRoom:  # fmt: skip
    """A room in which answers were given and marked, or could not be."""
    room = ModelRoom(stub.address("plain"), journal=journal)  # type: ignore[arg-type]
    rooms.append(room)
    give_a_grader(room, stub.address(behaviour), store)
    await room.begin()
    for answer in answers or (ANSWER,):
        await room.answer(answer)
    await room.conductor.beside.settled(room.stage)
    return room


def gradings(stub: Stub) -> list[Sent]:
    return [sent for sent in stub.requests if not sent.get("stream")]


def met(point: str, quote: str) -> Callable[[Sent], str]:
    """A model that finds one point in `quote`, and the rest missing."""
    return lambda sent: marks([
        mark(name, quote) if name == f"point.{point}" else mark(name, "", "missed") for name in criteria_in(sent)
    ])  # fmt: skip


def thread_of(room: ModelRoom) -> Thread:
    return next(thread for thread in room.stage.state.threads if thread.answers)
