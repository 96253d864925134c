"""One answer judged by the trained scorer: which readings it is shown, and what it makes of them, dimension by
dimension. The level comes later: what is judged here is the same for everybody.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from candor import bands
from candor.interview.question import STAR, Question
from candor.interview.reading import Measures, PointReading, Reading, ReasoningMove, Score
from candor.scoring import beside, scales
from candor.scoring.aimed import read_of
from candor.scoring.facts import Known, facts, met, of_question
from candor.scoring.learned import MOVED_AT_LEAST, Floats, Likeness, Pull, Scorer
from candor.scoring.moves import read_moves
from candor.scoring.ownparts import own_points
from candor.scoring.prepared import Prepared, prepare
from candor.scoring.storytraits import story_traits
from candor.scoring.tellers import Told, tell_atoms
from candor.scoring.traits import Traits, traits
from candor.text.vectors import Vectors

Judged = dict[str, Score]

STORY = (*STAR, "communication")
BY_OWN = ("situation", "task", "result")  # parts that what tells them says more of than the whole does
MOST_SOUNDING = 2  # clauses: how much the most doubtful two of them sound like a misconception


def wording(
    prepared: Prepared, asks: str, moves: Sequence[ReasoningMove], vectors: Vectors, sounds: Floats
) -> Traits:
    """The readings of any answer."""
    return {**traits(prepared, asks, moves, vectors), **_sounding(prepared, sounds)}


def _sounding(prepared: Prepared, sounds: Floats) -> Traits:
    """How far the clauses lie towards where known misconceptions lie from known key points."""
    rows = prepared.atom_rows
    if rows is None or not len(rows):
        return {"wrong_sounds": 0.0, "wrong_sounds_most": 0.0}
    found = np.sort(rows @ sounds)
    return {"wrong_sounds": float(found.mean()), "wrong_sounds_most": float(found[-MOST_SOUNDING:].mean())}


def against(wording: Traits, prepared: Prepared, known: Known, vectors: Vectors) -> Traits | None:
    """The same beside what is known to be right and wrong; None when the answer says nothing."""
    found = facts(prepared, known, vectors)
    return None if found is None else {**wording, **found}


def of_bank(question: Question) -> bool:
    """Whether key points and misconceptions were written for this very question."""
    return question.kind == "technical" and question.held_to is None and bool(question.misconceptions)


def bank_readings(
    said: Traits, prepared: Prepared, question: Question, points: Sequence[PointReading], vectors: Vectors
) -> Traits | None:
    found = against(said, prepared, of_question(question), vectors)
    return None if found is None else {**found, **met(points)}


def judge(
    scorer: Scorer, prepared: Prepared, question: Question, reading: Reading, vectors: Vectors
) -> Judged:
    """Every dimension that the scorer knows for this kind of question; `reading` is the plain one."""
    fold, told = scorer.fold_of(question.asks, prepared.kept.whole), reading.measures
    said = wording(prepared, question.asks, reading.moves, vectors, scorer.sounds)
    if question.kind == "behavioral":
        likeness, by_part = scorer.likenesses["behavioral"], tell_atoms(prepared, vectors)
        plain = story_plainly(plainly(reading.moves, told, reading.points), by_part)
        found = {**said, **story_traits(prepared, by_part, vectors)}
        judged = _all(likeness, found, {part: plain[part] for part in STORY if part in plain}, fold, told.words)
        return with_overall(likeness, question, judged, told.words)
    judged = _all(scorer.likenesses["technical"], said, plainly(reading.moves, told, ()), fold, told.words)
    if not of_bank(question):
        return judged
    likeness = scorer.likenesses["bank"]
    against_bank = bank_readings(said, prepared, question, reading.points, vectors)
    judged |= of_content(likeness, against_bank, fold, told.words)
    return with_overall(likeness, question, judged, told.words)


def with_overall(likeness: Likeness, question: Question, judged: Judged, words: int) -> Judged:
    """The same with the overall score, when all of its parts are there."""
    points = {name: score.points for name, score in judged.items()}
    if not set(bands.OVERALL_WEIGHTS[question.kind]) <= set(points):
        return judged
    whole = scales.overall(question.kind, question.story, points)
    low, high = likeness.bands["overall"].around(whole, words)
    return {**judged, "overall": Score(points=whole, low=low, high=high)}


def held_to(
    scorer: Scorer, likeness: Likeness, question: Question, known: Known, answer: str, vectors: Vectors
) -> Score:
    """Correctness of an answer held against what is `known`, for a question that nobody wrote key points for."""
    prepared = prepare(1, read_of(answer), [question.asks], [], vectors)
    score = _held_to(scorer, likeness, question, known, prepared, vectors)
    if scorer.leaning is None:
        return score
    about = [way for point in question.key_points for way in point.wordings]
    for cut in beside.doubted(prepared, question.asks, about, vectors, scorer.leaning):
        left = prepare(1, beside.without(prepared, cut), [question.asks], [], vectors)
        score = beside.lower_score(score, _held_to(scorer, likeness, question, known, left, vectors))
    return score


def _held_to(
    scorer: Scorer, likeness: Likeness, question: Question, known: Known, prepared: Prepared, vectors: Vectors
) -> Score:
    said = wording(prepared, question.asks, read_moves(prepared, question.asks), vectors, scorer.sounds)
    found = against(said, prepared, known, vectors)
    whole = prepared.kept.whole
    return of_content(likeness, found, scorer.fold_of(question.asks, whole), len(whole.split()))["correctness"]


def plainly(moves: Sequence[ReasoningMove], told: Measures, points: Sequence[PointReading]) -> dict[str, float]:
    """What the plain formulas make of it, at the lowest bar."""
    return {
        "reasoning": scales.reasoning(tuple(moves), told, "junior"), "communication": scales.communication(told),
        **{point.point: scales.part(point.nearness) for point in points},
    }  # fmt: skip


def story_plainly(plain: Mapping[str, float], by_part: Told) -> dict[str, float]:
    """The same of a story, its parts read by the cues of the whole and by what tells them alike."""
    own = own_points(by_part)
    told = {part: (plain[part] + min(max(own[part], 1.0), 5.0)) / 2 for part in BY_OWN if part in plain}
    return {**plain, **told}


def of_content(likeness: Likeness, found: Mapping[str, float] | None, fold: int | None, words: int) -> Judged:
    """Correctness; the lowest of an answer that says nothing."""
    if found is None:
        return {"correctness": Score(points=1.0, low=1.0, high=1.5, because=("nothing is said that could be right",))}
    return _all(likeness, found, {"correctness": None}, fold, words)


def _all(
    likeness: Likeness, found: Mapping[str, float], plain: Mapping[str, float | None], fold: int | None, words: int
) -> Judged:
    compared = likeness.compared(found)
    return {
        name: score_of(likeness, name, compared, formula, fold, words)
        for name, formula in plain.items()
        if name in likeness.dimensions
    }


def score_of(
    likeness: Likeness, name: str, compared: Floats, formula: float | None, fold: int | None, words: int
) -> Score:
    """Points between what the scorer and the formula say, never far from the formula where there is one."""
    points, pulls = likeness.points(name, compared, fold)
    if formula is not None:
        share = likeness.dimensions[name].formula
        mixed = share * formula + (1 - share) * points
        points = min(max(mixed, formula - bands.FAR_FROM_FORMULA), formula + bands.FAR_FROM_FORMULA)
    points = scales.clipped(points)
    low, high = likeness.bands[name].around(points, words)
    return Score(points=points, low=low, high=high, because=told_of(pulls))


def told_of(pulls: Sequence[Pull]) -> tuple[str, ...]:
    """The three families that moved it most, in words."""
    return tuple(pull.words for pull in pulls if abs(pull.by) >= MOVED_AT_LEAST)[:3]
