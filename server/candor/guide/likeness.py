"""What is wrong with the bank that only meaning shows: two entries that are one question, help that is an answer.

Vectors are handed in; without them none of this can be told, and whoever checks says so.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from candor import bands
from candor.guide.wording import helping, statements
from candor.interview.question import Question
from candor.scoring.reader import read, texts_to_embed
from candor.text.vectors import FloatArray, Vectors, stacked

# Chosen by reading the forty nearest pairs of the bank. Two technical questions are one when they ask nearly the same
# and want nearly the same: siblings of a topic ask alike (up to 0.78) and want different things (up to 0.55), while the
# one true pair stood at 0.62 and 0.67. Key points of stories are the same five everywhere, so there only the asking
# tells; the nearest two that differ stand at 0.74.
SAME_ASKING, SAME_POINTS = 0.55, 0.61
SAME_STORY = 0.8
VERBATIM = 0.9  # whatever the points say
# Above the reader's own threshold by this much: whatever helps is on the subject, and the reader is generous with
# that. At 0.2 above, the only finding in the 551 hints and follow-ups that tell something was a true one.
TOLD_BEYOND = 0.2


def texts_to_compare(questions: tuple[Question, ...], only: str | None = None) -> list[str]:
    """What `wrong_by_meaning` wants vectors of, each once."""
    texts = [question.asks for question in questions]
    for question in questions:
        texts += [way for point in question.key_points for way in point.wordings]
        bare = _without_wrongs(question)
        for _, told in _told(question) if only in (None, question.id) else ():
            texts += texts_to_embed(bare, told, question.asks)
    return list(dict.fromkeys(texts))


def _told(question: Question) -> Iterator[tuple[str, str]]:
    """What is told in passing by hints and follow-ups, with its field. Only of technical questions: the parts of a
    story are no secret."""
    for field, text in helping(question) if question.kind == "technical" else ():
        if told := statements(text):
            yield field, told


def _without_wrongs(question: Question) -> Question:
    """A follow-up may well say what is wrong, for the candidate to find out."""
    return question.model_copy(update={"misconceptions": ()})


def wrong_by_meaning(questions: tuple[Question, ...], vectors: Vectors, only: str | None = None) -> list[str]:
    """Lines in the form `question ID: field: what`; of the help of one entry `only` when that is asked for."""
    read_through = [question for question in questions if only in (None, question.id)]
    given_away = [f"question {q.id}: {line}" for q in read_through for line in _given_away(q, vectors)]
    return [*_same(questions, vectors), *given_away]


def _same(questions: tuple[Question, ...], vectors: Vectors) -> Iterator[str]:
    asks = stacked([question.asks for question in questions], vectors)
    near: FloatArray = asks @ asks.T
    for i, j in combinations(range(len(questions)), 2):
        first, second, asking = questions[i], questions[j], float(near[i, j])
        if first.kind != second.kind or asking < SAME_ASKING:
            continue
        points = shared_points(first, second, vectors) if first.kind == "technical" else 0.0
        same = points >= SAME_POINTS if first.kind == "technical" else asking >= SAME_STORY
        if same or asking >= VERBATIM:
            alike = f"asked alike {asking:.2f}" + (f", points alike {points:.2f}" if points else "")
            yield f"question {second.id}: asks: the same question as {first.id} ({alike})"


def shared_points(first: Question, second: Question, vectors: Vectors) -> float:
    """How much the two want the same: each key point's cosine with the nearest of the other's, by weight, both ways."""
    return (_held_by(first, second, vectors) + _held_by(second, first, vectors)) / 2


def _held_by(first: Question, second: Question, vectors: Vectors) -> float:
    others = stacked([way for point in second.key_points for way in point.wordings], vectors)
    nearest = [float((stacked(point.wordings, vectors) @ others.T).max()) for point in first.key_points]
    return float(np.average(nearest, weights=[point.weight for point in first.key_points]))


def _given_away(question: Question, vectors: Vectors) -> Iterator[str]:
    bare = _without_wrongs(question)
    for field, told in _told(question):
        for point in read(bare, 1, told, question.asks, [], vectors).points:
            if point.level == "met" and point.nearness >= bands.NEAR_MET + TOLD_BEYOND:
                yield f"{field}: reads as key point {point.point} ({point.nearness:.2f}): {told!r}"
