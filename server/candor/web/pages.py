"""The pages a browser opens: one shell for the application, and the report."""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, select_autoescape

from candor.errors import NotYet, UnknownInterview
from candor.printing import pdf_available
from candor.report.assets import built_assets
from candor.report.render import Links, page
from candor.resources import static_folder
from candor.web.routes import read_report

STATIC = static_folder()
APP_ENTRY = "src/main.ts"

pages = APIRouter(include_in_schema=False)
templates = Environment(loader=PackageLoader("candor.web"), autoescape=select_autoescape())


def drawn(template: str, **shown: str) -> str:
    """A template with the application's built files linked."""
    linked, _ = built_assets(STATIC, entry=APP_ENTRY)
    return templates.get_template(template).render(css=linked.css, js=linked.js, **shown)


def missing(message: str) -> HTMLResponse:
    return HTMLResponse(drawn("missing.html", message=message), status_code=404)


@pages.get("/")
@pages.get("/interviews")
@pages.get("/interviews/{interview}")
def shell(request: Request, interview: str = "") -> HTMLResponse:
    """The application; which screen it shows is read from the address, in the browser."""
    return HTMLResponse(drawn("shell.html"), headers={"cache-control": "no-cache"})


@pages.get("/interviews/{interview}/report")
async def report_page(interview: str, request: Request) -> Response:
    candor = request.app.state.candor
    try:
        report = await read_report(interview, candor)
    except NotYet:
        return RedirectResponse(f"/interviews/{interview}", status_code=303)
    except UnknownInterview as problem:
        return missing(str(problem))
    offers_pdf = await asyncio.to_thread(pdf_available)
    here = f"/api/interviews/{interview}/report"
    pdf = f"{here}.pdf" if offers_pdf else None
    links = Links(pdf=pdf, html=f"{here}.html", markdown=f"{here}.md", json=f"{here}.json")
    linked, _ = built_assets(STATIC)
    html = await asyncio.to_thread(page, report, links, linked)
    return HTMLResponse(html, headers={"cache-control": "no-cache"})


@pages.get("/favicon.ico")
@pages.get("/favicon.svg")
def icon() -> Response:
    file = STATIC / "favicon.svg"
    return FileResponse(file, media_type="image/svg+xml") if file.exists() else Response(status_code=404)
