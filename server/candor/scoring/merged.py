"""Two readers, one score: what stands of a language model's verdicts, added up by code, never far from the local
reading.

Verdicts and readings in, scores out. The model says what it found and where; what that is worth is said here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candor import bands
from candor.interview.question import Level, Question
from candor.interview.reading import Graded, PointLevel, Reading, Score
from candor.interview.verdicts import Verdicts
from candor.scoring import reasons, scales
from candor.scoring.sheet import ANSWERED, ENOUGH_REASONING, Basis, Criterion, sheet
from candor.scoring.thread import WORTH, coverage, gathered

_BETTER: dict[PointLevel, int] = {"missed": 0, "contradicted": 1, "partly": 2, "met": 3}
_SAID = {
    "why": "gives the reason", "chain": "carries the reason on", "weighed": "weighs a cost or an alternative",
    "condition": "says when it holds", "evidence": "backs it with an example or a figure",
    "clear": "easy to follow", "ordered": "in an order that helps", "brief": "no longer than needed",
    "core": "answers what was asked", "rest": "answers all that was asked", "depth": "specific",
}  # fmt: skip

SHARE = {"communication": 0.5}  # how an answer is told shows in measures as much as to a reader: both count alike


@dataclass(frozen=True)
class Exchange:
    """A question so far. `readings` are its answers as they are heard now, with the verdicts of those that a model has
    marked in place of the local reading; `verdicts` are these, in order."""

    question: Question
    level: Level
    readings: Sequence[Reading]
    verdicts: Sequence[Verdicts]
    hints: int = 0
    basis: Basis = "bank"


def summed(exchange: Exchange) -> dict[str, float]:
    """What stands, added up, by dimension; the overall score is not among them. Empty where nothing was marked."""
    if not exchange.verdicts:
        return {}
    question, on_sheet = exchange.question, sheet(exchange.question, exchange.basis)
    best = _united(exchange.verdicts)
    points = {"communication": _delivery(exchange.verdicts, on_sheet)}
    if question.kind == "behavioral":
        cost = bands.LEVEL_COST[exchange.level]
        for part in dict.fromkeys(one.dimension for one in on_sheet if one.dimension != "communication"):
            points[part] = scales.clipped(1 + 4 * _earned(on_sheet, part, best) - cost)
        return points
    share = min(_earned(on_sheet, "reasoning", best) / ENOUGH_REASONING, 1.0)
    points["reasoning"] = scales.clipped(1 + 4 * share + bands.LEVEL_LEAN[exchange.level])
    points["substance" if question.kind == "project" else "correctness"] = _content(exchange, on_sheet, best)
    return points


def _united(verdicts: Sequence[Verdicts]) -> dict[str, PointLevel]:
    """The best of each criterion over the answers: a follow-up adds, and never takes away."""
    best: dict[str, PointLevel] = {}
    for verdict in (verdict for one in verdicts for verdict in one.criteria):
        held = best.get(verdict.criterion, "missed")
        best[verdict.criterion] = max(held, verdict.level, key=lambda level: _BETTER[level])
    return best


def _earned(on_sheet: Sequence[Criterion], dimension: str, best: Mapping[str, PointLevel]) -> float:
    return sum(one.worth * WORTH[best.get(one.id, "missed")] for one in on_sheet if one.dimension == dimension)


def _delivery(verdicts: Sequence[Verdicts], on_sheet: Sequence[Criterion]) -> float:
    """Over all answers, by their words."""
    total = sum(max(one.words, 1) for one in verdicts)
    shares = (max(one.words, 1) * _earned(on_sheet, "communication", _united([one])) for one in verdicts)
    return scales.clipped(1 + 4 * sum(shares) / total)


def _content(exchange: Exchange, on_sheet: Sequence[Criterion], best: Mapping[str, PointLevel]) -> float:
    """Key points conveyed, less what was said that is not so."""
    others = len({(w.evidence.turn, w.evidence.start) for one in exchange.verdicts for w in one.wrong})
    cost = bands.OTHER_WRONG_COST * min(others, bands.MOST_OTHER_WRONG)
    thread = gathered(exchange.question, exchange.readings)
    if any(one.dimension == ANSWERED for one in on_sheet):
        whole = sum(one.worth for one in on_sheet if one.dimension == ANSWERED)
        cost *= WORTH[best.get(f"{ANSWERED}.core", "missed")]  # what is wrong at its core has paid for that already
        earned = 1 + 4 * _earned(on_sheet, ANSWERED, best) / whole + bands.LEVEL_LEAN[exchange.level] - cost
        return scales.clipped(min(earned, 5 - bands.HINT_COST * exchange.hints))
    project = exchange.question.kind == "project"
    enough = bands.PROJECT_COVERAGE_FOR_FIVE if project else bands.COVERAGE_FOR_FIVE
    covered = coverage(exchange.question, exchange.level, thread)
    return scales.clipped(scales.correctness(covered, len(thread.wrong), exchange.hints, enough) - cost)


def published(local: Graded, exchange: Exchange, manipulated: bool = False) -> Graded:
    """The local grade, moved by what stands of the verdicts: at most FARTHEST_APART from the local reading, and never
    above it where the answer spoke to whoever grades."""
    said = summed(exchange)
    scores = {
        name: _moved(score, said[name], manipulated, _because(name, exchange, score), SHARE.get(name, 1.0))
        if name in said else score
        for name, score in local.scores.items() if name != "overall"
    }  # fmt: skip
    if not said or "overall" not in local.scores:
        return local.model_copy(update={"scores": {**local.scores, **scores}})
    points = {name: score.points for name, score in scores.items()}
    by_model = {**points, **{name: found for name, found in said.items() if name not in SHARE}}
    alone = scales.overall(exchange.question.kind, exchange.question.story, by_model)
    overall = _moved(local.scores["overall"], alone, manipulated, reasons.for_overall(points))
    return local.model_copy(update={"scores": {**scores, "overall": overall}})


def _moved(local: Score, model: float, manipulated: bool, because: tuple[str, ...], share: float = 1.0) -> Score:
    """The local score moved by `share` of the way to the model's, as far as it may go. A band is as wide as the local
    reading's; where the two readers lie far apart it spans both, and both are told."""
    towards = local.points + share * (model - local.points)
    highest = local.points + (0.0 if manipulated else bands.FARTHEST_APART)
    at = scales.clipped(min(max(towards, local.points - bands.FARTHEST_APART), highest))
    by = at - local.points
    low, high = scales.clipped(local.low + by), scales.clipped(local.high + by)
    if abs(model - local.points) > bands.BOTH_SHOWN:
        low, high = min(low, local.points, model), max(high, local.points, model)
        both = f"{local.points:.1f} by Candor alone, {model:.1f} by the language model"
        because = (f"two readers differ: {both}", *because)
    return Score(
        points=at, low=min(low, at), high=max(high, at), because=because[:3], local=local.points, model=model
    )


def _because(name: str, exchange: Exchange, local: Score) -> tuple[str, ...]:
    """Up to three findings, in words."""
    best = _united(exchange.verdicts)
    if name in ("correctness", "substance") and not any(key.startswith(ANSWERED) for key in best):
        thread = gathered(exchange.question, exchange.readings)
        return reasons.for_correctness(exchange.question, exchange.level, thread, exchange.hints)
    if exchange.question.kind == "behavioral" and name != "communication":
        return local.because
    of = ANSWERED if name in ("correctness", "substance") else name
    said = [_SAID[key.partition(".")[2]] for key, level in best.items() if key.startswith(f"{of}.") and level == "met"]
    return tuple(said[:3]) or local.because
