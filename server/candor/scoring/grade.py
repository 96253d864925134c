"""The grade of a question so far, from the readings of its answers. Readings in, scores out; no text, no vectors.

The plain formulas come first; where the trained scorer has judged an answer, `rejudged.py` puts that in their place.
"""

from collections.abc import Sequence

from candor import bands
from candor.interview.question import Level, Question
from candor.interview.reading import Graded, Reading, Score, Ungraded
from candor.scoring import reasons, scales
from candor.scoring.rejudged import with_judged
from candor.scoring.thread import Thread, coverage, gathered

_NO_ATTEMPT = {
    "other_language": "the answer was not in English",
    "question_back": "you asked something back and gave no answer yet",
    "small_talk": "there was no attempt at the question yet",
}


def grade(question: Question, level: Level, readings: Sequence[Reading], hints: int) -> Graded | Ungraded:
    """`readings` are those of the first answer and its follow-ups, in order; `hints` is how many were given."""
    if not readings:
        return Ungraded(reason="there was no answer")
    attempts = [r for r in readings if r.kind not in _NO_ATTEMPT]
    if not attempts:
        return Ungraded(reason=_NO_ATTEMPT[readings[-1].kind])
    answers = [r for r in attempts if r.kind != "dont_know"]
    if not answers:
        return _all_ones(question, "you said that you did not know")
    thread = gathered(question, answers)
    if thread.lexical and thread.measures.words < bands.LEAST_LEXICAL_WORDS:
        return Ungraded(reason="too few words to judge without the language model")
    if all(_astray(r) for r in answers):
        return _all_ones(question, "the answer was about something else")
    if question.kind == "behavioral":
        plain = _behavioral(question, level, thread)
    else:
        plain = _technical(question, level, thread, answers, hints)
    return with_judged(plain, question, level, thread, answers, hints)


def _astray(answer: Reading) -> bool:
    """Whether an answer is about something else. Nearness alone does not tell that of one that gives real reasons:
    whoever argues in images or in pieces is far from every wording."""
    reasoned = answer.judged.get("reasoning")
    return answer.kind == "off_topic" and (reasoned is None or reasoned.points < bands.OFF_TOPIC_REASONED)


def _best_reasoning(level: Level, thread: Thread, answers: Sequence[Reading]) -> float:
    """A follow-up answer adds reasons; it never takes away from what was argued before."""
    single = [scales.reasoning(r.moves, r.measures, level) for r in answers]
    return max(scales.reasoning(thread.moves, thread.measures, level), *single)


def _technical(question: Question, level: Level, thread: Thread, answers: Sequence[Reading], hints: int) -> Graded:
    project = question.kind == "project"
    content = "substance" if project else "correctness"
    enough = bands.PROJECT_COVERAGE_FOR_FIVE if project else bands.COVERAGE_FOR_FIVE
    wrong = len(thread.wrong)
    points = {
        content: scales.correctness(coverage(question, level, thread), wrong, hints, enough),
        "reasoning": _best_reasoning(level, thread, answers),
        "communication": scales.communication(thread.measures),
    }
    because = {
        content: reasons.for_correctness(question, level, thread, hints),
        "reasoning": reasons.for_reasoning(thread),
        "communication": reasons.for_communication(thread.measures),
    }
    return _graded(question, points, because, thread)


def _behavioral(question: Question, level: Level, thread: Thread) -> Graded:
    points = {
        part: scales.clipped(scales.part(reading.nearness) - bands.LEVEL_COST[level])
        for part, reading in thread.points.items()
    }
    points["communication"] = scales.communication(thread.measures)
    because = {part: reasons.for_part(part, score) for part, score in points.items()}
    because["communication"] = reasons.for_communication(thread.measures)
    return _graded(question, points, because, thread)


def _graded(
    question: Question, points: dict[str, float], because: dict[str, tuple[str, ...]], thread: Thread
) -> Graded:
    because = {**because, "overall": reasons.for_overall(points)}
    points = {**points, "overall": scales.overall(question.kind, question.story, points)}
    return Graded(scores={name: _score(name, points[name], because[name], thread) for name in points})


def _score(name: str, points: float, because: tuple[str, ...], thread: Thread) -> Score:
    """The band widens in the middle of the scale, and when the answer was read without vectors, is short, or leaves
    some point in the balance."""
    half = bands.BAND_ENDS + bands.BAND_MIDDLE * (1 - abs(points - 3) / 2)
    half += bands.BAND_LEXICAL if thread.lexical else 0.0
    half += bands.BAND_SHORT if thread.measures.words < bands.SHORT_ANSWER_WORDS else 0.0
    half += bands.BAND_BORDERLINE if any(p.level == "partly" for p in thread.points.values()) else 0.0
    half *= bands.BAND_COMMUNICATION if name == "communication" else 1.0
    return Score(points=points, low=scales.clipped(points - half), high=scales.clipped(points + half), because=because)


def _all_ones(question: Question, reason: str) -> Graded:
    names = {
        "technical": ("correctness", "reasoning", "communication", "overall"),
        "project": ("substance", "reasoning", "communication", "overall"),
        "behavioral": (*(p.id for p in question.key_points), "communication", "overall"),
    }[question.kind]
    return Graded(scores={name: Score(points=1.0, low=1.0, high=1.5, because=(reason,)) for name in names})
