"""`candor eval scoring`: how far the scores agree with labels, on rows of either format; nothing here scores.

The grader is handed question, topic, level, answer and the reference answer where there is one; labels are looked at
when all is graded.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from candor.evaluation import answers, shortscores
from candor.evaluation.labelled import Row, read_answers, several
from candor.evaluation.outside import Grader
from candor.evaluation.provenance import provenance
from candor.interview.reading import Graded
from candor.measuring import SAME_QUESTION
from candor.settings import read_settings
from candor.wiring import make_embedder, shipped_guide, shipped_scorer


async def run(
    data: Sequence[Path], limit: int | None = None, with_reference: bool = True, formulas: bool = False
) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}` as the formats pin them; `limit` is of each file. With `formulas` the plain
    formulas grade, the baseline of the trained scorer. Raises DatasetError, EngineError, OSError."""
    rows = [row for file in data for row in read_answers(file, limit, with_reference)]
    settings = read_settings()
    embedder = make_embedder(settings)
    grader = Grader(shipped_guide(settings), embedder, scorer=None if formulas else shipped_scorer(embedder))
    try:
        await grader.warm()
        for row in rows:
            await _grade(grader, row)
        human = [row for row in rows if row.human is not None]
        metrics = await shortscores.summed_up(human, embedder) if human else {}
    finally:
        embedder.close()
    metrics |= answers.summed_up([row for row in rows if row.labels])
    made = provenance(
        "eval scoring", data[0], engine="embedded", embedding_model=embedder.model or None, rows=len(rows),
        with_reference=with_reference, references=sum(row.outside.reference is not None for row in rows),
        scorer="formulas" if formulas else "trained", in_training=sum(row.fold is not None for row in rows),
        masked=f"bank entries with cosine to the question of at least {SAME_QUESTION}",
    ) | several(data)  # fmt: skip
    return {"metrics": metrics, "items": [_item(row) for row in rows], "provenance": made}


async def _grade(grader: Grader, row: Row) -> None:
    graded, reading = await grader.graded(row.outside)
    row.fold = reading.fold if reading else None
    if isinstance(graded, Graded):
        row.scores = graded.scores
    else:
        row.reason = graded.reason


def _item(row: Row) -> dict[str, Any]:
    names = list(row.labels) or list(row.scores) or ["overall"]
    item: dict[str, Any] = {"id": row.id, "predicted": {name: row.points(name) for name in names}}
    if row.fold is not None:  # the scorer was fitted on this answer: this fold of it was not
        item["scored_by"] = f"fold {row.fold}"
    return item | {"reason": row.reason} if row.reason else item
