"""What counts as a claim, of which kind, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.claims.amounts import changes, fits, number, stated
from candor.claims.extract import extract
from claims_plain_said import CLAIMS, NO_CLAIMS


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("skill", "I have five years of experience with Airflow."),
        ("skill", "I've been using PyTorch since 2019."),
        ("skill", "I am very good at SQL."),
        ("skill", "Five years of Spark, daily."),
        ("role", "I led a team of eight engineers on this."),
        ("role", "At Brightwell I was the head of machine learning."),
        ("role", "I was responsible for the evaluation."),
        ("impact", "I cut the latency by half, from 200 ms to 150 ms."),
        ("impact", "Our model went live in spring."),
        ("impact", "Complaints fell from fifty a week to about thirty."),
        ("number", "We trained on 40 million transactions."),
        ("number", "The dataset had 2 million rows."),
        ("credit", "I did the whole project alone."),
        ("credit", "I designed the schema of the feature store."),
        ("credit", "Built the ingestion from scratch."),
    ],
)
def test_a_claim_is_found_with_its_kind(kind: str, said: str) -> None:
    claims = extract(1, said)
    assert [claim.kind for claim in claims] == [kind]


@pytest.mark.parametrize(
    "said",
    [
        "I would add data or regularise.",
        "A model overfits when it learns the noise of its sample.",
        "I have never used Kubernetes.",
        "I have no production experience with Docker.",
        "My colleague wrote the model.",
        "He led a team of eight engineers.",
        "I want to lead a team of eight engineers.",
        "Did I build the right thing?",
        "I think we should have shipped it.",
        "If I built it again, it would be smaller.",
    ],
)
def test_what_claims_nothing_of_oneself_is_no_claim(said: str) -> None:
    assert extract(1, said) == ()


def test_two_clauses_make_two_claims_and_a_subordinate_one_of_somebody_else_none() -> None:
    said = "I ported the training jobs and I ran the cut-over, with Yusuf, who ported the ingestion jobs."
    assert [claim.evidence.quote for claim in extract(3, said)] == [
        "I ported the training jobs", "I ran the cut-over, with Yusuf",
    ]  # fmt: skip
    both = "I built the index, and we cut the latency from 90 ms to 40 ms."
    assert [(claim.kind, claim.evidence.quote) for claim in extract(3, both)] == [
        ("credit", "I built the index"), ("impact", "we cut the latency from 90 ms to 40 ms"),
    ]  # fmt: skip


@given(st.lists(st.sampled_from((
    "I’ve built it alone", "— we cut costs by 30 %", "\n\n", "ﬁne", "ß", "😀", "I led 12 people; ", ", and I wrote it",
    "```\nx = 1\n```", "from 3 to 5, ", "«I know Spark»", "1,000,000 rows", "  ", ".",
)), max_size=12))  # fmt: skip
def test_a_quote_is_always_what_stands_at_its_place(parts: list[str]) -> None:
    said = " ".join(parts)
    for claim in extract(2, said):
        quote = claim.evidence
        assert quote.quote
        assert quote.turn == 2
        assert said[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(
    ("said", "value"),
    [("2,000", 2000), ("3k", 3000), ("forty-five", 45), ("two million", 2e6), ("half a million", 5e5), ("a dozen", 12),
     ("three hundred", 300), ("0.81", 0.81)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(said: str, value: float) -> None:
    assert number(said) == value


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("cut by half, from 200 ms to 104 ms", True),
        ("cut by half, from 200 ms to 150 ms", False),
        ("fell by about a third, from 31,000 to 21,000 euros", True),
        ("rose by 10 percent, from 60 to 66 percent", True),
        ("rose by 6 percent, from 60 to 66 percent", True),
        ("rose by 30 percent, from 60 to 66 percent", False),
        ("cut by 60%, from $10,000 to $7,000", False),
        ("five times faster, from 10 minutes to 2 minutes", True),
        ("ten times faster, from 60 minutes to 20 minutes", False),
        ("doubled, from 500 to 1,050 requests", True),
        ("errors fell by 25 percent, accuracy went from 80% to 85%", True),
    ],
)
def test_a_change_is_held_against_its_summary_in_every_way_people_reckon(said: str, right: bool) -> None:
    known = changes(said)[0]
    told = next(way for way in stated(said) if way.end <= known.start)
    assert fits(told, known) is right


@pytest.mark.parametrize("said", [said for family in CLAIMS.values() for said in family])
def test_work_told_without_i_built_or_we_had_is_a_claim_too(said: str) -> None:
    assert [claim.evidence.quote for claim in extract(1, said)] != []


@pytest.mark.parametrize("said", NO_CLAIMS)
def test_figures_of_advice_and_of_what_might_be_are_none(said: str) -> None:
    assert extract(1, said) == ()
