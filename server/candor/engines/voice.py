"""Chooses wordings: never the same opener twice in a row, nothing said twice while another wording is left."""

import random
import re
import string
from collections.abc import Sequence

from candor.interview.state import State

OPENER_WORDS = 2
TELLING = 4  # a wording with fewer letters of its own cannot be told from others
WORD = re.compile(r"[\w']+")


def opener(text: str) -> str:
    """The first words of an utterance, as they sound: case and punctuation do not make another opener."""
    return " ".join(WORD.findall(text.casefold())[:OPENER_WORDS])


class Voice:
    """Wordings for one utterance. The same interview, seed and utterance always choose the same."""

    def __init__(self, state: State, utterance: int) -> None:
        self._said = [said.text for said in state.said]
        self._last_opener = opener(self._said[-1]) if self._said else ""
        self._draw = random.Random(f"{state.setup.seed}:{utterance}")
        self._begun = False

    def pick(self, options: Sequence[str], **inputs: object) -> str:
        """One of `options`, filled; the first pick begins the utterance, and so avoids the last one's opener.

        Wordings that need an input which is empty or absent are passed over; those said least often are preferred.
        Raises ValueError when none is left.
        """
        opens, self._begun = not self._begun, True
        return self._choose(options, inputs, opens)

    def within(self, options: Sequence[str], **inputs: object) -> str:
        """As `pick`, for what will stand inside another wording."""
        return self._choose(options, inputs, opens=False)

    def quoting(self, options: Sequence[str], phrase: str, **inputs: object) -> str:
        """As `pick`; the candidate's own words are taken up whenever there are some."""
        fitting = [option for option in options if ("phrase" in _needs(option)) == bool(phrase)]
        return self.pick(fitting or options, phrase=phrase, **inputs)

    def _choose(self, options: Sequence[str], inputs: dict[str, object], opens: bool) -> str:
        given = {name: value for name, value in inputs.items() if value not in ("", None)}
        fitting = [option for option in options if _needs(option) <= set(given)]
        if not fitting:
            raise ValueError("no wording fits what is known")
        self._draw.shuffle(fitting)
        filled = {wording: wording.format(**given) for wording in fitting}
        return filled[min(
            fitting,
            key=lambda wording: (opens and opener(filled[wording]) == self._last_opener, self.times_said(wording)),
        )]

    def times_said(self, wording: str) -> int:
        """In how many utterances a wording was used, whatever it was filled with."""
        literals = [literal for literal, *_ in string.Formatter().parse(wording)]
        if sum(map(len, literals)) < TELLING:
            return 0
        used = re.compile(".+?".join(map(re.escape, _ends(wording, literals))))
        return sum(used.search(text) is not None for text in self._said)

    def unsaid(self, options: Sequence[str]) -> str:
        """The first of `options` that was not said before, else the one said least often."""
        return min(options, key=lambda option: sum(option in text for text in self._said))


def _needs(wording: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(wording) if field}


def _ends(wording: str, literals: list[str]) -> list[str]:
    """The literal stretches around each input; a wording that ends in an input ends in an empty one."""
    return [*literals, ""] if wording.endswith("}") else literals
