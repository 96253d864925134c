"""Where a finished interview becomes a report, and a new one learns what was asked lately. Gathers; decides nothing."""

import secrets
from collections.abc import Sequence
from typing import Literal

from candor.briefing import Briefer
from candor.claims.interviewed import lines
from candor.conductor import Conductor
from candor.errors import NotYet
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.plan import Leanings
from candor.interview.reading import Flag
from candor.interview.setup import Part, Setup
from candor.pitfalls.session import published
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
    return document(events, texts, published_flags(events), lines(fold(events)))


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


def published_flags(events: Sequence[e.AnyEvent]) -> tuple[tuple[int, Part, Flag], ...]:
    """The pitfalls that the session rule lets through, each with its turn and part."""
    state = fold(events)
    part_of = {answer.turn: thread.part for thread in state.threads for answer in thread.answers}
    invited = next((said.turn for said in state.said if said.move.kind == "invite"), None)
    found: list[tuple[int, Part, Flag]] = []
    for answer in state.answers:
        late = invited is not None and answer.turn >= invited
        part: Part = part_of.get(answer.turn, "questions" if late else "opening")
        found += [(answer.turn, part, flag) for flag in (answer.reading.flags if answer.reading else ())]
    asked = sum(said.move.kind == "reply" for said in state.said)
    about_project = sorted(turn for turn, part in part_of.items() if part == "project")
    named = bool(state.background and state.background.company)
    kept = published(found, asked, probed=about_project[1:], company_named=named)
    return tuple((turn, part, flag) for turn, part, flag in found if flag in kept)


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
