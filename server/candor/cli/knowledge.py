"""`candor knowledge`: checks and indexes the guide. What makes a file right or wrong is known in `guide/`."""

import asyncio
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from candor.cli import papers
from candor.cli.checking import check

if TYPE_CHECKING:
    from candor.guide.guide import Guide
    from candor.ports import Embedder

app = typer.Typer(
    help="Check the guide and the questions, make them ready for reading; add documents of your own.",
    no_args_is_help=True,
)


app.command()(check)
app.command()(papers.add)
app.command()(papers.documents)
app.command()(papers.forget)


@app.command()
def index() -> None:
    """Embed what is new in the knowledge and make its search indexes, so that the first answer finds all ready."""
    from candor.settings import read_settings
    from candor.wiring import make_embedder, shipped_guide

    settings = read_settings()
    guide = shipped_guide(settings)
    made = asyncio.run(_index(guide, make_embedder(settings)))
    if not settings.embedding_model:
        return typer.echo("nothing to embed: CANDOR_EMBEDDING_MODEL is empty, so answers are read by their words alone")
    of = len(guide.texts())
    typer.echo(f"{made} of {of} texts embedded" if made else f"up to date: {of} texts")


async def _index(guide: "Guide", embedder: "Embedder") -> int:
    """Vectors first, one batch after another; the indexes are made from them. Answers how many texts were new."""
    from candor.wiring import passage_retriever, question_retriever

    try:
        made = await embedder.index(guide.texts(), progress())
        for retriever in (passage_retriever(guide, embedder), question_retriever(guide, embedder)):
            await retriever.warm()
            await retriever.close()
    finally:
        embedder.close()
    return made


def progress() -> Callable[[int, int], None]:
    """A bar on a terminal; elsewhere a line for every fifth of the way."""
    if sys.stderr.isatty():
        return _bar()
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        fifth = done * 5 // of
        if fifth > told:
            told = fifth
            print(f"embedding the knowledge: {done} of {of}", file=sys.stderr, flush=True)

    return tell


def _bar() -> Callable[[int, int], None]:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task("embedding the knowledge", total=None)

    def tell(done: int, of: int) -> None:
        if not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=of)
        if done >= of:
            bar.stop()

    return tell
