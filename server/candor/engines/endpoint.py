"""A language model as two verbs: `stream` gives its words as they come, `structured` a value that fits a schema.

This is the one way to a model, for speaking, grading, tailoring and the report's words alike:

    endpoint = Endpoint(Address(model, base_url, api_key))
    within = Allowance.of(60.0, calls=2)          # one deadline and so many upstream calls, retries included
    async with aclosing(endpoint.stream([Message("system", ...), Message("user", ...)], within)) as chunks: ...
    parsed = await endpoint.structured(messages, MySchema, within)   # parsed.value, parsed.usage

Both raise EngineError and nothing else (SettingsError when a provider's package is missing); a reply is retried only
while nothing of it was passed on. `within.made` counts calls, whatever became of them. No prompt stands here.
"""

import asyncio
import logging
from asyncio import sleep
from collections.abc import AsyncGenerator, Sequence, Set
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from candor.engines import upstream
from candor.engines.allowance import Allowance as Allowance  # part of this interface
from candor.engines.cleaning import Cleaner, clean
from candor.engines.schemas import in_words, strict_schema
from candor.engines.upstream import Address, make_client, make_model, strict_json, told_as, untraced
from candor.errors import (
    EngineBusy,
    EngineCut,
    EngineError,
    EngineFiltered,
    EngineGarbled,
    EngineRefused,
    EngineUnavailable,
)
from candor.interview.usage import Usage

log = logging.getLogger(__name__)
M = TypeVar("M", bound=BaseModel)
Field = Literal["usage", "schema"]  # what is asked of an endpoint that may not know it
LONGEST_UTTERANCE = 2000  # tokens; a model that reasons spends most of them unseen
LONGEST_VALUE = 6000
PAUSE = 0.5  # seconds before a retry, when the endpoint asks for none
FIRST_WORD_SHARE = 0.5  # of the time left that the first of two calls may take to its first word
LONGEST_GAP_SHARE = 0.4  # of the whole time that may pass between two pieces
UNSUPPORTED = (400, 404, 415, 422, 501)  # statuses with which endpoints turn down a field they do not know


