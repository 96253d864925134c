"""Interviews to draw reports from, written by hand and told as events."""

from candor.interview import events as e
from candor.interview import moves as m
from candor.interview.setup import Section, Setup
from report_knowledge import AGREED, GAP, LABELS, LEAKAGE, PROJECT, texts
from report_tape import Tape

__all__ = ["HOSTILE", "Tape", "at_once", "full_loop", "hostile", "redo", "skipped", "texts"]


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
    _gap(tape)
    _leakage(tape)
    _project(tape)
    _behavioral(tape)
    tape.say(m.Invite(), "That is all from me. The last stretch is yours: what would you like to ask?")
    tape.answer("How do you decide that a model is good enough to go live, and who has the last word on it?", 25)
    tape.read()
    tape.say(
        m.Reply(entry="release"),
        "This is practice, so I can't speak for a team. A real reply would show whether there is a release bar "
        "at all. "
        "Listen for a named person. You could go on with: when did you last stop a release?",
    )
    tape.answer("Thank you, that is all I wanted to know.", 8)
    tape.read(flags=(("no_questions", "that is all I wanted to know"),))
    tape.end("done", "Then we are done. Thank you for your time.")
    return tape


def _gap(tape: Tape) -> None:
    tape.ask(GAP, "Let's get technical.")
    tape.answer(
        "I'd put the training error next to the validation error first. Two per cent against fifteen says variance, "
        "because the model has enough freedom to fit the noise of this particular sample, and that noise does "
        "not come "
        "back in new data. If both were high I would think of bias instead. Before I change anything I'd check "
        "that the "
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


def _leakage(tape: Tape) -> None:
    tape.ask(LEAKAGE, "Let's go somewhere else.")
    tape.command("hint", 45)
    tape.say(m.GiveHint(step=1), f"Here is something to hold on to. {LEAKAGE.hints[0]}")
    tape.answer(
        "Leakage is when the test data gets into training. I always shuffle the rows well, and random shuffling "
        "before the "
        "split prevents leakage completely. I have never had a model fail in production, so I don't worry much "
        "about it.",
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
        "The depots needed to know on Thursday how many vans to rent for Monday. I had three years of scan "
        "data, about "
        "forty million rows, with two depots missing a whole summer. Last week's volume as the forecast was already "
        "within twelve per cent. I chose gradient boosting over an LSTM because planners wanted to see which "
        "holiday moved "
        "the number. I built the features and the evaluation, a colleague did the serving. My model is "
        "basically perfect "
        "for that job. In the end rented vans fell by nine per cent over six months.",
        150,
    )
    tape.read(
        {
            "goal": ("met", "The depots needed to know on Thursday how many vans to rent for Monday."),
            "data": ("met", "I had three years of scan data, about forty million rows"),
            "baseline": ("met", "Last week's volume as the forecast was already within twelve per cent."),
            "choice": ("met", "I chose gradient boosting over an LSTM because planners wanted to see which "
            "holiday moved the number."),
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
        "Last spring our tech lead wanted to retrain the forecast every night. I thought weekly was enough, "
        "since the "
        "weights hardly moved. Hm, let me think. I was responsible for the on-call rota, so the extra jobs "
        "would have "
        "landed on my team. I drew both error curves over three months and showed them to him alone before the "
        "meeting. "
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
        "something on how it "
        "ended", situation=4.0, task=3.6, action=4.2, result=1.8, reasoning=2.7, communication=4.0,
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
    "<script>alert('x')</script> I'd compare \"both\" errors & look at {{ 7*7 }} {quote} <img src=x "
    "onerror=alert(1)> "
    "]]> --> </style></mark> because **bold** _it_ [link](javascript:alert(1)) `code` \u202eevil 🙂🙂 because 🙂 "
    "the gap is wide.\n"
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
