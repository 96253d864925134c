"""`candor eval retrieval` as it is used: on outside passages with the real model, and on the guide without one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PASSAGES = [
    {"id": "bread", "text": "Knead the dough, let it rise in a warm place for an hour, then bake it in a hot oven."},
    {"id": "bicycle", "text": "To mend a puncture, take the wheel off, find the hole in the tube and glue a patch on."},
    {"id": "tide", "text": "Each day the sea rises and falls, because the Moon pulls at the water.", "title": "Tides"},
    {"id": "chess", "text": "A rook moves along ranks and files; castling is the only move of two pieces."},
    {"id": "violin", "text": "Tighten the bow, rub rosin on its hair, and tune the four strings in fifths."},
    {"id": "volcano", "text": "Molten rock gathers under the mountain until pressure opens a way to the surface."},
]
QUERIES = [
    {"id": "1", "query": "my tyre is flat, how do I repair it", "relevant_ids": ["bicycle"]},
    {"id": "2", "query": "why does the water level at the coast change", "relevant_ids": ["tide"]},
    {"id": "3", "query": "how long should yeast dough stand", "relevant_ids": ["bread"]},
    {"id": "4", "query": "eruption of lava", "relevant_ids": ["volcano"]},
    {"id": "5", "query": "things that have to do with music or games", "relevant_ids": ["violin", "chess"]},
]


def rows(file: Path, found: list[dict[str, Any]]) -> Path:
    file.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return file


def candor_eval(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "candor", "eval", "retrieval", *arguments],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_outside_passages_run_through_the_same_pipeline(tmp_path: Path) -> None:
    data, corpus = rows(tmp_path / "queries.jsonl", QUERIES), rows(tmp_path / "passages.jsonl", PASSAGES)
    out = tmp_path / "out.json"
    ran = candor_eval("--data", str(data), "--corpus", str(corpus), "--json", str(out))
    assert ran.returncode == 0, ran.stderr
    result = json.loads(out.read_text(encoding="utf-8"))
    for arm in ("lexical", "dense", "fused"):
        assert {"recall@1", "recall@5", "recall@10", "hit@5", "mrr", "ndcg@10"} <= set(result["metrics"][arm])
        assert set(result["metrics"][arm]["latency"]) == {"p50_ms", "p95_ms"}
    assert result["metrics"]["dense"]["mrr"] >= 0.9
    assert result["metrics"]["fused"]["hit@5"] == 1.0
    assert [item["id"] for item in result["items"]] == ["1", "2", "3", "4", "5"]
    assert result["items"][0]["ranked"][0] == "bicycle"
    assert result["items"][0]["first_relevant"] == 1
    assert set(result["items"][0]["ranked"]) <= {passage["id"] for passage in PASSAGES}
    assert {"data_sha256", "corpus_hash", "seed", "commit", "embedding_model"} <= set(result["provenance"])
    assert "fused" in ran.stdout


def test_without_a_model_words_are_measured_and_dense_is_said_to_be_absent(tmp_path: Path) -> None:
    wanted = [
        {"id": "a", "query": "what does k do in nearest neighbours", "relevant_topics": ["knn"]},
        {"id": "b", "query": "quicksort or merge sort", "relevant_topics": ["sorting", "no-such-topic"]},
    ]
    out = tmp_path / "out.json"
    data = rows(tmp_path / "queries.jsonl", [*wanted, {"id": "c", "query": "x", "relevant_topics": ["knn"]}])
    ran = candor_eval("--data", str(data), "--limit", "2", "--json", str(out), CANDOR_EMBEDDING_MODEL="")
    assert ran.returncode == 0, ran.stderr
    result = json.loads(out.read_text(encoding="utf-8"))
    assert result["metrics"]["dense"] is None
    assert result["metrics"]["fused"]["recall@5"] == result["metrics"]["lexical"]["recall@5"] == 0.75
    assert set(result["metrics"]["fused"]["per_topic"]) == {"knn", "sorting", "no-such-topic"}
    assert len(result["items"]) == 2
    assert "not measured" in ran.stdout


def test_what_is_wrong_is_told_in_one_line(tmp_path: Path) -> None:
    data = rows(tmp_path / "queries.jsonl", QUERIES)
    ran = candor_eval("--data", str(data), CANDOR_EMBEDDING_MODEL="")
    assert ran.returncode == 1
    assert ran.stderr.strip().splitlines() == [
        "candor: none of the relevant_ids is a passage of the guide; `--corpus FILE` names other passages"
    ]


def test_indexing_the_knowledge_makes_the_word_indexes_even_without_a_model(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "candor", "knowledge", "index"], capture_output=True, text=True, check=False,
        env={**os.environ, "CANDOR_EMBEDDING_MODEL": "", "XDG_CACHE_HOME": str(tmp_path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "nothing to embed" in ran.stdout
    kept = sorted(file.name.rsplit("-", 1)[0] for file in (tmp_path / "candor").iterdir())
    assert kept == ["words-passages", "words-questions"]
