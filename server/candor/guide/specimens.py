"""Specimen answers beside the bank, with which `candor knowledge check --works` tries whether an entry can be scored.

They are never part of what an interviewer or a reader knows: only the check reads them, the server never does.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field, ValidationError

from candor.guide.entries import read_list, said_of
from candor.interview.question import Question
from candor.interview.value import Value

FOLDER = "specimens"
FORMS = ("technical", "applied")


class Specimen(Value):
    """Three answers to one question, written by somebody who saw nothing but the question."""

    question: str
    independent: str = Field(min_length=1)  # right and complete, in words of its own
    wrong: str = Field(min_length=1)  # fluent, and wrong at the core
    recited: str = Field(min_length=1, alias="list")  # true, without a single reason


def wanted(questions: Iterable[Question]) -> list[Question]:
    """The questions that need a specimen: a story is the candidate's own."""
    return [question for question in questions if question.kind == "technical"]


def read_specimens(folder: Path, questions: Iterable[Question]) -> tuple[dict[str, Specimen], list[str]]:
    """Specimens by question, and what is wrong with them. A folder without any has no problem: it cannot be tried."""
    forms = {question.id: _form(question) for question in wanted(questions)}
    read: dict[str, Specimen] = {}
    problems: list[str] = []
    for form in FORMS:
        for file in sorted((folder / FOLDER / form).glob("*.yaml")):
            entries, wrong = read_list(file, folder)
            problems += wrong
            for number, entry in enumerate(entries, 1):
                place = f"{file.relative_to(folder)}: {entry.get('question', f'entry {number}')}"
                try:
                    specimen = Specimen.model_validate(entry)
                except ValidationError as problem:
                    problems += [f"{place}: {line}" for line in said_of(problem)]
                    continue
                problems += [f"{place}: question: {what}" for what in _misplaced(specimen, form, forms, read)]
                read.setdefault(specimen.question, specimen)
    return read, problems


def _misplaced(specimen: Specimen, form: str, forms: dict[str, str], read: dict[str, Specimen]) -> Iterator[str]:
    if specimen.question not in forms:
        yield "no such technical question or applied case"
    elif forms[specimen.question] != form:
        yield f"belongs into {FOLDER}/{forms[specimen.question]}"
    if specimen.question in read:
        yield "has a specimen already"


def missing_specimens(questions: Iterable[Question], specimens: dict[str, Specimen]) -> list[str]:
    """A line for every entry that cannot be tried, with the file in which its specimen is expected."""
    return [
        f"{FOLDER}/{_form(question)}/{question.topic}.yaml: {question.id}: question: has no specimen"
        for question in wanted(questions)
        if question.id not in specimens
    ]


def _form(question: Question) -> str:
    return "applied" if question.case else "technical"
