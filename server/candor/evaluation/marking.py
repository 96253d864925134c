"""`--engine llm` of the evals: the language model as the second reader, with its marks kept in a folder of the cache.

Handed what the grader is handed, never a label. Where the model fails, the local reading stands and is counted.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from candor import bands
from candor.errors import EngineError, SettingsError
from candor.evaluation.labelled import Row
from candor.evaluation.outside import Outside
from candor.evaluation.recorded import opened
from candor.gradings import judged, known_of, paper_of
from candor.guide.guide import Guide
from candor.interview.question import Question
from candor.interview.reading import Graded, Reading, Score
from candor.interview.verdicts import Marks, Verdicts, heard
from candor.journal.marks import read_marks
from candor.ports import Embedder, Grader, MarkStore, Used
from candor.scoring import evidence, scales
from candor.scoring.aimed import aimed_spans
from candor.scoring.merged import Exchange, published
from candor.scoring.reference import Yardstick
from candor.scoring.sheet import sheet
from candor.settings import Settings, cache_home
from candor.wiring import make_endpoint, make_grader

T = TypeVar("T")
AT_ONCE = 4  # answers; more would only queue up at the endpoint
OWNER, INTERVIEW = "evals", "evals"


class FolderMarks:
    """A `candor.ports.MarkStore`: a file for each paper. Evals have no interview to delete with."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def marks(self, owner: str, key: str) -> Marks | None:
        file = self._folder / f"{key}.json"
        return read_marks(file.read_text(encoding="utf-8")) if file.is_file() else None

    async def keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{key}.{os.getpid()}.part"
        part.write_text(marks.model_dump_json(), encoding="utf-8")
        part.replace(self._folder / f"{key}.json")


@dataclass
class SecondReader:
    """`nth` tells gradings of the same answer apart, for the spread over several."""

    grader: Grader
    embedder: Embedder
    store: MarkStore
    nth: int = 0
    marked: int = 0
    asked: int = 0
    failed: list[str] = field(default_factory=list)
    used: list[Used] = field(default_factory=list)
    quotes: int = 0
    stood: int = 0

    async def graded(self, row: Outside, yardstick: Yardstick, local: Graded, reading: Reading) -> Graded:
        """The grade of both readers; the local one where the model fails."""
        question, basis = yardstick.question, yardstick.basis
        found = await self._verdicts(row.answer, question.asks, question, known_of(question, basis), basis)
        if found is None:
            return local
        exchange = Exchange(question, row.level, [heard(reading, found)], [found], basis=basis)
        both = published(local, exchange, bool(aimed_spans(row.answer)))
        return _of_exercise(both, local) if row.exercise else both

    async def flags(self, said: str, text: str) -> dict[str, str] | None:
        """Pitfalls with their quotes; None where the model fails."""
        found = await self._verdicts(text, said, None, [], "bank")
        return None if found is None else {flag.kind: flag.evidence.quote for flag in found.flags}

    async def _verdicts(
        self, text: str, said: str, question: Question | None, passages: Sequence[str], basis: Any
    ) -> Verdicts | None:
        answer = evidence.answer_of(1, text, question, said, [])
        if not answer.read.text.strip():
            return None
        try:
            marks = await self._marks(paper_of(question, answer, said, passages=passages, basis=basis))
        except EngineError as problem:
            self.failed.append(problem.code)
            return None
        found = await judged(marks, answer, sheet(question, basis) if question else (), question, self.embedder)
        self.marked, self.quotes, self.stood = self.marked + 1, self.quotes + found.quotes, self.stood + found.stood
        return found

    async def _marks(self, paper: Any) -> Marks:
        key = paper.key(self.grader.stamp, self.nth)
        known = await self.store.marks(OWNER, key)
        if known is None:
            known = await self.grader.mark(paper, self.used)
            self.asked += 1
            await self.store.keep(OWNER, INTERVIEW, key, known)
        return known

    def told(self) -> dict[str, Any]:
        """For the provenance: who marked, and how much of it was new."""
        tokens = sum(one.usage.tokens for one in self.used)
        return {"engine": "llm", "model": self.grader.stamp.model, "prompt": self.grader.stamp.prompt,
                "host": self.grader.host, "asked": self.asked, "tokens": tokens}  # fmt: skip

    def counted(self) -> dict[str, Any]:
        share = self.stood / self.quotes if self.quotes else None
        return {"marked": self.marked, "failed": len(self.failed), "quotes": self.quotes, "quotes_standing": share}


