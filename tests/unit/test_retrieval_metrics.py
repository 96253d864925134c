"""The measures, on cases worked out by hand, and what is wrong with a file told by its line."""

from pathlib import Path

import pytest

from candor.errors import DatasetError
from candor.evaluation.check import check
from candor.evaluation.datasets import file_hash, read_passages, read_queries
from candor.evaluation.metrics import hit_at, mean_interval, ndcg_at, percentile, recall_at, reciprocal_rank
from candor.evaluation.provenance import commit
from fakes import CHECKOUT

RANKED = [{"a"}, {"b", "c"}, {"a"}, {"d"}]


def test_recall_counts_the_relevant_topics_that_were_reached() -> None:
    assert recall_at(1, RANKED, ["a", "c"]) == 0.5
    assert recall_at(2, RANKED, ["a", "c"]) == 1.0
    assert recall_at(5, RANKED, ["x"]) == 0.0
    assert recall_at(5, [], ["x"]) == 0.0


def test_rank_measures_take_the_first_relevant_hit() -> None:
    assert reciprocal_rank(RANKED, ["d", "c"]) == 0.5
    assert reciprocal_rank(RANKED, ["x"]) == 0.0
    assert hit_at(1, RANKED, ["c"]) == 0.0
    assert hit_at(5, RANKED, ["c"]) == 1.0


def test_ndcg_is_one_for_the_best_order_that_exists() -> None:
    assert ndcg_at(10, [{"a"}, {"a"}], ["a"], exist=2) == 1.0
    assert ndcg_at(10, [{"x"}, {"a"}], ["a"], exist=1) == pytest.approx(1 / 1.584962500721156)
    assert ndcg_at(10, [{"x"}], ["a"], exist=0) == 0.0


def test_intervals_are_the_same_every_time_and_hold_the_mean() -> None:
    values = [0.0, 1.0] * 30
    low, high = mean_interval(values)
    assert (low, high) == mean_interval(values)
    assert 0.3 < low < 0.5 < high < 0.7
    assert mean_interval([0.25] * 10) == (0.25, 0.25)
    assert percentile([1, 2, 3], 50) == 2


@pytest.mark.parametrize(("line", "told"), [
    ("{", "line 2: not JSON"), ("[]", "line 2: expected an object"),
    ('{"id": "b", "relevant_topics": ["x"]}', "line 2: query: missing"),
    ('{"id": "b", "query": "q"}', "line 2: relevant_topics: missing"),
    ('{"id": "b", "query": "q", "relevant_topics": []}', "relevant_topics: empty"),
    ('{"id": "b", "query": "q", "relevant_ids": "x"}', "relevant_ids: expected a list"),
    ('{"id": "a", "query": "q", "relevant_ids": ["x"]}', "id 'a' stands twice"),
])  # fmt: skip
def test_a_wrong_row_is_named_by_file_line_and_field(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('{"id": "a", "query": "q", "relevant_topics": ["x"]}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"set\.jsonl") as problem:
        read_queries(file)
    assert told in str(problem.value)


def test_an_empty_file_and_foreign_bytes_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text("\n")
    with pytest.raises(DatasetError, match="no rows"):
        read_passages(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatasetError, match="not UTF-8"):
        read_passages(file)


def test_every_labelled_set_is_the_one_its_hash_names() -> None:
    folder = CHECKOUT / "evals" / "datasets"
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    found = {file.relative_to(folder).as_posix(): file_hash(file) for file in folder.rglob("*.jsonl")}
    assert {name: found[name] for name in listed} == listed
    assert {"retrieval.jsonl", "retrieval-own.jsonl"} <= set(listed)


def test_a_measure_below_its_baseline_fails_and_a_changed_set_too(tmp_path: Path) -> None:
    for folder in ("baselines", "datasets"):
        (tmp_path / folder).mkdir()
    data = tmp_path / "datasets" / "set.jsonl"
    data.write_text("{}")
    kept = f'{{"set.jsonl": {{"sha256": "{file_hash(data)}", "metrics": {{"fused.mrr": 0.8}}}}}}'
    (tmp_path / "baselines" / "found.json").write_text(kept)
    for value, fine in ((0.8, True), (0.795, True), (0.78, False)):
        told = list(check(tmp_path, {"found": lambda _, value=value: {"fused": {"mrr": value}}}))  # type: ignore[misc]
        assert [kept for kept, _ in told] == [fine]
    assert [kept for kept, _ in check(tmp_path, {"found": lambda _: {"fused": None}})] == [False]
    data.write_text("{ }")
    assert [kept for kept, _ in check(tmp_path, {"found": lambda _: {"fused": {"mrr": 1}}})] == [False]


def test_the_commit_is_read_from_a_branch_from_packed_references_and_from_a_bare_head(tmp_path: Path) -> None:
    git = tmp_path / ".git"
    (git / "refs" / "heads").mkdir(parents=True)
    assert commit(tmp_path / "elsewhere") is None
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    assert commit(tmp_path) is None
    (git / "packed-refs").write_text(f"# pack-refs\n{'b' * 40} refs/heads/main\n")
    assert commit(tmp_path) == "b" * 40
    (git / "refs" / "heads" / "main").write_text("a" * 40 + "\n")
    assert commit(tmp_path) == "a" * 40
    (git / "HEAD").write_text("c" * 40 + "\n")
    assert commit(tmp_path) == "c" * 40
