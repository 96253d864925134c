"""What a report says of an interview: evidence, means, summary, next steps, disputes."""

import json
import re
from collections.abc import Iterator

import jsonschema
import pytest

from candor.interview import events as e
from candor.interview import moves as m
from candor.interview.reading import Flag, PointReading, Quote
from candor.interview.setup import Section, Setup
from candor.report.build import build, document
from candor.report.model import Report, ReportDocument, report_schema
from candor.report.render import as_json
from report_knowledge import GAP, LEAKAGE
from report_samples import Tape, at_once, full_loop, hostile, redo, skipped, texts

SAMPLES = {"full": full_loop, "redo": redo, "at once": at_once, "skipped": skipped, "hostile": hostile}


def made(tape: Tape) -> ReportDocument:
    return document(tape.events, texts(), tape.flags)


def report(tape: Tape) -> Report:
    return made(tape).report


def quotes(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quote_is_an_exact_part_of_the_answer_it_names(name: str) -> None:
    tape = SAMPLES[name]()
    given = {event.turn: event.text for event in tape.events if isinstance(event, e.AnswerGiven)}
    for found in quotes(json.loads(as_json(made(tape)))):
        turn, start, end = found["turn"], found["start"], found["end"]
        assert isinstance(turn, int)
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert given[turn][start:end] == found["quote"] != ""


def test_the_full_interview_is_full_of_quotes() -> None:
    assert len(list(quotes(json.loads(as_json(made(full_loop())))))) > 30


@pytest.mark.parametrize("name", SAMPLES)
def test_every_interview_however_short_has_five_lines_and_fits_the_schema(name: str) -> None:
    whole = made(SAMPLES[name]())
    assert [line.about for line in whole.report.summary] == ["course", "strongest", "weakest", "habit", "pitfalls"]
    assert all(line.text.endswith((".", "!", "?")) for line in whole.report.summary)
    jsonschema.validate(json.loads(as_json(whole)), report_schema())


def test_an_interview_cut_off_anywhere_yields_a_report_up_to_there() -> None:
    tape = full_loop()
    for count in range(1, len(tape.events) + 1):
        assert build(tape.events[:count], texts()).up_to == count


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_never_speaks_of_hiring(name: str) -> None:
    said = as_json(made(SAMPLES[name]()))
    assert not re.search(
        r"\b(?:hir(?:e|ed|ing)|reject\w*|recommend(?:ed|ation)|fail(?:s|ed)? the interview)\b", said, re.I
    )


def test_events_make_the_same_report_every_time() -> None:
    assert report(full_loop()) == report(full_loop())


def test_segments_joined_are_the_answer_and_marks_hold_their_evidence() -> None:
    whole = report(full_loop())
    for question in whole.questions:
        for attempt in question.attempts:
            evidence = {line.id: line.evidence for line in (*attempt.points, *attempt.flags) if line.evidence}
            for line in attempt.exchanges:
                assert not line.segments or "".join(segment.text for segment in line.segments) == line.text
            for name, quote in evidence.items():
                marked = [s.text for line in attempt.exchanges for s in line.segments if name in s.marks]
                assert "".join(marked) == quote.quote


def test_code_in_an_answer_is_a_segment_of_its_own() -> None:
    code = [s for line in report(full_loop()).questions[0].attempts[0].exchanges for s in line.segments if s.code]
    assert "model.fit(X[:n], y[:n])" in "".join(segment.text for segment in code)


def test_words_that_do_not_stand_in_the_answer_prove_nothing() -> None:
    tape = Tape(Setup(round="technical"), Section(part="technical", seconds=600, questions=(GAP.id,)))
    tape.ask(GAP)
    tape.answer("I would compare the two errors.")
    tape.read({"compare-errors": ("met", "I would compare")})
    read = tape.events[-1]
    assert isinstance(read, e.AnswerRead)
    forged = PointReading(point="why-gap", level="met", evidence=Quote(turn=1, quote="never said", start=0, end=10))
    reading = read.reading.model_copy(update={"points": (*read.reading.points, forged)})
    tape.events[-1] = read.model_copy(update={"reading": reading})
    levels = {point.point: point.level for point in report(tape).questions[0].attempts[0].points}
    assert levels["compare-errors"] == "met"
    assert levels["why-gap"] == "missed"


def test_means_leave_out_what_is_disputed_and_say_over_how_many_they_go() -> None:
    tape = full_loop()
    before = {line.dimension: line for line in report(tape).dimensions}
    tape.put(e.DisputeRaised, target="q2.score.reasoning", reason="I gave a reason.", message_id="d1")
    tape.put(e.DisputeRaised, target="q1.point.learning-curve", reason="That was no point.", message_id="d2")
    disputed = report(tape)
    after = {line.dimension: line for line in disputed.dimensions}
    assert (before["reasoning"].mean, before["reasoning"].n) == (2.9, 4)
    assert (after["reasoning"].mean, after["reasoning"].n) == (3.4, 3)
    first = disputed.questions[0].attempts[0]
    assert (first.covered, first.expected) == (3, 3)
    assert [score.disputed for score in disputed.questions[1].attempts[0].scores if score.dimension == "reasoning"] == [
        "I gave a reason."
    ]


def test_a_withdrawn_dispute_leaves_no_trace() -> None:
    tape = full_loop()
    before = report(tape)
    tape.put(e.DisputeRaised, target="q2.score.reasoning", reason="No.", message_id="d1")
    tape.put(e.DisputeWithdrawn, target="q2.score.reasoning", message_id="d2")
    assert report(tape).dimensions == before.dimensions
    assert report(tape).disputes == ()


def test_every_verdict_has_an_id_of_its_own_that_can_be_disputed() -> None:
    whole = report(full_loop())
    assert {"q1.point.lookalikes", "q2.flag.1", "q2.score.reasoning", "q3.move.1"} <= whole.targets
    names = [
        line.id
        for question in whole.questions
        for attempt in question.attempts
        for line in (*attempt.scores, *attempt.points, *attempt.moves, *attempt.flags)
    ]
    assert len(names) == len(set(names))


def test_two_flags_of_one_kind_read_unlike() -> None:
    first, second = report(full_loop()).flags
    assert first.kind == second.kind == "overclaiming"
    without = [flag.better.replace(flag.evidence.quote.rstrip("."), "") for flag in (first, second)]
    assert without[0] != without[1]


def test_one_phrase_flagged_in_two_turns_gets_two_wordings() -> None:
    tape = hostile()
    flag = tape.flags[0]
    once = build(
        tape.events, texts(), [flag, (flag[0], "technical", Flag(kind="overclaiming", evidence=flag[2].evidence))]
    )
    assert len({line.better for line in once.flags}) == 2


def test_anchors_are_those_of_the_rounded_score_and_the_next_one_up() -> None:
    scores = {score.dimension: score for score in report(full_loop()).questions[1].attempts[0].scores}
    assert scores["correctness"].anchor == "What a 2 in correctness is at mid level (technical)."
    assert scores["correctness"].next_anchor == "What a 3 in correctness is at mid level (technical)."
    best = {score.dimension: score for score in report(full_loop()).questions[0].attempts[0].scores}
    assert best["correctness"].next_anchor is None


def test_what_is_missing_comes_with_the_passage_that_teaches_it_and_what_is_wrong_with_its_correction() -> None:
    points = {point.point: point for point in report(full_loop()).questions[1].attempts[0].points}
    assert points["split-first"].level == "contradicted"
    assert points["split-first"].correction == LEAKAGE.misconceptions[0].correction
    assert [passage.title for passage in points["time-order"].teaches] == ["Split first, fit afterwards"]
    assert report(full_loop()).questions[0].attempts[0].points[0].teaches == ()


def test_points_of_a_higher_level_are_shown_but_not_counted() -> None:
    attempt = report(full_loop()).questions[0].attempts[0]
    assert (attempt.covered, attempt.expected) == (4, 4)
    assert [point.counts for point in attempt.points if point.point == "attainable"] == [False]


def test_a_hint_is_counted_and_lowers_the_ceiling() -> None:
    attempt = report(full_loop()).questions[1].attempts[0]
    assert attempt.hints == (LEAKAGE.hints[0],)
    assert attempt.ceiling == 4.5


def test_own_words_are_put_in_order_with_prompts_and_not_one_word_added() -> None:
    better = report(full_loop()).questions[3].attempts[0].better
    assert better is not None
    parts = {part.part: part for part in better.parts}
    assert [part.part for part in better.parts] == ["situation", "task", "action", "result", "reasoning"]
    assert [quote.quote for quote in parts["action"].sentences] == [
        "I drew both error curves over three months and showed them to him alone before the meeting.",
        "He kept the nightly job, and I built it as carefully as I could.",
    ]
    assert parts["result"].sentences == ()
    assert parts["result"].prompt == "[Say what changed, with a number]"
    assert parts["situation"].prompt is None
    assert all("let me think" not in quote.quote for part in better.parts for quote in part.sentences)


def test_words_with_a_pitfall_have_no_place_in_a_better_answer() -> None:
    better = report(full_loop()).questions[2].attempts[0].better
    assert better is not None
    assert all("perfect" not in quote.quote for part in better.parts for quote in part.sentences)


def test_the_course_tells_time_and_what_happened_in_every_section() -> None:
    parts = {part.part: part for part in report(full_loop()).course}
    assert parts["technical"].used_seconds == 110 + 35 + 45 + 80
    assert (parts["technical"].asked, parts["technical"].hints, parts["technical"].follow_ups) == (2, 1, 1)
    assert (parts["behavioral"].asked, parts["behavioral"].answered, parts["behavioral"].skipped) == (2, 1, 1)
    assert parts["questions"].asked == 1


def test_a_candidates_question_stands_with_its_reply_and_a_thank_you_is_none() -> None:
    own = report(full_loop()).own_questions
    assert len(own) == 1
    assert own[0].evidence.quote.startswith("How do you decide")
    assert own[0].reply.startswith("This is practice")


def test_a_redo_keeps_both_attempts_and_the_first_counts() -> None:
    whole = report(redo())
    first, second = whole.questions[0].attempts
    assert (first.counts, second.counts) == (True, False)
    assert (first.id, second.id) == ("q1", "q1.take2")
    assert [line.mean for line in whole.dimensions if line.dimension == "overall"] == [2.0]
    assert second.changed[0] == "Key points covered: 0 of 2 the first time, 2 of 2 this time."


def test_next_steps_start_with_the_weakest_question_and_are_unlike() -> None:
    steps = report(full_loop()).next_steps
    assert [step.question_ids for step in steps] == [("leakage-basics",), ("overruled",), ("project-walkthrough",)]
    assert steps[0].href == "/?drill=leakage-basics&level=mid"
    assert steps[0].command == "candor interview --drill leakage-basics --level mid"


def test_an_interview_without_an_answer_still_has_three_drills_to_start() -> None:
    assert len(report(at_once()).next_steps) == 3
    assert len(report(skipped()).next_steps) == 3


def test_an_answer_without_a_reading_is_marked_and_counted_as_pending() -> None:
    tape = Tape(Setup(round="technical"), Section(part="technical", seconds=600, questions=(GAP.id,)))
    tape.ask(GAP)
    tape.answer("I would compare the two errors.")
    whole = report(tape)
    assert whole.pending == 1
    assert whole.questions[0].attempts[0].status == "pending"
    assert [line.pending for line in whole.questions[0].attempts[0].exchanges] == [False, True]
    assert any("newer report" in note for note in whole.notes)


def test_what_is_not_graded_is_said_with_its_reason_and_left_out() -> None:
    whole = report(hostile())
    assert (whole.graded, whole.not_graded) == (0, 1)
    assert whole.questions[0].attempts[0].reason == "too few words to judge without the language model"
    assert all(line.mean is None and line.n == 0 for line in whole.dimensions)
    assert any("by their words alone" in note for note in whole.notes)


def test_the_transcript_has_every_word_in_order_and_two_voices_only() -> None:
    whole = made(full_loop())
    said = [event for event in full_loop().events if isinstance(event, (e.InterviewerSaid, e.AnswerGiven))]
    assert [line.text for line in whole.transcript] == [event.text for event in said]
    assert {line.who for line in whole.transcript} == {"interviewer", "candidate"}


def test_a_question_set_aside_for_a_redo_lends_its_words_to_no_other() -> None:
    tape = redo_before_answering()
    questions = report(tape).questions
    assert [question.question for question in questions] == [GAP.id]
    assert all(LEAKAGE.asks not in line.text for attempt in questions[0].attempts for line in attempt.exchanges)


def redo_before_answering() -> Tape:
    tape = Tape(
        Setup(round="technical", mode="coach"), Section(part="technical", seconds=600, questions=(GAP.id, LEAKAGE.id))
    )
    tape.ask(GAP)
    tape.answer("I would compare the two errors.")
    tape.read({"compare-errors": ("met", "I would compare the two errors.")})
    tape.ask(LEAKAGE)
    tape.command("redo")
    tape.say(m.Ask(question_id=GAP.id, part="technical", after="redo"), GAP.asks, GAP, 2)
    tape.answer("I would compare the two errors, and their gap.")
    return tape
