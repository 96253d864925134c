"""`candor eval claims`: which claims of a transcript are found, and which of them the ledger calls contradicted.

The reader is handed what was said and the résumé, never a label. Two statements that do not fit together are one
contradiction: it is found when either of the two is the labelled one. `strict` asks for the labelled one itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from candor.claims.extract import extract
from candor.claims.ledger import Told, ledger
from candor.documents.understanding.understand import understand
from candor.documents.understanding.vocabulary import Vocabulary
from candor.errors import DatasetError
from candor.evaluation.agreement import DRAWS
from candor.evaluation.datasets import read_rows
from candor.evaluation.labelled import several, text_of
from candor.evaluation.metrics import SEED
from candor.evaluation.provenance import provenance
from candor.guide.skills import read_skills
from candor.interview.background import Background, Understood
from candor.interview.claims import LedgerLine
from candor.resources import data_folder

KINDS = ("skill", "role", "impact", "number", "credit")
STATES = ("backed", "unbacked", "contradicted")
SAME = 0.5  # of the shorter quote that two quotes of one claim share
Counts = tuple[int, int, int, int]  # found rightly, found wrongly, labelled and met, labelled and overlooked
TODAY = date(2026, 12, 31)  # of a row without a `date`: late, so that what lasts is given its full length


@dataclass(frozen=True)
class Labelled:
    """A marked claim: `answer[start:end]` of the `turn`th answer, from 1."""

    turn: int
    start: int
    end: int
    kind: str
    state: str


@dataclass
class Transcript:
    id: str
    answers: list[Told]
    labels: list[Labelled]
    background: Background | None
    today: date
    found: tuple[LedgerLine, ...] = ()
    matched: dict[int, int] = field(default_factory=dict)  # place of a found line: place of its label

    @property
    def honest(self) -> bool:
        return not any(label.state == "contradicted" for label in self.labels)


def run(data: Sequence[Path], limit: int | None = None) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}` as the formats pin them. Raises DatasetError, OSError."""
    vocabulary = Vocabulary(read_skills(data_folder("knowledge"))[0])
    rows = [row for file in data for row in read_transcripts(file, vocabulary, limit)]
    for row in rows:
        _read(row)
    made = provenance(
        "eval claims", data[0], engine="embedded", rows=len(rows), honest=sum(row.honest for row in rows)
    ) | several(data)
    return {"metrics": summed_up(rows), "items": [_item(row) for row in rows], "provenance": made}


def read_transcripts(file: Path, vocabulary: Vocabulary, limit: int | None = None) -> list[Transcript]:
    """Rows `{"id", "transcript", "resume"?, "date"?, "claims"}`. Raises DatasetError, OSError."""
    return [_row(place, row, vocabulary) for place, row in read_rows(file, limit)]


def _row(place: str, row: dict[str, Any], vocabulary: Vocabulary) -> Transcript:
    lines = row.get("transcript")
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise DatasetError(f"{place}: transcript: expected a list of objects with who and text")
    if any(line.get("who") not in ("interviewer", "candidate") for line in lines):
        raise DatasetError(f"{place}: transcript: who: expected interviewer or candidate")
    said = [text_of(place, line, "text") for line in lines if line["who"] == "candidate"]
    answers = [Told(turn, text) for turn, text in enumerate(said, 1)]
    marked = row.get("claims")
    if not isinstance(marked, list) or not all(isinstance(one, dict) for one in marked):
        raise DatasetError(f"{place}: claims: expected a list of objects with turn, quote, kind and state")
    labels = [_label(place, said, one) for one in marked]
    return Transcript(
        str(row.get("id", place)), answers, labels, _background(place, row, vocabulary), _date(place, row)
    )


def _label(place: str, said: Sequence[str], one: dict[str, Any]) -> Labelled:
    turn, quote = one.get("turn"), one.get("quote")
    if not isinstance(turn, int) or not 1 <= turn <= len(said):
        raise DatasetError(f"{place}: claims: turn: expected the number of one of the candidate's answers, from 1")
    start = said[turn - 1].find(quote) if isinstance(quote, str) and quote else -1
    if start < 0 or not isinstance(quote, str):
        raise DatasetError(f"{place}: claims: quote: {quote!r} does not stand in answer {turn}")
    if one.get("kind") not in KINDS or one.get("state") not in STATES:
        raise DatasetError(f"{place}: claims: expected a kind of {', '.join(KINDS)} and a state of {', '.join(STATES)}")
    return Labelled(turn, start, start + len(quote), one["kind"], one["state"])


def _background(place: str, row: dict[str, Any], vocabulary: Vocabulary) -> Background | None:
    resume = row.get("resume")
    if not resume:
        return None
    try:
        read = (
            understand(resume, "resume", vocabulary) if isinstance(resume, str) else Understood.model_validate(resume)
        )
    except ValidationError:
        raise DatasetError(f"{place}: resume: expected a text, or what was understood of one") from None
    return Background(skills=read.skills, jobs=read.jobs, projects=read.projects, numbers=read.numbers)


