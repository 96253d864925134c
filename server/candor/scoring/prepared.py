"""An answer made ready for reading: its spans, which of them may count, their stems and vectors.

A span that copies the question, or says again what was said before, is kept for measures and counts for nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from candor.interview.reading import Quote
from candor.scoring import cues
from candor.text.kept import Kept
from candor.text.normalise import STOP_WORDS, clean, stem, stems, words
from candor.text.spans import Span, atoms, is_code, pieces, sentences
from candor.text.vectors import FloatArray, Vectors, stacked, unit


@dataclass(frozen=True)
class Prepared:
    """`pieces[i]` belongs to row i of `rows`, the atoms that may count to `atom_rows` (both None when read lexically);
    `fresh[i]` says whether piece i may count; `new_sentences` are said for the first time, bare lists among them."""

    turn: int
    kept: Kept
    sentences: tuple[Span, ...]
    pieces: tuple[Span, ...]
    fresh: tuple[bool, ...]
    roots: tuple[frozenset[str], ...]
    repeated: float
    new_sentences: tuple[Span, ...]
    rows: FloatArray | None
    atom_rows: FloatArray | None

    @property
    def text(self) -> str:
        """What is read: spans are of this, quotes of the answer as it was given."""
        return self.kept.text

    def quote(self, span: Span) -> Quote:
        said = self.kept.span(span.start, span.end)
        return Quote(turn=self.turn, quote=said.text, start=said.start, end=said.end)

    @property
    def fresh_sentences(self) -> tuple[Span, ...]:
        whole = set(self.sentences)
        return tuple(span for span, fresh in zip(self.pieces, self.fresh, strict=True) if fresh and span in whole)

    def is_window(self, span: Span) -> bool:
        """Whether a piece reaches over more than one sentence."""
        return not any(s.start <= span.start and span.end <= s.end for s in self.sentences)


def prepare(turn: int, kept: Kept, heard: Sequence[str], earlier: Sequence[str], vectors: Vectors | None) -> Prepared:
    """`kept` is what of the answer is read. `heard` is what the candidate could have copied: the question and the
    interviewer's last line."""
    answer = kept.text
    whole = sentences(answer)
    stale, repeated = _stale(whole, heard, earlier)
    new_ones = tuple(span for span in whole if not any(_overlap(span, old) for old in stale))
    if not any(map(cues.asks_for_names, heard)):
        stale += [span for span in whole if cues.bare_list(span.text)]  # terms are no answer to how and why
    spans = pieces(answer)
    fresh = tuple(
        not any(_overlap(span, old) for old in stale) and not kept.torn(span.start, span.end) for span in spans
    )
    cut = atoms(answer)
    known = stacked([atom.text for atom in cut], vectors) if vectors is not None else None
    rows = _rows(spans, cut, known) if known is not None else None
    new = [not any(_overlap(atom, old) for old in stale) for atom in cut]
    own = known[np.array(new, dtype=bool)] if known is not None else None
    return Prepared(turn, kept, whole, spans, fresh, tuple(stems(s.text) for s in spans), repeated, new_ones, rows, own)


def _rows(spans: tuple[Span, ...], cut: tuple[Span, ...], known: FloatArray) -> FloatArray:
    """A piece's vector is the sum of its atoms' by length: windows and long sentences cost no second embedding."""
    mix = np.zeros((len(spans), len(cut)), dtype=np.float32)
    for i, span in enumerate(spans):
        for j, atom in enumerate(cut):
            if span.start <= atom.start and atom.end <= span.end:
                mix[i, j] = len(atom.text) ** 0.5
    return unit(mix @ known)


def _stale(whole: Sequence[Span], heard: Sequence[str], earlier: Sequence[str]) -> tuple[list[Span], float]:
    """Sentences copied from what was heard, or said before; and the share that was said before."""
    lines = [clean(line) for line in heard if line]
    roots_heard = frozenset().union(*(stems(line) for line in lines)) if lines else frozenset[str]()
    before = {_trace(s.text) for text in earlier for s in sentences(text)}
    stale, again = list[Span](), 0
    for span in whole:
        trace = _trace(span.text)
        if len(trace) >= 3 and trace in before:
            again += 1
            stale.append(span)
        elif _copied(span.text, lines, roots_heard):
            stale.append(span)
        before.add(trace)
    return stale, again / len(whole) if whole else 0.0


def _trace(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text))


def _copied(text: str, lines: Sequence[str], roots_heard: frozenset[str]) -> bool:
    said = clean(text).strip(" .?!,;:\"'")
    if len(said) >= 12 and any(said in line for line in lines):
        return True
    spoken = words(text)
    content = [stem(word) for word in spoken if word not in STOP_WORDS]
    if len(content) < 4:
        return False
    new = sum(root not in roots_heard for root in content)
    own_reason = new and cues.CAUSE.search(said) and not any(cues.CAUSE.search(line) for line in lines)
    return not own_reason and new / len(content) <= 0.1


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def only_code(prepared: Prepared) -> bool:
    return bool(prepared.sentences) and all(is_code(span) for span in prepared.sentences)
