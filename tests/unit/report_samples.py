"""Interviews to draw reports from: written by hand, told as events. Each quote is looked up in the answer it is from."""

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
)  # fmt: skip
from candor.interview.setup import Part, Plan, Section, Setup
from candor.report.words import ReportTexts
from candor.text.spans import count_words
from report_knowledge import AGREED, GAP, LABELS, LEAKAGE, PASSAGES, PROJECT, texts

STAMP = EngineStamp(engine="embedded", version="0.1.0")
START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
__all__ = ["ReportTexts", "Tape", "at_once", "full_loop", "hostile", "redo", "skipped", "texts"]


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


def full_loop() -> Tape:
    """Technical, project, behavioral and the candidate's own questions, with a hint, two claims and a gap."""
    tape = Tape(
        Setup(round="full", level="mid", minutes=30, seed=3),
        Section(part="opening", seconds=100),
        Section(part="technical", seconds=640, questions=(GAP.id, LEAKAGE.id, "never-reached")),
        Section(part="project", seconds=420, questions=(PROJECT.id,)),
        Section(part="behavioral", seconds=420, questions=(AGREED.id, LABELS.id)),
        Section(part="questions", seconds=220),
    )
    tape.say(
        m.Greet(),
        "Hello, and thanks for sitting down with me. To warm up, tell me what you have been working on lately.",
    )
    tape.answer("I'm a data scientist at a logistics company and I mostly forecast parcel volumes for our depots.", 40)
    tape.read()
    _technical(tape)
    _project(tape)
    _behavioral(tape)
    tape.say(m.Invite(), "That is all from me. The last stretch is yours: what would you like to ask?")
    tape.answer("How do you decide that a model is good enough to go live, and who has the last word on it?", 25)
    tape.read()
    tape.say(
        m.Reply(entry="release"),
        "This is practice, so I can't speak for a team. A real reply would show whether there is a release bar at all. "
        "Listen for a named person. You could go on with: when did you last stop a release?",
    )
    tape.answer("Thank you, that is all I wanted to know.", 8)
    tape.read(flags=(("no_questions", "that is all I wanted to know"),))
    tape.end("done", "Then we are done. Thank you for your time.")
    return tape


def _technical(tape: Tape) -> None:
    tape.ask(GAP, "Let's get technical.")
    tape.answer(
        "I'd put the training error next to the validation error first. Two per cent against fifteen says variance, "
        "because the model has enough freedom to fit the noise of this particular sample, and that noise does not come "
        "back in new data. If both were high I would think of bias instead. Before I change anything I'd check that the "
        "fresh data comes from the same source.\n\nA quick check would be:\n\n```python\n"
        "for n in (1000, 5000, 20000):\n    model.fit(X[:n], y[:n])\n    print(n, model.score(X_val, y_val))\n```\n\n"
        "If the curve still rises, more data is worth its price; if it is flat I'd rather regularise.",
        110,
    )
    tape.read(
        {
            "compare-errors": ("met", "I'd put the training error next to the validation error first."),
            "why-gap": ("met", "the model has enough freedom to fit the noise of this particular sample"),
            "lookalikes": ("partly", "I'd check that the fresh data comes from the same source"),
            "learning-curve": ("met", "If the curve still rises, more data is worth its price"),
        },
        (
            ("mechanism", "because the model has enough freedom to fit the noise of this particular sample"),
            ("assumption", "If both were high I would think of bias instead."),
            ("trade_off", "more data is worth its price; if it is flat I'd rather regularise"),
            ("order", "Before I change anything I'd check"),
        ),
    )
    tape.grade(
        "three of four key points met, one partly", correctness=4.3, reasoning=4.1, communication=3.9, overall=4.2
    )
    tape.say(
        m.FollowUp(target="lookalikes", angle="partly", nth=0, evidence=tape.quote("the same source")),
        "You said “the fresh data comes from the same source”. Suppose it does. What else could produce those numbers?",
    )
    tape.answer(
        "A feature that is computed differently in production, or a column that was filled in after the outcome.", 35
    )
    tape.read({"lookalikes": ("met", "A feature that is computed differently in production")})
    tape.grade("four of four key points met", correctness=4.6, reasoning=4.1, communication=3.9, overall=4.3)
    tape.ask(LEAKAGE, "Let's go somewhere else.")
    tape.command("hint", 45)
    tape.say(m.GiveHint(step=1), f"Here is something to hold on to. {LEAKAGE.hints[0]}")
    tape.answer(
        "Leakage is when the test data gets into training. I always shuffle the rows well, and random shuffling before the "
        "split prevents leakage completely. I have never had a model fail in production, so I don't worry much about it.",
        80,
    )
    tape.read(
        {
            "definition": ("partly", "Leakage is when the test data gets into training."),
            "split-first": (
                "contradicted",
                "random shuffling before the split prevents leakage completely",
                "shuffle-cures",
            ),
        },
        flags=(("overclaiming", "I have never had a model fail in production"),),
    )
    tape.grade("one of three key points partly met", correctness=1.9, reasoning=1.4, communication=3.2, overall=1.9)


