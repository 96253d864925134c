"""What a language model drafts, before anybody has checked it: questions for one candidate. Values only."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ProjectPoint = Literal["goal", "data", "baseline", "choice", "metric", "own_part", "failure", "result"]


class Drafted(BaseModel):
    """What a model writes beyond the fields that were asked for is not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Probe(Drafted):
    point: ProjectPoint
    follow_up: Annotated[str, Field(min_length=1, max_length=240)]


class Draft(Drafted):
    """A walk through the project of that number, which counts from 1."""

    project: int
    asks: Annotated[str, Field(min_length=10, max_length=400)]
    rephrase: Annotated[str, Field(min_length=10, max_length=400)]
    hints: tuple[
        Annotated[str, Field(min_length=1, max_length=200)],
        Annotated[str, Field(min_length=1, max_length=200)],
        Annotated[str, Field(min_length=1, max_length=200)],
    ]
    probes: Annotated[tuple[Probe, ...], Field(max_length=8)]
