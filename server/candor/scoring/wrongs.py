"""Which misconceptions an answer voices. A denial of the misconception, or a span that fits a key point, is none."""

import re
from collections.abc import Sequence

import numpy as np

from candor import bands
from candor.interview.question import Misconception, Question
from candor.interview.reading import PointReading
from candor.scoring import cues
from candor.scoring.points import Nearness, shared_words, similar
from candor.scoring.prepared import Prepared
from candor.text.normalise import stems
from candor.text.spans import Span, count_words, sentences
from candor.text.vectors import FloatArray, Vectors, stacked


def contradict(
    prepared: Prepared,
    question: Question,
    points: tuple[PointReading, ...],
    measured: Nearness,
    vectors: Vectors | None,
) -> tuple[PointReading, ...]:
    """The readings, with the point nearest to each voiced misconception turned into `contradicted`."""
    readings = list(points)
    if not question.misconceptions or not prepared.pieces:
        return points
    right = _right_near(prepared, question, measured, vectors)
    for wrong, near in zip(question.misconceptions, _wrong_near(prepared, question, vectors).T, strict=True):
        piece = _voiced(prepared, question, wrong, near, right, points)
        if piece is None:
            continue
        at = _opposed(question, wrong, readings, vectors)
        readings[at] = PointReading(
            point=readings[at].point,
            level="contradicted",
            nearness=round(float(near[piece]), 3),
            evidence=prepared.quote(prepared.pieces[piece]),
            misconception=wrong.id,
        )
    return tuple(readings)


def _wrong_near(prepared: Prepared, question: Question, vectors: Vectors | None) -> FloatArray:
    ways = [wrong.wordings for wrong in question.misconceptions]
    if prepared.rows is None or vectors is None:
        return shared_words(prepared.roots, ways, question.asks)
    return similar(prepared.rows, ways, vectors)


def truths(question: Question) -> list[str]:
    """What is known to be right about a question, sentence by sentence: its model answer and its corrections. A span
    nearer to one of these than to a misconception does not voice the misconception."""
    texts = [question.model_answer or "", *(wrong.correction for wrong in question.misconceptions)]
    return [span.text for text in texts for span in sentences(text)] if question.misconceptions else []


def _right_near(prepared: Prepared, question: Question, measured: Nearness, vectors: Vectors | None) -> FloatArray:
    """How near each piece comes to anything right."""
    points: FloatArray = measured.plain.max(axis=1)
    known = truths(question)
    if prepared.rows is None or vectors is None or not known:
        return points
    return np.maximum(points, similar(prepared.rows, [known], vectors)[:, 0])


def _voiced(
    prepared: Prepared,
    question: Question,
    wrong: Misconception,
    near: FloatArray,
    right: FloatArray,
    points: tuple[PointReading, ...],
) -> int | None:
    """The sentence or clause that voices it most plainly, or None. To name the same subject is not to voice it."""
    least = bands.WRONG_WORDS if prepared.rows is None else bands.WRONG_NEAR
    own = frozenset[str]().union(*(stems(way) for way in wrong.wordings)) - stems(question.asks)
    for i in np.argsort(-near):
        if near[i] < least:
            return None
        span = prepared.pieces[i]
        if not prepared.fresh[i] or prepared.is_window(span) or count_words(span.text) < bands.EVIDENCE_WORDS:
            continue
        if prepared.rows is not None and near[i] < bands.WRONG_NEAR_BARE and not prepared.roots[i] & own:
            continue
        if _says_too_little(prepared, span) or _taken_back(prepared, span) or _makes_a_point(question, points, span):
            continue
        if near[i] - right[i] < bands.WRONG_MARGIN or "?" in span.text:
            continue
        if denies(span.text) == denies(_likest(span.text, wrong.wordings)):
            return int(i)
    return None


def _says_too_little(prepared: Prepared, span: Span) -> bool:
    return span not in prepared.sentences and count_words(span.text) < bands.WRONG_CLAUSE_WORDS


def _makes_a_point(question: Question, points: tuple[PointReading, ...], span: Span) -> bool:
    """Whether the span is what met a point, and says it the same way round: right and its opposite sound alike."""
    for read in points:
        held = read.evidence
        if read.level == "met" and held is not None and span.start < held.end and held.start < span.end:
            wordings = question.point(read.point).wordings
            if denies(span.text) == denies(_likest(span.text, wordings)):
                return True
    return False


def _taken_back(prepared: Prepared, span: Span) -> bool:
    """Whether the next sentence turns against this one: the candidate puts it right without being asked."""
    after = next((s for s in prepared.sentences if s.start >= span.end), None)
    return after is not None and _TURNS.match(after.text) is not None


_TURNS = re.compile(r"(?:but|however|though|no,|wait|or rather|that's wrong|actually, no)\b", re.IGNORECASE)


def denies(text: str) -> bool:
    """Crude polarity: an odd number of negations."""
    return len(cues.NEGATION.findall(text)) % 2 == 1


def _likest(text: str, wordings: Sequence[str]) -> str:
    roots = stems(text)
    return max(wordings, key=lambda way: len(stems(way) & roots) / (len(stems(way)) or 1))


def _opposed(question: Question, wrong: Misconception, readings: list[PointReading], vectors: Vectors | None) -> int:
    """The point that a misconception speaks against: the nearest one, an unmet one if there is any."""
    open_points = [i for i, r in enumerate(readings) if r.level in {"missed", "partly"}]
    candidates = open_points or [i for i, r in enumerate(readings) if r.level != "contradicted"] or [0]

    def likeness(i: int) -> float:
        ways = question.key_points[i].wordings
        if vectors is None:
            return max(len(stems(way) & stems(wrong.correction)) for way in ways)
        claim = stacked([wrong.claim], vectors)
        return float((claim @ stacked(list(ways), vectors).T).max())

    return max(candidates, key=likeness)
