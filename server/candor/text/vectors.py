"""What a vector is, and the little arithmetic readers do with them. No model is loaded here, and none ever will be."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Vectors = Mapping[str, FloatArray]  # text to its unit vector


def stacked(texts: Sequence[str], vectors: Vectors) -> FloatArray:
    """One row per text, shape (len(texts), width); a text that nobody embedded gets a row of zeros."""
    width = next((len(vector) for vector in vectors.values()), 1)
    rows = np.zeros((len(texts), width), dtype=np.float32)
    for index, text in enumerate(texts):
        known = vectors.get(text)
        if known is not None:
            rows[index] = known
    return rows


def unit(rows: FloatArray) -> FloatArray:
    """The rows, each scaled to length one; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)