def _date(place: str, row: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(row["date"]) if row.get("date") else TODAY
    except (TypeError, ValueError):
        raise DatasetError(f"{place}: date: expected YYYY-MM-DD") from None


def _read(row: Transcript) -> None:
    claims = [claim for told in row.answers for claim in extract(told.turn, told.text)]
    row.found = ledger(claims, row.answers, row.background, row.today)
    for place, line in enumerate(row.found):
        free = [(_shared(line, label), nth) for nth, label in enumerate(row.labels) if nth not in row.matched.values()]
        share, nth = max(free, default=(0.0, -1))
        if share >= SAME:
            row.matched[place] = nth


def _shared(line: LedgerLine, label: Labelled) -> float:
    """How much of the shorter quote both have; 0 in different answers."""
    quote = line.claim.evidence
    if quote.turn != label.turn:
        return 0.0
    both = min(quote.end, label.end) - max(quote.start, label.start)
    return both / min(quote.end - quote.start, label.end - label.start)


def summed_up(rows: Sequence[Transcript]) -> dict[str, Any]:
    extraction, contradicted = _of_all(rows, _extracted), _of_all(rows, _contradicted)
    matched: list[tuple[str, str]] = [(line.state, row.labels[row.matched[place]].state) for row in rows
               for place, line in enumerate(row.found) if place in row.matched]  # fmt: skip
    accused = [row for row in rows if row.honest and any(line.state == "contradicted" for line in row.found)]
    honest = [row for row in rows if row.honest]
    return {
        "extraction": extraction,
        "contradicted": contradicted | {"strict": _of_all(rows, _strictly)},
        "by_kind": {kind: _kind_recall(rows, kind) for kind in KINDS},
        "states": {
            "agree": sum(a == b for a, b in matched) / len(matched) if matched else None, "of": len(matched),
            "table": {a: {b: matched.count((a, b)) for b in STATES} for a in STATES},
        },
        "honest_rows_contradicted": {
            "count": len(accused), "of": len(honest), "ids": [row.id for row in accused],
        },
    }  # fmt: skip


def _of_all(rows: Sequence[Transcript], count: Callable[[Transcript], Counts]) -> dict[str, Any]:
    """Rates with their 95% interval by bootstrap over transcripts."""
    table = np.array([count(row) for row in rows])
    dice = np.random.default_rng(SEED)
    drawn = [_rates(*table[dice.integers(0, len(rows), len(rows))].sum(axis=0)) for _ in range(DRAWS)]
    names = ("precision", "recall", "f1")
    return _rates(*table.sum(axis=0)) | {
        "interval": {n: [float(v) for v in np.percentile([d[n] for d in drawn], (2.5, 97.5))] for n in names}
    }


def _rates(right: int, wrong: int, met: int, overlooked: int) -> dict[str, Any]:
    """Of what was found, rightly and wrongly; of what is labelled, met and overlooked. A rate of nothing is 0."""
    precision = float(right / (right + wrong)) if right + wrong else 0.0
    recall = float(met / (met + overlooked)) if met + overlooked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    labelled, found = int(met + overlooked), int(right + wrong)
    return {"precision": precision, "recall": recall, "f1": f1, "labelled": labelled, "found": found}


def _extracted(row: Transcript) -> Counts:
    right = len(row.matched)
    return right, len(row.found) - right, right, len(row.labels) - right


def _contradicted(row: Transcript) -> Counts:
    """Of what is called contradicted: rightly, wrongly; and what was overlooked."""
    called = [line for line in row.found if line.state == "contradicted"]
    labels = [label for label in row.labels if label.state == "contradicted"]
    right = sum(any(_touches(line, label) for label in labels) for line in called)
    met = sum(any(_touches(line, label) for line in called) for label in labels)
    return right, len(called) - right, met, len(labels) - met


def _touches(line: LedgerLine, label: Labelled) -> bool:
    """Whether a labelled statement is either side of a contradiction."""
    ends = [line.claim.evidence, *([line.other] if line.other else [])]
    return any(q.turn == label.turn and q.start < label.end and label.start < q.end for q in ends)


def _strictly(row: Transcript) -> Counts:
    called = {place for place, line in enumerate(row.found) if line.state == "contradicted"}
    labels = {nth for nth, label in enumerate(row.labels) if label.state == "contradicted"}
    right = sum(row.matched.get(place) in labels for place in called)
    return right, len(called) - right, right, len(labels) - right


def _kind_recall(rows: Sequence[Transcript], kind: str) -> dict[str, Any]:
    marked = [(row, nth) for row in rows for nth, label in enumerate(row.labels) if label.kind == kind]
    found = [row.found[place].claim.kind for row, nth in marked for place, at in row.matched.items() if at == nth]
    return {"labelled": len(marked), "found": len(found), "named_so": found.count(kind)}  # type: ignore[arg-type]


def _item(row: Transcript) -> dict[str, Any]:
    return {"id": row.id, "predicted": [
        {
            "turn": line.claim.evidence.turn, "quote": line.claim.evidence.quote, "kind": line.claim.kind,
            "state": line.state, "reason": line.reason,
            "other": {"turn": line.other.turn, "quote": line.other.quote} if line.other else None, "line": line.line,
        }
        for line in row.found
    ]}  # fmt: skip
