"""What a report says, as values: frozen, closed to unknown fields, with a JSON Schema. How it is worked out, or drawn,
never stands here.

A key named `quote` always holds an exact substring of one stored answer, beside its `turn`, `start` and `end` in code
points; text of the guide is under `passage`; what the interviewer said is under `text` or `reply`; a line of one of
the candidate's documents is under `line`.
"""

from typing import Literal

from pydantic import Field

from candor.interview.question import Level, QuestionKind
from candor.interview.reading import Quote
from candor.interview.setup import Mode, Part, Round
from candor.interview.value import Value
from candor.report.lines import Attempt, ClaimLine, FlagLine, Segment, Verdict, Who

SummaryTopic = Literal["course", "strongest", "weakest", "habit", "pitfalls"]


class InterviewFacts(Value):
    """What was agreed and how long it took. Times are ISO 8601 in UTC, lengths in active seconds."""

    interview: str
    round: Round
    level: Level
    mode: Mode
    minutes: int
    seed: int
    question_ids: tuple[str, ...] = ()
    started: str
    last: str  # when the newest event happened
    ended: Literal["time", "done", "candidate", "silence"] | None
    active_seconds: float
    planned_seconds: int


class TranscriptLine(Value):
    """Something said. `turn` is the open turn it belongs to, `at` an ISO 8601 time in UTC."""

    seq: int
    turn: int
    who: Who
    text: str
    at: str


class ToldPart(Value):
    """How a part of a story stands in one telling; points are None where it was not graded."""

    part: str
    title: str
    strength: Literal["met", "partly", "missed"]
    points: float | None = None
    low: float | None = None
    high: float | None = None
    evidence: Quote | None = None


class ToldStory(Value):
    """One telling of a rehearsed story. The marks of its segments are names of parts; `asked` says in plain words what
    the interviewer asked about it; `scores` are of the whole."""

    number: int
    turn: int
    words: int
    segments: tuple[Segment, ...]
    parts: tuple[ToldPart, ...]
    scores: dict[str, float]
    asked: str | None = None
    ungraded: str | None = None


class ToldChange(Value):
    """What became of a part, or of a score of the whole, from the first telling to the last."""

    name: str
    title: str
    before: float | None
    after: float | None
    strength_before: Literal["met", "partly", "missed"] | None = None
    strength_after: Literal["met", "partly", "missed"] | None = None


class Rehearsal(Value):
    """Every telling of one story, in order, and what changed from the first to the last."""

    tellings: tuple[ToldStory, ...] = Field(min_length=1)
    changed: tuple[ToldChange, ...] = ()


class QuestionReport(Value):
    """A question as it was asked, with the first attempt and any taken again. Of a story that was `rehearsed` the
    attempts are its tellings."""

    id: str
    question: str
    kind: QuestionKind
    part: Part
    topic: str
    title: str
    asks: str
    rehearsed: bool = False
    attempts: tuple[Attempt, ...] = Field(min_length=1)

    @property
    def counting(self) -> Attempt:
        """The attempt that counts: the first; of a rehearsed story the last telling."""
        return next((attempt for attempt in self.attempts if attempt.counts), self.attempts[0])


class Dimension(Value):
    """Mean over `n` graded questions, with the mean of their bands; None where nothing was graded."""

    dimension: str
    title: str
    mean: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


class CoursePart(Value):
    """A part of the plan: planned and used active seconds, and what happened in it."""

    part: Part
    title: str
    planned_seconds: int
    used_seconds: float
    asked: int = 0
    answered: int = 0
    skipped: int = 0
    silent: int = 0
    hints: int = 0
    follow_ups: int = 0


class OwnQuestion(Value):
    """Something the candidate asked, and what came back."""

    turn: int
    evidence: Quote
    reply: str


class Talk(Value):
    """Words said by either side; `share` is the candidate's, 0..1, or None in silence."""

    interviewer: int
    candidate: int
    share: float | None


class NextStep(Value):
    """A drill that starts at once, by `href` on the page or by `command` in a terminal."""

    title: str
    reason: str
    question_ids: tuple[str, ...]
    level: Level
    built: str | None = None  # the reason in code's words, where a language model has worded it
    href: str
    command: str


class DisputeLine(Value):
    target: str
    reason: str
    at: str


class SummaryLine(Value):
    """One of five sentences. Words of the candidate's inside `text` may be shortened; `evidence` has them whole."""

    about: SummaryTopic
    text: str
    evidence: Quote | None = None
    built: str | None = None  # the text in code's words, where a language model has worded it


class Report(Value):
    """The interview up to event `up_to`."""

    up_to: int
    title: str
    bar: float  # an acceptable answer at this level, on every dimension
    summary: tuple[SummaryLine, ...] = Field(min_length=5, max_length=5)
    notes: tuple[str, ...] = ()
    graded: int = 0
    not_graded: int = 0
    pending: int = 0  # answers still without a reading or a grade
    dimensions: tuple[Dimension, ...] = ()
    course: tuple[CoursePart, ...] = ()
    questions: tuple[QuestionReport, ...] = ()
    rehearsal: Rehearsal | None = None
    claims: tuple[ClaimLine, ...] = ()  # what the candidate said of themselves, and what stood behind it
    other_flags: tuple[FlagLine, ...] = ()  # from outside the questions
    own_questions: tuple[OwnQuestion, ...] = ()
    talk: Talk
    next_steps: tuple[NextStep, ...] = ()
    disputes: tuple[DisputeLine, ...] = ()

    @property
    def targets(self) -> frozenset[str]:
        """Ids of everything that can be disputed."""
        attempts = [attempt for question in self.questions for attempt in question.attempts]
        verdicts: list[Verdict] = [*self.other_flags, *self.claims]
        for attempt in attempts:
            verdicts += [*attempt.scores, *attempt.points, *attempt.moves, *attempt.flags]
        return frozenset(verdict.id for verdict in verdicts)

    @property
    def flags(self) -> tuple[FlagLine, ...]:
        """Every flag that is published, in order of turns."""
        attempts = [attempt for question in self.questions for attempt in question.attempts]
        found = [flag for attempt in attempts for flag in attempt.flags]
        return tuple(sorted((*found, *self.other_flags), key=lambda flag: (flag.turn, flag.id)))


class ReportDocument(Value):
    """The whole: what `candor interview --json` writes, and what every face of the report is drawn from."""

    interview: InterviewFacts
    transcript: tuple[TranscriptLine, ...]
    report: Report


def report_schema() -> dict[str, object]:
    """The JSON Schema of a whole document: `interview`, `transcript`, `report`."""
    schema = ReportDocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Candor report"}
