"""The server is killed in the middle of a reply, fifty times over: nothing said is missing, nothing is doubled."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from integration.server_process import Client, ServerProcess

SEEDS = (20, 21)  # two servers side by side, each killed so often: the waiting is not the test
KILLS_EACH = 25
LONGEST_WAIT = 0.5  # seconds from the ack to the kill; a reply takes about half a second at this pace
PACE = "0.012"

ANSWERS = (
    "I would compare training and validation error first, because a wide gap means variance.",
    "Honestly I am not sure, but I think the labels leak through the timestamp column.",
    "We retrained weekly on the last ninety days, since behaviour drifted with the season.",
    "A hash map gives constant time on average, at the cost of memory and of ordering.",
)


async def _answer_and_kill(client: Client, server: ServerProcess, number: int, wait: float) -> str:
    text = f"{ANSWERS[number % len(ANSWERS)]} That was answer {number}."
    await client.answer(text, f"answer-{number}")
    assert not client.errors, client.errors
    deadline = asyncio.get_running_loop().time() + wait
    while (left := deadline - asyncio.get_running_loop().time()) > 0:
        try:
            async with asyncio.timeout(left):
                await client.until(lambda: False)
        except TimeoutError:
            break
    server.kill()
    return text


async def _play(server: ServerProcess, seed: int) -> tuple[list[str], list[Client]]:
    draw = random.Random(seed)
    given: list[str] = []
    clients: list[Client] = []
    client: Client | None = None
    for number in range(KILLS_EACH):
        if client is None:
            client = Client(server)
            clients.append(client)
            await client.create(round="technical", minutes=60, seed=number, mode="real", level="mid")
        given.append(await _answer_and_kill(client, server, number, draw.uniform(0, LONGEST_WAIT)))
        server.start()
        await client.join()
        await client.heard()
        if client.state["status"] == "ended" or len(client.lines) > 24:
            client = None
    return given, clients


def _kill_again_and_again(home: Path, seed: int) -> None:
    server = ServerProcess(home, CANDOR_SECONDS_PER_WORD=PACE).start()
    try:
        given, clients = asyncio.run(_play(server, seed))
        seen: list[str] = []
        for client in clients:
            stored = server.get(f"/api/interviews/{client.interview}/transcript")["transcript"]
            said = [(line["who"], line["text"]) for line in stored]
            assert client.transcript == said
            assert [line["seq"] for line in stored] == sorted({line["seq"] for line in stored})
            words = [text for who, text in said if who == "interviewer"]
            assert len(words) == len(set(words)), "the interviewer said the same thing twice"
            seen += [text for who, text in said if who == "candidate"]
        assert seen == given
    finally:
        server.stop()


@pytest.mark.timeout(600)
def test_fifty_kills_in_the_middle_of_a_reply_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    homes = [tmp_path / str(seed) for seed in SEEDS]
    for home in homes:
        home.mkdir()
    with ThreadPoolExecutor(len(SEEDS)) as pool:
        list(pool.map(_kill_again_and_again, homes, SEEDS))
