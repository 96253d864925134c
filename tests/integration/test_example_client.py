"""The example client of the docs, run against a real server: what the docs show is what works."""

import asyncio
import importlib.util
from pathlib import Path
from types import ModuleType

from integration.server_process import ServerProcess

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example_client.py"
ANSWERS = ["The key is not unique, so rows multiply.", "I would count keys before and after the join."]


def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("example_client", EXAMPLE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_forty_line_client_holds_an_interview(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path).start()
    try:
        heard = asyncio.run(example().interview(f"ws://127.0.0.1:{server.port}/ws", ANSWERS))
    finally:
        server.stop()
    assert [line for line in heard if line.startswith("you: ")] == [f"you: {answer}" for answer in ANSWERS]
    assert sum(line.startswith("interviewer: ") for line in heard) == len(ANSWERS) + 2  # the first question, the close
