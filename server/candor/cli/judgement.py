"""`candor eval scoring | pitfalls | attacks | rehearsal | claims`: how far Candor's judgement agrees with labels.

What is measured is known in `evaluation/`; here it is asked for and told.
"""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer

from candor.cli.evals import Engine, Limit, Out, write
from candor.cli.writing import check_place, write_whole
from candor.errors import EngineUnavailable

Data = Annotated[
    list[Path],
    typer.Option("--data", exists=True, dir_okay=False, help="Labelled rows, JSON Lines; may be given again: pooled."),
]
Chosen = Annotated[Engine, typer.Option("--engine", help="Who reads: Candor alone, or a language model beside it.")]
Repeats = Annotated[int, typer.Option("--repeats", min=1, max=9, help="Gradings by the model, for their spread.")]
Kept = Annotated[
    Path | None,
    typer.Option("--marks", dir_okay=False, help="Keep the model's marks in this file, and read those that it holds."),
]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page with plots, which needs nothing else.")]
Withheld = Annotated[bool, typer.Option("--no-reference", help="Withhold the rows' reference answers.")]


def add_to(app: typer.Typer) -> None:
    """Put the commands beside the others of `candor eval`."""
    for command in (scoring, pitfalls, attacks, rehearsal, claims):
        app.command()(command)


def scoring(
    data: Data, engine: Chosen = Engine.embedded, limit: Limit = None, no_reference: Withheld = False,
    repeats: Repeats = 1, marks: Kept = None, json: Out = None, html: Html = None,
) -> None:  # fmt: skip
    """How far scores agree with labels, by dimension; or with human scores, beside plain baselines."""
    from candor.evaluation.scoring import run

    _places(json, html)
    llm = engine is Engine.llm
    found = asyncio.run(run(data, limit, not no_reference, llm=llm, repeats=repeats, marks=marks))
    _tell(found, json, scoring_lines, html)


def pitfalls(
    data: Data, engine: Chosen = Engine.embedded, limit: Limit = None, marks: Kept = None, json: Out = None,
    html: Html = None,
) -> None:  # fmt: skip
    """How well the exchange detector finds the fourteen pitfalls, and how often it accuses wrongly."""
    from candor.evaluation.pitfalls import run

    _places(json, html)
    _tell(asyncio.run(run(data, limit, engine is Engine.llm, marks)), json, pitfall_lines, html)


def attacks(
    data: Data, engine: Chosen = Engine.embedded, limit: Limit = None, no_reference: Withheld = False,
    marks: Kept = None, json: Out = None, html: Html = None,
) -> None:  # fmt: skip
    """Which attacks move a score by more than half a point, and which honest additions raise it."""
    from candor.evaluation.attacks import run

    _places(json, html)
    _tell(asyncio.run(run(data, limit, not no_reference, engine is Engine.llm, marks)), json, attack_lines, html)


def rehearsal(
    data: Data, engine: Chosen = Engine.embedded, limit: Limit = None, json: Out = None, html: Html = None
) -> None:
    """Whether a story told again with one part added rises in that part alone, and what was asked in between."""
    from candor.evaluation.rehearsal import run

    _places(json, html)
    _only_embedded(engine)
    _tell(asyncio.run(run(data, limit)), json, rehearsal_lines, html)


def claims(
    data: Data, engine: Chosen = Engine.embedded, limit: Limit = None, json: Out = None, html: Html = None
) -> None:
    """Which claims of a transcript are found, and which are rightly said not to fit with something else."""
    from candor.evaluation.claims import run

    _places(json, html)
    _only_embedded(engine)
    _tell(run(data, limit), json, claim_lines, html)


def _only_embedded(engine: Engine) -> None:
    if engine is not Engine.embedded:
        raise EngineUnavailable("--engine llm: no language model reads for this measure")


def _places(*files: Path | None) -> None:
    """Raises SettingsError before anything is measured, which may take minutes, when a file could not be written."""
    for file in files:
        if file is not None:
            check_place(file)


def _tell(result: dict[str, Any], json: Path | None, lines: Any, html: Path | None) -> None:
    if json is not None:
        write(json, result)
    if html is not None:
        from candor.evaluation.plots.page import page, training_figures

        write_whole(html, page(result, training_figures()).encode())
    for line in lines(result):
        typer.echo(line)


def scoring_lines(result: dict[str, Any]) -> list[str]:
    """One line a dimension, then the dangerous mistakes; of human scores one line a part and baseline."""
    metrics, made = result["metrics"], result["provenance"]
    lines = [f"{made['rows']} answers of {made['data']}, {made['references']} with a reference answer"]
    measures = ("pearson", "spearman", "qwk", "mae", "within_one")
    dimensions = [name for name, found in metrics.items() if isinstance(found, dict) and "within_one" in found]
    if dimensions:
        lines.append(f"{'':16}" + "".join(f"{name:>12}" for name in measures) + f"{'failed':>8}")
    for name in dimensions:
        found = metrics[name]
        lines.append(f"{name:16}" + "".join(_number(found[m]) for m in measures) + f"{found['failed']:8d}")
    for name, told in metrics.get("mistakes", {}).items():
        lines.append(f"{name}: {told['count']} of {told['of']}")
    lines += reader_lines(metrics)
    for part in ("all", "five_words_or_more"):
        lines += _short_lines(part, metrics[part]) if part in metrics else []
    return lines


