"""The pages a browser opens: one shell for the application, and the report."""

import asyncio
import json
from typing import Any

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


def assets(entry: str) -> dict[str, list[str]]:
    """Addresses of an entry's built scripts and styles; empty when the page was not built."""
    try:
        manifest: dict[str, Any] = json.loads((STATIC / ".vite" / "manifest.json").read_text())
    except (OSError, ValueError):
        return {"js": [], "css": []}
    css: list[str] = []
    queue, seen = [entry], set()
    while queue:
        name = queue.pop()
        if name in seen or name not in manifest:
            continue
        seen.add(name)
        css += manifest[name].get("css", [])
        queue += manifest[name].get("imports", [])
    js = [manifest[entry]["file"]] if entry in manifest else []
    return {"js": [f"/static/{file}" for file in js], "css": [f"/static/{file}" for file in dict.fromkeys(css)]}


@pages.get("/")
@pages.get("/interviews")
@pages.get("/interviews/{interview}")
def shell(request: Request, interview: str = "") -> HTMLResponse:
    """The application; which screen it shows is read from the address, in the browser."""
    html = templates.get_template("shell.html").render(**assets(APP_ENTRY))
    return HTMLResponse(html, headers={"cache-control": "no-cache"})


@pages.get("/interviews/{interview}/report")
async def report_page(interview: str, request: Request) -> Response:
    candor = request.app.state.candor
    try:
        report = await read_report(interview, candor)
    except NotYet:
        return RedirectResponse(f"/interviews/{interview}", status_code=303)
    except UnknownInterview as problem:
        html = templates.get_template("missing.html").render(message=str(problem), **assets(APP_ENTRY))
        return HTMLResponse(html, status_code=404)
    offers_pdf = await asyncio.to_thread(pdf_available)
    here = f"/api/interviews/{interview}/report"
    pdf = f"{here}.pdf" if offers_pdf else None
    links = Links(pdf=pdf, html=f"{here}.html", markdown=f"{here}.md", json=f"{here}.json")
    linked, _ = built_assets(STATIC)
    html = page(report, links, linked)
    return HTMLResponse(html, headers={"cache-control": "no-cache"})


@pages.get("/favicon.ico")
@pages.get("/favicon.svg")
def icon() -> Response:
    file = STATIC / "favicon.svg"
    return FileResponse(file, media_type="image/svg+xml") if file.exists() else Response(status_code=404)
