"""What sort of reply it is; when unsure, an answer."""

import pytest

from scoring_samples import BACKUP, DRILL, ELSEWHERE, reading


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("I don't know, sorry.", "dont_know"),
        ("No idea, honestly.", "dont_know"),
        ("Pass.", "dont_know"),
        ("Hmm, I've never come across that.", "dont_know"),
        ("I'm not sure, but I'd open the archive on another machine once a month.", "answer"),
        ("I don't know the tool's name, but it compares the age of the newest file with a day.", "answer"),
        ("Backups.", "too_short"),
        ("Well, disks.", "too_short"),
        ("What do you mean by relied on?", "question_back"),
        ("Sorry, could you repeat the question?", "question_back"),
        ("How would you do it?", "question_back"),
        ("Hello, thank you, nice to meet you!", "small_talk"),
        (ELSEWHERE, "off_topic"),
        (
            "Ich würde die Sicherung jeden Monat auf einem anderen Rechner prüfen und das Ergebnis notieren.",
            "other_language",
        ),
        ("Я бы каждый месяц восстанавливал копию на другом компьютере.", "other_language"),
        ("我会每个月在另一台机器上恢复备份。", "other_language"),
        ("I'd do it à la carte, Schritt für Schritt, so a restore every month on a spare machine.", "answer"),
        (DRILL, "answer"),
    ],
)
def test_the_kind_of_a_reply(answer: str, kind: str) -> None:
    assert reading(answer).kind == kind


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("How many copies do you keep?", "Three."),
        ("Do you test it yourself?", "No, we don't."),
        ("Would you use tape or disk?", "Tape."),
    ],
)
def test_a_short_reply_that_is_all_that_was_asked_for_is_an_answer(said: str, answer: str) -> None:
    assert reading(answer, said=said).kind == "answer"


def test_candidates_may_ask_in_their_own_part() -> None:
    assert reading("Who decides here when a model goes live?", question=None).kind == "answer"


def test_nothing_is_off_topic_where_there_is_no_topic() -> None:
    assert reading(ELSEWHERE, question=None, said=BACKUP.asks).kind == "answer"
