"""From the events of an interview to its report. Pure: the same events give the same report."""

from collections.abc import Sequence

from candor.interview.claims import LedgerLine
from candor.interview.events import AnyEvent
from candor.interview.exchange import unmarked
from candor.report.attempts import Published, question_reports
from candor.report.claimed import claim_lines
from candor.report.course import course, dimensions, own_questions, talk
from candor.report.language_model import model_notes
from candor.report.model import QuestionReport, Report, ReportDocument
from candor.report.next_steps import next_steps
from candor.report.rehearsal import rehearsal
from candor.report.summary import Overview, summary
from candor.report.verdicts import FlagWriter
from candor.report.walk import Walk, interview_facts, transcript, walk
from candor.report.worded import worded_lines, worded_steps
from candor.report.words import ROUNDS, ReportTexts, counted, sentence

BAR = 3.0  # on every dimension: acceptable at the level of the interview


def document(
    events: Sequence[AnyEvent], texts: ReportTexts, flags: Published = (), claims: Sequence[LedgerLine] = ()
) -> ReportDocument:
    """Facts, transcript and report of one interview; see `build`."""
    return ReportDocument(
        interview=interview_facts(events), transcript=transcript(events), report=build(events, texts, flags, claims)
    )


def build(
    events: Sequence[AnyEvent], texts: ReportTexts, flags: Published = (), claims: Sequence[LedgerLine] = ()
) -> Report:
    """The report up to the last of `events`. `flags` are those that the session rule publishes, `claims` the ledger's.

    Works for every interview however short, under way or ended. Raises ValueError for a list that is no interview.
    """
    walked = walk(events)
    writer = FlagWriter(walked, texts)
    questions = question_reports(walked, texts, flags, writer)
    in_questions = {given.turn for thread in walked.state.threads for given in thread.answers}
    others = writer.lines("other", [flag for turn, _, flag in flags if turn not in in_questions])
    own, parts, words = own_questions(walked), course(walked), walked.words
    found = [flag for question in questions for attempt in question.attempts for flag in attempt.flags]
    every_flag = sorted((*found, *others), key=lambda flag: flag.turn)
    return Report(
        up_to=walked.state.seq, title=_title(walked), bar=BAR,
        summary=worded_lines(summary(Overview(walked, questions, parts, every_flag, own)), words),
        notes=_notes(walked, questions),
        graded=_count(questions, "graded"), not_graded=_count(questions, "not_graded"), pending=_pending(walked),
        dimensions=dimensions(questions), course=parts, questions=questions,
        rehearsal=rehearsal(walked), claims=claim_lines(walked, claims), other_flags=others, own_questions=own,
        talk=talk(walked), next_steps=worded_steps(next_steps(walked, questions), words),
        disputes=tuple(walked.disputes.values()),
    )  # fmt: skip


def _title(walked: Walk) -> str:
    setup = walked.state.setup
    if setup.mode == "rehearsal":
        return f"Rehearsal of a story, {setup.level} level"
    drilled = len(setup.question_ids) + len(setup.own_questions)
    kind = counted(drilled, "question") if setup.is_drill else ROUNDS[setup.round]
    return f"{'Drill, ' if setup.is_drill else ''}{kind}, {setup.level} level"


def _count(questions: Sequence[QuestionReport], status: str) -> int:
    return sum(question.counting.status == status for question in questions)


def _pending(walked: Walk) -> int:
    """Answers without a reading, those that a language model has still to mark, and questions with neither a grade nor
    a failed grading yet."""
    waiting = 0
    for thread in walked.state.threads:
        failed = any(given.turn in walked.failed for given in thread.answers)
        unread = sum(given.reading is None for given in thread.answers)
        waiting += unread or int(bool(thread.answers) and thread.grade is None and not failed)
    return waiting + len(unmarked(walked.state))


def _notes(walked: Walk, questions: Sequence[QuestionReport]) -> tuple[str, ...]:
    """What a reader has to know about how far these scores carry."""
    notes = []
    if any(attempt.scores for question in questions for attempt in question.attempts):
        by = "Candor's own reader, without a language model" if walked.graders <= {"embedded", ""} else (
            "Candor from what two readers, its own and a language model, found in your words"
        )
        notes.append(
            f"Scores are provisional: they were made by {by}, and each comes with the range it could as well lie in. "
            "Every one of them can be disputed."
        )
    if any(attempt.lexical for question in questions for attempt in question.attempts):
        notes.append(
            "Some answers were read by their words alone, because the model that compares meanings was not ready. "
            "A point made in unusual words may have been overlooked in them."
        )
    not_graded = _count(questions, "not_graded")
    if not_graded:
        were = "was" if not_graded == 1 else "were"
        notes.append(f"{sentence(counted(not_graded, 'question'))[:-1]} {were} not graded and left out of all means.")
    pending = _pending(walked)
    if pending:
        be = "is" if pending == 1 else "are"
        notes.append(f"{sentence(counted(pending, 'answer'))[:-1]} {be} still being read; a newer report follows.")
    notes += model_notes(walked.state)
    if walked.words:
        notes.append("Some lines of the summary and next steps are in a language model's words; their facts are not.")
    if walked.state.ended is None:
        notes.append("The interview is still under way.")
    if any(len(question.attempts) > 1 and question.rehearsed for question in questions):
        notes.append("The scores at the top are those of the last telling; the earlier ones stand beside it.")
    elif any(len(question.attempts) > 1 for question in questions):
        notes.append("Where a question was taken again, the first attempt counts; the others stand beside it.")
    return tuple(notes)
