"""Finding by meaning: an exact FAISS index over the vectors that the Embedder gives. No model is loaded here.

The index is a file in the cache, named by content and model, memory-mapped, and made from vectors that the embedder
keeps by text, so that only changed passages cost time. FAISS is imported when the first index is opened.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from candor.ports import Embedder, Found
from candor.retrieval.lexical import forget_others
from candor.text.findable import Findable, content_key
from candor.text.vectors import FloatArray, stacked

if TYPE_CHECKING:
    import faiss

log = logging.getLogger(__name__)

BATCH = 16  # views embedded in one go: an answer that waits for its reading waits for one batch, not for all
FORMAT = "1"


class Dense:
    """Searches `items` by the nearest of their views, once `warm` has made or found their vectors."""

    def __init__(self, items: Sequence[Findable], embedder: Embedder, folder: Path, name: str) -> None:
        self._items = items
        self._views = [(row, view) for row, item in enumerate(items) for view in item.views]
        self._most = max((len(item.views) for item in items), default=1)
        self._embedder = embedder
        self._folder, self._name = folder, name
        self._index: faiss.Index | None = None

    @property
    def ready(self) -> bool:
        return self._index is not None

    async def vector(self, query: str) -> FloatArray | None:
        """The unit vector of a query; None while the embedder has none. Raises EngineError."""
        asked = self._embedder.prompted(query, "query")
        vectors = await self._embedder.embed([asked])
        return None if vectors is None else vectors.get(asked)

    async def warm(self, progress: Callable[[int, int], None] = lambda done, of: None) -> bool:
        """Open the kept index, else make it; answers whether there is one now. Raises EngineError."""
        if self._index is None and self._views and self._embedder.model:
            self._index = await asyncio.to_thread(self._kept)
        if self._index is None and self._views and self._embedder.model:
            rows = await self._embedded(progress)
            if rows is not None:
                self._index = await asyncio.to_thread(self._made, rows)
        return self.ready

    def nearest(self, vector: FloatArray, limit: int) -> list[Found]:
        """Best first, `score` the cosine of the nearest view; nothing before `warm` has succeeded."""
        if self._index is None or len(vector) != self._index.d:
            return []
        import faiss

        faiss.omp_set_num_threads(1)  # told per thread: a second one costs more than it brings on a busy machine
        wanted = min(limit * self._most, len(self._views))
        scores, places = self._index.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), wanted)
        best: dict[int, float] = {}
        for place, score in zip(places[0].tolist(), scores[0].tolist(), strict=True):
            if place >= 0:
                best.setdefault(self._views[place][0], score)  # hits come best first
        return [Found(self._items[row].id, score) for row, score in list(best.items())[:limit]]

    async def _embedded(self, progress: Callable[[int, int], None]) -> FloatArray | None:
        """None before the model is there: only then is known how it wants its texts."""
        batches: list[FloatArray] = []
        if not self._embedder.ready:
            return None
        for first in range(0, len(self._views), BATCH):
            texts = [self._embedder.prompted(v, "document") for _, v in self._views[first : first + BATCH]]
            vectors = await self._embedder.embed(texts)
            if vectors is None:
                return None
            batches.append(stacked(texts, vectors))
            progress(min(first + BATCH, len(self._views)), len(self._views))
        return np.concatenate(batches)

    @property
    def _file(self) -> Path:
        return self._folder / f"meaning-{self._name}-{content_key(self._items, FORMAT, self._embedder.model)}.faiss"

    def _kept(self) -> "faiss.Index | None":
        file = self._file
        if not file.is_file():
            return None
        import faiss

        try:
            index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError:
            log.warning("meaning index unreadable, made anew", extra={"index": file.name})
            return None
        # A file cut short opens all the same, and ends the process when its missing pages are read.
        whole = index.ntotal == len(self._views) and file.stat().st_size >= index.ntotal * index.d * 4
        return index if whole else None

    def _made(self, rows: FloatArray) -> "faiss.Index":
        import faiss

        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(rows)
        part = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            faiss.write_index(index, str(part))
            part.replace(self._file)
            forget_others(self._file, f"meaning-{self._name}-*.faiss")
        except (OSError, RuntimeError) as problem:
            log.warning("meaning index kept in memory", extra={"error": type(problem).__name__})
            return index
        return self._kept() or index
