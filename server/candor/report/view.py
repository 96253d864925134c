"""What templates need beside the report itself: numbers for marks, colours, groups, dates. No markup of its own, except
where text is cut into prose and code.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from candor.report.answers import segments
from candor.report.lines import Attempt, FlagLine, PointLine, Segment
from candor.report.model import CoursePart, Report
from candor.report.words import counted, joined, sentence

SUMMARY_TITLES = {
    "course": "What happened",
    "strongest": "Strongest",
    "weakest": "Most to gain",
    "habit": "Habit",
    "pitfalls": "To reword",
}
STATUS_WORDS = {
    "not_graded": "Not graded, and left out of all means.",
    "pending": "Still being graded.",
    "skipped": "You skipped this question.",
    "silent": "This question stayed unanswered, and the interview moved on.",
    "unanswered": "The interview ended before an answer.",
}
ASKED_FOR = {  # what the candidate did to be told this; it left no words of its own
    "hint": ", when asked for a hint", "no_more_hints": ", when asked for a hint",
    "repeat": ", when asked to repeat", "rephrase": ", when asked for other words", "nudge": ", after a silence",
}  # fmt: skip
GROUPS = (
    ("contradicted", "Not right yet"),
    ("missed", "Not heard"),
    ("partly", "Heard in part"),
    ("met", "Heard"),
    ("beyond", "Beyond this level"),
)
_TONES = {"met": "met", "partly": "partly", "contradicted": "missed"}
_INK = {"met": "#23663f", "partly": "#805000", "missed": "#9c2f2a"}
_WASH = {"met": "#cfe6d6", "partly": "#f1deb4", "missed": "#f3cfca"}
_FENCE = re.compile(r"^\s*(?:```|~~~).*$")


def tone(mean: float | None, bar: float) -> str:
    """How a score stands to the bar, as the name of a colour; never shown without the number."""
    if mean is None:
        return "none"
    return "met" if mean >= bar else "partly" if mean >= bar - 1 else "missed"


def ink(mean: float, bar: float) -> str:
    return _INK[tone(mean, bar)]


def wash(mean: float, bar: float) -> str:
    return _WASH[tone(mean, bar)]


def along(points: float) -> str:
    """A place on the scale of 1 to 5, in per cent of its length."""
    return f"{(points - 1) / 4 * 100:.1f}"


def stretch(ends: tuple[float, float]) -> str:
    return f"{(ends[1] - ends[0]) / 4 * 100:.1f}"


def moves_by_number(report: Report) -> dict[int, str | None]:
    """The interviewer's moves within questions, by the number of the event that holds the words."""
    attempts = (attempt for question in report.questions for attempt in question.attempts)
    return {line.seq: line.move for attempt in attempts for line in attempt.exchanges}


