"""The tellings of a rehearsed story for the report: all of them, and what changed from the first to the last."""

from candor.interview.stories import IN_PLAIN_WORDS, Change, Standing, Telling, changes, tellings
from candor.report.answers import segments
from candor.report.lines import Segment
from candor.report.model import Rehearsal, ToldChange, ToldPart, ToldStory
from candor.report.walk import Walk
from candor.report.words import DIMENSIONS, STORY_PARTS, joined

STRENGTH_WORDS = {"met": "told", "partly": "in part", "missed": "not heard"}


def rehearsal(walk: Walk) -> Rehearsal | None:
    """None for every other mode, and for a rehearsal in which nothing was told."""
    told = tellings(walk.state.threads) if walk.state.setup.mode == "rehearsal" else ()
    if not told:
        return None
    changed = changes(told[0], told[-1]) if len(told) > 1 else ()
    return Rehearsal(tellings=tuple(_story(t) for t in told), changed=tuple(_change(c) for c in changed))


def _story(telling: Telling) -> ToldStory:
    marks = [(standing.part, standing.evidence) for standing in telling.parts if standing.evidence is not None]
    return ToldStory(
        number=telling.number, turn=telling.turn, words=telling.words, segments=segments(telling.text, marks),
        parts=tuple(_part(standing) for standing in telling.parts),
        scores={name: round(points, 2) for name, points in telling.scores.items()},
        asked=IN_PLAIN_WORDS.get(telling.asked, telling.asked) if telling.asked else None, ungraded=telling.ungraded,
    )  # fmt: skip


def _part(standing: Standing) -> ToldPart:
    return ToldPart(
        part=standing.part, title=_title(standing.part), strength=standing.strength, points=_rounded(standing.points),
        low=_rounded(standing.low), high=_rounded(standing.high), evidence=standing.evidence,
    )  # fmt: skip


def _change(change: Change) -> ToldChange:
    return ToldChange(
        name=change.name, title=_title(change.name), before=_rounded(change.before), after=_rounded(change.after),
        strength_before=change.strength_before, strength_after=change.strength_after,
    )  # fmt: skip


def _title(name: str) -> str:
    return STORY_PARTS.get(name) or DIMENSIONS.get(name, name.capitalize())


def _rounded(points: float | None) -> float | None:
    return None if points is None else round(points, 2)


def told_as(points: float | None, strength: str | None) -> str:
    """`3.6, in part`; `not heard` where there is no score."""
    said = [f"{points:.1f}"] if points is not None else []
    return ", ".join([*said, *([STRENGTH_WORDS[strength]] if strength else [])]) or "not graded"


def moved_by(change: ToldChange) -> str:
    if change.before is None or change.after is None:
        return ""
    by = round(change.after, 1) - round(change.before, 1)
    return f"{by:+.1f}".replace("-", "−") if abs(by) >= 0.05 else "as before"


def direction(change: ToldChange) -> str:
    """`up`, `down` or `same`: never shown without the number."""
    moved = moved_by(change)
    return "up" if moved.startswith("+") else "down" if moved.startswith("−") else "same"


def titles_of(telling: ToldStory, marks: tuple[str, ...]) -> str:
    return joined([part.title for part in telling.parts if part.part in marks])


def strength_of(telling: ToldStory, marks: tuple[str, ...]) -> str:
    """Of a stretch that tells several parts the stronger."""
    told = {part.strength for part in telling.parts if part.part in marks}
    return "met" if "met" in told else "partly"


def marked_text(telling: ToldStory) -> str:
    """The story with the name of each part in angle brackets behind the words that tell it."""
    return "".join(_marked(telling, segment) for segment in telling.segments)


def _marked(telling: ToldStory, segment: Segment) -> str:
    if not segment.marks:
        return segment.text
    words = segment.text.rstrip()
    return f"{words} ⟨{titles_of(telling, segment.marks)}⟩{segment.text[len(words) :]}"
