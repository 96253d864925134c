"""An OpenAI-compatible endpoint on this computer whose behaviour is chosen by the model's name: for tests and bench.

`stub.address("gullible")` is an address with that personality; a fault is one too (`stub.address("hang")`). A script of
several, one a request, is `stub.address("http_500", "plain")`. Every request is kept in `stub.requests`, and how each
ended in `stub.ends`: `whole`, or `dropped` when the client left.
"""

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from candor.engines import upstream
from candor.engines.upstream import Address
from stub_personalities import PERSONALITIES

Sent = dict[str, Any]

def schema_of(sent: Sent) -> Sent:
    """The JSON Schema that a request asks for, in its format or in its words."""
    asked = sent.get("response_format", {}).get("json_schema", {}).get("schema")
    told: Sent = asked or json.loads(str(sent["messages"][-1]["content"]).rpartition("JSON Schema:\n")[2] or "{}")
    return told


def fitting(schema: Sent, root: Sent | None = None) -> Any:
    """The plainest value that fits a schema: `yes` for words, the least or 2 for numbers, nothing in lists."""
    root = root or schema
    if "$ref" in schema:
        return fitting(root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    if "anyOf" in schema:
        return fitting(schema["anyOf"][0], root)
    match schema.get("type"):
        case "object":
            return {name: fitting(inner, root) for name, inner in schema.get("properties", {}).items()}
        case "array":
            return [fitting(schema["items"], root) for _ in range(schema.get("minItems", 0))]
        case "string":
            return "yes"
        case "integer" | "number":
            return min(max(2, schema.get("minimum", 2)), schema.get("maximum", 2))
        case "boolean":
            return True
    return None


class Stub:
    def __init__(self, first_token: float = 0.0) -> None:
        self.first_token = first_token
        self.requests: list[Sent] = []
        self.ends: list[str] = []
        self.scripts: dict[str, list[str]] = {}
        self.structured: Callable[[Sent], str] = lambda sent: json.dumps(fitting(schema_of(sent)))
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def address(self, *behaviours: str) -> Address:
        """One behaviour a request; the last one goes on."""
        name = "+".join(behaviours) + f"~{len(self.scripts)}"
        self.scripts[name] = list(behaviours)
        return Address(name, self.url, "test-key")

    def speaks_like(self, words: str) -> Address:
        """A model that always says `words`."""
        name = f"said-{len(PERSONALITIES)}"
        PERSONALITIES[name] = lambda prompt: words
        return self.address(name)

    async def complete(self, request: Request) -> Response:
        sent: Sent = await request.json()
        self.requests.append(sent)
        script = self.scripts.get(sent["model"], ["plain"])
        behaviour = script.pop(0) if len(script) > 1 else script[0]
        self.ends.append("open")
        number = len(self.ends) - 1
        answered = await self._fault(behaviour, sent, request)
        if answered is not None:
            self.ends[number] = "whole"
            return answered
        if not sent.get("stream"):
            self.ends[number] = "whole"
            return JSONResponse(self._whole(behaviour, sent))
        return StreamingResponse(self._stream(behaviour, sent, number), media_type="text/event-stream")

    async def _fault(self, behaviour: str, sent: Sent, request: Request) -> Response | None:
        match behaviour:
            case "no_headers":
                while not await request.is_disconnected():
                    await asyncio.sleep(0.02)
                return Response(status_code=500)
            case "http_429":
                return JSONResponse({"error": {"message": "SECRET"}}, 429, {"retry-after": "0.2"})
            case "http_429_date":
                soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
                return JSONResponse({"error": {"message": "SECRET"}}, 429, {"retry-after": soon})
            case "html":
                return HTMLResponse("<html><body>Sign in to SECRET</body></html>")
            case "redirect":
                return Response(status_code=307, headers={"location": "http://127.0.0.1:9/elsewhere"})
            case "no_stream_options" if "stream_options" in sent:
                return JSONResponse({"error": {"message": "unknown field stream_options"}}, 400)
            case "no_schema" if sent.get("response_format", {}).get("type") == "json_schema":
                return JSONResponse({"error": {"message": "unknown response_format"}}, 400)
            case _ if behaviour.startswith("http_"):
                return JSONResponse({"error": {"message": "SECRET"}}, int(behaviour.removeprefix("http_")))
        return None

    def _whole(self, behaviour: str, sent: Sent) -> Sent:
        text = self.structured(sent)
        text = {"bad_json": "{word: yes", "short_json": text[:-4], "nan": '{"word": "yes", "level": NaN}',
                "empty": "", "out_of_range": '{"word": "yes", "level": 99}'}.get(behaviour, text)  # fmt: skip
        message: Sent = {"role": "assistant", "content": text}
        if behaviour == "refusal":
            message |= {"content": None, "refusal": "I will not"}
        finish = {"length": "length", "content_filter": "content_filter"}.get(behaviour, "stop")
        choices = [] if behaviour == "no_choices" else [{"index": 0, "message": message, "finish_reason": finish}]
        usage = None if behaviour == "no_usage" else _usage(sent, text)
        head = {"id": "c", "object": "chat.completion", "created": 0, "model": "stub"}
        return {**head, "choices": choices, "usage": usage}

    async def _stream(self, behaviour: str, sent: Sent, number: int) -> AsyncIterator[bytes]:
        try:
            async for piece in self._pieces(behaviour, sent):
                yield piece
            self.ends[number] = "whole"
        except (asyncio.CancelledError, GeneratorExit):
            self.ends[number] = "dropped"
            raise

    async def _pieces(self, behaviour: str, sent: Sent) -> AsyncIterator[bytes]:
        if self.first_token:
            await asyncio.sleep(self.first_token)
        prompt = "\n".join(str(message["content"]) for message in sent["messages"])
        words = PERSONALITIES.get(behaviour, PERSONALITIES["plain"])(prompt)
        yield _event(_delta({"role": "assistant", "content": ""}))
        if behaviour in _ODD:
            async for piece in _ODD[behaviour](words):
                yield piece
            return
        data = b"".join(_event(_delta({"content": word})) for word in re.findall(r"\s*\S+\s?", words))
        if behaviour == "accents":  # bytes as they fall: characters broken between two packets
            raw = json.dumps(_delta({"content": words}), ensure_ascii=False).encode()
            data = b"data: " + raw + b"\n\n"
            for start in range(0, len(data), 7):
                yield data[start : start + 7]
                await asyncio.sleep(0)
        else:
            for event in data.split(b"\n\n")[:-1]:
                yield event + b"\n\n"
                await asyncio.sleep(0)
        yield _event(_delta({}, "length" if behaviour == "length" else "stop"))
        if behaviour != "no_usage" and "stream_options" in sent:
            yield _event({**_delta({}), "choices": [], "usage": _usage(sent, words)})
        yield b"data: [DONE]\n\n"


async def _some(words: str, share: float = 0.5) -> AsyncIterator[bytes]:
    pieces = re.findall(r"\S+\s*", words)
    for word in pieces[: max(int(len(pieces) * share), 1)]:
        yield _event(_delta({"content": word}))
        await asyncio.sleep(0)


async def _hang(words: str) -> AsyncIterator[bytes]:
    async for piece in _some(words):
        yield piece
    await asyncio.sleep(3600)


async def _drip(words: str) -> AsyncIterator[bytes]:
    for letter in words * 50:
        yield _event(_delta({"content": letter}))
        await asyncio.sleep(0.05)


async def _cut(words: str) -> AsyncIterator[bytes]:
    async for piece in _some(words):
        yield piece
    raise ConnectionAbortedError


async def _bad_sse(words: str) -> AsyncIterator[bytes]:
    yield b"data: {this is not JSON}\n\n"


async def _bad_sse_later(words: str) -> AsyncIterator[bytes]:
    async for piece in _some(words):
        yield piece
    yield b"data: {this is not JSON}\n\n"


async def _no_choices(words: str) -> AsyncIterator[bytes]:
    for _ in range(3):
        yield _event({**_delta({}), "choices": []})
    yield b"data: [DONE]\n\n"


def _ending(finish: str, **delta: Any) -> Callable[[str], AsyncIterator[bytes]]:
    async def end(words: str) -> AsyncIterator[bytes]:
        yield _event(_delta(delta, None))
        yield _event(_delta({}, finish))
        yield b"data: [DONE]\n\n"

    return end


async def _error_event(words: str) -> AsyncIterator[bytes]:
    yield _event({"error": {"message": "SECRET overloaded", "code": 503}})


async def _huge(words: str) -> AsyncIterator[bytes]:
    block = _event(_delta({"content": "x" * 100_000}))
    for _ in range(100):
        yield block
        await asyncio.sleep(0)


_TOOL = [{"index": 0, "id": "t", "type": "function", "function": {"name": "score", "arguments": "{}"}}]
_ODD: dict[str, Callable[[str], AsyncIterator[bytes]]] = {
    "hang": _hang, "drip": _drip, "cut": _cut, "bad_sse": _bad_sse, "bad_sse_later": _bad_sse_later,
    "no_choices": _no_choices, "empty": _ending("stop"), "refusal": _ending("stop", refusal="I will not"),
    "length_empty": _ending("length"), "content_filter": _ending("content_filter"),
    "tool_call": _ending("tool_calls", tool_calls=_TOOL), "error_event": _error_event, "huge": _huge,
}  # fmt: skip


def _delta(delta: Sent, finish: str | None = None) -> Sent:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub", "choices": [choice]}


def _event(data: Sent) -> bytes:
    return b"data: " + json.dumps(data).encode() + b"\n\n"


def _usage(sent: Sent, text: str) -> Sent:
    prompt = sum(len(str(message["content"])) for message in sent["messages"]) // 4
    return {
        "prompt_tokens": prompt, "completion_tokens": len(text) // 4, "total_tokens": prompt + len(text) // 4,
        "prompt_tokens_details": {"cached_tokens": prompt // 2},
    }  # fmt: skip


@contextmanager
def serving(first_token: float = 0.0) -> Iterator[Stub]:
    """A stub on a free port of this computer, in a thread of this process; calls to it are allowed."""
    stub = Stub(first_token)
    app = Starlette(routes=[Route("/v1/chat/completions", stub.complete, methods=["POST"])])
    with socket.create_server(("127.0.0.1", 0)) as line:
        stub.port = line.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        upstream.STUBS.add(stub.url)
        try:
            yield stub
        finally:
            upstream.STUBS.discard(stub.url)
            server.should_exit = server.force_exit = True
            thread.join(5)
