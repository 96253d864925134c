"""The readers of text and Word files by themselves: what is kept of a page, what is left out, what is only a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.documents.intake import shown_name
from candor.documents.looks import alike
from candor.documents.markup import read_markup
from candor.documents.outcome import Reading
from candor.documents.sniffing import decoded, format_of
from candor.documents.unseen import without_unseen
from candor.documents.word import read_word
from candor.errors import DocumentRefused, DocumentUnsupported
from candor.limits import LONGEST_EXCERPT, MOST_FINDINGS
from candor.text.ranking import ranked
from documents_made import SEEN, boxed, docx, paragraph, story, zipped


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\cv.pdf", "cv.pdf"), ("cv\u202efdp.exe", "cv fdp.exe"),
        ("a\x00b\x1b[31m.md", "a b 31m.md"), ("...", ""), ("<b>x</b>", "b"),
        ("r\u00e9sum\u00e9 (2).docx", "r\u00e9sum\u00e9 (2).docx"),
        ("x" * 500, "x" * 120),
    ],
)  # fmt: skip
def test_a_name_is_shown_without_what_a_screen_or_path_would_act_on(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_what_a_file_is_comes_from_its_content() -> None:
    assert format_of(b"%PDF-1.7 ...") == "pdf"
    assert format_of(zipped({"word/document.xml": "<x/>"})) == "docx"
    assert format_of(b"BMW and MZ are letters too") == "text"
    with pytest.raises(DocumentUnsupported, match="picture"):
        format_of(b"\x89PNG\r\n\x1a\n" + bytes(32))


def test_text_is_decoded_by_its_marks_and_else_as_western_european() -> None:
    assert decoded("na\u00efve".encode("utf-16")) == "na\u00efve"
    assert decoded("na\u00efve".encode("utf-8-sig")) == "na\u00efve"
    assert decoded("na\u00efve \u20ac".encode("cp1252")) == "na\u00efve \u20ac"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x < 5 and List<T>, <T> too", ["x < 5 and List<T>, <T> too"]),
        ("a <b>bold</b> word", ["a bold word"]),
        ("one<br>two", ["one two"]),
        ("[me](https://example.org) and [1] or [x](y)", ["me and [1] or x"]),
        ("[Note]: something follows", ["[Note]: something follows"]),
        ("a\n<!-- b\nc -->\nd", ["a", "", "", "d"]),
        ("AT&amp;T &lt;3", ["AT&T <3"]),
        ("<!DOCTYPE html>\n<p>x", ["<!DOCTYPE html>", " x"]),
        ("<?xml?> stays <?a sign", ["<?xml?> stays <?a sign"]),
    ],
)
def test_markup_is_read_as_the_page_shows_it(text: str, lines: list[str]) -> None:
    assert read_markup(text).lines == lines


def test_hidden_text_in_a_tag_with_signs_in_its_quotes_is_still_hidden() -> None:
    hidden = "<div title='<' style='display:none'>not seen</div> <p data-x=\">\" hidden>nor this</p>"
    found = read_markup(f"seen {hidden}")
    assert "not seen" not in found.lines[0] and "nor this" not in found.lines[0]


@given(st.text(alphabet="<>ab!-/ \n[]()\"'=", max_size=200))
def test_any_markup_is_read_without_losing_count_of_lines(text: str) -> None:
    assert len(read_markup(text).lines) == text.count("\n") + 1


def test_a_few_invisible_signs_are_dropped_without_a_word() -> None:
    reading = Reading("text")
    assert without_unseen("co\u00adope\u200brate \ufeffnow", "line 1", reading) == "cooperate now"
    assert without_unseen("thumbs \U0001f44d\ufe0f up", "line 2", reading) == "thumbs \U0001f44d up"
    assert reading.hidden == []


def test_reversed_text_is_told() -> None:
    reading = Reading("text")
    assert without_unseen("a \u202etxet\u202c b", "line 1", reading) == "a txet b"
    assert [found.way for found in reading.hidden] == ["reversed text"]


def test_findings_are_few_and_short_and_fit_to_be_shown() -> None:
    reading = Reading("text")
    for number in range(MOST_FINDINGS + 50):
        reading.hide("tiny", "\x1b[31m" + "x" * 1000, f"line {number}")
    assert len(reading.hidden) == MOST_FINDINGS
    assert all(len(found.excerpt) <= LONGEST_EXCERPT and found.excerpt.isprintable() for found in reading.hidden)


def test_a_word_file_is_read_with_headers_lists_tabs_and_notes() -> None:
    listed = "<w:numPr/>"
    made = docx(
        paragraph("Jobs"), paragraph("Built it", properties=listed),
        "<w:p><w:r><w:t>left</w:t><w:tab/><w:t>right</w:t><w:br/><w:t>below</w:t></w:r></w:p>",
        parts={
            "word/header1.xml": story("hdr", paragraph("Alex Example")),
            "word/footnotes.xml": story("footnotes", paragraph("a note")),
        },
    )  # fmt: skip
    assert read_word(made).lines == ["Alex Example", "Jobs", "- Built it", "left\tright", "below", "a note"]


def test_a_text_box_is_read_once_and_white_on_its_ground_is_seen() -> None:
    fill = "<a:solidFill><a:srgbClr val='203040'/></a:solidFill>"
    white = "<w:color w:val='FFFFFF'/>"
    plain = paragraph("Boxed")
    shape = boxed("Boxed", shape=fill).replace(plain, paragraph("Boxed", white))
    twice = shape.replace("</w:drawing>", "</w:drawing><Fallback><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></Fallback>")
    found = read_word(docx(paragraph(SEEN), twice))
    assert [line for line in found.lines if line] == [SEEN, "Boxed"]
    assert found.hidden == []


def test_white_in_a_table_whose_style_colours_it_is_seen() -> None:
    styles = story("styles", "<w:style w:type='table' w:styleId='grid'><w:tblStylePr w:type='firstRow'><w:tcPr>"
                   "<w:shd w:val='clear' w:fill='204060'/></w:tcPr></w:tblStylePr></w:style>")  # fmt: skip
    cell = paragraph("Skills", "<w:color w:val='FFFFFF'/>")
    table = f"<w:tbl><w:tblPr><w:tblStyle w:val='grid'/></w:tblPr><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert read_word(docx(table, parts={"word/styles.xml": styles})).hidden == []
    assert [found.way for found in read_word(docx(table)).hidden] == ["colour"]


@pytest.mark.parametrize(
    ("colour", "ground", "same"),
    [("FFFFFF", "FFFFFF", True), ("E0E0E0", "FFFFFF", True), ("808080", "FFFFFF", False), ("auto", "FFFFFF", False),
     ("FFFFFF", "?", False), (None, "FFFFFF", False)],
)  # fmt: skip
def test_colours_are_alike_when_the_eye_takes_them_for_one(colour: str | None, ground: str, same: bool) -> None:
    assert alike(colour, ground) is same


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_by_name(data: bytes) -> None:
    try:
        assert format_of(data) != "text" or isinstance(decoded(data), str)
    except DocumentRefused as refused:
        told = str(refused)
        assert told.strip()


def test_ranking_prefers_rare_words_and_short_texts() -> None:
    texts = ["the model is a model", "gradient boosting model", "gradient boosting " + "forest data " * 50, "nothing"]
    assert [place for place, _ in ranked("gradient boosted", texts)] == [1, 2]
    assert ranked("the", texts) == [] and ranked("model", []) == []
