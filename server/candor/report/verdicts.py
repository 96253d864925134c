"""What was made of one attempt at a question: scores, key points, reasoning, pitfalls. Each verdict has an id that can
be disputed, and rests on words that really stand in the answer; one that does not is dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candor.bands import HINT_COST
from candor.interview.question import Citation, KeyPoint, Level, Question
from candor.interview.reading import Flag, Graded, PointReading, Quote, ReasoningKind
from candor.interview.state import Thread
from candor.interview.weigh import expected
from candor.report.lines import FlagLine, MoveLine, PointLine, PutRight, ScoreLine, UnheardMove
from candor.report.walk import Walk
from candor.report.words import (
    DIMENSIONS,
    MOVE_PROMPTS,
    MOVES,
    PROJECT_PARTS,
    STORY_PARTS,
    PitfallWords,
    ReportTexts,
    sentence,
    shortened,
)

_RANK = {"missed": 0, "contradicted": 1, "partly": 2, "met": 3}
_SHOWN_MOVES = 12  # of one attempt; more would only repeat themselves


def genuine(quote: Quote | None, answers: Mapping[int, str]) -> Quote | None:
    """The quote, if it is what stands at its place in the answer of its turn."""
    if quote is None or not quote.quote:
        return None
    text = answers.get(quote.turn)
    return quote if text is not None and text[quote.start : quote.end] == quote.quote else None


@dataclass(frozen=True)
class Judged:
    """One attempt at a question, with the prefix of its ids and everything its verdicts are worked out from."""

    prefix: str
    thread: Thread
    walk: Walk
    texts: ReportTexts

    @property
    def level(self) -> Level:
        return self.walk.state.setup.level

    @property
    def question(self) -> Question:
        return self.thread.question

    @property
    def answers(self) -> dict[int, str]:
        return {given.turn: given.text for given in self.thread.answers}

    def disputed(self, target: str) -> str | None:
        return self.walk.why_disputed(target)


def score_lines(judged: Judged) -> tuple[ScoreLine, ...]:
    grade = judged.thread.grade
    if not isinstance(grade, Graded):
        return ()
    kind, level = judged.question.kind, judged.level
    lines = []
    for name in sorted(grade.scores, key=_place):
        score, target = grade.scores[name], f"{judged.prefix}.score.{name}"
        rounded = min(int(score.points + 0.5), 5)
        lines.append(
            ScoreLine(
                id=target, dimension=name, title=DIMENSIONS.get(name, name), points=score.points,
                low=score.low, high=score.high, local=score.local, model=score.model, because=score.because,
                anchor=judged.texts.anchor(kind, name, level, rounded),
                next_anchor=judged.texts.anchor(kind, name, level, rounded + 1),
                disputed=judged.disputed(target),
            )
        )  # fmt: skip
    return tuple(lines)


def _place(dimension: str) -> int:
    names = list(DIMENSIONS)
    return names.index(dimension) if dimension in names else len(names)


def point_lines(judged: Judged) -> tuple[PointLine, ...]:
    """Every key point of the question, in the question's order. Passages of the guide were not written for a question
    from outside the bank: what of them was said or not is no point of it."""
    if judged.question.held_to is not None and judged.question.held_to.basis == "guide":
        return ()
    return tuple(_point_line(judged, point) for point in judged.question.key_points)


def _point_line(judged: Judged, point: KeyPoint) -> PointLine:
    best = _best(judged, point.id)
    target = f"{judged.prefix}.point.{point.id}"
    disputed = judged.disputed(target)
    wrong = None
    if best.level == "contradicted" and best.misconception:
        wrong = next((w for w in judged.question.misconceptions if w.id == best.misconception), None)
    return PointLine(
        id=target, point=point.id, title=part_title(judged.question, point), what=point.point, weight=point.weight,
        level=best.level, counts=_held_to(judged, point) and disputed is None, expected_from=point.expected_from,
        evidence=best.evidence, misconception=wrong.claim if wrong else None,
        correction=wrong.correction if wrong else None,
        teaches=() if best.level == "met" else teaching(judged, point), disputed=disputed,
    )  # fmt: skip


def _held_to(judged: Judged, point: KeyPoint) -> bool:
    """Whether the point belongs to the bar of this level; a question with none for it is held to all."""
    return expected(point, judged.level) or not any(expected(p, judged.level) for p in judged.question.key_points)


def _best(judged: Judged, point_id: str) -> PointReading:
    """The best of a point over the attempt. Without genuine words a verdict is no better than missed."""
    best = PointReading(point=point_id, level="missed")
    for reading in judged.thread.readings:
        for read in reading.points:
            evidence = genuine(read.evidence, judged.answers)
            if read.point == point_id and evidence and _RANK[read.level] > _RANK[best.level]:
                best = read
    return best


def part_title(question: Question, point: KeyPoint) -> str:
    parts = {"behavioral": STORY_PARTS, "project": PROJECT_PARTS}.get(question.kind, {})
    return parts.get(point.id) or sentence(point.point)


def teaching(judged: Judged, point: KeyPoint) -> tuple[Citation, ...]:
    """The guide's passages on a point, as they stood when the question was asked."""
    stored = {passage.id: passage for passage in judged.walk.passages.get(judged.question.id, ())}
    return tuple(stored[cite] for cite in point.cites if cite in stored)


