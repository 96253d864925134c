"""What the interviewer may do next, in order of preference. Pure.

After an answer: back to what is wrong in it, then to what is missing, then to what was said without a reason,
and else onward. At most two follow-ups a question, none that would eat the candidate's own time.
"""

from candor.interview.moves import (
    AnyMove,
    Ask,
    Clarify,
    Close,
    FollowUp,
    GiveHint,
    Greet,
    Invite,
    NoMoreHints,
    Nudge,
    Probe,
    Repeat,
    Rephrase,
    Reply,
)
from candor.interview.reading import Graded, Reading
from candor.interview.rehearse import once_more, rehearse
from candor.interview.state import MAX_FOLLOW_UPS, Given, State, Thread
from candor.interview.weigh import Gap, weak_points

MOST_MOVES = 3
SECONDS_FOR_A_FOLLOW_UP = 40
SECONDS_FOR_A_QUESTION = 75
MOST_CLAIM_PROBES = 2
MOST_OWN_QUESTIONS = 4
SILENT_TURNS_BEFORE_CLOSING = 3


def decide(state: State) -> tuple[AnyMove, ...]:
    """One to three legal moves, the best first. Raises ValueError when it is not the interviewer's turn."""
    if state.status != "speaking" or state.to_read is not None:
        raise ValueError("it is not the interviewer's turn")
    if state.wish == "end":
        return (Close(because="candidate"),)
    if state.chosen is not None:
        return (state.chosen,)
    if state.wish is not None:
        return (_granted(state),)
    if state.setup.mode == "rehearsal":
        return rehearse(state)[:MOST_MOVES]
    if state.open_move is None:
        return (Greet() if state.part == "opening" else _onward(state),)
    if state.part == "questions":
        return (_candidates_turn(state),)
    return (*_back(state), _onward(state))[:MOST_MOVES]


def _granted(state: State) -> AnyMove:
    """The move that a request asks for."""
    match state.wish:
        case "hint":
            step = state.thread.hints + 1 if state.thread else 1
            return GiveHint(step=step) if step <= len(GIVEN_HINTS) else NoMoreHints()
        case "repeat":
            return Repeat()
        case "rephrase":
            return Rephrase()
        case "redo":
            thread = state.redoable()
            assert thread is not None  # `accept` let the request through
            return Ask(question_id=thread.question.id, part=thread.part, after="redo")
        case "again":
            return once_more(state)
        case _:
            return Nudge()


GIVEN_HINTS = (1, 2, 3)


def _back(state: State) -> tuple[AnyMove, ...]:
    """Ways back to the answer just given, the weakest part first."""
    thread, given = state.thread, state.last_answer
    if thread is None or given is None or given.reading is None or state.moved_on or thread.attempt > 1:
        return ()
    if len(thread.follow_ups) >= MAX_FOLLOW_UPS or state.seconds_left_in(state.section) < SECONDS_FOR_A_FOLLOW_UP:
        return ()
    if given.reading.kind != "answer":
        return _ask_for_an_answer(thread, given.reading)
    doubts, unclear, gaps = _doubts(state, thread, given), _unclear(thread, given.reading), _gaps(state, thread)
    claims = () if any(isinstance(move, Probe) for move in doubts) else _unbacked(state, thread, given.reading)
    if thread.question.kind == "technical":  # what is missing in an answer comes before what is claimed beside it
        return (*doubts, *unclear, *gaps, *claims)
    return (*doubts, *unclear, *claims, *gaps)


def may_follow_up(state: State) -> bool:
    """Whether a follow-up of the interviewer's own making would be legal: where one of `decide`'s would be, and the
    answer was one."""
    thread, given = state.thread, state.last_answer
    if state.status != "speaking" or state.wish is not None or state.chosen is not None:
        return False
    if thread is None or given is None or given not in thread.answers or given.reading is None:
        return False
    calm = not state.moved_on and thread.attempt == 1 and state.setup.mode != "rehearsal"
    follow_ups = len(thread.follow_ups) < MAX_FOLLOW_UPS
    in_time = state.seconds_left_in(state.section) >= SECONDS_FOR_A_FOLLOW_UP
    return calm and follow_ups and in_time and given.reading.kind == "answer"


def _ask_for_an_answer(thread: Thread, reading: Reading) -> tuple[AnyMove, ...]:
    if reading.kind == "answer" or f"~{reading.kind}" in thread.follow_ups:
        return ()
    return (Clarify(reason=reading.kind),)


def _doubts(state: State, thread: Thread, given: Given) -> tuple[AnyMove, ...]:
    """Probes of what sounds wrong, or claimed beyond what was shown."""
    assert given.reading is not None
    probes: list[AnyMove] = [
        Probe(about="misconception", target=point.misconception, evidence=point.evidence)
        for point in given.reading.points
        if point.level == "contradicted" and point.misconception and point.evidence
        if f"!{point.misconception}" not in thread.follow_ups
    ]
    probed = _claims_probed(state)
    claims = [flag for flag in given.reading.flags if flag.kind == "overclaiming"]
    if claims and probed < MOST_CLAIM_PROBES and "!overclaiming" not in thread.follow_ups:
        probes.append(Probe(about="claim", target="overclaiming", evidence=claims[0].evidence))
    return tuple(probes)


