"""A question from outside the bank, made gradable: key points out of a reference answer, of passages, or of any story.

Which yardstick there is for a question is looked up elsewhere; nothing here searches. A grade made with a yardstick
that nobody wrote for the question says so, and its band is wider.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from candor import bands
from candor.interview.question import LEVELS, STAR, KeyPoint, Level, Question
from candor.interview.reading import Graded, Score, Ungraded
from candor.scoring import held, judging, reasons, scales
from candor.scoring.facts import of_ideas
from candor.scoring.learned import Scorer
from candor.text.normalise import stems
from candor.text.spans import clauses, sentences
from candor.text.vectors import Vectors, stacked

Basis = Literal["reference", "bank", "guide", "story"]

MOST_POINTS = 8
LEAST_STEMS = 3  # fewer are no idea of their own
WEIGHTS = 10
NO_ATTEMPT = 1.5  # the upper end of the band of an answer that was no attempt

_SAID = {
    "reference": "measured against the reference answer given",
    "guide": "measured against passages of the guide, as the question is not in the bank",
}
_HINTS = ("Say first what it is.", "Say next why it is so.", "Say last when it would be otherwise.")
_FOLLOW_UP = "What else belongs to that?"
_MARK = re.compile(r"\s*(?:[-*•‣·#]+|\d{1,2}[.)]|[a-z]\))\s+", re.IGNORECASE)

_STORY = {
    "situation": (2, "Where and when it was, who took part and what was at stake", "Where were you, and who was there?",
                  "Last year in our team a launch was four weeks away and two of us disagreed about it."),
    "task": (1, "What the candidate was responsible for", "What was yours to do?",
             "It was my job to get the data ready by the end of the month."),
    "action": (3, "What the candidate did, step by step", "What did you do yourself?",
               "I sat down with her, wrote out both options and measured each on the same sample."),
    "result": (2, "How it ended, with a figure or a consequence", "How did it end?",
               "We shipped on time, errors fell by a third, and the team still works that way."),
    "reasoning": (2, "Why this way and not another, and what was learned", "Why that way and not another?",
                  "I chose that because a rewrite would have cost a month; next time I would ask earlier."),
}  # fmt: skip


@dataclass(frozen=True)
class Yardstick:
    """What an answer is held against, and where that comes from: `ideas` are all that is known to be right about it,
    `wrong` what people get wrong nearby."""

    question: Question
    basis: Basis
    ideas: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def from_reference(asks: str, topic: str, reference: str) -> Yardstick | None:
    """The ideas of a reference answer as key points, weighted by how much they say; None when it says nothing."""
    told = _ideas(reference)
    question = _question(asks, topic, _merged(told, MOST_POINTS), reference) if told else None
    return Yardstick(question, "reference", tuple(told)) if question else None


def from_passages(
    asks: str, topic: str, passages: Sequence[str], wrong: Sequence[str], vectors: Vectors
) -> Yardstick | None:
    """The sentences of `passages` nearest to the question as key points; `wrong` are misconceptions of the subject.
    `vectors` holds the question and `ideas_of(passages)`. None when the passages say nothing."""
    told = ideas_of(passages)
    if not told:
        return None
    near = stacked(told, vectors) @ stacked([asks], vectors)[0]
    best = sorted(np.argsort(-near, kind="stable")[:MOST_POINTS].tolist())
    question = _question(asks, topic, [told[i] for i in best], " ".join(passages))
    return Yardstick(question, "guide", tuple(told), tuple(dict.fromkeys(wrong)))


def ideas_of(passages: Sequence[str]) -> list[str]:
    """Every idea of the passages once."""
    return list(dict.fromkeys(idea for passage in passages for idea in _ideas(passage)))


def story(asks: str, topic: str) -> Yardstick:
    """Any behavioral prompt: the five parts that every story has."""
    points = tuple(
        KeyPoint(id=part, weight=weight, point=point, examples=(example, point), follow_ups=(follow_up,))
        for part, (weight, point, follow_up, example) in ((part, _STORY[part]) for part in STAR)
    )
    return Yardstick(_outside("behavioral", asks, topic, points), "story")


def measured(
    graded: Graded | Ungraded,
    yardstick: Yardstick,
    answer: str,
    vectors: Vectors | None,
    exercise: bool = False,
    scorer: Scorer | None = None,
    level: Level = "mid",
) -> Graded | Ungraded:
    """The grade with correctness as the `scorer` finds it, or without one `held.py`, saying what it was measured
    against. `vectors` as `texts_to_embed` wants them, or None: then the grade stays as it was. An `exercise` asks for
    facts and not to be persuaded: `held.py` finds its correctness, by which its overall score goes."""
    if isinstance(graded, Ungraded) or yardstick.basis not in _SAID or graded.scores["correctness"].high <= NO_ATTEMPT:
        return graded
    if scorer is not None and vectors is not None and not exercise:
        return _judged(graded, yardstick, answer, vectors, scorer, level)
    points = {name: score.points for name, score in graded.scores.items()}
    if vectors is not None:
        points["correctness"] = held.correctness(held.hold(yardstick.question.asks, yardstick.ideas, yardstick.wrong,
                                                           answer, vectors))  # fmt: skip
        points["overall"] = _of_exercise(points) if exercise else scales.overall("technical", True, points)
    extra = bands.BAND_GUIDE if yardstick.basis == "guide" else 0.0
    moved = {
        name: _moved(graded.scores[name], points[name], extra, yardstick.basis) for name in ("correctness", "overall")
    }
    return graded.model_copy(update={"scores": {**graded.scores, **moved}})


def _judged(
    graded: Graded, yardstick: Yardstick, answer: str, vectors: Vectors, scorer: Scorer, level: Level
) -> Graded:
    """The band is the scorer's own, of answers whose question nobody wrote key points for either."""
    likeness, question = scorer.likenesses[yardstick.basis], yardstick.question
    known = of_ideas(question.asks, yardstick.ideas, yardstick.wrong)
    correctness = judging.held_to(scorer, likeness, question, known, answer, vectors)
    points = scales.clipped(correctness.points + bands.LEVEL_LEAN[level])
    low, high = likeness.bands["correctness"].around(points, len(answer.split()))
    said = {"points": points, "low": low, "high": high, "because": (*correctness.because[:2], _SAID[yardstick.basis])}
    scores = {**graded.scores, "correctness": correctness.model_copy(update=said)}
    plain = {name: score.points for name, score in scores.items() if name != "overall"}
    whole = scales.overall("technical", True, plain)
    low, high = likeness.bands["overall"].around(whole, len(answer.split()))
    because = (*reasons.for_overall(plain), _SAID[yardstick.basis])
    scores["overall"] = Score(points=whole, low=low, high=high, because=because)
    return graded.model_copy(update={"scores": scores})


