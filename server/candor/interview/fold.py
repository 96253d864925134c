"""From events to state. Nothing here decides anything: it only says what each fact means."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from candor.interview import events as e
from candor.interview.moves import OPENS_A_TURN, AnyMove, Ask, Clarify, Close, FollowUp, GiveHint, Invite, Own, Probe
from candor.interview.reading import Ungraded
from candor.interview.state import TURN_SECONDS, Given, Received, Said, State, Thread
from candor.interview.verdicts import heard

MODEL = "llm"  # the engine whose words a language model finds


def digest(*parts: object) -> str:
    """What a client message said, short enough to keep: equal digests are the same message."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def fold(events: Iterable[e.AnyEvent], state: State | None = None) -> State:
    """The state after `events`, from `state` or from nothing.

    Raises ValueError when a number is missing or the first event does not create an interview.
    """
    for event in events:
        state = _begin(event) if state is None else _step(state, event)
    if state is None:
        raise ValueError("an interview begins with an event")
    return state


def _begin(event: e.AnyEvent) -> State:
    if not isinstance(event, e.InterviewCreated) or event.seq != 1:
        raise ValueError("an interview begins with InterviewCreated, number 1")
    return State(
        interview=event.interview, owner=event.owner, setup=event.setup, plan=event.plan, prepared=event.prepared,
        background=event.background, offer=event.offer,
        seq=1, at=event.at,
    )  # fmt: skip


def _step(state: State, event: e.AnyEvent) -> State:
    if event.seq != state.seq + 1:
        raise ValueError(f"event {event.seq} does not follow {state.seq}")
    state = state.model_copy(update={"seq": event.seq, "at": max(state.at, event.at)})
    match event:
        case e.QuestionAsked():
            return _asked(state, event)
        case e.MoveChosen():
            return _chosen(state, event)
        case e.SpeechBegan():
            return _with(state, attempt=event.attempt, failed=None)
        case e.InterviewerSaid():
            return _said(state, event)
        case e.AnswerGiven():
            return _answered(state, event)
        case e.ConsentGiven() | e.ModelUsed() | e.StoodIn() | e.QuestionsTailored() | e.ReportWorded():
            return _of_a_model(state, event)
        case e.AnswerRead():
            read = _on_answer(state, event.turn, reading=event.reading, asked=event.asked, told=event.told)
            return _with(read, to_read=None)
        case e.AnswerGraded():
            return _graded(state, event)
        case e.GradingFailed():
            return _not_graded(state, event)
        case e.CommandGiven():
            return _commanded(state, event)
        case e.SilenceNoticed():
            return _silence(state, event.at)
        case e.CandidateLeft():
            return _with(_count(state, event.at), away=True)
        case e.CandidateReturned():
            return _with(state, away=False, clock_from=event.at if _waits(state) else None)
        case e.TurnFailed():
            return _with(state, failed=event.code)
        case e.InterviewEnded():
            return _with(_count(state, event.at), status="ended", ended=event.because, wish=None, chosen=None)
        case _:  # disputes belong to the report; they change no phase
            return _keep(state, event)


def _waits(state: State) -> bool:
    return state.status == "listening" and not state.paused


def _of_a_model(
    state: State, event: e.ConsentGiven | e.ModelUsed | e.StoodIn | e.QuestionsTailored | e.ReportWorded
) -> State:
    match event:
        case e.QuestionsTailored():
            return _tailored(state, event)
        case e.ReportWorded():
            return _with(state, worded=True)
        case e.ConsentGiven(agreed=agreed):
            return _with(_keep(state, event), agreed=agreed)
        case e.ModelUsed():
            cost = state.cost if event.cost is None else (state.cost or 0.0) + event.cost
            return _with(state, usage=state.usage + event.usage, cost=cost)
        case e.StoodIn():
            return _with(state, stood_in=state.stood_in + 1, model_gone=state.model_gone or event.for_good)


