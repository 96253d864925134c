"""`candor eval dialogue`: is it a good interviewer? What is measured is known in `evaluation/`; here it is told."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer

from candor.cli.evals import Engine, Out, write
from candor.cli.writing import check_place, write_whole

Folder = Annotated[
    Path | None,
    typer.Option("--data", exists=True, file_okay=False, help="A folder of scripted candidates, in place of Candor's."),
]
Chosen = Annotated[Engine, typer.Option("--engine", help="Who interviews: Candor alone, or a language model.")]
Only = Annotated[list[str] | None, typer.Option("--only", help="This interview alone; may be given again.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page with tables, which needs nothing else.")]


def add_to(app: typer.Typer) -> None:
    """Put the command beside the others of `candor eval`."""
    app.command()(dialogue)


def dialogue(
    data: Folder = None, engine: Chosen = Engine.embedded, only: Only = None, json: Out = None, html: Html = None
) -> None:
    """Whether follow-ups go where something is missing, and what an interviewer must not do; on scripted candidates."""
    from candor.evaluation.dialogue import run
    from candor.resources import data_folder

    for file in (json, html):
        if file is not None:
            check_place(file)
    result = asyncio.run(run(data or data_folder("evals") / "candidates", engine is Engine.llm, only or ()))
    if json is not None:
        write(json, result)
    if html is not None:
        from candor.evaluation.plots.page import page

        write_whole(html, page(result).encode())
    for line in dialogue_lines(result):
        typer.echo(line)


def dialogue_lines(result: dict[str, Any]) -> list[str]:
    """The figures, one line a candidate, and every miss with the turn that shows it."""
    metrics, made = result["metrics"], result["provenance"]
    lines = [
        f"{made['interviews']} interviews of {made['data']}, {metrics['utterances']} utterances of the interviewer",
        f"follow-ups aimed at something missing, weak or unbacked: {_of(metrics)}",
        *(f"  {who:14}{_of(found)}" for who, found in metrics["by_candidate"].items()),
        *(f"  {words:14}{_of(found)}" for words, found in metrics["by_move"].items()),
        f"asked twice: {metrics['asked_twice']}; asked for what had been said: {metrics['already_said']}",
        f"more than one thing at once: {metrics['many_questions']}; given away: {metrics['given_away']}; "
        f"praise: {metrics['praise']}; private matters: {metrics['private']}; by the filter: {metrics['filtered']}",
        f"plans kept: {sum(one['kept'] for one in metrics['plans'])} of {len(metrics['plans'])}",
        f"candidates' own questions answered: {metrics['answered']} of {metrics['own_questions']}",
    ]
    return lines + [f"  {line}" for line in misses(result)]


def misses(result: dict[str, Any]) -> list[str]:
    """What went otherwise: interview, turn, and why."""
    told = []
    for item in result["items"]:
        place = f"{item['interview']}, turn {item['turn']}"
        if item.get("right") is False:
            told.append(f"{place}: {item['move']} at {item['aim']}: {item['why']}")
        elif item["repeat"]:
            told.append(f"{place}: {item['repeat'].replace('_', ' ')}: {item['text']}")
        if item.get("answered") is False:
            told.append(f"{place}: not answered: {item['put']}")
        told += [f"{place}: {fault.replace('_', ' ')}: {shown}" for fault, shown in item["faults"].items()]
    return told


def _of(found: dict[str, Any]) -> str:
    share = "" if found["aimed_share"] is None else f" ({found['aimed_share']:.3f})"
    return f"{found['aimed']} of {found['follow_ups']}{share}"
