"""The `candor` command: puts the commands together, and turns what goes wrong into one line and an exit code.

Exit codes: 0 done, 1 something is wrong with Candor, its files or what was asked of it, 2 the command was misspelt.
Start-up stays quick: whatever is heavy is imported inside the command that needs it.
"""

import logging
import sys
from typing import Annotated

import typer

from candor import __version__
from candor.cli import dialogue, doctor, evals, interview, judgement, knowledge, report, serve
from candor.errors import CandorError, KnowledgeError

app = typer.Typer(
    name="candor",
    help="A mock interviewer for machine-learning engineers. Everything stays on this computer.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("serve")(serve.serve)
app.command("interview")(interview.interview)
app.command("report")(report.report)
app.command("doctor")(doctor.doctor)
app.add_typer(knowledge.app, name="knowledge")
judgement.add_to(evals.app)
dialogue.add_to(evals.app)
app.add_typer(evals.app, name="eval")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"candor {__version__}")
        raise typer.Exit


@app.callback()
def candor(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """A mock interviewer for machine-learning engineers. Everything stays on this computer."""


def main() -> None:
    """Run the command line of this process. Raises SystemExit."""
    logging.getLogger("candor").addHandler(logging.NullHandler())  # `serve` sets up a log of its own
    try:
        app()
    except (CandorError, OSError) as problem:
        print(f"candor: {one_line(problem)}", file=sys.stderr)
        raise SystemExit(1) from None


def one_line(problem: CandorError | OSError) -> str:
    """What went wrong, on one line. Of several knowledge problems the first, and where to see the others."""
    if isinstance(problem, KnowledgeError) and len(problem.problems) > 1:
        return f"{problem.problems[0]} (and {len(problem.problems) - 1} more: candor knowledge check)"
    return " ".join(str(problem).split())
