"""Reading one answer: points with evidence, nothing for copies and repetition, with and without vectors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from candor.interview.reading import Reading
from candor.scoring.reader import read, texts_to_embed
from scoring_samples import ALARM, BACKUP, DRILL, ELSEWHERE, PLACE, STORY, WRONG, reading, stem_vectors


def levels(found: Reading) -> dict[str, str]:
    return {point.point: point.level for point in found.points}


def test_a_point_that_is_made_is_met_and_quoted() -> None:
    found = reading(f"{DRILL} {PLACE}")
    assert levels(found) == {"restore-drill": "met", "second-place": "met", "alarm-on-silence": "missed"}
    assert [p.evidence.quote for p in found.points if p.evidence] == [DRILL, PLACE]


@settings(max_examples=25)
@given(st.lists(st.sampled_from([DRILL, PLACE, ALARM, WRONG, ELSEWHERE, "um, é 🙂 ", "\u200b", "\n- "]), max_size=6))
def test_every_quote_is_an_exact_substring_of_the_answer(parts: list[str]) -> None:
    answer = " ".join(parts) or "Nothing."
    found = reading(answer)
    quotes = [p.evidence for p in found.points] + [m.evidence for m in found.moves] + list(found.phrases)
    for quote in quotes:
        assert quote is None or answer[quote.start : quote.end] == quote.quote
    for point in found.points:
        assert (point.level == "missed") == (point.evidence is None)


@given(st.text(max_size=120))
@settings(max_examples=40)
def test_any_text_can_be_read_lexically(answer: str) -> None:
    found = read(BACKUP, 1, answer, BACKUP.asks, [], None)
    assert found.lexical
    assert len(found.points) == 3


def test_without_vectors_shared_words_are_read_and_the_reading_says_so() -> None:
    found = read(BACKUP, 1, f"{DRILL} {ELSEWHERE}", BACKUP.asks, [], None)
    assert found.lexical
    assert levels(found)["restore-drill"] == "met"
    assert levels(found)["second-place"] == "missed"


def test_one_span_does_not_serve_two_points() -> None:
    found = reading(DRILL)
    assert list(levels(found).values()).count("met") == 1


def test_the_question_read_back_counts_for_nothing() -> None:
    said = "Do you restore the copy on a spare machine regularly and check that it opens?"
    found = reading("I restore the copy on a spare machine regularly and check that it opens.", said=said)
    assert levels(found)["restore-drill"] == "missed"
    assert found.moves == ()


def test_what_was_said_in_an_earlier_answer_counts_once() -> None:
    again = reading(DRILL, earlier=(f"{DRILL} {PLACE}",))
    assert levels(again)["restore-drill"] == "missed"
    assert again.measures.repeated == 1.0


def test_repeating_a_sentence_changes_no_point_and_adds_no_move() -> None:
    once, often = reading(DRILL), reading(" ".join([DRILL] * 5))
    assert levels(once) == levels(often)
    assert once.moves == often.moves


def test_key_words_without_a_predicate_are_partly_at_most() -> None:
    found = reading("Copy, spare machine, archive, month, restore.")
    assert levels(found)["restore-drill"] in {"partly", "missed"}


def test_a_voiced_misconception_contradicts_a_point() -> None:
    found = reading(WRONG)
    wrong = [point for point in found.points if point.level == "contradicted"]
    assert [point.misconception for point in wrong] == ["raid-is-backup"]
    assert wrong[0].evidence is not None
    assert wrong[0].evidence.quote == WRONG


def test_a_misconception_denied_contradicts_nothing() -> None:
    found = reading("Mirrored disks never replace a backup.")
    assert all(point.level != "contradicted" for point in found.points)


def test_a_question_about_a_misconception_contradicts_nothing() -> None:
    found = reading("Do mirrored disks replace a backup, since every block exists twice?")
    assert all(point.level != "contradicted" for point in found.points)


def test_an_opening_is_read_without_points() -> None:
    found = reading("Hello, I trained as a nurse and then wrote 3 schedulers for a clinic.", question=None)
    assert found.kind == "answer"
    assert found.points == ()
    assert found.phrases


def test_what_is_to_be_embedded_is_named_once_and_holds_the_answer_in_parts() -> None:
    texts = texts_to_embed(BACKUP, f"{DRILL} {DRILL} {PLACE}", BACKUP.asks)
    assert len(texts) == len(set(texts))
    assert {DRILL, PLACE, BACKUP.asks, *BACKUP.key_points[0].wordings} <= set(texts)


def test_a_missing_vector_reads_as_far_away_instead_of_failing() -> None:
    vectors = stem_vectors([BACKUP.asks])
    found = read(BACKUP, 1, ELSEWHERE, BACKUP.asks, [], vectors)
    assert set(levels(found).values()) == {"missed"}


def test_reading_the_same_answer_twice_gives_the_same() -> None:
    assert reading(f"{DRILL} {ALARM}") == reading(f"{DRILL} {ALARM}")


def test_a_story_is_read_for_its_five_parts() -> None:
    assert [point.point for point in reading(DRILL, question=STORY).points] == [p.id for p in STORY.key_points]
