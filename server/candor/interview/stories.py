"""The tellings of a rehearsed story: what of each stands where, what is thin, and what changed from one to another.

Pure values made of the state; page, terminal and report show the same ones. Nothing here decides what comes next.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from candor.interview.question import STAR
from candor.interview.reading import Graded, PointReading, Quote, Ungraded
from candor.interview.state import Thread
from candor.interview.value import Value

Strength = Literal["met", "partly", "missed"]
REASONS_WAIT = 0.3  # points by which the reasons have to be thinner than a part of the story to be asked for first
IN_PLAIN_WORDS = {  # what is thin, as it is said to the candidate
    "situation": "what was at stake",
    "task": "what was yours to do",
    "action": "what you yourself did",
    "result": "how it came out",
    "reasoning": "why you did it that way",
}


class Standing(Value):
    """How a part of a story stands in one telling; points from 1 to 5 with their band, None where it was not graded."""

    part: str
    strength: Strength
    points: float | None = None
    low: float | None = None
    high: float | None = None
    evidence: Quote | None = None


class Telling(Value):
    """One telling. `scores` are those of the whole, `thin` the parts that want more, weakest first; `asked` is the part
    that the one question was about, `detail` what was said to it."""

    number: int = Field(ge=1)
    turn: int
    text: str
    words: int
    parts: tuple[Standing, ...]
    scores: dict[str, float] = Field(default_factory=dict)
    thin: tuple[str, ...] = ()
    asked: str | None = None
    detail: str | None = None
    ungraded: str | None = None  # why it has no scores

    def part(self, name: str) -> Standing | None:
        return next((standing for standing in self.parts if standing.part == name), None)


class Change(Value):
    """What became of a part, or of a score of the whole, between two tellings. `strength` is of parts alone."""

    name: str
    before: float | None
    after: float | None
    strength_before: Strength | None = None
    strength_after: Strength | None = None

    @property
    def by(self) -> float | None:
        """Points after less points before."""
        return None if self.before is None or self.after is None else round(self.after - self.before, 2)


def tellings(threads: Sequence[Thread]) -> tuple[Telling, ...]:
    """Every telling that was read, in order; what was no story at all is none."""
    told = [thread for thread in threads if thread.telling is not None]
    return tuple(_telling(thread, number) for number, thread in enumerate(told, 1))


def standings(thread: Thread) -> tuple[Standing, ...]:
    """The parts of the story as it was last told in `thread`, in their usual order; empty before it was."""
    given = thread.telling
    if given is None or given.reading is None:
        return ()
    read = {point.point: point for point in given.reading.points}
    ids = [point.id for point in thread.question.key_points]
    usual = sorted(ids, key=lambda part: STAR.index(part) if part in STAR else len(STAR))
    return tuple(_standing(thread, part, read.get(part)) for part in usual)


def thin(parts: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those that want more, the weakest first; of two about as weak, why it was done comes after what was done."""
    wanting = [standing for standing in parts if standing.strength != "met"]
    return tuple(sorted(wanting, key=lambda s: ((s.points or 0.0) + REASONS_WAIT * (s.part == "reasoning"),
                                                s.strength != "missed")))  # fmt: skip


def changes(before: Telling, after: Telling) -> tuple[Change, ...]:
    """A line for every part, then for the scores that both have."""
    lines = []
    for standing in after.parts:
        old = before.part(standing.part)
        lines.append(Change(
            name=standing.part, before=old.points if old else None, after=standing.points,
            strength_before=old.strength if old else None, strength_after=standing.strength,
        ))  # fmt: skip
    both = [name for name in after.scores if name in before.scores]
    return (*lines, *(Change(name=n, before=before.scores[n], after=after.scores[n]) for n in both))


def _standing(thread: Thread, part: str, read: PointReading | None) -> Standing:
    score = thread.grade.scores.get(part) if isinstance(thread.grade, Graded) else None
    told = read is not None and read.level in ("met", "partly") and read.evidence is not None
    return Standing.model_validate({
        "part": part, "strength": read.level if read and told else "missed",
        "evidence": read.evidence if read and told else None,
        "points": score.points if score else None, "low": score.low if score else None,
        "high": score.high if score else None,
    })  # fmt: skip


def _telling(thread: Thread, number: int) -> Telling:
    given, parts = thread.telling, standings(thread)
    assert given is not None
    assert given.reading is not None
    named = {standing.part for standing in parts}
    graded = thread.grade.scores if isinstance(thread.grade, Graded) else {}
    details = [answer.text for answer in thread.answers if answer.detail]
    return Telling(
        number=number, turn=given.turn, text=given.text, words=given.reading.measures.words, parts=parts,
        scores={name: score.points for name, score in graded.items() if name not in named},
        thin=tuple(standing.part for standing in thin(parts)),
        asked=next((target for target in thread.follow_ups if target in named), None),
        detail="\n\n".join(details) or None,
        ungraded=thread.grade.reason if isinstance(thread.grade, Ungraded) else None,
    )  # fmt: skip
