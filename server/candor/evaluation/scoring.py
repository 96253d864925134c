"""`candor eval scoring`: how far the scores agree with labels, on rows of either format; nothing here scores.

The grader is handed question, topic, level, answer and the reference answer where there is one; labels are looked at
when all is graded.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from candor.evaluation import answers, shortscores
from candor.evaluation.labelled import Row, read_answers, several
from candor.evaluation.marking import AT_ONCE, SecondReader, each, readers, second_reader, spread
from candor.evaluation.outside import Grader
from candor.evaluation.provenance import provenance
from candor.interview.reading import Graded
from candor.measuring import SAME_QUESTION
from candor.settings import read_settings
from candor.wiring import make_embedder, shipped_guide, shipped_scorer


async def run(
    data: Sequence[Path], limit: int | None = None, with_reference: bool = True, formulas: bool = False,
    llm: bool = False, repeats: int = 1, marks: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`{"metrics", "items", "provenance"}` as the formats pin them; `limit` is of each file. With `formulas` the plain
    formulas grade, the baseline of the trained scorer; with `llm` a language model reads as well, `repeats` times for
    the spread of its scores. Raises DatasetError, EngineError, SettingsError, OSError."""
    rows = [row for file in data for row in read_answers(file, limit, with_reference)]
    settings = read_settings()
    embedder = make_embedder(settings)
    guide = shipped_guide(settings)
    grader = Grader(guide, embedder, scorer=None if formulas else shipped_scorer(embedder))
    second = second_reader(settings, guide, embedder, marks) if llm else None
    try:
        await grader.warm()
        apart = await _graded(grader, rows, second, repeats)
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
    if second is not None:
        metrics["readers"] = {**readers(rows), **second.counted(), "spread": apart}
        made |= {**second.told(), "repeats": repeats}
    return {"metrics": metrics, "items": [_item(row) for row in rows], "provenance": made}


async def _graded(
    grader: Grader, rows: Sequence[Row], second: SecondReader | None, repeats: int
) -> dict[str, float] | None:
    """Grade every row, and answer the spread over several gradings; the first of them counts."""

    async def one(row: Row) -> None:
        await _grade(grader, row, second)

    await each(rows, one, AT_ONCE if second else 1)
    if second is None or repeats < 2:
        return None
    first = [row.scores for row in rows]
    rounds = [first]
    for nth in range(1, repeats):
        again = replace(second, nth=nth)
        await each(rows, lambda row, again=again: _grade(grader, row, again), AT_ONCE)  # type: ignore[misc]
        rounds.append([row.scores for row in rows])
    for row, scores in zip(rows, first, strict=True):
        row.scores = scores
    return spread(rounds)


async def _grade(grader: Grader, row: Row, second: SecondReader | None = None) -> None:
    graded, reading = await grader.graded(row.outside, second)
    row.fold = reading.fold if reading else None
    if isinstance(graded, Graded):
        row.scores = graded.scores
    else:
        row.reason = graded.reason


def _item(row: Row) -> dict[str, Any]:
    names = list(row.labels) or list(row.scores) or ["overall"]
    item: dict[str, Any] = {"id": row.id, "predicted": {name: row.points(name) for name in names}}
    if row.labels:
        item["labelled"] = row.labels
        item["band"] = {name: [score.low, score.high] for name, score in row.scores.items()}
    if row.human is not None:
        item["human_score"] = row.human
    if row.fold is not None:  # the scorer was fitted on this answer: this fold of it was not
        item["scored_by"] = f"fold {row.fold}"
    return item | {"reason": row.reason} if row.reason else item
