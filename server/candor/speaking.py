"""Around one utterance: what the interviewer is told before its first word, and the facts that its last one leaves.

Gathers and words facts; the order of a turn is the conductor's, what may be said next is `decide`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from candor.interview import events as e
from candor.interview.decide import decide, may_follow_up
from candor.interview.fold import fold
from candor.interview.machine import forward
from candor.interview.moves import AnyMove, Ask, Close, Reply
from candor.interview.question import Prepared
from candor.interview.reading import EngineStamp
from candor.interview.state import State
from candor.interview.telling import after_speech, before_speech, began, chosen
from candor.ports import Bank, Cue


@dataclass(frozen=True)
class Utterance:
    """One utterance: its cue, what was stored before it, and whether its move is chosen while it is said."""

    cue: Cue
    facts: tuple[e.AnyEvent, ...]
    chosen_late: bool

    @property
    def began(self) -> e.SpeechBegan:
        last = self.facts[-1]
        assert isinstance(last, e.SpeechBegan)
        return last


def prepare(state: State, bank: Bank, at: datetime, by: EngineStamp) -> Utterance:
    """The utterance that is due. Its move is settled beforehand, unless a language model may choose among several."""
    moves = decide(state)
    # No model ends an interview, or turns to the end of it, while there is something left to ask.
    moves = tuple(move for move in moves if move is moves[0] or not isinstance(move, Close))
    asking = next((move for move in moves if isinstance(move, Ask)), None)
    prepared = _question(state, bank, asking.question_id) if asking else None
    own = may_follow_up(state)
    late = state.model_speaks and (len(moves) > 1 or own) and not isinstance(moves[0], Close)
    facts = [began(state, moves[0], at)] if late else before_speech(state, moves[0], at, prepared, by)
    asked = bank.entry(moves[0].entry) if isinstance(moves[0], Reply) else None
    cue = Cue(
        fold(facts, state), moves[0], state.utterances + 1, asked, moves if late else moves[:1], late and own, prepared
    )
    return Utterance(cue, tuple(facts), late)


def _question(state: State, bank: Bank, question_id: str) -> Prepared:
    return state.made_for_this(question_id) or Prepared(
        question=bank.question(question_id), passages=bank.citations(question_id)
    )


def finish(
    state: State, said: Utterance, text: str, ending: Literal["complete", "cut"], at: datetime, by: EngineStamp,
    chooser: EngineStamp,
) -> list[e.AnyEvent]:  # fmt: skip
    """What is stored when the last word is out, numbered from `state`."""
    account = said.cue.account
    move: AnyMove = account.move or said.cue.move if said.chosen_late else said.cue.move
    spoke = account.by or by
    facts = _aside(state, said, at, spoke)
    if said.chosen_late:
        facts += chosen(fold(facts, state), move, at, said.cue.prepared, spoke if account.move else chooser)
    told = after_speech(
        fold(facts, state), said.began, move, text, ending, at, spoke, account.cut_because, account.given_away
    )
    return [*facts, *told]


def _aside(state: State, said: Utterance, at: datetime, by: EngineStamp) -> list[e.AnyEvent]:
    """What a language model was used for, and that another spoke in its place."""
    account, at, turn = said.cue.account, forward(state, at), said.began.turn
    used: Sequence[e.AnyEvent] = [
        e.ModelUsed(seq=1, at=at, turn=turn, purpose=u.purpose, usage=u.usage, cost=u.cost, by=u.by)
        for u in account.used
    ]
    stood = [e.StoodIn(seq=1, at=at, turn=turn, because=account.stood_in, for_good=account.for_good, by=by)
             ] if account.stood_in else []  # fmt: skip
    return [fact.model_copy(update={"seq": state.seq + n}) for n, fact in enumerate([*used, *stood], 1)]

