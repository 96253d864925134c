"""Runs an encoder that `export` wrote, by onnxruntime: no torch, and a third of the memory.

The vectors are those of sentence-transformers to five decimals, so that nothing else needs to know which of them ran.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from candor.text.vectors import FloatArray, unit

TOKENS_AT_ONCE = 192  # padding included: measured, smaller runs waste calls, larger ones padding and cache
LONGEST, PAD = "candor.tokens", "candor.pad"  # what an exported file says of itself


class Encoder(Protocol):
    """A model that is loaded; `prompts` are put before a text by its role in a search, `query` or `document`."""

    @property
    def prompts(self) -> Mapping[str, str]: ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """One unit row per text, shape (len(texts), width)."""
        ...


class OnnxEncoder:
    """One exported file and the tokenizer it was trained with. Not to be shared among threads."""

    prompts: Mapping[str, str] = {}  # a model with prompts is not exported

    def __init__(self, file: Path, tokenizer: Path) -> None:
        """Raises ImportError without onnxruntime, and errors of many kinds for a file that it cannot read."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a core is left for the conversation
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        about = self._session.get_modelmeta().custom_metadata_map
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(int(about[LONGEST]))
        self._pad = int(about[PAD])
        self._width = int(self._session.get_outputs()[0].shape[-1])
        self.encode(["warm"])

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """As the port says. Raises what the tokenizer raises for text that is not Unicode."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        rows = np.empty((len(texts), self._width), dtype=np.float32)
        for part in alike([len(ids) for ids in tokens]):
            rows[part] = self._pooled([tokens[place] for place in part])
        return rows

    def _pooled(self, tokens: list[list[int]]) -> FloatArray:
        """The mean over each text's own tokens, scaled to length one."""
        shape = (len(tokens), max(map(len, tokens)))
        ids, mask = np.full(shape, self._pad, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, own in enumerate(tokens):
            ids[row, : len(own)], mask[row, : len(own)] = own, 1
        hidden: NDArray[np.float32] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        weight = mask[..., None].astype(np.float32)
        return unit((hidden * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9))


def alike(lengths: Sequence[int], most: int = TOKENS_AT_ONCE) -> list[list[int]]:
    """Places of `lengths` in groups of similar length: each holds one, or at most `most` tokens with its padding."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    cuts = [0] if order else []
    for at, place in enumerate(order):
        if at > cuts[-1] and (at + 1 - cuts[-1]) * lengths[place] > most:
            cuts.append(at)
    return [order[first:after] for first, after in pairwise([*cuts, len(order)])]
