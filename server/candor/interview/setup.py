"""What was agreed before the first word: round, level, mode, length; and the plan made of it."""

from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from candor.interview.question import Level
from candor.interview.value import Value

Round = Literal["technical", "project", "behavioral", "full"]
Mode = Literal["real", "coach", "rehearsal"]
Part = Literal["opening", "technical", "project", "behavioral", "questions"]

SHORTEST_MINUTES, LONGEST_MINUTES = 3, 120


class OwnQuestion(Value):
    """A question that the candidate wants to be asked, and what they hold to be a right answer, if they have one."""

    asks: str = Field(min_length=10, max_length=600)
    reference: str = Field(default="", max_length=4000)
    kind: Literal["technical", "behavioral"] = "technical"


class Setup(Value):
    """`question_ids` and `own_questions` make the interview a drill: those questions, in that order, and nothing else.
    `focus` says in the candidate's words what to ask about first; `documents` are ids of what they brought.
    `rehearsal` is of one story: its round is behavioral, and it takes at most one question."""

    round: Round = "full"
    level: Level = "mid"
    mode: Mode = "real"
    minutes: int = Field(default=30, ge=SHORTEST_MINUTES, le=LONGEST_MINUTES)
    seed: int = Field(default=0, ge=0, le=2**31 - 1)
    question_ids: tuple[str, ...] = Field(default=(), max_length=20)
    own_questions: tuple[OwnQuestion, ...] = Field(default=(), max_length=10)
    focus: str = Field(default="", max_length=300)
    documents: tuple[str, ...] = Field(default=(), max_length=8)

    @model_validator(mode="before")
    @classmethod
    def _round_of_a_rehearsal(cls, given: Any) -> Any:
        if isinstance(given, dict) and given.get("mode") == "rehearsal" and "round" not in given:
            return {**given, "round": "behavioral"}
        return given

    @field_validator("mode")
    @classmethod
    def _rehearsals_are_behavioral(cls, mode: Mode, before: ValidationInfo) -> Mode:
        if mode == "rehearsal" and before.data.get("round", "behavioral") != "behavioral":
            raise _refused("a rehearsal is of one behavioral story: leave the round out, or make it behavioral")
        return mode

    @field_validator("question_ids")
    @classmethod
    def _one_story(cls, ids: tuple[str, ...], before: ValidationInfo) -> tuple[str, ...]:
        if before.data.get("mode") == "rehearsal" and len(ids) > 1:
            raise _refused("a rehearsal is of one story: name one question")
        return ids

    @field_validator("own_questions")
    @classmethod
    def _one_own_story(cls, own: tuple[OwnQuestion, ...], before: ValidationInfo) -> tuple[OwnQuestion, ...]:
        if before.data.get("mode") != "rehearsal" or not own:
            return own
        if len(own) + len(before.data.get("question_ids", ())) > 1:
            raise _refused("a rehearsal is of one story: name one question")
        if own[0].kind != "behavioral":
            raise _refused("a rehearsal is of one behavioral story: its kind is behavioral")
        return own

    @property
    def is_drill(self) -> bool:
        return bool(self.question_ids or self.own_questions)


def _refused(why: str) -> PydanticCustomError:
    return PydanticCustomError("rehearsal", why)  # a ValueError would put its own name before the words


class Section(Value):
    """A stretch of the interview: its share of active time, and question ids in the order to ask them."""

    part: Part
    seconds: int = Field(ge=0)
    questions: tuple[str, ...] = ()


class Plan(Value):
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def seconds(self) -> int:
        return sum(section.seconds for section in self.sections)

    def seconds_until_end_of(self, index: int) -> int:
        """Active seconds after which section `index` should be over."""
        return sum(section.seconds for section in self.sections[: index + 1])
