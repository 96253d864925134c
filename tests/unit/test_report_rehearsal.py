"""The report of a rehearsal: every telling is kept, the last counts, the first and the last stand side by side."""

import json
import re

import jsonschema

from candor.interview.question import STAR
from candor.interview.setup import Setup
from candor.report.build import document
from candor.report.model import ReportDocument, report_schema
from candor.report.render import Assets, Links, as_json, download, markdown, page, printable
from candor.report.words import ReportTexts
from fakes import a_point, a_question, play

TEXTS = ReportTexts(anchors={}, pitfalls={})
STORY = a_question("late-launch", "behavioral", key_points=tuple(a_point(part, 2) for part in STAR), misconceptions=())
FIRST = "In May <b>we</b> moved it [met:situation]. The loader was mine [met:task]. It *went* well [partly:result]."
MIDDLE = "In May we moved it [met:situation]. The loader was mine [met:task]. I wrote a test [met:action]."
LAST = (
    "In May we moved it [met:situation]. The loader was mine [met:task]. I wrote a test [met:action]. "
    "It ran by June [met:result]. A wrong date would hurt so I tested [met:reasoning]."
)
DETAIL = "I wrote the tests for it"


def told(*script: str, **setup: object) -> ReportDocument:
    chosen = {"mode": "rehearsal", "question_ids": (STORY.id,), **setup}
    room = play(Setup.model_validate(chosen), [*script, "/end"], [STORY])
    return document(room.events, TEXTS)


def test_every_telling_is_kept_and_the_last_one_counts() -> None:
    report = told(FIRST, DETAIL, MIDDLE, "/again", LAST).report
    assert report.rehearsal is not None
    assert ["".join(s.text for s in t.segments) for t in report.rehearsal.tellings] == [FIRST, MIDDLE, LAST]
    question = report.questions[0]
    assert question.rehearsed
    assert [attempt.counts for attempt in question.attempts] == [False, False, True]
    assert report.title == "Rehearsal of a story, mid level"
    overall = next(line for line in report.dimensions if line.dimension == "overall")
    assert overall.mean == question.attempts[-1].scores[0].points


def test_what_changed_goes_from_the_first_to_the_last() -> None:
    report = told(FIRST, DETAIL, MIDDLE, "/again", LAST).report
    assert report.rehearsal is not None
    changed = {change.name: (change.strength_before, change.strength_after) for change in report.rehearsal.changed}
    assert changed["action"] == ("missed", "met")
    assert changed["result"] == ("partly", "met")
    assert changed["overall"] == (None, None)


def test_marks_stand_where_the_parts_are_and_quotes_are_the_candidates() -> None:
    whole = told(FIRST, DETAIL, MIDDLE)
    assert whole.report.rehearsal is not None
    for story in whole.report.rehearsal.tellings:
        text = next(line.text for line in whole.transcript if line.turn == story.turn and line.who == "candidate")
        for part in story.parts:
            if part.evidence is not None:
                assert text[part.evidence.start : part.evidence.end] == part.evidence.quote
                marked = "".join(s.text for s in story.segments if part.part in s.marks)
                assert marked == part.evidence.quote
            else:
                assert part.strength == "missed"


def test_an_invitation_that_nobody_took_up_is_no_telling() -> None:
    report = told(LAST).report
    assert len(report.questions[0].attempts) == 1
    assert report.questions[0].attempts[0].status == "graded"
    assert report.rehearsal is not None
    assert report.rehearsal.changed == ()


def test_a_detail_stands_with_its_telling_and_counts_for_none_of_its_points() -> None:
    report = told(FIRST, f"{DETAIL} [met:action]", MIDDLE).report
    first = report.questions[0].attempts[0]
    assert next(point.level for point in first.points if point.point == "action") == "missed"
    assert [line.text for line in first.exchanges if line.who == "candidate"] == [FIRST, f"{DETAIL} [met:action]"]


def test_a_rehearsal_in_which_nothing_was_told_has_a_report() -> None:
    whole = told()
    assert whole.report.rehearsal is None
    assert "In less than a minute" in whole.report.summary[0].text
    jsonschema.validate(json.loads(as_json(whole)), report_schema())


def test_all_faces_show_both_tellings_and_let_no_word_become_markup() -> None:
    whole = told(FIRST, DETAIL, MIDDLE, "/again", LAST)
    jsonschema.validate(json.loads(as_json(whole)), report_schema())
    for face in (page(whole, Links(), Assets()), download(whole, ""), printable(whole, "")):
        side = face.split('<section id="rehearsal"')[1].split("</section>")[0]
        assert side.count('class="told"') == 2
        assert "&lt;b&gt;we&lt;/b&gt;" in side
        assert "<b>we" not in side
        assert re.search(r'<mark class="partly">It \*went\* well<span class="part"> Result, in part', side)
    text = markdown(whole)
    assert "## First and last telling" in text
    assert "| Result | in part | told |  |" in text
    assert "⟨Result⟩" in text
    assert "\\<b\\>we" in text


def test_next_steps_go_on_with_the_same_story_as_rehearsals() -> None:
    report = told(FIRST, level="senior").report
    assert [step.href for step in report.next_steps] == ["/?mode=rehearsal&drill=late-launch&level=senior"]
    assert report.next_steps[0].command == "candor interview --mode rehearsal --drill late-launch --level senior"
    assert "the action" in report.next_steps[0].reason
    assert [step.level for step in told(LAST, level="mid").report.next_steps] == ["mid", "senior"]


def test_the_summary_counts_the_tellings() -> None:
    text = told(FIRST, "/again", MIDDLE, "/again", LAST).report.summary[0].text
    assert "you told one story three times" in text
