"""What was agreed before the first word: round, level, mode, length; and the plan made of it."""

from typing import Literal

from pydantic import Field

from candor.interview.question import Level
from candor.interview.value import Value

Round = Literal["technical", "project", "behavioral", "full"]
Mode = Literal["real", "coach"]
Part = Literal["opening", "technical", "project", "behavioral", "questions"]

SHORTEST_MINUTES, LONGEST_MINUTES = 3, 120


class OwnQuestion(Value):
    """A question that the candidate wants to be asked, and what they hold to be a right answer, if they have one."""

    asks: str = Field(min_length=10, max_length=600)
    reference: str = Field(default="", max_length=4000)
    kind: Literal["technical", "behavioral"] = "technical"


class Setup(Value):
    """`question_ids` and `own_questions` make the interview a drill: those questions, in that order, and nothing else.
    `focus` says in the candidate's words what to ask about first; `documents` are ids of what they brought."""

    round: Round = "full"
    level: Level = "mid"
    mode: Mode = "real"
    minutes: int = Field(default=30, ge=SHORTEST_MINUTES, le=LONGEST_MINUTES)
    seed: int = Field(default=0, ge=0, le=2**31 - 1)
    question_ids: tuple[str, ...] = Field(default=(), max_length=20)
    own_questions: tuple[OwnQuestion, ...] = Field(default=(), max_length=10)
    focus: str = Field(default="", max_length=300)
    documents: tuple[str, ...] = Field(default=(), max_length=8)

    @property
    def is_drill(self) -> bool:
        return bool(self.question_ids or self.own_questions)


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