def _project(tape: Tape) -> None:
    tape.ask(PROJECT, "Now I'd like to hear about work of your own.")
    tape.answer(
        "The depots needed to know on Thursday how many vans to rent for Monday. I had three years of scan data, about "
        "forty million rows, with two depots missing a whole summer. Last week's volume as the forecast was already "
        "within twelve per cent. I chose gradient boosting over an LSTM because planners wanted to see which holiday moved "
        "the number. I built the features and the evaluation, a colleague did the serving. My model is basically perfect "
        "for that job. In the end rented vans fell by nine per cent over six months.",
        150,
    )
    tape.read(
        {
            "goal": ("met", "The depots needed to know on Thursday how many vans to rent for Monday."),
            "data": ("met", "I had three years of scan data, about forty million rows"),
            "baseline": ("met", "Last week's volume as the forecast was already within twelve per cent."),
            "choice": ("met", "I chose gradient boosting over an LSTM because planners wanted to see which holiday moved the number."),
            "own_part": ("met", "I built the features and the evaluation, a colleague did the serving."),
            "result": ("partly", "In the end rented vans fell by nine per cent over six months."),
        },
        (("mechanism", "because planners wanted to see which holiday moved the number"),
         ("evidence", "rented vans fell by nine per cent over six months")),
        (("overclaiming", "My model is basically perfect for that job."),),
    )  # fmt: skip
    tape.grade("five of eight points met, one partly", substance=3.7, reasoning=3.4, communication=4.0, overall=3.6)


def _behavioral(tape: Tape) -> None:
    tape.ask(AGREED, "I'll change direction now, to how you work with other people.")
    tape.answer(
        "Last spring our tech lead wanted to retrain the forecast every night. I thought weekly was enough, since the "
        "weights hardly moved. Hm, let me think. I was responsible for the on-call rota, so the extra jobs would have "
        "landed on my team. I drew both error curves over three months and showed them to him alone before the meeting. "
        "He kept the nightly job, and I built it as carefully as I could.",
        95,
    )
    tape.read(
        {
            "situation": ("met", "Last spring our tech lead wanted to retrain the forecast every night."),
            "task": ("met", "I was responsible for the on-call rota"),
            "action": (
                "met",
                "I drew both error curves over three months and showed them to him alone before the meeting.",
            ),
            "reasoning": ("partly", "since the weights hardly moved"),
        },
        (("mechanism", "since the weights hardly moved"),),
    )
    tape.grade(
        "something on how it ended", situation=4.0, task=3.6, action=4.2, result=1.8, reasoning=2.7, communication=4.0,
        overall=3.4,
    )  # fmt: skip
    tape.ask(LABELS, "One more about people.")
    tape.command("skip", 30)


def redo() -> Tape:
    """Coach mode: one question, answered, then taken again and better."""
    tape = Tape(
        Setup(round="technical", level="junior", mode="coach", minutes=10),
        Section(part="technical", seconds=500, questions=(GAP.id,)),
        Section(part="questions", seconds=100),
    )
    tape.ask(GAP, "Here is the first one.", after="start")
    tape.answer("I would look at the validation error and then collect more data until it gets better.", 40)
    tape.read({"compare-errors": ("partly", "I would look at the validation error")})
    tape.grade("one of two key points partly met", correctness=2.1, reasoning=1.3, communication=3.5, overall=2.0)
    tape.say(m.Invite(), "That was my question. You can take it again if you like.")
    tape.command("redo", 5)
    tape.say(m.Ask(question_id=GAP.id, part="technical", after="redo"), f"Once more, then. {GAP.asks}", GAP, 2)
    tape.answer(
        "First I compare training error with validation error. A wide gap is variance, because a flexible model fits "
        "accidents of its sample that do not recur.",
        60,
    )
    tape.read(
        {
            "compare-errors": ("met", "First I compare training error with validation error."),
            "why-gap": ("met", "a flexible model fits accidents of its sample"),
        },
        (("mechanism", "because a flexible model fits accidents of its sample that do not recur"),),
    )
    tape.grade("two of two key points met", correctness=4.4, reasoning=3.2, communication=3.8, overall=4.0)
    tape.end("candidate")
    return tape


def at_once() -> Tape:
    """Ended before anything was asked."""
    tape = Tape(
        Setup(round="technical", minutes=10),
        Section(part="technical", seconds=540, questions=(GAP.id, LEAKAGE.id, "third")),
        Section(part="questions", seconds=60),
    )
    tape.put(e.CommandGiven, turn=0, command="end", message_id="c1")
    tape.put(e.InterviewEnded, because="candidate")
    return tape


def skipped() -> Tape:
    """Every question skipped."""
    tape = Tape(
        Setup(round="technical", minutes=10),
        Section(part="technical", seconds=540, questions=(GAP.id, LEAKAGE.id)),
        Section(part="questions", seconds=60),
    )
    tape.ask(GAP, after="start")
    tape.command("skip")
    tape.ask(LEAKAGE, after="skip")
    tape.command("skip")
    tape.end("done")
    return tape


HOSTILE = (
    "<script>alert('x')</script> I'd compare \"both\" errors & look at {{ 7*7 }} {quote} <img src=x onerror=alert(1)> "
    "]]> --> </style></mark> because **bold** _it_ [link](javascript:alert(1)) `code` \u202eevil 🙂🙂 because 🙂 the gap is wide.\n"
    "# not a heading\n\n```html\n</code></pre><script>alert(2)</script>\n```"
)


def hostile() -> Tape:
    """An answer full of markup, astral signs and template braces, with a claim in it, never graded."""
    tape = Tape(
        Setup(round="technical", minutes=10),
        Section(part="technical", seconds=540, questions=(GAP.id,)),
        Section(part="questions", seconds=60),
    )
    tape.ask(GAP, after="start")
    tape.answer(HOSTILE, 60)
    tape.read(
        {"compare-errors": ("met", "🙂🙂 because 🙂 the gap is wide")},
        (("mechanism", "because 🙂 the gap is wide"),),
        (("overclaiming", "<script>alert('x')</script> I'd compare \"both\" errors"),),
        lexical=True,
    )
    tape.ungraded("too few words to judge without the language model")
    tape.end("time")
    return tape
