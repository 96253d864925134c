"""Which of the guide's entries a candidate's own question matches."""

from collections.abc import Sequence

from candor.guide.entries import CandidateQuestion
from candor.text.normalise import words
from candor.text.vectors import Vectors

SAME_QUESTION = 0.5  # cosine between the question and a wording; below it the reply stays general
SHARED_WORDS = 0.5  # without vectors: share of a wording's longer words that the question has
LONG_WORD = 4


def nearest_entry(entries: Sequence[CandidateQuestion], text: str, vectors: Vectors | None) -> str | None:
    """The id of the entry with the nearest wording, or None when none is near."""
    best = max(
        ((_nearness(text, wording, vectors), entry.id) for entry in entries for wording in entry.recognises),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= (SAME_QUESTION if vectors is not None else SHARED_WORDS) else None


def _nearness(text: str, wording: str, vectors: Vectors | None) -> float:
    if vectors is not None and text in vectors and wording in vectors:
        return float(vectors[text] @ vectors[wording])
    said = {word for word in words(text) if len(word) >= LONG_WORD}
    meant = {word for word in words(wording) if len(word) >= LONG_WORD}
    return len(said & meant) / len(meant) if meant else 0.0
