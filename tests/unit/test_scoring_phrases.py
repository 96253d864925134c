"""Phrases worth taking up read well inside quotation marks."""

import pytest

from scoring_samples import TOLD, reading

ANSWERS = [
    TOLD,
    "So, um, I rewrote the loader in two days and, you know, it went from 40 seconds to 3. And so on.",
    "We had nine hundred labels, which is few, so I froze the first four layers of the network.",
    "I'd put the two curves side by side; if both are high then more rows waste the money of the team that labels.",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_phrase_has_three_to_twelve_words_and_clean_ends(answer: str) -> None:
    found = reading(answer, question=None).phrases
    assert 1 <= len(found) <= 4
    for phrase in found:
        spoken = phrase.quote.split()
        assert 3 <= len(spoken) <= 12
        assert phrase.quote[-1] not in ".,;:!?"
        assert spoken[-1].casefold() not in {"the", "a", "of", "and", "to", "with", "in", "which", "for", "is", "my"}
        assert spoken[0].casefold() not in {"and", "so", "um", "which", "but"}


def test_the_best_phrase_names_a_deed_or_a_number() -> None:
    best = reading(ANSWERS[1], question=None).phrases[0].quote
    assert best == "I rewrote the loader in two days"


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        ("Ridge drops the columns it doesn't need, which I like.", "Ridge drops the columns it doesn't need"),
        (
            "The classifier learns the pages that get copied most, and less of the rest.",
            "The classifier learns the pages that get copied most",
        ),
        ("And augmentation, for example flipping and rotating the photos.", "flipping and rotating the photos"),
    ],
)
def test_a_phrase_is_a_whole_clause_and_not_torn_from_one(answer: str, whole: str) -> None:
    assert whole in [phrase.quote for phrase in reading(answer, question=None).phrases]


def test_so_many_that_is_never_cut_in_two() -> None:
    answer = "Because the network has so many parameters that it can remember three thousand photos."
    assert not any(p.quote.startswith("many") for p in reading(answer, question=None).phrases)


@pytest.mark.parametrize("answer", ["I've never worked with scraped text.", "I don't remember the first hour exactly."])
def test_an_admission_is_never_quoted_back(answer: str) -> None:
    assert reading(answer, question=None).phrases == ()


@pytest.mark.parametrize("answer", ["Um, I don't know.", "Yes.", "Good question, you know, it depends."])
def test_fillers_are_never_taken_up(answer: str) -> None:
    assert reading(answer).phrases == ()
