"""Short documents, as people paste them: told apart and read without the headings of the long ones."""

from functools import cache

from candor.documents.understanding.understand import guess_kind, understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.guide.skills import read_skills
from fakes import CHECKOUT


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(read_skills(CHECKOUT / "knowledge")[0])


def test_a_short_job_description_without_headings_is_taken_for_one() -> None:
    text = (
        "Senior Machine Learning Engineer at Northlight Health\n\nWe build triage software.\nYou will:\n- train image "
        "models (PyTorch)\nRequirements: strong Python, deep learning. Nice to have: C++."
    )
    assert guess_kind(text) == "job"
    read = understand(text, "job", vocabulary())
    assert (read.role, read.level, read.company) == ("Senior Machine Learning Engineer", "senior", "Northlight Health")


def test_four_sentences_about_a_firm_are_taken_for_a_company_note() -> None:
    text = "Northlight makes software for hospitals.\nTheir data comes from 31 sites.\nThe team has nine engineers."
    assert guess_kind(text) == "company"


def test_below_a_headed_project_stands_what_it_is_about_and_no_further_project() -> None:
    text = "## Projects\n### Bird calls\nRecognises 60 species.\n### Delivery times\n"
    read = understand(text, "resume", vocabulary())
    assert [(project.title, project.about) for project in read.projects] == [
        ("Bird calls", "Recognises 60 species."), ("Delivery times", ""),
    ]
