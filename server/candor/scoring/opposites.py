"""Where two sentences of the same subject speak against each other: opposed terms, and an odd number of denials.

Crude on purpose, and never a verdict by itself: a right answer may name both sides, and so may a wrong one.
"""

from dataclasses import dataclass
from functools import lru_cache

from candor.scoring import cues
from candor.text.normalise import stems, words

_PAIRS = """
increase increases increased increasing rise rises grow grows growing higher raise raises up more larger bigger greater
 | decrease decreases decreased decreasing reduce reduces reduced fall falls shrink shrinks lower lowers down less
 smaller fewer drop drops
before beforehand earlier prior | after afterwards later
training train trained | test testing validation held-out unseen
precision | recall sensitivity
bias biased | variance
l1 lasso | l2 ridge
overfit overfits overfitting | underfit underfits underfitting
fast faster quick quicker cheap cheaper | slow slower expensive
row rows | column columns
linear | quadratic exponential
constant | linear logarithmic
always every all | never none no sometimes rarely
same equal identical | different differs unequal
min minimum smallest least | max maximum largest most
first | last
left | right
sparse | dense
positive positives | negative negatives
true | false
supervised labelled | unsupervised unlabelled
mean average | median
simple simpler | complex flexible
helps improves better | hurts harms worse
needs requires must need | unnecessary optional needless
safe harmless | dangerous harmful risky
stack | queue
stable | unstable
majority common frequent | minority rare
in-place inplace view | copy copies copied
keep keeps kept | remove removes drop drops discard
independent | dependent correlated
parallel | sequential
stores store memory | recomputes compute
local | global
shuffle shuffled random | ordered time
possible can | impossible cannot can't
"""


def _table() -> dict[str, tuple[tuple[int, int], ...]]:
    """Per word the pairs it belongs to, each with the side on which it stands."""
    found: dict[str, list[tuple[int, int]]] = {}
    lines = _PAIRS.replace("\n |", " |").replace("\n smaller", " smaller").strip().splitlines()
    for pair, line in enumerate(lines):
        for side, terms in enumerate(line.split("|")):
            for term in terms.split():
                found.setdefault(term, []).append((pair, side))
    return {term: tuple(places) for term, places in found.items()}


_SIDES = _table()


@dataclass(frozen=True)
class Stance:
    """What of a sentence can be held against another one: its side in each pair (none where it names both), whether
    it denies, its content stems, its figures."""

    sides: dict[int, int]
    denies: bool
    roots: frozenset[str]
    figures: frozenset[str]


@lru_cache(maxsize=16384)  # what is known is met again and again; it must not be read anew for each answer
def stance(text: str) -> Stance:
    named: dict[int, set[int]] = {}
    spoken = words(text)
    for word in spoken:
        for pair, side in _SIDES.get(word, ()):
            named.setdefault(pair, set()).add(side)
    figures = frozenset(word for word in spoken if word[0].isdigit())
    sides = {pair: next(iter(found)) for pair, found in named.items() if len(found) == 1}
    return Stance(sides, len(cues.NEGATION.findall(text)) % 2 == 1, stems(text), figures)


def against(one: Stance, other: Stance) -> tuple[int, int]:
    """In how many pairs of opposed terms the two stand on different sides, and in how many on the same."""
    common = one.sides.keys() & other.sides.keys()
    agreed = sum(one.sides[pair] == other.sides[pair] for pair in common)
    return len(common) - agreed, agreed
