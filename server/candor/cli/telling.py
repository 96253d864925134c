"""A telling of a rehearsed story as lines of text: its parts marked where they stand, a table, and what changed."""

from collections.abc import Iterator, Mapping

from candor.report.rehearsal import STRENGTH_WORDS
from candor.web.messages import Piece, StoryPart, TellingShown

SIGNS = {"met": "+", "partly": "~", "missed": "-"}
LEGEND = "[part+ …] stands for told, [part~ …] for told in part"


def told_lines(telling: TellingShown, before: TellingShown | None) -> Iterator[str]:
    """The text with its marks, a line a part (with the telling before, if there was one), and what is thin."""
    against = f", beside telling {before.number}" if before else ""
    yield f"  Telling {telling.number}, {telling.words} words{against}. {LEGEND}."
    yield f"    {marked(telling)}"
    if telling.ungraded:
        yield f"  Not graded: {telling.ungraded}."
    for part in telling.parts:
        old = next((p for p in before.parts if p.part == part.part), None) if before else None
        yield _row(SIGNS[part.strength], part.title, STRENGTH_WORDS[part.strength], _points(part, old))
    for name, points in telling.scores.items():
        was = before.scores.get(name) if before else None
        yield _row(" ", name.capitalize(), "", f"{points:.1f}" if was is None else _moved(was, points))
    if telling.wants:
        yield f"  Thin: {'; '.join(telling.wants)}."


def marked(telling: TellingShown) -> str:
    """The story on one line, each stretch that tells a part in brackets with the part's name and sign."""
    strengths = {part.part: part.strength for part in telling.parts}
    return " ".join("".join(_piece(piece, strengths) for piece in telling.pieces).split())


def _piece(piece: Piece, strengths: Mapping[str, str]) -> str:
    if not piece.parts:
        return piece.text
    names = ", ".join(f"{part}{SIGNS[strengths[part]]}" for part in piece.parts)
    return f"[{names} {piece.text.strip()}]{' ' if piece.text[-1:].isspace() else ''}"


def _row(sign: str, title: str, strength: str, points: str) -> str:
    return f"  {sign} {title:14}{strength:10}{points}".rstrip()


def _points(part: StoryPart, old: StoryPart | None) -> str:
    if part.points is None:
        return ""
    if old is not None and old.points is not None:
        return _moved(old.points, part.points)
    between = f" ({part.low:.1f} to {part.high:.1f})" if part.low is not None and part.high is not None else ""
    return f"{part.points:.1f}{between}"


def _moved(before: float, after: float) -> str:
    by = round(after, 1) - round(before, 1)
    return f"{before:.1f} → {after:.1f}" + (f"  ({by:+.1f})" if abs(by) >= 0.05 else "")
