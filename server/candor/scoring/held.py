"""How much of what is known to be right an answer conveys, when nobody wrote key points for its question.

Three readings that can be shown: whose words it uses, how much nearer it comes to what is right than the question
itself does, and how much nearer than to what people get wrong. Sentences that do not count elsewhere do not count here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from candor import bands
from candor.scoring import cues, scales
from candor.scoring.aimed import read_of
from candor.scoring.prepared import Prepared, prepare
from candor.text.normalise import stems
from candor.text.spans import Span
from candor.text.vectors import FloatArray, Vectors, stacked, unit

LEAST_STEMS = 3  # fewer content words hold less, however right


@dataclass(frozen=True)
class Held:
    """`words`: of a reference's own content words the share that was said, or of an answer's own the share that the
    passages know. `nearer`: mean cosine to what is right, less the question's own, by weight. `beyond`: how the whole
    leans from the question towards what is right; or from what is wrong, where that is known. `enough`: 0..1, below 1
    when there are too few words to hold anything."""

    words: float
    nearer: float
    beyond: float
    against_passages: bool
    enough: float = 1.0


def hold(asks: str, ideas: Sequence[str], wrong: Sequence[str], answer: str, vectors: Vectors) -> Held:
    """`wrong` is empty for a reference answer: it is one answer, all of which is wanted. Passages hold more than any
    answer needs, so that an answer is then held to what it says itself."""
    prepared = prepare(1, read_of(answer), [asks], [], vectors)
    telling = [span for span in prepared.fresh_sentences if not cues.hollow(span.text)]
    said = frozenset[str]().union(*(stems(span.text) for span in telling)) - stems(asks)
    known = frozenset[str]().union(*map(stems, ideas)) - stems(asks)
    pieces = _rows_within(prepared, telling)
    right, asked = stacked(list(ideas), vectors), stacked([asks], vectors)[0]
    enough = min(len(said) / LEAST_STEMS, 1.0)
    if not len(pieces) or not said:
        return Held(0.0, 0.0, 0.0, bool(wrong), 0.0)
    if wrong:
        found = _against_passages(said, known, pieces, right, asked, stacked(list(wrong), vectors))
        return replace(found, enough=enough)
    weights = np.array([len(stems(idea)) ** 0.5 for idea in ideas], dtype=np.float32)
    weights /= weights.sum()
    nearer = float(weights @ ((pieces @ right.T).max(axis=0) - right @ asked))
    mine, whole = unit(pieces.mean(axis=0)), unit(right.mean(axis=0))
    return Held(len(said & known) / max(len(known), 1), nearer, float(mine @ whole - mine @ asked), False, enough)


def _against_passages(
    said: frozenset[str],
    known: frozenset[str],
    pieces: FloatArray,
    right: FloatArray,
    asked: FloatArray,
    wrong: FloatArray,
) -> Held:
    near = (pieces @ right.T).max(axis=1)
    return Held(
        words=len(said & known) / len(said),
        nearer=float((near - pieces @ asked).mean()),
        beyond=float((near - (pieces @ wrong.T).max(axis=1)).mean()),
        against_passages=True,
    )


def _rows_within(prepared: Prepared, telling: Sequence[Span]) -> FloatArray:
    """Rows of the pieces that count and reach into no sentence that tells nothing."""
    if prepared.rows is None:
        return np.zeros((0, 1), dtype=np.float32)
    idle = [span for span in prepared.sentences if span not in telling]
    counts = [not any(span.start < piece.end and piece.start < span.end for span in idle) for piece in prepared.pieces]
    rows: FloatArray = prepared.rows[np.array(counts, dtype=bool)]
    return rows


def correctness(found: Held) -> float:
    """On the scale of 1 to 5; higher with each of the three readings. Passages alone call no answer complete."""
    weights: Mapping[str, float] = bands.HELD_TO_PASSAGES if found.against_passages else bands.HELD_TO_REFERENCE
    points = weights["base"] + weights["words"] * found.words
    points += weights["nearer"] * found.nearer + weights["beyond"] * found.beyond
    return scales.clipped(1 + (min(points, weights["most"]) - 1) * found.enough)
