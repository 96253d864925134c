"""One turn, run: order, failure, interruption and the other writer, with the scripted interviewer and no model."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from candor.conductor import Conductor
from candor.embedding.none import NoEmbedder
from candor.engines.scripted import ScriptedInterviewer
from candor.errors import ConflictingMessage, OutOfTurn, UnknownInterview
from candor.guide.guide import Guide, load_guide
from candor.interview import events as e
from candor.interview.fold import fold
from candor.interview.machine import Answer, Command
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.ports import Cue
from candor.resources import data_folder
from candor.stage import Began, Happened, Spoke, Stage

SETUP = Setup(round="technical", level="mid", mode="real", minutes=30, seed=1)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(data_folder("knowledge"))


class Room:
    """A conductor with its journal, and one interview that has been joined."""

    def __init__(self, guide: Guide, interviewer: object = None, journal: MemoryJournal | None = None) -> None:
        self.journal = journal or MemoryJournal()
        self.interviewer = interviewer or ScriptedInterviewer()
        self.conductor = Conductor(self.journal, guide, NoEmbedder(), self.interviewer, Clock())  # type: ignore[arg-type]

    async def begin(self) -> Stage:
        self.interview = await self.conductor.create("local", SETUP)
        self.stage, self.listener = await self.conductor.join("local", self.interview)
        await self.conductor.settled(self.stage)
        return self.stage

    async def answer(self) -> int:
        return await self.say("Because the gap between the two errors is wide.", "m1")

    async def say(self, text: str, message_id: str) -> int:
        message = Answer(turn=self.stage.state.turn, text=text, message_id=message_id)
        number = await self.conductor.take("local", self.interview, message)
        await self.conductor.settled(self.stage)
        return number

    async def events(self) -> list[e.AnyEvent]:
        return await self.journal.read("local", self.interview)


async def test_a_turn_is_stored_in_the_order_of_the_design(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    await room.answer()
    kinds = [event.kind for event in await room.events()]
    assert kinds[:5] == ["interview_created", "move_chosen", "question_asked", "speech_began", "interviewer_said"]
    assert kinds[5:11] == [
        "answer_given", "answer_read", "answer_graded", "move_chosen", "speech_began", "interviewer_said",
    ]
    assert [event.seq for event in await room.events()] == list(range(1, len(kinds) + 1))


async def test_the_answer_is_stored_before_its_ack_returns(guide: Guide) -> None:
    room = Room(guide)
    stage = await room.begin()
    message = Answer(turn=1, text="Variance, I think.", message_id="m1")
    number = await room.conductor.take("local", room.interview, message)
    stored = await room.journal.read("local", room.interview)
    assert stored[number - 1].kind == "answer_given"
    await room.conductor.settled(stage)


async def test_a_repeated_message_gets_the_first_number_and_no_second_reply(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    first = await room.answer()
    before = len(await room.events())
    again = Answer(turn=1, text="Because the gap between the two errors is wide.", message_id="m1")
    assert await room.conductor.take("local", room.interview, again) == first
    assert len(await room.events()) == before


async def test_other_words_under_a_used_id_are_a_conflict(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    await room.answer()
    with pytest.raises(ConflictingMessage):
        await room.conductor.take("local", room.interview, Answer(turn=1, text="Something else.", message_id="m1"))


async def test_a_failing_interviewer_ends_the_turn_and_a_retry_keeps_the_answer(guide: Guide) -> None:
    room = Room(guide, ScriptedInterviewer(failures=[2]))
    stage = await room.begin()
    await room.answer()
    assert stage.state.failed == "engine_unavailable"
    with pytest.raises(OutOfTurn):
        await room.conductor.take("local", room.interview, Answer(turn=1, text="Hello again", message_id="m2"))
    await room.conductor.take("local", room.interview, Command(command="retry", message_id="m3"))
    await room.conductor.settled(stage)
    assert stage.state.status == "listening"
    assert sum(event.kind == "answer_given" for event in await room.events()) == 1


async def test_a_failure_in_mid_sentence_is_replaced_by_a_higher_attempt(guide: Guide) -> None:
    room = Room(guide, ScriptedInterviewer(failures=[2], spoken=True))
    stage = await room.begin()
    await room.answer()
    await room.conductor.take("local", room.interview, Command(command="retry", message_id="m3"))
    await room.conductor.settled(stage)
    said = [event for event in await room.events() if isinstance(event, e.InterviewerSaid)]
    assert [(event.utterance, event.attempt) for event in said] == [(1, 1), (2, 2)]


async def test_an_answer_that_cannot_be_read_is_not_graded_and_the_interview_goes_on(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> list[e.AnyEvent]:
        raise ValueError("a bug in the reader")

    room = Room(guide)
    stage = await room.begin()
    monkeypatch.setattr("candor.conductor.hear", broken)
    await room.answer()
    assert stage.state.status == "listening"
    failed = [event for event in await room.events() if isinstance(event, e.GradingFailed)]
    assert [event.reason for event in failed] == ["it could not be read (ValueError)"]


class Slow(ScriptedInterviewer):
    """Waits after the third word, until the test lets it go on."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go = asyncio.Event(), asyncio.Event()

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        count = 0
        async for word in super().speak(cue):
            yield word
            count += 1
            if count == 3 and cue.utterance == 2:
                self.reached.set()
                await self.go.wait()


