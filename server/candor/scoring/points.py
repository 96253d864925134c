"""How far an answer conveys each key point, and which words of it do. Technical points only; stories read otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from candor import bands
from candor.interview.question import KeyPoint, Question
from candor.interview.reading import PointLevel, PointReading
from candor.scoring import cues
from candor.scoring.measures import has_predicate, is_list
from candor.scoring.prepared import Prepared
from candor.text.normalise import stems
from candor.text.spans import Span, count_words, is_code
from candor.text.vectors import FloatArray, Vectors, stacked


@dataclass(frozen=True)
class Nearness:
    """`near[i, p]`: how near piece i comes to point p, corrected; `plain` the same uncorrected; both (pieces, points).
    `met` and `partly` are the thresholds that fit this measure."""

    near: FloatArray
    plain: FloatArray
    met: float
    partly: float


def nearness(prepared: Prepared, question: Question, vectors: Vectors | None) -> Nearness:
    shared = shared_words(prepared.roots, [p.wordings for p in question.key_points], question.asks)
    if prepared.rows is None or vectors is None:
        return Nearness(shared, shared, bands.WORDS_MET, bands.WORDS_PARTLY)
    ways = [p.wordings for p in question.key_points]
    plain = similar(prepared.rows, ways, vectors)
    asked = stacked([question.asks], vectors)
    expected = similar(asked, ways, vectors)  # a point that resembles the question is easily come near
    others = (plain.sum(axis=1, keepdims=True) - plain) / max(plain.shape[1] - 1, 1)
    near = (
        plain
        + bands.NEAR_WORDS_SHARE * shared
        - bands.NEAR_OTHERS_SHARE * others
        - bands.NEAR_QUESTION_SHARE * (prepared.rows @ asked[0])[:, None]
        - bands.NEAR_EXPECTED_SHARE * expected
    )
    return Nearness(near.astype(np.float32), plain, bands.NEAR_MET, bands.NEAR_PARTLY)


def similar(rows: FloatArray, wordings: Sequence[Sequence[str]], vectors: Vectors) -> FloatArray:
    """Cosine of every piece with the best wording of every entry: (pieces, entries)."""
    columns = [(rows @ stacked(list(ways), vectors).T).max(axis=1) for ways in wordings]
    return np.stack(columns, axis=1) if columns else np.zeros((len(rows), 0), dtype=np.float32)


def shared_words(roots: Sequence[frozenset[str]], wordings: Sequence[Sequence[str]], asks: str) -> FloatArray:
    """Share of the best wording's own content words (those not in the question) that each piece holds."""
    asked = stems(asks)
    table = np.zeros((len(roots), len(wordings)), dtype=np.float32)
    for p, ways in enumerate(wordings):
        for own in (stems(way) - asked for way in ways):
            size = min(len(own), 8)
            if size < 2:
                continue
            for i, piece in enumerate(roots):
                table[i, p] = max(table[i, p], len(own & piece) / size)
    return np.minimum(table, 1.0)


def read_points(
    prepared: Prepared, points: Sequence[KeyPoint], measured: Nearness, asked_for: str | None = None
) -> tuple[PointReading, ...]:
    """A verdict per point, in the question's order; evidence for every verdict but `missed`. `asked_for` is the point
    that the interviewer has just asked about: a reply to that need not name it again."""
    idle = [span for span in prepared.sentences if cues.hollow(span.text)]
    telling = [
        fresh and len(roots) >= 2 and not any(empty.start < span.end and span.start < empty.end for empty in idle)
        for span, fresh, roots in zip(prepared.pieces, prepared.fresh, prepared.roots, strict=True)
    ]
    near = np.where(np.array(telling, dtype=bool)[:, None], measured.near, -1.0) if prepared.pieces else None
    if near is None or not near.size:
        return tuple(PointReading(point=p.id, level="missed") for p in points)
    near = near + np.array([bands.NEAR_ASKED if p.id == asked_for else 0.0 for p in points], dtype=np.float32)
    chosen: dict[int, tuple[int, float]] = {}
    taken: list[Span] = []
    for i, p in _best_first(near, measured.plain, measured.partly):
        if p in chosen:
            continue
        span, strength = prepared.pieces[i], float(near[i, p])
        if any(_same(span, used) for used in taken) and strength < measured.partly + bands.NEAR_TWICE:
            continue
        chosen[p] = (_shortest(prepared, near[:, p], i), strength)
        taken.append(prepared.pieces[chosen[p][0]])
    return tuple(
        _verdict(prepared, point, chosen.get(p), near[:, p], measured, elliptic=point.id == asked_for)
        for p, point in enumerate(points)
    )


def _best_first(near: FloatArray, plain: FloatArray, least: float) -> list[tuple[int, int]]:
    """Pairs of piece and point that come near enough, and not much nearer to another point, best first."""
    own = plain >= plain.max(axis=1, keepdims=True) - bands.NEAR_SIBLING_SLACK
    pairs = np.argwhere((near >= least) & own)
    order = np.argsort(-near[pairs[:, 0], pairs[:, 1]], kind="stable")
    return [(int(i), int(p)) for i, p in pairs[order]]


def _same(a: Span, b: Span) -> bool:
    """Whether two spans are mostly the same words."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common > 0.6 * min(a.end - a.start, b.end - b.start)


def _shortest(prepared: Prepared, near: FloatArray, best: int) -> int:
    """The shortest piece inside the best one that says it nearly as well: a clause rather than two sentences."""
    whole, choice = prepared.pieces[best], best
    for i, span in enumerate(prepared.pieces):
        inside = whole.start <= span.start and span.end <= whole.end
        if inside and near[i] >= near[best] - 0.03 and count_words(span.text) >= bands.EVIDENCE_WORDS:
            if len(span.text) < len(prepared.pieces[choice].text):
                choice = i
    return choice


def _verdict(
    prepared: Prepared,
    point: KeyPoint,
    chosen: tuple[int, float] | None,
    near: FloatArray,
    measured: Nearness,
    elliptic: bool,
) -> PointReading:
    if chosen is None:
        return PointReading(point=point.id, level="missed", nearness=_shown(float(near.max())))
    span = prepared.pieces[chosen[0]]
    level: PointLevel = "met" if chosen[1] >= measured.met else "partly"
    if level == "met" and not elliptic and not is_code(span) and (is_list(span.text) or not has_predicate(span.text)):
        level = "partly"  # naming a thing is not saying something about it
    return PointReading(point=point.id, level=level, nearness=_shown(chosen[1]), evidence=prepared.quote(span))


def _shown(strength: float) -> float:
    return round(min(max(strength, 0.0), 1.0), 3)
