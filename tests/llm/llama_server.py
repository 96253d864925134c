"""llama.cpp's `llama-server` in a process of its own, with a model of random weights: a real endpoint, no real words.

LLAMA_HOME names the folder where both are. `make test-llm` sets it, and builds them where they are missing.
"""

import contextlib
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from candor.engines import upstream
from candor.engines.upstream import Address
from integration.server_process import free_port

MODEL = "tiny"
READY_SECONDS = 60.0
QUIET_SECONDS = 30.0
ENDLESS = "--ignore-eos"  # words until the limit of the request or of the context


class LlamaServer:
    """Serves on a port of its own, which it keeps over restarts. `context` in tokens, one a byte, for each of two
    requests at a time; `options` are further ones of `llama-server`."""

    def __init__(self, folder: Path, *options: str, context: int = 65_536) -> None:
        self.log, self.port = folder / "llama.log", free_port()
        self.options = [*options, "--parallel", "2", "--ctx-size", str(2 * context)]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/v1"

    @property
    def address(self) -> Address:
        return Address(MODEL, self.url)

    @property
    def environment(self) -> dict[str, str]:
        """What makes Candor use it."""
        return {"CANDOR_MODEL": MODEL, "OPENAI_BASE_URL": self.url}

    def start(self) -> "LlamaServer":
        self.process = subprocess.Popen(
            [
                str(_home() / "llama-server"), "--model", str(_home() / "tiny.gguf"), "--alias", MODEL, "--jinja",
                "--host", "127.0.0.1", "--port", str(self.port), "--threads", "1", "--seed", "1", "--slots",
                "--offline", *self.options,
            ],
            stdout=subprocess.DEVNULL, stderr=self.log.open("ab"), env={"PATH": os.defpath},
        )  # fmt: skip
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError, urllib.error.HTTPError):  # 503 while it loads
                self._get("/health")
                return self
            time.sleep(0.02)
        raise AssertionError(f"llama-server did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        assert self.process is not None
        self.process.wait()

    def signal(self, number: int) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def is_idle(self) -> bool:
        slots: list[dict[str, Any]] = self._get("/slots")
        return not any(slot["is_processing"] for slot in slots)

    def gives_up(self, requests: int) -> None:
        """Wait until it has given so many up in all, and works on nothing."""
        end = time.monotonic() + QUIET_SECONDS
        while self.cancelled < requests or not self.is_idle():
            assert time.monotonic() < end, f"{self.cancelled} of {requests} requests were given up"
            time.sleep(0.02)

    @property
    def cancelled(self) -> int:
        """How many requests it gave up because the client had left."""
        return self.log.read_text(errors="replace").count("cancel task")

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://{self.host}{path}", timeout=10) as response:
            return json.loads(response.read())


def _home() -> Path:
    return Path(os.environ["LLAMA_HOME"])


@contextmanager
def serving_llama(folder: Path, *options: str, context: int = 65_536) -> Iterator[LlamaServer]:
    """A running server; calls to it are allowed."""
    server = LlamaServer(folder, *options, context=context)
    upstream.STUBS.add(server.url)
    try:
        yield server.start()
    finally:
        upstream.STUBS.discard(server.url)
        server.stop()
