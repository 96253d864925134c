"""The client of a model's endpoint: words and values as they come, every fault under its own name, nothing leaked."""

import asyncio
import gc
import sys
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pydantic import BaseModel, Field

from candor import errors as err
from candor.engines import upstream
from candor.engines.cleaning import Cleaner
from candor.engines.endpoint import Allowance, Chunk, Endpoint, Message
from candor.engines.upstream import Address, seconds_until
from candor.interview.usage import Price, Usage
from stub_endpoint import Stub, serving

ASKED = [Message("system", "You interview."), Message("user", "Begin.")]


class Verdict(BaseModel):
    word: str
    level: int = Field(ge=1, le=3)


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def fresh(stub: Stub) -> None:
    stub.requests.clear()
    stub.ends.clear()


async def heard(endpoint: Endpoint, seconds: float = 5.0, calls: int = 2) -> tuple[str, Chunk]:
    """The words and the last chunk."""
    chunks = [chunk async for chunk in endpoint.stream(ASKED, Allowance.of(seconds, calls))]
    await endpoint.close()
    return "".join(chunk.text for chunk in chunks), chunks[-1]


async def test_words_come_in_pieces_and_the_last_one_tells_what_they_cost(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("plain"))
    chunks = [chunk async for chunk in endpoint.stream(ASKED, Allowance.of(5))]
    assert len(chunks) > 5
    assert "".join(chunk.text for chunk in chunks).startswith("Let me stay with")
    assert chunks[-1].finish == "stop"
    usage = chunks[-1].usage
    assert usage is not None
    assert (usage.calls, usage.prompt, usage.cached) == (1, 5, 2)
    assert usage.completion > 0
    await endpoint.close()


BEFORE_THE_FIRST_WORD = {
    "no_headers": err.EngineTimeout, "http_401": err.EngineRefused, "http_403": err.EngineRefused,
    "http_404": err.EngineRefused, "http_429": err.EngineBusy, "http_429_date": err.EngineBusy,
    "http_500": err.EngineUnavailable, "http_503": err.EngineUnavailable, "html": err.EngineGarbled,
    "bad_sse": err.EngineGarbled, "no_choices": err.EngineGarbled, "empty": err.EngineGarbled,
    "length_empty": err.EngineCut, "content_filter": err.EngineFiltered, "tool_call": err.EngineGarbled,
    "error_event": err.EngineUnavailable, "redirect": err.EngineRefused, "refusal": err.EngineGarbled,
}  # fmt: skip


@pytest.mark.parametrize("fault", BEFORE_THE_FIRST_WORD)
async def test_a_fault_before_the_first_word_has_a_name_and_tells_no_payload(
    stub: Stub, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="candor")
    with pytest.raises(BEFORE_THE_FIRST_WORD[fault]) as raised:
        await heard(Endpoint(stub.address(fault)), seconds=1.5)
    assert type(raised.value) is BEFORE_THE_FIRST_WORD[fault]
    assert "SECRET" not in str(raised.value) + caplog.text
    assert raised.value.__cause__ is None
    assert len(stub.requests) <= 2


AFTER_SOME_WORDS = {
    "hang": err.EngineTimeout, "drip": err.EngineTimeout, "cut": err.EngineCut, "bad_sse_later": err.EngineGarbled,
    "huge": err.EngineGarbled,
}  # fmt: skip


@pytest.mark.parametrize("fault", AFTER_SOME_WORDS)
async def test_a_fault_after_some_words_is_raised_and_not_tried_again(stub: Stub, fault: str) -> None:
    endpoint, words = Endpoint(stub.address(fault)), ""
    problem: err.EngineError | None = None
    try:
        async for chunk in endpoint.stream(ASKED, Allowance.of(1.0)):
            words += chunk.text
    except err.EngineError as raised:
        problem = raised
    assert type(problem) is AFTER_SOME_WORDS[fault]
    assert words
    assert len(words) < upstream.LARGEST_REPLY
    assert len(stub.requests) == 1
    await endpoint.close()


