"""What every journal does, whatever it keeps its events in."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import pytest_asyncio

from candor.errors import DuplicateMessage, JournalError, StaleAppend, UnknownInterview
from candor.interview.events import AnswerGiven, AnyEvent, CandidateLeft, InterviewCreated, InterviewEnded
from candor.interview.reading import EngineStamp
from candor.interview.setup import Plan, Section, Setup
from candor.journal.memory import MemoryJournal
from candor.journal.opening import open_journal
from candor.ports import Journal

pytestmark = pytest.mark.asyncio

OWNER, OTHER = "local", "somebody-else"
NOON = datetime(2025, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
STAMP = EngineStamp(engine="scripted")
PLAN = Plan(sections=(Section(part="technical", seconds=600, questions=("q1",)),))


@pytest_asyncio.fixture(params=["memory", "sqlite"])
async def journal(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Journal]:
    kept: Journal = MemoryJournal()
    if request.param == "sqlite":
        kept = await open_journal(f"sqlite:///{tmp_path / 'candor.db'}")
    yield kept
    await kept.close()


def created(interview: str = "one", owner: str = OWNER, at: datetime = NOON) -> InterviewCreated:
    return InterviewCreated(seq=1, at=at, interview=interview, owner=owner, setup=Setup(), plan=PLAN, by=STAMP)


def answer(seq: int, text: str = "A kernel lifts the data.", message: str | None = None) -> AnswerGiven:
    return AnswerGiven(seq=seq, at=NOON, turn=1, text=text, message_id=message or f"message-{seq}")


def left(seq: int) -> CandidateLeft:
    return CandidateLeft(seq=seq, at=NOON)


def ended(seq: int) -> InterviewEnded:
    return InterviewEnded(seq=seq, at=NOON, because="done")


async def test_events_come_back_equal_and_in_order(journal: Journal) -> None:
    events: list[AnyEvent] = [created(), answer(2), left(3), ended(4)]
    await journal.append(OWNER, "one", events[:1])
    await journal.append(OWNER, "one", events[1:])
    assert await journal.read(OWNER, "one") == events


async def test_reading_after_a_number_gives_exactly_the_rest(journal: Journal) -> None:
    events: list[AnyEvent] = [created(), answer(2), left(3)]
    await journal.append(OWNER, "one", events)
    assert await journal.read(OWNER, "one", after=1) == events[1:]
    assert await journal.read(OWNER, "one", after=3) == []
    assert await journal.read(OWNER, "one", after=99) == []


async def test_more_than_ten_events_stay_in_the_order_of_their_numbers(journal: Journal) -> None:
    events: list[AnyEvent] = [created(), *(answer(seq) for seq in range(2, 31))]
    for event in events:
        await journal.append(OWNER, "one", [event])
    assert [event.seq for event in await journal.read(OWNER, "one")] == list(range(1, 31))


async def test_appending_nothing_changes_nothing(journal: Journal) -> None:
    await journal.append(OWNER, "one", [])
    assert await journal.interviews(OWNER) == []


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "👩🏽‍🔬 says 🙂",
        "a NUL \x00 inside, and at the end \x00",
        "\x00",
        "مرحبا \u202eright to left\u202c שלום",
        "e\u0301 is not \u00e9; \ufeff \u2028 \u2029 \U0010ffff \x7f \x1b[31m",
        "  spaces and\r\nline ends\n\n\t ",
        "'); DROP TABLE event; -- \\ \" {} %s :x",
        "long " * 20_000,
    ],
    ids=["plain", "emoji", "nul", "only-nul", "rtl", "odd", "space", "sql", "long"],
)
async def test_text_comes_back_exactly(journal: Journal, text: str) -> None:
    await journal.append(OWNER, "one", [created(), answer(2, text, message=text[:200])])
    (back,) = await journal.read(OWNER, "one", after=1)
    assert isinstance(back, AnswerGiven)
    assert (back.text, back.message_id) == (text, text[:200])


async def test_an_owner_and_an_interview_may_have_any_name(journal: Journal) -> None:
    owner, interview = "Ω\x00'\"%", "id \x00 👩🏽‍🔬"
    await journal.append(owner, interview, [created(interview, owner), answer(2)])
    assert len(await journal.read(owner, interview)) == 2
    assert [line.interview for line in await journal.interviews(owner)] == [interview]
    with pytest.raises(UnknownInterview):
        await journal.read("Ω", interview)


async def test_a_taken_number_is_stale(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created(), answer(2)])
    with pytest.raises(StaleAppend):
        await journal.append(OWNER, "one", [answer(2, "Another one.", message="another")])
    with pytest.raises(StaleAppend):
        await journal.append(OWNER, "one", [created()])
    assert await journal.read(OWNER, "one") == [created(), answer(2)]


async def test_a_stale_append_stores_none_of_its_events(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created(), answer(2)])
    with pytest.raises(StaleAppend):
        await journal.append(OWNER, "one", [left(2), left(3), left(4)])
    assert len(await journal.read(OWNER, "one")) == 2


async def test_a_message_id_is_stored_once(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created(), answer(2, message="same")])
    with pytest.raises(DuplicateMessage):
        await journal.append(OWNER, "one", [left(3), answer(4, "Another one.", message="same")])
    assert len(await journal.read(OWNER, "one")) == 2


async def test_a_message_id_is_not_given_to_two_events_at_once(journal: Journal) -> None:
    with pytest.raises(DuplicateMessage):
        await journal.append(OWNER, "one", [created(), answer(2, message="same"), answer(3, message="same")])
    assert await journal.interviews(OWNER) == []


async def test_a_repeated_message_is_a_duplicate_also_under_a_taken_number(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created(), answer(2, message="same")])
    with pytest.raises(DuplicateMessage):
        await journal.append(OWNER, "one", [answer(2, message="same")])


async def test_two_interviews_may_use_one_message_id(journal: Journal) -> None:
    for interview in ("one", "two"):
        await journal.append(OWNER, interview, [created(interview), answer(2, message="same")])
        assert len(await journal.read(OWNER, interview)) == 2


async def test_numbers_without_a_gap_are_insisted_on(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created()])
    for events in ([answer(3)], [answer(2), answer(4)], [answer(2), answer(2, message="other")]):
        with pytest.raises(JournalError):
            await journal.append(OWNER, "one", events)
    assert await journal.read(OWNER, "one") == [created()]


async def test_an_interview_begins_with_its_own_creation(journal: Journal) -> None:
    for events in ([answer(1)], [created("two")], [created(owner=OTHER)], [created(), created()]):
        with pytest.raises(JournalError):
            await journal.append(OWNER, "one", events)
    with pytest.raises(UnknownInterview):
        await journal.append(OWNER, "one", [answer(2)])
    assert await journal.interviews(OWNER) == []


async def test_an_unknown_interview_cannot_be_read_or_deleted(journal: Journal) -> None:
    with pytest.raises(UnknownInterview):
        await journal.read(OWNER, "one")
    with pytest.raises(UnknownInterview):
        await journal.read(OWNER, "one", after=7)
    with pytest.raises(UnknownInterview):
        await journal.delete(OWNER, "one")


async def test_the_interview_of_another_owner_does_not_exist(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created()])
    with pytest.raises(UnknownInterview):
        await journal.read(OTHER, "one")
    with pytest.raises(UnknownInterview):
        await journal.append(OTHER, "one", [answer(2)])
    with pytest.raises(UnknownInterview):
        await journal.append(OTHER, "one", [created(owner=OTHER)])
    with pytest.raises(UnknownInterview):
        await journal.delete(OTHER, "one")
    assert await journal.interviews(OTHER) == []
    assert await journal.read(OWNER, "one") == [created()]


async def test_the_list_is_newest_first_and_says_what_has_ended(journal: Journal) -> None:
    # By the instant, not by the clock on the wall: the second is created an hour later, at an earlier local time.
    west = timezone(timedelta(hours=-5))
    await journal.append(OWNER, "first", [created("first"), answer(2), ended(3), left(4)])
    await journal.append(OWNER, "third", [created("third", at=NOON + timedelta(hours=2))])
    await journal.append(
        OWNER, "second", [created("second", at=(NOON + timedelta(hours=1)).astimezone(west)), answer(2)]
    )
    await journal.append(OTHER, "theirs", [created("theirs", owner=OTHER)])
    lines = await journal.interviews(OWNER)
    assert [(line.interview, line.last, line.ended) for line in lines] == [
        ("third", 1, False),
        ("second", 2, False),
        ("first", 4, True),
    ]
    assert lines[-1].created == created("first")


async def test_a_deleted_interview_is_gone_and_the_others_stay(journal: Journal) -> None:
    for interview in ("one", "two"):
        await journal.append(OWNER, interview, [created(interview), answer(2)])
    await journal.delete(OWNER, "one")
    with pytest.raises(UnknownInterview):
        await journal.read(OWNER, "one")
    with pytest.raises(UnknownInterview):
        await journal.append(OWNER, "one", [answer(3)])
    with pytest.raises(UnknownInterview):
        await journal.delete(OWNER, "one")
    assert [line.interview for line in await journal.interviews(OWNER)] == ["two"]
    assert len(await journal.read(OWNER, "two")) == 2


async def test_of_twenty_writers_of_one_number_exactly_one_wins(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created()])
    tries = [journal.append(OWNER, "one", [answer(2, f"Answer {n}.", message=f"m{n}")]) for n in range(20)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, StaleAppend) for outcome in outcomes) == 19
    (kept,) = await journal.read(OWNER, "one", after=1)
    assert isinstance(kept, AnswerGiven)
    assert kept.text == f"Answer {outcomes.index(None)}."


async def test_of_twenty_deliveries_of_one_message_exactly_one_is_kept(journal: Journal) -> None:
    tries = [journal.append(OWNER, "one", [created(), answer(2, message="same")]) for _ in range(20)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, DuplicateMessage) for outcome in outcomes) == 19
    assert len(await journal.read(OWNER, "one")) == 2


async def test_writers_of_different_interviews_do_not_disturb_each_other(journal: Journal) -> None:
    async def interview(name: str) -> None:
        await journal.append(OWNER, name, [created(name)])
        for seq in range(2, 6):
            await journal.append(OWNER, name, [answer(seq)])
            assert (await journal.read(OWNER, name))[-1].seq == seq

    await asyncio.gather(*(interview(f"interview-{n}") for n in range(20)))
    assert [line.last for line in await journal.interviews(OWNER)] == [5] * 20


async def test_an_append_that_is_cancelled_is_kept_whole_or_not_at_all(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created()])
    last = 1
    for pause in range(20):
        writing = asyncio.ensure_future(journal.append(OWNER, "one", [left(last + n) for n in (1, 2, 3)]))
        await asyncio.sleep(pause * 0.0003)
        writing.cancel()
        await asyncio.wait([writing])
        found = await journal.read(OWNER, "one")
        assert [event.seq for event in found] == list(range(1, len(found) + 1))
        assert len(found) in (last, last + 3)
        # No lock is left behind: the next writer gets in at once.
        await asyncio.wait_for(journal.append(OWNER, "one", [left(len(found) + 1)]), 3)
        last = len(found) + 1


async def test_a_reader_that_is_cancelled_leaves_nothing_behind(journal: Journal) -> None:
    await journal.append(OWNER, "one", [created(), *(answer(seq) for seq in range(2, 50))])
    for pause in range(20):
        reading = asyncio.ensure_future(journal.read(OWNER, "one"))
        await asyncio.sleep(pause * 0.0003)
        reading.cancel()
        await asyncio.wait([reading])
    assert len(await asyncio.wait_for(journal.read(OWNER, "one"), 3)) == 49
    await asyncio.wait_for(journal.delete(OWNER, "one"), 3)


async def test_errors_never_repeat_what_was_said(journal: Journal) -> None:
    secret = "my manager lied to the board"
    await journal.append(OWNER, "one", [created(), answer(2, secret, message=secret)])
    for events in ([answer(2, secret)], [answer(3, secret, message=secret)], [answer(9, secret)]):
        with pytest.raises(JournalError) as caught:
            await journal.append(OWNER, "one", events)
        assert secret not in str(caught.value)
        assert caught.value.__suppress_context__ or caught.value.__context__ is None
