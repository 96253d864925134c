"""The door: which names and origins may pass, how much, and how fast."""

import asyncio
import json
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.types import Message

from candor.limits import LONGEST_FILE
from candor.settings import Settings
from candor.web.guard import CHANGES_AT_ONCE, LONGEST_BODY, Door, host_name, names_a_place, same_origin


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "[::1]", "192.168.1.7", "[fe80::1]", "laptop", "laptop.local", "candor.internal"]
)
def test_an_address_or_a_name_within_a_network_is_a_place(name: str) -> None:
    assert names_a_place(name)


@pytest.mark.parametrize("name", ["", "rebound.example", "127.0.0.1.rebound.example", "rebound.example.", "1.2.3.com"])
def test_a_name_that_strangers_can_lead_here_is_no_place(name: str) -> None:
    assert not names_a_place(name)


def test_a_trusted_network_does_not_open_the_door_to_public_names() -> None:
    hosts = Settings(trusted_network=True, host="0.0.0.0").hosts
    assert asked(hosts, host="192.168.1.7:8000")["status"] == 200
    assert asked(hosts, host="rebound.example", origin="http://rebound.example")["status"] == 421
    named = Settings(trusted_network=True, host="0.0.0.0", allowed_hosts="candor.example").hosts
    assert asked(named, host="candor.example")["status"] == 200


@pytest.mark.parametrize("origin", ["http://[", "null", "http://127.0.0.1:8000.rebound.example", "http://127.0.0.1"])
def test_an_origin_that_is_odd_or_foreign_is_refused(origin: str) -> None:
    assert not same_origin(Headers({"host": "127.0.0.1:8000", "origin": origin}))
    assert asked(["127.0.0.1"], method="POST", origin=origin)["status"] == 403


def test_a_refusal_carries_the_same_headers_as_every_answer() -> None:
    refused = asked(["127.0.0.1"], host="rebound.example")
    assert b"content-security-policy" in dict(refused["headers"])


def test_answers_with_words_in_them_are_not_kept_by_browsers() -> None:
    assert dict(asked(["127.0.0.1"], path="/api/interviews")["headers"])[b"cache-control"] == b"no-store"
    assert b"cache-control" not in dict(asked(["127.0.0.1"], path="/static/x.js")["headers"])


def test_a_body_that_is_too_long_is_refused_by_its_length_or_when_it_has_come_that_far() -> None:
    assert asked(["127.0.0.1"], method="POST", length=str(LONGEST_BODY + 1))["status"] == 413
    assert asked(["127.0.0.1"], method="POST", length="9" * 5000)["status"] == 413
    with pytest.raises(Exception, match="65,536"):
        asked(["127.0.0.1"], method="POST", body=b"x" * (LONGEST_BODY + 1))


def test_a_document_may_be_longer_than_other_requests_and_no_longer_than_is_read() -> None:
    where = "/api/documents"
    assert asked(["127.0.0.1"], method="POST", path=where, length=str(LONGEST_FILE))["status"] == 200
    refused = asked(["127.0.0.1"], method="POST", path=where, length=str(LONGEST_FILE + 1))
    assert (refused["status"], json.loads(refused["body"])["error"]["code"]) == (413, "document_too_large")
    with pytest.raises(Exception, match=f"{LONGEST_FILE:,}"):
        asked(["127.0.0.1"], method="POST", path=where, body=b"x" * (LONGEST_FILE + 1))
    elsewhere = asked(["127.0.0.1"], method="POST", path="/api/documents-too", length=str(LONGEST_BODY + 1))
    assert elsewhere["status"] == 413


def test_changes_come_no_faster_than_people_make_them() -> None:
    door = Door(taken, ["127.0.0.1"])
    answers = [asked(door=door, method="POST") for _ in range(int(CHANGES_AT_ONCE) + 5)]
    assert answers[0]["status"] == 200
    assert answers[-1]["status"] == 429
    assert json.loads(answers[-1]["body"])["error"]["retryable"] is True
    assert asked(door=door)["status"] == 200


def test_a_host_header_gives_its_name_without_the_port() -> None:
    assert [host_name(host) for host in ("a:1", "a", "[::1]:8000", "")] == ["a", "a", "[::1]", ""]


async def taken(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def asked(
    hosts: list[str] | None = None, *, door: Door | None = None, method: str = "GET", path: str = "/",
    host: str = "127.0.0.1:8000", origin: str = "", length: str = "", body: bytes = b"",
) -> dict[str, Any]:
    """What the door, with an application behind it that takes everything, answers to one request."""
    headers = [(b"host", host.encode())]
    headers += [(b"origin", origin.encode())] if origin else []
    headers += [(b"content-length", length.encode())] if length else []
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    answer: dict[str, Any] = {"body": b""}

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.update(status=message["status"], headers=message["headers"])
        else:
            answer["body"] += message["body"]

    asyncio.run((door or Door(taken, hosts or []))(scope, receive, send))
    return answer
