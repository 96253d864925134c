"""What a language model was used for and how much of it: counts as the endpoint reports them. Values only."""

from typing import Literal

from pydantic import Field

from candor.interview.value import Value

Purpose = Literal["speaking", "grading", "tailoring", "wording"]


class Usage(Value):
    """Calls made, failed ones included, and tokens, counted by their letters where the endpoint told none; `cached` are
    those of `prompt` that the endpoint knew already."""

    calls: int = Field(default=0, ge=0)
    prompt: int = Field(default=0, ge=0)
    cached: int = Field(default=0, ge=0)
    completion: int = Field(default=0, ge=0)

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls, prompt=self.prompt + other.prompt, cached=self.cached + other.cached,
            completion=self.completion + other.completion,
        )  # fmt: skip

    @property
    def tokens(self) -> int:
        return self.prompt + self.completion


class Price(Value):
    """Of a million tokens each, in whatever currency the price table is written in."""

    prompt: float = Field(ge=0)
    cached: float = Field(ge=0)
    completion: float = Field(ge=0)

    def of(self, usage: Usage) -> float:
        fresh = max(usage.prompt - usage.cached, 0)
        parts = fresh * self.prompt + usage.cached * self.cached + usage.completion * self.completion
        return parts / 1_000_000


class ModelOffer(Value):
    """What a candidate is told, and asked, before the first call: where their words would go, and which of them.
    `tokens` is the most that the interview may use; 0 sets no limit."""

    host: str
    model: str
    grader: str = ""  # the model that marks answers; nobody does where it is empty
    sends: tuple[str, ...]
    tokens: int = Field(default=0, ge=0)
