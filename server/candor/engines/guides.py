"""`prompts/moves.v1.yaml` as a typed object: what a language model is told on rounds, levels, modes and moves."""

from pathlib import Path
from typing import get_args

from pydantic import Field

from candor.errors import SettingsError
from candor.interview.question import LEVELS, Level
from candor.interview.setup import Mode, Round
from candor.prompting import Strict, load_typed

ROUNDS, MODES = get_args(Round), get_args(Mode)


class MoveGuides(Strict):
    """How a language model is told to do each move; the names are those of `engines/material.py`."""

    greet: str
    ask: str
    ask_start: str
    ask_new_part: str
    after_start: str
    after_answer: str
    after_skip: str
    after_silence: str
    after_dont_know: str
    after_unclear: str
    after_redo: str
    after_again: str
    after_stands: str
    missing: str
    partly: str
    why: str
    misconception: str
    claim: str
    dont_know: str
    too_short: str
    question_back: str
    small_talk: str
    off_topic: str
    other_language: str
    evasion: str
    rambling: str
    hint: str
    no_more_hints: str
    repeat: str
    nudge: str
    rephrase: str
    invite: str
    invite_company: str
    reply_note: str
    reply_silent: str
    reply_known: str
    reply_unknown: str
    reply_last: str
    close_time: str
    close_done: str
    close_candidate: str
    close_silence: str
    own: str


class Moves(Strict):
    """`moves.v1.yaml`: guides by round, level and mode, and by move. None of them has inputs."""

    rounds: dict[Round, str]
    levels: dict[Level, str]
    modes: dict[Mode, str]
    verdicts: dict[Mode, str]
    moves: MoveGuides
    name: str = Field(exclude=True)


def load_moves(folder: Path, file: str = "moves.v1.yaml") -> Moves:
    """Raises SettingsError, naming file and place."""
    moves = load_typed(Moves, folder, file)
    for kinds, what in ((ROUNDS, moves.rounds), (LEVELS, moves.levels), (MODES, moves.modes), (MODES, moves.verdicts)):
        if set(what) != set(kinds):
            raise SettingsError(f"prompts/{file}: missing {sorted(set(kinds) - set(what))}")
    return moves
