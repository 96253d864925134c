"""Résumés in the layouts that people write them in."""

import pytest

from candor.documents.understanding.understand import understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.guide.skills import read_skills
from fakes import CHECKOUT


def vocabulary() -> Vocabulary:
    return Vocabulary(read_skills(CHECKOUT / "knowledge")[0])


@pytest.mark.parametrize(
    "lines",
    [
        ("Senior ML Engineer", "Acme GmbH", "2019 – 2023"), ("Acme GmbH", "Senior ML Engineer", "2019 – 2023"),
        ("2019 – 2023", "Senior ML Engineer", "Acme GmbH"), ("2019 – 2023", "Acme GmbH", "Senior ML Engineer"),
    ],
)  # fmt: skip
def test_title_employer_and_dates_may_stand_on_three_lines_in_any_order(lines: tuple[str, ...]) -> None:
    text = "Experience\n" + "\n".join([*lines, "- Built a ranker for shops."]) + "\n"
    (job,) = understand(text, "resume", vocabulary()).jobs
    assert (job.title, job.employer) == ("Senior ML Engineer", "Acme GmbH")


def test_a_comma_inside_brackets_ends_neither_a_title_nor_a_project() -> None:
    text = "Experience\nML Engineer (search, ranking), Acme | 2019 – 2023\n- Built a ranker (search, ads) for shops\n"
    found = understand(text, "resume", vocabulary())
    assert [(job.title, job.employer) for job in found.jobs] == [("ML Engineer (search, ranking)", "Acme")]
    assert [project.title for project in found.projects] == ["Built a ranker (search, ads) for shops"]