def put_right(judged: Judged) -> tuple[PutRight, ...]:
    """Misconceptions whose point was met, wholly or partly, in another answer of the same attempt."""
    found: dict[str, PutRight] = {}
    for reading in judged.thread.readings:
        for read in reading.points:
            evidence = genuine(read.evidence, judged.answers)
            if read.level != "contradicted" or not evidence or _RANK[_best(judged, read.point).level] <= 1:
                continue
            wrong = next((w for w in judged.question.misconceptions if w.id == read.misconception), None)
            if wrong:
                found[wrong.id] = PutRight(claim=wrong.claim, evidence=evidence)
    return tuple(found.values())


def move_lines(judged: Judged) -> tuple[MoveLine, ...]:
    heard: dict[tuple[ReasoningKind, int, int], MoveLine] = {}
    for reading in judged.thread.readings:
        for move in reading.moves:
            quote = genuine(move.evidence, judged.answers)
            if quote is None or (move.kind, quote.turn, quote.start) in heard or len(heard) == _SHOWN_MOVES:
                continue
            target = f"{judged.prefix}.move.{len(heard) + 1}"
            heard[move.kind, quote.turn, quote.start] = MoveLine(
                id=target, kind=move.kind, title=MOVES[move.kind], evidence=quote, disputed=judged.disputed(target)
            )
    return tuple(heard.values())


def unheard_moves(judged: Judged, heard: Sequence[MoveLine]) -> tuple[UnheardMove, ...]:
    """Kinds of reasoning not heard. A story has its own part for reasons, so nothing is listed for it."""
    answered = any(reading.kind == "answer" for reading in judged.thread.readings)
    if judged.question.kind == "behavioral" or not answered:
        return ()
    kinds = {move.kind for move in heard}
    return tuple(
        UnheardMove(kind=kind, title=title, prompt=MOVE_PROMPTS[kind])
        for kind, title in MOVES.items()
        if kind not in kinds
    )


def ceiling(judged: Judged) -> float | None:
    """What correctness could reach after the hints; stories have no such ceiling."""
    if not judged.thread.hints or judged.question.kind == "behavioral":
        return None
    return 5 - HINT_COST * judged.thread.hints


class FlagWriter:
    """Words each published flag; two of one kind get different frames, over the whole report."""

    def __init__(self, walk: Walk, texts: ReportTexts) -> None:
        self._walk = walk
        self._texts = texts
        self._answers = {given.turn: given.text for given in walk.state.answers}
        self._written: dict[str, int] = {}

    def lines(self, prefix: str, flags: Sequence[Flag]) -> tuple[FlagLine, ...]:
        real = [flag for flag in flags if genuine(flag.evidence, self._answers)]
        return tuple(self._line(f"{prefix}.flag.{place}", flag) for place, flag in enumerate(real, 1))

    def _line(self, target: str, flag: Flag) -> FlagLine:
        words = self._texts.pitfalls.get(flag.kind)
        return FlagLine(
            id=target, kind=flag.kind, turn=flag.evidence.turn, evidence=flag.evidence,
            title=words.title if words else flag.kind.replace("_", " ").capitalize(),
            why=words.why_it_hurts if words else "", better=self._better(flag, words),
            disputed=self._walk.why_disputed(target),
        )  # fmt: skip

    def _better(self, flag: Flag, words: PitfallWords | None) -> str:
        if words is None or not words.better:
            return ""
        nth = self._written.get(flag.kind, 0)
        self._written[flag.kind] = nth + 1
        frame = words.better[(self._walk.state.setup.seed + nth) % len(words.better)]
        return filled(frame, flag.evidence.quote)


def filled(frame: str, quote: str) -> str:
    """The frame with the candidate's words in its place, in curly quotes so that theirs stay theirs."""
    before, _, after = " ".join(frame.split()).partition("{quote}")
    if before.endswith('"') and after.startswith('"'):
        before, after = f"{before[:-1]}“", f"”{after[1:]}"
    return f"{_curly(before)}{shortened(quote, 160)}{_curly(after)}"


def _curly(text: str) -> str:
    """Straight double quotes of the guide's own text as a pair of curly ones."""
    pieces = text.split('"')
    last = len(pieces) - 1
    return "".join(piece + ("" if i == last else "“" if i % 2 == 0 else "”") for i, piece in enumerate(pieces))
