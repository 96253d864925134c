"""What of an interview bears on how one answer is read: which line it answered, what was said before, what counts, who
may be sent it. Pure."""

from candor.errors import BudgetSpent, EngineRefused, EngineUnavailable
from candor.interview.question import Question
from candor.interview.state import Given, State, Thread

MARKED = ("answer", "off_topic", "too_short")  # kinds of answer that a model marks; in the others there is nothing


def unmarked(state: State) -> list[Given]:
    """Answers that a language model has still to mark, where the candidate agreed to one that does."""
    if not state.agreed or state.offer is None or not state.offer.grader:
        return []
    return [given for thread in state.threads for given in thread.answers if awaits_marks(given)]


def awaits_marks(given: Given) -> bool:
    """Whether there is something in an answer to mark, and neither verdicts yet nor a failure."""
    read = given.reading is not None and given.reading.kind in MARKED
    return read and not given.detail and given.verdicts is None and given.unmarked is None


def check_sending(state: State, host: str) -> None:
    """Raises EngineError where no word of this interview may go to `host`, or no more tokens."""
    if not state.agreed or state.offer is None or state.offer.host != host:
        raise EngineRefused("the candidate did not agree to this host")
    if state.offer.tokens and state.usage.tokens >= state.offer.tokens:
        raise BudgetSpent("the tokens allowed for this interview are used up")
    if state.model_gone:
        raise EngineUnavailable("the model is not used any more in this interview")


def asked_by(state: State, thread: Thread | None, given: Given) -> str:
    """The line that was answered. A story told again answers its prompt: the invitation to do so quotes the candidate,
    whose own words must not count as copied from it."""
    again = state.setup.mode == "rehearsal" and thread is not None and not given.detail and thread.attempt > 1
    return thread.question.asks if again and thread is not None else state.last_said


def said_before(state: State, thread: Thread | None, given: Given) -> list[str]:
    """Earlier answers, which count for nothing when they are said once more: all but other attempts at the same
    question, since whoever takes it again repeats by right what was good."""
    apart = {answer.turn for other in state.threads if thread is not None and other.opened != thread.opened
             and other.question.id == thread.question.id for answer in other.answers}  # fmt: skip
    return [answer.text for answer in state.answers if answer.turn < given.turn and answer.turn not in apart]


def is_telling(state: State, given: Given) -> bool:
    """Whether an answer is the story of a rehearsal, and no detail of it."""
    return state.setup.mode == "rehearsal" and not given.detail


def told_before(state: State, thread: Thread) -> Given | None:
    """The telling of the same story before `thread`, which a telling in it is compared with; None of the first."""
    before = (other.telling for other in reversed(state.threads)
              if other.opened < thread.opened and other.question.id == thread.question.id)  # fmt: skip
    return next((told for told in before if told and told.reading and told.reading.kind == "answer"), None)


def untold(thread: Thread) -> Question:
    """The question without the points that the interviewer gave away: they count neither for nor against an answer."""
    left = tuple(point for point in thread.question.key_points if point.id not in thread.given_away)
    return thread.question.model_copy(update={"key_points": left}) if left else thread.question
