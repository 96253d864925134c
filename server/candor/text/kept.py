"""What of a text is read, and where it stood in the whole: nothing that cannot be seen, nothing that was cut out.

Quotes are always of the whole, as it was said; offsets are in code points.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from candor.text.spans import Span

_INVISIBLE = {"Cf", "Cc", "Co", "Cs"}
# Letters of other alphabets that look Latin; read as Latin only inside a word that has Latin letters too.
_LOOKALIKES = dict(zip(
    "аеорсухіјѕһԁɡвкмнтАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα",
    "aeopcyxijshdgbkmhtABEKMHOPCTXABEZHIKMNOPTYXova", strict=True,
))  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Forced to run the other way: nobody reads it as it is written.
_TURNED = re.compile("[\u202d\u202e][^\u202c\\n]*\u202c?")
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Kept:
    """`text[i]` stood at `places[i]` in `whole`."""

    whole: str
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the whole from which `text[start:end]` was read; it may hold what was cut out between."""
        first, last = self.places[start], self.places[end - 1] + 1
        return Span(first, last, self.whole[first:last])

    def torn(self, start: int, end: int) -> bool:
        """Whether words were cut out between: such a stretch is no good quote."""
        whole = self.span(start, end).text
        return whole != self.text[start:end] and len(whole.split()) > len(self.text[start:end].split())

    def without(self, cuts: Iterable[tuple[int, int]]) -> "Kept":
        """The same, `cuts` of its text taken out; a line break is left where each stood."""
        text, places, at = list[str](), list[int](), 0
        for start, end in sorted(cuts):
            if end <= at:
                continue
            start = max(start, at)
            text += [self.text[at:start], "\n"]
            places += [*self.places[at:start], self.places[start]]
            at = end
        return Kept(self.whole, "".join([*text, self.text[at:]]), (*places, *self.places[at:]))


def visible(text: str) -> Kept:
    """The text as it is seen: no zero-width or control signs, no look-alike letters inside a Latin word."""
    if text.isascii() and not _CONTROL.search(text):
        return Kept(text, text, tuple(range(len(text))))
    turned = {place for match in _TURNED.finditer(text) for place in range(*match.span())}
    places = tuple(
        i for i, sign in enumerate(text)
        if i not in turned and (sign in "\n\t" or unicodedata.category(sign) not in _INVISIBLE)
    )  # fmt: skip
    seen = "".join(text[i] for i in places)
    return Kept(text, _WORD.sub(_latin, seen), places)


def _latin(word: re.Match[str]) -> str:
    said = word.group()
    if said.isascii() or not _LATIN.search(said):
        return said
    return "".join(_LOOKALIKES.get(sign, sign) for sign in said)
