"""What clients may try: odd frames, odd addresses, hostile words, deletion under a talk, two processes on one file."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from candor.interview.machine import Command
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.resources import data_folder
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build
from integration.server_process import Client, ServerProcess

SETTINGS = Settings(embedding_model="")
HERE = {"host": "127.0.0.1:8000"}
LONGEST = 20_000
WORDS = "candlestick"
HOSTILE = (
    '</style><script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://x.example/b.png)'
    ' &lt; {{ 7 * 7 }} {% raw %} \u202etxet\u202c e\u0301\u0301 ``` </code></pre><h1>x</h1>\n# Heading\n| a | b |\n'
    "https://x.example someone@x.example www.x.example"
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(lambda: build(SETTINGS, MemoryJournal()), SETTINGS.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client


def until(line: WebSocketTestSession, holds: Any) -> dict[str, Any]:
    while not holds(frame := json.loads(line.receive_text())):
        pass
    found: dict[str, Any] = frame
    return found


def begun(line: WebSocketTestSession, **setup: Any) -> str:
    line.send_text(json.dumps({"type": "create", "id": "c", "setup": {"round": "technical", "seed": 2, **setup}}))
    state = until(line, lambda frame: frame.get("status") == "listening")
    interview: str = state["interview"]
    return interview


def ended(client: TestClient, *answers: str, **setup: Any) -> str:
    with client.websocket_connect("/ws", headers=HERE) as line:
        interview = begun(line, **setup)
        for turn, text in enumerate(answers, 1):
            line.send_text(json.dumps({"type": "answer", "id": f"a{turn}", "turn": turn, "text": text}))
            until(line, lambda frame, turn=turn: frame.get("turn") == turn + 1 and frame.get("status") == "listening")
        line.send_text(json.dumps({"type": "command", "id": "e", "command": "end"}))
        until(line, lambda frame: frame.get("status") == "ended")
    return interview


def kept(candor: Any) -> set[str]:
    """Interviews that the server holds in memory."""
    return {stage.state.interview for stage in candor.conductor.ledger}


@pytest.mark.parametrize(
    "frame",
    [
        '{"type": "dance", "id": "\\ud800"}', '{"type": "join", "id": "\\udfff", "interview": "x"}',
        '{"type": "join", "id": "x", "interview": "\\ud800"}', '{"type": "join", "id": "x", "interview": "\\u0000"}',
        '{"type": "join", "id": "x", "interview": "x", "\\ud800": 1}', '{"type": "\\ud800", "id": "x"}',
        '{"type": "create", "id": "x", "setup": {"question_ids": ["\\ud800"]}}', "", "\ufeff{}",
        json.dumps({"type": "dance", "id": "x" * 200_000}), "9" * 300_000,
        '{"type": "answer", "id": "x", "turn": 1e999}',
        '{"type": "join", "id": "x", "interview": "x", "after": ' + "9" * 400 + "}",
        b"\x00\xff",
    ],
    ids=lambda frame: repr(frame[:40]),
)
def test_no_frame_however_odd_ends_the_line(client: TestClient, frame: str | bytes) -> None:
    with client.websocket_connect("/ws", headers=HERE) as line:
        if isinstance(frame, bytes):
            line.send_bytes(frame)
        else:
            line.send_text(frame)
        told = line.receive_text()
        assert json.loads(told)["type"] == "error"
        assert len(told) < 500
        assert begun(line)


def test_a_deleted_interview_lets_go_of_those_who_listen_and_of_nothing_else(client: TestClient) -> None:
    with client.websocket_connect("/ws", headers=HERE) as line:
        gone = begun(line)
        assert client.delete(f"/api/interviews/{gone}").status_code == 204
        with pytest.raises(WebSocketDisconnect):
            line.receive_text()
    with client.websocket_connect("/ws", headers=HERE) as line:
        line.send_text(json.dumps({"type": "join", "id": "j", "interview": gone}))
        assert json.loads(line.receive_text())["code"] == "unknown_interview"
        assert begun(line)
    candor = client.app.state.candor  # type: ignore[attr-defined]
    assert gone not in kept(candor)


def test_an_interview_that_nobody_listens_to_is_not_kept_in_memory() -> None:
    async def come_and_go() -> None:
        candor = await build(SETTINGS, MemoryJournal())
        interview = await candor.conductor.create("local", Setup(round="technical"))
        stage, listener = await candor.conductor.join("local", interview)
        await candor.conductor.leave(stage, listener)  # while the interviewer still speaks
        await candor.conductor.settled(stage)
        await asyncio.sleep(0)
        assert kept(candor) == set()
        await candor.conductor.take("local", interview, Command(command="pause", message_id="p"))
        assert kept(candor) == set()
        await candor.close()

    asyncio.run(come_and_go())


def test_withdrawing_what_was_never_disputed_stores_nothing(client: TestClient) -> None:
    interview = ended(client)
    where = f"/api/interviews/{interview}"
    before = client.get(f"{where}/report.json", params={"meta": 1}).json()
    assert client.delete(f"{where}/disputes/{'x' * 5000}").status_code == 204
    assert client.delete(f"{where}/disputes/q1.score.overall").status_code == 204
    assert client.get(f"{where}/report.json", params={"meta": 1}).json() == before


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd",
     "/static/%00", "/static/" + "a" * 3000, "/api/interviews/%00", "/api/interviews/%ff%ed%a0%80",
     "/interviews/%3Cscript%3E/report", "/api/interviews/..%2f..%2fx/report.json"],
)
def test_no_address_leads_out_of_the_folder_or_into_an_error(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "import " not in answer.text


def test_a_form_or_a_body_that_is_not_json_is_named_and_changes_nothing(client: TestClient) -> None:
    before = len(client.get("/api/interviews").json()["interviews"])
    for body in ("{", "round=full", '{"seed": NaN}', '{"\\ud800": 1}', "[" * 60_000):
        refused = client.post("/api/interviews", content=body, headers={"content-type": "application/json"})
        assert refused.status_code == 400, body[:20]
        assert refused.json()["error"]["code"] in ("bad_message", "http")
    assert client.post("/api/interviews", content="{").json()["error"]["field"] == "body"
    assert len(client.get("/api/interviews").json()["interviews"]) == before


def test_hostile_words_are_words_in_every_face_of_the_report(client: TestClient) -> None:
    interview = ended(client, HOSTILE, HOSTILE + " and a second time")
    where = f"/api/interviews/{interview}/report"
    page = client.get(f"/interviews/{interview}/report").text
    for html in (page, client.get(f"{where}.html").text):
        for markup in ("<script>alert", "<img", "<h1>x", "javascript:alert(1)\"", 'href="http', ">49<"):
            assert markup not in html, markup
    text = client.get(f"{where}.md").text
    assert "](javascript:" not in text.replace("\\]", "") and "\n# Heading" not in text and "<script>" not in text
    transcript = client.get(f"{where}.json").json()["transcript"]
    assert next(line["text"] for line in transcript if line["who"] == "candidate") == HOSTILE


@pytest.mark.timeout(60)  # no timing: only that nothing grows with the square of the text
@pytest.mark.parametrize(
    "unit", ["    a\n", "```\n", "x = 1;\n", "a, ", "nobody ", "I built a ", "\u202e\u200da", "e\u0301", "\u4e2d\u3002"]
)
def test_the_longest_repetitive_answer_is_read_and_reported_soon(client: TestClient, unit: str) -> None:
    interview = ended(client, ("I think " + unit * LONGEST)[:LONGEST])
    for form in ("json", "md", "html"):
        assert client.get(f"/api/interviews/{interview}/report.{form}").status_code == 200


def refused_start(home: Path, **environment: str) -> str:
    """What `candor serve` says when it will not start."""
    done = subprocess.run(
        [sys.executable, "-m", "candor", "serve"], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "CANDOR_EMBEDDING_MODEL": "", "XDG_DATA_HOME": str(home), "CANDOR_PORT": "0", **environment},
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_start_that_fails_says_why_in_one_line(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.txt"
    foreign.write_text("no database")
    knowledge = tmp_path / "knowledge"
    shutil.copytree(data_folder("knowledge"), knowledge)
    (knowledge / "questions" / "technical" / "mine.yaml").write_text("questions: [: broken")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = {
            str(knowledge): refused_start(tmp_path, CANDOR_KNOWLEDGE=str(tmp_path / "knowledge" / "none")),
            "mine.yaml": refused_start(tmp_path, CANDOR_KNOWLEDGE=str(knowledge)),
            "notes.txt": refused_start(tmp_path, CANDOR_DATABASE_URL=f"sqlite:///{foreign}"),
            "null": refused_start(tmp_path, XDG_DATA_HOME=os.devnull),
            "CANDOR_PORT": refused_start(tmp_path, CANDOR_PORT="abc"),
            f"127.0.0.1:{port}": refused_start(tmp_path, CANDOR_PORT=str(port)),
        }
    for names, line in told.items():
        assert line.startswith("candor: ") and line.count("\n") == 1, line
        assert names in line
    assert foreign.read_text() == "no database"


def test_the_log_has_no_word_that_was_said_at_any_level_and_odd_folders_are_used_as_named(tmp_path: Path) -> None:
    home = tmp_path / "a ?b#%41é"
    home.mkdir()
    server = ServerProcess(home, CANDOR_LOG_LEVEL="debug").start()
    try:
        asyncio.run(_talk(server))
    finally:
        server.stop()
    assert WORDS not in (home / "server.log").read_text()
    assert (home / "candor" / "candor.db").is_file()


async def _talk(server: ServerProcess) -> None:
    client = Client(server)
    await client.create(round="technical", seed=1)
    await client.answer(f"The {WORDS} duplicates rows, because the key is not unique.", "a1")
    await client.heard()
    await client.socket.close()


def test_two_servers_on_one_file_keep_one_line_of_events(tmp_path: Path) -> None:
    servers = [ServerProcess(tmp_path).start(), ServerProcess(tmp_path).start()]
    try:
        asyncio.run(_race(servers))
    finally:
        for server in servers:
            server.stop()


async def _race(servers: list[ServerProcess]) -> None:
    begun = Client(servers[0])
    await begun.create(round="technical", seed=3, minutes=10)
    await begun.socket.close()
    for turn in range(1, 6):
        tabs = [await _tab(server, begun.interview, turn) for server in servers]
        for number, tab in enumerate(tabs):
            await tab.send(type="answer", id=f"t{turn}n{number}", turn=turn, text=f"{WORDS} {turn} from {number}")
        for number, tab in enumerate(tabs):
            await tab.until(lambda tab=tab, name=f"t{turn}n{number}": name in tab.acks or tab.errors)
        winner = next(tab for number, tab in enumerate(tabs) if f"t{turn}n{number}" in tab.acks)
        assert [error["code"] for tab in tabs for error in tab.errors] == ["out_of_turn"]
        await _moved_on(winner, turn)
        for tab in tabs:
            await tab.socket.close()
    told = await asyncio.to_thread(_transcript, servers[0].address, begun.interview)
    assert [line["turn"] for line in told if line["who"] == "candidate"] == [1, 2, 3, 4, 5]
    assert [line["turn"] for line in told if line["who"] == "interviewer"] == [1, 2, 3, 4, 5, 6]


async def _moved_on(tab: Client, turn: int) -> None:
    await tab.until(lambda: tab.state["turn"] > turn and tab.state["status"] == "listening")


async def _tab(server: ServerProcess, interview: str, turn: int) -> Client:
    """A tab that has been told of all that the other server stored."""
    tab = Client(server)
    tab.interview = interview
    await tab.join()
    await tab.until(lambda: tab.state.get("turn") == turn and tab.state["status"] == "listening")
    return tab


def _transcript(address: str, interview: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{address}/api/interviews/{interview}/transcript", timeout=10) as answer:
        lines: list[dict[str, Any]] = json.loads(answer.read())["transcript"]
    return lines
