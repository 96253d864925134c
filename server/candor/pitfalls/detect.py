"""The exchange detector: one interviewer's line, one reply, the pitfalls in it. What is published is decided later.

Precision comes before recall everywhere here: a pitfall missed costs a lesson, one wrongly alleged costs trust. With
vectors and written examples all fourteen kinds are read; without them only what plain patterns show beyond doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candor.interview.reading import Flag, Quote
from candor.interview.setup import Part
from candor.pitfalls import evasion, no_questions, overclaiming, plainly_rude
from candor.pitfalls.exchange import Exchange, Found
from candor.pitfalls.exemplars import Likeness
from candor.pitfalls.guards import possible
from candor.pitfalls.quoting import shown_by
from candor.pitfalls.readings import read
from candor.pitfalls.weights import Weights, least
from candor.text.spans import Span, atoms
from candor.text.vectors import Vectors


@dataclass(frozen=True)
class Detector:
    """What was learned: the examples as vectors, and what each reading weighs."""

    likeness: Likeness
    weights: Weights


def texts_to_embed(said: str, answer: str) -> list[str]:
    """What `detect` wants vectors of: the same texts that reading the answer needs, so they cost nothing more."""
    return list(dict.fromkeys([atom.text for atom in atoms(answer)] + ([said] if said else [])))


def detect(
    turn: int, said: str, answer: str, part: Part, vectors: Vectors | None, detector: Detector | None = None
) -> tuple[Flag, ...]:
    """Candidate flags, at most one of each kind, each with an exact quote, in the order of their kinds. Without vectors
    or without a detector only plain patterns are used."""
    exchange = Exchange.of(said, answer, part, vectors)
    found = {one.kind: one for one in _plainly(exchange, detector is None or exchange.rows is None)}
    if detector is not None and exchange.rows is not None:
        found |= {one.kind: one for one in _learned(exchange, detector) if one.kind not in found}
    return tuple(_flag(turn, one) for one in found.values())


def to_the_grader(turn: int, answer: str, spans: Sequence[Span]) -> tuple[Flag, ...]:
    """One flag of `grader_manipulation` for what an answer says to whoever grades it; none when `spans` is empty."""
    first = max(spans, key=lambda span: span.end - span.start, default=None)
    if first is None or not any(sign.isalnum() for sign in first.text):
        return ()
    assert answer[first.start : first.end] == first.text
    return (_flag(turn, Found("grader_manipulation", first)),)


def _plainly(exchange: Exchange, alone: bool) -> Iterator[Found]:
    """What patterns show beyond doubt. `alone`: nothing else will read the exchange."""
    finders = (overclaiming.find, no_questions.find, evasion.find, plainly_rude.find) if alone else (overclaiming.find,)
    for find in finders:
        found = find(exchange)
        if found is not None:
            yield found


def _learned(exchange: Exchange, detector: Detector) -> Iterator[Found]:
    for kind, readings in read(exchange, detector.likeness).items():
        weights = detector.weights.kinds[kind]
        likely = weights.likelihood(readings)
        if likely >= least(kind, weights.threshold, exchange.words) and possible(kind, exchange):
            found = shown_by(kind, exchange, detector.likeness, likely)
            if found is not None:
                yield found


def _flag(turn: int, found: Found) -> Flag:
    span = found.span
    quote = Quote(turn=turn, quote=span.text, start=span.start, end=span.end)
    return Flag(kind=found.kind, evidence=quote, strength=found.strength)
