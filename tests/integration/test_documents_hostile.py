"""Hostile documents end in a clear message or in a harmless reading, hidden orders are found and left out, and neither
the process that parses nor the server that asks for it comes to harm."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from candor.documents.reader import DocumentReader, Parsed
from candor.errors import DocumentBroken, DocumentRefused, DocumentTooCostly, TooFast
from candor.journal.memory import MemoryJournal
from candor.limits import AT_ONCE, MOST_WAITING, NICE
from candor.settings import Settings
from candor.web.app import create_app
from candor.wiring import build
from documents_made import ORDER, SEEN, docx, line, paragraph, pdf, written
from fakes import CHECKOUT
from hidden_orders import ORDERS
from hostile_documents import DOCUMENTS, HARMLESS

SETTINGS = Settings(embedding_model="")
TELL_THE_DOOR = """
import os, socket, sys
from candor.documents.child import give_up_privileges
sys.stdin.buffer.read()
give_up_privileges()
for attempt in (lambda: open("/etc/hosts"), lambda: socket.socket(), lambda: os.pipe()):
    try:
        attempt()
        os._exit(0)
    except OSError:
        pass
os.write(1, b'{"refused": "document_locked", "message": "every door is shut"}')
"""
TELL_ITS_RANK = """
import os, sys
from candor.documents.child import give_up_privileges
sys.stdin.buffer.read()
give_up_privileges()
print('{"refused": "document_locked", "message": "%d %d"}' % (os.nice(0), os.getsid(0)))
"""
GREEDY = """
import sys
from candor.documents.child import give_up_privileges
sys.stdin.buffer.read()
give_up_privileges()
try:
    bytearray(2_000_000_000)
except MemoryError:
    print('{"refused": "document_locked", "message": "no more memory"}')
"""
NEVER_ENDS = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
time.sleep(600)
"""


def python(code: str, *args: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *args)


async def outcome(data: bytes) -> Parsed | DocumentRefused:
    try:
        return await DocumentReader().read(data)
    except DocumentRefused as refused:
        return refused


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("name", DOCUMENTS)
async def test_a_hostile_document_ends_in_a_message_or_harmlessly(name: str) -> None:
    hostile = DOCUMENTS[name]
    ended = await outcome(hostile.make())
    if isinstance(ended, DocumentRefused):
        assert ended.code in hostile.ends, f"{ended.code}: {ended}"
        assert 10 < len(str(ended)) < 200
    else:
        assert HARMLESS in hostile.ends
        assert SEEN in ended.text
        assert "root:" not in ended.text + str(ended.hidden)


def test_there_are_forty_hostile_documents_and_fourteen_ways_to_hide() -> None:
    assert len(DOCUMENTS) >= 40
    assert len({way for _, way in ORDERS.values()}) >= 14


@pytest.mark.parametrize("name", ORDERS)
async def test_a_hidden_order_is_found_and_left_out(name: str) -> None:
    data, way = ORDERS[name]
    parsed = await DocumentReader().read(data)
    assert SEEN in parsed.text
    assert "Ignore" not in parsed.text and "5/5" not in parsed.text
    found = [hidden for hidden in parsed.hidden if ORDER in hidden.excerpt]
    assert [hidden.way for hidden in found] == [way], parsed.hidden
    assert found[0].where


async def test_what_can_be_seen_is_not_called_hidden() -> None:
    banner = "0.1 0.2 0.3 rg 40 590 500 30 re f 1 g BT /F1 12 Tf 50 600 Td (White on blue) Tj ET"
    grey = "0.5 g BT /F1 7 Tf 50 500 Td (Small grey print) Tj ET"
    drawn = await DocumentReader().read(pdf(line(SEEN) + banner + grey))
    assert [*drawn.text.split("\n")] == [SEEN, "White on blue", "Small grey print"]
    assert drawn.hidden == ()
    dark = "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='203040'/>"
    typed = await DocumentReader().read(docx(paragraph(SEEN), paragraph("White on blue", dark)))
    assert (typed.text, typed.hidden) == (f"{SEEN}\nWhite on blue", ())
    said = "A List<int> with x < 5, 👩🏽‍🔬 and na\u00efve caf\u00e9; see [1]: it works, `<!-- not` even -- so"
    plain = await DocumentReader().read(said.replace("<!-- not", "not").encode())
    assert "List<int> with x < 5" in plain.text and plain.hidden == ()


