"""Questions, guide passages, anchors and pitfall texts for the report's samples. Made up; the real ones may "
"change."""

from dataclasses import dataclass

from candor.interview.question import PROJECT_POINTS, STAR, Citation, KeyPoint, Misconception, Question
from candor.report.words import ReportTexts


def point(name: str, weight: int, what: str, cites: tuple[str, ...] = (), since: str = "junior") -> KeyPoint:
    return KeyPoint.model_validate(
        {"id": name, "weight": weight, "point": what, "cites": cites, "expected_from": since,
         "examples": (f"{what}, said one way", f"{what}, said another way"), "follow_ups": (f"What about {name}?",)}
    )  # fmt: skip


PASSAGES = (
    Citation(
        id="bias-variance#reading-the-gap", title="Reading the gap",
        passage="Put three numbers in a row: the error you could hope for, the error on the *training* data, "
        "and the error "
        "on validation data. Whichever step is larger is where the next week of work should go.\n\n"
        "- From attainable to training error: **bias**.\n- From training to validation error: **variance**.",
    ),
    Citation(
        id="bias-variance#gap-lookalikes", title="What only looks like variance",
        passage="A gap can come from the data and not from the model. Score a random slice of the training "
        "source; if that "
        "goes well and the fresh data goes badly, the *distribution* has changed.",
    ),
    Citation(
        id="data-leakage#split-first", title="Split first, fit afterwards",
        passage="Everything that is learned from data belongs after the split: scaling, imputing, choosing "
        "features. Fit it "
        "on the training part and apply it to the rest, for instance with `make_pipeline(StandardScaler(), model)`.",
    ),
    Citation(
        id="star-stories#result", title="End on what changed",
        passage="A story without an ending leaves the listener to invent one. Say what was different "
        "afterwards, with a "
        "number if there is one, and how you know.",
    ),
    Citation(
        id="project-deep-dive#metric", title="The metric that matters",
        passage="Say what was measured, on which data, and why that number stands for what the business wanted.",
    ),
)  # fmt: skip

GAP = Question(
    id="training-gap", kind="technical", topic="bias-variance", levels=("junior", "mid"), minutes=5,
    asks="Your model does very well on the data it was trained on and clearly worse on fresh data. How would "
    "you work out "
    "what is wrong before you change anything?",
    rephrase="Put differently: training looks excellent and new data does not. What would you check first?",
    key_points=(
        point("compare-errors", 3, "Compares training error with validation error and reads a wide gap as variance",
              ("bias-variance#reading-the-gap",)),
        point("why-gap", 2, "Explains that a flexible model fits accidents of its sample that do not recur"),
        point("lookalikes", 2, "Rules out other causes such as a shift between the sources or leakage",
              ("bias-variance#gap-lookalikes",), "mid"),
        point("learning-curve", 3, "Uses a learning curve to choose between more data and a simpler model",
              ("bias-variance#reading-the-gap",), "mid"),
        point("attainable", 1, "Relates both numbers to the error that could be reached at all", (), "senior"),
    ),
    hints=("Think of measurements before cures.", "Ask where the fresh data came from.", "You can retrain as "
    "often as you like."),
    model_answer="First I'd put training and validation error side by side. Say it's two per cent against "
    "fifteen: that gap "
    "suggests variance, because the model is flexible enough to fit accidents of its sample, and those don't "
    "repeat in new "
    "data. If both were high, I'd think of bias instead. Before treating it as variance I'd rule out "
    "lookalikes: score a "
    "random hold-out from the training source, check that features are computed the same way in both places, "
    "and look for "
    "leakage. Then I'd draw a learning curve. While validation error still falls with more data, collecting "
    "more is worth "
    "the money; when it is flat, I'd regularise.",
    cites=("bias-variance#reading-the-gap", "bias-variance#gap-lookalikes"),
)  # fmt: skip

