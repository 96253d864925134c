"""What is beside the point can raise no score, and what is about the matter is left alone."""

import json

import numpy as np
import pytest

from candor.evaluation.train_beside import exemplars, fitted, hash_of
from candor.interview.reading import Reading, Score
from candor.resources import data_folder, weights_folder
from candor.scoring.aimed import read_of
from candor.scoring.beside import SLACK, Leaning, doubted, lower, lower_score, only_terms, read_leaning, without
from candor.scoring.english import unlike_english
from candor.scoring.prepared import Prepared, prepare
from candor.text.spans import atoms
from candor.text.vectors import Vectors
from scoring_samples import reading

ASKS = "How does a hash table find a key?"
MATTER = "It hashes the key and looks into that bucket only."
ASIDE = "My neighbours all admire me for it."
LEANING = Leaning("made up", np.array([0.0, 0.0, 8.0], dtype=np.float32), -4.0)


def vectors_of(*texts: str) -> Vectors:
    """The question along the first axis, whatever is aside along the third, everything else along the second."""
    axes = {text: 2 if "admire" in text else 0 if text == ASKS else 1 for whole in texts for text in _cut(whole)}
    return {text: np.eye(3, dtype=np.float32)[axis] for text, axis in axes.items()}


def _cut(text: str) -> list[str]:
    return [atom.text for atom in atoms(text)]


def found(answer: str, asks: str = ASKS, about: tuple[str, ...] | None = ()) -> list[list[str]]:
    vectors = vectors_of(answer, asks)
    made = prepare(1, read_of(answer), [asks], [], vectors)
    return [[span.text for span in cut] for cut in doubted(made, asks, about, vectors, LEANING)]


def made_of(answer: str) -> Prepared:
    return prepare(1, read_of(answer), [ASKS], [], vectors_of(answer, ASKS))


def test_a_sentence_that_leans_is_left_out_and_one_about_the_matter_is_not() -> None:
    assert found(f"{MATTER} {ASIDE}") == [[ASIDE]]
    assert found(MATTER) == []
    assert found(f"{MATTER} {ASIDE}", about=None) == [[ASIDE]]


def test_nearness_to_what_was_asked_outweighs_leaning() -> None:
    vectors = dict(vectors_of(f"{MATTER} {ASIDE}", ASKS))
    vectors["admired neighbours"] = vectors[ASIDE] * 2.5
    made = prepare(1, read_of(f"{MATTER} {ASIDE}"), [ASKS], [], vectors)
    assert doubted(made, ASKS, ("admired neighbours",), vectors, LEANING) == ()


def test_among_many_words_about_the_matter_a_sentence_has_to_lean_further() -> None:
    mild = Leaning("made up", np.array([0.0, 0.0, 3.5], dtype=np.float32), -4.0)
    more = (
        "Two keys may share one bucket, so each bucket keeps a short chain. Walking a long chain costs time, which is "
        "why the table doubles once three quarters are taken. Doubling copies every entry, yet spread over all inserts "
        "that stays constant. A poor function sends strings with equal endings to neighbouring slots and clusters form."
    )
    for answer, doubts in ((f"{MATTER} {ASIDE}", True), (f"{MATTER} {more} {ASIDE}", False)):
        vectors = vectors_of(answer, ASKS)
        made = prepare(1, read_of(answer), [ASKS], [], vectors)
        assert bool(doubted(made, ASKS, None, vectors, mild)) is doubts


def test_the_question_in_other_words_and_a_sentence_said_again_are_left_out() -> None:
    again = "So that bucket only is looked into, and the key is hashed."
    assert [again] in found(f"{MATTER} {again}")
    echo = "So a key is what a hash table has to find."
    vectors = {**vectors_of(f"{MATTER} {echo}", ASKS), echo: np.eye(3, dtype=np.float32)[0]}
    made = prepare(1, read_of(f"{MATTER} {echo}"), [], [], vectors)
    cuts = doubted(made, ASKS, None, vectors, LEANING)
    assert echo in [span.text for cut in cuts for span in cut]


def test_doubt_alone_leaves_no_answer_with_nothing() -> None:
    mild = Leaning("made up", np.array([0.0, 0.0, 3.5], dtype=np.float32), -4.0)
    vectors = vectors_of(ASIDE, ASKS)
    made = prepare(1, read_of(ASIDE), [ASKS], [], vectors)
    assert doubted(made, ASKS, None, vectors, mild) == ()


