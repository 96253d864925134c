"""Which part of a story each of its clauses tells: learned from sentences of our own, steadied by the order in which
stories are told. Shares, no verdicts; what they are worth is said in `ownparts.py`.

Cues and nearness in meaning say how a clause sounds by itself; what stands before and behind it, and where it stands,
say the rest: "and I had until Thursday" is a task behind a task. Without vectors the cues speak alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log1p
from typing import Final

import numpy as np

from candor.interview.question import STAR
from candor.scoring import cues, storycues
from candor.scoring.aimed import read_of
from candor.scoring.partexamples import EXAMPLES, NONE, TEXTS
from candor.scoring.prepared import Prepared, prepare
from candor.scoring.signs import SIGNS
from candor.text.spans import Span, atoms, count_words, is_code, span_of
from candor.text.vectors import FloatArray, Vectors, stacked

TELLS: Final = (*STAR, NONE)  # the columns of every share
LEAST_WORDS = 4  # of a clause that stands for itself
MOST_CLAUSES = 120
_CUT = re.compile(
    r"[;:—–]\s+|\s-\s|,\s+(?=(?:and|but|so|because|then|which|who|since|as|or|while|whereas|although|though|for|where|"
    r"when|with|until|yet|i|we|he|she|it|they)\b)|\s+(?=(?:because|so that|rather than|in order to|"
    r"since (?!then\b|last\b|\d))\b)",
    re.IGNORECASE,
)
_CUES = (
    *storycues.CUES.values(),
    *(SIGNS[name] for name in ("i", "we", "you", "past", "would", "denies", "hedge", "absolute")),
)
CUE_WEIGHT, CONSTANT, RIDGE = 0.35, 0.3, 2.0  # beside a vector of length one
MOST_COUNTED = 4
CERTAINTY = 4.0  # from what was fitted to how much more likely one part is than another
SHARPNESS = 1.5  # a clause that tells one part hardly tells a second
LATE = 4.0  # how much less likely a situation or task is for every whole story beyond where it belongs; an end, before
# How often a clause of one part (row) is followed by one of another: situation, task, action, result, reasons, none.
_FOLLOWS = np.array([
    [5, 2, 2, 0.7, 1, 0.6], [1, 4, 3.5, 0.5, 1.2, 0.6], [0.4, 0.4, 5, 2, 1.8, 0.6],
    [0.3, 0.2, 0.7, 5, 1.5, 0.6], [0.6, 0.6, 2.5, 1.8, 4, 0.6], [1.5, 1, 1.5, 1, 1, 3],
])  # fmt: skip
# How a story begins. Little more for the situation than for the task: where it is left out, that comes first.
_BEGINS = np.array([2.5, 1.5, 1, 0.3, 0.4, 1])


@dataclass(frozen=True)
class Told:
    """A telling clause by clause: `shares[i]` says how much of clause i tells each of TELLS, and sums to 1."""

    prepared: Prepared
    clauses: tuple[Span, ...]
    shares: FloatArray

    def with_shares(self, shares: FloatArray) -> "Told":
        return Told(self.prepared, self.clauses, shares)


def texts_to_embed(asks: str, story: str) -> list[str]:
    """What `tell` wants vectors of."""
    return [*(clause.text for clause in _clauses(_made_ready(asks, 1, story))), *TEXTS]


def tell(asks: str, turn: int, story: str, vectors: Vectors | None) -> Told:
    """`asks` is the prompt: sentences copied from it tell nothing."""
    prepared = _made_ready(asks, turn, story)
    clauses = _clauses(prepared)
    if not clauses:
        return Told(prepared, (), np.zeros((0, len(TELLS)), dtype=np.float32))
    texts = [clause.text for clause in clauses]
    meant = None if vectors is None else stacked(texts, vectors)
    sounds = _readings(meant, _counted(texts)) @ _fitted(vectors)
    return Told(prepared, clauses, _in_order(sounds))


def tell_atoms(prepared: Prepared, vectors: Vectors) -> Told:
    """The same of an answer whose atoms have vectors already: they stand for the clauses, and nothing is embedded."""
    stale = set(prepared.pieces) - set(prepared.fresh_sentences)
    whole = [s for s in prepared.sentences if s not in stale and not is_code(s) and not cues.hollow(s.text)]
    cut = [a for a in atoms(prepared.text) if any(s.start <= a.start and a.end <= s.end for s in whole)]
    if not cut:
        return Told(prepared, (), np.zeros((0, len(TELLS)), dtype=np.float32))
    texts = [atom.text for atom in cut]
    sounds = _readings(stacked(texts, vectors), _counted(texts)) @ _fitted(vectors)
    return Told(prepared, tuple(cut), _in_order(sounds))


def _made_ready(asks: str, turn: int, story: str) -> Prepared:
    return prepare(turn, read_of(story), [asks], [], None)


def _clauses(prepared: Prepared) -> tuple[Span, ...]:
    """Of what counts, in order; a sentence is cut wherever something new may begin."""
    found: list[Span] = []
    stale = set(prepared.pieces) - set(prepared.fresh_sentences)  # of a very long story not every sentence is a piece
    for sentence in prepared.sentences:
        if sentence in stale or is_code(sentence) or cues.hollow(sentence.text):
            continue
        ends, last = [sentence.start], sentence.start
        for match in _CUT.finditer(sentence.text):
            at = sentence.start + match.end()
            long_enough = count_words(prepared.text[last:at]) >= LEAST_WORDS
            if long_enough and count_words(prepared.text[at : sentence.end]) >= LEAST_WORDS:
                ends.append(at)
                last = at
        pieces = (span_of(prepared.text, start, end) for start, end in pairwise([*ends, sentence.end]))
        found += [piece for piece in pieces if piece is not None]
    while len(found) > MOST_CLAUSES:  # a very long story is read more coarsely, not in part
        pairs = [found[i : i + 2] for i in range(0, len(found), 2)]
        found = [Span(run[0].start, run[-1].end, prepared.text[run[0].start : run[-1].end]) for run in pairs]
    return tuple(found)


def _readings(known: FloatArray | None, counted: FloatArray) -> FloatArray:
    """A row per text of what is known of its meaning, if anything is, and of its cues."""
    rows = np.hstack([CUE_WEIGHT * counted, np.full((len(counted), 1), CONSTANT)])
    found: FloatArray = rows if known is None else np.hstack([known.astype(np.float64), rows])
    return found


def _counted(texts: Sequence[str]) -> FloatArray:
    counts = [[log1p(min(len(cue.findall(text)), MOST_COUNTED)) for cue in _CUES] for text in texts]
    found: FloatArray = np.array(counts)
    return found


def _fitted(vectors: Vectors | None) -> FloatArray:
    """One column a part: about 1 for what tells it, 0 for what does not."""
    return _learned(b"" if vectors is None else stacked(TEXTS, vectors).tobytes())


@lru_cache(maxsize=2)  # of one embedding model, and of none; no word of a candidate's is kept
def _learned(known: bytes) -> FloatArray:
    """Ridge regression on the examples, of whose vectors `known` is the bytes."""
    meant = np.frombuffer(known, dtype=np.float32).reshape(len(TEXTS), -1) if known else None
    rows = _readings(meant, _counted(TEXTS))
    target = np.array([[float(of == tells) for tells in TELLS] for of, texts in EXAMPLES.items() for _ in texts])
    rare = target.sum(axis=0)[target.argmax(axis=1)]  # parts with fewer examples weigh no less
    steadied = rows @ rows.T + RIDGE * np.diag(rare / len(TEXTS) * len(TELLS))
    fitted: FloatArray = rows.T @ np.linalg.solve(steadied, target)
    return fitted


def _in_order(sounds: FloatArray) -> FloatArray:
    """Shares by clause when all that was told around it is known (forward and backward over the order of parts)."""
    heard = np.exp(CERTAINTY * (sounds - sounds.max(axis=1, keepdims=True))) * _where(len(sounds))
    follows = _FOLLOWS / _FOLLOWS.sum(axis=1, keepdims=True)
    ahead, behind = np.ones_like(heard), np.ones_like(heard)
    ahead[0] = _BEGINS * heard[0] / (_BEGINS * heard[0]).sum()
    for at in range(1, len(heard)):
        ahead[at] = (ahead[at - 1] @ follows) * heard[at]
        ahead[at] /= ahead[at].sum()
    for at in range(len(heard) - 2, -1, -1):
        behind[at] = follows @ (behind[at + 1] * heard[at + 1])
        behind[at] /= behind[at].sum()
    shares = ahead * behind
    sharp = (shares / shares.sum(axis=1, keepdims=True)) ** SHARPNESS
    found: FloatArray = (sharp / sharp.sum(axis=1, keepdims=True)).astype(np.float32)
    return found


def _where(count: int) -> FloatArray:
    """How likely each part is by its place: a situation is told in the first quarter, an end behind the middle."""
    place = np.linspace(0, 1, count) if count > 1 else np.zeros(1)
    likely: Mapping[str, FloatArray] = {
        "situation": np.exp(-LATE * np.maximum(place - 0.25, 0)), "task": np.exp(-LATE * np.maximum(place - 0.5, 0)),
        "result": np.exp(-LATE * np.maximum(0.6 - place, 0)),
    }  # fmt: skip
    return np.stack([likely.get(part, np.ones(count)) for part in TELLS], axis=1)
