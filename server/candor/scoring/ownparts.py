"""Each part of a telling by the clauses that tell it, and by no others: a figure in the end says nothing of the task.

The scorer reads a part by the whole answer, since over many answers one part foretells another. Where one telling is
compared with the next, and where the thinnest part is to be named, that will not do: a deed added moves every part,
and of a situation that is missing the opening of the next part is read. So in a rehearsal the scorer's points are held
near to what a part's own clauses say.
"""

import re
from collections.abc import Mapping
from math import log1p
from typing import Final

from candor.interview.question import STAR
from candor.scoring import cues, storycues
from candor.scoring.tellers import TELLS, Told
from candor.text.spans import Span, count_words

WORDS: Final = "words"
WORDS_COUNTED, CUES_COUNTED = 14, 3  # of one clause
_CUES: Final[Mapping[str, re.Pattern[str]]] = {"number": cues.NUMBER, "negation": cues.NEGATION, **storycues.CUES}
# Points: the base, and per term weight times log(1 + what the part's clauses hold of it). Fitted with folds by question
# on the labelled stories, signs fixed, stretched to the labels' spread, rounded.
BASE: Final[Mapping[str, float]] = {"situation": 0.9, "task": 1.05, "action": 1.1, "result": 1.25, "reasoning": 0.4}
TERMS: Final[Mapping[str, Mapping[str, float]]] = {
    "situation": {WORDS: 2.95, "number": 0.45, "situation_place": 0.75, "reasoning_vague": -0.45},
    "task": {WORDS: 3.2, "number": 1.6, "task_mine": 1.35, "task_goal": 1.8, "reasoning_vague": -1.5},
    "action": {WORDS: 0.8, "number": 1.05, "action_mine": 1.1, "reasoning_vague": -0.8, "action_we": -0.55,
               "action_vague": -0.7},
    "result": {WORDS: 0.65, "number": 2.3, "result_outcome": 0.85, "reasoning_vague": -1.15, "result_vague": -1.1},
    "reasoning": {WORDS: 2.55, "reasoning_why": 0.6, "reasoning_lesson": 0.25, "reasoning_cause": 0.35,
                  "negation": 0.2, "reasoning_vague": -1.0},
}  # fmt: skip
# What the clauses' own points count beside the scorer's, and how far from them the two together may lie: more and
# nearer where that agrees with labels better than the scorer alone.
SHARE: Final[Mapping[str, float]] = {"situation": 0.35, "task": 0.35, "action": 0.15, "result": 0.35, "reasoning": 0.15}
REACH: Final[Mapping[str, float]] = {"situation": 1.0, "task": 1.0, "action": 1.0, "result": 1.0, "reasoning": 1.5}
TOLD_BY: Final = 0.3  # share from which a clause is said to tell a part


def own_points(told: Told) -> dict[str, float]:
    """Per part what its own clauses earn; about 1 to 5, and beyond where a part is told at great length."""
    return {part: _own(told, part) for part in STAR}


def _own(told: Told, part: str) -> float:
    share = told.shares[:, TELLS.index(part)]
    points = BASE[part]
    for term, weight in TERMS[part].items():
        held = sum(float(s) * _held(term, clause) for s, clause in zip(share, told.clauses, strict=True))
        points += weight * log1p(held)
    return points


def _held(term: str, clause: Span) -> float:
    if term == WORDS:
        return min(count_words(clause.text), WORDS_COUNTED) / 10
    return min(len(_CUES[term].findall(clause.text)), CUES_COUNTED)


def held_near(part: str, points: float, own: float) -> float:
    """`points` of the whole answer, moved towards what the part's own clauses earn, and no farther from it than they
    may lie."""
    near = min(max(own, 1.0), 5.0)
    mixed = (1 - SHARE[part]) * points + SHARE[part] * near
    return min(max(mixed, near - REACH[part]), near + REACH[part], 5.0)


def where_told(told: Told, part: str) -> Span | None:
    """The clauses in a row, of one sentence, that tell the part most; None where nothing does."""
    column = TELLS.index(part)
    telling = [i for i, row in enumerate(told.shares) if row[column] >= TOLD_BY]
    if not telling:
        return None
    best = max(telling, key=lambda i: float(told.shares[i, column]) * (0.5 + _held(WORDS, told.clauses[i])))
    sentence = next(s for s in told.prepared.sentences if s.start <= told.clauses[best].start < s.end)
    first = last = best
    while first - 1 in telling and told.clauses[first - 1].start >= sentence.start:
        first -= 1
    while last + 1 in telling and told.clauses[last + 1].end <= sentence.end:
        last += 1
    start, end = told.clauses[first].start, told.clauses[last].end
    text = told.prepared.text[start:end].rstrip(" ,;:—–-")
    return Span(start, start + len(text), text)
