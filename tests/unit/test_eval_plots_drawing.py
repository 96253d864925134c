"""The plots of `candor eval`, fact by fact: where a point stands, how high a bar is, what is said instead of it."""

import pytest

from candor.evaluation.plots import learning, rates, scores, shifts
from candor.evaluation.plots.drawing import Frame, jitter, mark, spread, svg, text
from candor.evaluation.plots.parts import number, shaded, share, signed, words
from candor.evaluation.plots.rates import Line
from candor.evaluation.plots.scores import Point
from candor.evaluation.plots.shifts import Shift
from plot_reading import elements, label, said

FLAT = Frame(120, 120, (1.0, 5.0), (1.0, 5.0), left=10, right=10, top=10, bottom=10)


def test_a_frame_puts_its_ends_at_its_edges_and_counts_upwards() -> None:
    assert (FLAT.x(1), FLAT.x(5), FLAT.y(1), FLAT.y(5)) == (10, 110, 110, 10)
    assert (FLAT.x(2), FLAT.y(2)) == (35, 85)


def test_jitter_is_the_names_own_and_stays_within_its_bound() -> None:
    found = [jitter(f"answer-{n}", 0.24) for n in range(500)]
    assert found == [jitter(f"answer-{n}", 0.24) for n in range(500)]
    assert max(map(abs, found)) <= 0.24
    assert min(found) < -0.2
    assert max(found) > 0.2


def test_labels_that_would_overlap_are_moved_down_and_others_stay() -> None:
    assert spread([50, 10, 12], 15) == [50, 10, 25]
    assert spread([10, 40, 80], 15) == [10, 40, 80]


def test_every_text_and_attribute_is_escaped() -> None:
    hostile = '"><script>alert(1)</script>'
    drawn = svg(FLAT, hostile, [text(1, 1, hostile), mark("g", hostile, class_=hostile)])
    assert "<script" not in str(drawn)
    assert label(drawn) == hostile
    assert said(drawn) == [hostile]


def test_a_point_stands_over_its_label_at_its_score() -> None:
    drawn = scores.scatter("Reasoning", [Point("a", 4, 3.5, None)])
    frame = Frame(250, 250, (0.6, 5.4), (0.6, 5.4), left=34)
    (dot,) = elements(drawn, "circle")
    assert dot["cx"] == pytest.approx(frame.x(4 + jitter("a", 0.24)), abs=0.05)
    assert dot["cy"] == pytest.approx(frame.y(3.5), abs=0.05)
    assert dot["told"] == "a: label 4, score 3.5"


def test_whole_scores_two_or_more_apart_are_crosses_and_are_counted_in_words() -> None:
    near, far = Point("near", 4, 2.5, None), Point("far", 4, 2.4, None)  # 2.5 is a whole 3
    drawn = scores.scatter("Overall", [near, far])
    assert [one["told"] for one in elements(drawn, "circle")] == ["near: label 4, score 2.5"]
    assert [one["told"] for one in elements(drawn, "path", "cross")] == ["far: label 4, score 2.4"]
    assert label(drawn) == "Overall: 2 answers by label and score, 1 of them two or more apart"


def test_a_bar_of_calibration_is_as_high_as_the_share_that_was_held() -> None:
    part = [Point("in", 2, 2.5, (2, 3)), Point("edge", 3, 2.5, (2, 3)), Point("out", 4, 2.5, (2, 3)),
            Point("below", 1.9, 2.5, (2, 3))]  # fmt: skip
    drawn = scores.calibration("Overall", [[], part, [], []])
    (bar,) = elements(drawn, "rect")
    floor, full = 220 - 54, 220 - 54 - 8
    assert bar["height"] == pytest.approx(full / 2, abs=0.1)
    assert bar["y"] == pytest.approx(floor - full / 2, abs=0.1)
    assert bar["told"] == "50% of 4 held, median width 1.0"
    (promise,) = elements(drawn, "line", "promise")
    assert promise["y1"] == promise["y2"] == pytest.approx(floor - 0.8 * full, abs=0.1)
    assert said(drawn).count("n 0") == 3


def test_the_interval_of_a_share_is_wilsons_and_stays_within_its_bounds() -> None:
    assert scores.wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert scores.wilson(1.0, 1)[1] == 1.0
    assert scores.wilson(0.0, 1)[0] == 0.0


