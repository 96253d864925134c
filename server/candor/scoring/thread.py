"""A question's answers taken together: the best reading of each key point, all moves once, delivery by length."""

from collections.abc import Sequence
from dataclasses import dataclass

from candor.interview.question import LEVELS, Level, Question
from candor.interview.reading import Measures, PointReading, Reading, ReasoningMove

_RANK = {"missed": 0, "contradicted": 1, "partly": 2, "met": 3}
WORTH = {"missed": 0.0, "contradicted": 0.0, "partly": 0.5, "met": 1.0}


@dataclass(frozen=True)
class Thread:
    points: dict[str, PointReading]
    moves: tuple[ReasoningMove, ...]
    wrong: frozenset[str]  # misconceptions voiced and not since met by the point they speak against
    measures: Measures
    lexical: bool


def gathered(question: Question, readings: Sequence[Reading]) -> Thread:
    best: dict[str, PointReading] = {p.id: PointReading(point=p.id, level="missed") for p in question.key_points}
    wrong: set[str] = set()
    moves: dict[tuple[str, str], ReasoningMove] = {}
    for reading in readings:
        for point in reading.points:
            if point.point not in best:
                continue
            if point.misconception:
                wrong.add(point.misconception)
            held = best[point.point]
            if (_RANK[point.level], point.nearness) > (_RANK[held.level], held.nearness):
                best[point.point] = point
        for move in reading.moves:
            moves.setdefault((move.kind, move.evidence.quote.casefold()), move)
    return Thread(best, tuple(moves.values()), frozenset(wrong), _told(readings), any(r.lexical for r in readings))


def _told(readings: Sequence[Reading]) -> Measures:
    """Delivery of the thread: shares weighted by words; lengths are those of the longest answer, since three answers
    of sixty words are no long-winded one."""
    longest = max(readings, key=lambda r: r.measures.words).measures
    total = sum(r.measures.words for r in readings)
    if not total:
        return longest
    shares = {
        name: sum(getattr(r.measures, name) * r.measures.words for r in readings) / total
        for name, field in Measures.model_fields.items()
        if field.annotation is float
    }
    return longest.model_copy(update={**shares, "has_code": any(r.measures.has_code for r in readings)})


def coverage(question: Question, level: Level, thread: Thread) -> float:
    """Share of the weight expected at `level` that was conveyed, 0..1. Never lower for a lower level: what is enough
    for a higher bar is enough for this one."""
    bars = LEVELS[LEVELS.index(level) :]
    return max(_covered(question, bar, thread) for bar in bars)


def expected(question: Question, level: Level) -> tuple[str, ...]:
    """Ids of the points a candidate at `level` is held to; all of them when none is marked for it."""
    bar = LEVELS.index(level)
    ids = tuple(p.id for p in question.key_points if LEVELS.index(p.expected_from) <= bar)
    return ids or tuple(p.id for p in question.key_points)


def _covered(question: Question, level: Level, thread: Thread) -> float:
    held = [question.point(point) for point in expected(question, level)]
    earned = sum(point.weight * WORTH[thread.points[point.id].level] for point in held)
    return earned / sum(point.weight for point in held)
