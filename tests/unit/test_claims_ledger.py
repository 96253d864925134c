"""Which statements do not fit together, and above all which do: the second list is the longer one on purpose."""

from datetime import date

import pytest

from candor.claims.extract import extract
from candor.claims.ledger import Told, ledger, unbacked
from candor.documents.understanding.understand import understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.guide.skills import read_skills
from candor.interview.background import Background, Document, background
from candor.interview.claims import LedgerLine
from candor.resources import data_folder
from claims_contradicted import CONTRADICTED
from claims_contradicted_more import MORE_CONTRADICTED
from claims_honest import HONEST
from claims_honest_more import MORE_HONEST
from claims_resumes import MARLOW
from claims_widened import WIDENED_CONTRADICTED, WIDENED_HONEST
from claims_widened_more import TOLD_CONTRADICTED, TOLD_HONEST

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(read_skills(data_folder("knowledge"))[0])


def resume(text: str, vocabulary: Vocabulary) -> Background:
    understood = understand(text, "resume", vocabulary)
    return background([
        Document(id="cv", kind="resume", name="cv", format="text", created="", text=text, understood=understood)
    ])  # fmt: skip


def read(answers: list[str], known: Background | None = None) -> tuple[LedgerLine, ...]:
    told = [Told(turn, text) for turn, text in enumerate(answers, 1)]
    return ledger([claim for one in told for claim in extract(one.turn, one.text)], told, known, TODAY)


@pytest.mark.parametrize(
    ("known", "answers"), [*CONTRADICTED, *MORE_CONTRADICTED, *WIDENED_CONTRADICTED, *TOLD_CONTRADICTED]
)
def test_what_cannot_be_true_together_is_said_not_to_fit(
    known: str | None, answers: list[str], vocabulary: Vocabulary
) -> None:
    lines = read(answers, resume(known, vocabulary) if known else None)
    found = [line for line in lines if line.state == "contradicted"]
    assert found
    assert all(line.reason for line in found)
    for line in found:
        for quote in (line.claim.evidence, line.other):
            assert quote is None or answers[quote.turn - 1][quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(("known", "answers"), [*HONEST, *MORE_HONEST, *WIDENED_HONEST, *TOLD_HONEST])
def test_no_honest_claim_is_said_not_to_fit(known: str | None, answers: list[str], vocabulary: Vocabulary) -> None:
    lines = read(answers, resume(known, vocabulary) if known else None)
    assert [(line.claim.evidence.quote, line.reason) for line in lines if line.state == "contradicted"] == []


def test_a_contradiction_is_found_eight_answers_apart_with_both_quotes() -> None:
    between = ["We talked to planners.", "It ran nightly.", "Yes.", "In Python.", "No.", "Twice a week.", "Mostly."]
    lines = read(["I have five years of experience with Airflow.", *between, "I picked Airflow up last winter."])
    assert [(line.state, line.claim.evidence.turn) for line in lines] == [("contradicted", 1)]
    assert lines[0].other is not None
    assert (lines[0].other.turn, lines[0].other.quote) == (9, "I picked Airflow up last winter")


def test_the_resume_is_quoted_as_a_line_and_not_as_words_of_the_candidate(vocabulary: Vocabulary) -> None:
    line = read(["I joined Marlow Insurance in 2017 as a data scientist."], resume(MARLOW, vocabulary))[0]
    assert line.state == "contradicted"
    assert line.other is None
    assert "May 2021" in line.line


def test_answers_of_different_questions_may_be_of_different_projects() -> None:
    said = ["I did the whole project alone.", "My colleague Ines wrote the model."]
    for stories, state in (((0, 0), "contradicted"), ((0, 1), "unbacked")):
        told = [Told(turn, text, story) for turn, (text, story) in enumerate(zip(said, stories, strict=True), 1)]
        lines = ledger(extract(1, said[0]), told)
        assert [line.state for line in lines] == [state]


def test_what_still_lasts_is_not_held_against_anybody_without_a_date(vocabulary: Vocabulary) -> None:
    said = "I have fifteen years of experience in data science."
    lines = ledger(extract(1, said), [Told(1, said)], resume(MARLOW, vocabulary))
    assert [line.state for line in lines] == ["unbacked"]


def test_a_claim_is_backed_by_what_stands_beside_it() -> None:
    shown = read(
        ["I wrote the ingestion job. It reads the sensor files, because the queue lost rows, and checks them."]
    )
    bare = read(["I wrote the ingestion job. It was a lot of fun."])
    assert shown[0].state == "backed"
    assert bare[0].state == "unbacked"


def test_a_later_answer_clears_an_open_claim() -> None:
    first = "I raised the conversion of our shop by twelve percent."
    assert [claim.evidence.quote for claim in unbacked(read([first]))] == [first.rstrip(".")]
    proof = "We compared two groups for six weeks. The control group kept the old list, because it had no ranking."
    lines = read([first, proof])
    assert lines[0].state == "backed"
    assert lines[0].other is not None
    assert lines[0].other.turn == 2
    assert unbacked(lines[:1]) == ()


def test_the_resume_backs_what_it_says_too(vocabulary: Vocabulary) -> None:
    line = read(["At Marlow I am a senior data scientist."], resume(MARLOW, vocabulary))[0]
    assert (line.state, "Marlow Insurance" in line.line) == ("backed", True)


def test_a_result_is_asked_about_before_a_skill_and_a_figure_last() -> None:
    lines = read(["We had 4,000 users. I am an expert in search. I raised revenue by 20 percent."])
    assert [claim.kind for claim in unbacked(lines)] == ["impact", "skill", "number"]
