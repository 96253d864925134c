"""What a report says of one question: the words exchanged, the verdicts on them, the attempts. Values only.

A key named `quote` always holds an exact substring of one stored answer; see `model.py`.
"""

from typing import Literal

from candor.interview.claims import ClaimKind, ClaimState
from candor.interview.question import Citation, Level
from candor.interview.reading import AnswerKind, PitfallKind, PointLevel, Quote, ReasoningKind
from candor.interview.value import Value

Who = Literal["interviewer", "candidate"]
AttemptStatus = Literal["graded", "not_graded", "pending", "skipped", "silent", "unanswered"]


class Segment(Value):
    """A stretch of an answer; an answer's segments, joined, are the answer. `marks` are ids of what rests on it."""

    text: str
    marks: tuple[str, ...] = ()
    code: bool = False


class Exchange(Value):
    """One side's words within a question. `segments` and `kind` are the candidate's, `move` the interviewer's."""

    seq: int
    turn: int
    who: Who
    text: str
    move: str | None = None
    segments: tuple[Segment, ...] = ()
    kind: AnswerKind | None = None  # None while the answer has not been read
    pending: bool = False


class Verdict(Value):
    """Something the candidate can dispute: `id` names it for good, `disputed` is their reason."""

    id: str
    disputed: str | None = None


class ScoreLine(Verdict):
    """A score from 1 to 5 with its band. `anchor` says what the rounded score means, `next_anchor` what one more."""

    dimension: str
    title: str
    points: float
    low: float
    high: float
    local: float | None = None  # by Candor alone, where a language model graded too
    model: float | None = None  # by what stands of the model's verdicts, before it was held to the local reading
    because: tuple[str, ...] = ()
    anchor: str | None = None
    next_anchor: str | None = None


class PointLine(Verdict):
    """How far one key point was heard. `counts` says whether it is expected at this level and not disputed."""

    point: str
    title: str  # the point in words, or the part of a story that it is
    what: str
    weight: int
    level: PointLevel
    counts: bool
    expected_from: Level
    evidence: Quote | None = None
    misconception: str | None = None
    correction: str | None = None
    teaches: tuple[Citation, ...] = ()


class PutRight(Value):
    """A misconception that was voiced first and corrected by the candidate later."""

    claim: str
    evidence: Quote


class MoveLine(Verdict):
    """A step of reasoning that was heard."""

    kind: ReasoningKind
    title: str
    evidence: Quote


class UnheardMove(Value):
    """A kind of step that was not heard, and how to begin one."""

    kind: ReasoningKind
    title: str
    prompt: str


class FlagLine(Verdict):
    """A pitfall with the words that it rests on. `better` puts it another way, with blanks for what only they know."""

    kind: PitfallKind
    title: str
    turn: int
    evidence: Quote
    why: str
    better: str


class ClaimLine(Verdict):
    """Something the candidate said of themselves, and how it stands. `other` are their own words that show it or do not
    fit with it; `line` is a line of their document, which is nobody's `quote`."""

    kind: ClaimKind
    title: str  # the kind in words
    state: ClaimState
    standing: str  # the state in words
    turn: int
    evidence: Quote
    reason: str
    other: Quote | None = None
    line: str | None = None


class Length(Value):
    """Length of one answer against what such an answer needs, in words."""

    turn: int
    words: int
    least: int
    most: int
    verdict: Literal["short", "fits", "long"]


class OwnPart(Value):
    """A part of the candidate's own account: their sentences, and a bracketed prompt for what is missing."""

    part: str
    title: str
    sentences: tuple[Quote, ...] = ()
    prompt: str | None = None


class BetterAnswer(Value):
    """A model answer with its sources (`passage`), or the candidate's own sentences in order (`parts`), or, for a
    question that nobody wrote an answer to, the nearest passages alone (`sources`)."""

    kind: Literal["model", "own_words", "guide"]
    passage: str | None = None
    sources: tuple[Citation, ...] = ()
    parts: tuple[OwnPart, ...] = ()


class Attempt(Value):
    """One go at a question. `covered` of `expected` key points were met; disputed ones are in neither."""

    id: str
    number: int
    counts: bool  # the first one does, of a rehearsed story the last
    status: AttemptStatus
    reason: str | None = None
    lexical: bool = False
    unmarked: int = 0  # answers that a language model could not mark: Candor's own reading stands alone for them
    exchanges: tuple[Exchange, ...] = ()
    scores: tuple[ScoreLine, ...] = ()
    points: tuple[PointLine, ...] = ()
    covered: int = 0
    expected: int = 0
    moves: tuple[MoveLine, ...] = ()
    unheard: tuple[UnheardMove, ...] = ()
    put_right: tuple[PutRight, ...] = ()
    flags: tuple[FlagLine, ...] = ()
    hints: tuple[str, ...] = ()
    ceiling: float | None = None  # of correctness, once hints have lowered it
    lengths: tuple[Length, ...] = ()
    better: BetterAnswer | None = None
    changed: tuple[str, ...] = ()  # against the first attempt