def _graded(state: State, event: e.AnswerGraded) -> State:
    """A grade of whoever it is. A model's verdicts take the place of the local reading, and are taken once."""
    if event.verdicts is None:
        return _on_thread(state, event.turn, grade=event.grade, local=event.local or event.grade)
    given = next((answer for answer in state.answers if answer.turn == event.turn), None)
    if given is None or given.reading is None or given.verdicts is not None:
        return state
    read = heard(given.reading, event.verdicts)
    state = _on_answer(state, event.turn, reading=read, local=given.reading, verdicts=event.verdicts, unmarked=None)
    return _on_thread(state, event.turn, grade=event.grade)


def _not_graded(state: State, event: e.GradingFailed) -> State:
    """An answer that could not be read has no grade; one that a model could not mark keeps the local one."""
    if event.by.engine == MODEL:
        given = next((answer for answer in state.answers if answer.turn == event.turn), None)
        marked = given is None or given.verdicts is not None
        return state if marked else _on_answer(state, event.turn, unmarked=event.reason)
    unread = None if state.to_read == event.turn else state.to_read
    return _with(_on_thread(state, event.turn, grade=Ungraded(reason=event.reason)), to_read=unread)


def _tailored(state: State, event: e.QuestionsTailored) -> State:
    """Made questions take the places of those that were laid ready and not asked."""
    asked = {thread.question.id for thread in state.threads}
    instead = {old: new for old, new in event.instead.items() if old not in asked}
    sections = tuple(
        section.model_copy(update={"questions": tuple(instead.get(q, q) for q in section.questions)})
        for section in state.plan.sections
    )
    plan = state.plan.model_copy(update={"sections": sections})
    return _with(state, plan=plan, prepared=(*state.prepared, *event.prepared), tailored=True)


def _asked(state: State, event: e.QuestionAsked) -> State:
    thread = Thread(
        question=event.question, part=event.part, passages=event.passages, attempt=event.attempt,
        opened=state.chosen_turn,
    )  # fmt: skip
    return _with(state, threads=(*state.threads, thread))


def _with(state: State, **changes: object) -> State:
    return state.model_copy(update=changes)


def _keep(state: State, event: e.AnyEvent) -> State:
    message_id = getattr(event, "message_id", None)
    if message_id is None:
        return state
    said = event.model_dump(mode="json", exclude={"seq", "at", "message_id", "turn"})
    taken = Received(digest=digest(*sorted(said.items())), seq=event.seq)
    return _with(state, received={**state.received, message_id: taken})


def _count(state: State, at: datetime) -> State:
    """Stop the clock at `at` and add what ran."""
    active = state.active_at(at)
    spent = state.turn_seconds + active - state.active
    return _with(state, active=active, turn_seconds=min(spent, TURN_SECONDS), clock_from=None)


def _chosen(state: State, event: e.MoveChosen) -> State:
    move = event.move
    # An engine that chooses while it speaks may be ended in mid-sentence: that wish is not what it has chosen.
    ends = state.wish == "end" and not isinstance(move, Close)
    state = _with(state, chosen=move, chosen_turn=event.turn, wish="end" if ends else None)
    if isinstance(move, GiveHint):
        return _on_last_thread(state, hints=move.step)
    target = follow_up_target(move)
    if target is not None and state.thread is not None:
        return _on_last_thread(state, follow_ups=(*state.thread.follow_ups, target))
    if isinstance(move, Ask):
        return _with(state, section=_section_of(state, move))
    if isinstance(move, Invite):
        return _with(state, section=len(state.plan.sections) - 1)
    return state


def follow_up_target(move: AnyMove) -> str | None:
    """What a follow-up aims at, as it is kept in `Thread.follow_ups`; None for any other move."""
    match move:
        case FollowUp(angle="why"):
            return f"why:{move.target}"
        case FollowUp():
            return move.target
        case Probe():
            return f"!{move.target}"
        case Clarify():
            return f"~{move.reason}"
        case Own():
            return f"own:{move.evidence.turn}"
        case _:
            return None


def _section_of(state: State, move: Ask) -> int:
    if move.after == "redo":
        return state.section if state.part == move.part else _first_with(state, move)
    ahead = range(state.section, len(state.plan.sections))
    return next((i for i in ahead if move.question_id in state.plan.sections[i].questions), state.section)


