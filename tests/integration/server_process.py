"""A real server in a process of its own, and a small client that talks to its socket as a page would."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import websockets

READY_SECONDS = 60.0
FRAME_SECONDS = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ServerProcess:
    """`candor serve` on a port of its own, its data below `home`. Reads lexically unless told otherwise."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home, self.port = home, free_port()
        self.environment = {"CANDOR_EMBEDDING_MODEL": "", **environment}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "ServerProcess":
        self.process = subprocess.Popen(
            [sys.executable, "-m", "candor", "serve"],
            env={**os.environ, "XDG_DATA_HOME": str(self.home), "CANDOR_PORT": str(self.port), **self.environment},
            stdout=subprocess.DEVNULL, stderr=(self.home / "server.log").open("ab"),
        )
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}/health", timeout=1).read()
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the server did not start:\n{(self.home / 'server.log').read_text()}")

    def kill(self) -> None:
        """As a power cut would: nothing is flushed, nothing is said."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=10) as response:
            return json.loads(response.read())


class Client:
    """Keeps what it is shown the way a page does: by event number, and by utterance and attempt."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.interview = ""
        self.seq = 0
        self.state: dict[str, Any] = {}
        self.lines: dict[int, tuple[str, str]] = {}  # event number: who, text
        self.errors: list[dict[str, Any]] = []
        self.acks: dict[str, int] = {}
        self.speaking = ""
        self.socket: Any = None

    async def connect(self, **headers: str) -> None:
        self.socket = await websockets.connect(f"ws://127.0.0.1:{self.server.port}/ws", additional_headers=headers)

    async def send(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def create(self, **setup: Any) -> None:
        await self.connect()
        await self.send(type="create", id="create", setup=setup)
        await self.until(lambda: self.state.get("status") == "listening")

    async def join(self) -> None:
        await self.connect()
        await self.send(type="join", id="join", interview=self.interview, after=self.seq)

    async def until(self, holds: Any) -> None:
        while not holds():
            self.take(json.loads(await asyncio.wait_for(self.socket.recv(), FRAME_SECONDS)))

    def take(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "ack":
                self.acks[frame["id"]] = frame["seq"]
                self.interview = frame["interview"]
            case "say_begin":
                self.speaking = ""
            case "say_delta":
                assert frame["offset"] <= len(self.speaking), "words are missing"
                self.speaking = self.speaking[: frame["offset"]] + frame["text"]
            case "say_end":
                self.seq = max(self.seq, frame["seq"])
                self.lines[frame["seq"]] = ("interviewer", frame["text"])
            case "state":
                self.state = frame
                self.seq = max(self.seq, frame["seq"])
                for line in frame["lines"]:
                    assert line["seq"] not in self.lines, f"line {line['seq']} came twice"
                    if line["who"] != "note":
                        self.lines[line["seq"]] = (line["who"], line["text"])
            case "error":
                self.errors.append(frame)

    async def answer(self, text: str, message_id: str) -> None:
        """Send an answer and wait for its ack."""
        await self.send(type="answer", id=message_id, turn=self.state["turn"], text=text)
        await self.until(lambda: message_id in self.acks or self.errors)

    async def heard(self) -> None:
        """Wait until the interviewer has finished."""
        await self.until(lambda: self.state.get("status") in ("listening", "ended"))

    @property
    def transcript(self) -> list[tuple[str, str]]:
        return [self.lines[seq] for seq in sorted(self.lines)]
