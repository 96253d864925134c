"""Finding by words and by meaning at once: reciprocal rank fusion. Which passages there are is told by who builds it.

The settings are those of the method's first paper and of common use, written down before any labelled query was read
and not moved since: K = 60, both arms weighed alike, the first 50 of each. Until the embedder is ready, words alone
answer.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from candor.errors import EngineError
from candor.ports import Embedder, Found
from candor.retrieval.dense import Dense
from candor.retrieval.lexical import Lexical
from candor.text.findable import Findable
from candor.text.vectors import FloatArray

log = logging.getLogger(__name__)

K = 60
DEPTH = 50  # of each arm that is fused
SMALL = 5_000  # items that are searched within a millisecond: handing them to a thread would cost more


class FusedRetriever:
    """Searches `items`; its indexes lie in `folder` under `name`. Nothing is opened before the first search."""

    def __init__(self, items: Sequence[Findable], embedder: Embedder, folder: Path, name: str) -> None:
        self.lexical = Lexical(items, folder, name)
        self.dense = Dense(items, embedder, folder, name)
        self._embedder = embedder
        self._small = len(items) <= SMALL
        self._warming: asyncio.Task[None] | None = None

    async def search(self, query: str, limit: int = 5) -> list[Found]:
        """At most `limit`, best first; by words alone until there are vectors. An embedder that fails is not waited
        for: words answer then, too."""
        vector = await self._meaning(query)
        if self._small and self.lexical.ready:
            return self._ranked(query, vector, limit)
        return await asyncio.to_thread(self._ranked, query, vector, limit)

    async def warm(self, progress: Callable[[int, int], None] = lambda done, of: None) -> bool:
        """Make both indexes ready; answers whether meaning can be searched. Raises EngineError."""
        await asyncio.to_thread(self.lexical.prepare)
        return await self.dense.warm(progress)

    async def close(self) -> None:
        if self._warming is not None:
            self._warming.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._warming
        self.lexical.close()

    async def _meaning(self, query: str) -> FloatArray | None:
        if not self._embedder.ready:
            return None
        if not self.dense.ready:
            if self._warming is None or self._warming.done():
                self._warming = asyncio.create_task(self._warm_behind())
            return None
        try:
            return await self.dense.vector(query)
        except EngineError as problem:
            log.warning("query not embedded", extra={"error": type(problem).__name__})
            return None

    async def _warm_behind(self) -> None:
        try:
            await self.dense.warm()
        except EngineError as problem:
            log.warning("meaning index not made", extra={"error": type(problem).__name__})

    def _ranked(self, query: str, vector: FloatArray | None, limit: int) -> list[Found]:
        by_words = self.lexical.nearest(query, max(DEPTH, limit))
        if vector is None:
            return by_words[:limit]
        return fuse([self.dense.nearest(vector, max(DEPTH, limit)), by_words], limit)


def fuse(rankings: Sequence[Sequence[Found]], limit: int) -> list[Found]:
    """One ranking from several: each place counts 1 / (K + place). Of equals, the one that some arm had higher."""
    scores: defaultdict[str, float] = defaultdict(float)
    highest: dict[str, int] = {}
    for ranking in rankings:
        for place, found in enumerate(ranking, 1):
            scores[found.id] += 1 / (K + place)
            highest[found.id] = min(place, highest.get(found.id, place))
    order = sorted(scores, key=lambda found: (-scores[found], highest[found], found))
    return [Found(found, scores[found]) for found in order[:limit]]
