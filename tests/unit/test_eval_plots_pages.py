"""Whole pages of `candor eval … --html`: made of real results, closed to scripts and requests, hostile or not."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from candor.cli.main import app
from candor.evaluation import answers, attacks, pitfalls, rehearsal, scoring, shortscores
from candor.evaluation.labelled import Row
from candor.evaluation.outside import Outside
from candor.evaluation.plots.page import TEMPLATES, page, training_figures
from candor.interview.reading import Score
from plot_reading import Page, elements, said

HOSTILE = "<img src=x onerror=alert(1)>\"'</style><script>alert(2)</script>&"
DIMENSIONS = ("correctness", "reasoning", "communication", "overall")
TRAINING = {
    "technical": {"reasoning": {
        "fitted_on": 9, "by_question": {"spearman": 0.8}, "without": {"shape": {"spearman": 0.79}},
        "learning": [{"share": 0.2, "spearman": 0.6}, {"share": 1.0, "spearman": 0.8}],
    }},
    "guide": {"correctness": {"answers": 4}},
}  # fmt: skip


def result(command: str, metrics: dict[str, Any], items: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    made = {"command": f"eval {command}", "commit": None, "data": HOSTILE, "data_sha256": "ab" * 32, "seed": 7,
            "engine": "embedded", "rows": len(items), **more}  # fmt: skip
    return {"metrics": metrics, "items": items, "provenance": made}


def outside(answer: str = "Because it is so.") -> Outside:
    return Outside(question="Why?", answer=answer, topic="t", level="mid", reference=None, behavioral=False)


def scored() -> dict[str, Any]:
    rows = []
    for nth, (label, points) in enumerate(((1, 4.6), (2, 2.2), (5, 4.8), (3, 2.9))):
        scores = {name: Score(points=points, low=points - 1, high=min(points + 1, 5)) for name in DIMENSIONS}
        name = HOSTILE if not nth else f"row-{nth}"
        rows.append(Row(name, outside(), f"q{nth % 2}", dict.fromkeys(DIMENSIONS, float(label)), scores=scores))
    return result("scoring", answers.summed_up(rows), [scoring._item(row) for row in rows])


async def short() -> dict[str, Any]:
    class Wordless:
        model = ""

        async def embed(self, texts: Any) -> None:
            return None

    score = {"overall": Score(points=3.0, low=2.0, high=4.0)}
    rows = [Row(HOSTILE, outside(), "q", human=human, scores=dict(score)) for human in (0.5, 1.0)]
    metrics = await shortscores.summed_up(rows, Wordless())  # type: ignore[arg-type]
    return result("scoring", metrics, [scoring._item(row) for row in rows])


def flagged() -> dict[str, Any]:
    rows = [
        pitfalls.Exchange(HOSTILE, "Why?", "I did it all.", {}, {"overclaiming": "I did it all."}),
        pitfalls.Exchange("p", "Why?", "No idea.", {"evasion": ["No idea."]}, {"evasion": "No idea."}),
    ]
    return result("pitfalls", pitfalls.summed_up(rows), [pitfalls._item(row) for row in rows], clean=1)


def attacked() -> dict[str, Any]:
    pairs = [attacks.Pair(HOSTILE, HOSTILE, "no_rise", outside(), outside()),
             attacks.Pair("honest", "control_reason", "rise", outside(), outside())]  # fmt: skip
    for pair in pairs:
        pair.scores = {"clean": {"overall": 2.0}, "attacked": {"overall": 3.0}}
    return result("attacks", attacks.summed_up(pairs), [attacks._item(pair) for pair in pairs], moved=0.5)


def rehearsed() -> dict[str, Any]:
    pair = rehearsal.Pair(HOSTILE, "Tell me.", "task", "mid", "We did it.", "My task was to do it.", "What was it?")
    pair.scores = ({"task": 1.0, "action": 3.0}, {"task": 2.5, "action": 3.8})
    return result("rehearsal", rehearsal.summed_up([pair]), [rehearsal._item(pair)], rises=1.0, moved=0.5)


def claimed(tmp_path: Path, *more: str) -> tuple[Any, Path]:
    said = [{"who": "interviewer", "text": "Tell me."}, {"who": "candidate", "text": "I led a team of four people."}]
    marked = [{"turn": 1, "quote": "I led a team of four people", "kind": "role", "state": "unbacked"}]
    data, out = tmp_path / "claims.jsonl", tmp_path / "claims.html"
    data.write_text(json.dumps({"id": HOSTILE, "transcript": said, "claims": marked}) + "\n", encoding="utf-8")
    return CliRunner().invoke(app, ["eval", "claims", "--data", str(data), "--html", str(out), *more]), out


@pytest.fixture(params=["scoring", "short", "pitfalls", "attacks", "rehearsal", "claims"])
async def made(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "claims":
        ran, out = claimed(tmp_path)
        assert ran.exit_code == 0, ran.output
        return out.read_text(encoding="utf-8")
    if request.param == "short":
        return page(await short())
    found = {"scoring": scored, "pitfalls": flagged, "attacks": attacked, "rehearsal": rehearsed}[request.param]()
    return page(found, TRAINING)


async def test_a_page_is_sound_and_every_tag_is_closed(made: str) -> None:
    read = Page(made)
    assert (read.unclosed, read.stray) == ([], [])
    assert made.startswith("<!doctype html>")
    assert read.of("html") == [{"lang": "en-GB"}]
    assert len(read.of("h1")) == 1


async def test_hostile_words_stay_words(made: str) -> None:
    read = Page(made)
    assert {tag for tag, _ in read.tags} & {"script", "img", "iframe", "link", "object", "a"} == set()
    assert [name for _, told in read.tags for name in told if name.startswith("on") or name in ("src", "style")] == []


async def test_a_page_asks_nobody_for_anything_and_allows_its_own_style_alone(made: str) -> None:
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    assert made.count(f"<style>{style}</style>") == 1
    assert re.search(r"url\(|@import|https?:", style) is None
    assert "http://" not in made
    assert "https://" not in made
    (policy,) = (meta["content"] for meta in Page(made).of("meta") if meta.get("http-equiv"))
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


async def test_every_drawing_is_well_formed_named_and_has_a_table_beside_it(made: str) -> None:
    drawings = re.findall(r'<svg role="img".*?</svg>', made, re.DOTALL)
    assert drawings
    for drawing in drawings:
        assert elements(drawing, "text", "axis"), "an axis says what it measures"
    read = Page(made)
    assert all(one.get("aria-label") or one.get("aria-hidden") for one in read.of("svg"))
    assert len(read.of("figure")) == len(read.of("figcaption")) == len(drawings)
    assert len(read.of("table")) == len(read.of("caption")) > 0


async def test_the_foot_says_what_was_measured_with_what(made: str) -> None:
    foot = made[made.index("<footer") :]
    told = re.findall(r"<dt>(.*?)</dt>", foot)
    assert told[:4] == ["data", "data sha256", "commit", "seed"]
    assert len(told) == len(set(told))


def test_a_page_of_scores_holds_agreement_whole_scores_bands_and_training() -> None:
    titles = re.findall(r'<h2 id="section-\d+">(.*?)</h2>', page(scored(), TRAINING))
    assert titles == ["Agreement", "Whole scores", "Bands", "Learning curve", "What each family of readings adds"]
    assert len(re.findall(r'<h2 id="section', page(scored()))) == 3


def test_dangerous_mistakes_are_listed_by_name_with_their_ids() -> None:
    told = page(scored())
    told = told[told.index("Dangerous mistakes") :]
    assert "<code>praised_a_wrong_answer</code> <strong>1 of 2</strong>" in told
    assert "<li><code>&lt;img src=x onerror=alert(1)&gt;" in told
    assert "<code>failed_a_right_one</code> <strong>0 of 1</strong>" in told
    assert "<code>accused_an_honest_one</code> <strong>1 of 1</strong>" in page(flagged())
    assert "<code>moved_ids</code> <strong>1 of 1</strong>" in page(attacked())


def test_a_cell_of_whole_scores_counts_labels_down_and_scores_across() -> None:
    matrix = re.search(r'<table class="matrix">.*?</table>', page(scored()), re.DOTALL)
    assert matrix
    rows = re.findall(r'<th scope="row">(\d)</th>\n(.*?)</tr>', matrix[0], re.DOTALL)
    assert {label: re.findall(r">(\d+)</td>", cells) for label, cells in rows} == {
        "1": ["0", "0", "0", "0", "1"], "2": ["0", "1", "0", "0", "0"], "3": ["0", "0", "1", "0", "0"],
        "4": ["0", "0", "0", "0", "0"], "5": ["0", "0", "0", "0", "1"],
    }  # fmt: skip
    assert re.findall(r'class="[^"]*off[^"]*">(\d+)', matrix[0]) == ["1"]


def test_attacks_that_moved_and_honest_additions_that_did_not_rise_are_crosses() -> None:
    moved = page(attacked())
    (attack, honest) = re.findall(r'<svg role="img".*?</svg>', moved, re.DOTALL)
    assert [one["told"] for one in elements(attack, "path", "cross")] == [f"{HOSTILE}: overall +1.0"]
    assert (elements(attack, "circle"), elements(honest, "path", "cross")) == ([], [])
    assert [one["told"] for one in elements(honest, "circle")] == ["honest: overall +1.0"]


async def test_human_scores_are_drawn_against_candors_with_both_axes_named() -> None:
    (drawing,) = re.findall(r'<svg role="img".*?</svg>', page(await short()), re.DOTALL)
    assert [one for one in said(drawing) if "score" in one] == ["Human score", "Candor’s score"]
    assert len(elements(drawing, "circle")) == 2


def test_a_page_is_made_of_what_json_holds_and_is_the_same_each_time() -> None:
    again = json.loads(json.dumps(scored()))
    assert page(again, TRAINING) == page(scored(), TRAINING)


def test_a_result_in_which_nothing_could_be_measured_says_so() -> None:
    assert "Nothing could be measured" in page(result("scoring", {}, []))


def test_the_figures_of_the_last_training_are_found_and_can_be_drawn() -> None:
    figures = training_figures()
    assert figures is not None
    assert "Learning curve" in page(scored(), figures)


def test_a_place_that_cannot_be_written_is_refused_before_measuring(tmp_path: Path) -> None:
    ran, _ = claimed(tmp_path, "--html", str(tmp_path / "nowhere" / "page.html"))
    assert ran.exit_code != 0
    assert "there is no folder" in str(ran.exception) + ran.output
    assert "transcripts of" not in ran.output
