"""An interview walked through event by event: who said what within which question, and which section took how long.

Gathers; judges nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.moves import AnyMove
from candor.interview.question import Citation
from candor.interview.setup import Part
from candor.interview.state import State
from candor.report.lines import Who
from candor.report.model import DisputeLine, InterviewFacts, TranscriptLine

THREAD_MOVES = ("ask", "follow_up", "probe", "own", "clarify", "hint", "no_more_hints", "repeat", "rephrase", "nudge")


@dataclass(frozen=True)
class Line:
    """Something said. `opened` is the turn in which its question was asked; None outside the questions."""

    seq: int
    turn: int
    who: Who
    text: str
    at: str
    part: Part
    move: AnyMove | None = None  # the interviewer's
    opened: int | None = None


@dataclass
class Walk:
    """The final state, and what it does not keep."""

    state: State
    started: str
    lines: list[Line] = field(default_factory=list)
    used: list[float] = field(default_factory=list)  # active seconds by section
    sections: dict[int, int] = field(default_factory=dict)  # turn in which a question was asked: its section
    passages: dict[str, tuple[Citation, ...]] = field(default_factory=dict)  # by question id
    failed: dict[int, str] = field(default_factory=dict)  # turn: why its grading failed
    disputes: dict[str, DisputeLine] = field(default_factory=dict)
    graders: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)  # of lines, by the hash of what code had built

    def why_disputed(self, target: str) -> str | None:
        found = self.disputes.get(target)
        return found.reason if found else None


def walk(events: Sequence[e.AnyEvent]) -> Walk:
    """Raises ValueError for a list that is not an interview (see `fold`)."""
    state = fold(events[:1])
    walked = Walk(state=state, started=events[0].at.isoformat(), used=[0.0] * len(state.plan.sections))
    opened: int | None = None
    for event in events[1:]:
        before, state = state, fold([event], state)
        walked.used[before.section] += state.active - before.active
        if isinstance(event, e.InterviewerSaid):
            opened = _opened(before.chosen, event.turn, opened)
            walked.lines.append(_line(event, state.part, before.chosen, opened))
        elif isinstance(event, e.AnswerGiven):
            walked.lines.append(_line(event, state.part, None, opened))
        else:
            _note(walked, event, state)
    walked.state = state
    return walked


def _opened(move: AnyMove | None, turn: int, current: int | None) -> int | None:
    """The turn that began the question an utterance belongs to."""
    if move is None:
        return current
    if move.kind == "ask":
        return turn
    return current if move.kind in THREAD_MOVES else None


def _line(event: e.InterviewerSaid | e.AnswerGiven, part: Part, move: AnyMove | None, opened: int | None) -> Line:
    who: Who = "candidate" if isinstance(event, e.AnswerGiven) else "interviewer"
    return Line(event.seq, event.turn, who, event.text, event.at.isoformat(), part, move, opened)


def _note(walked: Walk, event: e.AnyEvent, state: State) -> None:
    match event:
        case e.QuestionAsked():
            walked.sections[state.chosen_turn] = state.section
            walked.passages[event.question.id] = event.passages
        case e.AnswerGraded():
            walked.graders.add(event.by.engine)
            walked.failed.pop(event.turn, None)
        case e.GradingFailed():
            walked.failed[event.turn] = event.reason
        case e.ReportWorded(words=words):
            walked.words.update(words)
        case e.DisputeRaised():
            walked.disputes[event.target] = DisputeLine(
                target=event.target, reason=event.reason, at=event.at.isoformat()
            )
        case e.DisputeWithdrawn():
            walked.disputes.pop(event.target, None)
        case _:
            pass


def transcript(events: Sequence[e.AnyEvent]) -> tuple[TranscriptLine, ...]:
    """Everything that was said, in order; an utterance that was cut stands as far as it came."""
    said = [event for event in events if isinstance(event, (e.InterviewerSaid, e.AnswerGiven))]
    return tuple(
        TranscriptLine(
            seq=event.seq, turn=event.turn, text=event.text, at=event.at.isoformat(),
            who="interviewer" if isinstance(event, e.InterviewerSaid) else "candidate",
        )
        for event in said
    )  # fmt: skip


def interview_facts(events: Sequence[e.AnyEvent]) -> InterviewFacts:
    """What was agreed, and how it ended. Raises ValueError for a list that is not an interview."""
    state = fold(events)
    setup = state.setup
    return InterviewFacts(
        interview=state.interview, round=setup.round, level=setup.level, mode=setup.mode, minutes=setup.minutes,
        seed=setup.seed, question_ids=setup.question_ids, started=events[0].at.isoformat(), last=state.at.isoformat(),
        ended=state.ended, active_seconds=round(state.active, 1), planned_seconds=state.plan.seconds,
    )  # fmt: skip
