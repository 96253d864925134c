"""`candor eval`: measures Candor on labelled data, its own or anybody's. What is measured is known in `evaluation/`."""

import asyncio
import json as json_text
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="Measure Candor on labelled data: Candor's own, or yours.", no_args_is_help=True)


class Engine(StrEnum):
    embedded = "embedded"
    llm = "llm"


Data = Annotated[Path, typer.Option("--data", exists=True, dir_okay=False, help="Labelled rows, JSON Lines.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Only the first N rows.")]
Out = Annotated[Path | None, typer.Option("--json", help="Write metrics, items and provenance to this file.")]


@app.callback()
def evals() -> None:
    """Measure Candor on labelled data: Candor's own, or yours."""


@app.command()
def retrieval(
    data: Data,
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", exists=True, dir_okay=False, help="Passages to search in place of the guide."),
    ] = None,
    engine: Annotated[
        Engine, typer.Option("--engine", help="Searching asks no language model: both give the same.")
    ] = Engine.embedded,
    limit: Limit = None,
    json: Out = None,
) -> None:
    """How well passages are found: by words, by meaning, and by both together."""
    from candor.evaluation.retrieval import run

    result = asyncio.run(run(data, corpus, limit))
    if json is not None:
        write(json, result)
    for line in retrieval_lines(result):
        typer.echo(line)


def write(file: Path, result: dict[str, Any]) -> None:
    file.write_text(json_text.dumps(result, indent=2, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def retrieval_lines(result: dict[str, Any]) -> list[str]:
    """The result as a person reads it: one line an arm, and how the fused one stands to the better of the others."""
    metrics, made = result["metrics"], result["provenance"]
    names = ("recall@1", "recall@5", "recall@10", "hit@5", "mrr", "ndcg@10")
    lines = [
        f"{made['queries']} queries, {made['passages']} passages of {made['corpus']}",
        f"{'':8}" + "".join(f"{name:>10}" for name in names) + f"{'p50 ms':>10}{'p95 ms':>10}",
    ]
    for arm in ("lexical", "dense", "fused"):
        found = metrics[arm]
        if found is None:
            lines.append(f"{arm:8}  not measured: CANDOR_EMBEDDING_MODEL is empty")
            continue
        numbers = [*(found[name] for name in names), found["latency"]["p50_ms"], found["latency"]["p95_ms"]]
        lines.append(f"{arm:8}" + "".join(f"{number:10.3f}" for number in numbers))
    if metrics["fused"]["macro"]:
        told = ", ".join(f"{name} {value:.3f}" for name, value in metrics["fused"]["macro"].items())
        lines.append(f"fused, mean over topics: {told}")
    for name, against in (metrics["fused_against_better"] or {}).items():
        low, high = against["interval"]
        gain = f"{against['difference']:+.3f} ({low:+.3f} to {high:+.3f})"
        lines.append(f"fused less {against['better']}, {name}: {gain}")
    return lines
