"""Answers that say nothing, made for the fitting and the testing of the scorer: copied, repeated, stuffed, empty.

Each is worth the lowest scores, or nearly; none comes from a labelled file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from candor.evaluation.labelled import Row
from candor.text.normalise import content_words
from candor.text.spans import sentences

EMPTY = (
    "This is a very important topic and every team should take it seriously from the start.",
    "In my experience it always depends on the situation, the data and the people who are involved.",
    "You have to understand the problem first and then choose the approach that suits it best.",
    "There are many methods and tools for this, and each of them has advantages and disadvantages.",
    "I always follow best practices and keep everybody informed, because communication is the key.",
    "It is crucial to find the right balance between quality, time and effort in such a project.",
    "A good engineer should think about this carefully before making any decision.",
    "I have worked with this a lot and the results were always very good.",
    "The most important thing is to keep learning, as the field changes all the time.",
    "With the right mindset and a strong team every challenge of this kind can be solved.",
    "Therefore I would use a robust and scalable solution that follows the state of the art.",
    "At the end of the day it is all about value for the customer and about doing things properly.",
    "Of course one has to test it properly and to document the steps so that everyone can follow.",
    "This is something that I enjoy and in which I can bring real added value.",
)
TECHNICAL = {
    "copied": {"correctness": 1, "reasoning": 1, "communication": 1},
    "stuffed": {"correctness": 2, "reasoning": 1, "communication": 1},
    "repeated": {"correctness": 2, "reasoning": 2, "communication": 1},
    "empty": {"correctness": 1, "reasoning": 1, "communication": 3},
}
STORY = {
    "copied": dict.fromkeys(("situation", "task", "action", "result", "reasoning", "communication"), 1),
    "stuffed": dict.fromkeys(("situation", "task", "action", "result", "reasoning", "communication"), 1),
    "repeated": {"situation": 2, "task": 1, "action": 2, "result": 1, "reasoning": 1, "communication": 1},
    "empty": {"situation": 1, "task": 1, "action": 1, "result": 1, "reasoning": 1, "communication": 3},
}


@dataclass(frozen=True)
class MadeUp:
    """An answer to the question of `row` with the scores it is worth."""

    kind: str
    row: Row
    answer: str
    scores: dict[str, float]


def made_up(rows: Sequence[Row], every: int, seed: int) -> Iterator[MadeUp]:
    """One of each kind for every `every`-th question, in the order of the rows."""
    dice = Random(seed)
    by_question = {row.group: row for row in rows}
    for row in list(by_question.values())[::every]:
        worth = STORY if row.outside.behavioral else TECHNICAL
        for kind, scores in worth.items():
            yield MadeUp(kind, row, _answer(kind, row, dice), {name: float(points) for name, points in scores.items()})


def _answer(kind: str, row: Row, dice: Random) -> str:
    asked, told = row.outside.question, sentences(row.outside.answer)
    if kind == "copied":
        return f"{asked} {asked}" if dice.random() < 0.5 else f"So the question is: {asked}"
    if kind == "stuffed":
        return stuffed(f"{row.outside.reference or row.outside.answer} {asked}", dice)
    if kind == "repeated":
        return " ".join([dice.choice(told).text] * dice.randint(6, 12))
    return " ".join(dice.sample(EMPTY, dice.randint(4, 9)))


def stuffed(text: str, dice: Random) -> str:
    """The terms of a text without what it says of them."""
    terms = list(dict.fromkeys(content_words(text)))
    dice.shuffle(terms)
    return ", ".join(terms[: dice.randint(15, 40)]) + "."
