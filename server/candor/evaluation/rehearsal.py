"""`candor eval rehearsal`: one story told without a part, and again with it. Does that part rise, and no other; and
does the question in between ask for it, in words of the story? A labelled story is told once: is the part asked about
that has the lowest label (`thinnest.py`)?

Every pair is played as a rehearsal from the first word to the second telling; nothing here reads or scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any, cast

from candor.conductor import Conductor
from candor.desk import begin
from candor.errors import DatasetError, EngineUnavailable
from candor.evaluation import thinnest
from candor.evaluation.datasets import read_rows
from candor.evaluation.labelled import several, text_of
from candor.evaluation.provenance import provenance
from candor.evaluation.thinnest import Labelled, read_labelled
from candor.interview.machine import Answer, Command, Message, legal
from candor.interview.question import LEVELS, STAR, Level
from candor.interview.setup import OwnQuestion, Setup
from candor.interview.stories import IN_PLAIN_WORDS, tellings
from candor.journal.memory import MemoryJournal
from candor.settings import read_settings
from candor.stage import Stage
from candor.wiring import Candor, build

OWNER = "local"
RISES = 1.0  # points by which the added part has to rise
MOVED = 0.5  # more than this, and another part has moved
COUNTED = ("rose", "others_kept", "named", "quoted")
LEAST_QUOTED = 3  # words in a row that count as something from the story


@dataclass
class Pair:
    """One story without a part and with it; what was asked after the first telling, and the scores of both."""

    id: str
    question: str
    part: str
    level: Level
    before: str
    after: str
    asked: str = ""
    scores: tuple[dict[str, float], dict[str, float]] = field(default_factory=lambda: ({}, {}))

    @property
    def shift(self) -> dict[str, float]:
        """Second telling less the first, by part, where both have a score."""
        first, second = self.scores
        return {part: round(second[part] - first[part], 3) for part in STAR if part in first and part in second}

    @property
    def rose(self) -> bool:
        return self.shift.get(self.part, 0.0) >= RISES - 1e-9

    @property
    def others_kept(self) -> bool:
        """False where a score is missing: nothing can be said of it then."""
        others = [shift for part, shift in self.shift.items() if part != self.part]
        return len(others) == len(STAR) - 1 and all(abs(shift) <= MOVED + 1e-9 for shift in others)

    @property
    def named(self) -> bool:
        return IN_PLAIN_WORDS[self.part] in self.asked

    @property
    def quoted(self) -> bool:
        """Whether the question holds some words of the story in a row."""
        asked, told = self.asked.casefold(), self.before.casefold().split()
        runs = (" ".join(told[at : at + LEAST_QUOTED]) for at in range(len(told) - LEAST_QUOTED + 1))
        return any(run.strip(".,;:!?") in asked for run in runs)

    @property
    def holds(self) -> bool:
        return self.rose and self.others_kept and self.named and self.quoted


async def run(data: Sequence[Path], limit: int | None = None) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}`. Raises DatasetError, EngineError, OSError."""
    rows = [row for file in data for row in read_told(file, limit)]
    pairs = [row for row in rows if isinstance(row, Pair)]
    labelled = [row for row in rows if isinstance(row, Labelled)]
    settings = read_settings()
    candor = await build(settings.model_copy(update={"seconds_per_word": 0.0}), MemoryJournal())
    try:
        if settings.embedding_model:
            await _warm(candor)
        for seed, pair in enumerate(pairs):  # another seed, other words
            await rehearse(candor, pair, seed)
        for story in labelled:
            await tell_once(candor, story)
    finally:
        await candor.close()
    made = provenance(
        "eval rehearsal", data[0], engine="embedded", embedding_model=candor.embedder.model or None, rows=len(rows),
        rises=RISES, moved=MOVED,
    ) | several(data)  # fmt: skip
    metrics = summed_up(pairs) | ({"thinnest": thinnest.summed_up(labelled)} if labelled else {})
    items = [*map(_item, pairs), *map(thinnest.item, labelled)]
    return {"metrics": metrics, "items": items, "provenance": made}


async def _warm(candor: Candor) -> None:
    try:
        await candor.embedder.warm()
    except EngineUnavailable as problem:
        raise EngineUnavailable(f"{problem}; a rehearsal read by words alone would measure something else") from None


