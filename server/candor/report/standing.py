"""Where a question stands after all its attempts: its overall score, its best point, what is still open in it."""

from candor.interview.reading import Quote
from candor.report.lines import Attempt, MoveLine, PointLine
from candor.report.model import QuestionReport

LEAST_REASONING = 2.5  # points from which an answer argues: a token because is a 2


def overall(question: QuestionReport) -> float | None:
    """The overall score of the attempt that counts, unless there is none or it is disputed."""
    scores = question.counting.scores
    return next((s.points for s in scores if s.dimension == "overall" and s.disputed is None), None)


def attempted_words(question: QuestionReport) -> int:
    """How many words the attempt that counts has, in answers that were attempts."""
    return sum(length.words for length in question.counting.lengths)


def best_point(attempt: Attempt) -> PointLine | None:
    """The weightiest key point that was met."""
    met = [point for point in attempt.points if point.level == "met" and point.counts and point.evidence]
    return max(met, key=lambda point: point.weight, default=None)


def left_open(question: QuestionReport) -> list[PointLine]:
    """Counting points that no attempt has met, or in a rehearsed story the last telling: what is wrong first, then the
    weightiest gaps."""
    tried = [question.counting] if question.rehearsed else question.attempts
    met = {p.point for attempt in tried for p in attempt.points if p.level == "met"}
    left = [point for point in question.counting.points if point.counts and point.point not in met]
    return sorted(left, key=lambda p: (p.level != "contradicted", -p.weight * (0.5 if p.level == "partly" else 1.0)))


def worth_building_on(attempt: Attempt) -> list[MoveLine]:
    """The reasons of an answer that argues at all, but for those that a pitfall was heard in."""
    if not any(score.dimension == "reasoning" and score.points >= LEAST_REASONING for score in attempt.scores):
        return []
    flagged = [flag.evidence for flag in attempt.flags]
    return [move for move in attempt.moves if not any(_touch(move.evidence, flag) for flag in flagged)]


def _touch(one: Quote, other: Quote) -> bool:
    return one.turn == other.turn and one.start < other.end and other.start < one.end