def reader_lines(metrics: dict[str, Any]) -> list[str]:
    """What is told of the language model as the second reader; nothing where none read."""
    told = metrics.get("readers")
    if told is None:
        return []
    lines = [f"marked by the model: {told['marked']}, failed: {told['failed']}; of {told['quotes']} quotes "
             f"{_number(told['quotes_standing']).strip()} stand"]  # fmt: skip
    if "cut" in told:
        lines.append(
            f"the bound cut {told['cut']} of {told['scores']} scores; nearer to the label were the model's "
            f"{told['model_nearer']} times, the local reading's {told['local_nearer']}"
        )
    if told.get("spread"):
        spread = ", ".join(f"{name} {points:.2f}" for name, points in told["spread"].items())
        lines.append(f"spread over gradings: {spread}")
    return lines


def _short_lines(part: str, found: dict[str, Any]) -> list[str]:
    names = ("pearson", "spearman", "pearson_within_question", "rmse", "qwk")
    lines = [f"{part}: {found['answers']} answers, {found['failed']} failed; {', '.join(names)}"]
    readers = {"Candor": found, **found.get("baselines", {})}
    return lines + [f"  {name:14}" + "".join(_number(read.get(of)) for of in names) for name, read in readers.items()]


def pitfall_lines(result: dict[str, Any]) -> list[str]:
    metrics, made = result["metrics"], result["provenance"]
    names = ("precision", "recall", "f1")
    lines = [f"{made['rows']} utterances of {made['data']}, {made['clean']} of them clean"]
    lines.append(f"{'':24}" + "".join(f"{name:>12}" for name in names) + f"{'labelled':>10}{'flagged':>9}")
    for kind, found in metrics.items():
        if isinstance(found, dict) and "f1" in found:
            counts = f"{found['labelled']:10d}{found['flagged']:9d}" if "labelled" in found else ""
            lines.append(f"{kind:24}" + "".join(_number(found[name]) for name in names) + counts)
    lines += reader_lines(metrics)
    accused = metrics["accused_an_honest_one"]
    lines.append(f"clean utterances flagged: {_number(metrics['clean_flagged']).strip()}")
    lines.append(f"right quotes among the rightly found: {_number(metrics['exact_quotes']).strip()}")
    lines.append(f"accused_an_honest_one: {accused['count']} of {accused['of']}")
    return lines


def attack_lines(result: dict[str, Any]) -> list[str]:
    metrics = result["metrics"]
    lines = [
        f"{metrics['attacks']} attacks, {metrics['moved']} moved a score by more than {result['provenance']['moved']}; "
        f"mean shift of the overall score {_number(metrics['mean_shift']).strip()}",
        f"{metrics['controls']} honest controls, {metrics['controls_rose']} rose; "
        f"mean shift {_number(metrics['controls_mean_shift']).strip()}",
    ]
    lines += reader_lines(metrics)
    named = {"moved": metrics["moved_ids"], "not risen": metrics["not_risen_ids"]}
    return lines + [f"{what}: {', '.join(ids)}" for what, ids in named.items() if ids]


def rehearsal_lines(result: dict[str, Any]) -> list[str]:
    from candor.evaluation import thinnest

    metrics = result["metrics"]
    of = metrics["pairs"]
    once = thinnest.lines(metrics["thinnest"]) if "thinnest" in metrics else []
    if once and not of:
        return once
    lines = [
        f"{of} stories told twice; the part that was added rose by {result['provenance']['rises']} or more in "
        f"{metrics['rose']}, by {_number(metrics['mean_rise']).strip()} in the mean",
        f"no other part moved by more than {result['provenance']['moved']} in {metrics['others_kept']}",
        f"the question named the thin part in {metrics['named']}, and quoted the story in {metrics['quoted']}",
        f"all of it: {metrics['all']}",
    ]
    lines += [
        f"  {part:12}{found['pairs']:3} pairs, {found['rose']} rose, {found['others_kept']} kept the others, "
        f"{found['named']} were asked about it"
        for part, found in metrics["by_part"].items()
    ]
    lines += once
    named = {"not risen": "not_risen_ids", "others moved": "others_moved_ids", "asked about another": "not_named_ids"}
    return lines + [f"{what}: {', '.join(metrics[key])}" for what, key in named.items() if metrics[key]]


def claim_lines(result: dict[str, Any]) -> list[str]:
    metrics, made = result["metrics"], result["provenance"]
    names = ("precision", "recall", "f1")
    lines = [f"{made['rows']} transcripts of {made['data']}, {made['honest']} of them without a contradiction"]
    lines.append(f"{'':24}" + "".join(f"{name:>12}" for name in names) + f"{'labelled':>10}{'found':>9}")
    counted = {"extraction": metrics["extraction"], "contradicted": metrics["contradicted"]}
    for name, found in (counted | {"contradicted, strictly": metrics["contradicted"]["strict"]}).items():
        counts = f"{found['labelled']:10d}{found['found']:9d}"
        lines.append(f"{name:24}" + "".join(_number(found[measure]) for measure in names) + counts)
    honest = metrics["honest_rows_contradicted"]
    lines.append(f"states as labelled: {_number(metrics['states']['agree']).strip()} of {metrics['states']['of']}")
    lines.append(f"honest transcripts with a claim called contradicted: {honest['count']} of {honest['of']}")
    return lines


def _number(value: float | None) -> str:
    return f"{'-':>12}" if value is None else f"{value:12.3f}"