def read_told(file: Path, limit: int | None = None) -> list[Pair | Labelled]:
    """Stories told twice, and labelled ones. Raises DatasetError, OSError."""
    rows = read_rows(file, limit)
    return [read_labelled(place, row) if "scores" in row else _pair(place, row) for place, row in rows]


def _pair(place: str, row: dict[str, Any]) -> Pair:
    part, level = text_of(place, row, "part"), row.get("level", "mid")
    if part not in STAR:
        raise DatasetError(f"{place}: part: {part!r} is none of {', '.join(STAR)}")
    if level not in LEVELS:
        raise DatasetError(f"{place}: level: {level!r} is none of {', '.join(LEVELS)}")
    question, before, after = (text_of(place, row, key) for key in ("question", "before", "after"))
    return Pair(str(row.get("id", place)), question, part, cast(Level, level), before, after)


async def rehearse(candor: Candor, pair: Pair, seed: int = 0) -> None:
    """Play the pair: the story, the question, `again`, the story once more."""
    conductor = candor.conductor
    interview = await _begun(candor, pair.question, pair.level, pair.id, seed)
    stage, listener = await conductor.join(OWNER, interview)
    try:
        await conductor.settled(stage)
        await _say(conductor, stage, Answer(turn=stage.state.turn, text=pair.before, message_id="first"))
        pair.asked = stage.state.last_said
        if "again" in legal(stage.state):  # a story found to stand is asked for once more at once
            await _say(conductor, stage, Command(command="again", message_id="again"))
        await _say(conductor, stage, Answer(turn=stage.state.turn, text=pair.after, message_id="second"))
        told = {telling.text: telling for telling in tellings(stage.state.threads)}
        points = [
            {s.part: s.points for s in told[text].parts if s.points is not None} if text in told else {}
            for text in (pair.before, pair.after)
        ]
        pair.scores = (points[0], points[1])
    finally:
        await conductor.leave(stage, listener)


async def tell_once(candor: Candor, row: Labelled) -> None:
    """The story, and what is asked after it."""
    interview = await _begun(candor, row.question, row.level, row.id)
    stage, listener = await candor.conductor.join(OWNER, interview)
    try:
        await candor.conductor.settled(stage)
        if row.story.strip():
            await _say(candor.conductor, stage, Answer(turn=stage.state.turn, text=row.story, message_id="first"))
        for telling in tellings(stage.state.threads):
            row.thin, row.asked = telling.thin, telling.asked
    finally:
        await candor.conductor.leave(stage, listener)


async def _begun(candor: Candor, asks: str, level: Level, message: str, seed: int = 0) -> str:
    own = (OwnQuestion(asks=asks, kind="behavioral"),)
    setup = Setup(mode="rehearsal", level=level, own_questions=own, seed=seed)
    return await begin(candor.conductor, candor.briefer, OWNER, setup, message)


async def _say(conductor: Conductor, stage: Stage, message: Message) -> None:
    await conductor.take(OWNER, stage.state.interview, message)
    await conductor.settled(stage)


def summed_up(pairs: Sequence[Pair]) -> dict[str, Any]:
    rises = [pair.shift[pair.part] for pair in pairs if pair.part in pair.shift]
    parts = [part for part in STAR if any(pair.part == part for pair in pairs)]
    counts = _counts(pairs)
    return {
        **counts,
        **{f"{name}_share": counts[name] / len(pairs) if pairs else None for name in COUNTED},
        "mean_rise": fmean(rises) if rises else None,
        "by_part": {part: _counts([pair for pair in pairs if pair.part == part]) for part in parts},
        "not_risen_ids": [pair.id for pair in pairs if not pair.rose],
        "others_moved_ids": [pair.id for pair in pairs if not pair.others_kept],
        "not_named_ids": [pair.id for pair in pairs if not pair.named],
        "not_quoted_ids": [pair.id for pair in pairs if not pair.quoted],
    }


def _counts(pairs: Sequence[Pair]) -> dict[str, int]:
    counted = {name: sum(getattr(pair, name) for pair in pairs) for name in COUNTED}
    return {"pairs": len(pairs), **counted, "all": sum(pair.holds for pair in pairs)}


def _item(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id, "part": pair.part, "asked": pair.asked, "before": pair.scores[0], "after": pair.scores[1],
        "shift": pair.shift,
    }  # fmt: skip
