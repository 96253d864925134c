"""The report's own words: titles, prompts, and small rules of English. Nothing here looks at an interview."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from candor.interview.question import Level, QuestionKind
from candor.interview.reading import ReasoningKind

AnchorTexts = Mapping[str, Mapping[str, Mapping[str, Mapping[int, str]]]]  # kind, dimension, level, 1..5


class PitfallWords(Protocol):
    """What the guide says of a pitfall. `better` frames hold `{quote}` once each."""

    @property
    def title(self) -> str: ...

    @property
    def why_it_hurts(self) -> str: ...

    @property
    def better(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class ReportTexts:
    """What a report takes from the guide: anchors, and pitfalls by kind."""

    anchors: AnchorTexts
    pitfalls: Mapping[str, PitfallWords]

    def anchor(self, kind: QuestionKind, dimension: str, level: Level, score: int) -> str | None:
        return self.anchors.get(kind, {}).get(dimension, {}).get(level, {}).get(score)


DIMENSIONS: dict[str, str] = {
    "correctness": "Correctness",
    "substance": "Substance",
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "reasoning": "Reasoning",
    "communication": "Communication",
    "overall": "Overall",
}
PARTS: dict[str, str] = {
    "opening": "Opening",
    "technical": "Technical questions",
    "project": "Your project",
    "behavioral": "Working with others",
    "questions": "Your questions",
}
ROUNDS: dict[str, str] = {
    "technical": "Technical interview",
    "project": "Project deep dive",
    "behavioral": "Behavioral interview",
    "full": "Full loop",
}
STORY_PARTS: dict[str, str] = {
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "reasoning": "Reasoning",
}
PROJECT_PARTS: dict[str, str] = {
    "goal": "Goal",
    "data": "Data",
    "baseline": "Baseline",
    "choice": "Choice of approach",
    "metric": "Metric",
    "own_part": "Your own part",
    "failure": "What went wrong",
    "result": "Result",
}
STORY_PROMPTS: dict[str, str] = {
    "situation": "Say where this was, who was involved and what was at stake",
    "task": "Say what was yours to do",
    "action": "Say what you did yourself, step by step",
    "result": "Say what changed, with a number",
    "reasoning": "Say why you did it that way, and what you took from it",
}
HABIT_PROMPTS: dict[str, str] = {  # for prompts that ask how somebody works, and for no story
    "situation": "Say which occasions you have in mind, and name a real one",
    "task": "Say what you want to achieve on such an occasion",
    "action": "Say what you do, step by step",
    "result": "Say how you can tell that it worked, with an instance",
    "reasoning": "Say why you do it that way, and when you would not",
}
PROJECT_PROMPTS: dict[str, str] = {
    "goal": "Say whose problem it was, and which decision the result was to change",
    "data": "Say where the data and the labels came from, how many there were and what was wrong with them",
    "baseline": "Say what the simplest method achieved",
    "choice": "Say which other approach you weighed, and what spoke against it",
    "metric": "Say how success was measured, and why in that way",
    "own_part": "Say which part was yours alone",
    "failure": "Say what did not work, and what you did about it",
    "result": "Say what changed in the end, with a number",
}
MOVES: dict[ReasoningKind, str] = {
    "mechanism": "How or why it works",
    "assumption": "A condition or assumption",
    "trade_off": "A cost or an alternative weighed",
    "order": "Steps in order",
    "evidence": "A number or an example",
    "conclusion": "A conclusion drawn",
}
MOVE_PROMPTS: dict[ReasoningKind, str] = {
    "mechanism": "“This works because …”",
    "assumption": "“This holds as long as …”",
    "trade_off": "“The price is …, and the alternative would be …”",
    "order": "“First …, and only then …”",
    "evidence": "“For example, …”, or a figure you have seen yourself",
    "conclusion": "“So what I would do is …”",
}
ANSWER_NOTES: dict[str, str] = {
    "dont_know": "Read as “I don't know”.",
    "too_short": "Too short to be read as an answer.",
    "question_back": "Read as a question back, and not as an answer.",
    "small_talk": "Read as small talk, and not as an answer.",
    "off_topic": "Read as being about something else.",
    "other_language": "Not read, because it is not in English.",
}
_TIMES = {1: "once", 2: "twice"}
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_TAIL = ".,;:!? \t\n"


def number(count: int) -> str:
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def times(count: int) -> str:
    return _TIMES.get(count) or f"{number(count)} times"


def counted(count: int, one: str, many: str = "") -> str:
    """`two answers`, `one answer`, `no answers`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def joined(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def part_phrase(title: str) -> str:
    """A part's title inside a sentence: `the result`, `your own part`, `what went wrong`."""
    return lower_first(title) if title.startswith(("Your", "What")) else f"the {lower_first(title)}"


def sentence(text: str) -> str:
    """With a capital first, and a full stop where there is none."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?…”' else '.'}"


def lower_first(text: str) -> str:
    """For use inside a sentence; names and abbreviations keep their capital."""
    text = text.strip().rstrip(".")
    first = text.split(" ", 1)[0]
    return text if first == "I" or any(sign.isupper() for sign in first[1:]) else f"{text[:1].lower()}{text[1:]}"


def shortened(quote: str, most: int = 120) -> str:
    """A quote for use inside a sentence: one line, no closing stop, cut at a word with an ellipsis when it is long."""
    line = re.sub(r"\s+", " ", quote).strip().rstrip(_TAIL)
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0]
    return f"{(cut if len(cut) > most // 2 else line[:most]).rstrip(_TAIL)} …"
