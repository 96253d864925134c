"""Tries a model's endpoint out: whether it is there, streams, keeps to a schema, and says what was used.

Sends sentences of its own and nothing of anybody's. What a finding means for a user is told in `cli/doctor.py`.
"""

from contextlib import aclosing
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.errors import CandorError, EngineError, EngineGarbled
from candor.interview.usage import Usage

Part = Literal["endpoint", "streaming", "usage", "json_schema"]
ASKED = [
    Message("system", "You answer in plain English, in one short sentence."),
    Message("user", "Say in about ten words what an interview is."),
]
CHOOSE = [
    Message("system", "You judge sentences. You answer in JSON."),
    Message("user", 'Is this sentence a question? "Where would you look first?"'),
]


class Verdict(BaseModel):
    """What the structured call is asked for: small, and in every model's reach."""

    quote: str = Field(max_length=200)
    level: Literal["question", "statement"]


@dataclass(frozen=True)
class Finding:
    """`status` is `ok`, `poor` (Candor can do with it) or `wrong` (it cannot); `code` says what was the matter."""

    part: Part
    status: Literal["ok", "poor", "wrong"]
    code: str = ""
    told: str = ""


async def check_up(endpoint: Endpoint, seconds: float) -> list[Finding]:
    """Raises nothing: what goes wrong is a finding. At most four calls."""
    words, problem, usage, pieces = "", None, Usage(), 0
    try:
        await endpoint.warm()  # what has to be imported first is no fault of the endpoint's
        async with aclosing(endpoint.stream(ASKED, Allowance.of(seconds, calls=2))) as chunks:
            async for chunk in chunks:
                words, pieces = words + chunk.text, pieces + bool(chunk.text)
                usage = chunk.usage or usage
    except CandorError as found:
        problem = found
    if problem is not None and not words:
        return [Finding("endpoint", "wrong", problem.code, str(problem))]
    findings = [Finding("endpoint", "ok", told=endpoint.host)]
    if problem is not None:
        findings.append(Finding("streaming", "wrong", problem.code, str(problem)))
    elif pieces < 2:
        findings.append(Finding("streaming", "poor", "one_piece", "the words came in one piece"))
    else:
        findings.append(Finding("streaming", "ok", told=f"{pieces} pieces"))
    counted = f"{usage.prompt} prompt and {usage.completion} completion tokens"
    findings.append(
        Finding("usage", "ok", told=counted) if usage.tokens
        else Finding("usage", "poor", "no_usage", "no tokens are reported while streaming")
    )  # fmt: skip
    return [*findings, await _structured(endpoint, seconds)]


async def _structured(endpoint: Endpoint, seconds: float) -> Finding:
    try:
        parsed = await endpoint.structured(CHOOSE, Verdict, Allowance.of(seconds, calls=2))
    except EngineGarbled as problem:
        return Finding("json_schema", "wrong", "json_unfit", str(problem))
    except EngineError as problem:
        return Finding("json_schema", "wrong", problem.code, str(problem))
    if endpoint.json_by == "object":
        return Finding("json_schema", "poor", "json_object", "no schemas; plain JSON, checked afterwards, is used")
    return Finding("json_schema", "ok", told=f"answered {parsed.value.level}")
