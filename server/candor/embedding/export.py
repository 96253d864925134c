"""Turns a sentence-transformers model into a file for onnxruntime, once, and knows when such a file may be used.

Only a plain model goes: a transformer, the mean of its tokens, at most a normalisation. What comes out is compared with
the original before anybody uses it. No other format and no smaller numbers: eight bits moved vectors by up to 0.02.
"""

import hashlib
import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from candor.embedding.onnx import LONGEST, PAD, OnnxEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

RECIPE = "1"  # another way of exporting must not find the files of this one
NEAR = 0.9999  # cosine below which an export is not the same model
LONG_AGO = 3600.0  # seconds after which nobody is still exporting
WEIGHTS = (".safetensors", ".bin", ".json")
TOKENIZER = "tokenizer.json"
INPUTS = ("input_ids", "attention_mask")
SAID = [
    "",
    "Recall.",
    "I would start with a simple baseline.",
    "We split by time, not at random, since otherwise the model sees the future through its rolling averages.",
    "The loss went from 0.731 to 0.4 in 12 epochs; AUC rose by 3.5% (p < 0.01).",
    "def mean(xs): return sum(xs) / len(xs)  # fails on []",
    "L'évaluation était naïve — “tout va bien”, disait-on…",
    "Ich habe die Größe der Stichprobe überschätzt, 標本が小さすぎた 🙂",
    "WHY\tIS\nACCURACY   MISLEADING???",
    "antidisestablishmentarianism-regularised-hyperparameterisation",
    "Gradient boosting fits each tree to what the earlier ones got wrong. " * 4,
    "An answer that goes on and on is cut where the model stops reading, and not a word later. " * 40,
]


class Unfit(ValueError):
    """This model is not exported; the message says why."""


class Shelf:
    """The cache folder's place for one model's export. A file is named by model, by content of the model and by its own
    content, so that one that was cut short, or made from another model, is never taken for it."""

    def __init__(self, cache: Path, model: str, folder: Path) -> None:
        self._cache, self._folder = cache, folder
        self._family = f"encoder-{hashlib.sha256(model.encode()).hexdigest()[:12]}"
        self._name = f"{self._family}-{_print(folder)}"

    def kept(self) -> OnnxEncoder | None:
        """The encoder exported earlier, if it is whole; one that is not is removed."""
        for file in sorted(self._cache.glob(f"{self._name}-*.onnx")):
            if file.stem == f"{self._name}-{_digest(file)}":
                return OnnxEncoder(file, self._folder / TOKENIZER)
            file.unlink(missing_ok=True)
        return None

    def add(self, original: "SentenceTransformer") -> OnnxEncoder:
        """Export, compare, keep. Raises Unfit, ImportError, OSError, or what torch raises for one it cannot trace."""
        self._cache.mkdir(parents=True, exist_ok=True)
        part = self._cache / f"{self._name}.{os.getpid()}.part"
        try:
            part.touch()  # a cache that cannot be written is known before the work is done
            _export(original, self._folder, part)
            encoder = OnnxEncoder(part, self._folder / TOKENIZER)
            _compare(original, encoder)
            file = self._cache / f"{self._name}-{_digest(part)}.onnx"
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
        self._forget_all_but(file)
        return encoder

    def _forget_all_but(self, file: Path) -> None:
        """Remove what was exported from other contents of this model, and what a killed export left half done."""
        made = file.stat().st_mtime
        for other in self._cache.glob(f"{self._family}-*"):
            with suppress(OSError):  # somebody else was quicker, or it is in use where such files cannot be removed
                if other != file and (other.suffix == ".onnx" or other.stat().st_mtime < made - LONG_AGO):
                    other.unlink()


def _export(original: "SentenceTransformer", folder: Path, to: Path) -> None:
    longest, pad = _checked(original, folder)
    import onnx
    import torch
    from transformers import AutoModel

    class Hidden(torch.nn.Module):  # type: ignore[misc]
        """Tokens in, the last layer out; the mean is taken outside."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return self.inner(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state

    example = torch.ones(2, 16, dtype=torch.long)
    free = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # of tracing: `_compare` looks at what came out instead
        torch.onnx.export(
            Hidden(), (example, example), str(to), input_names=list(INPUTS), output_names=["hidden"],
            dynamic_axes=dict.fromkeys((*INPUTS, "hidden"), free), opset_version=17, dynamo=False,
        )  # fmt: skip
    made = onnx.load(str(to))
    onnx.helper.set_model_props(made, {LONGEST: str(longest), PAD: str(pad)})
    onnx.save(made, str(to))


def _checked(original: "SentenceTransformer", folder: Path) -> tuple[int, int]:
    """The most tokens it reads and its padding token. Raises Unfit for a model that does more than OnnxEncoder can."""
    kinds = [type(module).__name__ for module in original]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise Unfit(f"its modules are {', '.join(kinds)}")
    first, pooling = original[0], original[1]
    if pooling.pooling_mode not in ("mean", ("mean",)):
        raise Unfit(f"it pools by {pooling.pooling_mode}")
    if getattr(first, "do_lower_case", False) or any(original.prompts.values()):
        raise Unfit("it changes texts before reading them")
    if not (folder / TOKENIZER).is_file():
        raise Unfit(f"it has no {TOKENIZER}")
    longest, pad = original.max_seq_length, original.tokenizer.pad_token_id
    if longest is None or pad is None:
        raise Unfit("it names no longest text or no padding")
    return int(longest), int(pad)


def _compare(original: "SentenceTransformer", encoder: OnnxEncoder) -> None:
    theirs = original.encode(SAID, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
    nearest = float(np.min(np.sum(np.asarray(theirs) * encoder.encode(SAID), axis=1)))
    if not nearest >= NEAR:  # a NaN is not near either
        raise Unfit(f"its export differs: cosine {nearest:.4f}")


def _print(folder: Path) -> str:
    """Of everything that decides what the model computes: weights, tokenizer and settings, those of its modules too."""
    found = hashlib.sha256(RECIPE.encode())
    for file in sorted([*folder.glob("*"), *folder.glob("[0-9]*/*")]):
        if file.suffix in WEIGHTS and file.is_file():
            found.update(f"{file.relative_to(folder).as_posix()} {_digest(file)}\n".encode())
    return found.hexdigest()[:12]


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:16]
