"""The HTTP routes: set-up, interviews, transcripts, reports, health. Thin: every answer is somebody else's work."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from candor import __version__
from candor.desk import Form, begin, document_of, rendered
from candor.errors import UnknownInterview, UnknownQuestion
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.machine import Dispute
from candor.interview.setup import LONGEST_MINUTES, SHORTEST_MINUTES, Setup
from candor.interview.topics import PREPARATION, TECHNICAL, title
from candor.interview.value import Value
from candor.limits import LONGEST_FILE, MOST_DOCUMENTS
from candor.report.model import ReportDocument
from candor.web.messages import StateFrame, socket_schema
from candor.web.projection import lines, state_frame
from candor.wiring import Candor

OWNER = "local"  # until there are accounts
NOTICE = (
    "The interviewer is a program, not a person. It reads, asks and scores on this computer: "
    "nothing you write leaves it."
)
MODEL_NOTICE = (
    "The interviewer is a program, not a person. A language model can find its words: before the interview begins you "
    "are told which host they would be sent to, and asked."
)
ROUNDS = {
    "full": ("Full loop", "Technical questions, one of your projects, working with others, and your own questions."),
    "technical": ("Technical", "Concepts, data problems, code and systems. Say why, not only what."),
    "project": ("Project deep dive", "Something you built: the goal, the choices, the numbers, your own part."),
    "behavioral": ("Behavioral", "Real situations with colleagues, deadlines and mistakes, told as stories."),
}
LEVELS = {
    "junior": ("Junior", "Solid basics, and reasons for them."),
    "mid": ("Mid", "Trade-offs, and decisions you made yourself."),
    "senior": ("Senior", "Conditions, consequences, and what you would do instead."),
}
MODES = {
    "real": ("Real", "No feedback until the end, as on the day."),
    "coach": ("Coach", "Two or three sentences after each answer, and a second try when you want one."),
    "rehearsal": ("Rehearsal", "One story of yours, told until it stands: what is there, what is thin, and again."),
}
CHOICES = (10, 20, 30, 45, 60)

# A PDF takes a process and some seconds. Threads of its own: answers are read on the others, and may not wait for it.
PRINTERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pdf")

router = APIRouter(prefix="/api")


def candor_of(request: Request) -> Candor:
    candor: Candor = request.app.state.candor
    return candor


Here = Annotated[Candor, Depends(candor_of)]


class Created(Value):
    interview: str


class DisputeForm(Value):
    """A verdict, flag or score of the report, by its id there, and why the candidate disputes it."""

    target: str = Field(min_length=1, max_length=200)
    reason: str = Field(min_length=1, max_length=2000)
    id: str = Field(default_factory=lambda: secrets.token_urlsafe(9), min_length=1, max_length=64)


@router.get("/setup")
def setup_choices(candor: Here) -> dict[str, Any]:
    """What can be chosen before an interview, in words."""
    engine, notice = ("embedded", NOTICE) if candor.speaks is None else ("llm", MODEL_NOTICE)

    def told(choices: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
        return [{"id": key, "title": title, "says": says} for key, (title, says) in choices.items()]

    return {
        "rounds": told(ROUNDS), "levels": told(LEVELS), "modes": told(MODES), "engine": engine, "notice": notice,
        "minutes": {"min": SHORTEST_MINUTES, "max": LONGEST_MINUTES, "choices": CHOICES}, "version": __version__,
        "topics": [{"id": slug, "title": name} for slug, name in (PREPARATION | TECHNICAL).items()],
        "documents": {"longest": LONGEST_FILE, "most": MOST_DOCUMENTS},
    }


@router.get("/prompts")
def story_prompts(candor: Here) -> dict[str, Any]:
    """The bank's prompts that ask for a story, by topic: what can be rehearsed."""
    stories = [q for q in candor.conductor.bank.questions() if q.kind == "behavioral" and q.story and q.needs is None]
    topics = sorted({question.topic for question in stories}, key=title)
    return {
        "topics": [
            {"topic": topic, "title": title(topic), "prompts": [
                {"id": q.id, "asks": " ".join(q.asks.split()), "levels": q.levels} for q in stories if q.topic == topic
            ]}
            for topic in topics
        ]
    }  # fmt: skip


