"""Two statements, or a statement and a document, that do not fit together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from candor.claims.amounts import REMEMBERED
from candor.claims.clauses import Clause
from candor.claims.kinds import DENIED, NOT_SAID


@dataclass(frozen=True)
class Clash:
    """`claim` is the statement that claims more; `other` the one it does not fit with, where that was said, too; `line`
    is a document's. Without either, the claim does not fit with itself, or with what is known of the world. What is not
    `sure` may be of two times, parts or projects: it is worth a question, and alleged of nobody."""

    claim: Clause
    reason: str
    other: Clause | None = None
    line: str = ""
    sure: bool = True


def pairs(clauses: Iterable[Clause], others: Iterable[Clause]) -> Iterable[tuple[Clause, Clause]]:
    """Every two statements that may be compared, none with itself."""
    second = list(others)
    for one in clauses:
        for two in second:
            if one != two:
                yield one, two


@lru_cache(maxsize=REMEMBERED)
def positive(clause: Clause) -> bool:
    """Whether the candidate says that something was so, of their own doing."""
    said = clause.subject in ("I", "none") and not clause.asked
    return said and not DENIED.search(clause.text) and not NOT_SAID.search(clause.text)
