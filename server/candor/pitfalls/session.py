"""The session rule: which of the flags found turn by turn are published at the end."""

from collections.abc import Sequence

from candor.interview.reading import Flag
from candor.interview.setup import Part


def published(flags_by_turn: Sequence[tuple[int, Part, Flag]], candidate_asked: int) -> tuple[Flag, ...]:
    """In the order of the turns. `candidate_asked` is how many questions the candidate put in their own part:
    `no_questions` stands only if there was none, and is told once. The same words are flagged once per kind."""
    told: list[Flag] = []
    seen: set[tuple[str, str]] = set()
    for _turn, part, flag in sorted(flags_by_turn, key=lambda entry: (entry[0], entry[2].evidence.start)):
        if flag.kind == "no_questions":
            if candidate_asked or part != "questions" or any(f.kind == "no_questions" for f in told):
                continue
        mark = (flag.kind, " ".join(flag.evidence.quote.casefold().split()))
        if mark not in seen:
            seen.add(mark)
            told.append(flag)
    return tuple(told)
