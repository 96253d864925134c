"""Finds the skills of the vocabulary in a line, whatever the hyphens, slashes and capitals they are written with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from candor.interview.background import Term

_ATOM = re.compile(r"[^\W_]+[+#]*\d*")
LONGEST_PHRASE = 6  # atoms
_BESIDE_NAMES = frozenset(("", *" \t,;:()[]/|•·*"))  # what may stand next to a name as short as R
_ENDS = re.compile(r"\.(?:\s|$)")
_BEFORE = re.compile(r"(?:[,;:(\[/|•·*]|\b(?:in|with|using|and|or|of))\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[,;)\]/|•·]|\band\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    term: Term
    start: int  # code points in the line
    end: int
    said: str


class Vocabulary:
    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_phrase: dict[tuple[str, ...], Term] = {}
        self._exact: dict[str, set[str]] = {}
        for term in terms:
            for name in (term.term, *term.aliases):
                self._by_phrase.setdefault(_atoms(name), term)
            if term.exact:
                self._exact[term.term] = {term.term, *term.aliases}

    def named(self, name: str) -> Term | None:
        """The entry that somebody means who writes `name` and nothing else; None for what it does not know."""
        return self._by_phrase.get(_atoms(name))

    def mentions(self, line: str) -> list[Mention]:
        """In order, the longest name where several begin at one place. Names that are everyday words too (R, Go, Excel)
        count beside another skill only."""
        atoms = list(_ATOM.finditer(line))
        found: list[Mention] = []
        at = 0
        while at < len(atoms):
            mention = self._longest(line, atoms[at : at + LONGEST_PHRASE])
            if mention is None:
                at += 1
                continue
            found.append(mention)
            while at < len(atoms) and atoms[at].start() < mention.end:
                at += 1
        return found if len({mention.term.term for mention in found}) > 1 else [m for m in found if not m.term.exact]

    def _longest(self, line: str, atoms: list[re.Match[str]]) -> Mention | None:
        for length in range(len(atoms), 0, -1):
            start, end = atoms[0].start(), atoms[length - 1].end()
            term = self._by_phrase.get(tuple(atom.group().casefold() for atom in atoms[:length]))
            if term is None or not _joined(line, atoms[:length]):
                continue
            said = line[start:end]
            if term.exact and (said not in self._exact[term.term] or not _stands_alone(line, start, end)):
                continue
            return Mention(term, start, end, said)
        return None


def _atoms(name: str) -> tuple[str, ...]:
    return tuple(_ATOM.findall(name.casefold()))


def _joined(line: str, atoms: list[re.Match[str]]) -> bool:
    """Whether no comma or full stop stands between: `machine, learning` is not one name."""
    between = (line[a.end() : b.start()] for a, b in pairwise(atoms))
    return all(len(gap) <= 3 and not set(gap) & set(",;:()|•") and gap != ". " for gap in between)


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a name as short as R stands as one of a list, or after a word that names come after."""
    before, after = line[:start], line[end:]
    if before[-1:] not in _BESIDE_NAMES or (after[:1] not in _BESIDE_NAMES and not _ENDS.match(after)):
        return False
    return bool(_BEFORE.search(before) or _AFTER.match(after))