def test_bars_are_as_long_as_rates_and_nothing_measured_has_no_bar() -> None:
    lines = [
        Line("Evasion", {"precision": 0.5, "recall": 0.25, "f1": 1 / 3}, 4, 2, {"precision": [0.25, 0.75]}),
        Line("Rambling", {"precision": None, "recall": None, "f1": None}, 0, 0),
    ]
    drawn = rates.bars("Pitfalls", lines, "flagged")
    inside = 720 - 190 - 150
    bars = elements(drawn, "rect")
    assert [one["width"] for one in bars] == pytest.approx([inside / 2, inside / 4, inside / 3], abs=0.1)
    assert [one["class"] for one in bars] == ["one", "two", "three"]
    (whisker,) = elements(drawn, "line", "whisker")
    assert (whisker["x1"], whisker["x2"]) == (190 + inside / 4, 190 + inside * 3 / 4)
    assert "not in these rows" in said(drawn)
    assert {"4", "2"} <= set(said(drawn))


def test_a_rate_of_nothing_is_not_a_rate_of_nought() -> None:
    told = {"precision": 0.0, "recall": 0.0, "f1": 0.0, "labelled": 3, "flagged": 0}
    assert rates.line_of("x", told).rates == {"precision": None, "recall": 0.0, "f1": 0.0}
    assert rates.line_of("x", told | {"labelled": 0}).rates == {"precision": None, "recall": None, "f1": None}


def test_a_shift_stands_at_its_points_and_a_wrong_one_has_another_shape() -> None:
    strips = {"orders": [Shift("a", 0.0, False, "a: 0"), Shift("b", 0.7, True, "b: 0.7"),
                         Shift("c", -0.6, True, "c: -0.6", faint=True)]}  # fmt: skip
    drawn = shifts.strip("Attacks", strips, (0.5,))
    (zero,), (promise,), (dot,) = (
        elements(drawn, "line", "zero"), elements(drawn, "line", "promise"), elements(drawn, "circle")
    )  # fmt: skip
    point = (720 - 210 - 20) / 2.2  # pixels a point, from -1.1 to 1.1
    assert dot["cx"] == zero["x1"] == pytest.approx(210 + 1.1 * point, abs=0.1)
    assert promise["x1"] == pytest.approx(210 + 1.6 * point, abs=0.1)
    assert [one["told"] for one in elements(drawn, "path", "cross")] == ["b: 0.7"]
    (stray,) = elements(drawn, "rect", "stray")
    assert stray["x"] + 3 == pytest.approx(210 + 0.5 * point, abs=0.1)


def test_a_family_that_harms_stands_left_of_nought_and_most_is_first() -> None:
    fit = {"by_question": {"spearman": 0.8}, "without": {"shape": {"spearman": 0.81}, "wrong": {"spearman": 0.77}}}
    found = learning.losses(fit)
    assert found == {"wrong": 0.03, "shape": -0.01}
    drawn = learning.family_bars("Correctness", found, (-0.01, 0.03))
    helps, harms = elements(drawn, "rect")
    (zero,) = elements(drawn, "line", "zero")
    assert (helps["class"], harms["class"]) == ("one", "less")
    assert helps["x"] == zero["x1"] == pytest.approx(harms["x"] + harms["width"], abs=0.1)
    assert helps["width"] == pytest.approx(3 * harms["width"], abs=0.2)


def test_a_learning_curve_goes_through_its_measurements() -> None:
    fit = {"learning": [{"share": 0.2, "spearman": 0.6}, {"share": 1.0, "spearman": 0.7}]}
    drawn = learning.curve({"Reasoning": fit})
    frame = Frame(720, 340, (0.15, 1.0), (0.6, 0.8), left=48, right=190)
    places = [(one["cx"], one["cy"]) for one in elements(drawn, "circle")]
    assert places == [pytest.approx((frame.x(s), frame.y(v)), abs=0.1) for s, v in ((0.2, 0.6), (1.0, 0.7))]
    assert label(drawn) == "Learning curves: Reasoning 0.60 to 0.70"


def test_counts_are_shaded_by_the_most_and_far_ones_are_off() -> None:
    rows = shaded([[10, 0, 1], [0, 4, 0], [0, 0, 0]], ("1", "2", "3"), apart=2)
    told = [[(cell.text, cell.shade, cell.off) for cell in row if not isinstance(cell, str)] for row in rows]
    assert told[0] == [("10", 5, False), ("0", 0, False), ("1", 1, True)]
    assert told[1][1] == ("4", 2, False)


def test_figures_are_written_as_people_read_them() -> None:
    assert (number(None), number(0.456), number(-0.5)) == ("–", "0.46", "−0.50")
    assert (signed(0.001), signed(-0.001), signed(-0.26, 1), signed(0.26, 1)) == ("0.00", "0.00", "−0.3", "+0.3")
    assert (share(0.8), share(None), words("false_promise")) == ("80%", "–", "False promise")
