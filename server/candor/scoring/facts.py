"""How an answer stands to what is known about its question: sentences that are right, and sentences that people get
wrong. Readings only, each from clauses that can be shown; what they are worth is fitted on labelled answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from candor.interview.question import Question
from candor.interview.reading import PointReading
from candor.scoring import cues
from candor.scoring.opposites import Stance, against, stance
from candor.scoring.prepared import Prepared
from candor.scoring.traits import Traits
from candor.scoring.wrongs import truths
from candor.text.normalise import stems
from candor.text.spans import Span, atoms, count_words
from candor.text.vectors import FloatArray, Vectors, stacked, unit

LEAST_ROOTS = 2  # content words a clause needs to say anything
COMPARED = 3  # sentences of what is known that a clause is compared with: the nearest
NEAR_ENOUGH = 0.4  # cosine from which two sentences are about the same thing
NOTHING_KNOWN = 0.3  # nearness to what is wrong, where nothing is known to be wrong
SLACK = 0.05
WORTH = {"met": 1.0, "partly": 0.5}


@dataclass(frozen=True)
class Known:
    """What an answer is held against. `right` come in groups (`group[i]` of sentence i), each an idea with a weight;
    a group of None belongs to no idea and is right all the same."""

    asks: str
    right: tuple[str, ...]
    group: tuple[int | None, ...]
    weights: tuple[float, ...]
    wrong: tuple[str, ...] = ()


def of_ideas(asks: str, ideas: Sequence[str], wrong: Sequence[str] = ()) -> Known:
    """Each idea by itself, weighted by how much it says."""
    sizes = tuple(max(len(stems(idea)), 1) ** 0.5 for idea in ideas)
    return Known(asks, tuple(ideas), tuple(range(len(ideas))), sizes, tuple(wrong))


def of_question(question: Question) -> Known:
    """The key points of a bank entry, what its model answer and corrections say, its misconceptions, and how each
    point is got wrong."""
    points = [(way, i) for i, point in enumerate(question.key_points) for way in point.wordings]
    more = truths(question)
    return Known(
        question.asks, (*(way for way, _ in points), *more), (*(i for _, i in points), *(None for _ in more)),
        tuple(float(point.weight) for point in question.key_points),
        (*(way for wrong in question.misconceptions for way in wrong.wordings),
         *(way for point in question.key_points for way in point.denied)),
    )  # fmt: skip


def facts(prepared: Prepared, known: Known, vectors: Vectors) -> Traits | None:
    """The readings; None of an answer in which no clause says anything. `vectors` holds all that `known` names."""
    clauses, rows = _clauses(prepared)
    if rows is None or not clauses or not known.right:
        return None
    share = np.array([count_words(clause.text) for clause in clauses], dtype=np.float32)
    share /= share.sum()
    right, asked = stacked(known.right, vectors), stacked([known.asks], vectors)[0]
    near = rows @ right.T
    return {
        **_towards(near, rows, right, asked, share),
        **_conveyed(near, known, right, asked),
        **_stances(clauses, near, known, share),
        **_vocabulary(clauses, known),
        **_leaning(near, rows, known, vectors, share),
    }


def _clauses(prepared: Prepared) -> tuple[list[Span], FloatArray | None]:
    """The atoms that may count and say something, with their rows."""
    if prepared.rows is None:
        return [], None
    cut = {(atom.start, atom.end) for atom in atoms(prepared.text)}
    idle = [span for span in prepared.sentences if cues.hollow(span.text)]
    places = [
        i
        for i, (span, fresh, roots) in enumerate(zip(prepared.pieces, prepared.fresh, prepared.roots, strict=True))
        if fresh and len(roots) >= LEAST_ROOTS and (span.start, span.end) in cut
        and not any(empty.start < span.end and span.start < empty.end for empty in idle)
    ]  # fmt: skip
    return [prepared.pieces[i] for i in places], prepared.rows[places]


def _towards(near: FloatArray, rows: FloatArray, right: FloatArray, asked: FloatArray, share: FloatArray) -> Traits:
    """How near the clauses come to what is right, and how much nearer than to the question alone."""
    best, to_question = near.max(axis=1), rows @ asked
    ordered = np.sort(best)
    mine, whole = unit(rows.mean(axis=0)), unit(right.mean(axis=0))
    return {
        "known_near": float(share @ best), "known_beyond": float(share @ (best - to_question)),
        "known_least": float(ordered[:2].mean()), "known_most": float(ordered[-2:].mean()),
        "known_whole": float(mine @ whole), "known_leans": float(mine @ whole - mine @ asked),
    }  # fmt: skip


def _conveyed(near: FloatArray, known: Known, right: FloatArray, asked: FloatArray) -> Traits:
    """How near each idea is come to by some clause."""
    weights = np.array(known.weights, dtype=np.float32)
    weights /= weights.sum()
    columns = [[i for i, at in enumerate(known.group) if at == group] for group in range(len(weights))]
    back = np.array([near[:, of].max() for of in columns])
    expected = np.array([float((right[of] @ asked).max()) for of in columns])
    return {
        "known_back": float(weights @ back), "known_back_beyond": float(weights @ (back - expected)),
        "known_back_least": float(back.min()), "known_back_most": float(back.max()),
    }  # fmt: skip


def _stances(clauses: Sequence[Span], near: FloatArray, known: Known, share: FloatArray) -> Traits:
    """Whether a clause and the sentences nearest to it stand on the same side, deny alike, and share their words."""
    asked = stems(known.asks)
    names = ("known_opposed", "known_agreed", "known_denied", "known_shared")
    total = np.zeros(len(names))
    for place, clause in enumerate(clauses):
        mine = stance(clause.text)
        nearest = np.argsort(-near[place], kind="stable")[:COMPARED]
        found = np.zeros(len(names))
        for at in nearest[near[place, nearest] >= NEAR_ENOUGH]:
            found = _joined(found, mine, stance(known.right[at]), float(near[place, at]), asked)
        total += share[place] * found
    return {name: float(value) for name, value in zip(names, total, strict=True)}


def _joined(found: np.ndarray, mine: Stance, right: Stance, near: float, asked: frozenset[str]) -> np.ndarray:
    opposed, agreed = against(mine, right)
    own, theirs = mine.roots - asked, right.roots - asked
    shared = len(own & theirs) / max(min(len(own), len(theirs), 8), 1)
    denied = float(mine.denies != right.denies)
    return np.array([found[0] + near * opposed, found[1] + near * agreed, found[2] + near * denied,
                     max(found[3], shared)])  # fmt: skip


def _vocabulary(clauses: Sequence[Span], known: Known) -> Traits:
    """Whose words it uses: of its own content words the known share, of the known ones the share that it says."""
    asked = stems(known.asks)
    own = [stance(clause.text) for clause in clauses]
    right = [stance(sentence) for sentence in known.right]
    said = frozenset[str]().union(*(one.roots for one in own)) - asked
    held = frozenset[str]().union(*(one.roots for one in right)) - asked
    figures = frozenset[str]().union(*(one.figures for one in right))
    told = frozenset[str]().union(*(one.figures for one in own))
    return {
        "known_of_own": len(said & held) / max(len(said), 1), "known_of_all": len(said & held) / max(len(held), 1),
        "known_figures": len(figures & told) / max(len(figures), 1),
    }  # fmt: skip


def _leaning(near: FloatArray, rows: FloatArray, known: Known, vectors: Vectors, share: FloatArray) -> Traits:
    """Whether the clauses are nearer to what is right than to what people get wrong."""
    best = near.max(axis=1)
    wrong = np.full(len(rows), NOTHING_KNOWN, dtype=np.float32)
    if known.wrong:
        wrong = (rows @ stacked(known.wrong, vectors).T).max(axis=1)
    lean = np.sort(wrong - best)
    return {
        "wrong_near": float(share @ wrong), "wrong_most": float(wrong.max()),
        "wrong_leans": float(share @ (wrong - best)), "wrong_leans_most": float(lean[-1]),
        "wrong_leans_top": float(lean[-2:].mean()), "wrong_often": float(share @ (wrong > best - SLACK)),
    }  # fmt: skip


def met(points: Sequence[PointReading]) -> Traits:
    """What was read of the key points, in shares: the same at every level."""
    held = sorted(p.nearness for p in points if p.level != "contradicted") or [0.0]
    levels, count = [p.level for p in points], max(len(points), 1)
    return {
        "point_worth": sum(WORTH.get(level, 0.0) for level in levels) / count,
        "point_met": levels.count("met") / count, "point_partly": levels.count("partly") / count,
        "point_contradicted": float(levels.count("contradicted")),
        "point_near": float(np.mean(held)), "point_least": held[0], "point_most": held[-1],
    }  # fmt: skip
