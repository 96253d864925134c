"""`candor report`: what an interview came to, in the form that is wanted. The report itself is made in `report/`."""

import asyncio
import json as json_text
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from candor.settings import Settings

Form = Literal["md", "json", "html", "pdf"]


def report(
    interview: Annotated[str | None, typer.Argument(metavar="[ID]", help="The interview, as --list names it.")] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the report.")] = "md",
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default.")
    ] = Path("-"),
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the JSON form.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the interviews, newest first.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json; with --list, a list as JSON.")] = (
        False
    ),
) -> None:
    """Print or write the report of an interview that has ended."""
    if sum((schema, list_, interview is not None)) != 1:
        raise typer.BadParameter("name one interview by its id, or ask for --list or --schema")
    if schema:
        from candor.report.model import report_schema

        return _write(out, (json_text.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n").encode())

    from candor.settings import read_settings

    settings = read_settings()
    if list_:
        return _write(out, asyncio.run(_list(settings, json)).encode())
    form = "json" if json else form
    if form == "pdf" and out == Path("-") and sys.stdout.isatty():
        raise typer.BadParameter("a PDF is nothing for a terminal: name a file with -o")
    assert interview is not None
    _write(out, asyncio.run(_report(settings, interview, form)))


def _write(out: Path, data: bytes) -> None:
    from candor.cli.writing import check_place, write_whole

    check_place(out)
    write_whole(out, data)


async def _list(settings: "Settings", as_json: bool) -> str:
    from candor.cli.writing import OWNER
    from candor.interview.events import InterviewCreated
    from candor.journal.opening import open_journal

    journal = await open_journal(settings.journal_url)
    try:
        found = await journal.interviews(OWNER)
    finally:
        await journal.close()
    rows = [
        {"interview": line.interview, "started": line.created.at.isoformat(), "round": line.created.setup.round,
         "level": line.created.setup.level, "mode": line.created.setup.mode, "minutes": line.created.setup.minutes,
         "drill": line.created.setup.is_drill, "ended": line.ended}
        for line in found if isinstance(line.created, InterviewCreated)
    ]  # fmt: skip
    if as_json:
        return json_text.dumps({"interviews": rows}, indent=2) + "\n"
    if not rows:
        return "No interviews yet. Begin one with: candor interview\n"
    return "".join(_row(row) for row in rows)


def _row(row: dict[str, object]) -> str:
    when = str(row["started"])[:16].replace("T", " ")
    what = "drill" if row["drill"] else row["round"]
    state = "ended" if row["ended"] else "under way"
    return f"{row['interview']:<16}  {when}  {what:<10}  {row['level']:<6}  {row['minutes']:>3} min  {state}\n"


async def _report(settings: "Settings", interview: str, form: Form) -> bytes:
    from candor.cli.writing import OWNER
    from candor.desk import document_of, rendered
    from candor.journal.opening import open_journal
    from candor.wiring import report_texts, shipped_guide

    journal = await open_journal(settings.journal_url)
    try:
        events = await journal.read(OWNER, interview)
    finally:
        await journal.close()
    return rendered(document_of(events, report_texts(shipped_guide(settings))), form)
