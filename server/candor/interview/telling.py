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
    turn = state.turn + 1 if move.kind in OPENS_A_TURN else max(state.turn, 1)
    at = forward(state, at)
    facts: list[e.AnyEvent] = []
    if state.chosen != move:
        facts.append(e.MoveChosen(seq=state.seq + 1, at=at, turn=turn, move=move, by=by))
    chosen = fold(facts, state)
    if asked is not None and isinstance(move, Ask) and chosen.awaiting_question() is not None:
        attempt = 1 + sum(thread.question.id == asked.question.id for thread in state.threads)
        facts.append(
            e.QuestionAsked(
                seq=chosen.seq + 1, at=at, question=asked.question, part=move.part, attempt=attempt,
                passages=asked.passages,
            )
        )
    seq = state.seq + len(facts) + 1
    utterance, attempt = state.utterances + 1, state.attempt + 1
    return [*facts, e.SpeechBegan(seq=seq, at=at, turn=turn, utterance=utterance, attempt=attempt)]


def after_speech(
    state: State, began: e.SpeechBegan, move: AnyMove, text: str, ending: Literal["complete", "cut"],
    at: datetime, by: EngineStamp,
) -> list[e.AnyEvent]:  # fmt: skip
    """What was said, complete or cut; with the closing words, that the interview has ended."""
    at = forward(state, at)
    said = e.InterviewerSaid(
        seq=state.seq + 1, at=at, turn=began.turn, utterance=began.utterance, attempt=began.attempt,
        text=text.rstrip(), ending=ending, by=by,
    )  # fmt: skip
    if not isinstance(move, Close):
        return [said]
    return [said, e.InterviewEnded(seq=state.seq + 2, at=at, because=move.because)]