def _first_with(state: State, move: Ask) -> int:
    sections = enumerate(state.plan.sections)
    return next((i for i, s in sections if move.question_id in s.questions), state.section)


def _said(state: State, event: e.InterviewerSaid) -> State:
    move = state.chosen
    if move is None:  # cut before anything was chosen cannot happen; a stray utterance changes nothing
        return state
    said = Said(utterance=event.utterance, turn=event.turn, move=move, text=event.text)
    opens = move.kind in OPENS_A_TURN
    if event.given_away and state.thread is not None:
        state = _on_last_thread(state, given_away=(*state.thread.given_away, *event.given_away))
    if state.stood_in and event.by.engine == MODEL:
        state = _with(state, stood_in=0)
    changes: dict[str, object] = {
        "said": (*state.said, said), "utterances": event.utterance, "attempt": 0, "chosen": None,
        "status": "listening", "clock_from": None if state.away else event.at,
    }
    if opens:
        changes |= {"turn": event.turn, "open_move": move, "turn_seconds": 0.0, "silences": 0, "moved_on": None}
    if state.wish is not None:  # the candidate broke in: the interviewer owes the next words at once
        changes |= {"status": "speaking", "clock_from": None}
    return _with(state, **changes)


def _answered(state: State, event: e.AnswerGiven) -> State:
    in_detail = state.setup.mode == "rehearsal" and state.thread is not None and state.thread.drawn_out
    given = Given(turn=event.turn, text=event.text, detail=in_detail)
    state = _with(_count(_keep(state, event), event.at), status="speaking", to_read=event.turn, silent_turns=0)
    if state.thread is None:
        return _with(state, others=(*state.others, given))
    return _on_last_thread(state, answers=(*state.thread.answers, given))


def _commanded(state: State, event: e.CommandGiven) -> State:
    state = _keep(state, event)
    match event.command:
        case "pause":
            return _with(_count(state, event.at), paused=True)
        case "resume":
            runs = state.status == "listening" and not state.away
            return _with(state, paused=False, clock_from=event.at if runs else None)
        case "retry":
            return _with(state, failed=None)
        case "skip":
            state = _with(_count(state, event.at), status="speaking", moved_on="skip", silent_turns=0)
            return _on_last_thread(state, closed="skip") if state.thread else state
        case "redo":
            state = _with(_count(state, event.at), status="speaking", wish="redo")
            pending = state.threads[-1] if state.threads else None
            unanswered = pending is not None and not pending.answers and pending.closed is None
            return _with(state, threads=state.threads[:-1]) if unanswered else state
        case _:
            wish = {"wish": event.command, "paused": False, "failed": None}
            return _with(_count(state, event.at), status="speaking", **wish)


def _silence(state: State, at: datetime) -> State:
    state = _with(_count(state, at), status="speaking", silences=state.silences + 1)
    if state.silences == 1:
        return _with(state, wish="nudge")
    state = _with(state, moved_on="silence", silent_turns=state.silent_turns + 1)
    return _on_last_thread(state, closed="silence") if state.thread else state


def _on_last_thread(state: State, **changes: object) -> State:
    if not state.threads:
        return state
    return _with(state, threads=(*state.threads[:-1], state.threads[-1].model_copy(update=changes)))


def _on_thread(state: State, turn: int, **changes: object) -> State:
    """Change the thread in which turn `turn` was answered; a turn of no thread changes nothing."""
    threads = tuple(
        t.model_copy(update=changes) if any(a.turn == turn for a in t.answers) else t for t in state.threads
    )
    return _with(state, threads=threads)


def _on_answer(state: State, turn: int, **read: object) -> State:
    def renew(answers: tuple[Given, ...]) -> tuple[Given, ...]:
        return tuple(a.model_copy(update=read) if a.turn == turn else a for a in answers)

    threads = tuple(
        t.model_copy(update={"answers": renew(t.answers)}) if any(a.turn == turn for a in t.answers) else t
        for t in state.threads
    )
    return _with(state, threads=threads, others=renew(state.others))
