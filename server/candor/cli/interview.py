"""`candor interview`: the same interview as on the page, in a terminal, in a pipe, or from a file of answers."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from candor.interview.question import Level
from candor.interview.setup import LONGEST_MINUTES, SHORTEST_MINUTES, Mode, Round, Setup

if TYPE_CHECKING:
    from candor.cli.room import Room
    from candor.settings import Settings

AGREED = Setup()  # what is used where nothing is said


RoundOption = Annotated[
    Round | None, typer.Option("--round", help=f"What is asked about: {AGREED.round}, unless mode or questions say it.")
]
LevelOption = Annotated[Level, typer.Option(help="The bar that answers are held to.")]
ModeOption = Annotated[
    Mode,
    typer.Option(
        help="real: no feedback until the end; coach: some after each answer; rehearsal: one story until it stands."
    ),
]
MinutesOption = Annotated[int, typer.Option(min=SHORTEST_MINUTES, max=LONGEST_MINUTES, help="Active minutes.")]
SeedOption = Annotated[int | None, typer.Option(min=0, max=2**31 - 1, help="The same seed asks the same questions.")]
DrillOption = Annotated[list[str] | None, typer.Option(help="Only this question, by its id; may be given again.")]
AskOption = Annotated[
    list[str] | None, typer.Option(metavar="QUESTION", help="Only this question of your own; may be given again.")
]
StoryOption = Annotated[
    list[str] | None, typer.Option(metavar="QUESTION", help="The same for a behavioral question of your own.")
]
FocusOption = Annotated[str, typer.Option(help="What to ask about first, in your words.")]
DocumentOption = Annotated[
    list[str] | None,
    typer.Option(metavar="ID|FILE", help="A résumé, job description or company note of yours; may be given again."),
]
JoinOption = Annotated[str | None, typer.Option(metavar="ID", help="Go on with an interview that was left.")]
UrlOption = Annotated[str | None, typer.Option(help="Hold it on a running server, such as http://127.0.0.1:8000.")]
AnswersOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Take answers from a file, one a line, without waiting: time is virtual."),
]
JsonOption = Annotated[
    Path | None,
    typer.Option(metavar="OUT", help="Write interview, transcript and report as JSON; - is standard output."),
]

AgreeOption = Annotated[
    bool, typer.Option("--agree", help="Agree beforehand that words go to the host of the language model that is set.")
]


def interview(
    round_: RoundOption = None,
    level: LevelOption = AGREED.level,
    mode: ModeOption = AGREED.mode,
    minutes: MinutesOption = AGREED.minutes,
    seed: SeedOption = None,
    drill: DrillOption = None,
    ask: AskOption = None,
    story: StoryOption = None,
    focus: FocusOption = "",
    document: DocumentOption = None,
    join: JoinOption = None,
    url: UrlOption = None,
    answers: AnswersOption = None,
    json: JsonOption = None,
    agree: AgreeOption = False,
) -> None:
    """Hold an interview in the terminal.

    An answer may have several lines and ends with an empty one; /help lists what you can ask for. With --answers every
    line of a file is an answer (\\n inside is a line break, a leading / makes a command), nothing is stored, and the
    same seed and answers give the same JSON.
    """
    _check(answers, json, url, join)
    chosen: dict[str, Any] = {
        "level": level, "mode": mode, "minutes": minutes, "question_ids": tuple(drill or ()),
        "own_questions": _own(ask or (), "technical") + _own(story or (), "behavioral"), "focus": focus,
        "documents": tuple(document or ()),
    }
    given = {"round": round_, "seed": seed}
    setup = _setup(chosen | {name: value for name, value in given.items() if value is not None})

    from candor.settings import read_settings

    settings = read_settings()
    if answers is not None:
        _scripted(answers, json or Path("-"), setup, settings, agree)
    else:
        _at_a_terminal(setup, join, url, json, settings, agree)


def _own(questions: Sequence[str], kind: str) -> tuple[dict[str, str], ...]:
    return tuple({"asks": asks, "kind": kind} for asks in questions)


def _setup(chosen: dict[str, Any]) -> Setup:
    try:
        return Setup(**chosen)
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_context=False)[0]
        raise typer.BadParameter(f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}") from None


def _check(answers: Path | None, json: Path | None, url: str | None, join: str | None) -> None:
    if answers is not None and (url or join):
        raise typer.BadParameter("a file of answers begins an interview of its own: leave --url and --join out")
    if json is not None and url:
        raise typer.BadParameter("with --url the report stays on the server: leave --json out")
    if json is not None:
        from candor.cli.writing import check_place

        check_place(json)


def _scripted(answers: Path, out: Path, setup: Setup, settings: "Settings", agree: bool) -> None:
    from candor.cli.scripted import play, read_script
    from candor.cli.writing import as_json, write_whole

    script = read_script(answers)
    document = asyncio.run(play(script, setup, settings, lambda text: print(f"candor: {text}", file=sys.stderr), agree))
    write_whole(out, as_json(document))


def _at_a_terminal(
    setup: Setup, join: str | None, url: str | None, json: Path | None, settings: "Settings", agree: bool
) -> None:
    from candor.cli.behind import Behind
    from candor.cli.conversation import Conversation
    from candor.cli.keyboard import typed_so_far
    from candor.cli.screen import Screen

    plain = not (sys.stdin.isatty() and sys.stdout.isatty())
    out = sys.stderr if json == Path("-") else sys.stdout
    screen = Screen(out, plain, typed_so_far, colours=not plain and _has_colours())
    behind = Behind()
    try:
        room = behind.call(_room(url, settings))
        try:
            conversation = Conversation(room, behind, screen, plain, agree)
            if conversation.hold(setup, join):
                conversation.sum_up()
                _keep(room, behind, json)
            else:
                conversation.leave()
        finally:
            behind.call(room.close())
    finally:
        behind.stop()


async def _room(url: str | None, settings: "Settings") -> "Room":
    if url:
        from candor.cli.there import There

        return There(url)

    from candor.cli.here import Here
    from candor.wiring import build

    return Here(await build(settings))


def _keep(room: "Room", behind: Any, json: Path | None) -> None:
    from candor.cli.here import Here
    from candor.cli.writing import as_json, write_whole

    if json is not None and isinstance(room, Here):
        write_whole(json, as_json(behind.call(room.document())))


def _has_colours() -> bool:
    """Whether the terminal shows colours, and its user has not asked for none."""
    from rich.console import Console

    console = Console()
    return console.color_system is not None and not console.no_color
