"""YAML files of the bank, read into questions; every problem names its file, entry and field."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import Field, ValidationError

from candor.interview.question import CASE_STAGES, PROJECT_POINTS, STAR, Question
from candor.interview.topics import BEHAVIORAL, CONDUCT, PROJECT, TECHNICAL, TITLES
from candor.interview.value import Value
from candor.text.plain_yaml import load_yaml

WEIGHTS = 10
FEWEST_POINTS, MOST_POINTS = 3, 8
LONGEST_QUESTION = 60  # words that are spoken in one breath
# What the folder of an entry says about it.
FOLDERS: dict[str, dict[str, object]] = {
    "technical": {"kind": "technical"},
    "applied": {"kind": "technical", "case": True},
    "project": {"kind": "project"},
    "behavioral": {"kind": "behavioral"},
}


class CandidateQuestion(Value):
    """Something candidates ask, what a real reply would reveal, and what to ask next."""

    id: str
    topic: str
    kind: Literal["data", "ai-plans", "team", "growth", "role", "process", "product", "culture", "pay", "other"]
    recognises: tuple[str, ...] = Field(min_length=3)
    reveals: str
    follow_up: str
    cites: tuple[str, ...] = ()


class PitfallText(Value):
    """What is said of a pitfall in a report. `better` frames hold `{quote}` once each."""

    id: str
    title: str
    what: str
    is_not: str
    why_it_hurts: str
    better: tuple[str, ...] = Field(min_length=4)


V = TypeVar("V", bound=Value)
Anchors = dict[str, dict[str, dict[str, dict[int, str]]]]  # kind, dimension, level, 1..5


def read_list(file: Path, root: Path) -> tuple[list[dict[str, object]], list[str]]:
    """The entries of a YAML list, as dictionaries."""
    place = str(file.relative_to(root))
    try:
        loaded = load_yaml(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return [], [f"{place}: not UTF-8 text"]
    except OSError as problem:
        return [], [f"{place}: cannot be read ({type(problem).__name__})"]
    except yaml.YAMLError as problem:
        return [], [f"{place}: not YAML: {' '.join(str(problem).split())}"]
    if not isinstance(loaded, list) or not all(isinstance(entry, dict) for entry in loaded):
        return [], [f"{place}: expected a list of entries, each beginning with `- id:`"]
    return loaded, []


def read_questions(folder: Path) -> tuple[list[Question], list[str]]:
    questions: list[Question] = []
    problems: list[str] = []
    for form, said in FOLDERS.items():
        for file in sorted((folder / "questions" / form).glob("*.yaml")):
            entries, wrong = read_list(file, folder)
            problems += wrong
            for number, entry in enumerate(entries, 1):
                place = f"{file.relative_to(folder)}: {entry.get('id', f'entry {number}')}"
                question, wrong = _question(said, entry, place)
                problems += wrong
                questions += [question] if question else []
    return questions, problems


def _question(said: dict[str, object], entry: dict[str, object], place: str) -> tuple[Question | None, list[str]]:
    told_twice = [key for key in ("kind", "case") if key in entry]
    if told_twice:
        return None, [f"{place}: {key}: unknown key (the folder says it)" for key in told_twice]
    try:
        question = Question.model_validate({**entry, **said})
    except ValidationError as problem:
        return None, [f"{place}: {line}" for line in said_of(problem)]
    return question, [f"{place}: {problem}" for problem in rules(question)]


def said_of(problem: ValidationError) -> Iterator[str]:
    """Pydantic's findings as `field: what is wrong`."""
    for error in problem.errors(include_url=False, include_context=False, include_input=False):
        field = ".".join(str(part) for part in error["loc"])
        what = "unknown key" if error["type"] == "extra_forbidden" else error["msg"]
        what = "missing" if error["type"] == "missing" else what
        yield f"{field}: {what}"


TOPICS = {"technical": TECHNICAL | {"math-foundations": "", "ml-frameworks": ""}, "project": PROJECT,
          "behavioral": BEHAVIORAL | CONDUCT}


def rules(question: Question) -> Iterator[str]:
    """What types cannot say."""
    if question.topic not in TOPICS[question.kind]:
        known = "not a topic of the taxonomy" if question.topic not in TITLES else f"not a {question.kind} topic"
        yield f"topic: {question.topic!r} is {known}"
    if not FEWEST_POINTS <= len(question.key_points) <= MOST_POINTS:
        yield f"key_points: {len(question.key_points)} of them, not {FEWEST_POINTS} to {MOST_POINTS}"
    total = sum(point.weight for point in question.key_points)
    if total != WEIGHTS:
        yield f"key_points: weights add up to {total}, not {WEIGHTS}"
    ids = [point.id for point in question.key_points] + [wrong.id for wrong in question.misconceptions]
    yield from (f"key_points: id {twice!r} stands twice" for twice in sorted({i for i in ids if ids.count(i) > 1}))
    required = CASE_STAGES if question.case else {"behavioral": STAR, "project": PROJECT_POINTS}.get(question.kind)
    points = tuple(point.id for point in question.key_points)
    if required and sorted(points) != sorted(required):
        yield f"key_points: expected {', '.join(required)}; found {', '.join(points)}"
    if question.kind == "technical" and not question.model_answer:
        yield "model_answer: missing"
    if question.kind == "technical" and not question.misconceptions:
        yield "misconceptions: at least one"
    if question.kind != "technical" and not (question.strong and question.weak):
        yield "strong, weak: both needed"
    if len(question.asks.split()) > LONGEST_QUESTION:
        yield f"asks: {len(question.asks.split())} words; a spoken question has at most {LONGEST_QUESTION}"


def read_candidate_questions(folder: Path) -> tuple[list[CandidateQuestion], list[str]]:
    return _read_all(folder, sorted((folder / "questions" / "candidate").glob("*.yaml")), CandidateQuestion)


def read_pitfalls(folder: Path) -> tuple[list[PitfallText], list[str]]:
    texts, problems = _read_all(folder, [folder / "pitfalls.yaml"], PitfallText)
    for text in texts:
        wrong = [frame for frame in text.better if frame.count("{quote}") != 1]
        problems += [f"pitfalls.yaml: {text.id}: better: {{quote}} must stand once in {frame!r}" for frame in wrong]
    return texts, problems


def _read_all(folder: Path, files: list[Path], model: type[V]) -> tuple[list[V], list[str]]:
    read: list[V] = []
    problems: list[str] = []
    for file in files:
        entries, wrong = read_list(file, folder)
        problems += wrong
        for number, entry in enumerate(entries, 1):
            try:
                read.append(model.model_validate(entry))
            except ValidationError as problem:
                place = f"{file.relative_to(folder)}: {entry.get('id', f'entry {number}')}"
                problems += [f"{place}: {line}" for line in said_of(problem)]
    return read, problems
