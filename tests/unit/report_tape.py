"""Writes interviews down as events, for the report's samples. Each quote is looked up in the answer it is from."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from candor.interview import events as e
from candor.interview import moves as m
from candor.interview.question import Question
from candor.interview.reading import (
    AnswerKind,
    EngineStamp,
    Flag,
    Graded,
    Measures,
    PitfallKind,
    PointReading,
    Quote,
    Reading,
    ReasoningMove,
    Score,
    Ungraded,
)
from candor.interview.setup import Part, Plan, Section, Setup
from candor.text.spans import count_words
from report_knowledge import PASSAGES

STAMP = EngineStamp(engine="embedded", version="0.1.0")
START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class Tape:
    """Writes events down as an interview goes, with a clock of its own."""

    def __init__(self, setup: Setup, *sections: Section) -> None:
        self.events: list[e.AnyEvent] = []
        self.flags: list[tuple[int, Part, Flag]] = []
        self.now, self.turn, self.utterance, self.part = START, 0, 0, "opening"
        self.text: dict[int, str] = {}
        self.put(
            e.InterviewCreated, interview="sample", owner="local", setup=setup, plan=Plan(sections=sections), by=STAMP
        )

    def put(self, kind: type, seconds: float = 1.0, **facts: object) -> None:
        self.now += timedelta(seconds=seconds)
        self.events.append(kind(seq=len(self.events) + 1, at=self.now, **facts))

    def say(self, move: m.AnyMove, text: str, question: Question | None = None, attempt: int = 1) -> None:
        self.turn += move.kind in m.OPENS_A_TURN
        self.utterance += 1
        self.put(e.MoveChosen, turn=self.turn, move=move, by=STAMP)
        if question is not None and isinstance(move, m.Ask):
            self.part = move.part
            cites = {cite for point in question.key_points for cite in point.cites} | set(question.cites)
            passages = tuple(passage for passage in PASSAGES if passage.id in cites)
            self.put(e.QuestionAsked, question=question, part=move.part, attempt=attempt, passages=passages)
        if isinstance(move, m.Invite):
            self.part = "questions"
        self.put(e.SpeechBegan, turn=self.turn, utterance=self.utterance, attempt=1)
        self.put(e.InterviewerSaid, seconds=4, turn=self.turn, utterance=self.utterance, attempt=1, text=text, by=STAMP)

    def ask(self, question: Question, lead: str = "", attempt: int = 1, after: str = "answer") -> None:
        move = m.Ask.model_validate({"question_id": question.id, "part": question.kind, "after": after})
        self.say(move, f"{lead} {question.asks}".strip(), question, attempt)

    def answer(self, text: str, seconds: float = 70) -> None:
        self.text[self.turn] = text
        self.put(e.AnswerGiven, seconds, turn=self.turn, text=text, message_id=f"a{self.turn}-{len(self.events)}")

    def command(self, name: str, seconds: float = 20) -> None:
        self.put(e.CommandGiven, seconds, turn=self.turn, command=name, message_id=f"c{len(self.events)}")

    def quote(self, words: str) -> Quote:
        start = self.text[self.turn].index(words)
        return Quote(turn=self.turn, quote=words, start=start, end=start + len(words))

    def read(
        self,
        points: dict[str, tuple[str, str] | tuple[str, str, str]] | None = None,
        moves: tuple[tuple[str, str], ...] = (),
        flags: tuple[tuple[PitfallKind, str], ...] = (),
        kind: AnswerKind = "answer",
        lexical: bool = False,
    ) -> None:
        """`points`: id to (level, words[, misconception]); `moves` and `flags`: (kind, words)."""
        read = [
            PointReading.model_validate(
                {"point": point, "level": found[0], "nearness": 0.5, "evidence": self.quote(found[1]),
                 "misconception": found[2] if len(found) > 2 else None}
            )
            for point, found in (points or {}).items()
        ]  # fmt: skip
        steps = [ReasoningMove.model_validate({"kind": k, "evidence": self.quote(words)}) for k, words in moves]
        raised = [Flag(kind=flag, evidence=self.quote(words)) for flag, words in flags]
        told = Measures(words=count_words(self.text[self.turn]), sentences=4)
        reading = Reading(
            kind=kind, points=tuple(read), moves=tuple(steps), flags=tuple(raised), measures=told, lexical=lexical
        )
        self.flags += [(self.turn, self.part, flag) for flag in raised if flag.kind != "no_questions"]
        self.put(e.AnswerRead, 0.1, turn=self.turn, reading=reading, by=STAMP)

    def grade(self, because: str = "", **points: float) -> None:
        scores = {
            name: Score(
                points=value, low=max(1.0, round(value - 0.6, 1)), high=min(5.0, round(value + 0.6, 1)),
                because=(because,) if because else (),
            )
            for name, value in points.items()
        }  # fmt: skip
        self.put(e.AnswerGraded, 0.1, turn=self.turn, grade=Graded(scores=scores), by=STAMP)

    def ungraded(self, reason: str) -> None:
        self.put(e.AnswerGraded, 0.1, turn=self.turn, grade=Ungraded(reason=reason), by=STAMP)

    def end(self, because: Literal["time", "done", "candidate", "silence"] = "done", text: str = "Thank you.") -> None:
        self.say(m.Close(because=because), text)
        self.put(e.InterviewEnded, because=because)
