"""Entries compared by meaning, with vectors made up for the purpose: what is one question, what help is an answer."""

from typing import Any

import numpy as np

from candor.guide.likeness import shared_points, texts_to_compare, wrong_by_meaning
from candor.interview.question import Question
from candor.text.vectors import FloatArray, Vectors
from fakes import a_point, a_question

DIMENSIONS = 400


def apart(texts: list[str]) -> dict[str, FloatArray]:
    """Every text at a right angle to every other."""
    rows = np.eye(DIMENSIONS, dtype=np.float32)
    return {text: rows[place] for place, text in enumerate(dict.fromkeys(texts))}


def leaning(towards: FloatArray, cosine: float, axis: int) -> FloatArray:
    rest = np.zeros(DIMENSIONS, dtype=np.float32)
    rest[DIMENSIONS - 1 - axis] = 1
    return np.asarray(cosine * towards + (1 - cosine**2) ** 0.5 * rest, dtype=np.float32)


def pair(kind: Any, asking: float, points: float) -> tuple[tuple[Question, Question], Vectors]:
    """Two questions that ask alike so much, and whose key points are alike so much."""
    bank = tuple(
        a_question(name, kind, key_points=tuple(a_point(f"{name}-{p}", 5) for p in "ab")) for name in ("one", "two")
    )
    vectors = apart(texts_to_compare(bank))
    vectors[bank[1].asks] = leaning(vectors[bank[0].asks], asking, 0)
    for number, (mine, theirs) in enumerate(zip(bank[0].key_points, bank[1].key_points, strict=True), 1):
        vectors[theirs.point] = leaning(vectors[mine.point], points, number)
    return (bank[0], bank[1]), vectors


def test_two_entries_that_ask_and_want_the_same_are_one_question() -> None:
    bank, vectors = pair("technical", asking=0.62, points=0.67)
    assert wrong_by_meaning(bank, vectors) == [
        "question two: asks: the same question as one (asked alike 0.62, points alike 0.67)"
    ]


def test_siblings_that_ask_alike_and_want_different_things_are_two() -> None:
    assert wrong_by_meaning(*pair("technical", asking=0.78, points=0.45)) == []
    assert wrong_by_meaning(*pair("technical", asking=0.45, points=0.7)) == []


def test_the_same_wording_is_one_question_whatever_its_points() -> None:
    assert len(wrong_by_meaning(*pair("technical", asking=0.93, points=0.1))) == 1


def test_stories_have_the_same_parts_so_only_the_asking_counts() -> None:
    assert wrong_by_meaning(*pair("behavioral", asking=0.74, points=0.95)) == []
    assert len(wrong_by_meaning(*pair("behavioral", asking=0.82, points=0.2))) == 1


def test_a_story_is_never_the_same_question_as_a_technical_one() -> None:
    (one, two), vectors = pair("technical", asking=0.95, points=0.95)
    assert wrong_by_meaning((one, two.model_copy(update={"kind": "behavioral"})), vectors) == []


def test_shared_points_are_weighed_by_weight_and_both_ways() -> None:
    few, many = a_question("few", key_points=(a_point("x", 10),)), a_question("many", key_points=(
        a_point("y", 2), a_point("z", 8),
    ))  # fmt: skip
    vectors = apart(texts_to_compare((few, many)))
    vectors[many.key_points[0].point] = vectors[few.key_points[0].point]
    assert round(shared_points(few, many, vectors), 3) == 0.6  # all of few is in many, a fifth of many in few


def test_a_hint_that_tells_a_key_point_is_refused_and_one_that_asks_for_it_is_not() -> None:
    told, asked = "Every training copies the fresh rows.", "Does every training copy the fresh rows?"
    for text, found in ((told, 1), (asked, 0)):
        question = a_question("q", hints=("Think.", text, "Look."))
        vectors = apart(texts_to_compare((question,)))
        vectors[text] = leaning(vectors[question.key_points[1].point], 0.95, 0)
        lines = wrong_by_meaning((question,), vectors)
        assert len(lines) == found, lines
        assert all(line.startswith("question q: hints.2: reads as key point b (") for line in lines)
