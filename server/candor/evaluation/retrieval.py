"""`candor eval retrieval`: how well the guide, or any other passages, are found: by words, by meaning, by both.

The three arms are those of the product, run as the product runs them; nothing here ranks.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candor.errors import DatasetError
from candor.evaluation.datasets import OutsidePassage, Query, file_hash, read_passages, read_queries
from candor.evaluation.metrics import (
    first_relevant,
    hit_at,
    mean_interval,
    ndcg_at,
    percentile,
    recall_at,
    reciprocal_rank,
)
from candor.evaluation.provenance import provenance
from candor.ports import Found
from candor.retrieval import fused
from candor.settings import read_settings
from candor.text.findable import Findable, content_key, passage_views
from candor.wiring import make_embedder, make_retriever, shipped_guide

ARMS = ("lexical", "dense", "fused")
RETURNED = 10  # passages a query: ranks below are not looked at, and their reciprocal rank is 0
COMPARED = ("recall@5", "mrr")  # shown per topic, and fused against the better arm
Labels = Mapping[str, frozenset[str]]  # what a passage is relevant for: passage id to topics, or to itself


@dataclass
class Asked:
    """One query and what each arm gave for it."""

    query: Query
    ranked: dict[str, list[str]] = field(default_factory=dict)
    milliseconds: dict[str, float] = field(default_factory=dict)
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    first: int | None = None  # of the fused arm


async def run(data: Path, corpus: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}` as the formats pin them. Raises DatasetError, EngineError, OSError."""
    queries = read_queries(data, limit)
    settings = read_settings()
    items, topics = outside(read_passages(corpus)) if corpus else _guide()
    _check_labels(queries, items, corpus)
    embedder = make_embedder(settings)
    retriever = make_retriever(items, embedder, "outside" if corpus else "passages")
    try:
        await embedder.warm()
        with_meaning = await retriever.warm()
        asked = [await _ask(retriever, query, with_meaning) for query in queries]
    finally:
        await retriever.close()
        embedder.close()
    itself = {item.id: frozenset((item.id,)) for item in items}
    for one in asked:
        _score(one, itself if one.query.by_id else topics)
    made = provenance(
        "eval retrieval", data, corpus=corpus.name if corpus else "the guide", passages=len(items),
        corpus_hash=file_hash(corpus) if corpus else content_key(items), embedding_model=embedder.model or None,
        queries=len(queries), rrf_k=fused.K, depth=fused.DEPTH, returned=RETURNED,
    )  # fmt: skip
    return {"metrics": summed_up(asked), "items": [_item(one) for one in asked], "provenance": made}


def outside(passages: Sequence[OutsidePassage]) -> tuple[tuple[Findable, ...], Labels]:
    """Passages of anybody, made findable exactly as the guide's are."""
    items = tuple(
        Findable(
            id=p.id, text=p.text, title=p.title, answers=p.answers,
            subjects=tuple(topic.replace("-", " ") for topic in p.topics),
            views=passage_views(p.title, p.answers, p.text),
        )
        for p in passages
    )  # fmt: skip
    return items, {p.id: frozenset(p.topics) for p in passages}


def _guide() -> tuple[tuple[Findable, ...], Labels]:
    guide = shipped_guide(read_settings())
    return guide.findable_passages, {p.id: frozenset(p.topics) for p in guide.passages}


def _check_labels(queries: Sequence[Query], items: Sequence[Findable], corpus: Path | None) -> None:
    known = {item.id for item in items}
    asked = [query for query in queries if query.by_id]
    if asked and not any(known & set(query.relevant) for query in asked):
        where = corpus.name if corpus else "the guide; `--corpus FILE` names other passages"
        raise DatasetError(f"none of the relevant_ids is a passage of {where}")


