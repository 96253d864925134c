"""How an answer is delivered, in numbers a candidate can be shown. Nothing here knows what is right."""

import numpy as np

from candor import bands
from candor.interview.reading import Measures
from candor.scoring import cues
from candor.scoring.prepared import Prepared
from candor.text.normalise import STOP_WORDS, stem, words
from candor.text.spans import count_words, is_code


def measure(prepared: Prepared, directness: float, on_topic: float) -> Measures:
    """Shares are 0..1; `directness` and `on_topic` come from whoever knows the question."""
    prose = [span.text for span in prepared.sentences if not is_code(span)]
    spoken = [word for text in prose for word in words(text)]
    total, count = max(len(spoken), 1), max(len(prose), 1)
    lengths = [count_words(text) for text in prose]
    return Measures(
        words=len(spoken),
        sentences=len(prose),
        fillers=_share(sum(len(m.group().split()) for t in prose for m in cues.FILLER.finditer(t)), total),
        repeated=prepared.repeated,
        directness=directness,
        on_topic=on_topic,
        longest_sentence=max(lengths, default=0),
        has_code=len(prose) < len(prepared.sentences),
        connected=_share(sum(explains(text) and not cues.hollow(text) for text in prose), count),
        vague=_share(sum(1 for t in prose for _ in cues.VAGUE.finditer(t)), total),
        listed=_share(sum(count_words(t) for t in prose if is_list(t)), total),
        broken=_share(sum(1 for t in prose for _ in cues.RESTART.finditer(t)), count),
        spelt_out=_share(sum(word in STOP_WORDS for word in spoken), total),
        chopped=_share(sum(text.count(",") for text in prose), total),
        varied=_varied([word for text in prose if not cues.bare_list(text) for word in words(text)]),
        circling=_circling(prepared),
    )


def _varied(spoken: list[str]) -> float:
    """Distinct content stems over their number, the number damped so that length alone does not lower it."""
    roots = [stem(word) for word in spoken if word not in STOP_WORDS]
    return round(float(min(len(set(roots)) / max(len(roots), 1) ** 0.9, 2.0)), 3)


def _circling(prepared: Prepared) -> float:
    """How much the clauses say the same thing over: mean cosine of each with the one most like it."""
    rows = prepared.atom_rows
    if rows is None or len(rows) < 2:
        return bands.NEUTRAL_CIRCLING
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, -1.0)
    return round(float(np.clip(likeness.max(axis=1).mean(), 0, 1)), 3)


def _share(part: float, whole: int) -> float:
    return float(round(min(part / whole, 1.0), 3)) if whole else 0.0


def explains(sentence: str) -> bool:
    """Whether a sentence ties one thing to another: a cause, a condition, a contrast, a price."""
    return any(cue.search(sentence) for cue in cues.TIES)


def is_list(text: str) -> bool:
    """Whether a sentence only names things: no predicate, or short chunks between commas."""
    chunks = [chunk for chunk in text.replace(";", ",").split(",") if chunk.strip()]
    if not has_predicate(text):
        return True
    return len(chunks) >= 4 and sum(count_words(chunk) for chunk in chunks) / len(chunks) <= 3.2


def has_predicate(text: str) -> bool:
    """Whether something is said of something: a verb stands in it. Crude, and generous when unsure."""
    return bool(cues.VERB.search(text.replace("’", "'"))) and count_words(text) >= 3
