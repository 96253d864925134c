"""The state of an interview: what the events add up to. Values and questions about them; `fold.py` makes them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from candor.interview.background import Background
from candor.interview.events import CommandName
from candor.interview.moves import AnyMove, Ask
from candor.interview.question import Citation, Prepared, Question
from candor.interview.reading import Grade, Reading
from candor.interview.setup import Part, Plan, Section, Setup
from candor.interview.usage import ModelOffer, Usage
from candor.interview.value import Value
from candor.interview.verdicts import Verdicts

TURN_SECONDS = 600  # no turn counts for more, whatever the candidate was doing meanwhile
MAX_FOLLOW_UPS = 2

EndedBecause = Literal["time", "done", "candidate", "silence"]


class Given(Value):
    """One answer of the candidate's, with its reading once there is one. Where a language model has marked it,
    `reading` has what stands of its verdicts, and `local` is what was read without it; `unmarked` says why it was not.
    """

    turn: int
    text: str
    reading: Reading | None = None
    asked: str | None = None
    told: str | None = None
    detail: bool = False  # in a rehearsal: said to the one question about the story, and no part of the story itself
    local: Reading | None = None
    verdicts: Verdicts | None = None
    unmarked: str | None = None

    @property
    def read_here(self) -> Reading | None:
        """What Candor read by itself."""
        return self.local or self.reading


class Thread(Value):
    """One question's exchange: the question as asked, the answers so far, how it was followed up."""

    question: Question
    part: Part
    passages: tuple[Citation, ...] = ()  # of the guide, as they stood when the question was asked
    attempt: int = 1
    opened: int  # the turn in which it was asked
    answers: tuple[Given, ...] = ()
    follow_ups: tuple[str, ...] = ()  # targets, in order: a key point, "why:point", "!misconception", "~reason"
    hints: int = 0
    grade: Grade | None = None
    local: Grade | None = None  # what the grade is without a language model
    closed: Literal["skip", "silence"] | None = None
    given_away: tuple[str, ...] = ()  # key points that the interviewer told: they count neither for nor against

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Of all that the question is judged by: a story is judged as it was told, not by what was drawn out after."""
        return tuple(given.reading for given in self.answers if given.reading is not None and not given.detail)

    @property
    def read_here(self) -> tuple[Reading, ...]:
        """The same without a language model."""
        return tuple(given.read_here for given in self.answers if given.read_here is not None and not given.detail)

    @property
    def verdicts(self) -> tuple[Verdicts, ...]:
        return tuple(given.verdicts for given in self.answers if given.verdicts is not None and not given.detail)

    @property
    def telling(self) -> Given | None:
        """In a rehearsal: the story as it was told."""
        told = [given for given in self.answers if not given.detail and given.reading is not None]
        return next((given for given in reversed(told) if given.reading and given.reading.kind == "answer"), None)

    @property
    def drawn_out(self) -> bool:
        """Whether it was asked after one of its points; being asked for an answer is not that."""
        return any(not target.startswith("~") for target in self.follow_ups)


class Said(Value):
    """A finished utterance of the interviewer's."""

    utterance: int
    turn: int
    move: AnyMove
    text: str


class Received(Value):
    """A client message that was taken: a repeat gets this, other content under its id is a conflict."""

    digest: str
    seq: int