@dataclass(frozen=True)
class Message:
    """`text` in one of the three roles that every chat model knows."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True)
class Chunk:
    """A piece of the words. The last one has `finish` (`stop`, or empty when the endpoint gave no reason) and `usage`,
    which counts the retries of this reply, too."""

    text: str = ""
    finish: str | None = None
    usage: Usage | None = None


@dataclass(frozen=True)
class Parsed(Generic[M]):
    value: M
    usage: Usage


class Endpoint:
    """One model at one address. What it turned out not to support is remembered for as long as the object lives."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._turned_down: set[Field] = set()
        self._model: Any = None
        self._client: Any = None
        self._making = asyncio.Lock()

    @property
    def host(self) -> str:
        return self.address.host

    @property
    def model(self) -> str:
        return self.address.model

    @property
    def json_by(self) -> Literal["schema", "object"]:
        return "object" if "schema" in self._turned_down else "schema"

    @property
    def reports_usage(self) -> bool:
        """Whether usage may be asked for while streaming."""
        return "usage" not in self._turned_down

    async def warm(self) -> None:
        """Import what is needed, which takes about a second; opens no connection. Raises SettingsError."""
        await self._chat()

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
        self._model = self._client = None

    async def stream(self, messages: Sequence[Message], within: Allowance) -> AsyncGenerator[Chunk, None]:
        """Raises EngineError; after the first words, too, and then without a retry."""
        begun, knew = False, frozenset(self._turned_down)
        while True:
            within.take()
            try:
                async with aclosing(self._stream_once(messages, within)) as chunks:
                    async for chunk in chunks:
                        begun = begun or bool(chunk.text)
                        yield chunk
                return
            except EngineError as problem:
                if begun:
                    raise
                pause = self._pause(problem, within, "usage", knew)
            await sleep(pause)

    async def structured(
        self, messages: Sequence[Message], schema: type[M], within: Allowance
    ) -> Parsed[M]:
        """A value of `schema`. Raises EngineError; EngineGarbled when what came does not fit, after a retry."""
        before, knew = Usage(), frozenset(self._turned_down)
        while True:
            within.take()
            try:
                text, usage = await self._complete(messages, schema, within)
                before += usage
                return Parsed(_validated(schema, text), before + Usage(calls=within.made))
            except EngineError as problem:
                pause = self._pause(problem, within, "schema", knew)
            await sleep(pause)

    async def _stream_once(self, messages: Sequence[Message], within: Allowance) -> AsyncGenerator[Chunk, None]:
        chat = await self._chat()
        options: dict[str, Any] = {} if self.address.provider else {"stream_usage": self.reports_usage}
        options["max_tokens"] = LONGEST_UTTERANCE
        lines: list[upstream.Limited] = []
        upstream.opened.set(lines)
        pieces = chat.astream(_told(messages), **options)
        cleaner, begun, finish, usage, odd = Cleaner(), False, None, Usage(), False
        first_by = within.deadline if within.made >= within.calls else within.deadline - within.left * FIRST_WORD_SHARE
        try:
            while True:
                gap = asyncio.get_running_loop().time() + within.seconds * LONGEST_GAP_SHARE
                piece = await _next(pieces, min(gap, within.deadline) if begun else first_by, begun)
                if piece is None:
                    break
                usage = _usage(piece) if piece.usage_metadata else usage  # some tell it with every piece
                finish = piece.response_metadata.get("finish_reason") or finish
                odd = odd or bool(getattr(piece, "tool_call_chunks", None))
                text = cleaner.feed(piece.text if isinstance(piece.text, str) else "")
                if text:
                    begun = True
                    yield Chunk(text)
        finally:
            await _close(pieces, *lines)
        _check_end(begun, finish, odd)
        yield Chunk(cleaner.rest(), finish or "", usage + Usage(calls=within.made))

    async def _complete(
        self, messages: Sequence[Message], schema: type[BaseModel], within: Allowance
    ) -> tuple[str, Usage]:
        chat = await self._chat()
        try:
            with untraced():
                async with asyncio.timeout_at(within.deadline):
                    if self.address.provider:
                        made = await chat.with_structured_output(schema, include_raw=True).ainvoke(_told(messages))
                        value = made["parsed"]
                        return (value.model_dump_json() if value else "", _usage(made["raw"]))
                    told = messages if self.json_by == "schema" else _with_schema(messages, schema)
                    # In extra_body, since LangChain would parse the reply itself and raise with its text.
                    body = {"response_format": self._format(schema)}
                    reply = await chat.ainvoke(_told(told), max_tokens=LONGEST_VALUE, extra_body=body)
        except Exception as problem:
            raise told_as(problem) from None
        if reply.additional_kwargs.get("refusal"):
            raise EngineFiltered("the model declined")
        text = clean(reply.text if isinstance(reply.text, str) else "")
        _check_end(bool(text.strip()), reply.response_metadata.get("finish_reason"), bool(reply.tool_calls))
        if reply.response_metadata.get("finish_reason") == "length":
            raise EngineCut("the reply was too long for its limit")
        return text, _usage(reply)

    def _format(self, schema: type[BaseModel]) -> dict[str, Any]:
        if self.json_by == "object":
            return {"type": "json_object"}
        return {
            "type": "json_schema",
            "json_schema": {"name": schema.__name__, "strict": True, "schema": strict_schema(schema)},
        }

    async def _chat(self) -> Any:
        upstream.check_allowed(self.address)
        async with self._making:
            if self._model is None:
                self._model = await asyncio.to_thread(self._make)
        return self._model

    def _make(self) -> Any:
        import openai  # noqa: F401  what errors are told by

        self._client = None if self.address.provider else make_client(upstream.LONGEST_WAIT)
        return make_model(self.address, self._client, upstream.LONGEST_WAIT)

    def _pause(self, problem: EngineError, within: Allowance, asked: Field, knew: Set[Field]) -> float:
        """Seconds to wait before the retry. Raises `problem` when no further call may help.

        An endpoint that turned the call down is not sent what was `asked` again, unless it turns the call without it
        down, too: then that was not the reason. `knew` is what it was known to turn down when this call began.
        """
        log.info("model call failed", extra={"code": problem.code, "host": self.host, "calls": within.made})
        if isinstance(problem, EngineRefused):
            gone_already = asked in self._turned_down
            if gone_already and asked not in knew:
                self._turned_down.discard(asked)
            if gone_already or problem.status not in UNSUPPORTED or within.made >= within.calls:
                raise problem
            self._turned_down.add(asked)
            return 0.0
        if within.made >= within.calls or isinstance(problem, EngineFiltered):
            raise problem
        after = problem.after if isinstance(problem, EngineBusy) else None
        pause = PAUSE if after is None and isinstance(problem, (EngineBusy, EngineUnavailable)) else after or 0.0
        if within.left <= max(pause, PAUSE):
            raise problem
        return pause


async def _next(pieces: Any, until: float, begun: bool) -> Any:
    """The next piece, None behind the last. Raises EngineError."""
    try:
        with untraced():
            async with asyncio.timeout_at(until):
                return await anext(pieces, None)
    except Exception as problem:
        raise told_as(problem, begun) from None


async def _close(*streams: Any) -> None:
    """Stop the upstream stream, at once, whatever state it is in."""
    for stream in streams:
        try:
            await stream.aclose()
        except Exception as problem:
            log.debug("stream not closed", extra={"kind": type(problem).__name__})


def _check_end(begun: bool, finish: str | None, odd: bool) -> None:
    """Raises EngineError when a reply ended without words, or was held back."""
    if finish == "content_filter":
        raise EngineFiltered("the provider held the reply back")
    if begun:
        return
    if finish == "length":
        raise EngineCut("the reply was too long for its limit")
    raise EngineGarbled("a tool was called, and there is none" if odd else "the reply is empty")


def _usage(message: Any) -> Usage:
    told = getattr(message, "usage_metadata", None) or {}
    details = told.get("input_token_details") or {}
    counts = {
        "prompt": told.get("input_tokens"), "cached": details.get("cache_read"),
        "completion": told.get("output_tokens"),
    }  # fmt: skip
    return Usage(**{name: count for name, count in counts.items() if isinstance(count, int) and count > 0})


def _validated(schema: type[M], text: str) -> M:
    try:
        return schema.model_validate(strict_json(text))
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_context=False, include_input=False)[0]
        raise EngineGarbled(f"{'.'.join(map(str, wrong['loc']))}: {wrong['type']}") from None


def _with_schema(messages: Sequence[Message], schema: type[BaseModel]) -> list[Message]:
    *before, last = messages
    return [*before, Message(last.role, f"{last.text}\n\n{in_words(schema)}")]


def _told(messages: Sequence[Message]) -> list[tuple[str, str]]:
    roles = {"system": "system", "user": "human", "assistant": "ai"}
    return [(roles[message.role], message.text) for message in messages]