async def test_the_process_that_parses_can_open_nothing() -> None:
    with pytest.raises(DocumentRefused, match="every door is shut"):
        await DocumentReader(command=python(TELL_THE_DOOR)).read(b"x")


async def test_the_process_that_parses_gets_no_more_memory_than_it_is_given() -> None:
    with pytest.raises(DocumentRefused, match="no more memory"):
        await DocumentReader(command=python(GREEDY)).read(b"x")


async def test_the_process_that_parses_gives_way_to_interviews() -> None:
    """A session of its own would get an equal share of time on Linux, however nice it is."""
    with pytest.raises(DocumentRefused) as refused:
        await DocumentReader(command=python(TELL_ITS_RANK)).read(b"x")
    niceness, session = map(int, str(refused.value).split())
    assert niceness >= min(NICE + os.nice(0), 19)
    assert session == os.getsid(0)


def test_the_process_that_parses_starts_without_the_rest_of_candor() -> None:
    code = "import sys, candor.documents.child; print([m for m in sys.argv[1:] if m in sys.modules])"
    heavy = ("pydantic", "asyncio", "sqlalchemy", "numpy", "yaml", "candor.interview")
    ran = subprocess.run(python(code, *heavy), capture_output=True, check=True, cwd=CHECKOUT / "server")
    assert ran.stdout.strip() == b"[]"


async def test_a_process_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    with pytest.raises(DocumentTooCostly):
        await DocumentReader(wall_seconds=2, command=python(NEVER_ENDS, str(told))).read(b"x")
    for _ in range(100):
        if not alive(int(told.read_text())):
            break
        await asyncio.sleep(0.05)
    assert not alive(int(told.read_text()))


async def test_a_caller_that_leaves_takes_the_process_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    reading = asyncio.ensure_future(DocumentReader(command=python(NEVER_ENDS, str(told))).read(b"x"))
    while not (told.exists() and told.read_text()):
        await asyncio.sleep(0.05)
    reading.cancel()
    await asyncio.wait([reading])
    for _ in range(100):
        if not alive(int(told.read_text())):
            break
        await asyncio.sleep(0.05)
    assert not alive(int(told.read_text()))


async def test_a_process_that_talks_without_end_is_not_listened_to() -> None:
    endless = "import sys\nwhile True: sys.stdout.write('x' * 100_000)"
    with pytest.raises(DocumentTooCostly, match="more text than is read"):
        await DocumentReader(command=python(endless)).read(b"x")


@pytest.mark.parametrize(
    "said", ["", "not JSON", "[]", '{"text": 1}', '{"hidden": [[1]], "text": "", "format": "pdf"}', "7"]
)
async def test_an_answer_of_another_form_is_not_believed(said: str) -> None:
    with pytest.raises(DocumentBroken):
        await DocumentReader(command=python(f"import sys; sys.stdin.read(); print({said!r})")).read(b"x")


async def test_more_documents_than_can_wait_are_asked_to_come_later() -> None:
    reader = DocumentReader(wall_seconds=1, command=python("import time; time.sleep(60)"))
    waiting = [asyncio.ensure_future(reader.read(b"x")) for _ in range(AT_ONCE + MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(TooFast):
        await reader.read(b"x")
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(await _read_again(), Parsed)


async def _read_again() -> Parsed:
    return await DocumentReader().read(written(SEEN))


def test_the_server_goes_on_beside_bombs() -> None:
    app = create_app(lambda: build(SETTINGS, MemoryJournal()), SETTINGS.hosts)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        for name in ("a zip bomb", "an entity bomb", "pages that hold each other", "forms that unfold", "a locked PDF"):
            answer = client.post("/api/documents?name=../../etc/passwd", content=DOCUMENTS[name].make())
            if answer.status_code != 201:
                assert answer.json()["error"]["code"].startswith("document_"), answer.text
            assert client.get("/health").json()["status"] == "ok"
        assert client.post("/api/documents", content=b" " * 50_000_000).status_code == 413
        assert client.post("/api/interviews", json={"round": "technical"}).status_code == 201
