"""What clients may know of an interview: its course, never its scores or key points. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from candor.interview import events as e
from candor.interview.machine import legal
from candor.interview.state import TURN_SECONDS, State
from candor.web.messages import Clock, Line, StateFrame, Step

PART_TITLES = {
    "opening": "Opening", "technical": "Technical", "project": "Your project", "behavioral": "Working with others",
    "questions": "Your questions",
}
COMMAND_NOTES = {
    "hint": "Asked for a hint.", "repeat": "Asked to hear it again.", "rephrase": "Asked for other words.",
    "skip": "Skipped this question.", "pause": "Paused.", "resume": "Resumed.", "redo": "Took the question again.",
    "retry": "Tried again.", "end": "Ended the interview.",
}
MORE_TITLE = "Time left over"
HINTS = 3


def lines(events: Iterable[e.AnyEvent]) -> Iterator[Line]:
    """The transcript of `events`, one line for everything said or done."""
    move: str | None = None
    for event in events:
        head = {"seq": event.seq, "at": event.at.isoformat()}
        match event:
            case e.MoveChosen():
                move = event.move.kind
            case e.InterviewerSaid(turn=turn, text=text):
                yield Line(**head, turn=turn, who="interviewer", text=text, move=move)
            case e.AnswerGiven(turn=turn, text=text, message_id=message_id):
                yield Line(**head, turn=turn, who="candidate", text=text, message_id=message_id)
            case e.CommandGiven(turn=turn, command=command, message_id=message_id):
                yield Line(**head, turn=turn, who="note", text=COMMAND_NOTES[command], message_id=message_id)
            case e.SilenceNoticed(turn=turn):
                yield Line(**head, turn=turn, who="note", text="No answer for a while.")
            case e.TurnFailed(turn=turn):
                text = "The interviewer could not go on. Your answer is kept; try again when you are ready."
                yield Line(**head, turn=turn, who="note", text=text)


def state_frame(state: State, now: datetime, new: Iterable[Line] = ()) -> StateFrame:
    return StateFrame(
        seq=state.seq, interview=state.interview, setup=state.setup, status=status(state), part=state.part,
        turn=state.turn, clock=_clock(state, now), plan=_plan(state), legal=tuple(sorted(legal(state))),
        lines=tuple(new), hints_left=HINTS - state.thread.hints if state.thread else 0,
        report=f"/interviews/{state.interview}/report" if state.status == "ended" else None,
    )


def status(state: State) -> str:
    if state.status == "ended":
        return "ended"
    if state.failed is not None:
        return "failed"
    return "paused" if state.paused else state.status


def _clock(state: State, now: datetime) -> Clock:
    active = state.active_at(now)
    spent = state.turn_seconds + active - state.active
    return Clock(
        active=round(active, 1), total=state.plan.seconds, running=state.clock_from is not None,
        as_of=now.isoformat(), turn_left=round(max(TURN_SECONDS - spent, 0.0), 1),
    )


def _plan(state: State) -> tuple[Step, ...]:
    """The sections with time of their own; those that use up what is left show as one, once they are reached."""
    steps: list[Step] = []
    for index, section in enumerate(state.plan.sections):
        where = "now" if index == state.section else "done" if index < state.section else "ahead"
        status = "done" if state.status == "ended" and where != "ahead" else where
        asked = sum(thread.question.id in section.questions for thread in state.threads)
        title = PART_TITLES[section.part] if section.seconds else MORE_TITLE
        step = Step(part=section.part, title=title, seconds=section.seconds, status=status, asked=asked)
        if section.seconds:
            steps.append(step)
        elif steps[-1].title == MORE_TITLE:
            before = steps[-1]
            where = status if status == "now" else before.status
            steps[-1] = before.model_copy(update={"asked": before.asked + asked, "status": where})
        elif asked:
            steps.append(step)
    return tuple(steps)
