"""Whether words could be English at all: what is encoded, reversed, spelt in digits or in another tongue is not. A list
of words would not know the terms of the trade; pairs of letters do."""

import re
import unicodedata

from candor.scoring import criteria
from candor.text.normalise import STOP_WORDS

LEAST_LETTERS = 24  # fewer tell nothing
USUAL_PAIRS = 0.8  # of a sentence's pairs of letters the share that English has
FEW_PAIRS = 0.9  # the same for a sentence in which no English function word stands
LEAST_WORDS = 4

_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"'|\w[A-Z]")  # a contraction, an abbreviation, the name of a class
_MIXED = re.compile(r"\b(?=\w*[a-z])(?:[a-z]+\d+[a-z]\w*|\d+[a-z]+\d*[a-z]\w*|[a-z]+\d+|\d[a-z]{2,})\b", re.IGNORECASE)
_BITS = re.compile(
    r"(?:\b[01]{7,8}\b\s*){3,}|(?:[.\-·–]{1,5}[ /]+){8,}|(?:%[0-9a-f]{2}){4,}|(?:\\[ux][0-9a-f]{2,4}){4,}"
    r"|(?:&#x?[0-9a-f]{2,4};){4,}", re.IGNORECASE,
)  # fmt: skip


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)]


_KNOWN = " ".join([*criteria.TEXTS, *STOP_WORDS]).casefold()
_USUAL = frozenset(pair for word in _LETTERS.findall(_KNOWN) for pair in _pairs(word))


def unlike_english(text: str) -> bool:
    """Whether a sentence is encoded, garbled, or in another language. Short ones and formulas are left alone."""
    if _BITS.search(text):
        return True
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    said = _WORD.findall(plain)
    spoken = [word.casefold() for word in said]
    common = sum(word in STOP_WORDS for word in spoken)
    backwards = sum(word[::-1] in STOP_WORDS and word not in STOP_WORDS for word in spoken if len(word) > 1)
    if len(_MIXED.findall(plain)) >= max(3, len(plain.split()) // 2) or (backwards >= 2 and backwards > common):
        return True
    letters = "".join(spoken)
    if letters and sum(not sign.isascii() for sign in letters) > len(letters) / 2:
        return True
    if common <= len(spoken) // 8 and sum(not word.isascii() for word in spoken) >= max(2, len(spoken) // 4):
        return len(spoken) >= LEAST_WORDS
    told = [word.casefold() for word in said if word.isascii() and not _NAME.search(word)]
    pairs = [pair for word in told for pair in _pairs(word)]
    if len(said) < LEAST_WORDS or sum(map(len, told)) < LEAST_LETTERS:
        return False
    usual = sum(pair in _USUAL for pair in pairs) / len(pairs)
    return usual < (FEW_PAIRS if not common else USUAL_PAIRS)
