"""Characters that carry words and are not seen: tags, zero-width signs, reversed text. Found and taken out of any
text."""

import re
import unicodedata

from candor.documents.outcome import Reading

TAGS = range(0xE0000, 0xE0080)  # ASCII as invisible tags
SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))  # may carry a byte each
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2065\u180e\ufeff\u034f\u115f\u1160\u3164\uffa0]")
FEW = 2  # zero-width signs in a line that word processors leave behind

_UNSEEN = {"Cf", "Cc", "Co", "Cs", "Cn"}


def without_unseen(line: str, where: str, reading: Reading) -> str:
    """`line` as it is seen; what was carried unseen becomes a finding of `reading`."""
    if line.isascii() and line.isprintable():
        return line
    tagged = "".join(chr(ord(sign) - TAGS.start) for sign in line if ord(sign) in TAGS and ord(sign) > TAGS.start + 31)
    reading.hide("tag characters", tagged, where)
    selected = [ord(sign) for sign in line if ord(sign) in SELECTORS]
    if len(selected) > FEW + sum(unicodedata.category(sign) == "So" for sign in line):
        reading.hide("variation selectors", _bytes_of(selected), where)
    seen = "".join(sign for sign in line if sign == "\t" or not _is_unseen(sign))
    if _TURNED.search(line):
        reading.hide("reversed text", seen, where)
    elif len(_ZERO_WIDTH.findall(line)) > FEW:
        reading.hide("zero-width characters", _spelt_out(line) or seen, where)
    return seen


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN or ord(sign) in SELECTORS or bool(_ZERO_WIDTH.match(sign))


def _bytes_of(selectors: list[int]) -> str:
    """The text that a run of variation selectors carries: each stands for one byte."""
    values = bytes((s - 0xFE00 if s < 0xFE10 else s - 0xE0100 + 16) & 0xFF for s in selectors)
    told = "".join(sign for sign in values.decode("utf-8", "replace") if sign.isprintable())
    return told if told.strip("\ufffd ") else f"{len(selectors)} selectors"


def _spelt_out(line: str) -> str:
    """Text written in zero-width signs as ones and noughts, where it reads as text."""
    signs = [sign for sign in line if sign in "\u200b\u200c\u200d\u2060"]
    kinds = sorted(set(signs))
    if len(kinds) != 2 or len(signs) < 16:
        return ""
    bits = "".join(str(kinds.index(sign)) for sign in signs)
    told = "".join(chr(int(bits[at : at + 8], 2)) for at in range(0, len(bits) - 7, 8))
    return told if told.isascii() and told.isprintable() else ""