def _of_exercise(points: Mapping[str, float]) -> float:
    mean = sum(weight * points[name] for name, weight in bands.EXERCISE_WEIGHTS.items())
    return scales.clipped(min(mean, points["correctness"] + bands.OVERALL_ABOVE_CORRECTNESS))


def texts_to_embed(yardstick: Yardstick) -> list[str]:
    """What `measured` wants vectors of, beside what reading the answer needs."""
    return [*yardstick.ideas, *yardstick.wrong]


def _moved(score: Score, points: float, extra: float, basis: Basis) -> Score:
    """The score at other points, its band with it."""
    half = max(score.points - score.low, score.high - score.points) + extra
    return Score(
        points=points, low=scales.clipped(points - half), high=scales.clipped(points + half),
        because=(*score.because[:2], _SAID[basis]),
    )  # fmt: skip


def _ideas(text: str) -> list[str]:
    """Sentences and list lines, the long ones by clauses; what is too short for itself goes with the one before."""
    told: list[str] = []
    for sentence in sentences(text):
        for clause in clauses(text, sentence):
            idea = _MARK.sub("", clause.text, count=1) if _MARK.match(clause.text) else clause.text
            if told and len(stems(idea)) < LEAST_STEMS:
                told[-1] = f"{told[-1]} {idea}"
            elif stems(idea):
                told.append(idea)
    return told


def _merged(told: list[str], most: int) -> list[str]:
    """At most `most` ideas: the two neighbours that say least together become one, until they fit."""
    told = list(told)
    while len(told) > most:
        at = min(range(len(told) - 1), key=lambda i: len(stems(told[i])) + len(stems(told[i + 1])))
        told[at : at + 2] = [f"{told[at]} {told[at + 1]}"]
    return told


def _question(asks: str, topic: str, told: Sequence[str], answer: str) -> Question:
    weights = _tenths([len(stems(idea)) ** 0.5 for idea in told])
    points = tuple(
        KeyPoint(id=f"idea-{i}", weight=weight, point=idea, examples=(idea, idea), follow_ups=(_FOLLOW_UP,))
        for i, (idea, weight) in enumerate(zip(told, weights, strict=True), 1)
    )
    return _outside("technical", asks, topic, points, answer)


def _tenths(worth: Sequence[float]) -> list[int]:
    """Whole tenths in proportion, one at least each."""
    total = sum(worth) or 1.0
    return [max(round(WEIGHTS * one / total), 1) for one in worth]


def _outside(
    kind: Literal["technical", "behavioral"],
    asks: str,
    topic: str,
    points: tuple[KeyPoint, ...],
    answer: str | None = None,
) -> Question:
    return Question(
        id=f"outside-{topic}", kind=kind, topic=topic, levels=LEVELS, minutes=5, asks=asks, rephrase=asks,
        key_points=points, hints=_HINTS, model_answer=answer,
    )  # fmt: skip
