"""Whether an entry of the bank works: five answers of which it is known how they should score, read by the product.

An entry is tried, nothing is fitted: which answers these are and where the bounds lie stands here, once, with reasons.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from candor.errors import EngineUnavailable
from candor.guide.guide import Guide
from candor.guide.specimens import Specimen, wanted
from candor.interview.question import LEVELS, Level, Question
from candor.interview.reading import Graded, PointReading, Reading, Ungraded
from candor.ports import Embedder
from candor.scoring.grade import grade
from candor.scoring.learned import Scorer
from candor.scoring.reader import read, texts_to_embed
from candor.text.vectors import Vectors, stacked


@dataclass(frozen=True)
class Check:
    """`dimension` of the answer must reach `bound`, or with `at_most` not exceed it. The level is the hardest of the
    entry's own: the same answer never scores higher for a higher level, so what passes there passes at all of them."""

    dimension: str
    bound: float
    at_most: bool
    highest: bool  # at which end of the entry's levels it is read

    def passed(self, points: float) -> bool:
        return points <= self.bound if self.at_most else points >= self.bound


CHECKS: Mapping[str, Check] = {
    # The model answer is what a report shows as one that earns a 5; below 4 it would be shown as what it is not. It
    # has to hold at the highest level at which the question is asked.
    "model": Check("overall", 4.0, at_most=False, highest=True),
    # Right, and in words that its author chose without seeing the key points: between acceptable (3) and right with a
    # small gap (4), as nobody guesses every point. Written for the lower levels of the entry, so read at the lowest.
    "independent": Check("correctness", 3.5, at_most=False, highest=False),
    # Wrong at the core is a 1, with something right in it a 2; where a 2 is exceeded a candidate is taught something
    # wrong. What must stay low is read at the lowest level, where it scores best.
    "wrong": Check("correctness", 2.0, at_most=True, highest=False),
    # True statements without a reason: 1 or 2 on reasoning by definition, whatever their correctness.
    "list": Check("reasoning", 2.0, at_most=True, highest=False),
    # Right, on the same topic, and no answer to this question: to recite what one has learnt must not pay.
    "other": Check("correctness", 2.0, at_most=True, highest=False),
}


@dataclass(frozen=True)
class Tried:
    """One answer to one entry. `points` is None when it was not graded, which passes nothing; `because` says what
    moved the score, with the answer's own words."""

    entry: str
    check: str
    level: Level
    points: float | None
    because: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return self.points is not None and CHECKS[self.check].passed(self.points)

    @property
    def line(self) -> str:
        """`entry: check: what`, for a person."""
        check = CHECKS[self.check]
        told = "not graded" if self.points is None else f"{check.dimension} {self.points:.2f}"
        bound = f"{'at most' if check.at_most else 'at least'} {check.bound:g} wanted of {self.level}"
        return f"{self.entry}: {self.check}: {told}, {bound}; " + "; ".join(self.because)


async def try_entries(
    guide: Guide, specimens: Mapping[str, Specimen], embedder: Embedder, only: str | None = None,
    scorer: Scorer | None = None,
) -> list[Tried]:  # fmt: skip
    """Every check of every technical question and applied case that has a specimen, in the bank's order; or of the one
    entry `only`. Raises EngineError: without vectors an answer is read too bluntly to say anything about an entry."""
    pool = wanted(guide.questions())
    await embedder.warm()
    asks = await embedder.embed([question.asks for question in pool])
    if asks is None:
        raise EngineUnavailable("entries are tried by meaning, and there is no embedding model")
    chosen = [q for q in pool if q.id in specimens and only in (None, q.id)]
    answers = {q.id: _answers(q, specimens[q.id], other_than(q, pool, asks)) for q in chosen}
    texts = [text for q in chosen for said in answers[q.id].values() for text in texts_to_embed(q, said, q.asks)]
    vectors = await embedder.embed(list(dict.fromkeys(texts)))  # all at once: short texts in one batch cost half
    assert vectors is not None, "it is warm"
    return [_tried(q, name, said, vectors, scorer) for q in chosen for name, said in answers[q.id].items()]


