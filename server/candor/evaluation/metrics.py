"""The measures that evals report, as plain functions over ranks and numbers. No file, no model, no clock."""

import math
from collections.abc import Collection, Sequence

import numpy as np

SEED = 20260101  # of every bootstrap: the same data give the same interval
DRAWS = 2000


def recall_at(k: int, ranked: Sequence[Collection[str]], relevant: Collection[str]) -> float:
    """The share of `relevant` labels borne by the first `k` hits. Each hit is the collection of its labels."""
    borne = {label for labels in ranked[:k] for label in labels}
    return len(borne & set(relevant)) / len(set(relevant))


def hit_at(k: int, ranked: Sequence[Collection[str]], relevant: Collection[str]) -> float:
    """1.0 when any of the first `k` hits bears a relevant label, else 0.0."""
    return float((first_relevant(ranked, relevant) or math.inf) <= k)


def first_relevant(ranked: Sequence[Collection[str]], relevant: Collection[str]) -> int | None:
    """The rank, from 1, of the first hit that bears a relevant label."""
    wanted = set(relevant)
    return next((rank for rank, labels in enumerate(ranked, 1) if wanted & set(labels)), None)


def reciprocal_rank(ranked: Sequence[Collection[str]], relevant: Collection[str]) -> float:
    rank = first_relevant(ranked, relevant)
    return 1 / rank if rank else 0.0


def ndcg_at(k: int, ranked: Sequence[Collection[str]], relevant: Collection[str], exist: int) -> float:
    """Binary gain, discounted by log2(rank + 1), over the best that `exist` relevant passages allow; 0.0 for none."""
    wanted = set(relevant)
    gained = sum(1 / math.log2(rank + 1) for rank, labels in enumerate(ranked[:k], 1) if wanted & set(labels))
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, exist) + 1))
    return gained / ideal if ideal else 0.0


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95% interval of the mean of `values` by bootstrap; values are drawn whole, so one value is one query."""
    if not values:
        return math.nan, math.nan
    every = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(SEED).integers(0, len(every), size=(DRAWS, len(every)))
    low, high = np.percentile(every[draws].mean(axis=1), (2.5, 97.5))
    return float(low), float(high)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` percent of `values` do not exceed, between neighbours linearly."""
    return float(np.percentile(np.asarray(values, dtype=np.float64), share)) if values else math.nan
