"""What was read in an answer, and the grade made of it. Values only; `scoring/` and `pitfalls/` make them."""

from typing import Literal

from pydantic import Field

from candor.interview.claims import Claim
from candor.interview.quote import Quote as Quote
from candor.interview.value import Value

AnswerKind = Literal[
    "answer",  # an attempt at the question
    "dont_know",  # says so, and nothing more
    "too_short",  # a word or two
    "question_back",  # throws the question back or asks what is meant
    "small_talk",  # pleasantries
    "off_topic",  # about something else
    "other_language",  # not in English
]
PointLevel = Literal["met", "partly", "missed", "contradicted"]
ReasoningKind = Literal["mechanism", "assumption", "trade_off", "order", "evidence", "conclusion"]
PitfallKind = Literal[
    "overclaiming", "false_promise", "unclear_explanation", "company_unfamiliarity", "cannot_explain_project",
    "no_questions", "negative_about_employer", "dismissive_of_teamwork", "salary_focus", "unprofessional_language",
    "rambling", "role_misrepresentation", "evasion", "blame_shifting", "grader_manipulation",
]  # fmt: skip


class PointReading(Value):
    """How far an answer conveys one key point. `evidence` stands for every level but `missed`."""

    point: str
    level: PointLevel
    nearness: float = 0.0  # 0..1: how near the best span came to the point
    evidence: Quote | None = None
    misconception: str | None = None  # for `contradicted`: which


class ReasoningMove(Value):
    kind: ReasoningKind
    evidence: Quote


class Flag(Value):
    """A candidate pitfall found in one exchange; the session rule decides whether it is published."""

    kind: PitfallKind
    evidence: Quote
    strength: float = 1.0  # 0..1


class Measures(Value):
    """How the answer is delivered; shares are 0..1, lengths in words."""

    words: int
    sentences: int
    fillers: float = 0.0  # share of words
    repeated: float = 0.0  # share of sentences said before
    directness: float = 0.0  # nearness of the opening to the question
    on_topic: float = 0.0  # share of words in sentences near question or key points
    longest_sentence: int = 0
    has_code: bool = False
    connected: float = 0.0  # share of sentences that tie one thing to another
    vague: float = 0.0  # share of words that would fit any answer
    listed: float = 0.0  # share of words in sentences that only name things
    broken: float = 0.0  # restarts and unfinished bits per sentence, at most 1
    spelt_out: float = 0.0  # share of the small words that join the others
    chopped: float = 0.0  # commas per word
    varied: float = 1.0  # distinct content words, by their number
    circling: float = 0.45  # mean nearness of a clause to the clause most like it; 0.45 when read without vectors


class Score(Value):
    """A score from 1 to 5 with its 80% band and the three readings that moved it most, in words."""

    points: float = Field(ge=1, le=5)
    low: float = Field(ge=1, le=5)
    high: float = Field(ge=1, le=5)
    because: tuple[str, ...] = ()
    local: float | None = None  # what the local reading gave, where a language model graded too
    model: float | None = None  # and what code's sum of the model's verdicts is, before it was held to the local one


class Reading(Value):
    """The local reading of one answer. `lexical` marks one made without vectors."""

    kind: AnswerKind
    points: tuple[PointReading, ...] = ()
    moves: tuple[ReasoningMove, ...] = ()
    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = ()  # made in this answer
    open_claims: tuple[Claim, ...] = ()  # of all answers so far, what nothing stands behind yet, weightiest first
    phrases: tuple[Quote, ...] = ()  # spans worth taking up, best first
    measures: Measures
    judged: dict[str, Score] = Field(default_factory=dict)  # what the trained scorer says, the same for every level
    fold: int | None = None  # of an answer that the scorer was fitted on: the fold that judged, never having seen it
    lexical: bool = False

    def level_of(self, point_id: str) -> PointLevel:
        return next((p.level for p in self.points if p.point == point_id), "missed")


class Graded(Value):
    """The grade of a question so far: its first answer and the follow-ups since."""

    outcome: Literal["graded"] = "graded"
    scores: dict[str, Score]
    provisional: bool = True


class Ungraded(Value):
    """Not graded is not zero: kept, shown, counted, left out of averages."""

    outcome: Literal["ungraded"] = "ungraded"
    reason: str


Grade = Graded | Ungraded


class EngineStamp(Value):
    """Who made a reading, a grade or an utterance."""

    engine: str
    model: str = ""
    version: str = ""
    prompt: str = ""  # name.version@hash, where a prompt caused it
