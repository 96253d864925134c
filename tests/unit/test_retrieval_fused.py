"""Finding by meaning and by both: exact fusion, vectors asked for once, and words that answer until they are there."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from candor.errors import EngineUnavailable
from candor.ports import Found
from candor.retrieval.fused import FusedRetriever, fuse
from candor.text.findable import VIEW_WORDS, Findable, content_key, passage_views
from candor.text.vectors import Vectors, unit
from fakes import shipped_guide

MEANINGS = {"dog": 0, "puppy": 0, "hound": 0, "car": 1, "lorry": 1, "tree": 2, "oak": 2}


class Meanings:
    """An embedder of three meanings, which counts what it was asked."""

    model = "three meanings"

    def __init__(self, ready: bool = True) -> None:
        self.ready = ready
        self.failing = self.prompting = False
        self.asked: list[str] = []

    def prompted(self, text: str, role: str) -> str:
        return f"{role}: {text}" if self.prompting else text

    async def warm(self) -> None:
        self.ready = True

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        if self.failing:
            raise EngineUnavailable("gone")
        if not self.ready:
            return None
        self.asked += texts
        return {text: self._vector(text) for text in texts}

    def _vector(self, text: str) -> np.ndarray:
        row = np.full(4, 0.01, dtype=np.float32)
        for word in text.lower().split():
            if word in MEANINGS:
                row[MEANINGS[word]] += 1
        return unit(row)

    async def index(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, of: None) -> int:
        return 0

    def close(self) -> None:
        return None


def items(*texts: str) -> list[Findable]:
    return [Findable(id=text.split()[0], text=text, views=(text,)) for text in texts]


def retriever(folder: Path, embedder: Meanings, *texts: str) -> FusedRetriever:
    return FusedRetriever(items(*texts), embedder, folder, "test")


async def ids(searched: FusedRetriever, query: str, limit: int = 5) -> list[str]:
    return [found.id for found in await searched.search(query, limit)]


def test_fusion_adds_one_over_sixty_plus_the_place() -> None:
    fused = fuse([[Found("a", 9), Found("b", 8)], [Found("b", 3), Found("c", 1)]], 5)
    assert [found.id for found in fused] == ["b", "a", "c"]
    assert [found.score for found in fused] == pytest.approx([1 / 62 + 1 / 61, 1 / 61, 1 / 62])


def test_of_equals_the_order_is_always_the_same() -> None:
    one, other = [Found("x", 1)], [Found("a", 1)]
    assert [f.id for f in fuse([one, other], 5)] == [f.id for f in fuse([other, one], 5)] == ["a", "x"]


async def test_meaning_finds_what_shares_no_word(tmp_path: Path) -> None:
    searched = retriever(tmp_path, Meanings(), "puppy sleeps", "lorry waits", "oak grows")
    assert await searched.warm()
    assert (await ids(searched, "hound"))[0] == "puppy"
    await searched.close()


async def test_words_answer_until_the_embedder_is_ready_and_meaning_follows_by_itself(tmp_path: Path) -> None:
    embedder = Meanings(ready=False)
    searched = retriever(tmp_path, embedder, "puppy sleeps", "lorry waits")
    assert await ids(searched, "lorry") == ["lorry"]
    assert await ids(searched, "hound") == []
    embedder.ready = True
    await searched.search("hound")  # sets the index going, behind
    for _ in range(200):
        if searched.dense.ready:
            break
        await asyncio.sleep(0.01)
    assert (await ids(searched, "hound"))[0] == "puppy"
    await searched.close()


async def test_an_embedder_that_fails_leaves_words(tmp_path: Path) -> None:
    embedder = Meanings()
    searched = retriever(tmp_path, embedder, "puppy sleeps", "lorry waits")
    await searched.warm()
    embedder.failing = True
    assert await ids(searched, "lorry") == ["lorry"]
    await searched.close()


async def test_a_kept_index_asks_for_no_passage_again(tmp_path: Path) -> None:
    first = retriever(tmp_path, Meanings(), "puppy sleeps", "lorry waits")
    await first.warm()
    await first.close()
    embedder = Meanings()
    again = retriever(tmp_path, embedder, "puppy sleeps", "lorry waits")
    assert await again.warm()
    assert embedder.asked == []
    assert (await ids(again, "car"))[0] == "lorry"
    await again.close()


async def test_a_cut_index_is_made_anew(tmp_path: Path) -> None:
    await retriever(tmp_path, Meanings(), "puppy sleeps", "lorry waits").warm()
    (file,) = tmp_path.glob("meaning-test-*.faiss")
    for left in (0, 20, file.stat().st_size - 8):
        file.write_bytes(file.read_bytes()[:left])
        again = retriever(tmp_path, Meanings(), "puppy sleeps", "lorry waits")
        assert await again.warm()
        assert (await ids(again, "car"))[0] == "lorry"
        await again.close()


async def test_without_a_writable_cache_both_indexes_are_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    searched = retriever(tmp_path / "file", Meanings(), "puppy sleeps", "lorry waits")
    assert await searched.warm()
    assert (await ids(searched, "car"))[0] == "lorry"
    await searched.close()


async def test_the_nearest_view_counts_and_each_item_comes_once(tmp_path: Path) -> None:
    many = [Findable("both", "x", views=("dog", "car")), Findable("one", "y", views=("tree",))]
    searched = FusedRetriever(many, Meanings(), tmp_path, "test")
    await searched.warm()
    assert await ids(searched, "lorry") == ["both", "one"]
    await searched.close()


async def test_nothing_to_search_finds_nothing(tmp_path: Path) -> None:
    searched = FusedRetriever([], Meanings(), tmp_path, "test")
    assert not await searched.warm()
    assert await searched.search("anything") == []
    await searched.close()


def test_long_texts_are_cut_into_even_views_of_whole_sentences_that_lose_no_word() -> None:
    text = " ".join(f"Sentence number {number} says a little more than the last." for number in range(40))
    views = passage_views("Title", "Why?", text)
    stretches = [view.removeprefix("Title. Why? ") for view in views]
    assert " ".join(stretches) == text
    assert len(views) == 3
    assert all(len(stretch.split()) <= VIEW_WORDS + 10 for stretch in stretches)


def test_the_content_key_changes_with_every_part() -> None:
    one = Findable("a", "text", title="title")
    others = [
        Findable("b", "text", title="title"), Findable("a", "other", title="title"), Findable("a", "text"),
        Findable("a", "text", title="title", views=("v",)),
    ]  # fmt: skip
    assert len({content_key([item]) for item in [one, *others]} | {content_key([one], "model")}) == 6


def test_every_view_of_the_guide_is_among_the_texts_embedded_at_install() -> None:
    guide = shipped_guide()
    texts = set(guide.texts())
    assert all(view in texts for item in (*guide.findable_passages, *guide.findable_questions) for view in item.views)
    assert [item.id for item in guide.findable_passages] == [passage.id for passage in guide.passages]


async def test_a_model_is_asked_in_its_own_way_for_passages_and_for_what_is_looked_for(tmp_path: Path) -> None:
    meanings = Meanings()
    meanings.prompting = True
    searched = FusedRetriever([Findable("a", "dog", views=("dog",))], meanings, tmp_path, "test")
    await searched.warm()
    await searched.search("puppy")
    assert meanings.asked == ["document: dog", "query: puppy"]
    await searched.close()
