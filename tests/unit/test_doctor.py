"""`candor doctor` on the stub: what is found, what is to be done about it, and what is sent to find it out."""

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from candor.cli.doctor import RECIPES, TO_DO, examine, lines
from candor.cli.main import app
from candor.settings import Settings
from stub_endpoint import Stub, serving


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


def settings(stub: Stub, monkeypatch: pytest.MonkeyPatch, *behaviours: str) -> Settings:
    seconds = 2.0 if set(behaviours) & {"hang", "no_headers"} else 30.0  # these two are waited for
    address = stub.address(*behaviours)
    monkeypatch.setenv("OPENAI_BASE_URL", address.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", address.api_key)
    return Settings(model=address.model, turn_deadline=seconds)


async def test_an_endpoint_that_can_all_of_it_is_fit(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    result = await examine(settings(stub, monkeypatch, "unmarked"))
    assert result["fit"] is True
    found = result["models"][0]["findings"]
    assert [(finding["part"], finding["status"]) for finding in found] == [
        ("endpoint", "ok"), ("streaming", "ok"), ("usage", "ok"), ("json_schema", "ok"),
    ]  # fmt: skip


POOR = {"no_schema": ("json_schema", "json_object"), "no_usage": ("usage", "no_usage")}


@pytest.mark.parametrize("kind", POOR)
async def test_what_is_poor_is_told_and_stands_in_nobodys_way(
    stub: Stub, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    result = await examine(settings(stub, monkeypatch, kind))
    assert result["fit"] is True
    poor = [(f["part"], f["code"]) for f in result["models"][0]["findings"] if f["status"] == "poor"]
    assert poor == [POOR[kind]]


WRONG = {
    "http_401": ("endpoint", "engine_refused"), "html": ("endpoint", "engine_garbled"),
    "http_500": ("endpoint", "engine_unavailable"), "hang": ("streaming", "engine_timeout"),
    "bad_json": ("json_schema", "json_unfit"), "no_headers": ("endpoint", "engine_timeout"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
async def test_what_is_wrong_is_told_with_what_to_do(stub: Stub, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    result = await examine(settings(stub, monkeypatch, kind))
    assert result["fit"] is False
    wrong = [finding for finding in result["models"][0]["findings"] if finding["status"] == "wrong"]
    assert (wrong[0]["part"], wrong[0]["code"]) == WRONG[kind]
    assert TO_DO[wrong[0]["code"]] in "\n".join(lines(result))
    assert "SECRET" not in json.dumps(result)


async def test_a_grading_model_of_its_own_is_tried_too(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    one = settings(stub, monkeypatch, "unmarked")
    two = one.model_copy(update={"grading_model": stub.address("http_401").model})
    result = await examine(two)
    assert [(model["role"], model["findings"][0]["status"]) for model in result["models"]] == [
        ("interviewing", "ok"), ("grading", "wrong"),
    ]  # fmt: skip


async def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    result = await examine(Settings(model="mistralai:large"))
    assert result["fit"] is False
    assert "langchain-mistralai" in "\n".join(lines(result))


def test_without_a_model_nothing_is_tried_and_all_is_well() -> None:
    told = CliRunner().invoke(app, ["doctor"])
    assert told.exit_code == 0
    assert "built-in interviewer speaks" in told.output
    assert json.loads(CliRunner().invoke(app, ["doctor", "--json"]).output) == {"fit": True, "models": []}


def test_the_recipes_name_every_server_that_was_promised() -> None:
    told = CliRunner().invoke(app, ["doctor", "--recipes"])
    assert set(RECIPES) == {"OpenAI", "Ollama", "vLLM", "llama.cpp", "LM Studio", "Azure", "Anthropic", "Google"}
    assert all(f"{name} " in told.output and recipe in told.output for name, recipe in RECIPES.items())


def test_an_unfit_endpoint_has_an_exit_code_that_says_so(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = settings(stub, monkeypatch, "http_401")
    monkeypatch.setenv("CANDOR_MODEL", chosen.model)
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 1