async def test_ending_in_mid_sentence_records_the_words_said_as_cut_and_then_closes(guide: Guide) -> None:
    slow = Slow()
    room = Room(guide, slow)
    stage = await room.begin()
    await room.conductor.take("local", room.interview, Answer(turn=1, text="A wide gap, so variance.", message_id="a"))
    await slow.reached.wait()
    await room.conductor.take("local", room.interview, Command(command="end", message_id="b"))
    slow.go.set()
    await room.conductor.settled(stage)
    said = [event for event in await room.events() if isinstance(event, e.InterviewerSaid)]
    assert [event.ending for event in said] == ["complete", "cut", "complete"]
    assert said[1].text.startswith("This is utterance")
    assert stage.state.status == "ended"


async def test_of_two_writers_on_one_journal_one_folds_again_and_both_answers_are_not_kept(guide: Guide) -> None:
    journal = MemoryJournal()
    here, there = Room(guide, journal=journal), Room(guide, journal=journal)
    await here.begin()
    there.interview = here.interview
    there.stage, _ = await there.conductor.join("local", here.interview)
    await here.conductor.take("local", here.interview, Answer(turn=1, text="From this tab.", message_id="a"))
    with pytest.raises(OutOfTurn):
        await there.conductor.take("local", here.interview, Answer(turn=1, text="From that tab.", message_id="b"))
    await here.conductor.settled(here.stage)
    events = await here.events()
    assert sum(event.kind == "answer_given" for event in events) == 1
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


async def test_an_interrupted_process_takes_the_answer_up_again_when_somebody_joins(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    state = fold(await room.events())
    text = "Variance, since the gap is wide."
    answer = e.AnswerGiven(seq=state.seq + 1, at=state.at, turn=1, text=text, message_id="x")
    await room.journal.append("local", room.interview, [answer])
    after_crash = Room(guide, journal=room.journal)
    stage, _ = await after_crash.conductor.join("local", room.interview)
    await after_crash.conductor.settled(stage)
    assert stage.state.status == "listening"
    assert stage.state.turn == 2


async def test_time_between_a_crash_and_the_return_does_not_count(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    late = Room(guide, journal=room.journal)
    late.conductor.now.at += timedelta(minutes=9)  # type: ignore[attr-defined]
    stage, _ = await late.conductor.join("local", room.interview)
    assert stage.state.active_at(late.conductor.now()) < 60


async def test_leaving_stops_the_clock_and_coming_back_starts_it(guide: Guide) -> None:
    room = Room(guide)
    stage = await room.begin()
    await room.conductor.leave(stage, room.listener)
    assert fold(await room.events()).away
    stage, _ = await room.conductor.join("local", room.interview)
    assert not stage.state.away and stage.state.clock_from is not None


async def test_a_listener_hears_facts_and_words_in_order(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    await room.answer()
    signals = []
    while not room.listener.queue.empty():
        signals.append(room.listener.queue.get_nowait())
    words = "".join(signal.text for signal in signals if isinstance(signal, Spoke) and signal.speech.utterance == 2)
    assert words == "This is utterance 2, a follow_up."
    assert any(isinstance(signal, Began) for signal in signals)
    numbers = [event.seq for signal in signals if isinstance(signal, Happened) for event in signal.events]
    assert numbers == sorted(numbers)


async def test_another_owners_interview_is_unknown(guide: Guide) -> None:
    room = Room(guide)
    await room.begin()
    with pytest.raises(UnknownInterview):
        await room.conductor.join("somebody", room.interview)


async def test_silence_is_noticed_and_the_interviewer_nudges(guide: Guide, tmp_path: Path) -> None:
    room = Room(guide)
    stage = await room.begin()
    room.conductor.now.at += timedelta(minutes=6)  # type: ignore[attr-defined]
    watch = asyncio.create_task(room.conductor.keep_time(every=0.01))
    while len(stage.state.said) < 2:
        await asyncio.sleep(0.01)
    watch.cancel()
    assert stage.state.said[-1].move.kind == "nudge"
    assert stage.state.turn == 1
