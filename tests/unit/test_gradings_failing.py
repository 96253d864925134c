"""Markings that fail, come late or come twice: the local reading stands, one grade is stored, no phase changes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import pytest_asyncio

from candor.desk import document_of, rendered, report_of
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.reading import EngineStamp, Ungraded
from candor.wiring import report_texts
from fakes import a_room, shipped_guide
from grading_room import give_a_grader, gradings, marked, promise_a_grader, thread_of
from marking_models import blind, gullible
from model_room import SETUP, ModelRoom
from stub_endpoint import Stub, serving

FAULTS = ["http_401", "http_500", "bad_json", "nan", "short_json", "empty", "html", "refusal", "no_choices", "length"]


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def fresh(stub: Stub) -> None:
    stub.requests.clear()
    stub.ends.clear()
    stub.structured = blind


@pytest_asyncio.fixture
async def rooms() -> AsyncIterator[list[ModelRoom]]:
    made: list[ModelRoom] = []
    yield made
    for room in made:
        await room.close()


@pytest.mark.parametrize("fault", FAULTS)
async def test_whatever_goes_wrong_the_local_reading_stands_and_is_marked_so(
    stub: Stub, rooms: list[ModelRoom], fault: str
) -> None:
    room = await marked(rooms, stub, fault)
    thread = thread_of(room)
    failed = [event for event in await room.events() if isinstance(event, e.GradingFailed)]
    assert [event.by.engine for event in failed] == ["llm"]
    assert "SECRET" not in failed[0].reason
    assert thread.grade == thread.local
    assert thread.answers[0].unmarked == failed[0].reason
    assert room.stage.state.status == "listening"
    assert 1 <= len(gradings(stub)) <= 2


async def test_an_answer_left_unmarked_by_a_stop_is_marked_by_the_next_process(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    give_a_grader(room, stub.address("no_headers"), deadline=60.0)
    await room.begin()
    await room.answer()
    assert room.stage.beside
    await room.conductor.ledger.close()
    assert not any(isinstance(event, e.GradingFailed) for event in await room.events())
    after = ModelRoom(stub.address("plain"), journal=room.journal)
    rooms.append(after)
    give_a_grader(after, stub.address("plain"))
    await after.conductor.take_up("local")
    stage = await after.conductor.ledger.open("local", room.interview)
    await after.conductor.beside.settled(stage)
    graded = [event for event in await room.events() if isinstance(event, e.AnswerGraded) and event.verdicts]
    assert len(graded) == 1


async def test_two_processes_that_mark_the_same_answer_store_one_grade(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    promise_a_grader(room)
    await room.begin()
    await room.answer()  # nobody marks here yet
    others = [ModelRoom(stub.address("plain"), journal=room.journal) for _ in range(2)]
    rooms += others
    for other in others:
        give_a_grader(other, stub.address("plain"))
        await other.conductor.take_up("local")
    for other in others:
        await other.conductor.beside.settled(await other.conductor.ledger.open("local", room.interview))
    events = await room.events()
    assert sum(isinstance(event, e.AnswerGraded) and event.verdicts is not None for event in events) == 1
    assert [after.seq - before.seq for before, after in pairwise(events)] == [1] * (len(events) - 1)


async def test_after_the_end_what_is_still_under_way_shares_one_deadline_and_the_report_grows(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    give_a_grader(room, stub.address("no_headers"), deadline=60.0, after=0.2)
    await room.begin()
    await room.answer()
    await room.answer("The second answer says that more labels would close the gap, since noise averages out.")
    await room.command("end")
    opened = report_of(await room.events(), report_texts(shipped_guide()))
    assert opened.pending == 2
    async with asyncio.timeout(5):
        await room.conductor.beside.settled(room.stage)
    grown = report_of(await room.events(), report_texts(shipped_guide()))
    assert grown.up_to > opened.up_to
    assert grown.pending == 0
    failed = [event for event in await room.events() if isinstance(event, e.GradingFailed)]
    assert [event.reason for event in failed] == ["engine_timeout", "engine_timeout"]
    assert any("local" in note or "own reader" in note for note in grown.notes)


async def test_a_grade_that_lands_after_the_end_changes_no_phase(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    promise_a_grader(room)
    await room.begin()
    await room.answer()
    await room.command("end")
    ended = room.stage.state
    give_a_grader(room, stub.address("plain"))
    await room.conductor.take_up("local")
    stage = await room.conductor.ledger.open("local", room.interview)
    await room.conductor.beside.settled(stage)
    after = fold(await room.events())
    assert (after.status, after.ended, after.turn) == (ended.status, ended.ended, ended.turn)
    assert thread_of(room).answers[0].turn == next(t for t in after.threads if t.answers).answers[0].turn
    assert next(t for t in after.threads if t.answers).verdicts


async def test_who_did_not_agree_is_marked_by_nobody_else(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"))
    rooms.append(room)
    give_a_grader(room, stub.address("plain"))
    await room.begin(agree=False)
    await room.answer()
    await room.conductor.beside.settled(room.stage)
    assert stub.requests == []
    assert not any(event.by.engine == "llm" for event in await room.events() if isinstance(event, e.GradingFailed))


async def test_an_interview_whose_tokens_are_used_up_is_read_here_alone(stub: Stub, rooms: list[ModelRoom]) -> None:
    room = ModelRoom(stub.address("plain"), tokens=100)
    rooms.append(room)
    give_a_grader(room, stub.address("plain"))
    await room.begin()
    await room.answer()
    await room.conductor.beside.settled(room.stage)
    failed = [event for event in await room.events() if isinstance(event, e.GradingFailed)]
    assert [event.reason for event in failed] == ["budget_spent"]
    assert gradings(stub) == []


def test_verdicts_are_taken_once_and_a_failure_after_them_changes_nothing() -> None:
    at, by = datetime(2026, 1, 1, tzinfo=UTC), EngineStamp(engine="llm")
    room = a_room(SETUP).go_on()
    room.answer("It is a, because of b [met:a].")
    turn = next(t for t in room.state.threads if t.answers).answers[0].turn
    before = room.state
    late = e.GradingFailed(seq=before.seq + 1, at=at, turn=turn, reason="engine_timeout", by=by)
    once = fold([late], before)
    given = next(t for t in once.threads if t.answers).answers[0]
    assert given.unmarked == "engine_timeout"
    assert next(t for t in once.threads if t.answers).grade == next(t for t in before.threads if t.answers).grade


async def test_the_same_verdicts_stored_twice_count_once(stub: Stub, rooms: list[ModelRoom]) -> None:
    stub.structured = gullible
    room = await marked(rooms, stub)
    state = room.stage.state
    first = next(event for event in await room.events() if isinstance(event, e.AnswerGraded) and event.verdicts)
    other = Ungraded(reason="from another process")
    again = first.model_copy(update={"seq": state.seq + 1, "grade": other})
    after = fold([again], state)
    assert after.threads == state.threads


async def test_the_local_grade_of_a_second_answer_counts_what_was_found_in_the_first(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    stub.structured = gullible
    room = await marked(rooms, stub)
    stub.structured = blind
    give_a_grader(room, stub.address("http_500"))
    await room.answer("I would collect some more rows, and then look again at both of the errors.")
    await room.conductor.beside.settled(room.stage)
    second = [event for event in await room.events() if isinstance(event, e.AnswerGraded)][-1]
    assert second.by.engine == "embedded"
    assert second.local is not None and second.local != second.grade
    assert (thread_of(room).grade, thread_of(room).local) == (second.grade, second.local)


async def test_the_report_says_where_the_model_failed_and_where_the_readers_differ(
    stub: Stub, rooms: list[ModelRoom]
) -> None:
    texts = report_texts(shipped_guide())
    room = await marked(rooms, stub, "http_500")
    await room.command("end")
    await room.conductor.beside.settled(room.stage)
    failed = document_of(await room.events(), texts)
    for form in ("md", "html"):
        assert "the language model could not mark this answer" in rendered(failed, form).decode()  # type: ignore[arg-type]
    stub.structured = blind
    other = await marked(rooms, stub)
    await other.command("end")
    await other.conductor.beside.settled(other.stage)
    apart = document_of(await other.events(), texts)
    for form in ("md", "html"):
        assert "two readers differ" in rendered(apart, form).decode()  # type: ignore[arg-type]
