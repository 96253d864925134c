"""Writes a language model of random weights in GGUF, half a megabyte, for a real server to serve in `make test-llm`.

    python tiny_gguf.py tiny.gguf

The Llama architecture with two small layers and one token a byte. Its words are noise by design: what is tested with it
is the line between Candor and a server, never what a model says. `server/install/llama.sh` runs it where `gguf` is.
"""

import sys
from typing import Any

import gguf  # installed for the build alone
import numpy as np

WIDTH, LAYERS, HEADS, INNER = 64, 2, 4, 128
CONTEXT = 65_536  # tokens; one a byte, so a prompt of Candor's has some ten thousand
# One channel is alike for every token, so the output row's weight in it is how often a token comes: lower-case letters,
# spaces so that there are words, quotes so that strings end, braces and commas so that lists of objects are not always
# empty, and every ninetieth token or so the end of the reply. That is not to be the least likely of them, since servers
# leave out the last twentieth of what could come (top-p 0.95).
CONSTANT, SELDOM = 8.0, -3.0
OFTEN = dict.fromkeys("etaoinshrdlu", 0.5) | dict.fromkeys("cmwgypb", 0.15)
OFTEN |= {"Ġ": 0.7, '"': 0.6, "{": 0.45, ",": 0.3, "<|eos|>": 0.2}
SPECIAL = ["<|bos|>", "<|eos|>", "<|user|>", "<|assistant|>", "<|system|>"]
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}<|{{ m.role }}|>{{ m.content }}{{ eos_token }}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def alphabet() -> list[str]:
    """The sign that stands for each of the 256 bytes, as GPT-2 writes them: printable ones for themselves."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(byte if byte in printable else next(others)) for byte in range(256)]


def write(path: str) -> None:
    plain = [*alphabet(), "Ġt", "he"]
    tokens = plain + SPECIAL
    out = gguf.GGUFWriter(path, "llama")
    out.add_context_length(CONTEXT)
    out.add_embedding_length(WIDTH)
    out.add_block_count(LAYERS)
    out.add_feed_forward_length(INNER)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(WIDTH // HEADS)
    out.add_vocab_size(len(tokens))
    out.add_file_type(gguf.LlamaFileType.ALL_F32)
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list(tokens)
    out.add_token_merges(["Ġ t", "h e"])
    out.add_token_types([gguf.TokenType.NORMAL] * len(plain) + [gguf.TokenType.CONTROL] * len(SPECIAL))
    out.add_bos_token_id(tokens.index("<|bos|>"))
    out.add_eos_token_id(tokens.index("<|eos|>"))
    out.add_chat_template(TEMPLATE)
    _add_weights(out, tokens)
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


def _add_weights(out: Any, tokens: list[str]) -> None:
    random = np.random.default_rng(0)

    def noise(*shape: int) -> Any:
        return (random.standard_normal(shape) * 0.02).astype("f4")

    ones = np.ones(WIDTH, "f4")
    embedding, head = noise(len(tokens), WIDTH), noise(len(tokens), WIDTH)
    embedding[:, 0], head[:, 0] = CONSTANT, SELDOM
    for token, weight in OFTEN.items():
        head[tokens.index(token), 0] = weight
    out.add_tensor("token_embd.weight", embedding)
    out.add_tensor("output.weight", head)
    out.add_tensor("output_norm.weight", ones * np.float32(0.5))
    for layer in range(LAYERS):
        for norm in ("attn_norm", "ffn_norm"):
            out.add_tensor(f"blk.{layer}.{norm}.weight", ones)
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            out.add_tensor(f"blk.{layer}.{part}.weight", noise(WIDTH, WIDTH))
        for part, shape in (("gate", (INNER, WIDTH)), ("up", (INNER, WIDTH)), ("down", (WIDTH, INNER))):
            out.add_tensor(f"blk.{layer}.ffn_{part}.weight", noise(*shape))


if __name__ == "__main__":
    write(sys.argv[1])
