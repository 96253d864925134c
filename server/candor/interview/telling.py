"""The facts that stand around an utterance: what is stored before its first word and after its last. Pure."""

from datetime import datetime
from typing import Literal

from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.machine import forward
from candor.interview.moves import OPENS_A_TURN, AnyMove, Ask, Close
from candor.interview.question import Prepared
from candor.interview.reading import EngineStamp
from candor.interview.state import State


def before_speech(
    state: State, move: AnyMove, at: datetime, asked: Prepared | None, by: EngineStamp
) -> list[e.AnyEvent]:
    """The move, unless a crash left it chosen; a new question, as it stands now; and that speech began."""
    facts = chosen(state, move, at, asked, by)
    return [*facts, began(fold(facts, state), move, at)]


def chosen(state: State, move: AnyMove, at: datetime, asked: Prepared | None, by: EngineStamp) -> list[e.AnyEvent]:
    """The move, unless a crash left it chosen; and a new question, as it stands now."""
    turn, at = _turn(state, move), forward(state, at)
    facts: list[e.AnyEvent] = []
    if state.chosen != move:
        facts.append(e.MoveChosen(seq=state.seq + 1, at=at, turn=turn, move=move, by=by))
    after = fold(facts, state)
    if asked is not None and isinstance(move, Ask) and after.awaiting_question() is not None:
        attempt = 1 + sum(thread.question.id == asked.question.id for thread in state.threads)
        facts.append(
            e.QuestionAsked(
                seq=after.seq + 1, at=at, question=asked.question, part=move.part, attempt=attempt,
                passages=asked.passages,
            )
        )
    return facts


def began(state: State, move: AnyMove, at: datetime) -> e.SpeechBegan:
    """An engine that chooses while it speaks begins before anything is chosen; `move` is then the first that it may
    take, and every other opens a turn if this one does."""
    return e.SpeechBegan(
        seq=state.seq + 1, at=forward(state, at), turn=_turn(state, move), utterance=state.utterances + 1,
        attempt=state.attempt + 1,
    )  # fmt: skip


def imagined(state: State, move: AnyMove, asked: Prepared | None, by: EngineStamp) -> State:
    """The state as it would be if `move` had been chosen already: what it is worded from."""
    return fold(chosen(state, move, state.at, asked, by), state)


def _turn(state: State, move: AnyMove) -> int:
    return state.turn + 1 if move.kind in OPENS_A_TURN else max(state.turn, 1)


def after_speech(
    state: State, began: e.SpeechBegan, move: AnyMove, text: str, ending: Literal["complete", "cut"],
    at: datetime, by: EngineStamp, cut_because: str | None = None, given_away: tuple[str, ...] = (),
) -> list[e.AnyEvent]:  # fmt: skip
    """What was said, complete or cut; with the closing words, that the interview has ended."""
    at = forward(state, at)
    said = e.InterviewerSaid(
        seq=state.seq + 1, at=at, turn=began.turn, utterance=began.utterance, attempt=began.attempt,
        text=text.rstrip(), ending=ending, cut_because=cut_because, given_away=given_away, by=by,
    )  # fmt: skip
    if not isinstance(move, Close):
        return [said]
    return [said, e.InterviewEnded(seq=state.seq + 2, at=at, because=move.because)]
