"""What the scorer is fitted on: labelled answers, made-up empty ones and the bank's specimens, each as its readings.

Readings are made by the very code that makes them in an interview; labels are looked at by nothing before `fitting.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np

from candor.errors import EngineUnavailable
from candor.evaluation.labelled import Row
from candor.evaluation.made_up import EMPTY, made_up, stuffed
from candor.guide.specimens import Specimen
from candor.interview.question import Question
from candor.measuring import Yardsticks
from candor.ports import Embedder
from candor.scoring import criteria, judging, reference
from candor.scoring.aimed import read_of
from candor.scoring.facts import of_ideas
from candor.scoring.learned import Floats, answer_hash
from candor.scoring.prepared import prepare
from candor.scoring.reader import read, texts_to_embed
from candor.scoring.storytraits import story_traits
from candor.scoring.tellers import tell_atoms
from candor.scoring.traits import Traits
from candor.text.spans import sentences
from candor.text.vectors import Vectors, stacked

SEED = 20260101
EVERY = 4  # a made-up set for every fourth question
# What a specimen is worth in correctness, by the definitions of the scale. Parts of the right one are worth less, and
# stand there so that a short answer is not taken for a wrong one; half a right answer and half a wrong one is a 3.
SPECIMENS: Mapping[str, float] = {
    "model": 5.0, "independent": 5.0, "half": 4.3, "third": 3.5, "recited": 4.5, "mixed": 2.7, "wrong": 1.0,
    "half_wrong": 1.0, "wrong_and_more": 1.0, "misconceptions": 1.0, "other": 1.0, "stray": 1.0, "stuffed": 1.5,
    "empty": 1.0,
}  # fmt: skip
TRIED = ("model", "independent", "wrong", "recited", "other")  # those that are measured, not only fitted on


@dataclass(frozen=True)
class Example:
    """One answer as the scorer sees it. `asks` is its question, `author` the file it came from (of specimens the kind),
    `plain` what the formulas make of it. Made-up ones and parts of specimens are fitted on and never `measured`."""

    asks: str
    answer: str
    author: str
    level: str
    words: int
    found: Traits | None
    labels: Mapping[str, float]
    plain: Mapping[str, float] = field(default_factory=dict)
    measured: bool = True

    @property
    def hash(self) -> str:
        return answer_hash(self.asks, self.answer)


def sounding(questions: Sequence[Question], asked: Sequence[str], vectors: Vectors) -> Floats:
    """The direction in which misconceptions of the bank lie from key points: ridge regression of the one on the other,
    both counting alike. Entries that mean the same as a labelled question (`asked`) are left out."""
    near = stacked([q.asks for q in questions], vectors) @ stacked(list(asked), vectors).T
    known = [q for q, to in zip(questions, near.max(axis=1), strict=True) if to < 0.8]
    right = [way for q in known for point in q.key_points for way in point.wordings[1:]]
    wrong = [way for q in known for mistake in q.misconceptions for way in mistake.wordings]
    rows = stacked([*right, *wrong], vectors).astype(np.float64)
    sides = np.array([-1.0] * len(right) + [1.0] * len(wrong))
    share = np.array([0.5 / len(right)] * len(right) + [0.5 / len(wrong)] * len(wrong))
    middle = share @ rows
    apart = rows - middle
    spread = (apart * share[:, None]).T @ apart
    eased = spread + RIDGE * np.trace(spread) / len(spread) * np.eye(len(spread))
    direction = np.linalg.solve(eased, (apart * share[:, None]).T @ sides)
    return np.asarray(direction / np.linalg.norm(direction))


RIDGE = 1.0  # of the mean variance


class Examples:
    """Makes examples of rows and specimens. `warm` the yardsticks before; they must be masked."""

    def __init__(self, yardsticks: Yardsticks, embedder: Embedder, sounds: Floats) -> None:
        self._yardsticks, self._embedder, self._sounds = yardsticks, embedder, sounds

    async def of_rows(self, rows: Mapping[str, Sequence[Row]], basis: str) -> list[Example]:
        """`rows` by author; `basis` is `story`, `reference`, `guide`, or `style` when nothing is held against them."""
        found: list[Example] = []
        for author, labelled in rows.items():
            found += [await self._of_row(row, author, basis, row.outside.answer, row.labels, True) for row in labelled]
            found += [
                await self._of_row(made.row, author, basis, made.answer, made.scores, False)
                for made in made_up(labelled, EVERY, SEED)
            ]
        return found

    async def _of_row(
        self, row: Row, author: str, basis: str, answer: str, labels: Mapping[str, float], measured: bool
    ) -> Example:
        outside = replace(row.outside, answer=answer)
        if basis == "story":
            yardstick = reference.story(outside.question, outside.topic)
        else:
            given = outside.reference if basis == "reference" else None
            told = await self._yardsticks.find(outside.question, outside.topic, given)
            if told is None:
                raise EngineUnavailable("nothing to hold a labelled answer against")
            yardstick = told
        question = yardstick.question
        vectors = await self._vectors([*texts_to_embed(question, answer, question.asks), *criteria.TEXTS,
                                       *yardstick.ideas, *yardstick.wrong])  # fmt: skip
        reading = read(question, 1, answer, question.asks, [], vectors)
        prepared = prepare(1, read_of(answer), [question.asks, question.rephrase], [], vectors)
        found: Traits | None = judging.wording(prepared, question.asks, reading.moves, vectors, self._sounds)
        if basis == "story":
            by_part = tell_atoms(prepared, vectors)
            found = {**(found or {}), **story_traits(prepared, by_part, vectors)}
        elif basis in ("reference", "guide"):
            known = of_ideas(question.asks, yardstick.ideas, yardstick.wrong)
            found = judging.against(found or {}, prepared, known, vectors)
        plain = judging.plainly(reading.moves, reading.measures, reading.points if basis == "story" else ())
        plain = judging.story_plainly(plain, by_part) if basis == "story" else plain
        words = reading.measures.words
        return Example(question.asks, answer, author, outside.level, words, found, labels, plain, measured)

    async def of_specimens(
        self, questions: Sequence[Question], specimens: Mapping[str, Specimen], other: Mapping[str, Question]
    ) -> list[Example]:
        """Every entry with a specimen; `other` is whose model answer is given in the wrong place."""
        chosen, dice, found = [q for q in questions if q.id in specimens], Random(SEED), list[Example]()
        for place, question in enumerate(chosen):
            stray = specimens[chosen[(place + len(chosen) // 3) % len(chosen)].id].independent
            answers = dict(_specimens(question, specimens[question.id], other[question.id], stray, dice))
            found += [await self._of_bank(question, kind, answer) for kind, answer in answers.items() if answer]
        return found

    async def _of_bank(self, question: Question, kind: str, answer: str) -> Example:
        vectors = await self._vectors([*texts_to_embed(question, answer, question.asks), *criteria.TEXTS])
        reading = read(question, 1, answer, question.asks, [], vectors)
        prepared = prepare(1, read_of(answer), [question.asks, question.rephrase], [], vectors)
        said = judging.wording(prepared, question.asks, reading.moves, vectors, self._sounds)
        found = judging.bank_readings(said, prepared, question, reading.points, vectors)
        labels, measured = {"correctness": SPECIMENS[kind]}, kind in TRIED
        level, words = question.levels[0], reading.measures.words
        return Example(question.asks, answer, kind, level, words, found, labels, {}, measured)

    async def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = await self._embedder.embed(list(dict.fromkeys(texts)))
        if vectors is None:
            raise EngineUnavailable("the scorer is fitted by meaning, and there is no embedding model")
        return vectors


def _specimens(
    question: Question, specimen: Specimen, other: Question, stray: str, dice: Random
) -> Iterator[tuple[str, str]]:
    """What is made of one specimen, by kind."""
    right = [span.text for span in sentences(specimen.independent)]
    wrong = [span.text for span in sentences(specimen.wrong)]
    mistakes = [dice.choice(mistake.wordings) for mistake in question.misconceptions]
    yield from (("independent", specimen.independent), ("wrong", specimen.wrong), ("recited", specimen.recited))
    yield from (("model", question.model_answer or ""), ("other", other.model_answer or ""), ("stray", stray))
    yield "half", " ".join(right[: max(2, round(len(right) * 0.55))])
    yield "third", " ".join(right[: max(1, round(len(right) * 0.3))])
    yield "half_wrong", " ".join(wrong[: max(2, len(wrong) // 2)])
    yield "wrong_and_more", " ".join([*wrong, *mistakes])
    yield "misconceptions", " ".join(mistakes)
    yield "empty", " ".join(dice.sample(EMPTY, 6))
    yield "stuffed", stuffed(specimen.independent, dice)
    yield "mixed", " ".join([*right[: max(2, len(right) // 2)], *wrong[len(wrong) // 2 :]])