def _answers(question: Question, specimen: Specimen, other: Question) -> dict[str, str]:
    """The five answers, by check."""
    return {
        "model": question.model_answer or "", "independent": specimen.independent, "wrong": specimen.wrong,
        "list": specimen.recited, "other": other.model_answer or "",
    }  # fmt: skip


def other_than(question: Question, pool: Sequence[Question], asks: Vectors) -> Question:
    """Whose model answer is given in the wrong place: the next entry of the topic, among cases the next case. An entry
    alone in its topic gets the one that asks most alike: no chance is in it, and no change elsewhere moves it."""
    family = [q for q in pool if q.case == question.case and (q.case or q.topic == question.topic)]
    if len(family) > 1:
        return family[(family.index(question) + 1) % len(family)]
    strangers = [q for q in pool if q.id != question.id]
    near = stacked([q.asks for q in strangers], asks) @ stacked([question.asks], asks)[0]
    return strangers[int(near.argmax())]


def _tried(question: Question, name: str, answer: str, vectors: Vectors, scorer: Scorer | None) -> Tried:
    check = CHECKS[name]
    ranks = sorted(question.levels, key=LEVELS.index)
    level = ranks[-1] if check.highest else ranks[0]
    graded, reading = graded_as_heard(question, level, answer, vectors, scorer)
    points = graded.scores[check.dimension].points if isinstance(graded, Graded) else None
    return Tried(question.id, name, level, points, tuple(_because(check, graded, reading)))


def graded_as_heard(
    question: Question, level: Level, answer: str, vectors: Vectors, scorer: Scorer | None = None
) -> tuple[Graded | Ungraded, Reading]:
    """A first answer as `hearing.py` reads and grades it, without the interview around it."""
    reading = read(question, 1, answer, question.asks, [], vectors, scorer)
    return grade(question, level, [reading], 0), reading


def _because(check: Check, graded: Graded | Ungraded, reading: Reading) -> Iterator[str]:
    """What moved the score: for one that is too low what is not there, for one that is too high what was taken for
    an answer."""
    if isinstance(graded, Ungraded):
        yield graded.reason
        return
    if reading.kind != "answer":
        yield f"taken for {reading.kind}"
    if check.dimension == "overall":
        yield ", ".join(f"{name} {score.points:.2f}" for name, score in graded.scores.items() if name != "overall")
    if check.dimension == "reasoning":
        yield from (f"{move.kind} {_said(move.evidence.quote)}" for move in reading.moves)
        return
    for point in reading.points:
        if check.at_most == (point.level in ("met", "partly")) or point.level == "contradicted":
            yield _point(point)


def _point(point: PointReading) -> str:
    quote = f" {_said(point.evidence.quote)}" if point.evidence else ""
    voiced = f" by {point.misconception}" if point.misconception else ""
    return f"{point.level} {point.point}{voiced} ({point.nearness:.2f}){quote}"


def _said(quote: str) -> str:
    words = quote.split()
    return f"“{' '.join(words[:16])}{' ...' if len(words) > 16 else ''}”"


def totals(tried: Sequence[Tried]) -> dict[str, dict[str, Any]]:
    """Per check, and for entries that pass all five: how many pass, of how many, and the share."""
    counted = {name: [one.passed for one in tried if one.check == name] for name in CHECKS}
    whole: dict[str, bool] = {}
    for one in tried:
        whole[one.entry] = whole.get(one.entry, True) and one.passed
    counted["works"] = list(whole.values())
    return {
        name: {"passed": sum(passed), "of": len(passed), "share": round(sum(passed) / max(len(passed), 1), 4)}
        for name, passed in counted.items()
    }
