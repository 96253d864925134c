"""The candidate's documents over HTTP and in the terminal: brought, looked at, edited, searched, forgotten, refused."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from candor.journal.memory import MemoryJournal
from candor.limits import LONGEST_FILE
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build
from documents_made import ORDER, SEEN, docx, paragraph, written
from fakes import CHECKOUT

SETTINGS = Settings(embedding_model="")
RESUME = ["Experience", "Data Scientist at Contoso, 2019 - 2021", "Skills", "Python, SQL, PyTorch", "Education"]
JOB = "We are looking for an ML Engineer to join us.\nRequirements\n- Python\nBenefits"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(lambda: build(SETTINGS, MemoryJournal()), SETTINGS.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def brought(client: TestClient, data: bytes | None = None, **query: str) -> dict[str, Any]:
    made = client.post("/api/documents", params=query, content=data if data is not None else written(*RESUME))
    assert made.status_code == 201, made.text
    document: dict[str, Any] = made.json()
    return document


def test_a_file_is_understood_and_kept(client: TestClient) -> None:
    document = brought(client, name="../../cv.pdf")
    assert (document["kind"], document["format"], document["name"]) == ("resume", "pdf", "cv.pdf")
    assert [skill["skill"] for skill in document["understood"]["skills"]] == ["Python", "SQL", "PyTorch"]
    assert client.get(f"/api/documents/{document['id']}").json() == document
    listed = client.get("/api/documents").json()["documents"]
    mine = next(line for line in listed if line["id"] == document["id"])
    assert "text" not in mine and mine["characters"] == len(document["text"])


def test_pasted_text_is_read_with_the_same_care(client: TestClient) -> None:
    pasted = client.post("/api/documents", json={"text": f"{JOB}\n<!-- {ORDER} -->", "name": "Contoso"}).json()
    assert (pasted["kind"], pasted["format"], pasted["name"]) == ("job", "text", "Contoso")
    assert ORDER not in pasted["text"]
    assert pasted["hidden"][0]["way"] == "comment"
    assert pasted["understood"]["required"][0] == {
        "skill": "Python", "topics": ["python"], "weight": 1.0, "line": 3, "quote": "- Python",
    }  # fmt: skip


def test_what_is_said_of_the_type_is_not_believed(client: TestClient) -> None:
    plain = {"content-type": "text/plain"}
    made = client.post("/api/documents?name=cv.txt", content=docx(paragraph(SEEN)), headers=plain)
    assert made.json()["format"] == "docx"


def test_the_candidate_edits_what_was_understood(client: TestClient) -> None:
    document = brought(client)
    understood = {**document["understood"], "skills": [{"skill": "SQL"}], "company": "Contoso"}
    where = f"/api/documents/{document['id']}"
    changed = client.patch(where, json={"understood": understood}).json()
    assert [skill["skill"] for skill in changed["understood"]["skills"]] == ["SQL"]
    assert changed["text"] == document["text"]
    again = client.patch(where, json={"kind": "notes"}).json()
    assert (again["kind"], again["understood"]["skills"]) == ("notes", [])
    assert client.get(where).json() == again


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"understood": {"skills": [{"skill": ""}]}}, "understood.skills.0.skill"),
        ({"understood": {"jobs": [{"title": "x", "start": "yesterday"}]}}, "understood.jobs.0.start"),
        ({"understood": {"grades": 5}}, "understood.grades"),
        ({"kind": "diary"}, "kind"),
    ],
)
def test_an_edit_that_makes_no_sense_names_its_field(client: TestClient, body: dict[str, Any], field: str) -> None:
    document = brought(client)
    refused = client.patch(f"/api/documents/{document['id']}", json=body)
    assert refused.status_code == 400
    assert refused.json()["error"]["field"] == field


def test_documents_are_searched_and_forgotten(client: TestClient) -> None:
    document = brought(client, b"The zeppelin project ran for two years.", kind="notes")
    hits = client.get("/api/documents/search", params={"q": "zeppelin"}).json()["hits"]
    assert [(hit["document"], hit["line"]) for hit in hits] == [(document["id"], 1)]
    assert client.delete(f"/api/documents/{document['id']}").status_code == 204
    assert client.get("/api/documents/search", params={"q": "zeppelin"}).json()["hits"] == []
    for answer in (client.get(f"/api/documents/{document['id']}"), client.delete(f"/api/documents/{document['id']}")):
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_document")


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "document_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), 415, "document_unsupported"),
        (b"%PDF-1.7\nbroken", 422, "document_broken"),
        (b"a" * (LONGEST_FILE + 1), 413, "document_too_large"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_by_name(
    client: TestClient, data: bytes, status: int, code: str
) -> None:
    refused = client.post("/api/documents", content=data)
    assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)


def test_a_body_that_lies_about_its_length_is_read_no_further_than_allowed(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b"a" * 100_000

    assert client.post("/api/documents", content=endless()).status_code == 413


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"text": ""}', b'{"text": "x", "owner": "other"}'])
def test_pasted_text_of_another_form_is_refused(client: TestClient, body: bytes) -> None:
    refused = client.post("/api/documents", content=body, headers={"content-type": "application/json"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "bad_message")


def test_another_site_cannot_bring_or_forget_documents(client: TestClient) -> None:
    foreign = {"origin": "http://elsewhere.example"}
    assert client.post("/api/documents", content=b"x", headers=foreign).status_code == 403
    assert client.delete("/api/documents/x", headers=foreign).status_code == 403


def candor(home: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "XDG_DATA_HOME": str(home), "CANDOR_EMBEDDING_MODEL": ""}
    return subprocess.run([sys.executable, "-m", "candor", "knowledge", *words], capture_output=True, env=env,
                          input=given, cwd=CHECKOUT / "server", check=False)  # fmt: skip


def test_the_terminal_adds_lists_and_forgets_documents(tmp_path: Path) -> None:
    file = tmp_path / "cv.md"
    file.write_text("\n".join([*RESUME, ORDER, f"<!-- {ORDER} -->"]))
    added = candor(tmp_path, "add", str(file))
    told = added.stdout.decode()
    assert added.returncode == 0, added.stderr
    assert "cv.md: resume, kept as " in told
    assert "skills claimed: Python, SQL, PyTorch" in told
    assert "Data Scientist at Contoso, 2019 to 2021" in told
    assert f"comment, line 7: {ORDER}" in told and f"order to the interviewer, line 6: {ORDER}" in told
    whole = json.loads(candor(tmp_path, "add", "-", "--kind", "notes", "--json", given=SEEN.encode()).stdout)
    assert (whole["kind"], whole["text"]) == ("notes", SEEN)
    listed = json.loads(candor(tmp_path, "documents", "--json").stdout)["documents"]
    assert [line["kind"] for line in listed] == ["notes", "resume"]
    assert candor(tmp_path, "forget", whole["id"]).returncode == 0
    assert candor(tmp_path, "forget", whole["id"]).returncode == 1
    assert len(json.loads(candor(tmp_path, "documents", "--json").stdout)["documents"]) == 1


def test_the_terminal_says_in_a_line_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\nbroken")
    for path, said in (("x.pdf", "damaged"), ("none.pdf", "no such file"), (".", "is no file")):
        ended = candor(tmp_path, "add", str(tmp_path / path))
        assert ended.returncode == 1
        assert said in ended.stderr.decode() and len(ended.stderr.splitlines()) == 1
