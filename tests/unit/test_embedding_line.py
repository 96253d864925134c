"""Who is served when: everybody their own vectors, nobody held up by a long text or hurt by another's bad one."""

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np
import pytest

from candor.embedding.line import BATCH, SHARE, Line, cost
from candor.embedding.onnx import alike
from candor.errors import EngineUnavailable
from candor.text.vectors import FloatArray, Vectors

SECONDS = 10


class Slow:
    """An encoder that waits to be let go, and remembers what it was given."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        self.batches.append(list(texts))
        self.begun.set()
        assert self.go.wait(SECONDS)
        if "bad" in texts:
            raise ValueError("not Unicode")
        return np.array([row_of(text) for text in texts], dtype=np.float32).reshape(len(texts), 2)


def row_of(text: str) -> list[float]:
    """Two numbers that tell the texts of these tests apart."""
    return [len(text), ord(text[0])]


def right(vectors: Vectors, texts: Sequence[str]) -> bool:
    return set(vectors) == set(texts) and all(vectors[text].tolist() == row_of(text) for text in texts)


@pytest.fixture
def slow() -> Slow:
    return Slow()


def busy(line: Line, slow: Slow) -> Future[Vectors]:
    """The thread at work on one text, so that whoever asks now waits together."""
    first = line.ask(["first"], slow.encode)
    assert slow.begun.wait(SECONDS)
    return first


def test_callers_that_wait_together_are_encoded_together_and_get_their_own(slow: Slow) -> None:
    line = Line()
    busy(line, slow)
    asked = [[f"{caller} says {n}" for n in range(3)] for caller in "abcdef"]
    waiting = [line.ask(texts, slow.encode) for texts in asked]
    slow.go.set()
    assert all(right(future.result(SECONDS), texts) for future, texts in zip(waiting, asked, strict=True))
    assert len(slow.batches) == 2


def test_a_text_that_several_wait_for_is_encoded_once(slow: Slow) -> None:
    line = Line()
    busy(line, slow)
    asked = [["shared", own] for own in ("mine", "yours", "first")]
    waiting = [line.ask(texts, slow.encode) for texts in asked]
    slow.go.set()
    assert all(right(future.result(SECONDS), texts) for future, texts in zip(waiting, asked, strict=True))
    assert [text for batch in slow.batches for text in batch] == ["first", "shared", "mine", "yours"]


def test_a_long_ask_is_shared_out_and_lets_a_short_one_by(slow: Slow) -> None:
    line = Line()
    busy(line, slow)
    long = [f"{n} {'x' * 600}" for n in range(40)]
    done: list[str] = []
    first = line.ask(long, slow.encode)
    first.add_done_callback(lambda _: done.append("long"))
    second = line.ask(["short"], slow.encode)
    second.add_done_callback(lambda _: done.append("short"))
    slow.go.set()
    assert right(first.result(SECONDS), long)
    assert done == ["short", "long"]
    assert "short" in slow.batches[1]
    assert all(sum(map(cost, batch)) <= BATCH for batch in slow.batches)
    assert len(slow.batches) > len(long) * 600 // BATCH


def test_many_long_asks_take_turns(slow: Slow) -> None:
    line = Line()
    busy(line, slow)
    long = [[f"{caller}{n} {'x' * 500}" for n in range(30)] for caller in "abcd"]
    waiting = [line.ask(texts, slow.encode) for texts in long]
    short = line.ask(["short"], slow.encode)
    slow.go.set()
    assert right(short.result(SECONDS), ["short"])
    for future in waiting:
        future.result(SECONDS)
    served = next(number for number, batch in enumerate(slow.batches) if "short" in batch)
    assert served <= len(long) * SHARE // BATCH + 1


async def test_a_caller_that_leaves_harms_nobody(slow: Slow) -> None:
    line = Line()
    at_work = asyncio.create_task(waited(busy(line, slow)))
    leaving = [asyncio.create_task(waited(line.ask([f"leaves {n}"], slow.encode))) for n in range(5)]
    staying = asyncio.create_task(waited(line.ask(["stays", "leaves 1"], slow.encode)))
    await asyncio.sleep(0)
    for task in [at_work, *leaving]:
        task.cancel()
    await asyncio.gather(at_work, *leaving, return_exceptions=True)
    slow.go.set()
    assert right(await staying, ["stays", "leaves 1"])
    assert [text for batch in slow.batches for text in batch] == ["first", "stays", "leaves 1"]
    assert right(await waited(line.ask(["after"], slow.encode)), ["after"])


async def waited(future: Future[Vectors]) -> Vectors:
    return await asyncio.wait_for(asyncio.wrap_future(future), SECONDS)


def test_a_text_that_cannot_be_encoded_fails_its_caller_alone(slow: Slow) -> None:
    line = Line()
    busy(line, slow)
    bad, good = line.ask(["good at first", "bad"], slow.encode), line.ask(["good"], slow.encode)
    slow.go.set()
    assert right(good.result(SECONDS), ["good"])
    with pytest.raises(EngineUnavailable, match="ValueError"):
        bad.result(SECONDS)
    assert right(line.ask(["later"], slow.encode).result(SECONDS), ["later"])


def test_closing_tells_those_who_wait_and_refuses_who_comes_after(slow: Slow) -> None:
    line = Line()
    at_work = busy(line, slow)
    waiting = line.ask(["waits"], slow.encode)
    line.close()
    with pytest.raises(EngineUnavailable):
        waiting.result(SECONDS)
    slow.go.set()
    assert right(at_work.result(SECONDS), ["first"])
    with pytest.raises(EngineUnavailable):
        line.ask(["late"], slow.encode)


def test_what_is_left_of_a_long_ask_when_the_line_closes_is_told_too(slow: Slow) -> None:
    line = Line()
    long = line.ask([f"{n} {'x' * 900}" for n in range(20)], slow.encode)
    assert slow.begun.wait(SECONDS)
    line.close()
    slow.go.set()
    with pytest.raises(EngineUnavailable):
        long.result(SECONDS)


@pytest.mark.parametrize("lengths", [[], [5], [300], [1] * 500, [3, 200, 3, 90, 7, 90, 256, 1]])
def test_texts_are_grouped_by_length_within_the_bound(lengths: list[int]) -> None:
    groups = alike(lengths, most=192)
    assert sorted(place for group in groups for place in group) == list(range(len(lengths)))
    assert all(len(group) == 1 or len(group) * max(lengths[p] for p in group) <= 192 for group in groups)
    shortest = [min(lengths[place] for place in group) for group in groups]
    assert shortest == sorted(shortest)
