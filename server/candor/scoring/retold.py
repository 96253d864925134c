"""A telling of a rehearsed story read part by part, and beside the telling before it. Readings in, readings out.

Two tellings are both known, so what was added, dropped or put otherwise is known too. A part none of whose clauses
changed keeps its points. One that gained or lost is moved by what its own clauses earn now against then; and the more
of the story is new, the more it is graded afresh, until nothing of the earlier telling is left to compare it with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import numpy as np

from candor import bands
from candor.interview.question import STAR
from candor.interview.reading import PointLevel, PointReading, Reading, Score
from candor.scoring import scales
from candor.scoring.ownparts import TOLD_BY, held_near, own_points, where_told
from candor.scoring.tellers import TELLS, Told
from candor.text.normalise import stems, words
from candor.text.spans import count_words

ALIKE: Final = 0.5  # shared stems of two clauses, of all of theirs: the same thing in other words
NEARLY: Final = 0.6
HELD, GAINED, LOST = "told as before", "what you added tells it", "told with less than before"


@dataclass(frozen=True)
class Earlier:
    """The telling before: how it was read in the end, and its clauses."""

    reading: Reading
    told: Told


def reread(reading: Reading, told: Told, earlier: Earlier | None = None) -> Reading:
    """`reading` with the parts of the story as their own clauses tell them; as it is where no story was read."""
    read = [point.point for point in reading.points]
    if not set(read) <= set(STAR) or reading.kind != "answer":
        return reading
    own = own_points(told)
    scores = {part: _moved(_plain(reading, part), held_near(part, _plain(reading, part).points, own[part]))
              for part in read}  # fmt: skip
    if earlier is not None:
        scores = _compared(scores, told, earlier)
    points = tuple(_reading(told, part, scores[part].points) for part in read)
    judged = reading.judged | {part: score for part, score in scores.items() if part in reading.judged}
    return reading.model_copy(update={"points": points, "judged": judged})


def _plain(reading: Reading, part: str) -> Score:
    """What was read of the part in the whole answer, at the lowest bar."""
    if part in reading.judged:
        return reading.judged[part]
    points = scales.part(next(point.nearness for point in reading.points if point.point == part))
    return Score(points=points, low=points, high=points)


def _compared(scores: dict[str, Score], told: Told, earlier: Earlier) -> dict[str, Score]:
    """`scores` are those of the telling by itself."""
    pairs = _pairs(earlier.told, told)
    before, now = _alike(earlier.told, told, pairs)
    kept, earned, earns = _kept(before, now, pairs), own_points(before), own_points(now)
    changed = _changed(before, now, pairs)
    found = {}
    for part, score in scores.items():
        was = _plain(earlier.reading, part)
        if part not in changed:
            found[part] = was.model_copy(update={"because": _because(HELD, was)})
            continue
        by = earns[part] - earned[part]
        points = kept * min(max(was.points + by, 1.0), 5.0) + (1 - kept) * score.points
        moved = _moved(score, points)
        found[part] = moved.model_copy(update={"because": _because(GAINED if by > 0 else LOST, score)})
    return found


def _because(first: str, score: Score) -> tuple[str, ...]:
    return (first, *(why for why in score.because if why not in {HELD, GAINED, LOST}))[:3]


def _pairs(before: Told, now: Told) -> dict[int, int]:
    """Clauses of the telling before to those of this one that say the same: word for word, then in other words."""
    old, new = ([_said(clause.text) for clause in told.clauses] for told in (before, now))
    pairs: dict[int, int] = {}
    for run in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs |= {run.a + i: run.b + i for i in range(run.size)}
    for i, said in enumerate(old):  # told at another place
        if i not in pairs:
            free = [j for j, other in enumerate(new) if other == said and j not in pairs.values()]
            pairs |= {i: free[0]} if free else {}
    roots = [[stems(clause.text) for clause in told.clauses] for told in (before, now)]
    likeness = {(i, j): _likeness(one, other) for i, one in enumerate(roots[0]) if i not in pairs
                for j, other in enumerate(roots[1])}  # fmt: skip
    for i, j in sorted(likeness, key=lambda found: (-likeness[found], found)):
        if likeness[i, j] >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _said(text: str) -> str:
    return " ".join(words(text))


def _likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _alike(before: Told, now: Told, pairs: dict[int, int]) -> tuple[Told, Told]:
    """Both with the same shares where they say the same: what stands around a clause must not tell them apart. A clause
    of one telling alone speaks for the part that it tells most, and for others that it tells nearly as much."""
    old, new = (np.where(told.shares >= NEARLY * told.shares.max(axis=1, keepdims=True), told.shares, 0.0)
                for told in (before, now))  # fmt: skip
    for i, j in pairs.items():
        old[i] = new[j] = (before.shares[i] + now.shares[j]) / 2
    return before.with_shares(old), now.with_shares(new)


def _changed(before: Told, now: Told, pairs: dict[int, int]) -> frozenset[str]:
    """The parts that some clause tells which was added, dropped or put otherwise."""
    otherwise = {(i, j) for i, j in pairs.items() if _said(before.clauses[i].text) != _said(now.clauses[j].text)}
    rows = [*_rows(before, set(pairs) - {i for i, _ in otherwise}),
            *_rows(now, set(pairs.values()) - {j for _, j in otherwise})]  # fmt: skip
    return frozenset(part for part in STAR for row in rows if row[TELLS.index(part)] >= TOLD_BY)


def _rows(told: Told, kept: set[int]) -> Sequence[np.ndarray]:
    return [row for i, row in enumerate(told.shares) if i not in kept]


def _kept(before: Told, now: Told, pairs: dict[int, int]) -> float:
    """How much of one telling stands in the other, by words: of the shorter, since to add is not to tell afresh."""
    shares = []
    for told, kept in ((before, set(pairs)), (now, set(pairs.values()))):
        sizes = [count_words(clause.text) for clause in told.clauses]
        shares.append(sum(sizes[i] for i in kept) / max(sum(sizes), 1))
    return max(shares)


def _moved(score: Score, points: float) -> Score:
    """The same score at other points, its band with it."""
    points = scales.clipped(points)
    by = points - score.points
    low, high = scales.clipped(score.low + by), scales.clipped(score.high + by)
    return score.model_copy(update={"points": points, "low": min(low, points), "high": max(high, points)})


def _reading(told: Told, part: str, points: float) -> PointReading:
    strength, where = round((points - 1) / 4, 3), where_told(told, part)
    if where is None or strength < bands.STRENGTH_PARTLY:
        return PointReading(point=part, level="missed", nearness=strength)
    level: PointLevel = "met" if strength >= bands.STRENGTH_MET else "partly"
    return PointReading(point=part, level=level, nearness=strength, evidence=told.prepared.quote(where))
