"""Which of a few lines comes nearest to a question: by meaning where there are vectors, else by words they share."""

from collections.abc import Sequence

from candor.text.normalise import stems
from candor.text.vectors import Vectors, stacked

NEAR = 0.4  # cosine between a question and the line that answers it; below it the line is about something else
SHARED = 0.4  # without vectors: share of the question's content words that the line has


def nearest_line(asked: str, lines: Sequence[str], vectors: Vectors | None, least: float = 1.0) -> str:
    """The line that comes nearest to what was asked; empty when none is near. `least`: how much of the usual nearness
    it needs, 0 for any at all."""
    if not lines:
        return ""
    if vectors is not None and asked in vectors:
        near = stacked(list(lines), vectors) @ vectors[asked]
        best = int(near.argmax())
        return lines[best] if near[best] >= NEAR * least else ""
    wanted = stems(asked)
    shared = [len(wanted & stems(line)) / max(len(wanted), 1) for line in lines]
    best = max(range(len(lines)), key=shared.__getitem__)
    return lines[best] if shared[best] >= SHARED * least else ""
