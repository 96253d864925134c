"""Words the candidate really said, with the place where they stand."""

from pydantic import Field

from candor.interview.value import Value


class Quote(Value):
    """Words the candidate really said: `text[start:end] == quote` in the answer of `turn`, in code points."""

    turn: int
    quote: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
