"""The door: who may talk to this server, how fast, and what browsers are told to refuse."""

import ipaddress
import json
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from candor.limits import LONGEST_FILE

CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
NEIGHBOURS = "*"  # among the hosts: whatever `names_a_place`
SECURITY_HEADERS = {
    b"content-security-policy": CONTENT_SECURITY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
FRAMES_A_SECOND, FRAMES_AT_ONCE = 5.0, 30.0
CHANGES_A_SECOND, CHANGES_AT_ONCE = 10.0, 200.0  # requests that change something, of all clients together
LONGEST_BODY = 64 * 1024  # bytes of a request; the longest reason of a dispute, escaped to the last character, fits
DOCUMENTS = "/api/documents"  # where whole files come
LONGEST_FRAME = 256 * 1024  # characters; the longest answer, escaped to the last character, fits


def host_name(host: str) -> str:
    """The name of a Host header, without its port."""
    if host.startswith("["):
        return host.split("]")[0] + "]"
    return host.rsplit(":", 1)[0] if ":" in host else host


def same_origin(headers: Headers) -> bool:
    """Whether a browser's request comes from this server's own pages. Programs send no Origin and may pass."""
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:  # half an IPv6 address
        return False


def names_a_place(name: str) -> bool:
    """Whether a host name is one that no stranger's DNS can lead here: an address, or a name within a network.

    A page of `anything.example` can have its own name answered with this computer's address, and would then be of
    the same origin as this server. It cannot do so with an address, nor with a name that the public DNS does not have.
    """
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return bool(name) and ("." not in name or name.endswith((".local", ".internal", ".home.arpa")))
    return True


class Door:
    """ASGI middleware: refuses foreign hosts and origins before anything else runs, and adds security headers."""

    def __init__(self, app: ASGIApp, hosts: list[str]) -> None:
        self.app = app
        self.hosts = {host.casefold() for host in hosts}
        self.changes = Pace(CHANGES_A_SECOND, CHANGES_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            return await _refuse(scope, receive, send, *refusal)
        if scope["type"] == "websocket":
            return await self.app(scope, receive, send)
        most, private = longest_body(scope["path"]), scope["path"].startswith("/api/")
        await self.app(scope, _limited(receive, most), _with_headers(send, private=private))

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        name = host_name(headers.get("host", "")).casefold()
        if name not in self.hosts and not (NEIGHBOURS in self.hosts and names_a_place(name)):
            return 421, "foreign_host", f"this server does not answer to the name {name!r}; see CANDOR_ALLOWED_HOSTS"
        changes = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if changes and not same_origin(headers):
            return 403, "foreign_origin", "this request comes from another site"
        length = headers.get("content-length", "0")
        if scope["type"] == "http" and length.isdecimal() and int(length[:12]) > (most := longest_body(scope["path"])):
            return 413, "document_too_large" if most > LONGEST_BODY else "bad_message", _too_long(most)
        if scope["type"] == "http" and changes and not self.changes.allows():
            return 429, "too_fast", "too many requests a second; wait a moment"
        return None


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, code: str, message: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": message[:120]})
        return
    error = {"code": code, "message": message, "retryable": status == 429}
    body = json.dumps({"error": error}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers += [(b"retry-after", b"1")] if status == 429 else []
    send = _with_headers(send)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def longest_body(path: str) -> int:
    """Bytes that a request to `path` may have."""
    return LONGEST_FILE if path == DOCUMENTS or path.startswith(f"{DOCUMENTS}/") else LONGEST_BODY


def _too_long(most: int) -> str:
    return f"a request may have {most:,} bytes"


def _limited(receive: Receive, most: int) -> Receive:
    """A body that says nothing of its length, or lies about it, is read no further than is allowed."""
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(413, _too_long(most))
        return message

    return receiving


def _with_headers(send: Send, private: bool = False) -> Callable[[Message], Awaitable[None]]:
    """`private` answers hold what somebody said: no browser keeps a copy that outlives a deletion."""
    wanted = {**SECURITY_HEADERS, **({b"cache-control": b"no-store"} if private else {})}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            extra = [(name, value) for name, value in wanted.items() if name not in present]
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return sending


class Pace:
    """A token bucket: a burst, then a steady rate."""

    def __init__(self, rate: float = FRAMES_A_SECOND, burst: float = FRAMES_AT_ONCE) -> None:
        self._rate, self._burst, self._left, self._since = rate, burst, burst, time.monotonic()

    def allows(self) -> bool:
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
