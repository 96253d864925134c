"""The line to a model's endpoint: its client with limits, and what its failures are called here. Says nothing itself.

Nothing of a payload, sent or received, gets into an error or a log. LangChain and openai are imported when first used.
"""

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from candor.errors import (
    EngineBusy,
    EngineCut,
    EngineError,
    EngineFiltered,
    EngineGarbled,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    SettingsError,
)

log = logging.getLogger(__name__)
OPENAI = "https://api.openai.com/v1"
LARGEST_REPLY = 4_000_000  # bytes of one reply; a streamed grading has some hundred thousand
CONNECT_SECONDS = 5.0
LONGEST_WAIT = 7200.0  # seconds: above every deadline. Each call has an Allowance of its own, which ends it

# Tests set this to False: then only the addresses in STUBS may be called, anything else fails, loudly.
LIVE_CALLS_ALLOWED = True
STUBS: set[str] = set()
REFUSED_CALLS: list[str] = []


class LiveCallRefused(AssertionError):
    """A test tried to reach a model."""


@dataclass(frozen=True)
class Address:
    """Where a model is. `model` alone, or `provider:model` for one that LangChain reaches by a package of its own."""

    model: str
    base_url: str = ""
    api_key: str = ""

    @property
    def provider(self) -> str:
        """Empty for an OpenAI-compatible endpoint."""
        name, colon, rest = self.model.partition(":")
        known = name.isidentifier() and name.islower() and colon and rest and name in PACKAGES
        return name if known and not self.base_url and name != "openai" else ""

    @property
    def name(self) -> str:
        """The model without its provider."""
        name, colon, rest = self.model.partition(":")
        return rest if colon and rest and (self.provider or (name == "openai" and not self.base_url)) else self.model

    @property
    def url(self) -> str:
        return "" if self.provider else self.base_url or OPENAI

    def check(self) -> None:
        """Raises SettingsError when the address is none, or a provider's package is missing."""
        if self.provider and find_spec(PACKAGES[self.provider].replace("-", "_")) is None:
            raise SettingsError(
                f"CANDOR_MODEL={self.model}: install the package {PACKAGES[self.provider]} to reach {self.provider}"
            )
        parts = urlsplit(self.url)
        if self.url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise SettingsError("OPENAI_BASE_URL: write it as https://host/v1")

    @property
    def host(self) -> str:
        """As a candidate is told it: host and port, or the provider."""
        return urlsplit(self.url).netloc.rpartition("@")[2] if self.url else self.provider


# What has to be installed for a provider that is not reached as an OpenAI-compatible endpoint.
PACKAGES = {
    "anthropic": "langchain-anthropic", "azure_openai": "langchain-openai", "bedrock_converse": "langchain-aws",
    "cohere": "langchain-cohere", "deepseek": "langchain-deepseek", "google_genai": "langchain-google-genai",
    "google_vertexai": "langchain-google-vertexai", "groq": "langchain-groq", "mistralai": "langchain-mistralai",
    "ollama": "langchain-ollama", "openai": "langchain-openai", "openrouter": "langchain-openrouter",
}  # fmt: skip


def check_allowed(address: Address) -> None:
    """Raises LiveCallRefused in a test run, unless the address is a stub's."""
    if LIVE_CALLS_ALLOWED or address.url in STUBS:
        return
    REFUSED_CALLS.append(address.host)
    raise LiveCallRefused(f"a test tried to reach a model at {address.host}")


