"""The HTTP routes: what they answer, and that in real mode none of them gives scores or key points away."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from candor.journal.memory import MemoryJournal
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build

SETTINGS = Settings(embedding_model="")
ANSWER = "The right table holds some keys twice, so every match makes another row."


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(lambda: build(SETTINGS, MemoryJournal()), SETTINGS.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def begun(client: TestClient, mode: str = "real") -> str:
    made = client.post("/api/interviews", json={"round": "technical", "mode": mode, "seed": 4})
    assert made.status_code == 201
    interview: str = made.json()["interview"]
    with client.websocket_connect("/ws", headers={"host": "127.0.0.1:8000"}) as socket:
        socket.send_text(json.dumps({"type": "join", "id": "j", "interview": interview}))
        wait(socket, lambda frame: frame.get("status") == "listening")
        socket.send_text(json.dumps({"type": "answer", "id": "a", "turn": 1, "text": ANSWER}))
        wait(socket, lambda frame: frame.get("turn") == 2 and frame.get("status") == "listening")
    return interview


def wait(socket: Any, holds: Any) -> None:
    while not holds(json.loads(socket.receive_text())):
        pass


def ended(client: TestClient) -> str:
    interview = begun(client)
    with client.websocket_connect("/ws", headers={"host": "127.0.0.1:8000"}) as socket:
        socket.send_text(json.dumps({"type": "join", "id": "j", "interview": interview}))
        socket.send_text(json.dumps({"type": "command", "id": "e", "command": "end"}))
        wait(socket, lambda frame: frame.get("status") == "ended")
    return interview


def test_no_route_gives_scores_or_key_points_away_before_the_end(client: TestClient) -> None:
    interview = begun(client)
    candor = client.app.state.candor  # type: ignore[attr-defined]
    events = client.portal.call(candor.journal.read, "local", interview)  # type: ignore[union-attr]
    question = next(event.question for event in events if event.kind == "question_asked")
    secrets = [point.point for point in question.key_points] + [question.model_answer, *question.hints]
    secrets += [example for point in question.key_points for example in point.examples]
    routes = [route for route in _routes(client.app) if "GET" in route.methods]
    assert len(routes) > 12
    for route in routes:
        path = route.path.replace("{interview}", interview).replace("{rest:path}", "x").replace("{target}", "q1")
        body = client.get(path, follow_redirects=False).text
        if path == "/openapi.json":
            continue
        leaked = [secret for secret in secrets if secret and secret in body]
        assert leaked == [], f"{path} gives away {leaked}"
        if path != "/api/socket.schema.json":  # which only says what a rehearsal's frames are called
            assert '"scores"' not in body and '"points"' not in body, path


def _routes(app: Any) -> list[APIRoute]:
    found = [route for route in app.routes if isinstance(route, APIRoute)]
    for included in app.routes:
        router = getattr(included, "original_router", None)
        found += [route for route in getattr(router, "routes", []) if isinstance(route, APIRoute)]
    return found


@pytest.mark.parametrize("ending", ["json", "md", "html", "pdf"])
def test_the_report_opens_at_the_end_and_not_before(client: TestClient, ending: str) -> None:
    early = client.get(f"/api/interviews/{begun(client)}/report.{ending}")
    assert early.status_code in (409, 503)
    assert early.json()["error"]["code"] in ("not_yet", "engine_unavailable")


def test_the_report_quotes_the_candidate_exactly(client: TestClient) -> None:
    interview = ended(client)
    report = client.get(f"/api/interviews/{interview}/report.json").json()["report"]
    assert ANSWER in json.dumps(report, ensure_ascii=False)
    assert client.get(f"/interviews/{interview}/report").status_code == 200
    assert ANSWER in client.get(f"/api/interviews/{interview}/report.md").text


def test_a_verdict_can_be_disputed_and_the_dispute_withdrawn(client: TestClient) -> None:
    interview = ended(client)
    report = client.get(f"/api/interviews/{interview}/report.json").json()["report"]
    target = "q1.score.overall"
    where = f"/api/interviews/{interview}/disputes"
    assert client.post(where, json={"target": target, "reason": "I did say that."}).status_code == 201
    after = client.get(f"/api/interviews/{interview}/report.json").json()["report"]
    assert "I did say that." in json.dumps(after)
    assert after["up_to"] > report["up_to"]
    assert client.delete(f"{where}/{target}").status_code == 204
    assert "I did say that." not in json.dumps(client.get(f"/api/interviews/{interview}/report.json").json())
    assert client.post(where, json={"target": "no.such", "reason": "x"}).status_code == 404
    assert client.post(where, json={"target": target, "reason": ""}).json()["error"]["field"] == "reason"


def test_interviews_are_listed_and_can_be_forgotten(client: TestClient) -> None:
    interview = ended(client)
    listed = client.get("/api/interviews").json()["interviews"]
    mine = next(line for line in listed if line["interview"] == interview)
    assert mine["ended"] and mine["turns"] == 1
    assert client.delete(f"/api/interviews/{interview}").status_code == 204
    assert client.get(f"/api/interviews/{interview}").json()["error"]["code"] == "unknown_interview"


def test_what_can_be_rehearsed_is_listed_by_topic(client: TestClient) -> None:
    topics = client.get("/api/prompts").json()["topics"]
    prompts = [prompt for topic in topics for prompt in topic["prompts"]]
    assert len(topics) >= 10
    assert len({prompt["id"] for prompt in prompts}) == len(prompts) >= 30
    assert all(set(prompt) == {"id", "asks", "levels"} for prompt in prompts)
    made = client.post("/api/interviews", json={"mode": "rehearsal", "question_ids": [prompts[0]["id"]]})
    assert made.status_code == 201
    state = client.get(f"/api/interviews/{made.json()['interview']}").json()
    assert (state["setup"]["round"], state["awaits"]) == ("behavioral", "telling")
    refused = client.post("/api/interviews", json={"mode": "rehearsal", "round": "technical"})
    assert refused.status_code == 400
    assert refused.json()["error"]["message"].endswith("leave the round out, or make it behavioral")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"mode": "rehearsal", "round": "full"}, "mode"), ({"minutes": 2}, "minutes"), ({"level": "chief"}, "level"),
        ({"speed": 1}, "speed"), ({"seed": "x"}, "seed"),
    ],
)
def test_a_bad_set_up_is_refused_with_the_field_named(client: TestClient, body: dict[str, Any], field: str) -> None:
    refused = client.post("/api/interviews", json=body)
    assert refused.status_code == 400
    assert refused.json()["error"]["field"] == field


def test_every_page_carries_a_strict_content_security_policy(client: TestClient) -> None:
    for path in ("/", "/interviews", "/health", "/api/setup", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy


def test_the_server_says_that_it_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    ready = client.get("/ready").json()
    assert ready["questions"] >= 66 and ready["reading"] == "lexical"
