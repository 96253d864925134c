"""A server in a process of its own and many candidates at its socket; on this machine, bounded in count and time."""

import asyncio
import contextlib
import json
import os
import random
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from websockets.asyncio.client import ClientConnection

from candor.evaluation.specimens import answer_of

START_SECONDS = 60.0
WAIT_SECONDS = 60.0
PAUSE = 30.0  # seconds between a reply's end and the next answer


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    port: int
    page_ms: float = 0.0
    first_question_ms: float = 0.0

    def memory_mib(self) -> float:
        """Resident memory of the server process."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


@dataclass
class Load:
    acks: list[float] = field(default_factory=list)  # ms
    replies: list[float] = field(default_factory=list)  # ms
    errors: int = 0

    @property
    def answers(self) -> int:
        return len(self.replies)

    @property
    def ack_p99(self) -> float:
        return percentile(self.acks, 0.99)

    @property
    def reply_p99(self) -> float:
        return percentile(self.replies, 0.99)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("nan")


def start_server(folder: Path) -> Server:
    """A fresh server; measures the first page and the first question, cold."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "candor", "serve"],
        env={**os.environ, "XDG_DATA_HOME": str(folder), "CANDOR_PORT": str(port)}, stdout=subprocess.DEVNULL,
    )
    server = Server(process, port)
    while time.perf_counter() - begun < START_SECONDS:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            server.page_ms = (time.perf_counter() - begun) * 1000
            asyncio.run(_first_question(port))
            server.first_question_ms = (time.perf_counter() - begun) * 1000
            _wait_until_warm(port)
            return server
        time.sleep(0.01)
    process.kill()
    raise SystemExit("the server did not start")


async def _first_question(port: int) -> None:
    async with websockets.connect(f"ws://127.0.0.1:{port}/ws") as talk:
        await talk.send(json.dumps({"type": "create", "id": "c", "setup": {"round": "technical"}}))
        await _until(talk, "say_end")


def _wait_until_warm(port: int) -> None:
    while True:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=10) as ready:
            if json.loads(ready.read())["reading"] == "vectors":
                return
        time.sleep(0.2)


async def _until(talk: ClientConnection, kind: str) -> dict[str, object]:
    while True:
        frame: dict[str, object] = json.loads(await asyncio.wait_for(talk.recv(), WAIT_SECONDS))
        if frame["type"] == kind:
            return frame
        if frame["type"] == "error":
            raise RuntimeError(str(frame["code"]))


async def many_interviews(port: int, interviews: int, seconds: int) -> Load:
    """`interviews` candidates, each answering 120 words half a minute after the reply ends, their starts spread out."""
    load, draw = Load(), random.Random(1)
    end = time.perf_counter() + seconds

    async def candidate(number: int) -> None:
        await asyncio.sleep(draw.uniform(0, PAUSE))
        async with websockets.connect(f"ws://127.0.0.1:{port}/ws", open_timeout=WAIT_SECONDS) as talk:
            setup = {"round": "technical", "minutes": 120, "seed": number}
            await talk.send(json.dumps({"type": "create", "id": "c", "setup": setup}))
            said = await _until(talk, "say_end")
            answers = 0
            while time.perf_counter() + PAUSE < end:
                await asyncio.sleep(PAUSE)
                answers += 1
                said = await _answer(talk, said, answer_of(120, number * 100 + answers), f"a{answers}", load)

    done = await asyncio.gather(*(candidate(number) for number in range(interviews)), return_exceptions=True)
    load.errors += sum(isinstance(result, BaseException) for result in done)
    return load


async def _answer(
    talk: ClientConnection, said: dict[str, object], text: str, message_id: str, load: Load
) -> dict[str, object]:
    begun = time.perf_counter()
    await talk.send(json.dumps({"type": "answer", "id": message_id, "turn": said["turn"], "text": text}))
    waiting = {"ack": load.acks, "say_end": load.replies}  # in whichever order they come
    while waiting:
        frame: dict[str, object] = json.loads(await asyncio.wait_for(talk.recv(), WAIT_SECONDS))
        if frame["type"] == "error":
            load.errors += 1
            return said
        if (times := waiting.pop(str(frame["type"]), None)) is not None:
            times.append((time.perf_counter() - begun) * 1000)
        if frame["type"] == "say_end":
            said = frame
    return said


async def idle_sockets(server: Server, count: int) -> float:
    """MiB that `count` open, silent sockets add to the server."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, count + 200), hard), hard))
    before = server.memory_mib()
    async with contextlib.AsyncExitStack() as stack:
        for first in range(0, count, 100):
            batch = (websockets.connect(f"ws://127.0.0.1:{server.port}/ws") for _ in range(min(100, count - first)))
            for talk in await asyncio.gather(*batch):
                stack.push_async_callback(talk.close)
        await asyncio.sleep(1)
        return server.memory_mib() - before
