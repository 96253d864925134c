"""The report in a model's words: one fact at a time, nothing added, and a fold as before."""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from candor.beside import Beside
from candor.desk import report_of
from candor.embedding.none import NoEmbedder
from candor.engines import rewording
from candor.engines.endpoint import Endpoint
from candor.engines.rewording import LlmRewriter
from candor.engines.upstream import Address
from candor.gradings import Gradings
from candor.interview import events as e
from candor.journal.marks import MemoryMarks
from candor.prompting import load_template
from candor.report.worded import fitting
from candor.rewording import Rewording
from candor.text.added import added
from candor.wiring import report_texts
from fakes import CHECKOUT, shipped_guide
from grading_room import grader_at, promise_a_grader
from marking_models import Sent, blind
from model_room import ModelRoom
from stub_endpoint import Stub, serving

TEXTS = report_texts(shipped_guide())
LINE = re.compile(r"(?m)^(\d+)\. (.+)$")


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest_asyncio.fixture
async def rooms(stub: Stub) -> AsyncIterator[list[ModelRoom]]:
    stub.requests.clear()
    made: list[ModelRoom] = []
    yield made
    for room in made:
        await room.close()


def saying(word: Callable[[str], str]) -> Callable[[Sent], str]:
    """A model that words every line by `word`, and marks nothing."""

    def answer(sent: Sent) -> str:
        asked = str(sent["messages"][-1]["content"])
        if "The answer to mark" in asked:
            return blind(sent)
        lines = [{"number": int(number), "text": word(text)} for number, text in LINE.findall(asked)]
        return json.dumps({"lines": lines})

    return answer


def a_rewriter(address: Address) -> LlmRewriter:
    return LlmRewriter(Endpoint(address), load_template(CHECKOUT / "prompts", rewording.FILE, rewording.INPUTS), 5.0)


async def ended(rooms: list[ModelRoom], stub: Stub, behaviour: str = "plain") -> list[e.AnyEvent]:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    promise_a_grader(room)
    errands = (
        Gradings(grader_at(stub.address("plain")), NoEmbedder(), MemoryMarks()),
        Rewording(a_rewriter(stub.address(behaviour)), room.journal, TEXTS),
    )
    room.conductor.beside = Beside(room.conductor.ledger, errands, room.conductor.now)
    await room.begin()
    await room.answer()
    await room.command("end")
    await room.conductor.beside.settled(room.stage)
    return await room.events()


async def test_the_reports_lines_are_worded_once_all_is_graded_and_their_facts_stay_beside_them(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    stub.structured = saying(lambda text: f"Then this: {text}")
    events = await ended(rooms, stub)
    kinds = [event.kind for event in events]
    assert kinds.index("report_worded") > kinds.index("answer_graded")
    report = report_of(events, TEXTS)
    plain = report_of([event for event in events if event.kind != "report_worded"], TEXTS)
    changed = [(line, old) for line, old in zip(report.summary, plain.summary, strict=True) if line != old]
    assert changed
    for line, old in changed:
        assert line.text == f"Then this: {old.text}"
        assert (line.built, line.evidence) == (old.text, old.evidence)
    assert any("in a language model's words" in note for note in report.notes)
    assert [event.purpose for event in events if isinstance(event, e.ModelUsed)].count("wording") == 1


@pytest.mark.parametrize(
    "word",
    [
        lambda text: "You scored 5 out of 5 and Google would hire you.", lambda text: "",
        lambda text: " ".join([text] * 4), lambda text: f"{text} Great answer.",
        lambda text: "Great answer, that was excellent work!", lambda text: "Read “a page that nobody wrote” tonight.",
    ],
)  # fmt: skip
async def test_a_wording_that_adds_praises_or_runs_on_is_dropped_and_codes_own_stands(
    stub: Stub, rooms: list[ModelRoom], word: Callable[[str], str]
) -> None:
    stub.structured = saying(word)
    events = await ended(rooms, stub)
    fact = next(event for event in events if isinstance(event, e.ReportWorded))
    assert fact.words == {}
    assert all(line.built is None for line in report_of(events, TEXTS).summary)


@pytest.mark.parametrize("fault", ["http_500", "bad_json", "html"])
async def test_a_model_that_fails_leaves_the_report_as_it_was(stub: Stub, rooms: list[ModelRoom], fault: str) -> None:
    stub.structured = saying(lambda text: text)
    events = await ended(rooms, stub, fault)
    fact = next(event for event in events if isinstance(event, e.ReportWorded))
    assert (fact.words, bool(fact.because)) == ({}, True)
    assert report_of(events, TEXTS).summary[0].text


TEXT = "In 12 minutes you answered two of three questions. Most is to gain on trees: “I would look” was not enough."


@pytest.mark.parametrize(
    "wording, kept",
    [
        ("Two of three questions in 12 minutes, and “I would look” was not enough on trees.", True),
        ("Two of three questions in 13 minutes, and that was not enough.", False),
        ("You said “I would run”, which was not enough.", False),
        ("Ask Ada about trees, since that was not enough.", False),
        ("You answered two of three questions and that was enough.", False),
    ],
)
def test_a_wording_stands_when_it_says_what_the_line_says(wording: str, kept: bool) -> None:
    assert fitting(wording, TEXT) == (wording if kept else None)


def test_one_sentence_too_many_is_dropped_and_the_others_stay() -> None:
    assert fitting("That was not enough on trees. You made 7 mistakes.", TEXT) == "That was not enough on trees."


@given(st.text(max_size=200))
def test_whatever_a_model_says_no_number_is_added(wording: str) -> None:
    kept = fitting(wording, TEXT)
    assert kept is None or not added(kept, TEXT)