@pytest.mark.parametrize("fault", ["http_500", "http_429", "bad_sse", "no_choices", "empty", "html"])
async def test_what_may_pass_is_tried_once_more_and_counted(stub: Stub, fault: str) -> None:
    words, last = await heard(Endpoint(stub.address(fault, "plain")))
    assert words.startswith("Let me stay")
    assert last.usage is not None and last.usage.calls == 2


async def test_an_endpoint_that_hangs_before_its_first_word_leaves_time_for_a_second_call(stub: Stub) -> None:
    words, last = await heard(Endpoint(stub.address("no_headers", "plain")), seconds=2.0)
    assert words.startswith("Let me stay")
    assert last.usage is not None and last.usage.calls == 2


async def test_a_slow_first_word_is_waited_for_as_long_as_the_call_may_take(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upstream, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(stub, "first_token", 0.5)  # far more than it takes to connect
    endpoint = Endpoint(stub.address("plain"))
    await endpoint.warm()
    words, _ = await heard(endpoint, seconds=30, calls=1)
    assert words.startswith("Let me stay with")


async def test_a_busy_endpoint_is_given_the_time_it_asks_for(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("candor.engines.endpoint.sleep", sleep)
    await heard(Endpoint(stub.address("http_429", "plain")))
    assert slept == [0.2]


async def test_an_endpoint_that_knows_no_stream_options_is_not_sent_them_again(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("no_stream_options"))
    for _ in range(2):
        async for _chunk in endpoint.stream(ASKED, Allowance.of(5)):
            pass
    assert ["stream_options" in sent for sent in stub.requests] == [True, False, False]
    await endpoint.close()


async def test_never_more_calls_are_made_than_allowed(stub: Stub) -> None:
    for calls in (1, 2, 3):
        stub.requests.clear()
        with pytest.raises(err.EngineUnavailable):
            await heard(Endpoint(stub.address("http_500")), calls=calls)
        assert len(stub.requests) == calls


@pytest.mark.parametrize("calls", [1, 2])
async def test_an_unreachable_address_is_told_apart_from_a_failing_one(calls: int) -> None:
    nowhere = "http://127.0.0.1:9/v1"
    upstream.STUBS.add(nowhere)
    with pytest.raises(err.EngineUnavailable, match="cannot be reached"):
        await heard(Endpoint(Address("m", nowhere)), calls=calls)
    upstream.STUBS.discard(nowhere)


async def test_no_open_line_of_a_reply_is_left_to_the_garbage_collector(stub: Stub) -> None:
    left: list[str] = []
    first, last = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(first, lambda dropped: (left.append(dropped.__qualname__), last(dropped))[0])
    endpoint = Endpoint(stub.speaks_like("I see what you mean there. " * 20))
    for whole in (False, True):
        async with aclosing(endpoint.stream(ASKED, Allowance.of(5))) as chunks:
            async for _ in chunks:
                if not whole:
                    break
    await endpoint.close()
    gc.collect()
    sys.set_asyncgen_hooks(first, last)
    assert not {"AsyncResponseStream.__aiter__", "BoundAsyncStream.__aiter__"} & set(left)


async def test_a_call_refused_with_and_without_a_field_was_not_refused_for_it(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("http_400", "http_400", "plain"))
    with pytest.raises(err.EngineRefused):
        [chunk async for chunk in endpoint.stream(ASKED, Allowance.of(5))]
    assert endpoint.reports_usage
    with pytest.raises(err.EngineRefused):
        await Endpoint(stub.address("http_400")).structured(ASKED, Verdict, Allowance.of(5))
    words, last = await heard(endpoint)
    assert words and last.usage is not None and last.usage.completion > 0
    assert ["stream_options" in sent for sent in stub.requests if sent.get("stream")] == [True, False, True]


async def test_a_listener_who_leaves_closes_the_line(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("hang"))
    async with aclosing(endpoint.stream(ASKED, Allowance.of(30))) as chunks:
        async for _ in chunks:
            break
    async with asyncio.timeout(5):
        while stub.ends != ["dropped"]:
            await asyncio.sleep(0.01)
    await endpoint.close()


async def test_characters_broken_between_packets_and_strange_signs_arrive_whole_or_not_at_all(stub: Stub) -> None:
    words, _ = await heard(Endpoint(stub.address("accents")))
    assert "naïve 😀 tokens für now" in words
    words, _ = await heard(Endpoint(stub.address("nul")))
    assert words.startswith("Let me stay with that. What makes you sure")


def test_half_characters_in_two_pieces_become_one() -> None:
    cleaner = Cleaner()
    assert cleaner.feed("a\ud83d") + cleaner.feed("\ude00b") + cleaner.rest() == "a😀b"
    assert cleaner.feed("a\ud83d") + cleaner.feed("b") == "ab"


async def test_a_live_address_fails_loudly_in_a_test_run() -> None:
    with pytest.raises(upstream.LiveCallRefused):
        await heard(Endpoint(Address("gpt-4o", "", "key")))
    assert upstream.REFUSED_CALLS == ["api.openai.com"]
    upstream.REFUSED_CALLS.clear()


async def test_a_provider_whose_package_is_missing_is_named_with_it() -> None:
    address = Address("mistralai:mistral-large")
    upstream.STUBS.add(address.url)
    with pytest.raises(err.SettingsError, match="install the package langchain-mistralai"):
        await Endpoint(address).warm()
    upstream.STUBS.discard(address.url)


@pytest.mark.parametrize(
    "address, told",
    [
        (Address("gpt-4o"), ("", "gpt-4o", "api.openai.com")),
        (Address("openai:gpt-4o"), ("", "gpt-4o", "api.openai.com")),
        (Address("qwen3:8b", "http://localhost:11434/v1"), ("", "qwen3:8b", "localhost:11434")),
        (Address("qwen3:8b"), ("", "qwen3:8b", "api.openai.com")),
        (Address("anthropic:claude", ""), ("anthropic", "claude", "anthropic")),
        (Address("m", "https://user:word@example.org/v1"), ("", "m", "example.org")),
    ],
)
def test_the_host_that_a_candidate_is_told_is_the_one_that_is_called(address: Address, told: tuple[str, ...]) -> None:
    assert (address.provider, address.name, address.host) == told


def test_calls_are_not_traced_to_another_service_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from langsmith import utils

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    utils.get_env_var.cache_clear()
    assert utils.tracing_is_enabled()
    with upstream.untraced():
        assert not utils.tracing_is_enabled()
    utils.get_env_var.cache_clear()


async def test_both_verbs_call_untraced(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    from langsmith import utils

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    utils.get_env_var.cache_clear()
    traced: list[bool] = []
    endpoint = Endpoint(stub.address("unmarked"))
    await endpoint.warm()
    model = endpoint._model
    before = type(model)._get_request_payload

    def payload(self: object, *args: object, **options: object) -> object:
        traced.append(bool(utils.tracing_is_enabled()))
        return before(self, *args, **options)

    monkeypatch.setattr(type(model), "_get_request_payload", payload)
    assert [chunk async for chunk in endpoint.stream(ASKED, Allowance.of(5))]
    assert (await endpoint.structured(ASKED, Verdict, Allowance.of(5))).value.word == "yes"
    assert traced == [False, False]
    await endpoint.close()
    utils.get_env_var.cache_clear()


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    assert seconds_until("2.5") == 2.5
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 80 < (seconds_until(later) or 0) <= 90
    assert seconds_until("Wed, 01 Jan 2020 00:00:00 GMT") == 0
    assert [seconds_until(odd) for odd in (None, "", "soon", "nan", "inf", "-inf")] == [None] * 5 + [0.0]


def test_cached_tokens_are_paid_at_their_own_price() -> None:
    usage = Usage(calls=2, prompt=1_000_000, cached=400_000, completion=100_000)
    assert Price(prompt=2, cached=0.5, completion=10).of(usage) == pytest.approx(1.2 + 0.2 + 1.0)
    assert (usage + usage).tokens == 2_200_000
