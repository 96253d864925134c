"""Finding by words: stems, two spellings, hostile queries, and an index that may be absent, broken or forbidden."""

from pathlib import Path

import pytest

from candor.retrieval import lexical
from candor.retrieval.lexical import Lexical, terms
from candor.text.findable import Findable

ITEMS = (
    Findable("sorting", "A stable algorithm keeps equal records in order.", title="Sorting lists"),
    Findable("penalty", "A penalty shrinks weights.", title="Regularisation", subjects=("Overfitting",)),
    Findable("memory", "Pointers own memory in C++.", answers="Who frees the memory?"),
)


def ids(index: Lexical, query: str, limit: int = 5) -> list[str]:
    return [found.id for found in index.nearest(query, limit)]


@pytest.fixture
def index(tmp_path: Path) -> Lexical:
    return Lexical(ITEMS, tmp_path, "test")


@pytest.mark.parametrize(("query", "found"), [
    ("which sort is stable", "sorting"), ("regularization", "penalty"), ("overfitted models", "penalty"),
    ("what about C++?", "memory"), ("the pointer's owner: memory", "memory"),
])  # fmt: skip
def test_words_are_found_in_other_forms_and_spellings(index: Lexical, query: str, found: str) -> None:
    assert ids(index, query)[0] == found


HOSTILE = ['" OR *', "NEAR(a b)", "title:x AND", "'; DROP TABLE found", "(((", "\x00", "", "   "]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_query_is_never_read_as_syntax(index: Lexical, query: str) -> None:
    assert all(found.score > 0 for found in index.nearest(query, 5))


def test_stop_words_are_dropped_unless_there_is_nothing_else() -> None:
    assert terms("What is the variance of the mean?") == ["variance", "mean"]
    assert terms("what is it") == ["what", "is", "it"]
    assert len(terms(" ".join(f"word{number}" for number in range(500)))) == lexical.MOST_TERMS


def test_a_title_says_more_than_the_running_text(tmp_path: Path) -> None:
    items = (Findable("text", "one word on graphs here", title="Other"), Findable("title", "other", title="Graphs"))
    assert ids(Lexical(items, tmp_path, "test"), "graphs") == ["title", "text"]


def test_the_index_is_kept_and_made_anew_only_when_the_content_changes(tmp_path: Path) -> None:
    Lexical(ITEMS, tmp_path, "test").prepare()
    (first,) = tmp_path.glob("words-test-*.db")
    made = first.stat().st_mtime_ns
    Lexical(ITEMS, tmp_path, "test").prepare()
    assert first.stat().st_mtime_ns == made
    Lexical(ITEMS[:2], tmp_path, "test").prepare()
    (second,) = tmp_path.glob("words-test-*.db")
    assert second != first


def test_a_broken_index_is_made_anew(tmp_path: Path) -> None:
    Lexical(ITEMS, tmp_path, "test").prepare()
    (file,) = tmp_path.glob("words-test-*.db")
    file.write_bytes(b"not a database, but long enough to be one" * 50)
    assert ids(Lexical(ITEMS, tmp_path, "test"), "stable") == ["sorting"]


def test_without_a_writable_cache_the_index_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    assert ids(Lexical(ITEMS, tmp_path / "file", "test"), "stable") == ["sorting"]


def test_among_very_many_matches_the_rarest_words_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "MOST_SCORED", 10)
    items = [Findable(str(number), "common words everywhere") for number in range(40)]
    items.append(Findable("rare", "common words and a quokka"))
    index = Lexical(items, tmp_path, "test")
    assert ids(index, "common words quokka") == ["rare"]
    assert len(ids(index, "common words")) == 5
