"""The retrieval budgets: a search with its embedding, at the shipped guide and at 100,000 made-up passages."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np

from candor.evaluation.datasets import read_queries
from candor.evaluation.lines import Line
from candor.evaluation.metrics import SEED, percentile
from candor.ports import Embedder
from candor.resources import data_folder
from candor.retrieval.fused import FusedRetriever
from candor.settings import read_settings
from candor.text.findable import Findable
from candor.text.vectors import FloatArray, Vectors, unit
from candor.wiring import make_embedder, passage_retriever, shipped_guide

MANY = 100_000
WORDS = 80  # a made-up passage, drawn from the guide's words as often as they occur there


class MadeUpVectors:
    """Embeds queries truly and passages by drawing: embedding 100,000 texts would take an hour and time nothing more.

    A passage is known by its view, which is its number.
    """

    def __init__(self, embedder: Embedder, width: int) -> None:
        self._embedder = embedder
        self._width = width
        self._drawing = np.random.default_rng(SEED)
        self.model = f"made up, {embedder.model}"

    @property
    def ready(self) -> bool:
        return self._embedder.ready

    def prompted(self, text: str, role: Literal["query", "document"]) -> str:
        return self._embedder.prompted(text, role)

    async def warm(self) -> None:
        await self._embedder.warm()

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        if texts and texts[0].isdecimal():
            rows: FloatArray = unit(self._drawing.standard_normal((len(texts), self._width)).astype(np.float32))
            return dict(zip(texts, rows, strict=True))
        return await self._embedder.embed(texts)

    async def index(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, of: None) -> int:
        return 0

    def close(self) -> None:
        self._embedder.close()


def lines(many: int = MANY) -> list[Line]:
    """Two lines for `make bench`; empty without an embedding model. Takes about a minute."""
    if not read_settings().embedding_model:
        return []
    shipped, large = asyncio.run(_measured(many))
    return [
        Line("retrieval with embedding, shipped guide, p95", 25, shipped),
        Line(f"retrieval with embedding, {many} passages, p95", 60, large, "made-up passages"),
    ]


async def _measured(many: int) -> tuple[float, float]:
    settings = read_settings()
    guide = shipped_guide(settings)
    embedder = make_embedder(settings)
    await embedder.warm()
    shipped = passage_retriever(guide, embedder)
    try:
        first = await _p95(shipped, "")
        width = len(next(iter((await embedder.embed(["width"]) or {}).values())))
        with TemporaryDirectory() as folder:
            made_up = made_up_passages([p.text for p in guide.passages], many)
            large = FusedRetriever(made_up, MadeUpVectors(embedder, width), Path(folder), "bench")
            try:
                return first, await _p95(large, "again, ")
            finally:
                await large.close()
    finally:
        await shipped.close()
        embedder.close()


async def _p95(retriever: FusedRetriever, opening: str) -> float:
    """Each query once, so that every one is embedded; `opening` makes them new to an embedder that remembers."""
    queries = [q.query for q in read_queries(data_folder("evals") / "datasets" / "retrieval-own.jsonl")]
    await retriever.warm()
    await retriever.search("a first search opens the indexes")
    times = []
    for query in queries:
        begun = time.perf_counter()
        await retriever.search(opening + query)
        times.append((time.perf_counter() - begun) * 1000)
    return percentile(times, 95)


def made_up_passages(texts: Sequence[str], many: int) -> list[Findable]:
    """`many` passages of WORDS words each, drawn by a fixed seed from the words of `texts`."""
    vocabulary = np.array(re.findall(r"[a-z]+", " ".join(texts).lower()))
    drawn = np.random.default_rng(SEED).integers(0, len(vocabulary), size=(many, WORDS))
    return [
        Findable(id=str(number), text=" ".join(vocabulary[row].tolist()), views=(str(number),))
        for number, row in enumerate(drawn)
    ]
