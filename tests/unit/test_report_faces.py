"""The report's faces: nothing that was said is markup in any of them, and all say the same."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from candor.interview import events as e
from candor.report.assets import built_assets
from candor.report.build import document
from candor.report.model import ReportDocument
from candor.report.render import Assets, Links, as_json, download, markdown, page, printable
from report_samples import HOSTILE, full_loop, hostile, redo, texts
from test_report_build import SAMPLES, made


class Elements(HTMLParser):
    """Every element with its attributes, every piece of text, and the text inside `code`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def tags(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def the_page(whole: ReportDocument) -> str:
    links = Links(pdf="r.pdf", html="r.html", markdown="r.md", json="r.json")
    return page(whole, links, Assets(css=("/static/report.css",), js=("/static/report.js",)))


def test_hostile_words_are_text_on_the_page() -> None:
    seen = Elements(the_page(made(hostile())))
    assert [attributes.get("src") for attributes in seen.tags("script")] == ["/static/report.js"]
    assert seen.tags("img") == []
    assert "<script>alert('x')</script> I'd compare \"both\" errors" in seen.text
    assert "{{ 7*7 }}" in seen.text
    assert "</code></pre><script>alert(2)</script>" in seen.text
    assert all(not (attributes.get("href") or "").startswith("javascript:") for _, attributes in seen.found)


def test_a_disputes_reason_is_text_too() -> None:
    tape = hostile()
    tape.put(e.DisputeRaised, target="q1.flag.1", reason="<b onclick=x>no</b>", message_id="d1")
    whole = document(tape.events, texts(), tape.flags)
    assert Elements(the_page(whole)).tags("b") == []
    rendered = Elements(MarkdownIt("commonmark").enable("table").render(markdown(whole)))
    assert all("onclick" not in attributes for _, attributes in rendered.found)
    assert "“<b onclick=x>no</b>”" in rendered.text


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_needs_no_inline_style_or_script(name: str) -> None:
    seen = Elements(the_page(made(SAMPLES[name]())))
    assert seen.tags("style") == []
    assert all("src" in attributes for attributes in seen.tags("script"))
    assert not any(key == "style" or key.startswith("on") for _, attributes in seen.found for key in attributes)


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_are_unique_and_every_inner_link_leads_somewhere(name: str) -> None:
    seen = Elements(the_page(made(SAMPLES[name]())))
    ids = [attributes["id"] for _, attributes in seen.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {(a.get("href") or "")[1:] for a in seen.tags("a") if (a.get("href") or "").startswith("#")}
    assert inner <= set(ids)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_download_asks_nobody_for_anything(name: str) -> None:
    html = download(made(SAMPLES[name]()), "body { color: black }")
    seen = Elements(html)
    assert seen.tags("script") == seen.tags("link") == seen.tags("img") == []
    assert "body { color: black }" in html
    addresses = [a.get(key) or "" for _, a in seen.found for key in ("href", "src")]
    assert all(address == "" or address.startswith("#") for address in addresses)


def test_a_style_sheet_cannot_end_its_own_element() -> None:
    html = download(made(full_loop()), "a::after { content: '</style><script>' }")
    assert Elements(html).tags("script") == []


def test_everything_is_open_in_print() -> None:
    seen = Elements(printable(made(full_loop()), ""))
    assert seen.tags("details")
    assert all("open" in attributes for attributes in seen.tags("details"))


def test_marks_are_numbered_and_lead_to_what_they_are_evidence_for() -> None:
    seen = Elements(the_page(made(full_loop())))
    refs = [a for a in seen.tags("a") if a.get("class") == "ref"]
    assert refs[0]["href"] == "#q1.point.compare-errors"
    assert (refs[0]["aria-label"] or "").startswith("Note 1: Compares training error")
    assert len(seen.tags("mark")) >= len(refs)


def test_a_disputed_verdict_is_struck_through_and_can_be_taken_back() -> None:
    tape = full_loop()
    tape.put(e.DisputeRaised, target="q2.score.reasoning", reason="I gave one.", message_id="d1")
    html = the_page(document(tape.events, texts(), tape.flags))
    assert re.search(r"<s>\s*<strong[^>]*>1\.4</strong>", html)
    assert 'data-withdraw="q2.score.reasoning"' in html
    assert 'data-dispute="q2.score.reasoning"' not in html


def test_a_drill_can_be_started_from_the_page_and_is_a_command_elsewhere() -> None:
    whole = made(full_loop())
    assert 'href="/?drill=leakage-basics&amp;level=mid"' in the_page(whole)
    assert "/?drill=" not in download(whole, "")
    assert "candor interview --drill leakage-basics --level mid" in download(whole, "")


def test_both_attempts_of_a_redo_are_shown() -> None:
    text = Elements(the_page(made(redo()))).text
    assert "First attempt, which counts" in text
    assert "Taken again" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_markdown_holds_no_markup_of_the_candidates(name: str) -> None:
    rendered = Elements(MarkdownIt("commonmark").enable("table").render(markdown(made(SAMPLES[name]()))))
    assert rendered.tags("script") == rendered.tags("img") == rendered.tags("a") == []
    assert "not a heading" not in re.findall(r"<h1>(.*?)</h1>", rendered.text)


def test_markdown_keeps_hostile_words_letter_by_letter() -> None:
    rendered = Elements(MarkdownIt("commonmark").enable("table").render(markdown(made(hostile()))))
    first_line = HOSTILE.split("\n", 1)[0]
    assert first_line in rendered.text
    assert "# not a heading" in rendered.text
    assert "</code></pre><script>alert(2)</script>" in rendered.text


def test_markdown_keeps_code_as_code() -> None:
    assert ">     model.fit(X[:n], y[:n])" in markdown(made(full_loop()))


def test_json_reads_back_as_the_same_document() -> None:
    whole = made(full_loop())
    assert ReportDocument.model_validate(json.loads(as_json(whole))) == whole


def test_built_assets_follow_the_manifest_and_are_empty_without_one(tmp_path: Path) -> None:
    assert built_assets(tmp_path) == (Assets(), "")
    manifest = {
        "src/report.ts": {"file": "assets/report.js", "imports": ["_shared.js"], "css": ["assets/report.css"]},
        "_shared.js": {"file": "assets/shared.js", "css": ["assets/shared.css"]},
    }
    (tmp_path / ".vite").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "assets" / "report.css").write_text("b{}")
    (tmp_path / "assets" / "shared.css").write_text("a{}")
    found, css = built_assets(tmp_path)
    assert found == Assets(
        css=("/static/assets/shared.css", "/static/assets/report.css"), js=("/static/assets/report.js",)
    )
    assert css == "a{}\nb{}"


def test_what_the_interviewer_said_on_request_is_told_as_such_in_every_face() -> None:
    whole = made(full_loop())
    assert markdown(whole).count("Interviewer, when asked for a hint:") == 2  # in its question and in the transcript
    assert Elements(the_page(whole)).text.count("Interviewer, when asked for a hint") == 2


def test_a_last_follow_up_without_an_answer_is_told_as_left_unanswered() -> None:
    whole = made(full_loop())
    assert "This was left unanswered." not in markdown(whole)
    first, *others = whole.report.questions
    (attempt,) = first.attempts
    cut = first.model_copy(update={"attempts": (attempt.model_copy(update={"exchanges": attempt.exchanges[:-1]}),)})
    whole = whole.model_copy(update={"report": whole.report.model_copy(update={"questions": (cut, *others)})})
    assert markdown(whole).count("This was left unanswered.") == 1
    assert Elements(the_page(whole)).text.count("This was left unanswered.") == 1
