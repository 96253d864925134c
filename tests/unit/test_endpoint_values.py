"""Values from a model: by a strict schema or by plain JSON, validated, and an error where they do not fit."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, Field

from candor import errors as err
from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.engines.schemas import strict_schema
from candor.engines.upstream import strict_json
from stub_endpoint import Stub, serving

ASKED = [Message("system", "You interview."), Message("user", "Begin.")]


class Verdict(BaseModel):
    word: str
    level: int = Field(ge=1, le=3)


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def fresh(stub: Stub) -> None:
    stub.requests.clear()
    stub.ends.clear()


async def test_a_value_comes_back_validated_by_a_strict_schema(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("plain"))
    parsed = await endpoint.structured(ASKED, Verdict, Allowance.of(5))
    assert parsed.value == Verdict(word="yes", level=2)
    assert parsed.usage.calls == 1
    asked = stub.requests[0]["response_format"]["json_schema"]
    assert asked["strict"] is True
    assert asked["schema"]["required"] == ["word", "level"]
    await endpoint.close()


async def test_an_endpoint_without_schemas_is_asked_for_json_from_then_on(stub: Stub) -> None:
    endpoint = Endpoint(stub.address("no_schema"))
    parsed = await endpoint.structured(ASKED, Verdict, Allowance.of(5))
    assert parsed.usage.calls == 2
    again = await endpoint.structured(ASKED, Verdict, Allowance.of(5))
    assert again.usage.calls == 1
    assert [sent["response_format"]["type"] for sent in stub.requests] == ["json_schema", "json_object", "json_object"]
    assert '"word"' in stub.requests[-1]["messages"][-1]["content"]
    await endpoint.close()


BAD_VALUES = {
    "bad_json": err.EngineGarbled, "short_json": err.EngineGarbled, "nan": err.EngineGarbled,
    "empty": err.EngineGarbled, "no_choices": err.EngineGarbled, "refusal": err.EngineFiltered,
    "content_filter": err.EngineFiltered, "length": err.EngineCut, "html": err.EngineGarbled,
    "http_401": err.EngineRefused,
    "no_headers": err.EngineTimeout, "out_of_range": err.EngineGarbled,
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD_VALUES)
async def test_a_value_that_cannot_be_used_is_an_error_and_never_a_number(stub: Stub, fault: str) -> None:
    endpoint = Endpoint(stub.address(fault))
    with pytest.raises(BAD_VALUES[fault]) as raised:
        await endpoint.structured(ASKED, Verdict, Allowance.of(1.5))
    assert type(raised.value) is BAD_VALUES[fault]
    assert "yes" not in str(raised.value)
    assert len(stub.requests) <= 2
    await endpoint.close()


def test_json_in_a_fence_is_json_and_nan_is_not() -> None:
    assert strict_json('```json\n{"a": 1}\n```') == {"a": 1}
    for wrong in ("NaN", '{"a": Infinity}', "", "[" * 5000):
        with pytest.raises(err.EngineGarbled):
            strict_json(wrong)


def test_a_strict_schema_requires_every_field_and_allows_no_other() -> None:
    class Inner(BaseModel):
        title: str = "none"

    class Outer(BaseModel):
        properties: Inner
        many: list[Inner] = []

    made = strict_schema(Outer)
    assert made["required"] == ["properties", "many"]
    assert made["$defs"]["Inner"] == {
        "type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"],
        "additionalProperties": False,
    }  # fmt: skip
