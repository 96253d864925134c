"""An interview held on a running server, over its socket. Comes back by itself when the line is lost.

What is sent carries an id of its own and is sent again under the same one after a reconnect, so that it counts once.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from pydantic import ValidationError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidURI, WebSocketException

from candor.cli.room import Summary
from candor.errors import CandidateError, CandorError, SettingsError
from candor.interview.setup import Setup
from candor.web import messages as m

WAITS = (0.3, 0.6, 1.2, 2.5, 5.0)  # seconds before the next attempt; the last one repeats
LONGEST_AWAY = 120.0  # seconds without a line after which the terminal gives up
PATIENCE = 15.0  # seconds for a connection, an HTTP answer, or an ack of an interview's start
LARGEST_FRAME = 64 * 1024 * 1024  # bytes; a joined interview arrives with its whole transcript in one frame
LOOPBACK = ("127.0.0.1", "localhost", "::1")

Outgoing = m.Create | m.Join | m.GiveAnswer | m.GiveCommand


def check_url(url: str) -> str:
    """The server's address without a slash behind it. Raises SettingsError, saying what is wrong with it."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if not fits:
        raise SettingsError(f"--url {url}: write it as http://127.0.0.1:8000")
    return url.rstrip("/")


class There:
    """A `Room` on the server at `url`."""

    def __init__(self, url: str) -> None:
        self._url = check_url(url)
        self.notice = f"Everything you write is sent to {self._url} and kept there."
        self._local = urlsplit(self._url).hostname in LOOPBACK
        self._interview = ""
        self._told = 0
        self._socket: ClientConnection | None = None
        self._waiting: dict[str, tuple[Outgoing, asyncio.Future[m.Ack]]] = {}
        self._heard: asyncio.Queue[m.AnyServerFrame | CandorError] = asyncio.Queue()
        self._line: asyncio.Task[None] | None = None

    async def enter(self, setup: Setup, join: str | None) -> str:
        first: Outgoing
        if join:
            first = m.Join(type="join", id=_new_id(), interview=join)
        else:
            first = m.Create(type="create", id=_new_id(), setup=setup)
        ack = self._await_ack(first)
        self._line = asyncio.create_task(self._keep_line())
        try:
            self._interview = (await asyncio.wait_for(ack, PATIENCE)).interview
        except TimeoutError:
            raise SettingsError(f"--url {self._url}: no Candor server answers there") from None
        return self._interview

    def _await_ack(self, frame: Outgoing) -> "asyncio.Future[m.Ack]":
        ack: asyncio.Future[m.Ack] = asyncio.get_running_loop().create_future()
        self._waiting[frame.id] = (frame, ack)
        return ack

    async def _keep_line(self) -> None:
        """Hold the connection, and open it again when it breaks."""
        failures, since = 0, asyncio.get_running_loop().time()
        while True:
            try:
                async with self._connect() as socket:
                    await self._talk(socket)
            except (OSError, WebSocketException, InvalidURI):
                pass
            except (ValidationError, CandorError) as problem:
                return self._give_up(self._strange(problem))
            finally:
                connected, self._socket = self._socket is not None, None
            now = asyncio.get_running_loop().time()
            failures, since = (0, now) if connected else (failures + 1, since)
            if not self._interview or now - since > LONGEST_AWAY:
                lost = f"; come back with: {self.way_back()}" if self._interview else ""
                return self._give_up(SettingsError(f"--url {self._url}: no Candor server answers there{lost}"))
            await asyncio.sleep(WAITS[min(failures, len(WAITS) - 1)])

    def _connect(self) -> connect:
        address = "ws" + self._url.removeprefix("http") + "/ws"
        return connect(address, proxy=None if self._local else True, open_timeout=PATIENCE, max_size=LARGEST_FRAME)

    async def _talk(self, socket: ClientConnection) -> None:
        """Join again if we had joined, send again what was not acked, then hear until the line ends."""
        if self._interview:
            again = m.Join(type="join", id=_new_id(), interview=self._interview, after=self._told)
            await socket.send(again.model_dump_json())
        for frame, _ in tuple(self._waiting.values()):
            await socket.send(frame.model_dump_json())
        self._socket = socket
        async for raw in socket:
            self._hear(m.SERVER_FRAME.validate_json(raw))

    def _hear(self, frame: m.AnyServerFrame) -> None:
        match frame:
            case m.Ack(id=message_id):
                if message_id in self._waiting:
                    self._interview = frame.interview
                    self._settle(message_id, frame)
            case m.ErrorFrame(id=str(message_id)) if message_id in self._waiting:
                self._settle(message_id, _refusal(frame))
            case m.ErrorFrame():
                if frame.code == "unknown_interview":  # deleted while we were away
                    raise _refusal(frame)
            case _:
                if isinstance(frame, m.StateFrame):
                    self._told = max(self._told, frame.seq)
                self._heard.put_nowait(frame)

    def _settle(self, message_id: str, result: m.Ack | CandorError) -> None:
        _, ack = self._waiting.pop(message_id)
        if ack.done():
            return
        if isinstance(result, CandorError):
            ack.set_exception(result)
        else:
            ack.set_result(result)

    def _strange(self, problem: ValidationError | CandorError) -> CandorError:
        if isinstance(problem, CandorError):
            return problem
        return SettingsError(f"--url {self._url}: the server there speaks another version of the socket")

    def _give_up(self, problem: CandorError) -> None:
        for message_id in tuple(self._waiting):
            self._settle(message_id, problem)
        self._heard.put_nowait(problem)

    async def frames(self) -> AsyncIterator[m.AnyServerFrame]:
        while True:
            frame = await self._heard.get()
            if isinstance(frame, CandorError):
                raise frame
            yield frame

    async def send(self, frame: m.GiveAnswer | m.GiveCommand) -> int:
        ack = self._await_ack(frame)
        await self._try(frame)
        return (await ack).seq

    async def _try(self, frame: Outgoing) -> None:
        """Send now if there is a line; without one, what waits for an ack is sent after the reconnect."""
        try:
            if self._socket is not None:
                await self._socket.send(frame.model_dump_json())
        except (OSError, WebSocketException):
            pass

    async def writing(self) -> None:
        await self._try(m.GiveCommand(type="command", id=_new_id(), command="writing"))

    async def summary(self) -> Summary:
        whole = f"{self._url}/interviews/{self._interview}/report"
        try:
            report = json.loads(await asyncio.to_thread(self._get, f"/api/interviews/{self._interview}/report.json"))
            return Summary(tuple(line["text"] for line in report.get("report", report)["summary"]), whole)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return Summary((), whole)  # the page has it; a summary that cannot be read is not worth an error

    def _get(self, path: str) -> bytes:
        opener = build_opener(ProxyHandler({})) if self._local else build_opener()
        with opener.open(self._url + path, timeout=PATIENCE) as response:
            data: bytes = response.read()
        return data

    def way_back(self) -> str:
        return f"candor interview --url {self._url} --join {self._interview}"

    async def close(self) -> None:
        if self._line is not None:
            self._line.cancel()
            await asyncio.gather(self._line, return_exceptions=True)


def _refusal(frame: m.ErrorFrame) -> CandorError:
    problem = CandidateError(frame.message)
    problem.code, problem.retryable = frame.code, frame.retryable
    return problem


def _new_id() -> str:
    return secrets.token_urlsafe(9)
