"""The matching form of a text: case, spaces, quotes and endings fall away, content stays."""

from hypothesis import given
from hypothesis import strategies as st

from candor.text.normalise import clean, content_words, stem, stems, words


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more_in_plain_words(text: str) -> None:
    assert words(clean(text)) == words(text)


def test_case_odd_spaces_quotes_and_invisible_signs_are_dropped() -> None:
    assert clean("  I\u200b don’t\u00a0 KNOW\t–  really ") == "i don't know - really"


def test_decimals_contractions_and_names_of_languages_are_one_word() -> None:
    assert words("It's 0.5 in C++, don't you think?") == ["it's", "0.5", "in", "c++", "don't", "you", "think"]


def test_stop_words_carry_no_content() -> None:
    assert content_words("It is what it is, and so on") == []
    assert content_words("The loss rises again") == ["loss", "rises"]


def test_forms_of_a_word_share_a_root() -> None:
    assert len({stem(word) for word in ("split", "splits", "splitting")}) == 1
    assert len({stem(word) for word in ("regularise", "regularised", "regularisation", "regularization")}) == 1
    assert stems("Overfitting models") == stems("the overfit model")