async def _ask(retriever: fused.FusedRetriever, query: Query, with_meaning: bool) -> Asked:
    """Each arm, timed alone. The query is embedded once, and its time counts for both arms that need it."""
    asked = Asked(query)
    begun = time.perf_counter()
    vector = await retriever.dense.vector(query.query) if with_meaning else None
    embedded = time.perf_counter()
    if vector is not None:
        _note(asked, "dense", retriever.dense.nearest(vector, RETURNED), begun)
    begun_words = time.perf_counter()
    _note(asked, "lexical", retriever.lexical.nearest(query.query, RETURNED), begun_words)
    begun_both = time.perf_counter()
    _note(asked, "fused", await retriever.search(query.query, RETURNED), begun_both - (embedded - begun))
    return asked


def _note(asked: Asked, arm: str, found: Sequence[Found], begun: float) -> None:
    asked.milliseconds[arm] = (time.perf_counter() - begun) * 1000
    asked.ranked[arm] = [hit.id for hit in found]


def _score(asked: Asked, labels: Labels) -> None:
    relevant = asked.query.relevant
    exist = sum(1 for borne in labels.values() if borne & set(relevant))
    for arm, ranked in asked.ranked.items():
        hits = [labels[passage] for passage in ranked]
        asked.scores[arm] = {
            "recall@1": recall_at(1, hits, relevant),
            "recall@5": recall_at(5, hits, relevant),
            "recall@10": recall_at(10, hits, relevant),
            "hit@5": hit_at(5, hits, relevant),
            "mrr": reciprocal_rank(hits, relevant),
            "ndcg@10": ndcg_at(10, hits, relevant, exist),
        }
        if arm == "fused":
            asked.first = first_relevant(hits, relevant)


def summed_up(asked: Sequence[Asked]) -> dict[str, Any]:
    """Per arm the means, their intervals, latency and topics; None for an arm that did not run."""
    metrics: dict[str, Any] = {arm: _arm(asked, arm) if arm in asked[0].ranked else None for arm in ARMS}
    metrics["fused_against_better"] = _against_better(asked)
    return metrics


def _arm(asked: Sequence[Asked], arm: str) -> dict[str, Any]:
    names = asked[0].scores[arm]
    values = {name: [one.scores[arm][name] for one in asked] for name in names}
    times = [one.milliseconds[arm] for one in asked]
    per_topic = _per_topic(asked, arm)
    return {
        **{name: _mean(found) for name, found in values.items()},
        "interval": {name: list(mean_interval(found)) for name, found in values.items()},
        "latency": {"p50_ms": percentile(times, 50), "p95_ms": percentile(times, 95)},
        "per_topic": per_topic,
        "macro": {name: _mean([topic[name] for topic in per_topic.values()]) for name in COMPARED}
        if per_topic else None,
    }  # fmt: skip


def _per_topic(asked: Sequence[Asked], arm: str) -> dict[str, dict[str, float]]:
    """A query of several topics counts for each of them, with the whole of its score."""
    topics = sorted({topic for one in asked if not one.query.by_id for topic in one.query.relevant})
    found: dict[str, dict[str, float]] = {}
    for topic in topics:
        mine = [one.scores[arm] for one in asked if not one.query.by_id and topic in one.query.relevant]
        found[topic] = {"queries": len(mine), **{name: _mean([score[name] for score in mine]) for name in COMPARED}}
    return found


def _against_better(asked: Sequence[Asked]) -> dict[str, Any] | None:
    """Fused less the better of the other two, query by query, with the interval of that difference."""
    if "dense" not in asked[0].ranked:
        return None
    told = {}
    for name in COMPARED:
        better = max(("dense", "lexical"), key=lambda arm: _mean([one.scores[arm][name] for one in asked]))
        gains = [one.scores["fused"][name] - one.scores[better][name] for one in asked]
        low, high = mean_interval(gains)
        told[name] = {"better": better, "difference": _mean(gains), "interval": [low, high], "kept": high >= 0}
    return told


def _item(asked: Asked) -> dict[str, Any]:
    return {"id": asked.query.id, "ranked": asked.ranked["fused"], "first_relevant": asked.first}


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else math.nan
