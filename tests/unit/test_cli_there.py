"""The terminal on a server: a lost line comes back, and what was sent meanwhile counts once."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import ServerConnection, serve

from candor.cli.there import There, check_url
from candor.errors import CandidateError, SettingsError
from candor.interview.setup import Setup
from candor.web import messages as m

Handler = Callable[[ServerConnection], Awaitable[None]]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[There]:
    async with serve(handler, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        there = There(f"http://127.0.0.1:{port}/")
        try:
            yield there
        finally:
            await there.close()


def ack(frame: dict[str, object], seq: int) -> str:
    return m.Ack(id=str(frame["id"]), interview="talk", seq=seq).model_dump_json()


def state(seq: int) -> str:
    return json.dumps({
        "type": "state", "seq": seq, "interview": "talk", "setup": Setup().model_dump(), "status": "listening",
        "part": "technical", "turn": 1, "plan": [], "legal": ["answer"], "lines": [], "hints_left": 3,
        "clock": {"active": 0, "total": 600, "running": True, "as_of": "2025-01-06T09:00:00Z", "turn_left": 600},
    })


def an_answer() -> m.GiveAnswer:
    return m.GiveAnswer(type="answer", id="mine", turn=1, text="Because.")


async def test_an_answer_sent_into_a_breaking_line_is_sent_again_under_its_id() -> None:
    heard: list[dict[str, object]] = []

    async def breaking(socket: ServerConnection) -> None:
        async for raw in socket:
            frame = json.loads(raw)
            heard.append(frame)
            if frame["type"] == "create":
                await socket.send(ack(frame, 1))
                await socket.send(state(5))
            elif frame["type"] == "answer" and [f["type"] for f in heard].count("answer") == 1:
                await socket.close(1011)
            else:
                await socket.send(ack(frame, 6))

    async with served(breaking) as there:
        assert await there.enter(Setup(), None) == "talk"
        assert (await anext(there.frames())).seq == 5  # type: ignore[union-attr]
        assert await asyncio.wait_for(there.send(an_answer()), 10) == 6
    assert [frame["type"] for frame in heard] == ["create", "answer", "join", "answer"]
    assert heard[1] == heard[3]
    assert heard[2]["after"] == 5
    assert heard[2]["interview"] == "talk"


async def test_a_refusal_carries_the_words_and_code_of_the_server() -> None:
    async def refusing(socket: ServerConnection) -> None:
        async for raw in socket:
            frame = json.loads(raw)
            if frame["type"] == "join":
                await socket.send(ack(frame, 3))
            else:
                error = m.ErrorFrame(id=frame["id"], code="out_of_turn", message="the interview is paused")
                await socket.send(error.model_dump_json())

    async with served(refusing) as there:
        await there.enter(Setup(), "talk")
        with pytest.raises(CandidateError, match="the interview is paused") as refused:
            await there.send(an_answer())
        assert refused.value.code == "out_of_turn"


async def test_joining_an_unknown_interview_says_so() -> None:
    async def unknowing(socket: ServerConnection) -> None:
        async for raw in socket:
            error = m.ErrorFrame(id=json.loads(raw)["id"], code="unknown_interview", message="no interview 'x'")
            await socket.send(error.model_dump_json())

    async with served(unknowing) as there:
        with pytest.raises(CandidateError, match="no interview 'x'"):
            await there.enter(Setup(), "x")


async def test_a_server_that_speaks_otherwise_is_refused_plainly() -> None:
    async def strange(socket: ServerConnection) -> None:
        await socket.send('{"type": "howdy"}')
        await socket.wait_closed()

    async with served(strange) as there:
        with pytest.raises(SettingsError, match="another version"):
            await there.enter(Setup(), None)


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://host", "http://", "http://host:notaport", ""])
def test_an_address_that_is_none_is_refused_by_name(url: str) -> None:
    with pytest.raises(SettingsError, match="--url"):
        check_url(url)
