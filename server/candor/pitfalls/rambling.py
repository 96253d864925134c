"""Rambling: digressions carry the reply away, and the point comes late or never. Read with vectors or not at all."""

from re import IGNORECASE, compile

import numpy as np

from candor import bands
from candor.pitfalls.exchange import Exchange, Found
from candor.text.normalise import stems, words

_AWAY = compile(
    r"\b(?:my (?:uncle|aunt|cousin|niece|nephew|neighbou?r|landlord|flatmate|mother|father|brother|sister|"
    r"grandmother|grandfather|wife|husband|"
    r"friend|dog|cat|knee|garden|girlfriend|boyfriend|kids?|son|daughter|first boss|grandma)|anyway|by the way|"
    r"funny (?:story|thing|enough)|"
    r"speaking of|which reminds|that reminds|where was i|what was i|the (?:cat|dog|cake|kitchen|garden|weather|"
    r"train|holiday|wedding|restaurant|"
    r"dinner|football|beer|soup|bread|music|bus|plumber|goat|bakery|church)|christmas|grew up|back home|he's now|"
    r"she's now|long story)\b",
    IGNORECASE,
)


_OTHERS = compile(r"\b(?:he|she|they|his|her|him|their|them)\b", IGNORECASE)
_REASONS = compile(r"\b(?:because|so|if|since)\b", IGNORECASE)


def find(exchange: Exchange) -> Found | None:
    """A long reply that mostly leaves the question, and shows it by where it goes."""
    if exchange.near is None or exchange.rows is None or exchange.words < bands.RAMBLING_LEAST_WORDS:
        return None
    signs = _AWAY.findall(exchange.answer)
    drift = _drift(exchange, len(signs))
    story = exchange.part in {"behavioral", "opening", "project"}
    least = bands.RAMBLING_DRIFT_STORY if story else bands.RAMBLING_DRIFT
    if len(signs) < bands.RAMBLING_LEAST_SIGNS or drift < least:
        return None
    at = min(range(len(exchange.atoms)), key=lambda i: _holds_to_the_point(exchange, i))
    atom = exchange.atoms[at]
    span = next((s for s in exchange.sentences if s.start <= atom.start and atom.end <= s.end), atom)
    return exchange.found("rambling", span.start, span.end, round(1 / (1 + float(np.exp(-drift))), 2))


def _drift(exchange: Exchange, signs: int) -> float:
    """How far the reply drifts: its farther half from the question, its parts from each other, its talk of others."""
    assert exchange.near is not None
    assert exchange.rows is not None
    spoken = words(exchange.answer)
    per_hundred = 100 / max(len(spoken), 1)
    farther = np.sort(exchange.near)[: max(1, len(exchange.near) // 2)].mean()
    readings = {
        "farther_half": float(farther),
        "coherence": float((exchange.rows @ exchange.rows.T).mean()),
        "signs": min(signs, 5),
        "others": min(len(_OTHERS.findall(exchange.answer)) * per_hundred, 12),
        "new_words": len(stems(exchange.answer)) / max(len(spoken), 1),
        "commas": exchange.answer.count(",") * per_hundred,
        "reasons": len(_REASONS.findall(exchange.answer)) * per_hundred,
    }
    return bands.RAMBLING_BASE + sum(bands.RAMBLING_WEIGHTS[name] * value for name, value in readings.items())


def _holds_to_the_point(exchange: Exchange, i: int) -> float:
    """Lowest for the stretch that shows the digression best: far from the question, with signs of elsewhere."""
    assert exchange.near is not None
    return float(exchange.near[i]) - 0.3 * len(_AWAY.findall(exchange.atoms[i].text))
