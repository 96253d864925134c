"""Numbers over the whole interview: dimensions against the bar, sections and their time, words by either side, and the
questions that the candidate asked. What is not graded, disputed, or taken again is left out of means.
"""

from collections.abc import Sequence
from statistics import fmean

from candor.interview.reading import Quote
from candor.interview.setup import Part
from candor.interview.state import Given, Thread
from candor.report.model import CoursePart, Dimension, OwnQuestion, QuestionReport, Talk
from candor.report.walk import Walk
from candor.report.words import DIMENSIONS, PARTS
from candor.text.spans import count_words

_OF_KIND: dict[str, tuple[str, ...]] = {
    "technical": ("correctness", "reasoning", "communication", "overall"),
    "project": ("substance", "reasoning", "communication", "overall"),
    "behavioral": ("situation", "task", "action", "result", "reasoning", "communication", "overall"),
}


def dimensions(questions: Sequence[QuestionReport]) -> tuple[Dimension, ...]:
    """A line for every dimension of the kinds of question asked, in the order of DIMENSIONS."""
    scores = [score for question in questions for score in question.counting.scores]
    wanted = {name for question in questions for name in _OF_KIND[question.kind]} | {s.dimension for s in scores}
    lines = []
    for name in sorted(wanted, key=[*DIMENSIONS].index):
        counted = [score for score in scores if score.dimension == name and score.disputed is None]
        mean = round(fmean(score.points for score in counted), 1) if counted else None
        low = round(fmean(score.low for score in counted), 1) if counted else None
        high = round(fmean(score.high for score in counted), 1) if counted else None
        lines.append(Dimension(dimension=name, title=DIMENSIONS[name], mean=mean, low=low, high=high, n=len(counted)))
    return tuple(lines)


def course(walk: Walk) -> tuple[CoursePart, ...]:
    """A line for every part of the plan, in the order it first comes; a plan may come back to a part."""
    sections: dict[Part, list[int]] = {}
    for index, section in enumerate(walk.state.plan.sections):
        sections.setdefault(section.part, []).append(index)
    return tuple(_course_part(walk, part, indices) for part, indices in sections.items())


def _course_part(walk: Walk, part: Part, sections: Sequence[int]) -> CoursePart:
    threads = [t for t in walk.state.threads if walk.sections.get(t.opened) in sections]
    first = [t for t in threads if t.attempt == 1]
    return CoursePart(
        part=part,
        title=PARTS.get(part, part),
        planned_seconds=sum(walk.state.plan.sections[index].seconds for index in sections),
        used_seconds=round(sum(walk.used[index] for index in sections), 1),
        asked=len(own_questions(walk)) if part == "questions" else len(first),
        answered=sum(bool(t.answers) for t in first),
        skipped=sum(_without_answer(t, "skip") for t in first),
        silent=sum(_without_answer(t, "silence") for t in first),
        hints=sum(t.hints for t in threads),
        follow_ups=sum(len(t.follow_ups) for t in threads),
    )


def _without_answer(thread: Thread, closed: str) -> bool:
    return thread.closed == closed and not thread.answers


def own_questions(walk: Walk) -> tuple[OwnQuestion, ...]:
    """What the candidate asked in their own part, each with the interviewer's next words."""
    asked = []
    for place, line in enumerate(walk.lines):
        if line.part != "questions" or line.who != "candidate" or _asks_nothing(walk.state.others, line.turn):
            continue
        after = next((later for later in walk.lines[place + 1 :] if later.who == "interviewer"), None)
        reply = after.text if after and after.move and after.move.kind == "reply" else ""
        if not reply and "?" not in line.text:
            continue  # a last word before the close, and no question
        asked.append(OwnQuestion(turn=line.turn, evidence=_whole(line.turn, line.text), reply=reply))
    return tuple(asked)


def _whole(turn: int, text: str) -> Quote:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Quote(turn=turn, quote=text[start:end], start=start, end=end)


def _asks_nothing(others: Sequence[Given], turn: int) -> bool:
    given = next((answer for answer in others if answer.turn == turn), None)
    return given is None or (
        given.reading is not None and any(flag.kind == "no_questions" for flag in given.reading.flags)
    )


def talk(walk: Walk) -> Talk:
    interviewer = sum(count_words(line.text) for line in walk.lines if line.who == "interviewer")
    candidate = sum(count_words(line.text) for line in walk.lines if line.who == "candidate")
    total = interviewer + candidate
    return Talk(interviewer=interviewer, candidate=candidate, share=round(candidate / total, 2) if total else None)
