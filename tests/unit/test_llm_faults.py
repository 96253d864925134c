"""When the model fails, is declined, costs too much or is interrupted: the interview goes on, the answer is kept."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from candor.embedding.none import NoEmbedder
from candor.errors import OutOfTurn
from candor.hearing import hear
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.machine import Answer
from candor.interview.moves import FollowUp
from candor.interview.reading import Graded
from candor.interview.setup import Setup
from candor.interview.usage import Price
from fakes import a_question, a_room, shipped_guide
from model_room import ModelRoom, talk
from stub_endpoint import Stub, serving

SHORT = 1.0  # seconds a turn has where the stub lets it run out


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture
async def rooms(stub: Stub) -> AsyncIterator[list[ModelRoom]]:
    stub.requests.clear()
    stub.ends.clear()
    made: list[ModelRoom] = []
    yield made
    for room in made:
        await room.close()


FAULTS_BEFORE = (
    "no_headers", "http_401", "http_404", "http_429", "http_500", "html", "bad_sse", "no_choices", "empty", "refusal",
    "length_empty", "content_filter", "tool_call", "error_event", "redirect",
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS_BEFORE)
async def test_before_the_first_word_the_embedded_interviewer_stands_in_and_one_line_says_so(
    stub: Stub, rooms: list[ModelRoom], fault: str
) -> None:
    room = await talk(rooms, stub, fault, deadline=SHORT)
    assert room.stage.state.status == "listening"
    events = await room.events()
    stood = [event for event in events if isinstance(event, e.StoodIn)]
    assert stood
    assert [said.by.engine for said in await room.said()] == ["embedded", "embedded"]
    assert sum(isinstance(event, e.AnswerGiven) for event in events) == 1
    assert len(stub.requests) <= 4
    assert isinstance(room.stage.state.said[-1].move, FollowUp)


@pytest.mark.parametrize("fault", ["hang", "drip", "cut", "bad_sse_later", "huge", "length"])
async def test_after_the_first_word_the_same_voice_comes_to_an_end_and_nothing_is_taken_back(
    stub: Stub, rooms: list[ModelRoom], fault: str
) -> None:
    room = await talk(rooms, stub, fault, deadline=SHORT)
    said = (await room.said())[-1]
    assert room.stage.state.status == "listening"
    assert said.by.engine == "llm"
    assert said.ending == "complete"
    assert room.shown(said.utterance).rstrip() == said.text
    assert said.text.endswith("?")
    assert said.cut_because or fault == "length"
    assert not [event for event in await room.events() if isinstance(event, e.StoodIn)]


async def test_a_passing_fault_costs_a_second_call_and_nothing_else(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", "http_500", "plain")
    assert [said.by.engine for said in await room.said()] == ["llm", "llm"]
    assert len(stub.requests) == 3
    assert room.stage.state.usage.calls == 3


async def test_after_three_failures_in_a_row_nobody_waits_for_a_fourth(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "http_503", answers=4)
    assert room.stage.state.model_gone
    assert len(stub.requests) == 6
    stood = [event.for_good for event in await room.events() if isinstance(event, e.StoodIn)]
    assert stood == [False, False, True]


async def test_a_model_that_comes_back_is_given_its_voice_again(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "http_503", "http_503", "http_503", "http_503", "plain", answers=3)
    assert [said.by.engine for said in await room.said()] == ["embedded", "embedded", "llm", "llm"]
    assert room.stage.state.stood_in == 0


async def test_a_refusal_by_the_endpoint_is_final(stub: Stub, rooms: list[ModelRoom]) -> None:
    await talk(rooms, stub, "http_401", answers=2)
    assert len(stub.requests) == 1


async def test_nothing_is_sent_before_the_candidate_has_agreed(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    stage = await room.begin(agree=None)
    assert stage.state.awaits_consent
    assert stage.state.said == ()
    with pytest.raises(OutOfTurn, match="offer"):
        await room.answer()
    await room.command("consent")
    assert len(stage.state.said) == 1
    assert len(stub.requests) == 1
    given = next(event for event in await room.events() if isinstance(event, e.ConsentGiven))
    assert (given.agreed, given.host) == (True, room.engine.endpoint.host)


async def test_who_declines_is_interviewed_by_the_embedded_interviewer(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    await room.begin(agree=False)
    await room.answer()
    assert [said.by.engine for said in await room.said()] == ["embedded", "embedded"]
    assert stub.requests == []


async def test_an_interview_can_be_ended_before_the_offer_is_answered(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    await room.begin(agree=None)
    await room.command("end")
    assert room.stage.state.status == "ended"
    assert stub.requests == []


async def test_who_agreed_to_another_host_is_not_sent_anywhere(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", answers=0)
    offer = room.stage.state.offer
    assert offer is not None
    room.stage.state = room.stage.state.model_copy(update={"offer": offer.model_copy(update={"host": "example.org"})})
    await room.answer()
    assert len(stub.requests) == 1
    assert room.stage.state.model_gone


async def test_what_was_used_is_added_up_and_paid_by_the_price_table(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"), price=Price(prompt=1, cached=0.5, completion=2))
    rooms.append(room)
    await room.begin()
    await room.answer()
    state = room.stage.state
    used = [event for event in await room.events() if isinstance(event, e.ModelUsed)]
    assert state.usage.calls == len(used) == 2
    assert state.usage.prompt == sum(event.usage.prompt for event in used) > 0
    assert state.cost == pytest.approx(sum(event.cost or 0 for event in used))
    assert state.cost


async def test_an_interview_whose_tokens_are_used_up_goes_on_without_the_model(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = ModelRoom(stub.address("plain"), tokens=100)
    rooms.append(room)
    await room.begin()
    await room.answer()
    await room.answer()
    assert len(stub.requests) == 1
    stood = [event for event in await room.events() if isinstance(event, e.StoodIn)]
    assert [(event.because, event.for_good) for event in stood] == [("budget_spent", True)]
    assert room.stage.state.status == "listening"


async def test_an_owner_whose_tokens_of_the_day_are_used_up_is_told_so_at_once(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    first = ModelRoom(stub.address("plain"), owner_tokens=6000)
    rooms.append(first)
    await first.begin()
    await first.answer()
    second = ModelRoom(stub.address("plain"), owner_tokens=6000, journal=first.journal)
    rooms.append(second)
    second.interview = await second.conductor.create("local", Setup(round="technical", seed=2))
    state = fold(await second.events())
    assert state.offer is None
    assert (state.model_gone, state.awaits_consent) == (True, False)


async def ended_upstream(stub: Stub) -> None:
    async with asyncio.timeout(5):
        while "open" in stub.ends:
            await asyncio.sleep(0.01)


async def test_ending_in_mid_sentence_closes_the_line_at_once_and_records_the_words_as_cut(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = await talk(rooms, stub, "plain", "hang", "plain", answers=0, deadline=60.0)
    await room.answer(wait=False)
    async with asyncio.timeout(10):
        while not (room.stage.speech and room.stage.speech.utterance == 2 and room.stage.speech.text):
            await asyncio.sleep(0.01)
        await room.command("end")
    await ended_upstream(stub)
    said = await room.said()
    assert [event.ending for event in said] == ["complete", "cut", "complete"]
    assert said[1].text and "Let me stay" in said[1].text
    assert stub.ends[1] == "dropped"
    assert room.stage.state.status == "ended"


async def test_an_interview_deleted_in_mid_sentence_closes_the_line(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", "hang", answers=0, deadline=60.0)
    await room.answer(wait=False)
    while len(stub.ends) < 2:
        await asyncio.sleep(0.01)
    await room.conductor.ledger.forget("local", room.interview)
    await ended_upstream(stub)
    assert stub.ends[1] == "dropped"


async def test_a_crash_in_mid_sentence_lets_the_next_process_choose_anew(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "plain", "hang", answers=0, deadline=60.0)
    await room.answer(wait=False)
    async with asyncio.timeout(10):
        while not (room.stage.speech and room.stage.speech.utterance == 2 and room.stage.speech.text):
            await asyncio.sleep(0.01)
    await room.conductor.ledger.close()
    after = ModelRoom(stub.address("second"), journal=room.journal)
    rooms.append(after)
    after.interview = room.interview
    after.stage, after.listener = await after.conductor.join("local", room.interview)
    await after.conductor.settled(after.stage)
    said = (await after.said())[-1]
    assert (said.utterance, said.attempt) == (2, 2)
    assert said.text == "Take the first step again. What would it do?"


async def test_a_point_given_away_counts_neither_for_nor_against_the_answer() -> None:
    room = a_room(Setup(round="technical", seed=1), [a_question()]).go_on()
    told = "A wide gap, since part a at work is what a does, and so on and on for long enough to be graded at all."
    room.take(Answer(turn=1, text=told, message_id="m"))
    thread = room.state.threads[0]
    points = []
    for away in ((), ("b", "c")):
        state = room.state.model_copy(update={"threads": (thread.model_copy(update={"given_away": away}),)})
        facts = await hear(state, shipped_guide(), NoEmbedder(), room.now)
        graded = next(fact for fact in facts if isinstance(fact, e.AnswerGraded))
        assert isinstance(graded.grade, Graded)
        points.append(graded.grade.scores["correctness"].points)
    assert points[1] > points[0]
