"""Sentences, atoms and pieces: exact substrings, cut where people would cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from candor.text.spans import MOST_ATOMS, MOST_PIECES, atoms, count_words, is_code, pieces, sentences

SPOKEN = st.text(
    alphabet=st.sampled_from([*"abcXYZ 0159.,;:!?…\n\t'\"`-()", "\u200b", "é", "漢", "🙂", "\u0301", "\ufeff"]),
    max_size=400,
)


def texts_of(answer: str) -> list[str]:
    return [span.text for span in sentences(answer)]


@given(SPOKEN)
def test_every_span_is_an_exact_substring_in_code_points(answer: str) -> None:
    for span in (*sentences(answer), *atoms(answer), *pieces(answer)):
        assert span.text
        assert answer[span.start : span.end] == span.text


@given(st.text(max_size=300))
def test_no_text_at_all_makes_the_reader_stumble(answer: str) -> None:
    found = sentences(answer)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(pieces(answer)) <= MOST_PIECES


@given(SPOKEN)
def test_atoms_hold_every_word_once(answer: str) -> None:
    kept = "".join("".join(span.text.split()) for span in atoms(answer))
    assert kept == "".join(answer.split())


def test_numbers_abbreviations_and_addresses_do_not_end_a_sentence() -> None:
    answer = "We got 0.93 vs. 0.88, e.g. on the page https://example.org/a.b?c=1. Dr. Weiss agreed. Fine."
    assert texts_of(answer) == [
        "We got 0.93 vs. 0.88, e.g. on the page https://example.org/a.b?c=1.",
        "Dr. Weiss agreed.",
        "Fine.",
    ]


def test_hesitation_does_not_end_a_sentence_unless_a_new_one_begins() -> None:
    assert texts_of("It's, um... the loss goes up... Then I stop.") == [
        "It's, um... the loss goes up...",
        "Then I stop.",
    ]


def test_list_lines_are_sentences_and_wrapped_lines_are_not() -> None:
    answer = "I would do\nthree things:\n- split by person\n- fit\n2. look at the errors"
    assert texts_of(answer) == ["I would do\nthree things:", "- split by person", "- fit", "2. look at the errors"]


def test_fenced_and_indented_code_stays_in_one_piece() -> None:
    answer = "Like this:\n```python\nfor a. in b:\n    run. me()\n```\nor so:\n\n    x = 1\n    return x\n\nDone."
    found = sentences(answer)
    code = [span.text for span in found if is_code(span)]
    assert code == ["```python\nfor a. in b:\n    run. me()\n```", "x = 1\n    return x"]
    assert [span.text for span in found if not is_code(span)] == ["Like this:", "or so:", "Done."]


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    assert [is_code(span) for span in sentences("Here:\n```\nx = 1. y = 2")] == [False, True]


def test_speech_without_full_stops_is_cut_at_connectives() -> None:
    answer = "so I train it and then I look at the loss and because it goes down I keep on " * 4
    lengths = [count_words(text) for text in texts_of(answer)]
    assert len(lengths) > 1
    assert max(lengths) <= 45


def test_a_long_sentence_gives_its_clauses_and_neighbours_a_window() -> None:
    answer = (
        "The forest averages many deep trees that each saw another sample, so their errors differ and cancel, "
        "whereas a single tree keeps all of its own error. That is the gain. It costs readability."
    )
    found = [span.text for span in pieces(answer)]
    assert "whereas a single tree keeps all of its own error." in found
    assert "That is the gain. It costs readability." in found


def test_two_hundred_words_give_few_pieces_and_fewer_atoms() -> None:
    answer = "I would look at the errors first, and then at the data. It often helps to plot them by group. " * 10
    assert count_words(answer) == 200
    assert len(atoms(answer)) <= 25
    assert len(pieces(answer)) <= 80


def test_the_longest_answer_stays_within_bounds() -> None:
    assert len(atoms("Yes. No. " * 2200)) <= MOST_ATOMS
    assert len(pieces("word " * 4000)) <= MOST_PIECES
