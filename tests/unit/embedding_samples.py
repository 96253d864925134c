"""A tiny model for tests of the embedding room: random weights, a dozen words, loaded in no time. Asserts nothing."""

from pathlib import Path

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] recall is the share of what was found . model , time split by".split()
TEXTS = [
    "recall is the share of what was found .",
    "split by time",
    "the model , the model , the model",
    "zebra",
    "",
    "recall " * 60,
]


def tiny_model(folder: Path, pooling: str = "mean", seed: int = 1, dense: bool = False) -> Path:
    """Written to `folder` as sentence-transformers writes it: transformer, pooling, then a dense layer if asked for."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(seed)
    bare = folder / "bare"
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=64, initializer_range=0.5,
    )  # fmt: skip
    BertModel(config).save_pretrained(bare)
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    BertTokenizerFast(vocab=vocabulary, model_max_length=32).save_pretrained(bare)
    modules = [Transformer(str(bare), max_seq_length=32), Pooling(16, pooling_mode=pooling)]
    if dense:
        modules.append(Dense(16, 8))
    SentenceTransformer(modules=modules, device="cpu").save(
        str(folder / "whole"), create_model_card=False
    )
    return folder / "whole"
