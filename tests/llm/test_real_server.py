"""The client of a model's endpoint, and `candor doctor`, on a real server: form is asserted, never what it says."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, Field

from candor import errors as err
from candor.engines.allowance import Allowance
from candor.engines.endpoint import LONGEST_UTTERANCE, Chunk, Endpoint, Message
from candor.engines.upstream import Address
from candor.interview.verdicts import Marks
from llm.llama_server import ENDLESS, MODEL, LlamaServer, serving_llama

PATIENCE = 100.0  # seconds; what a busy computer needs at most, never what is measured
ASKED = [Message("system", "You interview engineers."), Message("user", "Ask me about overfitting.")]
LONG = [Message("system", "You interview engineers."), Message("user", "What they wrote: " + "many words " * 400)]
SMALL = 1024  # tokens of context, one a byte


class Part(BaseModel):
    quote: str = Field(max_length=40)
    level: Literal["met", "partly", "missed"]
    score: int = Field(ge=1, le=5)


class Verdict(BaseModel):
    """As deep as a grading: a list of parts, finite everywhere, since random weights would never end it."""

    parts: list[Part] = Field(min_length=1, max_length=3)
    reason: str = Field(max_length=80)
    sure: bool


class Essay(BaseModel):
    text: str = Field(min_length=1500, max_length=1900)


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaServer]:
    with serving_llama(tmp_path_factory.mktemp("llama")) as server:
        yield server


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaServer]:
    with serving_llama(tmp_path_factory.mktemp("endless"), ENDLESS) as server:
        yield server


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaServer]:
    with serving_llama(tmp_path_factory.mktemp("small"), ENDLESS, context=SMALL) as server:
        yield server


async def heard(endpoint: Endpoint, asked: list[Message] = ASKED, seconds: float = PATIENCE) -> list[Chunk]:
    return [chunk async for chunk in endpoint.stream(asked, Allowance.of(seconds))]


async def test_words_come_in_pieces_and_the_last_one_tells_what_they_cost(llama: LlamaServer) -> None:
    endpoint = Endpoint(llama.address)
    chunks = await heard(endpoint)
    assert sum(bool(chunk.text) for chunk in chunks) > 1
    assert chunks[-1].finish == "stop"
    assert [chunk.usage for chunk in chunks[:-1]] == [None] * (len(chunks) - 1)
    usage = chunks[-1].usage
    assert usage is not None
    letters = sum(len(message.text) for message in ASKED)
    assert letters / 2 < usage.prompt <= letters + 16
    assert 0 < usage.completion <= LONGEST_UTTERANCE
    assert endpoint.reports_usage
    await endpoint.close()


async def test_a_prompt_that_was_sent_before_is_reported_as_cached(llama: LlamaServer) -> None:
    endpoint = Endpoint(llama.address)
    first, again = (await heard(endpoint))[-1].usage, (await heard(endpoint))[-1].usage
    assert first is not None and again is not None
    assert again.prompt == first.prompt
    assert 0 < again.cached <= again.prompt
    await endpoint.close()


@pytest.mark.parametrize("seed", ["2", "3", "4", "5"])
async def test_a_value_fits_its_schema_whatever_the_draw(tmp_path: Path, seed: str) -> None:
    with serving_llama(tmp_path, "--seed", seed) as server:
        endpoint = Endpoint(server.address)
        for number in range(3):
            asked = [*ASKED[:1], Message("user", f"Judge answer {number}.")]
            parsed = await endpoint.structured(asked, Verdict, Allowance.of(PATIENCE, calls=1))
            assert 1 <= len(parsed.value.parts) <= 3
            assert parsed.usage.calls == 1
            assert parsed.usage.prompt > 0
            assert parsed.usage.completion > 0
            await endpoint.structured(asked, Marks, Allowance.of(PATIENCE, calls=1))  # what a grading asks for
        assert endpoint.json_by == "schema"
        await endpoint.close()


async def test_many_at_once_are_all_answered(llama: LlamaServer) -> None:
    endpoint = Endpoint(llama.address)
    values = [endpoint.structured(ASKED, Verdict, Allowance.of(PATIENCE)) for _ in range(4)]
    told = await asyncio.gather(*(heard(endpoint) for _ in range(6)), *values)
    assert len(told) == 10
    await endpoint.close()


async def test_a_prompt_beyond_the_context_is_refused_by_name_and_tells_no_word_of_it(
    small: LlamaServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="candor")
    endpoint = Endpoint(small.address)
    with pytest.raises(err.EngineRefused) as streamed:
        await heard(endpoint, LONG)
    with pytest.raises(err.EngineRefused) as structured:
        await endpoint.structured(LONG, Part, Allowance.of(PATIENCE))
    for raised in (streamed, structured):
        assert raised.value.status == 400
        assert not raised.value.retryable
    assert "many words" not in f"{streamed.value}{structured.value}{caplog.text}"
    await endpoint.close()


async def test_words_that_reach_the_end_of_the_context_say_so(small: LlamaServer) -> None:
    endpoint = Endpoint(small.address)
    last = (await heard(endpoint))[-1]
    assert last.finish == "length"
    assert last.usage is not None
    assert SMALL / 2 < last.usage.tokens <= SMALL
    await endpoint.close()


async def test_a_value_that_does_not_fit_into_the_context_is_a_cut_one(small: LlamaServer) -> None:
    endpoint = Endpoint(small.address)
    with pytest.raises(err.EngineCut):
        await endpoint.structured(ASKED, Essay, Allowance.of(PATIENCE, calls=1))
    await endpoint.close()


async def test_who_leaves_in_mid_sentence_stops_the_server(endless: LlamaServer) -> None:
    before, endpoint = endless.cancelled, Endpoint(endless.address)
    async with aclosing(endpoint.stream(ASKED, Allowance.of(PATIENCE))) as chunks:
        first = await anext(chunks)
    assert first.text
    await asyncio.to_thread(endless.gives_up, before + 1)
    assert endless.cancelled == before + 1
    await endpoint.close()


async def test_a_task_that_is_cancelled_stops_the_server(endless: LlamaServer) -> None:
    before, endpoint = endless.cancelled, Endpoint(endless.address)
    asking = asyncio.create_task(endpoint.structured(ASKED, Essay, Allowance.of(PATIENCE)))
    while endless.is_idle() and not asking.done():
        await asyncio.sleep(0.005)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.to_thread(endless.gives_up, before + 1)
    assert endless.cancelled == before + 1
    await endpoint.close()


async def test_a_server_that_hangs_is_a_timeout_and_may_come_back(llama: LlamaServer) -> None:
    endpoint = Endpoint(llama.address)
    await endpoint.warm()
    llama.signal(signal.SIGSTOP)
    try:
        with pytest.raises(err.EngineTimeout):
            await heard(endpoint, seconds=0.5)
    finally:
        llama.signal(signal.SIGCONT)
    assert len(await heard(endpoint)) > 1
    await endpoint.close()


async def test_a_server_killed_in_mid_sentence_is_a_cut_then_unavailable_and_then_itself_again(tmp_path: Path) -> None:
    with serving_llama(tmp_path, ENDLESS) as server:
        endpoint = Endpoint(server.address)
        chunks = endpoint.stream(ASKED, Allowance.of(PATIENCE))
        assert (await anext(chunks)).text
        server.kill()
        with pytest.raises(err.EngineCut):
            await anext(chunk async for chunk in chunks if chunk.finish)
        with pytest.raises(err.EngineUnavailable):
            await heard(endpoint)
        server.start()
        assert len(await heard(endpoint)) > 1
        await endpoint.close()


async def test_a_wrong_key_is_refused_by_name_and_the_right_one_is_taken(tmp_path: Path) -> None:
    with serving_llama(tmp_path, "--api-key", "the-right-key") as server:
        for key in ("", "another-key"):
            wrong = Endpoint(Address(MODEL, server.url, key))
            with pytest.raises(err.EngineRefused) as raised:
                await heard(wrong)
            assert raised.value.status == 401
            await wrong.close()
        right = Endpoint(Address(MODEL, server.url, "the-right-key"))
        assert len(await heard(right)) > 1
        await right.close()


def test_the_doctor_finds_a_real_server_fit(tmp_path: Path) -> None:
    with serving_llama(tmp_path) as server:
        done = subprocess.run(
            [sys.executable, "-m", "candor", "doctor", "--json"], capture_output=True, text=True, check=False,
            env={**os.environ, **server.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["fit"] is True
    (model,) = result["models"]
    assert (model["model"], model["host"]) == (MODEL, server.host)
    assert [(finding["part"], finding["status"]) for finding in model["findings"]] == [
        ("endpoint", "ok"), ("streaming", "ok"), ("usage", "ok"), ("json_schema", "ok"),
    ]  # fmt: skip
