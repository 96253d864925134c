"""The five lines at the top: what happened, the strongest point, the weakest, a habit, and what to put differently.

Each line is a sentence or two that rests on something counted or quoted in the report; none judges the person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from candor.interview.reading import Quote
from candor.report.lines import Attempt, FlagLine, PointLine
from candor.report.model import CoursePart, OwnQuestion, QuestionReport, SummaryLine
from candor.report.standing import attempted_words, best_point, left_open, overall, worth_building_on
from candor.report.walk import Walk
from candor.report.words import (
    HABIT_PROMPTS,
    PROJECT_PROMPTS,
    STORY_PROMPTS,
    counted,
    joined,
    lower_first,
    number,
    part_phrase,
    sentence,
    shortened,
    times,
)

_ASKED_OF = {"technical": "technical", "project": "about your project", "behavioral": "about working with people"}
_JOINT = re.compile(r"^(?:and|but|so|or|then)\b[\s,]*", re.IGNORECASE)  # what tied a quoted clause to the one before
_REASONS = ("mechanism", "trade_off", "assumption")
_FLAGGED = {
    "overclaiming": "a claim larger than what was shown for it",
    "evasion": "a question that was passed by",
    "rambling": "an answer that lost its thread",
    "false_promise": "a promise about what cannot be known yet",
    "unclear_explanation": "an explanation that was hard to follow",
    "company_unfamiliarity": "little that was about this company",
    "cannot_explain_project": "a project of your own with answers missing",
    "negative_about_employer": "a hard word about an employer",
    "dismissive_of_teamwork": "a remark that makes others' work small",
    "salary_focus": "pay before the work",
    "unprofessional_language": "a word for another room",
    "role_misrepresentation": "a role larger than the work shown",
    "blame_shifting": "a failure told without a part of your own",
    "grader_manipulation": "words meant for the assessment",
    "no_questions": "the invitation to ask, left unused",
}


@dataclass(frozen=True)
class Overview:
    """What the summary is written from."""

    walk: Walk
    questions: Sequence[QuestionReport]
    course: Sequence[CoursePart]
    flags: Sequence[FlagLine]
    own: Sequence[OwnQuestion]

    @property
    def answered(self) -> list[QuestionReport]:
        return [question for question in self.questions if attempted_words(question)]

    @property
    def graded(self) -> list[QuestionReport]:
        """Questions with an overall score that stands, the weakest first."""
        scored = [question for question in self.questions if overall(question) is not None]
        return sorted(scored, key=lambda question: overall(question) or 0.0)


def summary(view: Overview) -> tuple[SummaryLine, ...]:
    """Exactly five lines."""
    return (
        SummaryLine(about="course", text=_course(view)),
        _strongest(view),
        _weakest(view),
        SummaryLine(about="habit", text=_habit(view)),
        _pitfalls(view),
    )


def _course(view: Overview) -> str:
    spent, asked, answered = _time_spent(view), len(view.questions), len(view.answered)
    if not asked:
        return (
            f"{spent} no question was reached, so there is nothing to judge yet. "
            "The drills below start where this stopped."
        )
    if not answered:
        came = "one question came up and was not answered" if asked == 1 else (
            f"{number(asked)} questions came up and none was answered"
        )  # fmt: skip
        return f"{spent} {came}.{_left_out(view)}"
    told = len(view.questions[0].attempts) if view.questions[0].rehearsed else 0
    if told:
        return f"{spent} you told one story{'' if told == 1 else f' {times(told)}'}.{_left_out(view)}"
    if asked == 1:
        return f"{spent} you answered the question that was asked.{_left_out(view)}"
    kinds = joined(
        [
            f"{number(count)} {words}"
            for kind, words in _ASKED_OF.items()
            if (count := sum(question.kind == kind for question in view.questions))
        ]
    )
    how = f"all {number(asked)} questions" if answered == asked else f"{number(answered)} of {number(asked)} questions"
    mixed = len({question.kind for question in view.questions}) > 1
    return f"{spent} you answered {how}{f': {kinds}' if mixed else ''}.{_left_out(view)}"


def _time_spent(view: Overview) -> str:
    used, planned = view.walk.state.active / 60, view.walk.state.plan.seconds / 60
    if used < 1:
        return "In less than a minute"
    spent = f"In {counted(round(used), 'minute')}"
    as_planned = abs(used - planned) < 1 or view.walk.state.setup.mode == "rehearsal"  # which has no plan to keep to
    return spent if as_planned else f"{spent} of the planned {number(round(planned))}"


def _left_out(view: Overview) -> str:
    skipped, silent = (sum(getattr(part, name) for part in view.course) for name in ("skipped", "silent"))
    unknown = sum(_said_unknown(question) for question in view.questions)
    said = [f"{counted(skipped, 'was', 'were')} skipped"] if skipped else []
    said += [f"{number(silent)} met with silence"] if silent else []
    said += [f"{number(unknown)} met with “I don't know”"] if unknown else []
    left = f" {sentence(joined(said))}" if said else ""
    return f"{left} You asked {counted(len(view.own), 'question')} of your own." if view.own else left


def _said_unknown(question: QuestionReport) -> bool:
    kinds = {line.kind for line in question.counting.exchanges if line.who == "candidate"}
    return kinds == {"dont_know"}


def _strongest(view: Overview) -> SummaryLine:
    for question in reversed(view.graded):
        for attempt in [question.counting] if question.rehearsed else question.attempts:
            best = best_point(attempt)
            if best and best.evidence:
                text = _praise(question, best, best.evidence, again=attempt.number > 1)
                return SummaryLine(about="strongest", text=text, evidence=best.evidence)
    reasoned = [move for question in view.answered for move in worth_building_on(question.counting)]
    if reasoned:
        quote = reasoned[0].evidence
        text = f"What carried furthest was a reason of your own: “{shortened(quote.quote)}”. Build on more of those."
        return SummaryLine(about="strongest", text=text, evidence=quote)
    if view.answered:
        question = max(view.answered, key=attempted_words)
        text = f"The most to work with is your answer on {question.title.lower()}; no key point stood out in it yet."
    else:
        text = "A strongest point needs an answer to stand on; one honest attempt, however rough, is enough next time."
    return SummaryLine(about="strongest", text=text)


def _praise(question: QuestionReport, point: PointLine, quote: Quote, again: bool) -> str:
    words, topic = f"“{shortened(_JOINT.sub('', quote.quote))}”", question.title.lower()
    if question.kind == "technical":
        where = f"Taking {topic} a second time paid off" if again else f"Your strongest moment was on {topic}"
        return f"{where}, with {words}. On the interviewer's sheet that point reads: {lower_first(point.what)}."
    if question.kind == "project":
        return (
            f"Your project was at its clearest where you said {words}. That settles {part_phrase(point.title)}, "
            "one of the eight things an interviewer listens for."
        )
    stood = f"Told again, your story about {topic} stood" if again else f"Your story about {topic} stood at once"
    return f"{stood} where you said {words}: {part_phrase(point.title)}, told plainly."


def _weakest(view: Overview) -> SummaryLine:
    for question in view.graded:
        for point in left_open(question):
            if point.level != "contradicted":
                return SummaryLine(about="weakest", text=_advice(view, question, point))
            if point.evidence and point.correction:
                said = f"“{shortened(point.evidence.quote, 90)}” does not hold. {sentence(point.correction)}"
                text = f"First to put right, on {question.title.lower()}: {said}"
                return SummaryLine(about="weakest", text=text, evidence=point.evidence)
    unanswered = [question for question in view.questions if not attempted_words(question)]
    if unanswered:
        text = (
            f"Most is to be gained on {unanswered[0].title.lower()}, where there was no attempt. "
            "Say what you do know first; half an answer can be followed up."
        )
    elif view.graded and not any(question.counting.points for question in view.graded):
        text = "Nobody wrote down what a full answer holds. Read the passages beside it, and see what you would add."
    elif view.graded:
        text = (
            "No key point expected at this level was left open. "
            "The next thing to practise is saying the same in fewer words, or one level up."
        )
    else:
        text = "What to work on shows once an answer has been graded; the drills below are a place to start."
    return SummaryLine(about="weakest", text=text)


def _advice(view: Overview, question: QuestionReport, point: PointLine) -> str:
    topic, partly = question.title.lower(), point.level == "partly"
    if question.kind == "technical":
        what = "was only touched on" if partly else "was not heard"
        read = f"Read “{point.teaches[0].title}” beside that question, then say it" if point.teaches else "Say it"
        return (
            f"Most is to be gained on {topic}. One point of that question {what}: {lower_first(point.what)}. "
            f"{read} aloud in two sentences."
        )
    ask = lower_first(_prompt(view, question, point.point) or f"say more on {lower_first(point.what)}")
    what = "could be fuller" if partly else "was missing"
    if question.kind == "project":
        return f"When you spoke of your project, {part_phrase(point.title)} {what}. Next time, {ask}."
    return f"In the story about {topic}, {part_phrase(point.title)} {what}. Tell it once more, and this time {ask}."


def _prompt(view: Overview, question: QuestionReport, part: str) -> str | None:
    asked = next(t.question for t in view.walk.state.threads if t.question.id == question.question)
    prompts = PROJECT_PROMPTS if asked.kind == "project" else STORY_PROMPTS if asked.story else HABIT_PROMPTS
    return prompts.get(part)


def _habit(view: Overview) -> str:
    attempts = [question.counting for question in view.answered]
    if not attempts:
        return "No habit shows yet. One worth starting with: give a claim its “because” before anybody asks for it."
    reasoned = sum(_reasoned(question) for question in view.answered)
    count = number(len(attempts))
    if reasoned == len(attempts) == 1:
        said = "You gave a reason without being asked, and that is the habit that carries a follow-up."
    elif len(attempts) == 1:
        said = "The answer says what, and leaves out why; after each claim, add one “because” of your own."
    elif reasoned == len(attempts):
        said = f"You gave reasons in all {count} answers, and that is the habit that carries a follow-up. Keep it."
    elif reasoned * 2 >= len(attempts):
        others = "the other" if len(attempts) - reasoned == 1 else "the others"
        said = f"You gave reasons in {number(reasoned)} of {count} answers; in {others} the what came without the why."
    else:
        had = f"only {number(reasoned)}" if reasoned else "none"
        said = f"Of {count} answers, {had} said why. After each claim, add one “because” of your own before moving on."
    return f"{said}{_delivery(view, attempts)}"


def _reasoned(question: QuestionReport) -> bool:
    moves = [move for attempt in question.attempts for move in attempt.moves]
    return any(move.kind in _REASONS and move.disputed is None for move in moves)


def _delivery(view: Overview, attempts: Sequence[Attempt]) -> str:
    verdicts = [attempt.lengths[0].verdict for attempt in attempts]  # first answers; a follow-up may well be brief
    long, short = verdicts.count("long"), verdicts.count("short")
    hints = sum(part.hints for part in view.course)
    said = ""
    if long * 3 >= len(verdicts):
        said = f" {_answers(long)} ran longer than needed; stop at the point, and offer the rest."
    elif short * 2 >= len(verdicts):
        said = f" {_answers(short)} ended early, with room left for a reason or an example."
    return f"{said} You used {counted(hints, 'hint')}." if hints else said


def _answers(count: int) -> str:
    return counted(count, "answer").capitalize()


def _pitfalls(view: Overview) -> SummaryLine:
    standing = [flag for flag in view.flags if flag.disputed is None]
    if view.flags and not standing:
        text = "You dispute what was flagged, and nothing else needs another wording."
        return SummaryLine(about="pitfalls", text=text)
    if not standing:
        return SummaryLine(about="pitfalls", text=_nothing_flagged(view))
    kinds = {flag.kind: sum(f.kind == flag.kind for f in standing) for flag in standing}
    named = joined(
        [f"{_FLAGGED.get(kind, kind)}{f', {times(count)}' if count > 1 else ''}" for kind, count in kinds.items()]
    )
    if len(standing) == 1:
        text = (
            f"One moment would come across better said another way: {named}. It is quoted below, with a wording to try."
        )
    else:
        count = counted(len(standing), "moment").capitalize()
        text = (
            f"{count} would come across better said another way: {named}. Each is quoted below, with a wording to try."
        )
    return SummaryLine(about="pitfalls", text=text, evidence=standing[0].evidence)


def _nothing_flagged(view: Overview) -> str:
    if not view.answered and not view.own:
        return "Claims and manner cannot be told from so little; nothing was noted against either."
    own = f" And you came with {counted(len(view.own), 'question')} of your own, which is noticed." if view.own else ""
    heard = (
        "As far as could be heard, no claim went further than what you showed for it, and no question was passed by."
    )
    return f"{heard}{own}"
