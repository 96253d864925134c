"""Which part of a question is weakest after the answers so far. Pure."""

from dataclasses import dataclass
from typing import Literal

from candor.interview.question import LEVELS, KeyPoint, Level
from candor.interview.reading import PointLevel, Quote
from candor.interview.state import Thread

RANK: dict[PointLevel, int] = {"contradicted": 0, "missed": 1, "partly": 2, "met": 3}
# How much of a point's weight is still to be had, by what was heard of it.
OPEN_SHARE = {"missed": 1.0, "partly": 0.6}
DECISIONS = ("baseline", "choice", "metric")  # what of a project has a reason; who did what is simply so
WHY_URGENCY = 2.5  # a recited answer is asked for its reason before small gaps, after large ones


@dataclass(frozen=True)
class Gap:
    point: str
    angle: Literal["missing", "partly", "why"]
    urgency: float  # weight still open, in tenths of the question
    evidence: Quote | None


def expected(point: KeyPoint, level: Level) -> bool:
    """Whether a candidate of `level` is expected to come to this point unasked."""
    return LEVELS.index(point.expected_from) <= LEVELS.index(level)


def heard(thread: Thread, point_id: str) -> tuple[PointLevel, Quote | None]:
    """The best of a point over the thread's answers, with the words for it. A misconception put right is right."""
    best: tuple[PointLevel, Quote | None] = ("missed", None)
    for reading in thread.readings:
        for read in reading.points:
            if read.point == point_id and RANK[read.level] > RANK[best[0]]:
                best = (read.level, read.evidence)
    return best


def weak_points(thread: Thread, level: Level) -> tuple[Gap, ...]:
    """Gaps not yet asked after, the most urgent first; those heard in part behind all others, since what was heard in
    part has often been said, in words that were not recognised."""
    gaps, met = [], []
    for point in thread.question.key_points:
        how, evidence = heard(thread, point.id)
        if how == "met" and evidence is not None:
            met.append((point, evidence))
        told = point.id in thread.follow_ups or point.id in thread.given_away
        if how in OPEN_SHARE and expected(point, level) and not told:
            angle: Literal["missing", "partly"] = "partly" if how == "partly" else "missing"
            gaps.append(Gap(point.id, angle, point.weight * OPEN_SHARE[how], evidence))
    why = _unreasoned(thread, met)
    if why is not None:
        gaps.append(why)
    return tuple(sorted(gaps, key=lambda gap: (gap.angle == "partly", -gap.urgency)))


def _unreasoned(thread: Thread, met: list[tuple[KeyPoint, Quote]]) -> Gap | None:
    """The weightiest point said without a reason, where the whole thread gives none."""
    reasons = {"mechanism", "trade_off", "assumption", "conclusion"}
    if thread.question.kind == "project":
        met = [pair for pair in met if pair[0].id in DECISIONS]
    reasoned = any(move.kind in reasons for reading in thread.readings for move in reading.moves)
    asked = any(target.startswith("why:") for target in thread.follow_ups)
    if thread.question.kind == "behavioral" or reasoned or asked or not met:
        return None
    point, evidence = max(met, key=lambda pair: pair[0].weight)
    return Gap(point.id, "why", WHY_URGENCY, evidence)
