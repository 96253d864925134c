"""What a language model marks in one answer, and what of it stands once code has looked for the words. Values only.

`Marks` is what the model writes: per criterion a quote, a reason and a level, never a total. `Verdicts` is what is left
of it when every quote has been held against the answer (`scoring/evidence.py`).
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from candor.interview.claims import Claim, ClaimKind
from candor.interview.quote import Quote
from candor.interview.reading import Flag, PointLevel, PointReading, Reading, ReasoningMove
from candor.interview.value import Value

LONGEST_ID, LONGEST_QUOTE, LONGEST_REASON = 80, 400, 240  # code points; what is longer is cut, and a cut quote falls
MOST_CRITERIA, MOST_WRONG, MOST_PITFALLS, MOST_CLAIMS = 40, 5, 6, 12

Pitfall = Literal[
    "overclaiming", "false_promise", "unclear_explanation", "company_unfamiliarity", "cannot_explain_project",
    "no_questions", "negative_about_employer", "dismissive_of_teamwork", "salary_focus", "unprofessional_language",
    "rambling", "role_misrepresentation", "evasion", "blame_shifting",
]  # fmt: skip
Fell = Literal[
    "not_said",  # the words do not stand in the answer
    "too_short",  # fewer words than say anything
    "from_question",  # the interviewer's words
    "repeated",  # said before, or only a list of names
    "manipulation",  # said to whoever grades
    "used",  # another criterion of the same score rests on these words
    "beside",  # about something else than the criterion
]


def _at_most(longest: int) -> BeforeValidator:
    def cut(given: Any) -> Any:
        return given[:longest] if isinstance(given, (str, list, tuple)) else given

    return BeforeValidator(cut)


Id = Annotated[str, _at_most(LONGEST_ID), Field(max_length=LONGEST_ID)]
Words = Annotated[str, _at_most(LONGEST_QUOTE), Field(max_length=LONGEST_QUOTE)]
Why = Annotated[str, _at_most(LONGEST_REASON), Field(max_length=LONGEST_REASON)]


class Marked(BaseModel):
    """What a model writes beyond the fields that were asked for, a total say, is not read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Mark(Marked):
    criterion: Id
    quote: Words
    reason: Why
    level: PointLevel
    misconception: Id


class WrongMark(Marked):
    quote: Words
    reason: Why


class PitfallMark(Marked):
    kind: Pitfall
    quote: Words
    reason: Why


class ClaimMark(Marked):
    kind: ClaimKind
    quote: Words


class Marks(Marked):
    """One answer as a model marks it."""

    criteria: Annotated[tuple[Mark, ...], _at_most(MOST_CRITERIA), Field(max_length=MOST_CRITERIA)]
    wrong: Annotated[tuple[WrongMark, ...], _at_most(MOST_WRONG), Field(max_length=MOST_WRONG)]
    pitfalls: Annotated[tuple[PitfallMark, ...], _at_most(MOST_PITFALLS), Field(max_length=MOST_PITFALLS)]
    claims: Annotated[tuple[ClaimMark, ...], _at_most(MOST_CLAIMS), Field(max_length=MOST_CLAIMS)]


class Verdict(Value):
    """One criterion. Where the quote did not count, `said` is what the model gave, and `fell` why it is not so."""

    criterion: str
    level: PointLevel
    evidence: Quote | None = None
    reason: str = ""
    misconception: str | None = None
    said: PointLevel | None = None
    fell: Fell | None = None


class WrongStatement(Value):
    """Something said that is not so, and is none of the question's known misconceptions."""

    evidence: Quote
    reason: str = ""


class Verdicts(Value):
    """What stands of the marks of one answer: `points` and `moves` are the criteria as a reading has them. Of `quotes`
    that the model gave, `stood` were found to count."""

    criteria: tuple[Verdict, ...] = ()
    points: tuple[PointReading, ...] = ()
    moves: tuple[ReasoningMove, ...] = ()
    wrong: tuple[WrongStatement, ...] = ()
    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = ()
    words: int = 0  # of the answer, as it was read
    quotes: int = 0
    stood: int = 0

    def level_of(self, criterion: str) -> PointLevel:
        return next((verdict.level for verdict in self.criteria if verdict.criterion == criterion), "missed")


def heard(local: Reading, verdicts: Verdicts) -> Reading:
    """The local reading with what stands of the model's in its place. What is said to whoever grades is code's to
    notice, and claims that code found stay beside those of the model."""
    own = tuple(flag for flag in local.flags if flag.kind == "grader_manipulation")
    new = tuple(claim for claim in verdicts.claims if not any(_touch(claim, known) for known in local.claims))
    claims = tuple(sorted((*local.claims, *new), key=lambda claim: claim.evidence.start))
    return local.model_copy(
        update={
            "points": verdicts.points or local.points, "moves": verdicts.moves, "flags": (*verdicts.flags, *own),
            "claims": claims,
        }
    )  # fmt: skip


def _touch(one: Claim, other: Claim) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
