"""What candidates claim of themselves, and what stands behind it. Values only; `claims/` makes them."""

from typing import Literal

from candor.interview.quote import Quote
from candor.interview.value import Value

ClaimKind = Literal[
    "skill",  # command or experience of a tool, a language, a field
    "role",  # a position, its time and place, what one was responsible for, whom one led
    "impact",  # what one's work changed
    "number",  # a figure of one's work that is no change: rows, users, people, a metric reached
    "credit",  # that one made something, or decided it
]
ClaimState = Literal["backed", "unbacked", "contradicted"]


class Claim(Value):
    kind: ClaimKind
    evidence: Quote

    @property
    def id(self) -> str:
        """Names the claim for good within its interview."""
        return f"claim.{self.evidence.turn}.{self.evidence.start}"


class LedgerLine(Value):
    """A claim with its state and the reason in plain words. `other` are words of the candidate's that back it or do
    not fit with it; `line` are a document's."""

    claim: Claim
    state: ClaimState
    reason: str
    other: Quote | None = None
    line: str = ""
