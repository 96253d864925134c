"""Questions and the attempts at them, put together from verdicts and answers. Which attempt counts is said here."""

from collections.abc import Sequence

from candor.interview.reading import Flag, Graded, Quote, Ungraded
from candor.interview.setup import Part
from candor.interview.state import Given, Thread
from candor.interview.topics import title
from candor.report import verdicts
from candor.report.answers import better_answer, lengths, segments
from candor.report.lines import Attempt, AttemptStatus, Exchange, PointLine, ScoreLine
from candor.report.model import QuestionReport
from candor.report.verdicts import FlagWriter, Judged
from candor.report.walk import Walk
from candor.report.words import ReportTexts, counted, lower_first

Published = Sequence[tuple[int, Part, Flag]]  # turn, part, flag: what the session rule lets through


def question_reports(
    walk: Walk, texts: ReportTexts, flags: Published, writer: FlagWriter
) -> tuple[QuestionReport, ...]:
    """One for each question, in the order they were first asked."""
    groups: dict[str, list[Thread]] = {}
    for thread in walk.state.threads:
        groups.setdefault(thread.question.id, []).append(thread)
    reports = []
    for place, threads in enumerate(groups.values(), 1):
        attempts: list[Attempt] = []
        rehearsed = walk.state.setup.mode == "rehearsal"
        if rehearsed:  # an invitation to tell it again that nobody took up is no telling
            threads = [thread for thread in threads if thread.answers] or threads[:1]
        for number, thread in enumerate(threads, 1):
            prefix = f"q{place}" if number == 1 else f"q{place}.take{number}"
            judged = Judged(prefix, thread, walk, texts)
            attempt = _attempt(judged, number, _flags_of(thread, flags), writer)
            changed = compared(attempts[0], attempt) if attempts else ()
            attempts.append(attempt.model_copy(update={"changed": changed}))
        asked = threads[0].question
        reports.append(
            QuestionReport(
                id=f"q{place}", question=asked.id, kind=asked.kind, part=threads[0].part, topic=asked.topic,
                title="Your own question" if asked.is_candidates else title(asked.topic), asks=asked.asks,
                rehearsed=rehearsed, attempts=_last_counts(attempts) if rehearsed else tuple(attempts),
            )
        )  # fmt: skip
    return tuple(reports)


def _last_counts(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Of tellings the last that was graded counts, since that is what a rehearsal is for."""
    graded = [attempt.number for attempt in attempts if attempt.status == "graded"]
    last = graded[-1] if graded else attempts[-1].number
    return tuple(attempt.model_copy(update={"counts": attempt.number == last}) for attempt in attempts)


def _flags_of(thread: Thread, flags: Published) -> list[Flag]:
    turns = {given.turn for given in thread.answers}
    return [flag for turn, _, flag in flags if turn in turns]


def _attempt(judged: Judged, number: int, flags: Sequence[Flag], writer: FlagWriter) -> Attempt:
    thread = judged.thread
    points = verdicts.point_lines(judged) if thread.readings else ()
    moves = verdicts.move_lines(judged)
    written = writer.lines(judged.prefix, flags)
    marks = [(point.id, point.evidence) for point in points if point.evidence]
    marks += [(line.id, line.evidence) for line in moves] + [(line.id, line.evidence) for line in written]
    status, reason = _status(judged)
    counting = [point for point in points if point.counts]
    return Attempt(
        id=judged.prefix, number=number, counts=number == 1, status=status, reason=reason,
        lexical=any(reading.lexical for reading in thread.readings),
        unmarked=sum(given.unmarked is not None for given in thread.answers),
        exchanges=_exchanges(judged, marks),
        scores=verdicts.score_lines(judged), points=points,
        covered=sum(point.level == "met" for point in counting), expected=len(counting),
        moves=moves, unheard=verdicts.unheard_moves(judged, moves), put_right=verdicts.put_right(judged),
        flags=written, hints=thread.question.hints[: thread.hints], ceiling=verdicts.ceiling(judged),
        lengths=lengths(thread.question, thread.answers),
        better=better_answer(judged, points, [flag.evidence for flag in written]),
    )  # fmt: skip


def _status(judged: Judged) -> tuple[AttemptStatus, str | None]:
    thread = judged.thread
    if not thread.answers:
        closed: dict[str | None, AttemptStatus] = {"skip": "skipped", "silence": "silent"}
        return closed.get(thread.closed, "unanswered"), None
    match thread.grade:
        case Graded():
            return "graded", None
        case Ungraded(reason=reason):
            return "not_graded", reason
        case _:
            failed = [judged.walk.failed[a.turn] for a in thread.answers if a.turn in judged.walk.failed]
            return ("not_graded", failed[-1]) if failed else ("pending", None)


def _exchanges(judged: Judged, marks: Sequence[tuple[str, Quote]]) -> tuple[Exchange, ...]:
    given = {answer.turn: answer for answer in judged.thread.answers}
    return tuple(
        _answered(line.seq, given[line.turn], marks)
        if line.who == "candidate"
        else Exchange(
            seq=line.seq, turn=line.turn, who="interviewer", text=line.text, move=line.move.kind if line.move else None
        )
        for line in judged.walk.lines
        if line.opened == judged.thread.opened and (line.who == "interviewer" or line.turn in given)
    )


def _answered(seq: int, answer: Given, marks: Sequence[tuple[str, Quote]]) -> Exchange:
    own = [(name, quote) for name, quote in marks if quote.turn == answer.turn]
    return Exchange(
        seq=seq, turn=answer.turn, who="candidate", text=answer.text, segments=segments(answer.text, own),
        kind=answer.reading.kind if answer.reading else None, pending=answer.reading is None,
    )  # fmt: skip


def compared(first: Attempt, later: Attempt) -> tuple[str, ...]:
    """What is different in a later attempt, in plain lines."""
    if not later.points:
        return ()
    lines = [
        f"Key points covered: {first.covered} of {first.expected} the first time, "
        f"{later.covered} of {later.expected} this time."
    ]
    before = {point.point: point for point in first.points}
    gained = [p for p in later.points if p.level == "met" and (p.point not in before or before[p.point].level != "met")]
    lost = [p for p in later.points if p.level != "met" and p.point in before and before[p.point].level == "met"]
    lines += [f"New this time: {_named(point)}." for point in gained]
    lines += [f"Said the first time, not heard this time: {_named(point)}." for point in lost]
    return (*lines, *_score_changes(first.scores, later.scores), *_words_changed(first, later))


def _named(point: PointLine) -> str:
    return lower_first(point.title)


def _score_changes(first: Sequence[ScoreLine], later: Sequence[ScoreLine]) -> list[str]:
    before = {score.dimension: score.points for score in first}
    return [
        f"{score.title}: {before[score.dimension]:.1f} the first time, {score.points:.1f} this time."
        for score in later
        if score.dimension in before and abs(score.points - before[score.dimension]) >= 0.05
    ]


def _words_changed(first: Attempt, later: Attempt) -> list[str]:
    before, after = (sum(length.words for length in attempt.lengths) for attempt in (first, later))
    return [f"{before} words the first time, {counted(after, 'word')} this time."] if before and after else []
