"""How an answer is worded, in some two hundred numbers, none of which knows what is right. Made of what may count:
nothing copied, repeated, hollow or aimed at the grader. Shares and rates, so that length by itself moves nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from candor.interview.reading import Measures, ReasoningMove
from candor.scoring import cues, signs
from candor.scoring.criteria import ALL
from candor.scoring.measures import explains, has_predicate, is_list, measure
from candor.scoring.prepared import Prepared
from candor.text.normalise import STOP_WORDS, stem, stems, words
from candor.text.spans import is_code
from candor.text.vectors import FloatArray, Vectors, stacked

Traits = dict[str, float]

FEW_WORDS, MANY_WORDS = 25, 120
SHORT_SENTENCE, LONG_SENTENCE, LONG_WORD = 7, 30, 9  # words, words, letters
TYPICAL_NEXT = 0.3  # cosine of a clause and the next; stands in where there is no next
TYPICAL_SHARED = 0.15  # the same of shared stems
_MOVES = {
    "mechanism": "mechanism", "assumption": "assumption", "trade_off": "weighs", "order": "steps",
    "evidence": "evidence", "conclusion": "concludes",
}  # fmt: skip
_MEASURED = {
    "fillers": "fillers", "repeated": "repeated", "connected": "connected", "vague": "general", "listed": "listed",
    "broken": "broken", "spelt_out": "spelt_out", "chopped": "chopped", "varied": "varied", "circling": "circling",
}  # fmt: skip


def traits(prepared: Prepared, asks: str, moves: Sequence[ReasoningMove], vectors: Vectors) -> Traits:
    """Every reading by name. `vectors` holds the question and the criteria beside the answer's atoms."""
    told = measure(replace(prepared, sentences=prepared.fresh_sentences), 0.0, 0.0)  # what was copied tells nothing
    spoken = [span.text for span in prepared.fresh_sentences if not is_code(span)]
    telling = [text for text in spoken if not cues.hollow(text)]
    return {
        **_signs(telling),
        **_wording(telling, spoken, asks),
        **_moves(moves, told),
        **{name: float(getattr(told, measure)) for measure, name in _MEASURED.items()},
        **_meaning(prepared, asks, vectors),
        **near_to(prepared, ALL, vectors),
    }


def _signs(telling: Sequence[str]) -> Traits:
    """Per sign how often in a hundred words, and in what share of the sentences."""
    total = max(sum(len(words(text)) for text in telling), 1)
    found: Traits = {}
    for name, sign in signs.SIGNS.items():
        counts = [len(sign.findall(text)) for text in telling]
        found[name] = 100 * sum(counts) / total
        found[f"{name}_share"] = sum(count > 0 for count in counts) / max(len(telling), 1)
    return found


def _wording(telling: Sequence[str], spoken: Sequence[str], asks: str) -> Traits:
    by_sentence = [words(text) for text in telling]
    lengths = [len(said) for said in by_sentence] or [0]
    flat = [word for said in by_sentence for word in said]
    roots = [stem(word) for word in flat if word not in STOP_WORDS]
    asked, count, total = stems(asks), max(len(telling), 1), max(len(flat), 1)
    joined = " ".join(telling)
    return {
        "mean_sentence": float(np.mean(lengths)), "spread_sentence": float(np.std(lengths)),
        "longest": float(max(lengths)),
        "short_sentences": sum(length < SHORT_SENTENCE for length in lengths) / count,
        "long_sentences": sum(length > LONG_SENTENCE for length in lengths) / count,
        "content": len(roots) / total, "different": min(len(set(roots)) / max(len(roots), 1) ** 0.9, 2.0),
        "word_length": sum(map(len, flat)) / total, "long_words": sum(len(word) >= LONG_WORD for word in flat) / total,
        "from_question": sum(root in asked for root in roots) / max(len(roots), 1),
        "of_question": len(asked & set(roots)) / max(len(asked), 1),
        "shares_next": _shares_next(telling), "commas": 100 * joined.count(",") / total,
        "hollow": 1 - len(telling) / len(spoken) if spoken else 1.0,
        "list": sum(map(is_list, telling)) / count,
        "bare": sum(not has_predicate(text) for text in telling) / count,
        "explains": sum(map(explains, telling)) / count,
        "exclaims": joined.count("!") / count, "trails": (joined.count("...") + joined.count("…")) / count,
        "few": max(0.0, FEW_WORDS - len(flat)) / FEW_WORDS, "long": max(0.0, len(flat) - MANY_WORDS) / 100,
    }  # fmt: skip


def _shares_next(telling: Sequence[str]) -> float:
    """Mean share of stems that a sentence takes up from the one before."""
    roots = [stems(text) for text in telling]
    shared = [len(a & b) / max(min(len(a), len(b)), 1) for a, b in pairwise(roots)]
    return float(np.mean(shared)) if shared else TYPICAL_SHARED


def _moves(moves: Sequence[ReasoningMove], told: Measures) -> Traits:
    kinds = [move.kind for move in moves]
    rates = {name: kinds.count(kind) / max(told.sentences, 1) for kind, name in _MOVES.items()}  # type: ignore[arg-type]
    return {**rates, "kinds": float(len(set(kinds)))}


def _meaning(prepared: Prepared, asks: str, vectors: Vectors) -> Traits:
    """How near the clauses come to the question, and to each other."""
    rows = prepared.atom_rows
    names = ("mean", "most", "first", "last", "least")
    if rows is None or not len(rows):
        return {**{f"to_question_{name}": 0.0 for name in names}, "to_next": TYPICAL_NEXT, "to_all": TYPICAL_NEXT}
    near = rows @ stacked([asks], vectors)[0]
    alike, count = rows @ rows.T, len(rows)
    values = (near.mean(), near.max(), near[0], near[-1], near.min())
    return {
        **{f"to_question_{name}": float(value) for name, value in zip(names, values, strict=True)},
        "to_next": float(np.diagonal(alike, 1).mean()) if count > 1 else TYPICAL_NEXT,
        "to_all": float((alike.sum() - count) / (count * (count - 1))) if count > 1 else TYPICAL_NEXT,
    }


def near_to(prepared: Prepared, criteria: Mapping[str, tuple[str, ...]], vectors: Vectors) -> Traits:
    """Per criterion the mean over the clauses of how near each comes to its best wording."""
    near = nearness_to(prepared.atom_rows, criteria, vectors)
    return {name: float(column.mean()) if len(column) else 0.0 for name, column in near.items()}


def nearness_to(
    rows: FloatArray | None, criteria: Mapping[str, tuple[str, ...]], vectors: Vectors
) -> dict[str, FloatArray]:
    """Per criterion a row of cosines, one a clause."""
    if rows is None or not len(rows):
        return dict.fromkeys(criteria, np.zeros(0, dtype=np.float32))
    texts = [text for wordings in criteria.values() for text in wordings]
    cosines, at, found = rows @ stacked(texts, vectors).T, 0, dict[str, FloatArray]()
    for name, wordings in criteria.items():
        found[name] = cosines[:, at : at + len(wordings)].max(axis=1)
        at += len(wordings)
    return found
