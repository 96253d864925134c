"""`candor knowledge check`: asks whether the knowledge is whole, and with `--works` whether every entry works.

What makes a file right is known in `guide/`, what makes an entry work in `evaluation/`.
"""

import asyncio
import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from candor.evaluation.known_failures import Compared
    from candor.evaluation.works import Tried
    from candor.guide.guide import Guide
    from candor.guide.specimens import Specimen
    from candor.settings import Settings

KNOWN = Path("baselines") / "works.json"
Folder = Annotated[Path | None, typer.Argument(help="A knowledge folder; the one in use by default.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print counts, problems and results as JSON.")]
Works = Annotated[
    bool, typer.Option("--works", help="Try every technical entry with the answers of specimens/ (half a minute).")
]
Only = Annotated[str | None, typer.Option("--only", metavar="ID", help="With --works: try this entry alone.")]
Write = Annotated[bool, typer.Option("--write", help="With --works: rewrite the list of known failures.")]


def check(
    path: Folder = None, works: Works = False, only: Only = None, write: Write = False, json: AsJson = False
) -> None:
    """Read every knowledge file and print all that is wrong, as `file: entry: field: what`.

    With --works every technical entry is tried too: its model answer, an independent right answer, a fluent wrong one,
    a recited list and another entry's answer, read and graded as in an interview. Exit code 1 when a file is wrong, or
    an entry fails that is not on the list of known failures.
    """
    from candor.guide.guide import inspect
    from candor.guide.specimens import missing_specimens, read_specimens
    from candor.guide.wording import wrong_wordings
    from candor.settings import read_settings
    from candor.wiring import knowledge_folder

    if ((only or write) and not works) or (only and write):
        raise typer.BadParameter("--only and --write belong to --works, and one of them at a time")
    settings = read_settings()
    folder = path or knowledge_folder(settings)
    guide, problems = inspect(folder)
    specimens, misread = read_specimens(folder, guide.bank)
    problems += [*misread, *wrong_wordings(guide.bank), *(missing_specimens(guide.bank, specimens) if works else ())]
    alike = asyncio.run(_by_meaning(guide, settings, only))
    problems = [line for line in (*problems, *(alike or ())) if only is None or only in line]
    failed = bool(problems)
    found: dict[str, Any] = {"folder": str(folder), **_counts(guide), "problems": problems}
    found["compared_by_meaning"] = alike is not None
    lines = [*problems, _summary(guide, problems, alike is not None)]
    if works:
        tried, against = asyncio.run(_tried(guide, specimens, settings, only, write))
        found["works"] = _as_json(tried, against)
        lines += _as_lines(tried, against)
        failed = failed or bool(against.fresh and not write)
    typer.echo(json_text.dumps(found, indent=2, ensure_ascii=False) if json else "\n".join(lines))
    if failed:
        raise typer.Exit(1)


def _counts(guide: "Guide") -> dict[str, int]:
    return {
        "questions": len(guide.bank), "passages": len(guide.passages),
        "candidate_questions": len(guide.candidate_questions), "pitfalls": len(guide.pitfalls),
    }  # fmt: skip


def _summary(guide: "Guide", problems: list[str], by_meaning: bool) -> str:
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in _counts(guide).items())
    line = f"{told}; {len(problems) or 'no'} problem{'s' if len(problems) != 1 else ''}"
    skipped = "; not checked, as there is no embedding model: questions that mean the same, help that says the answer"
    return line if by_meaning else line + skipped


async def _by_meaning(guide: "Guide", settings: "Settings", only: str | None) -> list[str] | None:
    """What only vectors show; None when there are none."""
    from candor.errors import EngineError
    from candor.guide.likeness import texts_to_compare, wrong_by_meaning
    from candor.wiring import make_embedder

    if not guide.bank:
        return []
    embedder = make_embedder(settings)
    try:
        await embedder.warm()
        vectors = await embedder.embed(texts_to_compare(guide.bank, only))
        return None if vectors is None else wrong_by_meaning(guide.bank, vectors, only)
    except EngineError:
        return None
    finally:
        embedder.close()


async def _tried(
    guide: "Guide", specimens: "dict[str, Specimen]", settings: "Settings", only: str | None, write: bool
) -> "tuple[list[Tried], Compared]":
    """Every result, and how it stands to the known failures. Raises EngineError, DatasetError, UnknownQuestion."""
    from candor.evaluation.known_failures import compared, read_known, rewritten
    from candor.evaluation.provenance import made_with
    from candor.evaluation.works import try_entries
    from candor.resources import data_folder
    from candor.wiring import make_embedder, shipped_scorer

    if only is not None:
        guide.question(only)
    file = data_folder("evals") / KNOWN
    known = read_known(file)
    embedder = make_embedder(settings)
    try:
        tried = await try_entries(guide, specimens, embedder, only, shipped_scorer(embedder))
    finally:
        embedder.close()
    if write:
        made = made_with("knowledge check --works", embedding_model=embedder.model)
        told = rewritten(tried, known, made)
        file.write_text(json_text.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return tried, compared(tried, known)


def _as_json(tried: "list[Tried]", against: "Compared") -> dict[str, Any]:
    from candor.evaluation.works import totals

    return {
        "totals": totals(tried),
        "tried": [
            {"entry": one.entry, "check": one.check, "level": one.level, "score": one.points, "passed": one.passed,
             "because": list(one.because)}
            for one in tried
        ],
        "not_on_the_list": [[one.entry, one.check] for one in against.fresh],
        "listed_but_passing": [[one.entry, one.check] for one in against.mended],
    }  # fmt: skip


def _as_lines(tried: "list[Tried]", against: "Compared") -> list[str]:
    """A line a failure, then a table of how many pass each check."""
    from candor.evaluation.works import totals

    fresh = set(against.fresh)
    lines = [f"{'' if one in fresh else '(known) '}{one.line}" for one in tried if not one.passed]
    lines += [f"{one.entry}: {one.check}: on the list of known failures, and passes now" for one in against.mended]
    lines.append(f"{'':14}{'pass':>6}{'of':>6}{'share':>8}{'known':>8}{'new':>6}")
    for name, found in totals(tried).items():
        failing = [one for one in tried if not one.passed and name in (one.check, "works")]
        entries = {one.entry for one in failing}
        new = len({one.entry for one in failing if one in fresh})
        lines.append(
            f"{name:14}{found['passed']:6d}{found['of']:6d}{found['share']:8.2f}{len(entries) - new:8d}{new:6d}"
        )
    return lines
