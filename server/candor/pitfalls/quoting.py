"""Which stretch of a reply shows a pitfall: the clause that leans to it most, with a sign of it where there is one."""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from candor.interview.reading import PitfallKind
from candor.pitfalls.exchange import Exchange, Found
from candor.pitfalls.exemplars import Likeness
from candor.pitfalls.patterns import count, plain
from candor.pitfalls.signs import claims, gaps, people

SHOW: Final[Mapping[PitfallKind, tuple[re.Pattern[str], ...]]] = {
    "overclaiming": (
        claims.NOTHING_BEYOND, claims.TOP_MARK, claims.ABOVE_OTHERS, claims.ABSOLUTE, claims.IMPLAUSIBLE_TIME,
    ),
    "false_promise": (claims.SWORN, claims.BY_WHEN, claims.FUTURE, claims.WITHOUT_EXCEPTION),
    "unclear_explanation": (gaps.VAGUE, gaps.POINTING, gaps.JARGON),
    "company_unfamiliarity": (gaps.NOT_LOOKED_UP, gaps.FITS_ANY_COMPANY),
    "cannot_explain_project": (gaps.NOT_KNOWING, gaps.GUESSING, gaps.LEFT_TO),
    "no_questions": (gaps.NO_QUESTION, gaps.ABOUT_THE_REPLY),
    "negative_about_employer": (people.AS_PERSONS, people.SCORN),
    "dismissive_of_teamwork": (people.DISDAIN,),
    "salary_focus": (gaps.PAY_WORDS, gaps.MONEY),
    "unprofessional_language": (
        people.SWEARING, people.CHAT_SLANG, people.INSULTS, people.TALKING_DOWN, people.REMARKS_ON_GROUPS,
    ),
    "rambling": (gaps.ELSEWHERE,),
    "role_misrepresentation": (claims.SMALL_PART, claims.UNDERCUT),
    "evasion": (gaps.DODGING,),
    "blame_shifting": (people.OTHERS_SHARE,),
}  # fmt: skip
A_SIGN: Final = 0.15  # what one sign is worth beside a lean of about -1 to 1
A_SURE_SIGN: Final = 1.0  # rude words show themselves
MOST_SIGNS: Final = 2


def shown_by(kind: PitfallKind, exchange: Exchange, likeness: Likeness, strength: float) -> Found | None:
    """The clause of the reply that shows the kind best; None when the reply has no words."""
    assert exchange.rows is not None
    worth = A_SURE_SIGN if kind == "unprofessional_language" else A_SIGN
    leaning = likeness.leaning(kind, exchange.rows)
    if kind == "rambling" and exchange.near is not None:
        leaning = leaning - exchange.near
    signs = np.array([_signs(kind, plain(atom.text)) for atom in exchange.atoms])
    atom = exchange.atoms[int(np.argmax(leaning + worth * signs))]
    return exchange.found(kind, atom.start, atom.end, round(strength, 2))


def _signs(kind: PitfallKind, text: str) -> int:
    return min(sum(count(pattern, text, 1) for pattern in SHOW[kind]), MOST_SIGNS)