LEAKAGE = Question(
    id="leakage-basics", kind="technical", topic="data-leakage", levels=("junior", "mid", "senior"), minutes=5,
    asks="A model scores far better offline than anyone thought possible. How would you find out whether "
    "something leaks?",
    rephrase="In other words: the numbers are too good. Where would you look?",
    key_points=(
        point("definition", 3, "Says that leakage is information at training time that will not be there at "
        "prediction time",
              ("data-leakage#split-first",)),
        point("split-first", 4, "Fits every step of preparation on the training part "
        "only", ("data-leakage#split-first",)),
        point("time-order", 3, "Asks when each column was filled in, against the moment of "
        "prediction", ("data-leakage#split-first",)),
    ),
    misconceptions=(
        Misconception(
            id="shuffle-cures", claim="Shuffling before the split prevents leakage", examples=("Just shuffle it "
            "well.",),
            correction="Shuffling spreads leaked information evenly; it does not remove it. What is learned "
            "from data has to be "
            "learned after the split.",
            follow_up="What happens to a scaler that has seen all the rows?",
        ),
    ),
    hints=("Think about what is known at which moment.", "Follow one column through time.", "Which steps look "
    "at all rows?"),
    model_answer="I'd begin with what could be known at the moment of prediction, and go through the columns "
    "one by one.",
    cites=("data-leakage#split-first",),
)  # fmt: skip

PROJECT = Question(
    id="project-walkthrough", kind="project", topic="project-deep-dive", levels=("junior", "mid", "senior"), minutes=8,
    asks="Pick one machine-learning project you know inside out and walk me through it, from why anyone wanted "
    "it to what "
    "became of it.",
    rephrase="Choose a project you worked on closely and tell me its story.",
    key_points=tuple(
        point(part, weight, what, ("project-deep-dive#metric",) if part == "metric" else ())
        for part, weight, what in zip(
            PROJECT_POINTS, (1, 1, 1, 2, 1, 2, 1, 1),
            ("Says whose problem it was", "Describes where the data came from", "Names the simple method to beat",
             "Explains why this approach and not another", "Says which metric was used and why it fits",
             "Separates own work from that of others", "Admits something that did not work", "Says what changed "
             "in the end"),
            strict=True,
        )
    ),
    hints=("Begin with the problem.", "Say who needed it.", "What would have happened without it?"),
    strong=("Opens with the problem",), weak=("Lists tools",), cites=("project-deep-dive#metric",),
)  # fmt: skip


def _story(name: str, topic: str, asks: str) -> Question:
    return Question(
        id=name, kind="behavioral", topic=topic, levels=("junior", "mid", "senior"), minutes=6, asks=asks,
        rephrase="In other words, tell me about such an occasion.",
        key_points=tuple(
            point(part, weight, f"What the {part} was", ("star-stories#result",) if part == "result" else ())
            for part, weight in zip(STAR, (2, 1, 3, 2, 2), strict=True)
        ),
        hints=("Pick one occasion.", "Begin with the other side.", "Say what you did."),
        strong=("Fair to the other side",), weak=("Blames",), cites=("star-stories#result",),
    )  # fmt: skip


AGREED = _story(
    "overruled", "disagreement",
    "Tell me about a time you disagreed with a technical decision made by someone with more say than you.",
)  # fmt: skip
LABELS = _story("labels-late", "deadlines", "Tell me about a deadline that you could see would not hold.")


@dataclass(frozen=True)
class Pitfall:
    title: str
    why_it_hurts: str
    better: tuple[str, ...]


def texts() -> ReportTexts:
    """Anchors that name their place, so that a test can see which was taken, and two pitfalls."""
    of_kind = {
        "technical": ("correctness", "reasoning", "communication", "overall"),
        "project": ("substance", "reasoning", "communication", "overall"),
        "behavioral": ("situation", "task", "action", "result", "reasoning", "communication", "overall"),
    }
    anchors = {
        kind: {
            name: {
                level: {n: f"What a {n} in {name} is at {level} level ({kind})." for n in range(1, 6)}
                for level in ("junior", "mid", "senior")
            }
            for name in names
        }
        for kind, names in of_kind.items()
    }
    frames = (
        'Give it its edges. "{quote}" could become "I used it on [project], mostly for [task]".',
        'The strong version of "{quote}" carries its own evidence, as in "it came out at [figure]".',
        'An absolute invites the one counter-example. Where you said "{quote}", try "it held when [condition]".',
        'Say the level by what you have done. In place of "{quote}", something like "I can [task] alone".',
    )
    claim = Pitfall("Claiming more than was shown", "The largest claim is probed first.", frames)
    passed = Pitfall("Passing by the question", "A question put twice costs trust.", frames)
    return ReportTexts(anchors=anchors, pitfalls={"overclaiming": claim, "evasion": passed})
