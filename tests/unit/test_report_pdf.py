"""The PDF, made in a process of its own."""

import subprocess

import pytest

from candor import printing as room
from candor.errors import EngineTimeout, EngineUnavailable
from candor.report.render import printable
from report_samples import hostile
from test_report_build import made


def test_a_hostile_report_becomes_a_tagged_pdf() -> None:
    if not room.pdf_available():
        with pytest.raises(room.PdfUnavailable):
            room.pdf("<p>x</p>")
        return
    made_of = printable(made(hostile()), "@page { size: A4 } body { font-size: 10pt }")
    assert room.pdf(made_of).startswith(b"%PDF")


def test_a_pdf_fetches_nothing() -> None:
    for address in ("file:///etc/hostname", "http://127.0.0.1:9/x.png"):
        with pytest.raises(ValueError, match="fetches nothing"):
            room._refuse(address)


def test_a_missing_library_is_said_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = subprocess.CompletedProcess[bytes]([], room.MISSING, b"", b"")
    monkeypatch.setattr(room, "_run", lambda html, timeout: gone)
    with pytest.raises(room.PdfUnavailable, match="Pango"):
        room.pdf("<p>x</p>")


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(html: str, timeout: float) -> subprocess.CompletedProcess[bytes]:
        raise subprocess.TimeoutExpired("pdf", timeout)

    monkeypatch.setattr(room, "_run", slow)
    with pytest.raises(EngineTimeout, match="5 seconds"):
        room.pdf("<p>x</p>", timeout=5)


def test_a_broken_page_is_an_engine_error_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = subprocess.CompletedProcess[bytes]([], 1, b"", b"ValueError: the candidate said something")
    monkeypatch.setattr(room, "_run", lambda html, timeout: broken)
    with pytest.raises(EngineUnavailable) as raised:
        room.pdf("<p>x</p>")
    assert "candidate" not in str(raised.value)
