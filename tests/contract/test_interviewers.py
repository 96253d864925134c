"""One contract for every interviewer: whoever speaks, a cue becomes words, whichever way they come."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from candor.engines.fallback import FallbackInterviewer
from candor.engines.scripted import ScriptedInterviewer
from candor.errors import EngineError
from candor.interview import moves as m
from candor.interview.setup import Setup
from candor.ports import Cue, Interviewer
from fakes import a_room, embedded_interviewer, shipped_guide
from model_room import model_interviewer
from stub_endpoint import Stub, serving

_SERVED = ExitStack()


@cache
def stub() -> Stub:
    return _SERVED.enter_context(serving())


@pytest.fixture(scope="module", autouse=True)
def _stop_serving() -> Iterator[None]:
    yield
    _SERVED.close()


def on_the_stub() -> Interviewer:
    """The language model's interviewer, its model one that keeps to its part."""
    return model_interviewer(stub().address("unmarked"))


def with_a_spare() -> Interviewer:
    """The same, behind the one that stands in for it."""
    return FallbackInterviewer(model_interviewer(stub().address("unmarked")), embedded_interviewer())


INTERVIEWERS: list[Callable[[], Interviewer]] = [
    embedded_interviewer, ScriptedInterviewer, on_the_stub, with_a_spare,
]  # fmt: skip
NAMES = ["embedded", "scripted", "llm", "fallback"]
ENGINES = ("embedded", "scripted", "llm")
SETUP = Setup(round="technical", level="mid", mode="real", minutes=30, seed=5)
ANSWERS = ("A wide gap means variance [met:b][phrase].", "no idea [kind:dont_know]", "It is what it is [partly:c].")


def cues() -> list[Cue]:
    """One of each move an interview came to, with the state in which it was worded."""
    room = a_room(SETUP).go_on()
    for answer in ANSWERS:
        room.answer(answer)
    room.command("hint")
    room.command("rephrase")
    room.command("repeat")
    state = room.state
    given = [m.Nudge(), m.NoMoreHints(), m.Repeat(), m.Rephrase(), m.GiveHint(step=2), m.Invite(), m.Reply(), m.Greet()]
    closes = [m.Close(because=why) for why in ("time", "done", "candidate", "silence")]
    return [Cue(state, move, state.utterances + 1) for move in (*given, *closes)]


async def words(interviewer: Interviewer, cue: Cue) -> list[str]:
    return [piece async for piece in interviewer.speak(cue)]


@pytest.mark.parametrize("make", INTERVIEWERS, ids=NAMES)
async def test_every_move_becomes_words_in_more_than_one_piece(make: Callable[[], Interviewer]) -> None:
    for cue in cues():
        pieces = await words(make(), cue)
        assert len(pieces) > 1, cue.move
        assert "".join(pieces).strip() == "".join(pieces)
        assert all(pieces)


@pytest.mark.parametrize("make", INTERVIEWERS, ids=NAMES)
async def test_the_same_cue_brings_the_same_words_after_a_crash(make: Callable[[], Interviewer]) -> None:
    for cue in cues():
        assert await words(make(), cue) == await words(make(), cue)


@pytest.mark.parametrize("make", INTERVIEWERS, ids=NAMES)
async def test_a_listener_may_stop_in_mid_sentence(make: Callable[[], Interviewer]) -> None:
    stream = make().speak(cues()[0])
    assert await anext(stream)
    await stream.aclose()


@pytest.mark.parametrize("make", INTERVIEWERS, ids=NAMES)
def test_every_interviewer_says_who_it_is(make: Callable[[], Interviewer]) -> None:
    stamp = make().stamp
    assert stamp.engine in ENGINES
    assert stamp.version


async def test_a_scripted_failure_is_an_engine_error_once() -> None:
    cue = cues()[0]
    interviewer = ScriptedInterviewer(failures=[cue.utterance])
    with pytest.raises(EngineError):
        await words(interviewer, cue)
    assert await words(interviewer, cue)


def test_the_embedded_interviewer_answers_what_the_guide_knows_in_its_words() -> None:
    known = shipped_guide().candidate_questions[0]
    cue = cues()[0]
    said = embedded_interviewer().compose(Cue(cue.state, m.Reply(entry=known.id), cue.utterance, known))
    assert known.reveals in said
    assert known.follow_up in said
