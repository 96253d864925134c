"""The exchange detector: one interviewer's line, one reply, the pitfalls in it. What is published is decided later.

Precision comes before recall everywhere here: a pitfall missed costs a lesson, one wrongly alleged costs trust.
"""

from candor.interview.reading import Flag, Quote
from candor.interview.setup import Part
from candor.pitfalls import evasion, no_questions, overclaiming, rambling
from candor.pitfalls.exchange import Exchange, Found
from candor.text.spans import atoms
from candor.text.vectors import Vectors


def texts_to_embed(said: str, answer: str) -> list[str]:
    """What `detect` wants vectors of: the same texts that reading the answer needs, so they cost nothing more."""
    return list(dict.fromkeys([atom.text for atom in atoms(answer)] + ([said] if said else [])))


def detect(turn: int, said: str, answer: str, part: Part, vectors: Vectors | None) -> tuple[Flag, ...]:
    """Candidate flags, at most one of each kind, each with an exact quote. Without vectors only plain cues are used."""
    exchange = Exchange.of(said, answer, part, vectors)
    found = (
        overclaiming.find(exchange),
        no_questions.find(exchange),
        evasion.find(exchange),
        rambling.find(exchange),
    )
    return tuple(_flag(turn, one) for one in found if one is not None)


def _flag(turn: int, found: Found) -> Flag:
    span = found.span
    quote = Quote(turn=turn, quote=span.text, start=span.start, end=span.end)
    return Flag(kind=found.kind, evidence=quote, strength=found.strength)
