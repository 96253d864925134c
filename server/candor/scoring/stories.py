"""The parts of a story, and of an account of one's own project, read by how English tells them.

An example of another candidate's story says little about this one's words, so cues lead and nearness only helps.
"""

from collections.abc import Callable, Sequence

import numpy as np

from candor import bands
from candor.interview.question import Question
from candor.interview.reading import PointLevel, PointReading
from candor.scoring import cues, projectcues, storycues
from candor.scoring.points import Nearness
from candor.scoring.prepared import Prepared
from candor.text.spans import Span, count_words, is_code
from candor.text.vectors import FloatArray

Sign = Callable[[str, float], float]  # a sentence and its place 0..1, to how plainly it tells the part


def read_story(
    prepared: Prepared, question: Question, measured: Nearness, asked_for: str | None = None
) -> tuple[PointReading, ...]:
    """One reading per key point of a behavioral question; `nearness` is the strength of the part, 0..1.
    `asked_for` is the part that the interviewer has just asked about."""
    spans = _told(prepared)
    told = [span.text for span in spans]
    telling = [text for text in told if not cues.hollow(text)]  # joining words around nothing are no reasons
    strengths = {
        part: (formula.points(telling if part == "reasoning" else told) - 1) / 4
        for part, formula in storycues.FORMULAS.items()
    }

    def sign(part: str) -> Sign:
        return lambda text, place: storycues.sign(part, text, place, question.story)

    _credit(strengths, asked_for, told)
    return _read(prepared, question, measured, spans, storycues.ORDER_OF_CHOICE, strengths, sign, asked_for)


def _credit(strengths: dict[str, float], asked_for: str | None, told: Sequence[str]) -> None:
    """A reply to a question about one part tells that part, as far as it is concrete: a figure, a deed, a reason."""
    if asked_for not in strengths or not told:
        return
    text = " ".join(told)
    signs = (cues.NUMBER, storycues.DEED, cues.CAUSE, cues.TRADE_OFF)
    concrete = sum(cue.search(text) is not None for cue in signs)
    vague = len(cues.VAGUE.findall(text)) / max(count_words(text), 1) > bands.STORY_VAGUE
    if concrete and not vague:
        strengths[asked_for] = min(strengths[asked_for] + bands.STORY_ASKED * (1 + min(concrete, 2)), 1.0)


def read_project(
    prepared: Prepared, question: Question, measured: Nearness, asked_for: str | None = None
) -> tuple[PointReading, ...]:
    """One reading per key point of a project question; a part is told by a sentence that looks like it, or is near."""
    spans = _told(prepared)
    near = _near(prepared, measured, spans)
    by_span: dict[str, list[float]] = {point.id: [] for point in question.key_points}
    for column, point in enumerate(question.key_points):
        for span, row in zip(spans, near, strict=True):
            cue = 1 - float(np.exp(-projectcues.sign(point.id, span.text))) if point.id in projectcues.SIGNS else 0.0
            close = min(max(float(row[column]) / measured.met, 0.0), 1.0)
            by_span[point.id].append(1 - (1 - bands.PROJECT_CUE_SHARE * cue) * (1 - bands.PROJECT_NEAR_SHARE * close))
    chosen, strengths = _sentences(by_span, asked_for), dict.fromkeys(by_span, 0.0)
    for part, at in chosen.items():
        strengths[part] = by_span[part][at]
    _credit(strengths, asked_for, [span.text for span in spans])
    readings = (
        _reading(prepared, part, spans[chosen[part]] if part in chosen else None, strengths[part], _project_sign(part))
        for part in by_span
    )
    return tuple(readings)


def _project_sign(part: str) -> Sign:
    return lambda text, _place: projectcues.sign(part, text) if part in projectcues.SIGNS else 0.0


def _sentences(by_span: dict[str, list[float]], asked_for: str | None) -> dict[str, int]:
    """Per part the place of the sentence that tells it, the part just asked about first. A sentence that tells
    another part already is the second choice."""
    chosen: dict[str, int] = {}
    for part in sorted(by_span, key=lambda part: (part != asked_for, -max(by_span[part], default=0.0))):
        ranking = [told - (0.2 if at in chosen.values() else 0.0) for at, told in enumerate(by_span[part])]
        if ranking and max(by_span[part]) > 0:
            chosen[part] = int(np.argmax(ranking))
    return chosen


def _told(prepared: Prepared) -> list[Span]:
    return [span for span in prepared.fresh_sentences if not is_code(span)]


def _near(prepared: Prepared, measured: Nearness, spans: Sequence[Span]) -> list[FloatArray]:
    rows = dict(zip(prepared.pieces, measured.near, strict=True))
    return [rows[span] for span in spans]


def _read(
    prepared: Prepared,
    question: Question,
    measured: Nearness,
    spans: Sequence[Span],
    order: Sequence[str],
    strengths: dict[str, float],
    sign: Callable[[str], Sign],
    asked_for: str | None = None,
) -> tuple[PointReading, ...]:
    near = _near(prepared, measured, spans)
    column = {point.id: i for i, point in enumerate(question.key_points)}
    taken: set[Span] = set()
    readings: dict[str, PointReading] = {}
    for part in sorted(column, key=lambda p: (p != asked_for, order.index(p) if p in order else len(order))):
        told = [sign(part)(span.text, i / max(len(spans) - 1, 1)) for i, span in enumerate(spans)]
        closeness = [float(row[column[part]]) for row in near]
        if part == asked_for:  # whatever it says, it says in reply to that
            told = [plain + 0.5 for plain in told]
        best = _best(spans, told, closeness, taken)
        readings[part] = _reading(prepared, part, best, strengths.get(part, 0.0), sign(part))
        if best is not None and readings[part].level != "missed":
            taken.add(best)
    return tuple(readings[point.id] for point in question.key_points)


def _best(spans: Sequence[Span], told: Sequence[float], near: Sequence[float], taken: set[Span]) -> Span | None:
    """The sentence that tells the part; one that tells another part already only when it does so far more plainly."""
    ranking = [t + n - (0.8 if s in taken else 0.0) for s, t, n in zip(spans, told, near, strict=True)]
    if not ranking or max(t + max(n, 0) for t, n in zip(told, near, strict=True)) <= 0:
        return None
    return spans[int(np.argmax(ranking))]


def _reading(prepared: Prepared, part: str, best: Span | None, strength: float, sign: Sign) -> PointReading:
    strength = round(min(max(strength, 0.0), 1.0), 3)
    level: PointLevel = "met" if strength >= bands.STRENGTH_MET else "partly"
    if best is None:  # no sentence tells it: what the formula's base gives is not the candidate's
        return PointReading(point=part, level="missed")
    if strength < bands.STRENGTH_PARTLY:
        return PointReading(point=part, level="missed", nearness=strength)
    evidence = prepared.quote(_clause(prepared, best, sign))
    return PointReading(point=part, level=level, nearness=strength, evidence=evidence)


def _clause(prepared: Prepared, sentence: Span, sign: Sign) -> Span:
    """The clause of a long sentence that tells the part best."""
    if count_words(sentence.text) <= 22:
        return sentence
    inside = [
        span
        for span in prepared.pieces
        if sentence.start <= span.start and span.end <= sentence.end and span != sentence
        if count_words(span.text) >= bands.EVIDENCE_WORDS
    ]
    worth = [sign(span.text, 0.5) for span in inside]
    return inside[int(np.argmax(worth))] if inside and max(worth) > 0 else sentence
