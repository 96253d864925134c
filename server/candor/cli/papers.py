"""`candor knowledge add`, `documents`, `forget`: the candidate's own documents in a terminal. What they mean is worked
out in `documents/`."""

import asyncio
import json as json_text
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from candor.interview.background import Document, DocumentKind, Job, Understood

if TYPE_CHECKING:
    from candor.documents.intake import Papers

STDIN = Path("-")
MOST_SHOWN = 8  # items of a sort; --json has them all
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON, whole.")]


def add(
    path: Annotated[Path, typer.Argument(help="PDF, Word (.docx), Markdown or text; - reads standard input.")],
    kind: Annotated[DocumentKind | None, typer.Option("--kind", help="What it is; guessed when not given.")] = None,
    json: AsJson = False,
) -> None:
    """Read a résumé, job description, company note or notes of yours, and keep it for your interviews.

    Prints what was understood, and what hidden text was left out. The document stays on this computer; `candor
    knowledge forget ID` deletes it wholly.
    """
    data = _bytes_of(path)
    document = asyncio.run(_add(data, "" if path == STDIN else path.name, kind))
    typer.echo(document.model_dump_json(indent=2) if json else "\n".join(_told(document)))


def documents(json: AsJson = False) -> None:
    """List your documents, newest first."""
    lines = asyncio.run(_documents())
    if json:
        return typer.echo(json_text.dumps({"documents": lines}, indent=2, ensure_ascii=False))
    if not lines:
        return typer.echo("No documents yet. Add one with: candor knowledge add PATH")
    for line in lines:
        when = str(line["created"])[:16].replace("T", " ")
        typer.echo(f"{line['id']:<14}  {when}  {line['kind']:<8}  {line['characters']:>7} characters  {line['name']}")


def forget(
    document: Annotated[str, typer.Argument(metavar="ID", help="The document, as `documents` names it.")],
) -> None:
    """Delete a document wholly, with everything understood from it."""
    asyncio.run(_forget(document))
    typer.echo(f"forgotten: {document}")


def _bytes_of(path: Path) -> bytes:
    """Raises DocumentRefused for what is no file, DocumentTooLarge before it is read."""
    from candor.errors import DocumentRefused, DocumentTooLarge
    from candor.limits import LONGEST_FILE, MIB

    if path == STDIN:
        data = sys.stdin.buffer.read(LONGEST_FILE + 1)
    elif not path.exists():
        raise DocumentRefused(f"{path}: there is no such file")
    elif not path.is_file():
        raise DocumentRefused(f"{path}: is no file")
    else:
        with path.open("rb") as opened:
            data = opened.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise DocumentTooLarge(f"{path}: has more than {LONGEST_FILE // MIB} MiB, and no more are read")
    return data


async def brought(papers: "Papers", named: Sequence[str]) -> tuple[str, ...]:
    """Ids of documents that are named by id or by file; a file is read and kept first. Raises DocumentRefused."""
    from candor.cli.writing import OWNER

    files = _files(named)
    kept = {name: (await papers.add(OWNER, data, Path(name).name)).id for name, data in files.items()}
    return tuple(kept.get(name, name) for name in named)


def _files(named: Sequence[str]) -> dict[str, bytes]:
    return {name: _bytes_of(Path(name)) for name in named if Path(name).is_file()}


@asynccontextmanager
async def _papers() -> "AsyncIterator[Papers]":
    from candor.journal.opening import open_journal
    from candor.settings import read_settings
    from candor.wiring import library_beside, make_papers, shipped_skills

    settings = read_settings()
    skills = shipped_skills(settings)
    journal = await open_journal(settings.journal_url)
    try:
        yield make_papers(skills, library_beside(journal))
    finally:
        await journal.close()


async def _add(data: bytes, name: str, kind: DocumentKind | None) -> Document:
    from candor.cli.writing import OWNER

    async with _papers() as papers:
        return await papers.add(OWNER, data, name, kind)


async def _documents() -> list[dict[str, object]]:
    from candor.cli.writing import OWNER

    async with _papers() as papers:
        return [line.model_dump() for line in await papers.documents(OWNER)]


async def _forget(document: str) -> None:
    from candor.cli.writing import OWNER

    async with _papers() as papers:
        await papers.forget(OWNER, document)


def _told(document: Document) -> list[str]:
    lines = [f"{document.name}: {document.kind}, kept as {document.id}", *_understood(document.understood)]
    if document.hidden:
        lines.append(f"left out, {len(document.hidden)} stretches that a reader does not see or that give orders:")
        lines += [f"  {hidden.way}, {hidden.where}: {hidden.excerpt}" for hidden in document.hidden[:MOST_SHOWN]]
        lines += _more(len(document.hidden))
    return lines


def _understood(said: Understood) -> list[str]:
    told = (("role", said.role), ("level", said.level), ("company", said.company))
    lines = [f"{name}: {value}" for name, value in told if value]
    for name, items in (
        ("skills claimed", [skill.skill for skill in said.skills]),
        ("skills asked for", [f"{skill.skill} ({skill.weight:.1f})" for skill in said.required]),
    ):
        if items:
            lines.append(f"{name}: {', '.join(items)}")
    for name, rows in (
        ("jobs", [(job.line, _job(job)) for job in said.jobs]),
        ("projects", [(p.line, _joined(p.title, ": ", p.about)) for p in said.projects]),
        ("numbers", [(n.line, n.number) for n in said.numbers]),
        ("facts", [(f.line, f"{f.about}: {f.text}") for f in said.facts]),
    ):  # fmt: skip
        if rows:
            lines.append(f"{name}:")
            lines += [f"  line {line}: {row}" for line, row in rows[:MOST_SHOWN]]
            lines += _more(len(rows))
    return lines or ["nothing was understood from it; it can be searched"]


def _job(job: Job) -> str:
    return f"{_joined(job.title, ' at ', job.employer)}, {job.start} to {job.end or 'now'}"


def _joined(first: str, between: str, second: str) -> str:
    return f"{first}{between}{second}" if second else first


def _more(count: int) -> list[str]:
    return [f"  and {count - MOST_SHOWN} more: --json shows all"] if count > MOST_SHOWN else []
