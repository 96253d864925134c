"""Vectors of the shipped knowledge, kept on disk by content hash and model. A missing or odd file is an empty store."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from candor.text.vectors import FloatArray


def text_key(text: str) -> str:
    # Half a surrogate pair has no UTF-8: it must be answered with "not known", which any model then refuses.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


class VectorStore:
    """Vectors by text, for one model. Written whole by `save`, by renaming, so that readers never see half a file."""

    def __init__(self, folder: Path, model: str) -> None:
        self.path = folder / f"vectors-{hashlib.sha256(model.encode()).hexdigest()[:12]}.npz"
        self._vectors = _read(self.path)

    def get(self, text: str) -> FloatArray | None:
        return self._vectors.get(text_key(text))

    def missing(self, texts: Iterable[str]) -> list[str]:
        return [text for text in dict.fromkeys(texts) if text_key(text) not in self._vectors]

    def save(self, vectors: Mapping[str, FloatArray], keep: Iterable[str]) -> None:
        """Add `vectors`, forget every text that is not in `keep`. Raises OSError when the folder cannot be written."""
        self._vectors |= {text_key(text): vector for text, vector in vectors.items()}
        wanted = {text_key(text) for text in keep}
        self._vectors = {key: vector for key, vector in self._vectors.items() if key in wanted}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_suffix(f".{os.getpid()}.part.npz")
        keys = np.array(list(self._vectors), dtype="U32")
        rows = np.stack(list(self._vectors.values())) if self._vectors else np.zeros((0, 1), dtype=np.float32)
        np.savez(part, keys=keys, rows=rows)
        part.replace(self.path)


def _read(path: Path) -> dict[str, FloatArray]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["rows"].astype(np.float32), strict=True))
    except (OSError, ValueError, KeyError, EOFError):  # absent, cut short or foreign: it is made anew
        return {}
