"""Readings to scores: one printed formula per dimension, on a scale of 1 to 5. Constants stand in `bands.py`."""

import math
from collections import Counter
from collections.abc import Mapping

from candor import bands
from candor.interview.question import Level
from candor.interview.reading import Measures, ReasoningMove


def clipped(points: float) -> float:
    """Within 1..5, to one decimal."""
    return round(min(max(points, 1.0), 5.0), 1)


def correctness(covered: float, wrong: int, hints: int, for_five: float = bands.COVERAGE_FOR_FIVE) -> float:
    """From coverage 0..1, the misconceptions voiced and the hints given; `for_five` is the coverage that earns a 5."""
    share = min(covered / for_five, 1.0)
    earned = 1 + 4 * share**bands.COVERAGE_CURVE - bands.WRONG_COST * wrong
    return clipped(min(earned, 5 - bands.HINT_COST * hints))


def reasoning(moves: tuple[ReasoningMove, ...], told: Measures, level: Level) -> float:
    """From the steps that give a reason: how many, of how many kinds, how densely; less for empty or circling words."""
    kinds = Counter(move.kind for move in moves)
    if not kinds or told.words == 0:
        return 1.0
    points = bands.REASONING_BASE
    points += sum(bands.MOVE_WORTH[kind] * math.sqrt(min(n, bands.MOST_OF_A_KIND)) for kind, n in kinds.items())
    points += bands.REASONING_CONNECTED * told.connected + bands.REASONING_VARIED * told.varied
    points -= bands.REASONING_VAGUE * told.vague + bands.REASONING_CIRCLING * told.circling
    points -= bands.REASONING_LONG * max(told.words - bands.LONG_REASONING, 0) / 100
    return clipped(points - bands.LEVEL_COST[level])


def communication(told: Measures) -> float:
    """From how the answer is told; what it says plays no part."""
    mean_length = told.words / max(told.sentences, 1)
    points = bands.COMMUNICATION_BASE + bands.COMMUNICATION_VARIED * told.varied
    points += bands.COMMUNICATION_SENTENCE * min(mean_length, bands.GOOD_SENTENCE)
    points -= bands.COMMUNICATION_FILLERS * told.fillers + bands.COMMUNICATION_BROKEN * told.broken
    points -= bands.COMMUNICATION_LISTED * told.listed + bands.COMMUNICATION_CHOPPED * told.chopped
    points -= bands.COMMUNICATION_VAGUE * told.vague + bands.COMMUNICATION_REPEATED * told.repeated
    points -= bands.COMMUNICATION_LONG_SENTENCE * max(told.longest_sentence - bands.LONG_SENTENCE, 0) / 10
    points -= bands.COMMUNICATION_LONG * max(told.words - bands.LONG_ANSWER, 0) / 100
    return clipped(points)


def overall(kind: str, story: bool, scores: Mapping[str, float]) -> float:
    """The weighted mean of the dimensions, under its ceilings: monotone in every dimension."""
    by = kind if story else "behavioral_plain"
    weights, (slope, shift) = bands.OVERALL_WEIGHTS[by], bands.OVERALL_LINE[by]
    mean = sum(weight * scores[name] for name, weight in weights.items()) / sum(weights.values())
    points = shift + slope * mean
    ceilings = [5.0, scores["reasoning"] + bands.OVERALL_ABOVE_REASONING]
    content = {"technical": "correctness", "project": "substance"}.get(kind)
    if content:
        ceilings.append(scores[content] + bands.OVERALL_ABOVE_CORRECTNESS)
    if kind == "behavioral" and story:
        ceilings.append(scores["action"] + bands.OVERALL_ABOVE_ACTION)
    return clipped(min(points, *ceilings))


def part(strength: float) -> float:
    """A story's part, from its strength 0..1."""
    return clipped(1 + 4 * strength)
