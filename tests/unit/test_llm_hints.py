"""Moves that hand something out: a hint is given whatever the model says, the close is closed, requests are code's."""

from collections.abc import AsyncIterator, Iterator

import pytest

from candor.interview.moves import GiveHint
from model_room import ModelRoom, talk
from stub_endpoint import Stub, serving


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture
async def rooms(stub: Stub) -> AsyncIterator[list[ModelRoom]]:
    stub.requests.clear()
    made: list[ModelRoom] = []
    yield made
    for room in made:
        await room.close()


async def test_a_hint_that_the_model_did_not_give_is_given_behind_its_words(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "bridge", answers=0)
    await room.command("hint")
    said = room.stage.state.said[-1]
    assert isinstance(said.move, GiveHint)
    assert room.stage.state.threads[0].question.hints[0] in said.text


async def test_a_hint_that_the_model_gave_is_not_given_twice(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", answers=0)
    hint = room.stage.state.threads[0].question.hints[0]
    room.engine.endpoint.address = stub.speaks_like(f"Something to hold on to. {hint}\n[[move: 1]]")
    await room.engine.endpoint.close()
    await room.command("hint")
    assert room.stage.state.said[-1].text.count(hint) == 1


async def test_a_close_that_asks_something_is_closed_by_code(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", answers=0)
    await room.command("end")
    said = (await room.said())[-1]
    assert room.stage.state.status == "ended"
    assert "?" not in said.text
    assert said.cut_because == "second_question"
    assert "report" in said.text


async def test_a_repeat_is_said_by_code_without_a_call(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", answers=0)
    asks = room.stage.state.threads[0].question.asks
    await room.command("repeat")
    assert asks in room.stage.state.said[-1].text
    assert (await room.said())[-1].by.engine == "embedded"
    assert len(stub.requests) == 1
