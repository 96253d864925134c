"""The language model's interviewer on the stub: it takes one move, whatever it says; and the interview goes on."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.moves import Ask, FollowUp, Own
from candor.interview.setup import Setup
from candor.interview.state import State
from fakes import shipped_guide
from model_room import ANSWER, ModelRoom, talk
from stub_endpoint import Stub, serving
from stub_personalities import PERSONALITIES

HOSTILE = ("leaky", "canary", "abusive", "gullible", "praising", "nosy", "confused", "two_questions", "talkative")
WRONG = (
    "idiot", "stupid", "full marks", "5 out of", "Great answer", "exactly right", "How old", "married", "AI language",
    "why would you choose",
)  # fmt: skip
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


async def test_the_model_speaks_in_one_call_and_its_stamp_names_prompt_and_model(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = await talk(rooms, stub, "plain")
    said = (await room.said())[-1]
    assert said.text == "Let me stay with what you just told me. What makes you sure of it?"
    assert said.by.engine == "llm"
    assert said.by.model.startswith("plain")
    assert [name.split("@")[0] for name in said.by.prompt.split("+")] == ["interviewer.v1", "moves.v1"]
    assert len(stub.requests) == 2
    assert [event.usage.calls for event in await room.events() if isinstance(event, e.ModelUsed)] == [1, 1]


async def test_the_move_stored_is_the_one_the_model_took(stub: Stub, rooms: list[ModelRoom]) -> None:
    first, second = await talk(rooms, stub, "plain"), await talk(rooms, stub, "second")
    one, other = (room.stage.state.said[-1].move for room in (first, second))
    assert isinstance(one, FollowUp) and isinstance(other, FollowUp)
    assert one.target != other.target
    assert other.target in second.stage.state.threads[-1].follow_ups
    chosen = [event for event in await second.events() if isinstance(event, e.MoveChosen)]
    assert [event.by.engine for event in chosen] == ["machine", "llm"]


async def test_a_follow_up_of_its_own_rests_on_exact_words(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = await talk(rooms, stub, "own")
    move = room.stage.state.said[-1].move
    assert isinstance(move, Own)
    assert ANSWER[move.evidence.start : move.evidence.end] == move.evidence.quote


@pytest.mark.parametrize("kind", ["invented", "unmarked"])
async def test_words_without_a_mark_that_holds_count_as_the_first_move(
    stub: Stub, rooms: list[ModelRoom], kind: str
) -> None:
    room = await talk(rooms, stub, kind)
    assert isinstance(room.stage.state.said[-1].move, FollowUp)
    assert "[[" not in room.stage.state.said[-1].text


async def test_a_question_of_the_bank_is_asked_in_its_own_words_whatever_the_model_says(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    for kind in ("bridge", "plain", "abusive", "hang"):
        room = await talk(rooms, stub, kind, answers=0, deadline=SHORT)
        said = room.stage.state.said[0]
        assert isinstance(said.move, Ask)
        asks = room.stage.state.threads[0].question.asks
        assert said.text.endswith(asks)
        assert said.text.count(asks) == 1


async def test_a_bridge_that_asks_nothing_is_closed_with_the_moves_own_question(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = await talk(rooms, stub, "bridge")
    said = room.stage.state.said[-1]
    assert isinstance(said.move, FollowUp)
    assert said.text.startswith("I have that down")
    point = room.stage.state.threads[0].question.point(said.move.target)
    assert any(wording in said.text for wording in point.follow_ups)


@pytest.mark.parametrize("kind", HOSTILE)
async def test_what_a_hostile_model_must_not_say_is_never_shown(stub: Stub, rooms: list[ModelRoom], kind: str) -> None:
    room = await talk(rooms, stub, kind, answers=3)
    prompt = "\n".join(str(message["content"]) for message in stub.requests[-1]["messages"])
    for said in await room.said():
        shown = room.shown(said.utterance)
        assert shown.rstrip() == said.text
        assert [wrong for wrong in WRONG if wrong in shown] == []
        assert prompt.split("Reference of these notes: ")[1].split()[0] not in shown
        asked = room.stage.state.threads[0].question
        assert not any(point.point in shown for point in asked.key_points)
        assert said.text.endswith("?")
    if kind != "talkative":
        assert any(said.cut_because for said in await room.said())


async def test_a_key_point_told_by_the_model_is_recorded_and_no_longer_asked_for(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    coach = Setup(round="technical", mode="coach", minutes=30, seed=1)  # in real mode the scanner would end it
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    await room.begin(coach)
    point = room.stage.state.threads[0].question.key_points[0]
    PERSONALITIES["teller"] = lambda prompt: f"Consider this. {point.point}. What follows from it?\n[[move: 1]]"
    room.engine.endpoint.address = stub.address("teller")
    await room.engine.endpoint.close()
    await room.answer()
    assert point.id in (await room.said())[-1].given_away
    assert point.id in room.stage.state.threads[0].given_away
    await room.answer()
    move = room.stage.state.said[-1].move
    assert not (isinstance(move, FollowUp) and move.target == point.id)


async def test_a_whole_interview_is_held_by_the_model_to_its_end(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("unmarked"))
    rooms.append(room)
    await room.begin(Setup(round="full", level="senior", mode="real", minutes=12, seed=3))
    for _ in range(60):
        if room.stage.state.status != "listening":
            break
        room.conductor.now.at += timedelta(seconds=60)  # type: ignore[attr-defined]
        await room.answer("I did that myself, and measured it, because the base rate was low.")
    state: State = room.stage.state
    assert state.status == "ended"
    events = await room.events()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert fold(events) == state
    kinds = {said.move.kind for said in state.said}
    assert {"greet", "ask", "invite", "close"} <= kinds
    assert {said.by.engine for said in await room.said()} == {"llm"}
    bank = {question.id: question.asks for question in shipped_guide().questions()}
    for said in state.said:
        if isinstance(said.move, Ask) and said.move.question_id in bank:
            assert bank[said.move.question_id] in said.text
