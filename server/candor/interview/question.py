"""A question as it is asked: wording, key points, hints and citations. Stored whole with the interview."""

import hashlib
from typing import Literal

from pydantic import Field

from candor.interview.value import Value

MADE_QUESTION = "made:"  # how the id of one begins that was made of the candidate's documents
OWN_QUESTION = "own:"  # how the id of a question that the candidate brought begins; no id of the bank has a colon

Level = Literal["junior", "mid", "senior"]
LEVELS: tuple[Level, ...] = ("junior", "mid", "senior")
QuestionKind = Literal["technical", "project", "behavioral"]

STAR = ("situation", "task", "action", "result", "reasoning")
PROJECT_POINTS = ("goal", "data", "baseline", "choice", "metric", "own_part", "failure", "result")
CASE_STAGES = ("frame", "data", "features", "model", "metric", "validation", "deployment", "monitoring")


class KeyPoint(Value):
    """One idea a good answer contains, with ways a candidate would say it."""

    id: str
    weight: int = Field(gt=0)  # tenths: the weights of a question add up to 10
    point: str
    examples: tuple[str, ...] = Field(min_length=2, max_length=4)
    denied: tuple[str, ...] = Field(default=(), max_length=4)  # how someone says it who has exactly this wrong
    follow_ups: tuple[str, ...] = Field(min_length=1, max_length=3)
    cites: tuple[str, ...] = ()
    expected_from: Level = "junior"

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.point, *self.examples)


class Misconception(Value):
    """Something wrong that people really say, and what is true instead."""

    id: str
    claim: str
    examples: tuple[str, ...] = Field(min_length=1, max_length=3)
    correction: str
    follow_up: str

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.claim, *self.examples)


class Citation(Value):
    """A guide passage as it stood when it was cited."""

    id: str
    title: str
    passage: str


class HeldTo(Value):
    """What an answer to a question from outside the bank is held against: `ideas` are all that is known to be right
    about it, `wrong` what people get wrong nearby."""

    basis: Literal["reference", "guide"]
    ideas: tuple[str, ...]
    wrong: tuple[str, ...] = ()


class Question(Value):
    id: str
    kind: QuestionKind
    topic: str
    levels: tuple[Level, ...] = Field(min_length=1)
    minutes: float = Field(gt=0, le=20)
    asks: str
    rephrase: str
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)  # of a bank entry 3 to 8, which its reader checks
    misconceptions: tuple[Misconception, ...] = ()
    hints: tuple[str, str, str]
    model_answer: str | None = None
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    story: bool = True
    case: bool = False  # an applied case: one problem taken through CASE_STAGES, which are its key points
    needs: Literal["company"] | None = None  # asked only where that is known; `{company}` in its wordings is the name
    held_to: HeldTo | None = None  # None for the bank's own: their key points were written for them
    cites: tuple[str, ...] = ()

    def point(self, point_id: str) -> KeyPoint:
        """Raises KeyError for an id that is not this question's."""
        for point in self.key_points:
            if point.id == point_id:
                return point
        raise KeyError(point_id)

    def misconception(self, wrong_id: str) -> Misconception:
        """Raises KeyError for an id that is not this question's."""
        for wrong in self.misconceptions:
            if wrong.id == wrong_id:
                return wrong
        raise KeyError(wrong_id)

    @property
    def is_candidates(self) -> bool:
        """Whether the candidate brought it."""
        return self.id.startswith(OWN_QUESTION)

    @property
    def content_hash(self) -> str:
        """Tells two versions of one bank entry apart: 12 hex digits of SHA-256 over its JSON."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


class Prepared(Value):
    """A question made for one interview alone, with what it cites; stored with the interview before the first word.
    `made_of` is the bank's entry that could be asked in its place, `rests_on` the line of a document that it came from.
    """

    question: Question
    passages: tuple[Citation, ...] = ()
    made_of: str = ""
    rests_on: str = ""
