"""Questions from outside the bank: key points out of a reference or passages, and what the grade says of it."""

from candor.interview.question import STAR
from candor.interview.reading import Graded, Ungraded
from candor.scoring import held, reference
from candor.scoring.grade import grade
from candor.scoring.reader import read, texts_to_embed
from scoring_samples import stem_vectors

ASKS = "Why is a nightly backup worth nothing without a drill?"
REFERENCE = (
    "An archive that nobody has restored may be unreadable, because tapes rot and keys get lost. "
    "A drill on spare hardware shows whether it opens and how long that takes. "
    "Keep one copy in another building."
)
RIGHT = "Tapes rot and keys get lost, so an archive may be unreadable; a drill on spare hardware shows if it opens."
BESIDE = "I would buy a faster network card and paint the cupboard green, because colours calm the night shift."


def graded(answer: str, yardstick: reference.Yardstick | None, exercise: bool = False) -> Graded:
    assert yardstick is not None
    question = yardstick.question
    vectors = stem_vectors([
        *texts_to_embed(question, answer, question.asks), *reference.texts_to_embed(yardstick)
    ])  # fmt: skip
    first = grade(question, "mid", [read(question, 1, answer, question.asks, [], vectors)], 0)
    found = reference.measured(first, yardstick, answer, vectors, exercise)
    assert isinstance(found, Graded)
    return found


def test_a_reference_becomes_weighted_key_points_in_its_own_words() -> None:
    found = reference.from_reference(ASKS, "outside", REFERENCE)
    assert found is not None
    assert [point.point for point in found.question.key_points] == list(found.ideas)
    assert all(point.point in REFERENCE for point in found.question.key_points)
    assert reference.from_reference(ASKS, "outside", " . ") is None


def test_a_long_reference_is_merged_and_a_one_word_one_still_counts() -> None:
    told = " ".join(f"Reason number{i} concerns subject{i}." for i in range(30))
    many = reference.from_reference(ASKS, "outside", told)
    one = reference.from_reference(ASKS, "outside", "Rehearsal.")
    assert many is not None
    assert one is not None
    assert len(many.question.key_points) == reference.MOST_POINTS
    assert len(one.question.key_points) == 1


def test_an_answer_that_conveys_the_reference_scores_above_one_that_does_not() -> None:
    yardstick = reference.from_reference(ASKS, "outside", REFERENCE)
    right, beside = graded(RIGHT, yardstick), graded(BESIDE, yardstick)
    assert right.scores["correctness"].points >= beside.scores["correctness"].points + 1
    assert "reference answer" in right.scores["correctness"].because[-1]


def test_passages_make_a_wider_band_say_so_and_call_nothing_complete() -> None:
    passages, wrong = [REFERENCE], ["A backup that was written without an error can always be restored."]
    told = stem_vectors([ASKS, *reference.ideas_of(passages)])
    passage = graded(RIGHT, reference.from_passages(ASKS, "outside", passages, wrong, told)).scores["correctness"]
    given = graded(RIGHT, reference.from_reference(ASKS, "outside", REFERENCE)).scores["correctness"]
    assert "guide" in passage.because[-1]
    assert passage.points <= 4
    assert passage.high - passage.low >= given.high - given.low


def test_an_exercise_goes_by_correctness() -> None:
    yardstick = reference.from_reference(ASKS, "outside", REFERENCE)
    told = graded("Tapes rot, keys get lost, the archive may be unreadable.", yardstick, exercise=True).scores
    assert abs(told["overall"].points - told["correctness"].points) <= 0.8


def test_what_was_not_graded_and_what_was_no_attempt_stay_so() -> None:
    yardstick = reference.from_reference(ASKS, "outside", REFERENCE)
    assert yardstick is not None
    none = Ungraded(reason="none")
    assert reference.measured(none, yardstick, RIGHT, {}) is none
    assert graded("I don't know.", yardstick).scores["correctness"].points == 1


def test_any_behavioral_prompt_has_the_five_parts_of_a_story() -> None:
    made = reference.story("Tell me about a surprise.", "adaptability").question
    assert tuple(point.id for point in made.key_points) == STAR
    assert sum(point.weight for point in made.key_points) == 10


def test_correctness_never_falls_when_more_is_held() -> None:
    steps = [held.Held(x / 10, x / 20, x / 20, passages) for passages in (False, True) for x in range(11)]
    points = [held.correctness(step) for step in steps]
    assert points[:11] == sorted(points[:11])
    assert points[11:] == sorted(points[11:])