def second_reader(settings: Settings, guide: Guide, embedder: Embedder, kept: Path | None = None) -> SecondReader:
    """`kept` is a file of marks to read from and add to, which will do without a model where it holds all. Raises
    SettingsError where no model is set, DatasetError."""
    grader = make_grader(settings, guide, make_endpoint(settings, settings.grading_model or settings.model))
    if kept is not None:
        recording = opened(kept, grader.stamp if grader else None)
        return SecondReader(grader or recording, embedder, recording)
    if grader is None:
        raise SettingsError("--engine llm: set CANDOR_MODEL, and where it is, OPENAI_BASE_URL")
    return SecondReader(grader, embedder, FolderMarks(cache_home() / "marks"))


async def each(rows: Sequence[T], work: Callable[[T], Awaitable[None]], at_once: int) -> None:
    """`work` on every row, so many at a time."""
    room = asyncio.Semaphore(at_once)

    async def one(row: T) -> None:
        async with room:
            await work(row)

    await asyncio.gather(*(one(row) for row in rows))


def _of_exercise(both: Graded, local: Graded) -> Graded:
    """An exercise asks for facts: its overall score goes by correctness, as the local one does."""
    points = {name: score.points for name, score in both.scores.items()}
    mean = sum(weight * points[name] for name, weight in bands.EXERCISE_WEIGHTS.items())
    near = local.scores["overall"].points
    whole = scales.clipped(min(max(mean, near - bands.FARTHEST_APART), near + bands.FARTHEST_APART))
    overall = both.scores["overall"]
    low, high = min(overall.low, whole), max(overall.high, whole)
    moved = overall.model_copy(update={"points": whole, "low": low, "high": high})
    return both.model_copy(update={"scores": {**both.scores, "overall": moved}})


def readers(rows: Sequence[Row]) -> dict[str, Any]:
    """How often the bound cut the model's score, who was nearer to the label then, and how each reader does alone."""
    pairs = [
        (score, row.labels[name]) for row in rows for name, score in row.scores.items()
        if name in row.labels and score.model is not None and score.local is not None
    ]  # fmt: skip
    cut = [(score, label) for score, label in pairs if _apart(score) > bands.FARTHEST_APART]
    nearer = [_nearer(score, label) for score, label in cut]
    alone = {who: _mae([(getattr(score, who), label) for score, label in pairs]) for who in ("local", "model")}
    return {
        "scores": len(pairs), "both_shown": sum(_apart(score) > bands.BOTH_SHOWN for score, _ in pairs),
        "cut": len(cut), "model_nearer": nearer.count("model"), "local_nearer": nearer.count("local"),
        "mae_alone": alone, "mae_published": _mae([(score.points, label) for score, label in pairs]),
    }  # fmt: skip


def _apart(score: Score) -> float:
    return abs((score.model or 0.0) - (score.local or 0.0))


def _nearer(score: Score, label: float) -> str:
    model, local = abs((score.model or 0.0) - label), abs((score.local or 0.0) - label)
    return "model" if model < local else "local" if local < model else "neither"


def _mae(pairs: Sequence[tuple[float, float]]) -> float | None:
    return float(np.mean([abs(points - label) for points, label in pairs])) if pairs else None


def spread(rounds: Sequence[Sequence[dict[str, Score]]]) -> dict[str, float]:
    """Mean standard deviation of an answer's scores over several gradings of it, by dimension."""
    names = dict.fromkeys(name for one in rounds for scores in one for name in scores)
    told: dict[str, float] = {}
    for name in names:
        by_row = [[scores[name].points for scores in row if name in scores] for row in zip(*rounds, strict=True)]
        told[name] = float(np.mean([np.std(points) for points in by_row if points]))
    return told
