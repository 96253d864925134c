"""Why a score is what it is, in up to three short plain phrases. Words only, no arithmetic."""

from candor.interview.question import Level, Question
from candor.interview.reading import Measures
from candor.scoring.thread import Thread, expected

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")
_MOVES = {
    "mechanism": "says how or why it works",
    "assumption": "names conditions",
    "trade_off": "weighs costs or alternatives",
    "order": "takes it step by step",
    "evidence": "backs it with numbers or an example",
    "conclusion": "draws a conclusion",
}
_PARTS = {
    "situation": "where it was and what was at stake",
    "task": "what was yours to do",
    "action": "what you did yourself",
    "result": "how it ended",
    "reasoning": "why you did it that way, and what you learned",
}


def number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def for_correctness(question: Question, level: Level, thread: Thread, hints: int) -> tuple[str, ...]:
    held = expected(question, level)
    levels = [thread.points[point].level for point in held]
    met, partly = levels.count("met"), levels.count("partly")
    said = [f"{number(met)} of {number(len(held))} key points met" + (f", {number(partly)} partly" if partly else "")]
    if thread.wrong:
        many = len(thread.wrong) > 1
        said.append(f"{number(len(thread.wrong))} {'statements that are' if many else 'statement that is'} not right")
    if hints:
        said.append(f"{number(hints)} {'hints' if hints > 1 else 'hint'} given")
    return tuple(said[:3])


def for_reasoning(thread: Thread) -> tuple[str, ...]:
    kinds = {move.kind for move in thread.moves}
    said = [words for kind, words in _MOVES.items() if kind in kinds][:2]
    if "mechanism" not in kinds:
        said.append("no reason given for what is claimed")
    elif "trade_off" not in kinds:
        said.append("no cost or alternative weighed")
    elif thread.measures.vague > 0.1:
        said.append("many general words")
    return tuple(said[:3])


def for_communication(told: Measures) -> tuple[str, ...]:
    faults = [
        (told.broken > 0.35, "many restarts and unfinished sentences"),
        (told.fillers > 0.04, "many fillers"),
        (told.listed > 0.4, "notes rather than sentences"),
        (told.longest_sentence > 40, "very long sentences"),
        (told.repeated > 0.1, "things said twice"),
        (told.words > 220, "longer than needed"),
        (told.words < 15, "very short"),
    ]
    return tuple(words for true, words in faults if true)[:3] or ("clear sentences of a good length",)


def for_part(part: str, score: float) -> tuple[str, ...]:
    what = _PARTS.get(part, part)
    if score < 2:
        return (f"hardly anything on {what}",)
    return (f"{'clear' if score >= 3.8 else 'something'} on {what}",)


def for_overall(scores: dict[str, float]) -> tuple[str, ...]:
    ranked = sorted(scores, key=lambda name: scores[name])
    return (f"strongest: {ranked[-1]}", f"weakest: {ranked[0]}") if len(set(scores.values())) > 1 else ()