def left_open(attempt: Attempt) -> bool:
    """Whether a question was answered, and its last follow-up was not."""
    lines = attempt.exchanges
    return attempt.status == "graded" and bool(lines) and lines[-1].who == "interviewer"


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def day(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def happened(part: CoursePart) -> str:
    """What happened in a section, in a few words."""
    if part.part == "questions":
        return f"You asked {counted(part.asked, 'question')}" if part.asked else "Nothing asked"
    if part.part == "opening":
        return "You introduced yourself" if part.used_seconds else "Not reached"
    if not part.asked:
        return "Not reached"
    answered = counted(part.answered, "answered", "answered")
    if part.answered == part.asked:
        answered = "answered" if part.asked == 1 else "all answered"
    elif not part.answered:
        answered = "not answered" if part.asked == 1 else "none answered"
    said = [f"{counted(part.asked, 'question')}, {answered}"]
    said += [counted(part.skipped, "skipped", "skipped")] if part.skipped else []
    said += [f"{counted(part.silent, 'met', 'met')} with silence"] if part.silent else []
    said += [counted(part.follow_ups, "follow-up")] if part.follow_ups else []
    said += [counted(part.hints, "hint")] if part.hints else []
    return sentence(joined(said)).rstrip(".")


@dataclass(frozen=True)
class Group:
    level: str
    title: str
    points: tuple[PointLine, ...]


def grouped(points: Sequence[PointLine]) -> list[Group]:
    """What is not right first, then what was not heard, what was, and what this level does not ask for."""
    found: dict[str, list[PointLine]] = defaultdict(list)
    for point in points:
        beyond = point.level == "missed" and not point.counts and point.disputed is None
        found["beyond" if beyond else point.level].append(point)
    return [Group(level, title, tuple(sorted(found[level], key=_place))) for level, title in GROUPS if found[level]]


def _place(point: PointLine) -> tuple[int, int]:
    """Where its words stand; points without words come last, in the question's order."""
    return (point.evidence.turn, point.evidence.start) if point.evidence else (1 << 30, 0)


def first_mentions(report: Report) -> frozenset[tuple[str, str]]:
    """Where each passage is printed in full: (id of point or attempt, id of passage), once for every question."""
    found: set[tuple[str, str]] = set()
    for question in report.questions:
        told: set[str] = set()
        for attempt in question.attempts:
            heard = [group for group in grouped(attempt.points) if group.level != "beyond"]
            mentions = [(p.id, c.id) for group in heard for p in group.points for c in p.teaches]
            if attempt is question.attempts[-1] and attempt.better:
                mentions += [(attempt.id, c.id) for c in attempt.better.sources]
            for place, cited in mentions:
                if cited not in told:
                    found.add((place, cited))
                told.add(cited)
    return frozenset(found)


@dataclass
class Marks:
    """Numbers, tones and labels of everything that rests on words in an answer."""

    refs: dict[str, int | None] = field(default_factory=lambda: defaultdict(lambda: None))
    tones: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def marks(report: Report) -> Marks:
    """Points and flags are numbered within an attempt, in the order in which their words come."""
    found = Marks()
    for question in report.questions:
        for attempt in question.attempts:
            lines: dict[str, PointLine | FlagLine] = {point.id: point for point in attempt.points}
            lines |= {flag.id: flag for flag in attempt.flags}
            for place, name in enumerate(_in_order(attempt, lines), 1):
                line = lines[name]
                found.refs[name] = place
                found.tones[name] = _TONES.get(line.level, "missed") if isinstance(line, PointLine) else "missed"
                found.labels[name] = f"Note {place}: {line.title}"
    return found


def _in_order(attempt: Attempt, known: Iterable[str]) -> list[str]:
    wanted = set(known)
    marked = [name for line in attempt.exchanges for segment in line.segments for name in segment.marks]
    return [name for name in dict.fromkeys(marked) if name in wanted]


@dataclass(frozen=True)
class Run:
    """A stretch of shown text. `starts` and `ends` are the marks that begin before it and end after it."""

    text: str
    tone: str = ""
    step: bool = False
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    code: bool
    runs: tuple[Run, ...]


def pieces(cut: Sequence[Segment], known: Marks) -> list[Piece]:
    """Segments as prose and code by turns, each in runs of one look. Fences are left out: the look says it."""
    seen: set[str] = set()
    shown = []
    for place, segment in enumerate(cut):
        after = set(cut[place + 1].marks) if place + 1 < len(cut) else set()
        numbered = [name for name in segment.marks if name in known.tones]
        tones = {known.tones[name] for name in numbered}
        run = Run(
            text=segment.text,
            tone=next((name for name in ("missed", "partly", "met") if name in tones), ""),
            step=bool(segment.marks) and not numbered,
            starts=tuple(name for name in numbered if name not in seen),
            ends=tuple(name for name in numbered if name not in after),
        )
        seen.update(numbered)
        shown.append((segment.code, run))
    by_look = groupby(shown, lambda pair: pair[0])
    return [Piece(code, tuple(_trimmed(code, _united([run for _, run in runs])))) for code, runs in by_look]


def _united(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one look as one run, unless a mark begins or ends between them."""
    united: list[Run] = []
    for run in runs:
        before = united[-1] if united else None
        if before and (before.tone, before.step) == (run.tone, run.step) and not before.ends and not run.starts:
            united[-1] = Run(before.text + run.text, run.tone, run.step, before.starts, run.ends)
        else:
            united.append(run)
    return united


def plain_pieces(text: str) -> list[Piece]:
    """The same for words without marks."""
    return pieces(segments(text, ()), Marks())


def _trimmed(code: bool, runs: list[Run]) -> list[Run]:
    """Without the line breaks, and for code the fences, at either end."""
    first, last = runs[0].text.lstrip("\n"), len(runs) - 1
    if code and _FENCE.match(first.split("\n", 1)[0]):
        first = first.partition("\n")[2]
    runs[0] = _with_text(runs[0], first)
    end = runs[last].text.rstrip("\n")
    if code and _FENCE.match(end.rsplit("\n", 1)[-1]):
        end = end.rpartition("\n")[0]
    runs[last] = _with_text(runs[last], end)
    return runs


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.tone, run.step, run.starts, run.ends)
