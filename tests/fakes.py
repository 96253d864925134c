"""Residents of the tests: a small bank, a reader that goes by tags, and a room in which an interview plays in no time.

What a tagged answer means: `[met:a]`, `[partly:a]` and `[wrong:w@a]` read point `a` in the words just before the tag;
`[move:mechanism]`, `[flag:evasion]` and `[phrase]` take the same words; `[kind:dont_know]` says what the whole is.
Nothing here knows a clock, a journal or a model.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from candor.engines.embedded import EmbeddedInterviewer
from candor.guide.guide import Guide, load_guide
from candor.interview import events as e
from candor.interview import machine
from candor.interview.claims import Claim
from candor.interview.decide import decide
from candor.interview.fold import fold
from candor.interview.moves import AnyMove, Ask, Reply
from candor.interview.plan import make_plan
from candor.interview.question import KeyPoint, Misconception, Prepared, Question, QuestionKind
from candor.interview.reading import (
    EngineStamp,
    Flag,
    Graded,
    Measures,
    PointReading,
    Quote,
    Reading,
    ReasoningMove,
    Score,
)
from candor.interview.setup import Setup
from candor.interview.state import State, Thread
from candor.interview.telling import after_speech, before_speech
from candor.ports import Answerable, Cue
from candor.prompting import load_spoken

START = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
BY = EngineStamp(engine="fake")
CHECKOUT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"\[(\w+)(?::([\w~-]+)(?:@([\w-]+))?)?\]")


@cache
def shipped_guide() -> Guide:
    return load_guide(CHECKOUT / "knowledge")


@cache
def embedded_interviewer() -> EmbeddedInterviewer:
    return EmbeddedInterviewer(load_spoken(CHECKOUT / "prompts"))


def a_point(name: str, weight: int, **changes: Any) -> KeyPoint:
    return KeyPoint.model_validate({
        "id": name, "weight": weight, "point": f"Explains part {name}",
        "examples": (f"part {name} at work", f"what {name} does"),
        "follow_ups": (f"How about part {name}?", f"Where would {name} show?"), **changes,
    })


def a_question(name: str = "rare-class", kind: QuestionKind = "technical", **changes: Any) -> Question:
    """A question with points a (5), b (3), c (2), expected of everyone, and a misconception w."""
    wrong = Misconception(id="w", claim="It is w", examples=("w is",), correction="No w", follow_up="Is it really w?")
    return Question.model_validate({
        "id": name, "kind": kind, "topic": name, "levels": ("junior", "mid", "senior"), "minutes": 5,
        "asks": f"What about {name}?", "rephrase": f"In other words, what is {name}?",
        "key_points": (a_point("a", 5), a_point("b", 3), a_point("c", 2)), "misconceptions": (wrong,),
        "hints": ("First hint.", "Second hint.", "Third hint."), **changes,
    })


def a_bank(each: int = 4) -> tuple[Question, ...]:
    kinds: tuple[QuestionKind, ...] = ("technical", "project", "behavioral")
    return tuple(a_question(f"{kind}-{n}", kind) for kind in kinds for n in range(1, each + 1))


def an_answer_reading(question: Question | None, turn: int, text: str) -> Reading:
    """The reading that the tags of `text` ask for."""
    points: dict[str, PointReading] = {}
    moves: list[ReasoningMove] = []
    flags: list[Flag] = []
    phrases: list[Quote] = []
    claims: list[Claim] = []
    kind = "answer"
    known = {point.id for point in question.key_points} if question else set()
    for tag in TAG.finditer(text):
        what, of, at = tag.groups()
        words = _words_before(text, turn, tag.start())
        match what:
            case "kind":
                kind = of
            case "move":
                moves.append(ReasoningMove.model_validate({"kind": of, "evidence": words}))
            case "flag":
                flags.append(Flag.model_validate({"kind": of, "evidence": words}))
            case "phrase":
                phrases.append(words)
            case "claim":
                claims.append(Claim.model_validate({"kind": of or "impact", "evidence": words}))
            case "wrong" if at in known:
                points[at] = PointReading(point=at, level="contradicted", evidence=words, misconception=of)
            case "met" | "partly" if of in known:
                points[of] = PointReading.model_validate({"point": of, "level": what, "evidence": words})
    measures = Measures(words=len(text.split()), sentences=1, has_code="```" in text)
    return Reading.model_validate({
        "kind": kind, "points": tuple(points.values()), "moves": tuple(moves), "flags": tuple(flags),
        "phrases": tuple(phrases), "claims": tuple(claims), "open_claims": tuple(claims), "measures": measures,
        "lexical": True,
    })


def _words_before(text: str, turn: int, end: int) -> Quote:
    """The clause that ends at `end`, from the last tag or sentence on; the whole text where there is none."""
    start = max([0, *(found.end() for found in re.finditer(r"\]|[.?!](?=\s)|```\n", text[:end]))])
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    quote = words.strip().rstrip(".?!,")
    if not quote:
        return Quote(turn=turn, quote=text, start=0, end=len(text))
    return Quote(turn=turn, quote=quote, start=start, end=start + len(quote))


def a_grade(thread: Thread, reading: Reading) -> Graded:
    """Overall: one point, and four more by the weight of what was met; without any reasoning three at most."""
    readings = (*thread.readings, reading)
    met = {p.point for r in readings for p in r.points if p.level == "met"}
    points = 1 + 0.4 * sum(point.weight for point in thread.question.key_points if point.id in met)
    points = points if any(r.moves for r in readings) else min(points, 3)
    return Graded(scores={"overall": Score(points=points, low=1, high=5)})


@dataclass
class Room:
    """An interview under way: what the conductor does in a turn, without its clock, its store or its tasks."""

    setup: Setup
    bank: Mapping[str, Question]
    events: list[e.AnyEvent]
    state: State
    now: datetime = START
    entries: Mapping[str, Answerable] = field(default_factory=dict)
    seconds_to_speak: float = 10.0
    messages: int = 0

    @property
    def said(self) -> list[str]:
        return [said.text for said in self.state.said]

    @property
    def moves(self) -> list[AnyMove]:
        return [said.move for said in self.state.said]

    @property
    def asked(self) -> list[str]:
        return [move.question_id for move in self.moves if isinstance(move, Ask)]

    def store(self, facts: Iterable[e.AnyEvent | None]) -> None:
        for fact in facts:
            if fact is not None:
                self.events.append(fact)
                self.state = fold([fact], self.state)

    def take(self, message: machine.Message) -> e.AnyEvent | None:
        fact = machine.accept(self.state, message, self.now)
        self.store([fact])
        return fact

    def answer(self, text: str, seconds: float = 30) -> "Room":
        self.wait(seconds)
        self.messages += 1
        self.take(machine.Answer(turn=self.state.turn, text=text, message_id=f"m{self.messages}"))
        return self.go_on()

    def command(self, name: e.CommandName, seconds: float = 5) -> "Room":
        self.wait(seconds)
        self.messages += 1
        self.take(machine.Command(command=name, message_id=f"m{self.messages}"))
        return self.go_on()

    def silence(self, seconds: float = 240) -> "Room":
        self.wait(seconds)
        self.store([machine.notice_silence(self.state, self.now)])
        return self.go_on()

    def leave(self) -> "Room":
        self.store([machine.leave(self.state, self.now)])
        return self

    def come_back(self, after_restart: bool = False) -> "Room":
        self.store([machine.come_back(self.state, self.now, after_restart)])
        return self

    def wait(self, seconds: float) -> "Room":
        self.now += timedelta(seconds=seconds)
        return self

    def go_on(self) -> "Room":
        """Read and speak until the candidate has the word again."""
        while self.state.status == "speaking" and self.state.failed is None:
            if self.state.to_read is not None:
                self.read()
            else:
                self.speak(decide(self.state)[0])
        return self

    def read(self) -> None:
        state = self.state
        given = next(answer for answer in state.answers if answer.turn == state.to_read)
        thread = next((t for t in state.threads if given in t.answers), None)
        reading = an_answer_reading(thread.question if thread else None, given.turn, given.text)
        asked = next((name for name in self.entries if name in given.text), None) if thread is None else None
        seq, at = state.seq, machine.forward(state, self.now)
        facts: list[e.AnyEvent] = [
            e.AnswerRead(seq=seq + 1, at=at, turn=given.turn, reading=reading, asked=asked, by=BY)
        ]
        if thread is not None:
            grade = thread.grade if given.detail and thread.grade else a_grade(thread, reading)
            facts.append(e.AnswerGraded(seq=seq + 2, at=at, turn=given.turn, grade=grade, by=BY))
        self.store(facts)

    def speak(self, move: AnyMove) -> None:
        self.begin(move)
        text = self.compose(move)
        self.wait(self.seconds_to_speak)
        self.finish(move, text)

    def begin(self, move: AnyMove) -> None:
        """What is stored before the first word."""
        asked = Prepared(question=self.bank[move.question_id]) if isinstance(move, Ask) else None
        self.store(before_speech(self.state, move, self.now, asked, BY))

    def compose(self, move: AnyMove) -> str:
        asked = self.entries.get(move.entry or "") if isinstance(move, Reply) else None
        return embedded_interviewer().compose(Cue(self.state, move, self.state.utterances + 1, asked))

    def finish(self, move: AnyMove, text: str, ending: Literal["complete", "cut"] = "complete") -> None:
        """What is stored when the last word is out."""
        began = next(event for event in reversed(self.events) if isinstance(event, e.SpeechBegan))
        self.store(after_speech(self.state, began, move, text, ending, self.now, BY))


def a_room(setup: Setup, bank: Sequence[Question] | None = None, **changes: Any) -> Room:
    """A room in which nothing has been said yet."""
    questions = bank if bank is not None else a_bank()
    created = e.InterviewCreated(
        seq=1, at=START, interview="one", owner="local", setup=setup, plan=make_plan(setup, questions), by=BY
    )
    return Room(setup, {q.id: q for q in questions}, [created], fold([created]), **changes)


def play(setup: Setup, script: Iterable[str], bank: Sequence[Question] | None = None, **changes: Any) -> Room:
    """Play `script`, one answer a line; `/skip` and the like are commands, `/silence` is one, `/leave` and
    `/return` are the door. Lines that are left when the interview has ended are not said."""
    room = a_room(setup, bank, **changes).go_on()
    for line in script:
        if room.state.status == "ended":
            break
        match line:
            case "/silence":
                room.silence()
            case "/leave":
                room.leave()
            case "/return":
                room.come_back()
            case _ if line.startswith("/"):
                room.command(line[1:])  # type: ignore[arg-type]
            case _:
                room.answer(line)
    return room
