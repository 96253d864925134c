"""A telling of a rehearsed story as clients show it: its parts where they stand in the text, and what is thin. Pure."""

from itertools import pairwise

from candor.interview.stories import IN_PLAIN_WORDS, Standing, Telling
from candor.report.rehearsal import STRENGTH_WORDS
from candor.report.words import STORY_PARTS, joined
from candor.web.messages import Piece, StoryPart, TellingShown


def shown_telling(telling: Telling) -> TellingShown:
    return TellingShown(
        number=telling.number, turn=telling.turn, words=telling.words, pieces=pieces(telling),
        parts=tuple(_part(standing) for standing in telling.parts),
        scores={name: round(points, 2) for name, points in telling.scores.items()},
        wants=tuple(IN_PLAIN_WORDS.get(part, part) for part in telling.thin), ungraded=telling.ungraded,
    )  # fmt: skip


def pieces(telling: Telling) -> tuple[Piece, ...]:
    """The text cut where a part begins or ends."""
    marks = [(s.part, s.evidence) for s in telling.parts if s.evidence is not None]
    edges = sorted({0, len(telling.text), *(edge for _, quote in marks for edge in (quote.start, quote.end))})
    return tuple(
        Piece(text=telling.text[a:b], parts=tuple(part for part, q in marks if q.start <= a and b <= q.end))
        for a, b in pairwise(edges)
    )


def what_stands(telling: Telling) -> str:
    """The same in one line of words, for whoever cannot see marks."""
    if not telling.parts:
        return f"Telling {telling.number}."
    by_strength = {
        strength: [title_of(s.part) for s in telling.parts if s.strength == strength] for strength in STRENGTH_WORDS
    }
    said = [f"{joined(parts)} {STRENGTH_WORDS[strength]}" for strength, parts in by_strength.items() if parts]
    return f"Telling {telling.number}: {'; '.join(said)}."


def title_of(part: str) -> str:
    return STORY_PARTS.get(part, part.replace("_", " ").capitalize())


def _part(standing: Standing) -> StoryPart:
    return StoryPart(
        part=standing.part, title=title_of(standing.part), strength=standing.strength,
        points=_rounded(standing.points), low=_rounded(standing.low), high=_rounded(standing.high),
    )  # fmt: skip


def _rounded(points: float | None) -> float | None:
    return None if points is None else round(points, 2)
