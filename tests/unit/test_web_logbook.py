"""The server's log: what went wrong and where, and never a word that somebody said."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from candor.interview.setup import Setup
from candor.web.logbook import Discreet, note_stray, open_logbook

WORDS = "my own words"


@pytest.fixture(autouse=True)
def root_as_it_was() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("candor")
    before = root.level, root.handlers[:], ours.level
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    ours.setLevel(before[2])


def test_an_error_is_logged_by_kind_and_place_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    open_logbook("info")
    try:
        try:
            Setup.model_validate({"minutes": WORDS})
        except ValidationError as problem:
            raise RuntimeError(WORDS) from problem
    except RuntimeError:
        logging.getLogger("candor.web").exception("frame failed")
    told = capsys.readouterr().err
    assert "frame failed" in told and "builtins.RuntimeError" in told and "ValidationError" in told
    assert "test_web_logbook.py" in told
    assert WORDS not in told


def test_libraries_keep_their_chatter_to_themselves_also_when_ours_is_wanted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_logbook("debug")
    logging.getLogger("aiosqlite").debug("executing %s", WORDS)
    logging.getLogger("candor.web").debug("ours")
    told = capsys.readouterr().err
    assert WORDS not in told
    assert "ours" in told


def test_a_task_that_nobody_waited_for_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    open_logbook("info")
    loop = asyncio.new_event_loop()
    note_stray(loop, {"message": "Task exception was never retrieved", "exception": ValueError(WORDS), "future": WORDS})
    loop.close()
    told = capsys.readouterr().err
    assert "never retrieved" in told and "ValueError" in told
    assert WORDS not in told


def test_a_start_that_failed_is_not_told_twice(capsys: pytest.CaptureFixture[str]) -> None:
    open_logbook("info", unless=lambda: True)
    logging.getLogger("uvicorn.error").error("Application startup failed")
    assert capsys.readouterr().err == ""


def test_an_error_raised_in_place_of_another_is_told_alone() -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError:
            raise ValueError(WORDS) from None
    except ValueError as problem:
        told = Discreet().formatException((type(problem), problem, problem.__traceback__))
    assert told.endswith("builtins.ValueError")
    assert "caused by" not in told