def test_what_is_left_keeps_its_places_in_the_whole_answer() -> None:
    made = made_of(f"{ASIDE} {MATTER}")
    left = without(made, [span for span in made.sentences if span.text == ASIDE])
    assert left.text.strip() == MATTER
    start = left.text.index(MATTER)
    assert left.span(start, start + len(MATTER)).text == MATTER


def test_without_vectors_nothing_is_in_doubt() -> None:
    made = prepare(1, read_of(f"{MATTER} {ASIDE}"), [ASKS], [], None)
    assert doubted(made, ASKS, (), {}, LEANING) == ()


def score(points: float) -> Score:
    return Score(points=points, low=max(points - 1, 1.0), high=min(points + 1, 5.0))


def test_a_score_rises_by_no_more_than_the_slack_over_what_is_left() -> None:
    bound = lower_score(score(4.5), score(2.0))
    assert bound.points == pytest.approx(2.0 + SLACK)
    assert bound.low <= bound.points <= bound.high
    assert lower_score(score(2.2), score(2.0)) == score(2.2)
    assert lower_score(score(2.0), score(4.0)) == score(2.0)


def judged(kind: str, points: float) -> Reading:
    return reading(MATTER).model_copy(update={"kind": kind, "judged": {"reasoning": score(points)}})


def test_a_reading_stays_as_it_is_where_nothing_was_raised() -> None:
    read = judged("answer", 2.0)
    assert lower(read, judged("answer", 2.0)) is read
    assert lower(judged("answer", 4.0), judged("answer", 2.0)).judged["reasoning"].points == pytest.approx(2.0 + SLACK)


def test_what_is_no_attempt_without_the_rest_is_none_with_it() -> None:
    assert lower(judged("answer", 3.0), judged("dont_know", 1.0)).kind == "dont_know"


@pytest.mark.parametrize(
    "text",
    [
        "Jr jvyy zrrg ng gur fgngvba orsber avar va gur zbeavat.",
        ".gninrom eht ni enin erofeb noitats eht ta teem lliw eW",
        "Spotkamy się jutro rano na dworcu przed dziewiątą.",
        "01001000 01100101 01101100 01101100 01101111",
        "%48%65%6c%6c%6f%20%74%68%65%72%65",
        "w3 w1ll m33t 4t th3 st4t10n b3f0r3 n1n3 1n th3 m0rn1ng",
    ],
)
def test_what_is_encoded_garbled_or_foreign_is_unlike_english(text: str) -> None:
    assert unlike_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "ResNet50 and EfficientNetB0 with fp16, batch 64, on two A100 GPUs.",
        "I'd use XGBoost, it's quick; that's what we've had in prod, isn't it.",
        "Eigenvalues of the Gram matrix, then softmax over logits.",
        "f(x) = w x + b, with w in R^n",
        "Müller and Grünwald showed that in their paper on priors.",
        "Sklearn's KBinsDiscretizer quantises numeric columns.",
    ],
)
def test_terms_of_the_trade_are_english_enough(text: str) -> None:
    assert not unlike_english(text)


def test_terms_strung_together_by_joining_words_say_nothing() -> None:
    assert only_terms("Raft and Paxos and vector clocks and gossip and CRDT and quorum.")
    assert not only_terms("Raft elects a leader and then it sends its log and waits and commits and answers.")


def test_a_direction_is_fitted_that_parts_the_two_sides() -> None:
    rows = np.eye(2)
    towards, base = fitted(rows[:1], [(rows[1:], 1.0)])
    assert rows[0] @ towards + base > 0 > rows[1] @ towards + base


def test_the_shipped_direction_was_fitted_on_the_shipped_sentences() -> None:
    told = json.loads((weights_folder() / "beside.json").read_text(encoding="utf-8"))
    common = json.loads((weights_folder() / "common.json").read_text(encoding="utf-8"))
    assert told["exemplars"] == hash_of(exemplars(data_folder("knowledge"))), "run candor.evaluation.train_beside"
    assert told["model"] == common["model"]
    assert len(read_leaning(told).towards) == len(common["sounds"])
