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


@pytest.mark.parametrize("answer", ["Um, I don't know.", "Yes.", "Good question, you know, it depends."])
def test_fillers_are_never_taken_up(answer: str) -> None:
    assert reading(answer).phrases == ()
