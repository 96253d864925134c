"""`make bench`: the budgets that exist so far, in milliseconds and as a ratio to a calibration loop of the same run.

Timings belong here and never in a test: machines differ, and the ratio says by how much.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from candor.evaluation import documents_bench, retrieval_bench, speaking_bench
from candor.evaluation.lines import Line, show
from candor.evaluation.load import Load, idle_sockets, many_interviews, start_server
from candor.evaluation.specimens import answer_of
from candor.hearing import hear
from candor.interview import machine
from candor.interview.fold import fold
from candor.interview.setup import Setup
from candor.journal.opening import open_journal
from candor.settings import Settings
from candor.wiring import Candor, build

ROUNDS = 40
def calibration_ms() -> float:
    """A fixed piece of pure Python work: what 1.0 means in the ratio column."""
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        sum(number * number % 7 for number in range(200_000))
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


async def timed(action: Callable[[int], Awaitable[object]], rounds: int = ROUNDS) -> list[float]:
    times = []
    for number in range(rounds):
        begun = time.perf_counter()
        await action(number)
        times.append((time.perf_counter() - begun) * 1000)
    return times


async def reading_and_turns(folder: Path) -> list[Line]:
    """Reading and grading a 200-word answer, and a whole embedded turn on SQLite."""
    settings = Settings(database_url=f"sqlite:///{folder / 'bench.db'}")
    candor = await build(settings, await open_journal(settings.journal_url))
    await candor.embedder.warm()
    await candor.embedder.index(candor.guide.texts())
    try:
        turns = await timed(await _turns(candor))
        reading = await timed(await _readings(candor))
        beside = await documents_bench.lines(lambda: _turns(candor), timed)
    finally:
        await candor.close()
    return [
        Line("reading and grading a 200-word answer, embedded, median", 60, statistics.median(reading)),
        Line("embedded turn, answer to full reply, median", 150, statistics.median(turns)),
        *beside,
    ]


async def _interview(candor: Candor, seed: int) -> str:
    return await candor.conductor.create("local", Setup(round="technical", minutes=120, seed=seed))


async def _turns(candor: Candor) -> Callable[[int], Awaitable[object]]:
    interview = await _interview(candor, 1)
    stage, _ = await candor.conductor.join("local", interview)
    await candor.conductor.settled(stage)

    async def turn(number: int) -> None:
        answer = machine.Answer(turn=stage.state.turn, text=answer_of(200, number), message_id=f"m{number}")
        await candor.conductor.take("local", interview, answer)
        await candor.conductor.settled(stage)

    return turn


async def _readings(candor: Candor) -> Callable[[int], Awaitable[object]]:
    interview = await _interview(candor, 2)
    stage, _ = await candor.conductor.join("local", interview)
    await candor.conductor.settled(stage)
    now = candor.conductor.now

    async def read(number: int) -> None:
        answer = machine.Answer(turn=stage.state.turn, text=answer_of(200, 1000 + number), message_id=f"r{number}")
        given = machine.accept(stage.state, answer, now())
        assert given is not None
        await hear(fold([given], stage.state), candor.guide, candor.embedder, now())

    return read


def server_lines(folder: Path, interviews: int, sockets: int, seconds: int) -> list[Line]:
    server = start_server(folder)
    try:
        lines = [
            Line("page served after start", 2000, server.page_ms),
            Line("first question ready, cold", 6000, server.first_question_ms),
        ]
        load: Load = asyncio.run(many_interviews(server.port, interviews, seconds))
        note = f"{interviews} interviews, {load.answers} answers, errors {load.errors}"
        lines += [
            Line("ack under load, p99", 200, load.ack_p99, note),
            Line("next question under load, p99", 1000, load.reply_p99, note),
        ]
        grown = asyncio.run(idle_sockets(server, sockets))
        lines.append(Line(f"{sockets} idle sockets, MiB more", 100, grown, "MiB, not ms"))
        return lines
    finally:
        server.stop()


def main() -> None:
    ask = argparse.ArgumentParser(prog="candor.evaluation.bench", description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--interviews", type=int, default=200)
    ask.add_argument("--sockets", type=int, default=2000)
    ask.add_argument("--seconds", type=int, default=100, help="how long the load lasts")
    chosen = ask.parse_args()
    unit = calibration_ms()
    with TemporaryDirectory() as folder:
        lines = asyncio.run(reading_and_turns(Path(folder)))
        lines += server_lines(Path(folder), chosen.interviews, chosen.sockets, chosen.seconds)
    lines += retrieval_bench.lines()
    lines += asyncio.run(speaking_bench.lines())
    sys.exit(0 if show(lines, unit) else 1)


if __name__ == "__main__":
    main()
