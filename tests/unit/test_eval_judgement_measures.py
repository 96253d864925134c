"""The measures of agreement, the rows that are read, and what is reported of them: exact numbers, no model."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.errors import DatasetError
from candor.evaluation import agreement, answers, attacks, pitfalls
from candor.evaluation.labelled import Row, read_answers, several
from candor.evaluation.outside import Outside, nothing_said
from candor.interview.reading import Score


def floats(*values: float) -> agreement.Floats:
    return np.array(values, dtype=np.float64)


def test_the_correlations_are_those_of_the_textbook() -> None:
    a, b = floats(1, 2, 3, 4, 5), floats(2, 1, 4, 3, 5)
    assert agreement.pearson(a, b) == pytest.approx(0.8)
    assert agreement.spearman(a, b) == pytest.approx(0.8)
    assert list(agreement.ranks(floats(3, 1, 3, 2))) == [3.5, 1, 3.5, 2]
    assert agreement.pearson(a, floats(1, 1, 1, 1, 1)) is None


def test_kappa_rounds_half_up_and_weighs_by_the_square() -> None:
    assert list(agreement.whole(floats(2.5, 3.49, 0.2, 5.6))) == [3, 3, 1, 5]
    assert agreement.qwk(floats(1, 2, 3, 4, 5), floats(1, 2, 3, 4, 5)) == pytest.approx(1)
    assert agreement.qwk(floats(5, 4, 3, 2, 1), floats(1, 2, 3, 4, 5)) == pytest.approx(-1)
    # observed (0.25 + 0) / 16ths against chance by hand: 1 - 0.25 / 0.5
    assert agreement.qwk(floats(1, 1, 2, 2), floats(1, 2, 2, 2)) == pytest.approx(0.5)
    assert agreement.qwk(floats(3, 3), floats(3, 3)) is None


@given(st.lists(st.tuples(st.floats(1, 5), st.integers(1, 5)), min_size=2, max_size=30))
def test_kappa_and_correlation_stay_within_their_bounds(pairs: list[tuple[float, int]]) -> None:
    predicted, labelled = floats(*(p for p, _ in pairs)), floats(*(float(x) for _, x in pairs))
    for measure in (agreement.pearson, agreement.spearman, agreement.qwk):
        value = measure(predicted, labelled)
        assert value is None or -1.000001 <= value <= 1.000001


def test_the_correlation_within_questions_forgets_how_questions_differ() -> None:
    predicted, labelled = floats(1, 2, 3, 11, 12, 13), floats(3, 2, 1, 30, 20, 10)
    assert agreement.within_groups(predicted, labelled, list("aaabbb")) == pytest.approx(-1)
    assert agreement.within_groups(predicted, labelled, list("abcdef")) is None


def test_an_interval_draws_whole_questions_and_always_the_same() -> None:
    predicted, labelled = floats(1, 2, 3, 4, 5, 1), floats(1, 2, 3, 4, 4, 2)
    first = agreement.interval({"mae": agreement.mae}, predicted, labelled, list("aabbcc"))
    assert first == agreement.interval({"mae": agreement.mae}, predicted, labelled, list("aabbcc"))
    assert first["mae"] is not None
    assert first["mae"][0] == 0
    assert 1 / 3 < first["mae"][1] <= 1  # no draw of whole questions can be worse than the worst of them


def a_row(name: str, predicted: dict[str, float] | None, labels: dict[str, float], words: int = 10) -> Row:
    scores = {d: Score(points=p, low=max(p - 1, 1), high=min(p + 1, 5)) for d, p in (predicted or {}).items()}
    told = Outside(question=f"about {name[0]}", answer=" ".join(["word"] * words))
    return Row(name, told, told.question, labels, scores=scores)


def all_of(value: float, **changes: float) -> dict[str, float]:
    return {**dict.fromkeys(("correctness", "reasoning", "communication", "overall"), value), **changes}


def test_an_answer_without_a_grade_is_counted_as_failed() -> None:
    rows = [a_row("a1", all_of(2), all_of(2)), a_row("a2", None, all_of(5)), a_row("b1", all_of(4), all_of(4))]
    found = answers.summed_up(rows)["overall"]
    assert (found["answers"], found["failed"], found["mae"], found["within_one"]) == (3, 1, 0, 1)


def test_the_dangerous_mistakes_have_names_and_ids() -> None:
    praised = a_row("a1", all_of(3, overall=3.5), all_of(2, correctness=1))
    failed = a_row("b1", all_of(2, overall=2.4), all_of(4))
    found = answers.mistakes([praised, failed, a_row("c1", all_of(2), all_of(2))])
    assert found["praised_a_wrong_answer"] == {"count": 1, "of": 2, "ids": ["a1"]}
    assert found["failed_a_right_one"] == {"count": 1, "of": 1, "ids": ["b1"]}


def test_the_slices_are_those_of_the_definitions() -> None:
    rows = [
        a_row("a1", all_of(3), all_of(5, reasoning=2), words=120),
        a_row("b1", all_of(3), all_of(2, reasoning=4), words=80),
    ]
    slices = answers.summed_up(rows)["slices"]
    assert {name: found["answers"] for name, found in slices.items()} == dict.fromkeys(
        ("recited", "argued_but_wrong", "short_and_well_reasoned", "long_and_poorly_reasoned"), 1
    )


def test_a_blank_is_the_lowest_of_every_scale() -> None:
    assert {score.points for score in nothing_said(Outside("what?", " ")).scores.values()} == {1}
    assert "situation" in nothing_said(Outside("what?", "", behavioral=True)).scores


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


LABELLED = {"id": "x", "question": "What?", "answer": "That.", "scores": all_of(3), "reference_answer": "That one."}


def test_rows_of_both_formats_are_read_and_the_reference_can_be_withheld(tmp_path: Path) -> None:
    human = {"id": 7, "question": "What?", "answer": "That.", "human_score": 0.5, "question_id": "q"}
    read = read_answers(written(tmp_path, LABELLED, human))
    assert (read[0].outside.reference, read[0].labels["overall"], read[0].outside.exercise) == ("That one.", 3, False)
    assert (read[1].id, read[1].human, read[1].group, read[1].outside.exercise) == ("7", 0.5, "q", True)
    assert read_answers(written(tmp_path, LABELLED), with_reference=False)[0].outside.reference is None


def test_what_the_grader_is_handed_holds_no_label(tmp_path: Path) -> None:
    marked = {**LABELLED, "covered_points": ["secret"], "missing_points": ["secret"], "misconceptions": ["secret"],
              "pitfalls": [], "rationale": "secret", "human_feedback": "secret"}  # fmt: skip
    assert "secret" not in repr(read_answers(written(tmp_path, marked))[0].outside)


@pytest.mark.parametrize(
    ("change", "named"),
    [({"answer": None}, "answer"), ({"scores": {"overall": 3}}, "scores"), ({"level": "chief"}, "level"),
     ({"scores": all_of(9)}, "scores"), ({"human_score": 3}, "human_score")],
)  # fmt: skip
def test_a_row_that_is_wrong_is_refused_with_line_and_field(
    tmp_path: Path, change: dict[str, Any], named: str
) -> None:
    with pytest.raises(DatasetError, match=rf"rows.jsonl: line 1: {named}"):
        read_answers(written(tmp_path, {**LABELLED, **change}))


def test_several_files_have_one_hash_of_their_hashes(tmp_path: Path) -> None:
    file = written(tmp_path, LABELLED)
    assert several([file]) == {}
    assert several([file, file])["data"] == "rows.jsonl, rows.jsonl"


def an_exchange(name: str, labels: dict[str, list[str]], found: dict[str, str]) -> pitfalls.Exchange:
    return pitfalls.Exchange(name, f"about {name}", "I know every tool there is.", labels, found)


def test_a_kind_that_is_never_found_stays_in_the_mean_with_zero() -> None:
    quote = "I know every tool there is"
    rows = [
        an_exchange("1", {"overclaiming": [quote]}, {"overclaiming": "every tool"}),
        an_exchange("2", {"evasion": [quote]}, {}),
        an_exchange("3", {}, {"overclaiming": quote}),
        an_exchange("4", {}, {}),
    ]
    found = pitfalls.summed_up(rows)
    assert found["overclaiming"]["precision"] == 0.5
    assert found["evasion"]["f1"] == 0
    assert found["micro"]["recall"] == 0.5
    assert found["macro"]["f1"] == pytest.approx((2 / 3) / 14)
    assert found["clean_flagged"] == 0.5
    assert found["exact_quotes"] == 1
    assert found["accused_an_honest_one"] == {"count": 1, "of": 2, "ids": ["3"]}


def a_pair(expect: str, clean: dict[str, float], attacked: dict[str, float]) -> attacks.Pair:
    told = Outside("what?", "that")
    return attacks.Pair("p", "orders", expect, told, told, {"clean": clean, "attacked": attacked})


def test_an_attack_moves_a_score_only_in_the_direction_that_counts() -> None:
    assert a_pair("no_rise", all_of(2), all_of(2, reasoning=2.6)).moved
    assert not a_pair("no_rise", all_of(2), all_of(2, reasoning=2.5)).moved
    assert not a_pair("no_rise", all_of(4), all_of(1)).moved
    assert a_pair("no_change", all_of(4), all_of(4, overall=3.4)).moved


def test_a_grade_lost_is_a_change_and_a_grade_won_is_a_rise() -> None:
    assert a_pair("no_change", all_of(2), {}).moved
    assert not a_pair("no_rise", all_of(2), {}).moved
    assert a_pair("no_rise", {}, all_of(2)).moved
    assert not a_pair("no_rise", {}, all_of(1)).moved
    assert a_pair("no_rise", all_of(2), {}).shift == dict.fromkeys(all_of(2))


def test_a_control_rises_by_half_a_point_of_the_overall_score() -> None:
    assert a_pair("rise", all_of(2), all_of(2, overall=2.5)).rose
    assert not a_pair("rise", all_of(2), all_of(5, overall=2.4)).rose
    assert attacks.summed_up([a_pair("rise", all_of(2), all_of(3))])["controls_rose"] == 1
