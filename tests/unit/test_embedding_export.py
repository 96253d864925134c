"""The exported model is the same model, is used only when it is, and its absence costs nothing but time."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from candor.embedding import export, loading
from candor.embedding.loading import PACKAGED, WholeModel, load_encoder, model_folder
from candor.embedding.onnx import Encoder, OnnxEncoder
from embedding_samples import TEXTS, tiny_model
from fakes import shipped_guide


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("tiny"))


def loaded(folder: Path, cache: Path) -> Encoder:
    return load_encoder(str(folder), "tiny@custom", cache)


def original(folder: Path) -> WholeModel:
    return WholeModel(loading._sentence_transformer(str(folder)))


def exports(cache: Path) -> list[Path]:
    return sorted(cache.glob("*")) if cache.is_dir() else []


def refuse_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(place: str) -> None:
        raise AssertionError(f"{place} was loaded whole")

    monkeypatch.setattr(loading, "_sentence_transformer", refuse)


def test_an_exported_model_gives_the_vectors_of_the_original(tiny: Path, tmp_path: Path) -> None:
    made = loaded(tiny, tmp_path)
    assert isinstance(made, OnnxEncoder)
    theirs, ours = original(tiny).encode(TEXTS), made.encode(TEXTS)
    assert np.abs(theirs - ours).max() < 1e-4
    assert np.abs(np.linalg.norm(ours, axis=1) - 1).max() < 1e-5
    assert np.abs(np.vstack([made.encode([text]) for text in TEXTS]) - ours).max() < 1e-5
    assert made.encode([]).shape == (0, 16)


def test_the_packaged_model_is_exported_and_agrees_on_the_knowledge(tmp_path: Path) -> None:
    made = load_encoder(PACKAGED, "packaged", tmp_path)
    assert isinstance(made, OnnxEncoder)
    texts = sorted(shipped_guide().texts(), key=len)
    texts = [*texts[:: len(texts) // 40], texts[-1] * 3]
    folder = model_folder(PACKAGED)
    assert folder is not None
    assert np.abs(original(folder).encode(texts) - made.encode(texts)).max() < 1e-4


def test_the_second_load_needs_neither_sentence_transformers_nor_onnx(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = loaded(tiny, tmp_path).encode(TEXTS)
    refuse_sentence_transformers(monkeypatch)
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert np.array_equal(loaded(tiny, tmp_path).encode(TEXTS), first)
    assert len(exports(tmp_path)) == 1


@pytest.mark.parametrize("damage", [lambda whole: whole[:-500], lambda whole: b"\0" * 8 + whole[8:], lambda whole: b""])
def test_a_damaged_file_is_made_anew(tiny: Path, tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    expected = loaded(tiny, tmp_path).encode(TEXTS)
    (file,) = exports(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    again = loaded(tiny, tmp_path)
    assert isinstance(again, OnnxEncoder)
    assert np.allclose(again.encode(TEXTS), expected, atol=1e-5)
    (anew,) = exports(tmp_path)
    assert anew.stem.endswith(export._digest(anew))


def test_other_weights_under_the_same_name_are_exported_again_and_replace_the_old(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = loaded(tiny_model(tmp_path / "one", seed=1), cache).encode(TEXTS)
    other = tiny_model(tmp_path / "two", seed=2)
    after = loaded(other, cache).encode(TEXTS)
    assert np.abs(before - after).max() > 0.1
    assert np.abs(original(other).encode(TEXTS) - after).max() < 1e-4
    assert len(exports(cache)) == 1


def test_what_a_killed_export_left_is_cleared_away_and_one_at_work_is_not(tiny: Path, tmp_path: Path) -> None:
    loaded(tiny, tmp_path)
    (file,) = exports(tmp_path)
    left, at_work = file.with_suffix(".1.part"), file.with_suffix(".2.part")
    for part in (left, at_work):
        part.write_bytes(b"half")
    os.utime(left, (0, 0))
    file.unlink()
    loaded(tiny, tmp_path)
    assert not left.exists()
    assert at_work.exists()
    assert len(exports(tmp_path)) == 2


@pytest.mark.parametrize(("made", "why"), [({"pooling": "cls"}, "pools by cls"), ({"dense": True}, "Dense")])
def test_a_model_that_does_more_stays_on_sentence_transformers(
    made: dict[str, object], why: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder, cache = tiny_model(tmp_path / "model", **made), tmp_path / "cache"  # type: ignore[arg-type]
    encoder = loaded(folder, cache)
    assert isinstance(encoder, WholeModel)
    assert np.abs(np.linalg.norm(encoder.encode(TEXTS), axis=1) - 1).max() < 1e-5
    assert exports(cache) == []
    assert why in only_line(caplog)


def only_line(caplog: pytest.LogCaptureFixture) -> str:
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("candor.")]
    return line


@pytest.mark.parametrize("package", ["onnx", "onnxruntime"])
def test_a_missing_package_is_told_once_and_sentence_transformers_reads(
    package: str, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    assert isinstance(loaded(tiny, tmp_path), WholeModel)
    assert exports(tmp_path) == []
    assert package in only_line(caplog)


def test_without_onnxruntime_an_export_made_earlier_is_kept_for_later(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    loaded(tiny, tmp_path)
    before = exports(tmp_path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert isinstance(loaded(tiny, tmp_path), WholeModel)
    assert exports(tmp_path) == before
    assert "onnxruntime" in only_line(caplog)


def test_an_export_that_differs_is_never_used(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    right = OnnxEncoder._pooled
    monkeypatch.setattr(OnnxEncoder, "_pooled", lambda self, tokens: np.roll(right(self, tokens), 1, axis=1))
    assert isinstance(loaded(tiny, tmp_path), WholeModel)
    assert exports(tmp_path) == []
    assert "cosine" in only_line(caplog)


def test_a_cache_that_cannot_be_written_costs_only_time(
    tiny: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where a folder should be")
    assert isinstance(loaded(tiny, cache), WholeModel)
    assert "embedding stays on sentence-transformers" in only_line(caplog)
