"""Three things to do next, each a drill that starts at once. Weak answers come first, then questions left open, then
ones that were never reached; somebody with nothing weak goes up a level.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from candor.interview.question import LEVELS, OWN_QUESTION, Level
from candor.report.lines import PointLine
from candor.report.model import NextStep, QuestionReport
from candor.report.standing import left_open, overall
from candor.report.walk import Walk
from candor.report.words import joined, lower_first, number, part_phrase, shortened

STEPS = 3
GOOD_ENOUGH = 4.0  # overall; above it a question is not worth drilling at the same level


@dataclass(frozen=True)
class _Drill:
    title: str
    reason: str
    questions: tuple[str, ...]
    level: Level


def next_steps(walk: Walk, questions: Sequence[QuestionReport]) -> tuple[NextStep, ...]:
    """Up to three drills, no two alike; fewer only where hardly a question is known."""
    level = walk.state.setup.level
    drills: dict[tuple[tuple[str, ...], Level], _Drill] = {}
    for drill in _candidates(walk, questions, level):
        drills.setdefault((drill.questions, drill.level), drill)
    return tuple(_step(drill, walk) for drill in list(drills.values())[:STEPS])


def _step(drill: _Drill, walk: Walk) -> NextStep:
    """A question that was made for this interview alone is asked for by its wording, any other by its id."""
    made = {p.question.id: p.question for p in walk.state.prepared if not p.made_of}
    of = {p.question.id: p.made_of for p in walk.state.prepared if p.made_of}
    known = ",".join(of.get(question_id, question_id) for question_id in drill.questions if question_id not in made)
    asked = [f"drill={quote(known, safe=',-_.~')}"] if known else []
    options = [f"--drill {known}"] if known else []
    for question in (made[question_id] for question_id in drill.questions if question_id in made):
        form = "story" if question.kind == "behavioral" else "ask"
        asked.append(f"{form}={quote(question.asks, safe='')}")
        options.append(f"--{form} {shlex.quote(question.asks)}")
    if walk.state.setup.mode == "rehearsal":
        asked, options = ["mode=rehearsal", *asked], ["--mode rehearsal", *options]
    return NextStep(
        title=drill.title,
        reason=drill.reason,
        question_ids=drill.questions,
        level=drill.level,
        href=f"/?{'&'.join(asked)}&level={drill.level}",
        command=f"candor interview {' '.join(options)} --level {drill.level}",
    )


def _candidates(walk: Walk, questions: Sequence[QuestionReport], level: Level) -> Iterator[_Drill]:
    if any(question.rehearsed for question in questions):
        yield from _of_a_story(questions[0], level)
        return
    graded = sorted((q for q in questions if overall(q) is not None), key=lambda q: overall(q) or 0.0)
    for question in graded:
        if (overall(question) or 0.0) < GOOD_ENOUGH:
            yield _Drill(f"Take {_named(question)} again", _why(question), (question.question,), level)
    for question in questions:
        if question.counting.status in ("skipped", "silent", "unanswered", "not_graded"):
            yield _Drill(f"Answer {_named(question)}", _why_left(question), (question.question,), level)
    unasked = _unasked(walk)
    if unasked:
        others = f", one of {number(len(unasked))} that are still new to you" if len(unasked) > 1 else ""
        reason = f"It was laid ready and not reached{others}."
        yield _Drill("Meet a question you have not heard yet", reason, (unasked[0],), level)
    yield from _level_up(walk, list(reversed(graded)), level)
    yield from _further(questions, unasked, level)


def _of_a_story(question: QuestionReport, level: Level) -> Iterator[_Drill]:
    """A rehearsed story goes on as the same story: to its thin parts, a level up, or shorter."""
    left, ids = left_open(question), (question.question,)
    if left:
        told = _listed(question, left[:2])
        yield _Drill("Tell the story again on another day", f"Still thin in the last telling: {told}.", ids, level)
    else:
        reason = "Every part was there. Tomorrow shows whether they stay, in half the words."
        yield _Drill("Tell the story again, shorter", reason, ids, level)
    if level != LEVELS[-1]:
        above = LEVELS[LEVELS.index(level) + 1]
        reason = f"At {above} level the same story is held to more: what was weighed, and what it changed for others."
        yield _Drill("Tell it one level up", reason, ids, above)


def _level_up(walk: Walk, strongest_first: Sequence[QuestionReport], level: Level) -> Iterator[_Drill]:
    if level == LEVELS[-1]:
        return
    above = LEVELS[LEVELS.index(level) + 1]
    allowed = {thread.question.id: thread.question.levels for thread in walk.state.threads}
    for question in strongest_first:
        if above in allowed[question.question]:
            reason = f"At {above} level the same question expects more reasons, and more of the conditions."
            yield _Drill(f"Take {_named(question)} one level up", reason, (question.question,), above)


def _further(questions: Sequence[QuestionReport], unasked: Sequence[str], level: Level) -> Iterator[_Drill]:
    """For very short interviews, and for strong ones at the highest level."""
    if len(unasked) > 1:
        reason = "A change of subject without warning is part of every interview."
        yield _Drill("Do two new ones in a row", reason, tuple(unasked[:2]), level)
    if len(unasked) > 2:
        yield _Drill("Try one more from the plan", "It is unlike the other two.", (unasked[2],), level)
    if len(questions) > 1:
        ids = tuple(question.question for question in questions[:5])
        yield _Drill("Go through the whole set again", "Said twice it comes shorter, and in better order.", ids, level)
    for question in questions:
        reason = "See whether you can say the same in half the words."
        yield _Drill(f"Say {_named(question)} shorter", reason, (question.question,), level)


def _unasked(walk: Walk) -> list[str]:
    asked = {thread.question.id for thread in walk.state.threads}
    return [q for section in walk.state.plan.sections for q in section.questions if q not in asked]


def _named(question: QuestionReport) -> str:
    if question.question.startswith(OWN_QUESTION):
        return "your own question"
    if question.kind == "project":
        return "the question on your project"
    return f"the question on {lower_first(question.title)}"


def _why(question: QuestionReport) -> str:
    if not question.counting.points:
        return "Read the passages beside it first, then tell it again with what was new to you."
    left = left_open(question)
    if left and left[0].misconception:
        return f"One thing in it to put right first: it is not so that {lower_first(left[0].misconception)}."
    if left:
        return f"Still open in it: {_listed(question, left[:2])}."
    if len(question.attempts) > 1:
        return "On the second telling its points were all there. Once more on another day shows whether they stay."
    return "Its points were all there; what it lacks is the why between them."


def _listed(question: QuestionReport, points: Sequence[PointLine]) -> str:
    if question.kind == "technical":
        return shortened(lower_first(points[0].what), 140)
    return joined([part_phrase(point.title) for point in points])


def _why_left(question: QuestionReport) -> str:
    match question.counting.status:
        case "skipped":
            return "You skipped it. Without a clock running there is room to find the beginning of an answer."
        case "silent":
            return "It stayed unanswered. Say the first thing you know about it, and go on from there."
        case "not_graded":
            return "Your answer could not be graded, so this one is still open."
        case _:
            return "There was no time left to answer it."
