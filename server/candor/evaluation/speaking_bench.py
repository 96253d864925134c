"""Bench lines of the language model's interviewer, against an endpoint of this process that takes 200 ms to its first
token: what Candor adds to it, how many calls a turn costs, how the prompt grows. Says nothing about any real model.
"""

import asyncio
import json
import socket
import statistics
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.endpoint import Endpoint
from candor.engines.upstream import Address
from candor.evaluation.lines import Line
from candor.evaluation.specimens import answer_of
from candor.interview.machine import Answer, Command
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.prompting import load_spoken
from candor.resources import data_folder
from candor.settings import Settings
from candor.stage import Listener, Spoke, Stage
from candor.wiring import Candor, build, make_interviewer, make_offers

FIRST_TOKEN = 0.2  # seconds
TURNS = 20
LETTERS_A_TOKEN = 4
WORDS = 120  # of an answer
SAID = "Let me stay with what you just told me. What makes you sure of it?\n[[move: 1]]"
LONG = Setup(round="technical", minutes=120, seed=1)


@contextmanager
def slow_endpoint(requests: list[dict[str, Any]]) -> Iterator[str]:
    """Its address. Every request is kept in `requests`."""

    async def pieces() -> AsyncIterator[bytes]:
        await asyncio.sleep(FIRST_TOKEN)
        for word in [*SAID.split(" "), None]:
            delta = {"content": f"{word} "} if word else {}
            choice = {"index": 0, "delta": delta, "finish_reason": None if word else "stop"}
            head = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub"}
            yield b"data: " + json.dumps({**head, "choices": [choice]}).encode() + b"\n\n"
        yield b"data: [DONE]\n\n"

    async def complete(request: Request) -> StreamingResponse:
        requests.append(await request.json())
        return StreamingResponse(pieces(), media_type="text/event-stream")

    app = Starlette(routes=[Route("/v1/chat/completions", complete, methods=["POST"])])
    with socket.create_server(("127.0.0.1", 0)) as line:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{line.getsockname()[1]}/v1"
        server.should_exit = server.force_exit = True
        thread.join(5)


async def lines() -> list[Line]:
    requests: list[dict[str, Any]] = []
    with slow_endpoint(requests) as url:
        endpoint = Endpoint(Address("stub", url))
        await endpoint.warm()
        settings = Settings(model="stub")
        candor = await build(settings.model_copy(update={"model": ""}), MemoryJournal())
        await candor.embedder.warm()
        await candor.embedder.index(candor.guide.texts())
        embedded = EmbeddedInterviewer(load_spoken(data_folder("prompts")))
        candor.conductor.interviewer = make_interviewer(settings, embedded, endpoint)
        candor.conductor.offers = make_offers(settings, candor.journal, endpoint)
        try:
            turns = await _turns(candor, requests)
            bare, alone = await _alone(endpoint, requests[-1]["messages"], url)
        finally:
            await candor.close()
            await endpoint.close()
    return [*_first_words(turns, bare, alone), *_growth(requests, len(turns))]


async def _turns(candor: Candor, requests: list[dict[str, Any]]) -> list[float]:
    """Milliseconds from each answer to the interviewer's first word."""
    interview = await candor.conductor.create("local", LONG)
    stage, listener = await candor.conductor.join("local", interview)
    await candor.conductor.take("local", interview, Command(command="consent", message_id="yes"))
    await candor.conductor.settled(stage)
    times = []
    for number in range(TURNS):
        _forget(listener)
        begun = time.perf_counter()
        answer = Answer(turn=stage.state.turn, text=answer_of(WORDS, number), message_id=f"m{number}")
        await candor.conductor.take("local", interview, answer)
        await _first_word(listener, stage)
        times.append((time.perf_counter() - begun) * 1000)
        await candor.conductor.settled(stage)
    return times


def _forget(listener: Listener) -> None:
    while not listener.queue.empty():
        listener.queue.get_nowait()


async def _first_word(listener: Listener, stage: Stage) -> None:
    while not isinstance(await listener.queue.get(), Spoke):
        pass


async def _alone(endpoint: Endpoint, messages: list[dict[str, str]], url: str) -> tuple[list[float], list[float]]:
    """Milliseconds to the first word of the bare SDK, and of Candor's client, turn about; of the same prompt."""
    from openai import AsyncOpenAI

    from candor.engines.endpoint import Allowance, Message

    told = [Message(one["role"], one["content"]) for one in messages]  # type: ignore[arg-type]
    bare: list[float] = []
    ours: list[float] = []
    async with AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:
        for _ in range(TURNS):
            begun = time.perf_counter()
            async with await client.chat.completions.create(model="stub", messages=messages, stream=True) as stream:
                async for _chunk in stream:
                    bare.append((time.perf_counter() - begun) * 1000)
                    break
            begun = time.perf_counter()
            async with aclosing(endpoint.stream(told, Allowance.of(60))) as chunks:
                async for _piece in chunks:
                    ours.append((time.perf_counter() - begun) * 1000)
                    break
    return bare, ours


def _first_words(turns: Sequence[float], bare: Sequence[float], alone: Sequence[float]) -> list[Line]:
    sdk, whole, client = (statistics.median(times) for times in (bare, turns, alone))
    return [
        Line("first word, openai SDK alone, median", 1000, sdk, "no budget: what the others are measured against"),
        Line("added to it with the local reading, median", 90, whole - sdk, f"{whole / sdk:.2f} times the SDK alone"),
        Line("added to it without reading, median", 20, client - sdk, f"{client / sdk:.2f} times the SDK alone"),
    ]


def _growth(requests: Sequence[dict[str, Any]], turns: int) -> list[Line]:
    """Of the prompts of the turns: the first request is the opening's, the bench's own come last."""
    texts = ["\n".join(message["content"] for message in sent["messages"]) for sent in requests[: turns + 1]]
    tokens = [len(text) // LETTERS_A_TOKEN for text in texts]
    unshared = [
        (len(after) - _shared(before, after)) // LETTERS_A_TOKEN
        for before, after in zip(texts, texts[1:], strict=False)  # noqa: RUF007
    ]
    at = ", ".join(f"{tokens[turn]} at turn {turn}" for turn in (1, 5, 10, 20))
    calls = (len(requests) - 2 * TURNS) / (turns + 1)
    return [
        Line("model calls a turn", 2, calls, "calls, not ms"),
        Line("prompt at turn 20", 6000, tokens[20], f"tokens, not ms; {at}"),
        Line("prompt not shared with the turn before, median", 700, statistics.median(unshared), "tokens, not ms"),
    ]


def _shared(before: str, after: str) -> int:
    """Letters that both begin with."""
    parted = (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    return next(parted, min(len(before), len(after)))
