"""What the trained scorer said of single answers, put in the place of the plain formulas: over all answers of the
question, at the level's bar, under the ceilings. Readings in, scores out.
"""

from collections.abc import Callable, Sequence

from candor import bands
from candor.interview.question import Level, Question
from candor.interview.reading import Graded, Reading, Score
from candor.scoring import reasons, scales
from candor.scoring.thread import Thread, coverage, gathered

Formula = Callable[[Thread], float]  # a dimension by the plain formula, from some of the answers


def with_judged(
    plain: Graded, question: Question, level: Level, thread: Thread, answers: Sequence[Reading], hints: int
) -> Graded:
    """`plain` as it is where nothing was judged; `thread` are all `answers` taken together."""
    scores = dict(plain.scores)
    for name in [name for name in scores if name != "overall"]:
        judged = [answer for answer in answers if name in answer.judged]
        if not judged:
            continue
        if name == "communication":
            scores[name] = _moved(*_told(judged))
            continue
        score, points = _best(name, question, thread, judged)
        if name == "correctness":
            points = min(points - _above_the_bar(question, level, thread), 5 - bands.HINT_COST * hints)
            score = score.model_copy(update={"because": _because(question, level, thread, hints, score)})
        else:
            score, points = _moved(score, points), points + bands.LEVEL_LEAN[level]
            scores[name] = _leant(score, points)
            continue
        scores[name] = _moved(score, points)
    return Graded(scores=with_overall(question, scores, answers))


def with_overall(question: Question, scores: dict[str, Score], answers: Sequence[Reading]) -> dict[str, Score]:
    """The same with the overall score made anew of the others."""
    points = {name: score.points for name, score in scores.items() if name != "overall"}
    whole = scales.overall(question.kind, question.story, points)
    judged = [answer.judged["overall"] for answer in answers if "overall" in answer.judged]
    if judged:
        nearest = min(judged, key=lambda score: abs(score.points - whole))
        overall = _moved(nearest, whole)
    else:
        overall = _moved(scores["overall"], whole)
    return {**scores, "overall": overall.model_copy(update={"because": reasons.for_overall(points)})}


def _moved(score: Score, points: float) -> Score:
    """The same score at other points, its band with it."""
    points = scales.clipped(points)
    by = points - score.points
    low, high = scales.clipped(score.low + by), scales.clipped(score.high + by)
    return score.model_copy(update={"points": points, "low": min(low, points), "high": max(high, points)})


def _leant(score: Score, points: float) -> Score:
    """The same score at a level's bar. The band stays: it was fitted on points that leant already."""
    points = scales.clipped(points)
    return score.model_copy(
        update={"points": points, "low": min(score.low, points), "high": max(score.high, points)}
    )


def _told(judged: Sequence[Reading]) -> tuple[Score, float]:
    """Delivery over all answers, by their words; told of is the longest."""
    longest = max(judged, key=lambda answer: answer.measures.words)
    total = sum(answer.measures.words for answer in judged)
    if not total:
        return longest.judged["communication"], longest.judged["communication"].points
    mean = sum(answer.judged["communication"].points * answer.measures.words for answer in judged) / total
    return longest.judged["communication"], mean


def _best(name: str, question: Question, thread: Thread, judged: Sequence[Reading]) -> tuple[Score, float]:
    """The best of one answer, raised by what the formula adds for all answers together to the best of them alone: a
    reply to a follow-up adds, and never takes away."""
    best = max((answer.judged[name] for answer in judged), key=lambda score: score.points)
    if len(judged) == 1:
        return best, best.points
    formula = _formula(name, question)
    alone = max(formula(gathered(question, [answer])) for answer in judged)
    return best, best.points + max(formula(thread) - alone, 0.0)


def _formula(name: str, question: Question) -> Formula:
    if name == "correctness":
        return lambda thread: _conveyed(question, "junior", thread)
    if name == "reasoning" and question.kind != "behavioral":
        return lambda thread: scales.reasoning(thread.moves, thread.measures, "junior")
    return lambda thread: scales.part(thread.points[name].nearness)


def _conveyed(question: Question, level: Level, thread: Thread) -> float:
    return scales.correctness(coverage(question, level, thread), len(thread.wrong), 0)


def _above_the_bar(question: Question, level: Level, thread: Thread) -> float:
    """What of a level's bar is missing that a lower level is not held to: never negative, and never less higher up."""
    lowest, here = _conveyed(question, "junior", thread), _conveyed(question, level, thread)
    return bands.LEVEL_BAR_SHARE * max(lowest - here, 0.0)


def _because(question: Question, level: Level, thread: Thread, hints: int, score: Score) -> tuple[str, ...]:
    """Key points, then what moved the score beside them."""
    said = reasons.for_correctness(question, level, thread, hints)
    return (*said, *(why for why in score.because if why not in said))[:3]