class Limited:
    """A reply's bytes, until there are too many."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._read = stream, 0
        self._begun: list[AsyncGenerator[bytes, None]] = []  # openai reads the rest of a reply in a loop of its own

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = aiter(self._stream)
        self._begun.append(pieces)
        async for piece in pieces:
            self._read += len(piece)
            if self._read > LARGEST_REPLY:
                raise EngineGarbled("the reply is too long")
            yield piece

    async def aclose(self) -> None:
        for pieces in self._begun:
            await pieces.aclose()
        await self._stream.aclose()


# The replies that a call has open. LangChain and openai drop the generators of a reply that is not read to its end
# and leave the line to the garbage collector; whoever sets a list here closes what is in it.
opened: ContextVar[list[Limited] | None] = ContextVar("opened", default=None)


def make_client(seconds: float) -> Any:
    """An HTTP client that follows no redirects, asks for nothing compressed, and reads no more than LARGEST_REPLY."""
    import httpx2

    class LimitedStream(Limited, httpx2.AsyncByteStream):  # type: ignore[misc]  # httpx2 is not followed
        pass

    async def limit(response: Any) -> None:
        response.stream = LimitedStream(response.stream)
        if (here := opened.get()) is not None:
            here.append(response.stream)

    # What is packed could unpack to any size after it has been counted.
    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(seconds, connect=CONNECT_SECONDS), event_hooks={"response": [limit]},
        headers={"accept-encoding": "identity"},
    )  # fmt: skip


def make_model(address: Address, client: Any, seconds: float) -> Any:
    """LangChain's chat model for `address`. Raises SettingsError, naming the package that is missing."""
    if address.provider:
        from langchain.chat_models import init_chat_model

        key = {"api_key": address.api_key} if address.api_key else {}
        try:
            return init_chat_model(
                address.name, model_provider=address.provider, max_retries=0, timeout=seconds, cache=False, **key
            )
        except ImportError:
            package = PACKAGES[address.provider]
            raise SettingsError(
                f"CANDOR_MODEL={address.model}: install the package {package} to reach {address.provider}"
            ) from None
        except Exception as problem:  # each provider has its own way of missing a key
            raise SettingsError(f"CANDOR_MODEL={address.model}: {type(problem).__name__}") from None
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(
        model=address.name, base_url=address.url, api_key=address.api_key or "none", openai_proxy="",
        use_responses_api=False, stream_usage=True, timeout=seconds, max_retries=0, http_async_client=client,
        stream_chunk_timeout=None, cache=False,
    )  # fmt: skip


@contextmanager
def untraced() -> Iterator[None]:
    """LangChain sends every call to a tracing service when the environment says so; a candidate agreed to one host."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        yield


def told_as(problem: BaseException, begun: bool = False) -> EngineError:
    """Our name for what went wrong; `begun` when words had come already."""
    import openai

    for cause in _causes(problem):
        if isinstance(cause, EngineError):
            return cause
    kind = type(problem).__name__
    match problem:
        case TimeoutError() | openai.APITimeoutError():
            return EngineTimeout("the model did not answer in time")
        case openai.APIStatusError():
            return _status(problem)
        case openai.APIConnectionError():
            return EngineCut("the line broke") if begun else EngineUnavailable("the endpoint cannot be reached")
        case openai.LengthFinishReasonError():
            return EngineCut("the reply was too long for its limit")
        case openai.ContentFilterFinishReasonError():
            return EngineFiltered("the provider held the reply back")
        case openai.APIError():
            return EngineUnavailable("the endpoint reported an error")
        case OSError():
            return EngineCut("the line broke") if begun else EngineUnavailable(kind)
    status = getattr(problem, "status_code", None)  # other providers' clients
    if isinstance(status, int):
        return _by_status(status, None)
    return EngineGarbled(f"the reply cannot be read ({kind})")


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__


def _status(problem: Any) -> EngineError:
    return _by_status(problem.status_code, problem.response.headers.get("retry-after"))


def _by_status(status: int, retry_after: str | None) -> EngineError:
    if status == 429:
        return EngineBusy("the endpoint has too many requests", seconds_until(retry_after))
    if status >= 500 or status == 408:
        return EngineUnavailable(f"the endpoint failed (status {status})")
    return EngineRefused(f"the endpoint refused (status {status})", status)


def seconds_until(retry_after: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or as an HTTP date; None when it says nothing."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError):
            return None
    return max(seconds, 0.0) if seconds < 1e6 else None  # NaN compares as False, too


def strict_json(text: str) -> Any:
    """The JSON value of `text`, which may stand in a Markdown fence. Raises EngineGarbled, for NaN and infinity too."""
    bare = text.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    try:
        return json.loads(bare, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise EngineGarbled("the reply is not JSON") from None


def _refuse_constant(name: str) -> float:
    raise ValueError(name)