class State(Value):
    interview: str
    owner: str
    setup: Setup
    plan: Plan
    prepared: tuple[Prepared, ...] = ()
    tailored: bool = False  # a language model has made what it could for this candidate
    background: Background | None = None
    seq: int
    at: datetime
    status: Literal["speaking", "listening", "ended"] = "speaking"
    paused: bool = False
    away: bool = False
    failed: str | None = None  # the code of what went wrong, while a retry is awaited

    section: int = 0
    turn: int = 0  # the open turn, or the last one
    open_move: AnyMove | None = None  # what opened it
    chosen: AnyMove | None = None  # chosen, not yet said
    chosen_turn: int = 0
    wish: CommandName | Literal["nudge"] | None = None  # what the candidate, or the silence, asks of the interviewer
    to_read: int | None = None  # the turn whose answer has no reading yet

    utterances: int = 0  # finished
    attempt: int = 0  # of the utterance under way
    said: tuple[Said, ...] = ()
    threads: tuple[Thread, ...] = ()
    others: tuple[Given, ...] = ()  # answers to no question: the introduction, the candidate's own questions
    silences: int = 0  # in this turn
    silent_turns: int = 0  # turns in a row that ended in silence
    moved_on: Literal["skip", "silence"] | None = None  # why the last turn ended, if not by an answer

    active: float = 0.0  # seconds
    turn_seconds: float = 0.0
    clock_from: datetime | None = None  # since when active time runs
    received: dict[str, Received] = Field(default_factory=dict)
    ended: EndedBecause | None = None

    offer: ModelOffer | None = None
    agreed: bool | None = None  # to the offer
    usage: Usage = Usage()
    cost: float | None = None
    worded: bool = False  # the report's lines were, or could not be
    stood_in: int = 0  # utterances in a row that the embedded interviewer spoke in the model's place
    model_gone: bool = False  # it speaks for the rest of the interview

    @property
    def awaits_consent(self) -> bool:
        """Whether the candidate has still to say where their words may go, before anything is said."""
        return self.offer is not None and self.agreed is None and self.wish != "end" and self.status != "ended"

    @property
    def owes_words(self) -> bool:
        """Whether the interviewer has to read or speak now."""
        return self.status == "speaking" and self.failed is None and not self.awaits_consent

    @property
    def model_speaks(self) -> bool:
        return bool(self.agreed) and not self.model_gone

    @property
    def thread(self) -> Thread | None:
        """The exchange under way; None in the opening and in the candidate's part."""
        return self.threads[-1] if self.threads and self.part not in ("opening", "questions") else None

    @property
    def current(self) -> Section:
        return self.plan.sections[self.section]

    @property
    def part(self) -> Part:
        return self.current.part

    @property
    def last_said(self) -> str:
        return self.said[-1].text if self.said else ""

    @property
    def last_answer(self) -> Given | None:
        """The newest answer of all."""
        given = [*self.others, *(a for thread in self.threads for a in thread.answers)]
        return max(given, key=lambda answer: answer.turn, default=None)

    @property
    def answers(self) -> tuple[Given, ...]:
        """Every answer, in order of turns."""
        given = [*self.others, *(a for thread in self.threads for a in thread.answers)]
        return tuple(sorted(given, key=lambda answer: answer.turn))

    def active_at(self, now: datetime) -> float:
        """Active seconds as of `now`: what is counted, and what runs."""
        if self.clock_from is None:
            return self.active
        running = (now - self.clock_from).total_seconds()
        return self.active + min(max(running, 0.0), TURN_SECONDS - self.turn_seconds)

    def seconds_left_in(self, index: int) -> float:
        return self.plan.seconds_until_end_of(index) - self.active

    def unasked(self, index: int) -> tuple[str, ...]:
        asked = {thread.question.id for thread in self.threads}
        return tuple(q for q in self.plan.sections[index].questions if q not in asked)

    def made_for_this(self, question_id: str) -> Prepared | None:
        """The question of that id, if it was made for this interview alone."""
        return next((made for made in self.prepared if made.question.id == question_id), None)

    def redoable(self) -> Thread | None:
        """The last question with an answer, which a candidate in coach mode may take again."""
        answered = [t for t in self.threads if t.answers]
        return answered[-1] if answered and self.setup.mode == "coach" else None

    def awaiting_question(self) -> str | None:
        """The id of a question that has been chosen but is not stored yet."""
        if not isinstance(self.chosen, Ask):
            return None
        last = self.threads[-1] if self.threads else None
        opened = last is not None and last.opened == self.chosen_turn and last.question.id == self.chosen.question_id
        return None if opened else self.chosen.question_id
