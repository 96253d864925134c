"""What the pitfall detector is trained on, and how much each row counts."""

from candor.evaluation.figures import BEHAVIORAL, PITFALLS, TECHNICAL
from candor.evaluation.train_pitfalls import UNREAD, Row, weight_of
from candor.pitfalls.exchange import Exchange


def row(author: str) -> Row:
    return Row(author, "", "", frozenset(), weight_of(author), Exchange.of("", "", "opening", None), {})


def test_utterances_that_no_pattern_was_written_after_count_twice_and_answers_half() -> None:
    assert set(UNREAD) < set(PITFALLS)
    assert {weight_of(name) for name in UNREAD} == {2.0}
    assert {weight_of(name) for name in PITFALLS if name not in UNREAD} == {1.0}
    assert {weight_of(name) for name in (*TECHNICAL, *BEHAVIORAL)} == {0.5}


def test_thresholds_are_measured_on_every_utterance_whatever_it_counts_for_and_on_no_answer() -> None:
    assert all(row(name).measured for name in PITFALLS)
    assert not any(row(name).measured for name in (*TECHNICAL, *BEHAVIORAL, "own"))
