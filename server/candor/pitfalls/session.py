"""The session rule: which of the flags found turn by turn are published at the end."""

from collections.abc import Collection, Sequence
from typing import Final

from candor.interview.reading import Flag
from candor.interview.setup import Part

CLEARLY: Final = 0.8  # strength from which an answer is told that it is both: lost on the way, and hard to follow
LOST: Final = frozenset({"rambling", "unclear_explanation"})


def published(
    flags_by_turn: Sequence[tuple[int, Part, Flag]],
    candidate_asked: int,
    probed: Collection[int] = (),
    company_named: bool = False,
) -> tuple[Flag, ...]:
    """In the order of the turns. `candidate_asked` is how many questions the candidate put in their own part:
    `no_questions` stands only if there was none, and is told once. `probed` are the turns that answered a probe on
    the candidate's project: `cannot_explain_project` stands only there. Whoever practises for no company in particular
    cannot know it. The same words are flagged once per kind."""
    told: list[Flag] = []
    seen: set[tuple[str, str]] = set()
    for turn, part, flag in sorted(flags_by_turn, key=lambda entry: (entry[0], entry[2].evidence.start)):
        if flag.kind == "no_questions":
            if candidate_asked or part != "questions" or any(f.kind == "no_questions" for f in told):
                continue
        if flag.kind == "cannot_explain_project" and turn not in probed:
            continue
        if flag.kind == "company_unfamiliarity" and not company_named:
            continue
        if flag.kind in LOST and _outdone(flag, [f for t, _, f in flags_by_turn if t == turn]):
            continue
        mark = (flag.kind, " ".join(flag.evidence.quote.casefold().split()))
        if mark not in seen:
            seen.add(mark)
            told.append(flag)
    return tuple(told)


def _outdone(flag: Flag, beside: Sequence[Flag]) -> bool:
    """Whether the other of the two ways to lose a listener shows more in the same answer; both only when both are
    clear."""
    other = next((f for f in beside if f.kind in LOST and f.kind != flag.kind), None)
    if other is None or min(flag.strength, other.strength) >= CLEARLY:
        return False
    return (other.strength, other.kind) > (flag.strength, flag.kind)
