"""Where a finished interview becomes a report, and a new one learns what was asked lately. Gathers; decides nothing."""

import secrets
from collections.abc import Sequence
from typing import Literal

from candor.briefing import Briefer
from candor.claims import ledger_of
from candor.conductor import Conductor
from candor.errors import NotYet
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.plan import Leanings
from candor.interview.setup import Setup
from candor.pitfalls.interviewed import published_in
from candor.ports import Journal
from candor.printing import pdf
from candor.report.assets import built_assets
from candor.report.build import document
from candor.report.model import Report, ReportDocument
from candor.report.render import as_json, download, markdown, printable
from candor.report.words import ReportTexts
from candor.resources import static_folder

RECENT_INTERVIEWS = 3


Form = Literal["md", "json", "html", "pdf"]


def document_of(events: Sequence[e.AnyEvent], texts: ReportTexts) -> ReportDocument:
    """Facts, transcript and report of an interview that has ended. Raises NotYet before."""
    if not any(isinstance(event, e.InterviewEnded) for event in events):
        raise NotYet("the report opens when the interview has ended")
    state = fold(events)
    return document(events, texts, published_in(state), ledger_of(state))


def report_of(events: Sequence[e.AnyEvent], texts: ReportTexts) -> Report:
    """Raises NotYet before the interview has ended."""
    return document_of(events, texts).report


def rendered(made: ReportDocument, form: Form) -> bytes:
    """The report in one of its forms. A PDF takes seconds and blocks. Raises EngineUnavailable and EngineTimeout."""
    if form == "json":
        return as_json(made).encode()
    if form == "md":
        return markdown(made).encode()
    _, css = built_assets(static_folder())
    return download(made, css).encode() if form == "html" else pdf(printable(made, css))


async def recent_questions(journal: Journal, owner: str) -> frozenset[str]:
    """Ids of questions that the owner's last interviews asked: others come first in a new one."""
    asked: set[str] = set()
    for line in (await journal.interviews(owner))[:RECENT_INTERVIEWS]:
        events = await journal.read(owner, line.interview)
        asked |= {event.question.id for event in events if isinstance(event, e.QuestionAsked)}
    return frozenset(asked)


async def begin(conductor: Conductor, briefer: Briefer, owner: str, setup: Setup, interview: str = "") -> str:
    """Create an interview; a set-up that names no seed gets one of its own. Answers the interview's id. Raises
    UnknownQuestion, UnknownDocument, EngineUnavailable for an own question that nothing can measure, JournalError."""
    if "seed" not in setup.model_fields_set:
        setup = setup.model_copy(update={"seed": secrets.randbelow(2**31)})
    leanings = Leanings(recent=await recent_questions(conductor.journal, owner))
    briefing = await briefer.brief(owner, setup, leanings)
    return await conductor.create(owner, setup, briefing, interview)
