"""How much each reading weighs for each kind, and from where on a flag is raised. Trained values only; what trains them
is `evaluation/train_pitfalls.py`.
"""

from collections.abc import Mapping
from math import exp
from typing import Final

from candor.interview.reading import PitfallKind
from candor.interview.value import Value

LONG_WORDS: Final = 60  # a long answer holds more clauses, so more of them come near to something by chance
LONG_LEAST: Final = 0.8
VERY_LONG_WORDS: Final = 110
LONG_LEAST_OF: Final[Mapping[str, float]] = {"unclear_explanation": 0.6, "rambling": 0.4}
VERY_LONG_LEAST: Final = 0.9
VERY_LONG_LEAST_OF: Final[Mapping[str, float]] = {"unclear_explanation": 0.6, "rambling": 0.6}


class KindWeights(Value):
    """A logistic model: `base` plus reading times weight, flagged from `threshold` (0..1) on."""

    base: float
    weights: dict[str, float]
    threshold: float

    def likelihood(self, readings: Mapping[str, float]) -> float:
        """0..1. A reading without a weight counts for nothing."""
        told = self.base + sum(self.weights.get(name, 0.0) * value for name, value in readings.items())
        return 1 / (1 + exp(-max(min(told, 30.0), -30.0)))


class Weights(Value):
    """`exemplars` is the hash of the sentences that they were trained with, `model` what made the vectors."""

    exemplars: str
    model: str
    kinds: dict[PitfallKind, KindWeights]


def least(kind: PitfallKind, threshold: float, words: int) -> float:
    """The likelihood from which a reply of so many words is flagged."""
    if words > VERY_LONG_WORDS:
        return max(threshold, VERY_LONG_LEAST_OF.get(kind, VERY_LONG_LEAST))
    if words > LONG_WORDS:
        return max(threshold, LONG_LEAST_OF.get(kind, LONG_LEAST))
    return threshold
