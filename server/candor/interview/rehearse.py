"""What the interviewer does next in a rehearsal. Pure.

A story is told; one question draws out what is thinnest in it; it is told again, as often as the candidate likes.
Until that question has been asked, what is said is the story; after it, the missing detail, until the next telling.
"""

from candor.interview.moves import AnyMove, Ask, Clarify, Close, FollowUp
from candor.interview.reading import Quote, Reading
from candor.interview.state import State, Thread
from candor.interview.stories import Standing, standings, thin

MOST_QUESTIONS_OFFERED = 2
TIMES_ABOUT_ONE_PART = 2  # then another part has its turn: the reader may be deaf to how this candidate tells it
MOST_CLARIFYING = 1  # before the question and after it together: with the question they are MAX_FOLLOW_UPS
# Whose words lead up to a part of which nothing was said, nearest first.
BESIDE = {
    "situation": ("task", "action", "result", "reasoning"),
    "task": ("situation", "action", "reasoning", "result"),
    "action": ("task", "situation", "result", "reasoning"),
    "result": ("action", "reasoning", "task", "situation"),
    "reasoning": ("action", "result", "task", "situation"),
}


def rehearse(state: State) -> tuple[AnyMove, ...]:
    """The legal moves, the best first. There is no other question to go on to, and no clock that ends it."""
    thread = state.thread
    if thread is None:
        return (_first(state),)
    if state.moved_on == "silence" and not thread.drawn_out:
        return (Close(because="silence"),)
    given = thread.answers[-1] if thread.answers else None
    if given is None or given.reading is None or state.moved_on is not None:
        return (once_more(state),)
    if given.reading.kind != "answer":
        return (*_ask_for_an_answer(thread, given.reading, in_detail=given.detail), once_more(state))
    return (once_more(state),) if given.detail else _draw_out(state, thread)


def once_more(state: State) -> Ask:
    """Ask for the story from the start."""
    thread = state.threads[-1]
    return Ask(question_id=thread.question.id, part=thread.part, after="again")


def _first(state: State) -> AnyMove:
    questions = state.current.questions
    if not questions or state.open_move is not None:
        return Close(because="done")
    return Ask(question_id=questions[0], part=state.part, after="start", new_part=True)


def _ask_for_an_answer(thread: Thread, reading: Reading, in_detail: bool) -> tuple[AnyMove, ...]:
    """One who does not know the missing detail has none to give; one who asks what is meant is told once."""
    clarified = sum(target.startswith("~") for target in thread.follow_ups)
    had_enough = in_detail and reading.kind in ("dont_know", "too_short")
    if reading.kind == "answer" or had_enough or clarified >= MOST_CLARIFYING:
        return ()
    return (Clarify(reason=reading.kind),)


def _draw_out(state: State, thread: Thread) -> tuple[AnyMove, ...]:
    """The one question, about the thinnest part; or that the story stands."""
    parts = standings(thread)
    wanting = sorted(thin(parts), key=lambda s: _times_asked(state, s.part) >= TIMES_ABOUT_ONE_PART)  # stable
    if not wanting:
        return (Ask(question_id=thread.question.id, part=thread.part, after="stands"),)
    asked = tuple(
        FollowUp(
            target=standing.part, angle="missing" if standing.strength == "missed" else "partly",
            nth=_times_asked(state, standing.part), evidence=_words_for(standing, parts),
        )
        for standing in wanting[:MOST_QUESTIONS_OFFERED]
    )  # fmt: skip
    return (*asked, once_more(state))


def _times_asked(state: State, part: str) -> int:
    return sum(part in thread.follow_ups for thread in state.threads)


def _words_for(wanted: Standing, parts: tuple[Standing, ...]) -> Quote | None:
    """Words of the story that the question takes up: those that tell the part too thinly, or from which the way to it
    is short. A reason is asked for at the deed, not at half a reason."""
    if wanted.evidence is not None and wanted.part != "reasoning":
        return wanted.evidence
    told = {standing.part: standing.evidence for standing in parts}
    order = (*BESIDE.get(wanted.part, ()), *told)
    return next((told[part] for part in order if told.get(part) is not None), None)
