"""The embedder as everybody else sees it: nothing until it is ready, then unit vectors, remembered and kept."""

import asyncio
from pathlib import Path

import numpy as np
import pytest

from candor.embedding import sentence
from candor.embedding.sentence import SentenceEmbedder
from candor.errors import EngineUnavailable
from embedding_samples import TEXTS, tiny_model


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A cache folder and a model to use it with."""
    return tmp_path_factory.mktemp("cache"), str(tiny_model(tmp_path_factory.mktemp("model")))


async def test_nothing_is_embedded_before_the_model_is_loaded(place: tuple[Path, str]) -> None:
    embedder = SentenceEmbedder(*place)
    assert not embedder.ready
    assert await embedder.embed(["split by time"]) is None
    await asyncio.gather(embedder.warm(), embedder.warm())
    assert embedder.ready
    vectors = await embedder.embed(["split by time", "split by time", "recall"])
    assert vectors is not None
    assert list(vectors) == ["split by time", "recall"]
    assert all(abs(np.linalg.norm(vector) - 1) < 1e-5 for vector in vectors.values())
    embedder.close()
    with pytest.raises(EngineUnavailable):
        await embedder.embed(["after the end"])


async def test_fifty_callers_at_once_get_what_each_would_get_alone(place: tuple[Path, str]) -> None:
    together, alone = SentenceEmbedder(*place), SentenceEmbedder(*place)
    await together.warm()
    await alone.warm()
    said = [f"{'model ' * (n % 7)}split by time {n}" for n in range(60)]
    asked = [["recall is the share", *said[caller : caller + 9]] for caller in range(50)]
    found = await asyncio.gather(*(together.embed(texts) for texts in asked))
    for texts, vectors in zip(asked, found, strict=True):
        expected = await alone.embed(texts)
        assert vectors is not None
        assert expected is not None
        assert set(vectors) == set(texts)
        assert all(np.abs(vectors[text] - expected[text]).max() < 1e-5 for text in texts)
    together.close()
    alone.close()


async def test_what_is_indexed_is_kept_and_needs_no_model_the_next_time(
    place: tuple[Path, str], tmp_path: Path
) -> None:
    embedder = SentenceEmbedder(tmp_path, place[1])
    told: list[tuple[int, int]] = []
    assert await embedder.index(TEXTS, lambda done, of: told.append((done, of))) == len(TEXTS)
    assert told[-1] == (len(TEXTS), len(TEXTS))
    embedder.close()
    assert len(list(tmp_path.glob("encoder-*.onnx"))) == 1
    again = SentenceEmbedder(tmp_path, place[1])
    assert await again.index(TEXTS) == 0
    assert not again.ready
    vectors = await again.embed(TEXTS)
    assert vectors is not None
    assert set(vectors) == set(TEXTS)
    again.close()


async def test_the_text_not_asked_for_longest_is_forgotten_first(
    place: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentence, "REMEMBERED", 2)
    embedder = SentenceEmbedder(*place)
    await embedder.warm()
    for text in ("recall", "time", "recall", "model"):
        await embedder.embed([text])
    assert list(embedder._recent) == ["recall", "model"]
    embedder.close()


async def test_text_that_is_not_unicode_fails_its_caller_and_nobody_else(place: tuple[Path, str]) -> None:
    embedder = SentenceEmbedder(*place)
    await embedder.warm()
    odd, even = await asyncio.gather(embedder.embed(["half \ud83d"]), embedder.embed(["time"]), return_exceptions=True)
    assert isinstance(odd, EngineUnavailable)
    assert isinstance(even, dict)
    embedder.close()


async def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    embedder = SentenceEmbedder(tmp_path / "cache", str(tmp_path / "empty"))
    with pytest.raises(EngineUnavailable):
        await embedder.warm()
    assert not embedder.ready
    embedder.close()


async def test_a_models_own_prompts_stand_before_query_and_document_and_keep_it_from_being_exported(
    tmp_path: Path,
) -> None:
    from sentence_transformers import SentenceTransformer

    folder = tiny_model(tmp_path)
    model = SentenceTransformer(str(folder), device="cpu")
    model.prompts = {"query": "split by ", "document": "the model , "}
    model.save(str(tmp_path / "prompted"), create_model_card=False)
    embedder = SentenceEmbedder(tmp_path / "cache", str(tmp_path / "prompted"))
    try:
        assert embedder.prompted("time", "query") == "time"  # not known before it is loaded
        await embedder.warm()
        assert embedder.prompted("time", "query") == "split by time"
        asked = await embedder.embed([embedder.prompted("time", "query")])
        theirs = model.encode(["time"], prompt_name="query", normalize_embeddings=True)[0]
        assert asked is not None
        assert float(asked["split by time"] @ theirs) == pytest.approx(1.0, abs=1e-4)
        assert len(asked["split by time"]) == 16
    finally:
        embedder.close()
