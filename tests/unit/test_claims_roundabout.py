"""Contradictions in roundabout words and honest talk close to one; what is only worth a sentence; résumés whose entries
share a line; answers to questions of how something is done.
"""

from datetime import date

import pytest

from candor.claims.curriculum import entries
from candor.claims.extract import extract
from candor.claims.ledger import CLARIFY, Told, ledger
from candor.documents.understanding.understand import understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.guide.skills import read_skills
from candor.interview.background import Background, Document, background
from candor.interview.claims import LedgerLine
from candor.interview.question import KeyPoint, Question, QuestionKind
from candor.resources import data_folder
from claims_honest_talk import HONEST_TALK, ONE_CONTRADICTED
from claims_longer_turns import LONGER, LONGER_HONEST
from claims_roundabout import CLOSE_TO_ONE, ROUNDABOUT, WORTH_A_SENTENCE
from claims_roundabout_last import LAST, LAST_HONEST
from claims_roundabout_more import FURTHER, FURTHER_HONEST

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_skills(data_folder("knowledge"))[0])


def known_of(text: str, vocabulary: Vocabulary) -> Background:
    understood = understand(text, "resume", vocabulary)
    return background([
        Document(id="cv", kind="resume", name="cv", format="text", created="", text=text, understood=understood)
    ])  # fmt: skip


def read(answers: list[str], known: Background | None = None) -> tuple[LedgerLine, ...]:
    told = [Told(turn, text) for turn, text in enumerate(answers, 1)]
    return ledger([claim for one in told for claim in extract(one.turn, one.text)], told, known, TODAY)


def asked(kind: QuestionKind, case: bool = False) -> Question:
    point = KeyPoint(id="p", weight=10, point="It is so.", examples=("So.", "Thus."), follow_ups=("How so?",))
    return Question(
        id="q", kind=kind, topic="metrics", levels=("mid",), minutes=3, asks="How is it done?", rephrase="Which way?",
        key_points=(point,), hints=("One.", "Two.", "Three."), case=case,
    )  # fmt: skip


@pytest.mark.parametrize(("known", "answers"), [*ROUNDABOUT, *FURTHER, *LAST, *LONGER, *ONE_CONTRADICTED])
def test_what_is_said_in_roundabout_words_is_still_held_together(
    known: str | None, answers: list[str], vocabulary: Vocabulary
) -> None:
    lines = read(answers, known_of(known, vocabulary) if known else None)
    found = [line for line in lines if line.state == "contradicted"]
    assert found
    assert all(line.reason for line in found)


@pytest.mark.parametrize(
    ("known", "answers"), [*CLOSE_TO_ONE, *FURTHER_HONEST, *LAST_HONEST, *LONGER_HONEST, *HONEST_TALK]
)
def test_nobody_is_accused_for_standing_close_to_a_contradiction(
    known: str | None, answers: list[str], vocabulary: Vocabulary
) -> None:
    lines = read(answers, known_of(known, vocabulary) if known else None)
    assert [(line.claim.evidence.quote, line.reason) for line in lines if line.state == "contradicted"] == []


@pytest.mark.parametrize("answers", WORTH_A_SENTENCE)
def test_two_figures_that_may_be_of_two_things_are_worth_a_sentence_and_no_more(answers: list[str]) -> None:
    lines = read(answers)
    assert [line.state for line in lines if line.state == "contradicted"] == []
    unclear = [line for line in lines if line.reason.startswith(CLARIFY)]
    assert len(unclear) == 1
    assert unclear[0].other is not None
    assert unclear[0].state == "unbacked"


def test_an_interview_read_answer_by_answer_ends_as_one_read_at_once() -> None:
    said = [
        "I've been the only data scientist at the mill from the first day until now.",
        "Our queue never took longer than 2 seconds.",
        "I have never used Scala.", "On Fridays our queue took 40 seconds, each week.",
        "Marit is with us on the data science side, she owns the prices.", "I wrote all our jobs in Scala.",
    ]  # fmt: skip
    stepwise = [read(said[:upto]) for upto in range(1, len(said) + 1)][-1]
    assert stepwise == read([f"{text}" for text in said])
    assert sum(line.state == "contradicted" for line in stepwise) == 3


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Ada Rook. ML engineer, Fallow Maps, May 2019 to April 2022. Tern Radio (2022 - now), lead analyst.",
            [("ML engineer", "Fallow Maps", "2019-05", "2022-04"), ("lead analyst", "Tern Radio", "2022", "")],
        ),
        ("Intern at Fallow Maps, June to August 2018", [("Intern", "Fallow Maps", "2018-06", "2018-08")]),
        ("Senior analyst, Tern Radio, since March 2023", [("Senior analyst", "Tern Radio", "2023-03", "")]),
        ("Won a hackathon in 2019, second place in 2021", []),
        ("BSc Physics, 2014 - 2017", []),
    ],
)
def test_the_dated_entries_of_a_line_are_told_apart(line: str, found: list[tuple[str, str, str, str]]) -> None:
    assert [(e.job.title, e.job.employer, e.job.start, e.job.end) for e in entries(line)] == found


@pytest.mark.parametrize(
    ("said", "contradicted"),
    [
        ("I hold a PhD in statistics.", True),
        ("I have a master's in statistics.", False),
        ("I started a PhD and left after a year.", False),
    ],
)
def test_a_degree_above_those_of_the_whole_resume_does_not_fit(
    said: str, contradicted: bool, vocabulary: Vocabulary
) -> None:
    known = known_of("Ada Rook, MSc Statistics 2017. Data analyst, Tern Radio, 2018 to now. Python, SQL.", vocabulary)
    assert any(line.state == "contradicted" for line in read([said], known)) == contradicted


def test_a_degree_is_not_missed_in_a_resume_of_which_a_line_may_be_unread(vocabulary: Vocabulary) -> None:
    known = known_of("MSc Data Science, 2017\nDr. rer. nat., Physics, 2021\nSkills: Python", vocabulary)
    assert all(line.state != "contradicted" for line in read(["I hold a PhD in physics."], known))


@pytest.mark.parametrize(
    "said",
    [
        "Say we have 10,000 rows and the model gets 90 percent.",
        "Suppose the model reaches an accuracy of 95 percent. We trained it on two million rows.",
        "I would use XGBoost and tune the depth.",
        "Let's say I built a ranker and it served 500 requests a second.",
        "If we cut the latency from 200 to 100 milliseconds, we doubled the throughput.",
        "First we trained the model on 80 percent of the data, then we evaluated it on 20 percent.",
        "Our precision is 80 percent here and the recall 60.",
        "I use Python for that, and I know Spark well.",
    ],
)
@pytest.mark.parametrize("question", [asked("technical"), asked("project", case=True)])
def test_an_example_in_an_answer_of_how_it_is_done_is_no_claim(question: Question, said: str) -> None:
    assert extract(1, said, question) == ()


@pytest.mark.parametrize(
    "said",
    [
        "I built exactly that at my last company, with LightGBM.",
        "At Fallow Maps we cut the latency from 200 to 100 milliseconds.",
        "We had this in my team. We reduced the error by 12 percent.",
        "I've used XGBoost for four years.",
    ],
)
def test_an_account_in_an_answer_of_how_it_is_done_is_a_claim(said: str) -> None:
    assert extract(1, said, asked("technical")) != ()


def test_what_counts_in_a_project_answer_is_not_narrowed() -> None:
    said = "Our precision is 80 percent, and I know Spark well."
    assert extract(1, said, asked("project")) == extract(1, said) != ()
