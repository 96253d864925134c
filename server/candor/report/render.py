"""The faces of a report: page, self-contained HTML, HTML for print, Markdown, JSON. All from one document.

Every word that somebody said is escaped by the environment, never by a template. No style or script stands in the page,
so that it can be served under a strict content policy.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from candor.report import rehearsal as told
from candor.report import view
from candor.report.claimed import by_state
from candor.report.markdown import markdown_text
from candor.report.model import ReportDocument
from candor.report.words import ANSWER_NOTES, PARTS, number

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Assets:
    """Addresses of built style sheets and modules."""

    css: tuple[str, ...] = ()
    js: tuple[str, ...] = ()


@dataclass(frozen=True)
class Links:
    """Where the page leads. A download that is None is not offered."""

    home: str = "/"
    interviews: str = "/interviews"
    icon: str = "/static/favicon.svg"
    pdf: str | None = None
    html: str | None = None
    markdown: str | None = None
    json: str | None = None


def page(document: ReportDocument, links: Links, assets: Assets) -> str:
    """The report as a page of the application: linked style sheets and modules, disputes, downloads."""
    return _html(document, face="page", links=links, assets=assets)


def download(document: ReportDocument, css: str) -> str:
    """The report as one HTML file that needs nothing else. `css` is the built style sheet's text."""
    return _html(document, face="download", css=css)


def printable(document: ReportDocument, css: str) -> str:
    """As `download`, with everything opened: what the PDF is made from."""
    return _html(document, face="print", css=css)


def markdown(document: ReportDocument) -> str:
    """The report as Markdown, in which every word that was said is inert."""
    return markdown_text(_environment(), _context(document))


def as_json(document: ReportDocument) -> str:
    """The whole document as JSON, in plain characters."""
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _html(
    document: ReportDocument, face: str, links: Links | None = None, assets: Assets | None = None, css: str = ""
) -> str:
    shown = view.marks(document.report)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            **_context(document),
            face=face,
            open=Markup(" open") if face == "print" else "",
            links=links or Links(),
            assets=assets or Assets(),
            css=Markup(_END_OF_STYLE.sub(r"<\\/", css)),  # noqa: S704 - the product's own style sheet
            refs=shown.refs,
            labels=shown.labels,
            pieces_of=partial(view.pieces, known=shown),
        )
    )


_END_OF_STYLE = re.compile(r"</(?=style)", re.IGNORECASE)


def _context(document: ReportDocument) -> dict[str, object]:
    return {
        "interview": document.interview,
        "transcript": document.transcript,
        "report": document.report,
        "summary_titles": view.SUMMARY_TITLES,
        "status_words": view.STATUS_WORDS,
        "answer_notes": ANSWER_NOTES,
        "part_titles": PARTS,
        "asked_for": view.ASKED_FOR,
        "move_of": view.moves_by_number(document.report),
        "first_mentions": view.first_mentions(document.report),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "along": view.along,
        "bare": lambda text: text.rstrip("."),
        "claims_by_state": by_state,
        "clock": view.clock,
        "day": view.day,
        "direction": told.direction,
        "grouped": view.grouped,
        "guide": _guide,
        "happened": view.happened,
        "ink": view.ink,
        "moved_by": told.moved_by,
        "number": number,
        "prose": _prose,
        "strength_of": told.strength_of,
        "stretch": view.stretch,
        "titles_of": told.titles_of,
        "told_as": told.told_as,
        "tone": view.tone,
        "wash": view.wash,
    }
    environment.tests["left_open"] = view.left_open
    return environment


def _prose(text: str) -> Markup:
    """Said words, with code set off."""
    parts = []
    for piece in view.plain_pieces(text):
        words = "".join(run.text for run in piece.runs)
        parts.append(_CODE.format(words) if piece.code else escape(words))
    return Markup("").join(parts)


_CODE = Markup('<pre tabindex="0"><code>{}</code></pre>')


def _guide(text: str) -> Markup:
    """The guide's own Markdown. Raw HTML and images in it are text: nothing is ever fetched for a report."""
    reader = MarkdownIt("commonmark", {"html": False}).disable("image")
    return Markup(reader.render(text))  # noqa: S704 - rendered with HTML off