@router.post("/interviews", status_code=201)
async def create(setup: Setup, candor: Here) -> Created:
    return Created(interview=await begin(candor.conductor, candor.briefer, OWNER, setup))


@router.get("/interviews")
async def interviews(candor: Here) -> dict[str, Any]:
    """Every interview, newest first."""
    listed = []
    for line in await candor.journal.interviews(OWNER):
        created = line.created
        assert isinstance(created, e.InterviewCreated)
        listed.append({
            "interview": line.interview, "setup": created.setup.model_dump(), "started": created.at.isoformat(),
            "ended": line.ended, "turns": line.answers,
            "report": f"/interviews/{line.interview}/report" if line.ended else None,
        })
    return {"interviews": listed}


@router.get("/interviews/{interview}")
async def interview(interview: str, candor: Here) -> StateFrame:
    """Where an interview stands, with the whole transcript; without scores or key points."""
    events = await candor.journal.read(OWNER, interview)
    state = fold(events)
    return state_frame(state, candor.conductor.now(), lines(events, state))


@router.get("/interviews/{interview}/transcript")
async def transcript(interview: str, candor: Here) -> dict[str, Any]:
    events = await candor.journal.read(OWNER, interview)
    return {"transcript": [line.model_dump(exclude={"message_id"}) for line in lines(events) if line.who != "note"]}


@router.delete("/interviews/{interview}", status_code=204)
async def forget(interview: str, candor: Here) -> Response:
    await candor.conductor.ledger.forget(OWNER, interview)
    return Response(status_code=204)


async def read_report(interview: str, candor: Candor) -> ReportDocument:
    """On a thread: the report of a very long interview takes a good part of a second."""
    events = await candor.journal.read(OWNER, interview)
    return await asyncio.to_thread(document_of, events, candor.texts)


MEDIA = {"json": "application/json", "md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8",
         "pdf": "application/pdf"}


@router.get("/interviews/{interview}/report.{form}")
async def report(interview: str, form: Form, candor: Here, meta: bool = False) -> Response:
    """The report as JSON, Markdown, one HTML file or PDF (503 where that is switched off); with `meta=1`
    only the number of the last event it takes in."""
    document = await read_report(interview, candor)
    if meta:
        return JSONResponse({"up_to": document.report.up_to})
    printers = PRINTERS if form == "pdf" else None
    body = await asyncio.get_running_loop().run_in_executor(printers, rendered, document, form)
    named = {"content-disposition": f'attachment; filename="candor-{interview}.{form}"'}
    return Response(body, media_type=MEDIA[form], headers=named)


@router.post("/interviews/{interview}/disputes", status_code=201)
async def dispute(interview: str, form: DisputeForm, candor: Here) -> dict[str, Any]:
    """Dispute a verdict: it stays, struck through, and counts no more."""
    report = (await read_report(interview, candor)).report
    if form.target not in report.targets:
        raise UnknownQuestion(f"target: the report has no verdict {form.target!r}")
    message = Dispute(target=form.target, reason=form.reason, message_id=form.id)
    return {"seq": await candor.conductor.take(OWNER, interview, message)}


@router.delete("/interviews/{interview}/disputes/{target}", status_code=204)
async def withdraw(interview: str, target: str, candor: Here) -> Response:
    """Withdraw a dispute. Where there is none, nothing is stored."""
    report = (await read_report(interview, candor)).report
    if target not in {line.target for line in report.disputes}:
        return Response(status_code=204)
    message = Dispute(target=target, reason="", message_id=secrets.token_urlsafe(9))
    await candor.conductor.take(OWNER, interview, message)
    return Response(status_code=204)


@router.get("/socket.schema.json")
def schema() -> dict[str, Any]:
    """The JSON Schema of the socket's frames, both ways."""
    return socket_schema()


@router.api_route("/{rest:path}", methods=["GET", "POST", "PUT", "DELETE"], include_in_schema=False)
def nothing_here(rest: str) -> None:
    raise UnknownInterview(f"no such address: /api/{rest}")