def _claims_probed(state: State) -> int:
    targets = [target for thread in state.threads for target in thread.follow_ups]
    return sum(target == "!overclaiming" or target.startswith("!claim.") for target in targets)


def _unbacked(state: State, thread: Thread, reading: Reading) -> tuple[AnyMove, ...]:
    """The weightiest claim of this exchange that nothing stands behind yet: one a question, and few an interview. What
    is claimed within an excellent answer, that answer shows; what was said in reply to a follow-up was asked for."""
    asked = any(target.startswith("!claim.") for target in thread.follow_ups)
    if asked or _excellent(thread) or _claims_probed(state) >= MOST_CLAIM_PROBES:
        return ()
    turns = {answer.turn for answer in (thread.answers[:1] if thread.drawn_out else thread.answers)}
    claims = [claim for claim in reading.open_claims if claim.evidence.turn in turns and claim.kind != "number"]
    return tuple(Probe(about="claim", target=claim.id, evidence=claim.evidence) for claim in claims[:1])


def _unclear(thread: Thread, reading: Reading) -> tuple[AnyMove, ...]:
    for flag in reading.flags:
        if flag.kind == "evasion" and "~evasion" not in thread.follow_ups:
            return (Clarify(reason="evasion", evidence=flag.evidence),)
        if flag.kind in ("rambling", "unclear_explanation") and "~rambling" not in thread.follow_ups:
            return (Clarify(reason="rambling", evidence=flag.evidence),)
    return ()


def _gaps(state: State, thread: Thread) -> tuple[AnyMove, ...]:
    excellent = _excellent(thread) and thread.question.kind != "project"  # a project is worth looking into
    least = HEAVY if excellent else LIGHT
    gaps = weak_points(thread, state.setup.level)
    worth = [
        gap for gap in gaps
        if gap.urgency >= least and not _used_up(state, thread, gap)
        # Half-heard is often said, in words that were not recognised: worth one follow-up, not the one after it.
        if gap.angle != "partly" or not thread.drawn_out
    ]
    return tuple(
        FollowUp(target=gap.point, angle=gap.angle, nth=_asked_before(state, gap.point), evidence=gap.evidence)
        for gap in worth
    )


def _excellent(thread: Thread) -> bool:
    return isinstance(thread.grade, Graded) and thread.grade.scores["overall"].points >= EXCELLENT


def _used_up(state: State, thread: Thread, gap: Gap) -> bool:
    """Whether every way to ask for the point has been said already, as a clarification or a rephrasing may do."""
    wordings = thread.question.point(gap.point).follow_ups
    return gap.angle != "why" and all(any(w in said.text for said in state.said) for w in wordings)


EXCELLENT = 4.5
HEAVY, LIGHT = 3.0, 1.0


def _asked_before(state: State, point: str) -> int:
    """How often this point was asked after in this interview, whatever the question: wordings must differ."""
    return sum(point in thread.follow_ups for thread in state.threads)


def _onward(state: State) -> AnyMove:
    """The next question, the candidate's turn to ask, or the close."""
    if state.silent_turns >= SILENT_TURNS_BEFORE_CLOSING:
        return Close(because="silence")
    after = _how_it_ended(state)
    for index in range(state.section, len(state.plan.sections)):
        section = state.plan.sections[index]
        if section.part == "questions":
            return Invite(after=after if after not in ("start", "redo") else "answer")
        unasked = state.unasked(index)
        if unasked and _has_time(state, index):
            new_part = index != state.section or not state.threads
            return Ask(question_id=unasked[0], part=section.part, after=after, new_part=new_part)
    return Close(because="time" if state.seconds_left_in(len(state.plan.sections) - 1) <= 0 else "done")


def _has_time(state: State, index: int) -> bool:
    """A part already under way, or one that only uses up what is left, needs time for a whole question; any other
    gets its first one as long as the candidate's own time is not touched."""
    section = state.plan.sections[index]
    begun = any(t.question.id in section.questions for t in state.threads)
    if begun or section.seconds == 0 or state.setup.is_drill:
        return state.seconds_left_in(index) >= (0 if state.setup.is_drill else SECONDS_FOR_A_QUESTION)
    own = len(state.plan.sections) - 1
    return state.seconds_left_in(own) - state.plan.sections[own].seconds > 0


def _how_it_ended(state: State) -> str:
    if state.open_move is None:
        return "start"
    if state.moved_on is not None:
        return state.moved_on
    given = state.last_answer
    if given is None or given.reading is None:
        return "answer"
    if given.reading.kind == "dont_know":
        return "dont_know"
    return "answer" if given.reading.kind == "answer" or state.thread is None else "unclear"


def _candidates_turn(state: State) -> AnyMove:
    """Meet the candidate's question and invite another, until there is none or no time."""
    given = state.last_answer
    nothing = given is None or given.reading is None or state.moved_on is not None
    if nothing or any(flag.kind == "no_questions" for flag in given.reading.flags):  # type: ignore[union-attr]
        return Close(because="silence" if state.moved_on == "silence" else "done")
    assert given is not None
    if any(said.move.kind == "reply" and said.move.last for said in state.said):
        return Close(because="done")
    replies = sum(said.move.kind == "reply" for said in state.said)
    late = state.seconds_left_in(state.section) <= 0
    return Reply(entry=given.asked, told=given.told, last=late or replies + 1 >= MOST_OWN_QUESTIONS)


