"""What clients may know of an interview: its course, never its scores or key points. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from candor.interview import events as e
from candor.interview.machine import legal
from candor.interview.state import TURN_SECONDS, State
from candor.interview.stories import tellings
from candor.web.messages import Clock, Line, StateFrame, Step
from candor.web.offer import consent_asked, consent_note, model_use, stand_in_note
from candor.web.telling import shown_telling, what_stands

PART_TITLES = {
    "opening": "Opening", "technical": "Technical", "project": "Your project", "behavioral": "Working with others",
    "questions": "Your questions",
}
COMMAND_NOTES = {
    "hint": "Asked for a hint.", "repeat": "Asked to hear it again.", "rephrase": "Asked for other words.",
    "skip": "Skipped this question.", "pause": "Paused.", "resume": "Resumed.", "redo": "Took the question again.",
    "again": "Began the story again.",
    "retry": "Tried again.", "end": "Ended the interview.",
}
MORE_TITLE = "Time left over"
HINTS = 3


def lines(events: Iterable[e.AnyEvent], state: State | None = None) -> Iterator[Line]:
    """The transcript of `events`, one line for everything said or done. Of a rehearsal, whose `state` after them has to
    be given for it, also what stands in each telling; no other interview shows a reading before its end."""
    move: str | None = None
    told = {t.turn: t for t in tellings(state.threads)} if state and state.setup.mode == "rehearsal" else {}
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
            case e.ConsentGiven(agreed=agreed, host=host, message_id=message_id):
                yield Line(**head, turn=0, who="note", text=consent_note(agreed, host), message_id=message_id)
            case e.StoodIn(turn=turn, because=because, for_good=for_good):
                yield Line(**head, turn=turn, who="note", text=stand_in_note(because, for_good))
            case e.AnswerGraded(turn=turn, verdicts=None) if turn in told:
                text = what_stands(told[turn])
                yield Line(**head, turn=turn, who="note", text=text, telling=shown_telling(told[turn]))
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
        awaits=_awaited(state), report=f"/interviews/{state.interview}/report" if state.status == "ended" else None,
        consent=consent_asked(state), model_use=model_use(state),
    )


def _awaited(state: State) -> str:
    if state.setup.mode != "rehearsal":
        return "answer"
    return "detail" if state.thread is not None and state.thread.drawn_out else "telling"


def status(state: State) -> str:
    if state.status == "ended":
        return "ended"
    if state.failed is not None:
        return "failed"
    if state.awaits_consent:
        return "consent"
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
        title = "Your story" if state.setup.mode == "rehearsal" else title
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
