"""Whole interviews with a real server behind the words: they stream, they end, and no answer is lost when it fails."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from candor.interview import events as e
from candor.journal.opening import open_journal
from candor.report.model import report_schema
from candor.web.routes import OWNER
from integration.server_process import Client, ServerProcess
from llm.llama_server import ENDLESS, MODEL, LlamaServer, serving_llama

pytestmark = pytest.mark.timeout(600)

SETUP: dict[str, Any] = {"round": "technical", "level": "mid", "mode": "real", "minutes": 10, "seed": 3}
ANSWERS = (
    "I would compare training and validation error first, because a wide gap means variance.",
    "Honestly I am not sure, but I think the labels leak through the timestamp column.",
    "We retrained weekly on the last ninety days, since behaviour drifted with the season.",
    "A hash map gives constant time on average, at the cost of memory and of ordering.",
    "I'd split by time, not at random, otherwise the model sees the future, which is leakage.",
)
ASKS = "What does the team work on?"
PATIENT = {"CANDOR_TURN_DEADLINE": "300", "CANDOR_INTERVIEW_TOKENS": "0"}  # no busy computer makes a test red
DONE = ("listening", "ended")
TINY_CONTEXT = 1024  # tokens; no prompt of an interview fits


class Candidate(Client):
    """Agrees that words go to the language model; notes which host was named, and in how many pieces words came."""

    def __init__(self, server: ServerProcess) -> None:
        super().__init__(server)
        self.offered: dict[str, Any] = {}
        self.pieces: list[int] = []
        self.given: list[str] = []

    async def begin(self) -> None:
        await self.connect()
        await self.send(type="create", id="create", setup=SETUP)
        await self.until(lambda: self.state.get("status") == "consent")
        self.offered = self.state["consent"]
        await self.command("consent")

    async def command(self, name: str) -> None:
        await self.send(type="command", id=name, command=name)
        await self.heard_out(name)

    async def give(self, text: str) -> None:
        """Give an answer and hear the interviewer out."""
        self.given.append(text)
        await self.answer(text, f"answer-{len(self.given)}")
        await self.heard_out(f"answer-{len(self.given)}")

    async def heard_out(self, message_id: str) -> None:
        """Wait for the ack of a message and for the end of what the interviewer says to it."""
        await self.until(lambda: message_id in self.acks or self.errors)
        assert self.errors == []
        await self.until(lambda: self.state["seq"] > self.acks[message_id] and self.state["status"] in DONE)

    def take(self, frame: dict[str, Any]) -> None:
        super().take(frame)
        match frame["type"]:
            case "say_begin":
                self.pieces.append(0)
            case "say_delta":
                self.pieces[-1] += 1
            case "say_end":
                assert frame["text"].startswith(self.speaking), "words that were shown are taken back"


@contextmanager
def serving_candor(home: Path, llama: LlamaServer) -> Iterator[ServerProcess]:
    server = ServerProcess(home, **llama.environment, **PATIENT)
    try:
        yield server.start()
    finally:
        server.stop()


async def facts(home: Path, interview: str) -> Sequence[e.AnyEvent]:
    journal = await open_journal(f"sqlite:///{home / 'candor' / 'candor.db'}")
    events = await journal.read(OWNER, interview)
    await journal.close()
    return events


def kept(events: Sequence[e.AnyEvent]) -> list[str]:
    return [event.text for event in events if isinstance(event, e.AnswerGiven)]


def voices(events: Sequence[e.AnyEvent]) -> list[str]:
    """Whose words were heard, utterance by utterance."""
    return [event.by.engine for event in events if isinstance(event, e.InterviewerSaid)]


def graded(events: Sequence[e.AnyEvent], engine: str) -> set[int]:
    """The turns with a grade of `engine`."""
    return {event.turn for event in events if isinstance(event, e.AnswerGraded) and event.by.engine == engine}


def stand_ins(events: Sequence[e.AnyEvent]) -> list[tuple[str, bool]]:
    return [(event.because, event.for_good) for event in events if isinstance(event, e.StoodIn)]


@pytest.fixture
def llama(tmp_path: Path) -> Iterator[LlamaServer]:
    with serving_llama(tmp_path) as server:
        yield server


async def test_an_interview_over_the_socket_streams_its_words_and_ends_with_a_report(
    tmp_path: Path, llama: LlamaServer
) -> None:
    with serving_candor(tmp_path, llama) as candor:
        candidate = Candidate(candor)
        await candidate.begin()
        assert (candidate.offered["host"], candidate.offered["model"]) == (llama.host, MODEL)
        for answer in ANSWERS:
            await candidate.give(answer)
        await candidate.command("end")
        used = candidate.state["model_use"]
        document = candor.get(f"/api/interviews/{candidate.interview}/report.json")
        stored = candor.get(f"/api/interviews/{candidate.interview}/transcript")["transcript"]
    assert candidate.transcript == [(line["who"], line["text"]) for line in stored if line["who"] != "note"]
    assert max(candidate.pieces) > 1
    events = await facts(tmp_path, candidate.interview)
    assert kept(events) == list(ANSWERS)
    spoken = voices(events)
    assert len(spoken) == len(ANSWERS) + 2
    assert spoken.count("llm") > len(spoken) / 2
    calls = [event for event in events if isinstance(event, e.ModelUsed)]
    told = [event.usage for event in calls if event.purpose == "speaking"]
    assert len(told) >= spoken.count("llm")
    assert all(usage.prompt > 0 and usage.completion > 0 for usage in told)
    assert sum(usage.cached for usage in told) > 0
    assert len(told) <= used["calls"] <= sum(event.usage.calls for event in calls)  # a grading may end after the end
    turns = {event.turn for event in events if isinstance(event, e.AnswerGiven)}
    assert graded(events, "embedded") == turns
    assert graded(events, "llm") <= turns
    assert graded(events, "llm"), "no grading of the model's was taken"
    assert any("was used" in note and MODEL in note for note in document["report"]["notes"])
    Draft202012Validator(report_schema()).validate(document)


def test_a_scripted_interview_is_held_to_its_end(tmp_path: Path, llama: LlamaServer) -> None:
    (tmp_path / "answers.txt").write_text("\n".join([*ANSWERS, "/hint", *ANSWERS, ASKS]))
    files = ["--answers", str(tmp_path / "answers.txt"), "--json", str(tmp_path / "out.json"), "--agree"]
    chosen = [f"--{name}={value}" for name, value in SETUP.items()]
    done = subprocess.run(
        [sys.executable, "-m", "candor", "interview", *chosen, *files], capture_output=True, text=True, check=False,
        env={
            **os.environ, **llama.environment, **PATIENT, "XDG_DATA_HOME": str(tmp_path), "CANDOR_EMBEDDING_MODEL": "",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    document = json.loads((tmp_path / "out.json").read_text())
    assert any(MODEL in note and "was used" in note for note in document["report"]["notes"])
    said = [line for line in document["transcript"] if line["who"] == "interviewer"]
    assert all(line["text"].strip() for line in said)
    given = [line["text"] for line in document["transcript"] if line["who"] == "candidate"]
    assert given == [*ANSWERS, *ANSWERS, ASKS][: len(given)]
    assert len(given) > len(ANSWERS)


async def test_a_server_that_is_restarted_in_mid_interview_is_stood_in_for_and_speaks_again(
    tmp_path: Path, llama: LlamaServer
) -> None:
    with serving_candor(tmp_path, llama) as candor:
        candidate = Candidate(candor)
        await candidate.begin()
        await candidate.give(ANSWERS[0])
        llama.kill()
        await candidate.give(ANSWERS[1])
        await candidate.give(ANSWERS[2])
        await asyncio.to_thread(llama.start)
        await candidate.give(ANSWERS[3])
        await candidate.give(ANSWERS[4])
        await candidate.command("end")
        assert candidate.state["report"]
    events = await facts(tmp_path, candidate.interview)
    assert kept(events) == list(ANSWERS)
    assert len(graded(events, "embedded")) == len(ANSWERS)
    assert stand_ins(events)[:2] == [("engine_unavailable", False)] * 2
    spoken = voices(events)
    assert len(spoken) == len(ANSWERS) + 2
    assert spoken[2:4] == ["embedded"] * 2
    assert "llm" in spoken[:2]
    assert "llm" in spoken[4:]


async def test_a_server_killed_in_mid_sentence_costs_no_answer_and_takes_no_word_back(tmp_path: Path) -> None:
    with serving_llama(tmp_path, ENDLESS) as llama, serving_candor(tmp_path, llama) as candor:
        candidate = Candidate(candor)
        await candidate.begin()
        begun = len(candidate.pieces)
        candidate.given.append(ANSWERS[0])
        await candidate.answer(ANSWERS[0], "answer-1")
        await candidate.until(lambda: len(candidate.pieces) > begun and candidate.speaking)
        llama.kill()
        await candidate.heard_out("answer-1")
        for answer in ANSWERS[1:3]:
            await candidate.give(answer)
    events = await facts(tmp_path, candidate.interview)
    assert kept(events) == list(ANSWERS[:3])
    assert voices(events)[1:] == ["llm", "embedded", "embedded"]
    assert not [event for event in events if isinstance(event, e.TurnFailed)]


async def test_words_without_an_end_are_ended_and_the_server_is_told_to_stop(tmp_path: Path) -> None:
    with serving_llama(tmp_path, ENDLESS) as llama, serving_candor(tmp_path, llama) as candor:
        candidate = Candidate(candor)
        await candidate.begin()
        await candidate.give(ANSWERS[0])
        await asyncio.to_thread(llama.gives_up, 2)
    said = [event for event in await facts(tmp_path, candidate.interview) if isinstance(event, e.InterviewerSaid)]
    assert all(event.cut_because for event in said)
    assert all(event.text.strip() for event in said)


async def test_prompts_beyond_the_servers_context_leave_the_interview_to_the_built_in_interviewer(
    tmp_path: Path,
) -> None:
    with serving_llama(tmp_path, context=TINY_CONTEXT) as llama, serving_candor(tmp_path, llama) as candor:
        candidate = Candidate(candor)
        await candidate.begin()
        for answer in ANSWERS[:2]:
            await candidate.give(answer)
    events = await facts(tmp_path, candidate.interview)
    assert kept(events) == list(ANSWERS[:2])
    assert stand_ins(events) == [("engine_refused", True)]
    assert set(voices(events)) == {"embedded"}
