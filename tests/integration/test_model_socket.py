"""A language model over the socket and at the terminal: asked before anything is sent, told of at the end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient, WebSocketTestSession

from candor.journal.memory import MemoryJournal
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build
from stub_endpoint import Stub, serving

SETUP = {"round": "technical", "minutes": 10, "seed": 3}
HERE = {"host": "127.0.0.1:8000"}


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture
def client(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    stub.requests.clear()
    address = stub.address("unmarked")
    monkeypatch.setenv("OPENAI_BASE_URL", address.base_url)
    settings = Settings(embedding_model="", model=address.model, prices=f"{address.model}=1/0.5/2")
    app = create_app(lambda: build(settings, MemoryJournal()), settings.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


class Talk:
    def __init__(self, socket: WebSocketTestSession, client: TestClient) -> None:
        self.socket = socket
        served = client.get("/api/socket.schema.json").json()
        self.schema = Draft202012Validator({**served, "$ref": "#/server"})
        self.frames: list[dict[str, Any]] = []

    def send(self, **frame: Any) -> None:
        self.socket.send_text(json.dumps(frame))

    def until(self, status: str) -> dict[str, Any]:
        while True:
            frame: dict[str, Any] = json.loads(self.socket.receive_text())
            self.schema.validate(frame)
            self.frames.append(frame)
            if frame.get("status") == status:
                return frame


def test_the_state_names_host_and_what_is_sent_and_nothing_is_said_before_a_yes(
    client: TestClient, stub: Stub
) -> None:
    with client.websocket_connect("/ws", headers=HERE) as socket:
        talk = Talk(socket, client)
        talk.send(type="create", id="a", setup=SETUP)
        state = talk.until("consent")
        assert state["consent"]["host"] == f"127.0.0.1:{stub.port}"
        assert state["consent"]["sends"]
        assert state["legal"] == ["consent", "decline", "end"]
        assert not [frame for frame in talk.frames if frame["type"].startswith("say_")]
        assert stub.requests == []
        talk.send(type="command", id="b", command="consent")
        state = talk.until("listening")
        assert state["consent"] is None
        notes = [line["text"] for frame in talk.frames for line in frame.get("lines", ()) if line["who"] == "note"]
        assert notes == [f"Agreed: answers go to 127.0.0.1:{stub.port}, whose language model speaks."]
        assert len(stub.requests) == 1


def test_what_was_used_stands_at_the_end_with_its_cost(client: TestClient) -> None:
    with client.websocket_connect("/ws", headers=HERE) as socket:
        talk = Talk(socket, client)
        talk.send(type="create", id="a", setup=SETUP)
        talk.until("consent")
        talk.send(type="command", id="b", command="consent")
        state = talk.until("listening")
        assert state["model_use"] is None
        talk.send(type="command", id="c", command="end")
        used = talk.until("ended")["model_use"]
        assert used["calls"] == 2
        assert used["prompt"] > used["cached"] >= 0
        assert used["cost"] > 0
        report = client.get(f"/api/interviews/{state['interview']}/report.json").json()
        assert any("was used: 2 calls" in note for note in report["report"]["notes"])


def test_who_declines_hears_the_built_in_interviewer(client: TestClient, stub: Stub) -> None:
    with client.websocket_connect("/ws", headers=HERE) as socket:
        talk = Talk(socket, client)
        talk.send(type="create", id="a", setup=SETUP)
        talk.until("consent")
        talk.send(type="command", id="b", command="decline")
        talk.until("listening")
        assert stub.requests == []
        assert any(frame["type"] == "say_end" for frame in talk.frames)


def test_the_first_screen_says_that_words_may_leave(client: TestClient) -> None:
    told = client.get("/api/setup").json()
    assert told["engine"] == "llm"
    assert "asked" in told["notice"]


@pytest.mark.parametrize("agree", [True, False])
def test_a_scripted_interview_sends_nothing_without_agree(stub: Stub, tmp_path: Path, agree: bool) -> None:
    stub.requests.clear()
    address = stub.address("unmarked")
    (tmp_path / "answers.txt").write_text("It is variance, because the gap is wide.\n")
    files = ["--answers", str(tmp_path / "answers.txt"), "--json", str(tmp_path / "out.json")]
    command = [sys.executable, "-c", "from candor.cli.main import main; main()", "interview", "--round", "technical"]
    environment = {
        **os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path),
        "CANDOR_EMBEDDING_MODEL": "", "CANDOR_MODEL": address.model, "OPENAI_BASE_URL": address.base_url,
    }  # fmt: skip
    done = subprocess.run(
        [*command, *files, *(["--agree"] if agree else [])], capture_output=True, text=True, timeout=100,
        env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert bool(stub.requests) is agree
    assert ("without --agree" in done.stderr) is not agree
    document = json.loads((tmp_path / "out.json").read_text())
    assert any("language model" in note and "was used" in note for note in document["report"]["notes"]) is agree


@pytest.mark.parametrize("agree", [True, False])
def test_a_pipe_is_told_where_words_would_go_and_agrees_only_by_the_option(
    stub: Stub, tmp_path: Path, agree: bool
) -> None:
    stub.requests.clear()
    address = stub.address("unmarked")
    environment = {
        **os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path),
        "CANDOR_EMBEDDING_MODEL": "", "CANDOR_MODEL": address.model, "OPENAI_BASE_URL": address.base_url,
    }  # fmt: skip
    command = [sys.executable, "-c", "from candor.cli.main import main; main()", "interview", "--round", "technical"]
    done = subprocess.run(
        [*command, *(["--agree"] if agree else [])], input="It is variance, since the gap is wide.\n\n/end\n",
        capture_output=True, text=True, timeout=100, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"127.0.0.1:{stub.port}" in done.stdout
    assert bool(stub.requests) is agree
    assert ("completion tokens" in done.stdout) is agree
