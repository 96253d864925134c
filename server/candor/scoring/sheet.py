"""The marking sheet of a question: what a language model is asked to find, and what each finding is worth. Pure.

The worth of a criterion is never told to the model. Nothing here depends on the level: an answer is marked once, and
held to a bar afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from candor.interview.question import Question
from candor.interview.reading import ReasoningKind

Basis = Literal["bank", "reference", "guide", "story"]


@dataclass(frozen=True)
class Criterion:
    """`id` is `dimension.name`; `wordings` are ways to say it, where somebody wrote any down."""

    id: str
    met_when: str
    worth: float
    wordings: tuple[str, ...] = ()

    @property
    def dimension(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]


POINT: Final = "point"
ANSWERED: Final = "answered"  # the content of an answer to a question that nobody wrote key points for
ENOUGH_REASONING: Final = 10.0  # nobody argues in every way at once
MOVES: Final[Mapping[str, ReasoningKind]] = {
    "why": "mechanism", "chain": "order", "weighed": "trade_off", "condition": "assumption", "evidence": "evidence",
}  # fmt: skip
# A reason alone makes an acceptable 3; carried on it is a 4; weighed, bounded or backed it is a 5.
_REASONING: Final = (
    ("why", 5.0, "gives a real reason for its main claim: what makes it so. Partly: a because that only restates"),
    ("chain", 2.0, "carries the reason on, one step leading to the next. Partly: two steps that are linked"),
    ("weighed", 1.6, "weighs a cost, an alternative or an objection. Partly: names one and leaves it there"),
    ("condition", 1.2, "says under which condition or assumption it holds, or when it fails. Partly: hints at one"),
    ("evidence", 1.2, "backs a claim with an example, a figure or something tried or checked. Partly: a vague one"),
)
_DELIVERY: Final = (
    ("clear", 0.5, "can be followed at first hearing, however rough the grammar. Partly: with effort, as fragments and"
     " bare shorthand are"),
    ("ordered", 0.25, "leads with the answer, or takes one step after the other to it. Partly: jumps about"),
    ("brief", 0.25, "is crisp and pitched at the listener: nothing could be cut, and nothing has to be guessed."
     " Partly: some padding, or so clipped that the listener fills in"),
)  # fmt: skip
_ANSWERED: Final = (
    ("core", 5.0, "says rightly the central thing that was asked, what a colleague would act on; a list of the right"
     " facts, from which it plainly follows, says it, too. Partly: the gist is right, but blurred or beside one"
     " serious error. Missed: wrong at its core or not answered, however well put"),
    ("rest", 3.0, "leaves out nothing of weight that this very question asks for. Partly: a gap. Missed: a large one"),
    ("depth", 2.0, "is right in its details, and specific. Partly: here and there, among what is wrong or general"),
)  # fmt: skip
_STORY: Final[Mapping[str, tuple[tuple[str, float, str], ...]]] = {
    "situation": (
        ("scene", 0.75, "a real occasion, specific: where, when, who. Partly: a real one in general terms"),
        ("stake", 0.25, "says what was at stake or why it mattered"),
    ),
    "task": (
        ("own", 0.75, "states what was the candidate's own to do. Partly: it can be inferred"),
        ("aim", 0.25, "states the goal or the constraint of it"),
    ),
    "action": (
        ("steps", 0.5, "concrete steps that were taken on this occasion. Partly: few, or general ones. Missed: habits,"
         " and what one would do"),
        ("own", 0.25, "the steps are the candidate's own, told apart from the team's"),
        ("fit", 0.25, "the steps deal with what made just this case hard"),
    ),
    "result": (
        ("outcome", 0.75, "a specific outcome. Partly: a plausible one without support"),
        ("measure", 0.25, "the outcome has a figure, or a consequence that somebody could check"),
    ),
    "reasoning": (
        ("why", 0.5, "says why these actions. Partly: a reason that only restates"),
        ("other", 0.25, "weighs them against another way"),
        ("learned", 0.25, "says what was learned from it, or done differently since"),
    ),
}


def sheet(question: Question, basis: Basis = "bank") -> tuple[Criterion, ...]:
    """What is marked in an answer to `question`. Points that the interviewer gave away are left out by whoever hands
    the question over."""
    if question.kind == "behavioral":
        parts = [_made(part, of) for part, of in _STORY.items()]
        return (*(criterion for part in parts for criterion in part), *_made("communication", _DELIVERY))
    held = basis if question.held_to is None else question.held_to.basis
    # A right answer need not say all of a reference answer, nor of the passages: it is marked as an answer.
    content = _made(ANSWERED, _ANSWERED) if held != "bank" else tuple(
        Criterion(f"{POINT}.{point.id}", point.point, float(point.weight), point.wordings)
        for point in question.key_points
    )  # fmt: skip
    return (*content, *_made("reasoning", _REASONING), *_made("communication", _DELIVERY))


def _made(dimension: str, of: tuple[tuple[str, float, str], ...]) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"{dimension}.{name}", met_when, worth) for name, worth, met_when in of)
