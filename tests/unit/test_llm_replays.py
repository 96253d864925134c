"""Replies that a strong model gave in trial interviews, said once more by the stub: what becomes of them as events."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from candor.interview import events as e
from fakes import CHECKOUT
from model_room import ModelRoom
from stub_endpoint import Stub, serving

REPLAYS = sorted((CHECKOUT / "tests" / "replays").glob("*.jsonl"))
EVENT: TypeAdapter[e.AnyEvent] = TypeAdapter(e.AnyEvent)


@dataclass(frozen=True)
class Exchange:
    """A recorded reply and the interview up to it. `said` begins what must come of it, `never` is not in it."""

    name: str
    before: tuple[dict[str, Any], ...]
    reply: str
    said: str
    cut_because: str | None
    move: str
    never: str = "[["


def exchanges(file: Path) -> Iterator[Exchange]:
    before: list[dict[str, Any]] = []
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:  # the first says what it is about
        told = json.loads(line)
        if "event" in told:
            before.append(told["event"])
        else:
            yield Exchange(f"{file.stem}-{len(before)}", tuple(before), **told)


RECORDED = [exchange for file in REPLAYS for exchange in exchanges(file)]


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture
async def rooms() -> AsyncIterator[list[ModelRoom]]:
    made: list[ModelRoom] = []
    yield made
    for room in made:
        await room.close()


async def replayed(stub: Stub, exchange: Exchange, rooms: list[ModelRoom]) -> list[e.AnyEvent]:
    """The events that follow once the recorded interview is taken up and the model replies as it did."""
    room = ModelRoom(stub.speaks_like(exchange.reply))
    rooms.append(room)
    host = str(exchange.before[0]["offer"]["host"])
    told = json.dumps(exchange.before).replace(host, room.engine.endpoint.host)
    before = [EVENT.validate_python(event) for event in json.loads(told)]
    room.interview = str(exchange.before[0]["interview"])
    await room.journal.append("local", room.interview, before)
    room.stage, room.listener = await room.conductor.join("local", room.interview)
    await room.conductor.settled(room.stage)
    return (await room.events())[len(before) :]


def test_there_are_recorded_exchanges_of_each_sort() -> None:
    assert {exchange.move for exchange in RECORDED} >= {"ask", "follow_up", "reply"}
    assert {exchange.cut_because for exchange in RECORDED} == {None, "praise"}


@pytest.mark.parametrize("exchange", RECORDED, ids=lambda exchange: exchange.name)
async def test_a_recorded_reply_becomes_the_same_words_and_the_same_move(
    stub: Stub, rooms: list[ModelRoom], exchange: Exchange
) -> None:
    events = await replayed(stub, exchange, rooms)
    said = next(event for event in events if isinstance(event, e.InterviewerSaid))
    chosen = next(event for event in events if isinstance(event, e.MoveChosen))
    assert said.by.engine == "llm"
    assert said.cut_because == exchange.cut_because
    assert chosen.move.kind == exchange.move
    assert said.text.endswith("?")
    assert exchange.never not in said.text
    words = exchange.reply.split("\n[[")[0]
    if exchange.cut_because:
        assert said.text.startswith(exchange.said)
    else:
        assert said.text.startswith(words)
        assert said.text == words or exchange.move == "ask"


@pytest.mark.parametrize("exchange", [x for x in RECORDED if x.move == "ask"], ids=lambda exchange: exchange.name)
async def test_a_recorded_bridge_is_followed_by_the_question_of_the_bank(
    stub: Stub, rooms: list[ModelRoom], exchange: Exchange
) -> None:
    events = await replayed(stub, exchange, rooms)
    said = next(event for event in events if isinstance(event, e.InterviewerSaid))
    asked = next(event for event in events if isinstance(event, e.QuestionAsked))
    assert said.text == f"{exchange.reply.split(chr(10) + '[[')[0]} {asked.question.asks}"
