"""A text as it is compared, with the place in the original of every sign: so that words found in the one can be quoted
from the other."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from candor.text.normalise import clean

EDGES = " .,;:!?…\"'()[]{}*`-_~>#|"  # what a quoter may have put around the words, or left out


@dataclass(frozen=True)
class Placed:
    """`text[i]` was made of the sign at `places[i]`."""

    text: str
    places: tuple[int, ...]

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Where in the original `words`, folded already, begin and end, as whole words; in order."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            before, after = self.text[at - 1 : at], self.text[end : end + 1]
            if not before.isalnum() and not after.isalnum():
                yield self.places[at], self.places[end - 1] + 1
            at = self.text.find(words, at + 1)


def placed(text: str) -> Placed:
    """Folded as `normalise.clean` folds, letters and accents apart, single spaces."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        told = " " if sign.isspace() else unicodedata.normalize("NFKD", clean(sign))
        if told == " " and (not signs or signs[-1] == " "):
            continue
        for part in told:
            signs.append(part)
            places.append(place)
    return Placed("".join(signs), tuple(places))


def words_of(quote: str) -> str:
    """A quote as it is looked for: folded, without what stands around its words."""
    return placed(quote).text.strip(EDGES)
