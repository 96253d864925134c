"""The socket as a client meets it: real application, real frames, in one process; every bad input a typed error."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from candor.journal.memory import MemoryJournal
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build

SETTINGS = Settings(embedding_model="")
HERE = {"host": "127.0.0.1:8000"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(lambda: build(SETTINGS, MemoryJournal()), SETTINGS.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="module")
def schema(client: TestClient) -> Draft202012Validator:
    served = client.get("/api/socket.schema.json").json()
    return Draft202012Validator({**served, "$ref": "#/server"})


class Talk:
    def __init__(self, socket: WebSocketTestSession, schema: Draft202012Validator) -> None:
        self.socket, self.schema = socket, schema
        self.state: dict[str, Any] = {}
        self.frames: list[dict[str, Any]] = []

    def send(self, **frame: Any) -> None:
        self.socket.send_text(json.dumps(frame))

    def next(self) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(self.socket.receive_text())
        self.schema.validate(frame)
        self.frames.append(frame)
        if frame["type"] == "state":
            self.state = frame
        return frame

    def until(self, kind: str) -> dict[str, Any]:
        while (frame := self.next())["type"] != kind:
            pass
        return frame

    def listening(self) -> None:
        while self.next().get("status") != "listening":
            pass

    def create(self, **setup: Any) -> str:
        self.send(type="create", id="c", setup={"round": "technical", "seed": 1, **setup})
        interview: str = self.until("ack")["interview"]
        self.listening()
        return interview

    def error(self) -> dict[str, Any]:
        return self.until("error")


@pytest.fixture
def talk(client: TestClient, schema: Draft202012Validator) -> Iterator[Talk]:
    with client.websocket_connect("/ws", headers=HERE) as socket:
        yield Talk(socket, schema)


def test_words_stream_and_their_sum_is_the_stored_utterance(talk: Talk) -> None:
    talk.create()
    deltas = [frame["text"] for frame in talk.frames if frame["type"] == "say_delta"]
    end = next(frame for frame in talk.frames if frame["type"] == "say_end")
    assert len(deltas) > 5
    assert "".join(deltas).rstrip() == end["text"]


def test_an_answer_is_acked_and_answered(talk: Talk) -> None:
    talk.create()
    talk.send(type="answer", id="a", turn=1, text="The join duplicates rows, because the key is not unique.")
    assert talk.until("ack")["id"] == "a"
    assert talk.until("say_end")["turn"] == 2


@pytest.mark.parametrize(
    ("frame", "code", "names"),
    [
        ("not json", "bad_message", "frame"),
        ("[1, 2]", "bad_message", "frame"),
        ('{"id": "x"}', "bad_message", "type"),
        ('{"type": "dance", "id": "x"}', "bad_message", "type"),
        ('{"type": "answer", "id": "x", "turn": "one", "text": "y"}', "bad_message", "turn"),
        ('{"type": "answer", "id": "x", "turn": 1}', "bad_message", "text"),
        ('{"type": "answer", "id": "x", "turn": 1, "text": 7}', "bad_message", "text"),
        ('{"type": "answer", "id": "", "turn": 1, "text": "y"}', "bad_message", "id"),
        ('{"type": "answer", "id": "x", "turn": 1, "text": "y", "score": 5}', "bad_message", "score"),
        ('{"type": "command", "id": "x", "command": "sing"}', "bad_message", "command"),
        ('{"type": "create", "id": "x", "setup": {"minutes": 1000}}', "bad_message", "minutes"),
        ('{"type": "create", "id": "x", "setup": {"round": "panel"}}', "bad_message", "round"),
        ('{"type": "join", "id": "x", "interview": "nowhere"}', "unknown_interview", "nowhere"),
        ('{"type": "create", "id": "x", "setup": {"question_ids": ["no-such"]}}', "unknown_question", "no-such"),
        ("[" * 5000, "bad_message", "frame"),
        ('{"type": "answer", "id": "x", "turn": 1, "text": NaN}', "bad_message", "text"),
    ],
)
def test_a_malformed_frame_gets_a_typed_error_that_names_the_field(
    talk: Talk, frame: str, code: str, names: str
) -> None:
    talk.socket.send_text(frame)
    error = talk.error()
    assert error["code"] == code
    assert names in f"{error['field']} {error['message']}"
    assert error["retryable"] is False


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "nothing"), ("   \n\t ", "nothing"), ("\u200b\u200b", "nothing"), ("a\x00b", "U+0000 at position 1"),
        ("a\x1bb", "U+001B"), ("abc \ud800", "(U+D800) at position 4"), ("x" * 100_000, "100,000 characters"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_a_reason_and_the_turn_stays_open(
    talk: Talk, text: str, names: str
) -> None:
    talk.create()
    talk.send(type="answer", id="a", turn=1, text=text)
    error = talk.error()
    assert error["code"] == "answer_rejected"
    assert error["id"] == "a"
    assert names in error["message"]
    talk.send(type="answer", id="b", turn=1, text="Keys that are not unique multiply the rows.")
    assert talk.until("ack")["id"] == "b"


def test_html_in_an_answer_is_kept_as_text(talk: Talk, client: TestClient) -> None:
    interview = talk.create()
    text = '<script>alert("x")</script> & <b>bold</b>'
    talk.send(type="answer", id="a", turn=1, text=text)
    talk.until("say_end")
    lines = client.get(f"/api/interviews/{interview}/transcript").json()["transcript"]
    assert text in [line["text"] for line in lines]


def test_an_answer_out_of_turn_is_refused_and_names_the_open_turn(talk: Talk) -> None:
    talk.create()
    talk.send(type="answer", id="a", turn=7, text="Too early.")
    error = talk.error()
    assert error["code"] == "out_of_turn"
    assert "1" in error["message"]


def test_an_answer_before_joining_is_out_of_turn(talk: Talk) -> None:
    talk.send(type="answer", id="a", turn=1, text="Hello?")
    assert talk.error()["code"] == "out_of_turn"


def test_a_repeated_message_gets_the_first_result_and_other_words_are_a_conflict(talk: Talk) -> None:
    talk.create()
    talk.send(type="answer", id="a", turn=1, text="Duplicate keys on the right side.")
    first = talk.until("ack")["seq"]
    talk.until("say_end")
    talk.send(type="answer", id="a", turn=1, text="Duplicate keys on the right side.")
    assert talk.until("ack")["seq"] == first
    talk.send(type="answer", id="a", turn=1, text="Other words.")
    assert talk.error()["code"] == "message_conflict"


def test_too_many_frames_a_second_are_slowed_down_and_the_line_stays_open(talk: Talk) -> None:
    for _ in range(60):
        talk.socket.send_text("{}")
    codes = [talk.error()["code"] for _ in range(60)]
    assert codes[0] == "bad_message"
    assert codes[-1] == "too_fast"


def test_a_second_tab_gets_exactly_the_rest(talk: Talk, client: TestClient, schema: Draft202012Validator) -> None:
    interview = talk.create()
    seen = talk.state["seq"]
    talk.send(type="answer", id="a", turn=1, text="The key is not unique, so rows multiply.")
    talk.listening()
    with client.websocket_connect("/ws", headers=HERE) as socket:
        tab = Talk(socket, schema)
        tab.send(type="join", id="j", interview=interview, after=seen)
        state = tab.until("state")
        assert [line["who"] for line in state["lines"]] == ["candidate", "interviewer"]
        assert all(line["seq"] > seen for line in state["lines"])
        talk.send(type="command", id="p", command="pause")
        assert tab.until("state")["status"] == "paused"


def test_a_foreign_origin_and_a_foreign_host_are_refused(client: TestClient) -> None:
    for headers in ({**HERE, "origin": "https://elsewhere.example"}, {"host": "rebound.example"}):
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/ws", headers=headers):
            pass
    assert client.get("/health", headers={"host": "rebound.example"}).status_code == 421
    crossed = client.post("/api/interviews", json={}, headers={"origin": "https://elsewhere.example"})
    assert crossed.status_code == 403


def test_an_interview_runs_from_create_to_its_end_over_the_socket(talk: Talk, client: TestClient) -> None:
    interview = talk.create(minutes=3)
    talk.send(type="command", id="e", command="end")
    while talk.state.get("status") != "ended":
        talk.next()
    assert talk.state["report"] == f"/interviews/{interview}/report"
    assert client.get(talk.state["report"]).status_code == 200
