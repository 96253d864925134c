"""The FastAPI application: routes, pages and the socket put together, and errors mapped to the wire."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from candor import __version__
from candor.errors import CandorError, EngineUnavailable, TooFast, UnknownInterview
from candor.web import pages
from candor.web.documents import documents
from candor.web.guard import Door
from candor.web.logbook import note_stray
from candor.web.routes import OWNER, router
from candor.web.socket import Talk
from candor.wiring import Candor

log = logging.getLogger(__name__)

PAGE_FIRST = 0.2  # seconds: whoever has waited for the server gets the page before the rest is loaded

STATUS = {
    "bad_message": 400, "answer_rejected": 400, "unknown_question": 404, "unknown_interview": 404, "out_of_turn": 409,
    "message_conflict": 409, "not_yet": 409, "too_fast": 429, "journal_unavailable": 503, "stale_append": 409,
    "engine_unavailable": 503, "engine_timeout": 504, "pdf_unavailable": 503,
    "unknown_document": 404, "library_full": 409, "document_refused": 422, "document_too_large": 413,
    "document_unsupported": 415, "document_locked": 422, "document_broken": 422, "document_empty": 422,
    "document_too_costly": 422,
}


def create_app(build: Callable[[], Awaitable[Candor]], hosts: list[str]) -> FastAPI:
    """The application. `build` is awaited when the server starts, so that nothing is opened at import."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_exception_handler(note_stray)
        candor = app.state.candor = await build()
        background = [
            asyncio.create_task(_warm(candor)), asyncio.create_task(candor.conductor.keep_time()),
            asyncio.create_task(candor.conductor.take_up(OWNER)),
        ]
        yield
        for task in background:
            task.cancel()
        await candor.close()

    app = FastAPI(title="Candor", version=__version__, lifespan=life, docs_url=None, redoc_url=None)
    app.add_middleware(Door, hosts=hosts)
    _map_errors(app)
    _add_health(app)
    app.include_router(documents)  # before the others: they end with what answers any address below /api
    app.include_router(router)
    app.include_router(pages.pages)
    if pages.STATIC.is_dir():
        app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")

    @app.websocket("/ws")
    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        await Talk(socket, socket.app.state.candor, OWNER).run()

    return app


async def _warm(candor: Candor) -> None:
    """Load the embedding model behind the first page, and embed what the knowledge has that is new."""
    await asyncio.sleep(PAGE_FIRST)
    try:
        await candor.embedder.warm()
        await candor.embedder.index(candor.guide.texts())
        await candor.warm_reading()
        await candor.questions.warm()
        await candor.passages.warm()
        if candor.speaks is not None:
            await candor.speaks.warm()
    except EngineUnavailable:
        log.warning("reading lexically: the embedding model could not be loaded")


def _add_health(app: FastAPI) -> None:
    @app.get("/health")
    def health() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok", "version": __version__}

    @app.get("/ready")
    async def ready() -> JSONResponse:
        """The store answers and the guide is loaded; says whether answers are read with vectors yet."""
        candor: Candor = app.state.candor
        with suppress(UnknownInterview):  # the store answers: that there is no such interview
            await candor.journal.read(OWNER, "")
        reading = "vectors" if candor.embedder.ready else "lexical"
        return JSONResponse({"status": "ok", "questions": len(candor.guide.bank), "reading": reading})


def _map_errors(app: FastAPI) -> None:
    @app.exception_handler(CandorError)
    async def ours(request: Request, problem: Exception) -> JSONResponse:
        assert isinstance(problem, CandorError)
        headers = {"retry-after": "1"} if isinstance(problem, TooFast) else None
        return _error(STATUS.get(problem.code, 500), problem.code, str(problem), problem.retryable,
                      getattr(problem, "field", None), headers)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, problem: Exception) -> JSONResponse:
        assert isinstance(problem, RequestValidationError)
        wrong = problem.errors()[0]
        place = wrong["loc"][:1] if wrong["type"] == "json_invalid" else wrong["loc"]  # else a character's number
        field = ".".join(str(part) for part in place if part != "body") or "body"
        return _error(400, "bad_message", f"{field}: {wrong['msg']}", False, field)

    @app.exception_handler(HTTPException)
    async def plain(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, HTTPException)
        if problem.status_code == 404 and "text/html" in request.headers.get("accept", ""):
            return pages.missing(f"There is no page at {request.url.path}.")
        code = {404: "not_found", 413: "bad_message"}.get(problem.status_code, "http")
        return _error(problem.status_code, code, problem.detail, False)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, problem: Exception) -> JSONResponse:
        return _error(500, "internal", "that failed here", True)


def _error(
    status: int, code: str, message: str, retryable: bool, field: str | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    error = {"code": code, "message": message, "retryable": retryable, **({"field": field} if field else {})}
    return JSONResponse({"error": error}, status_code=status, headers=headers)
