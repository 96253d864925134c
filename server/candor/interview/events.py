"""The facts of an interview. An interview is a list of these, numbered without gaps; all else is a fold over it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from candor.interview.background import Background
from candor.interview.moves import Move
from candor.interview.question import Citation, Prepared, Question
from candor.interview.reading import EngineStamp, Grade, Reading
from candor.interview.setup import Part, Plan, Setup
from candor.interview.usage import ModelOffer, Purpose, Usage
from candor.interview.value import Value
from candor.interview.verdicts import Verdicts

CommandName = Literal["hint", "repeat", "rephrase", "skip", "pause", "resume", "redo", "again", "retry", "end"]
ConsentName = Literal["consent", "decline"]


class Fact(Value):
    seq: int = Field(ge=1)
    at: datetime  # UTC; the only way time enters the machine


class InterviewCreated(Fact):
    kind: Literal["interview_created"] = "interview_created"
    interview: str
    owner: str
    setup: Setup
    plan: Plan
    prepared: tuple[Prepared, ...] = ()  # questions made for this interview alone
    background: Background | None = None  # what the candidate's documents say, as they agreed to it
    offer: ModelOffer | None = None  # of a language model to speak; None when there is none
    by: EngineStamp


class QuestionAsked(Fact):
    """A question as it stood when it was chosen; nothing reads the bank for it again."""

    kind: Literal["question_asked"] = "question_asked"
    question: Question
    part: Part
    attempt: int = 1
    passages: tuple[Citation, ...] = ()  # every guide passage that the question cites


class MoveChosen(Fact):
    kind: Literal["move_chosen"] = "move_chosen"
    turn: int
    move: Move
    by: EngineStamp


class SpeechBegan(Fact):
    """An attempt to say utterance `utterance`. After a crash a higher attempt replaces the partial words."""

    kind: Literal["speech_began"] = "speech_began"
    turn: int
    utterance: int
    attempt: int


class InterviewerSaid(Fact):
    kind: Literal["interviewer_said"] = "interviewer_said"
    turn: int
    utterance: int
    attempt: int
    text: str
    ending: Literal["complete", "cut"] = "complete"
    cut_because: str | None = None  # why code stopped a model's words and closed them itself
    given_away: tuple[str, ...] = ()  # key points of the open question that these words told
    by: EngineStamp


class ConsentGiven(Fact):
    """The candidate's answer to the offer: `agreed` lets their words go to `host`."""

    kind: Literal["consent_given"] = "consent_given"
    agreed: bool
    host: str
    message_id: str


class ModelUsed(Fact):
    """Calls of a language model and what they cost; `cost` is None where the price table does not know the model."""

    kind: Literal["model_used"] = "model_used"
    turn: int
    purpose: Purpose
    usage: Usage
    cost: float | None = None
    by: EngineStamp


class StoodIn(Fact):
    """The embedded interviewer speaks in the model's place: in this turn, or `for_good`. `because` is an error's code.
    """

    kind: Literal["stood_in"] = "stood_in"
    turn: int
    because: str
    for_good: bool = False
    by: EngineStamp


class QuestionsTailored(Fact):
    """Questions made for this candidate while the interview began. `instead` says by id which of the plan they replace;
    `because` why there are none."""

    kind: Literal["questions_tailored"] = "questions_tailored"
    prepared: tuple[Prepared, ...] = ()
    instead: dict[str, str] = Field(default_factory=dict)
    because: str | None = None
    by: EngineStamp


class AnswerGiven(Fact):
    kind: Literal["answer_given"] = "answer_given"
    turn: int
    text: str
    message_id: str


class AnswerRead(Fact):
    kind: Literal["answer_read"] = "answer_read"
    turn: int
    reading: Reading
    asked: str | None = None  # in the candidate's own part: which of the guide's entries the question matches
    told: str | None = None  # there, too: what the company note says on it; empty when there is a note and it is silent
    by: EngineStamp


class AnswerGraded(Fact):
    """The grade of the question so far, as of the answer of `turn`; from a language model with what stands of its
    `verdicts` on that answer, once for each answer, in whatever later state. `local` is what the grade would be without
    any model, where that is not the same."""

    kind: Literal["answer_graded"] = "answer_graded"
    turn: int
    grade: Grade = Field(discriminator="outcome")
    local: Grade | None = Field(default=None, discriminator="outcome")
    verdicts: Verdicts | None = None
    by: EngineStamp


class GradingFailed(Fact):
    """By a language model: the local reading stands."""

    kind: Literal["grading_failed"] = "grading_failed"
    turn: int
    reason: str
    by: EngineStamp


class CommandGiven(Fact):
    kind: Literal["command_given"] = "command_given"
    turn: int
    command: CommandName
    message_id: str


class SilenceNoticed(Fact):
    """The candidate has said nothing for long: the first time brings a nudge, the second moves on."""

    kind: Literal["silence_noticed"] = "silence_noticed"
    turn: int


class CandidateLeft(Fact):
    kind: Literal["candidate_left"] = "candidate_left"


class CandidateReturned(Fact):
    kind: Literal["candidate_returned"] = "candidate_returned"


class TurnFailed(Fact):
    """The interviewer could not answer. The answer is kept; a retry or any later start takes it up again."""

    kind: Literal["turn_failed"] = "turn_failed"
    turn: int
    code: str


class InterviewEnded(Fact):
    kind: Literal["interview_ended"] = "interview_ended"
    because: Literal["time", "done", "candidate", "silence"]


class ReportWorded(Fact):
    """Lines of the report in other words, by the hash of code's words; `because` why there are none."""

    kind: Literal["report_worded"] = "report_worded"
    words: dict[str, str] = Field(default_factory=dict)
    because: str | None = None
    by: EngineStamp


class DisputeRaised(Fact):
    """The candidate disputes a verdict or flag. `target` is its id in the report."""

    kind: Literal["dispute_raised"] = "dispute_raised"
    target: str = Field(max_length=200)
    reason: str = Field(min_length=1, max_length=2000)
    message_id: str


class DisputeWithdrawn(Fact):
    kind: Literal["dispute_withdrawn"] = "dispute_withdrawn"
    target: str
    message_id: str


AnyEvent = (
    InterviewCreated
    | QuestionAsked
    | MoveChosen
    | SpeechBegan
    | InterviewerSaid
    | ConsentGiven
    | ModelUsed
    | StoodIn
    | QuestionsTailored
    | AnswerGiven
    | AnswerRead
    | AnswerGraded
    | GradingFailed
    | CommandGiven
    | SilenceNoticed
    | CandidateLeft
    | CandidateReturned
    | TurnFailed
    | InterviewEnded
    | ReportWorded
    | DisputeRaised
    | DisputeWithdrawn
)
Event = Annotated[AnyEvent, Field(discriminator="kind")]

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(Event)
