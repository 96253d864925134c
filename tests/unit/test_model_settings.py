"""Settings of a language model: alone they change nothing, wrong ones are named, prices are a table."""

import pytest

from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.fallback import FallbackInterviewer
from candor.engines.upstream import Address
from candor.errors import SettingsError
from candor.interview.usage import Price
from candor.journal.memory import MemoryJournal
from candor.settings import OpenAISettings, Settings
from candor.wiring import build


async def test_keys_and_addresses_alone_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    candor = await build(Settings(embedding_model="", grading_model="grader"), MemoryJournal())
    assert isinstance(candor.conductor.interviewer, EmbeddedInterviewer)
    assert (candor.speaks, candor.grades, candor.conductor.offers) == (None, None, None)
    await candor.close()


async def test_a_model_brings_an_interviewer_with_a_spare_and_an_offer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    settings = Settings(embedding_model="", model="m", grading_model="grader", interview_tokens=7)
    candor = await build(settings, MemoryJournal())
    assert isinstance(candor.conductor.interviewer, FallbackInterviewer)
    assert candor.speaks is not None and candor.grades is not None
    assert (candor.speaks.model, candor.grades.model) == ("m", "grader")
    assert candor.conductor.offers is not None
    assert (candor.conductor.offers.host, candor.conductor.offers.interview_tokens) == ("127.0.0.1:1", 7)
    await candor.close()


def test_a_key_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(OpenAISettings())


def test_prices_are_read_per_model_and_a_wrong_one_is_named() -> None:
    table = Settings(prices="gpt-4o = 2.5/1.25/10, qwen3:8b=0/0/0").price_table
    assert table == {
        "gpt-4o": Price(prompt=2.5, cached=1.25, completion=10), "qwen3:8b": Price(prompt=0, cached=0, completion=0),
    }  # fmt: skip
    for wrong in ("gpt-4o=2.5", "gpt-4o", "=1/1/1", "m=1/x/1", "m=-1/1/1"):
        with pytest.raises(SettingsError, match="CANDOR_PRICES"):
            _ = Settings(prices=wrong).price_table


@pytest.mark.parametrize("url", ["localhost:11434/v1", "ftp://host/v1", "http://"])
def test_an_address_that_is_none_is_refused_at_start(url: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_BASE_URL"):
        Address("m", url).check()
