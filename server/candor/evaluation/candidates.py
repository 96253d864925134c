"""Scripted candidates for `candor eval dialogue`: what each says to which question, and what is true of it.

Truth is written with the answer, by whoever wrote the answer: nothing here reads, scores or guesses.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError, field_validator

from candor.errors import DatasetError
from candor.interview.setup import Setup
from candor.interview.value import Value
from candor.text.plain_yaml import load_yaml

# How far a point was made: with its reason, as a bare statement, by half, not at all, or wrongly.
Made = Literal["said", "bare", "half", "missing", "wrong"]
ASKED_FOR = ("why", "claim", "clarify")
OPEN: tuple[Made, ...] = ("half", "missing", "wrong")
# What kind of answer it was, where it was not a plain one.
Manner = Literal["plain", "dont_know", "short", "evasive", "rambling", "off_topic", "question_back", "hostile"]


class Point(Value):
    """`within` are the candidate's words for the point, where a follow-up may rest on them."""

    made: Made
    within: str = ""


class Said(Value):
    """One thing that a candidate says; empty words are silence. `wrong` and `unbacked` quote the words themselves:
    misconceptions by id, and claims of their own that nothing stands behind. `backs`: gives what a claim rests on."""

    says: str = ""
    points: dict[str, Point] = Field(default_factory=dict)
    wrong: dict[str, str] = Field(default_factory=dict)
    unbacked: tuple[str, ...] = ()
    manner: Manner = "plain"
    backs: bool = False

    @field_validator("points", mode="before")
    @classmethod
    def _levels_alone(cls, given: Any) -> Any:
        """`some-point: half` is short for `some-point: {made: half}`."""
        if not isinstance(given, dict):
            return given
        return {point: {"made": told} if isinstance(told, str) else told for point, told in given.items()}

    @property
    def marked(self) -> list[str]:
        """All words of it that truth is told of."""
        return [*(p.within for p in self.points.values() if p.within), *self.wrong.values(), *self.unbacked]


class Scripted(Said):
    """The answer to one question, and what comes when it is gone back to: by key point, by misconception, or by what
    is asked for (`why`, `claim`, `clarify`). A reply of words alone gives what it was asked for."""

    when_asked: dict[str, Said] = Field(default_factory=dict)

    @field_validator("when_asked", mode="before")
    @classmethod
    def _words_alone(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {about: _given(about, told) if isinstance(told, str) else told for about, told in given.items()}


def _given(about: str, words: str) -> dict[str, Any]:
    if about == "claim":
        return {"says": words, "backs": True}
    return {"says": words} if about in ASKED_FOR else {"says": words, "points": {about: "said"}}


class OwnQuestion(Value):
    """A question of the candidate's. `entry` is the guide's entry that it asks for; None: it knows none."""

    asks: str
    entry: str | None = None


class Played(Value):
    """One interview of a candidate's: the questions it puts first, in their order."""

    id: str
    setup: Setup
    asks: tuple[str, ...] = Field(min_length=1)


class Candidate(Value):
    """`pace` is in words a minute; `thinks` are seconds before each answer. `otherwise` is said in turn where nothing
    was written for what is asked."""

    who: str
    about: str
    pace: int = Field(default=130, gt=0)
    thinks: int = Field(default=0, ge=0)
    introduction: str = ""
    interviews: tuple[Played, ...] = Field(min_length=1)
    answers: dict[str, Scripted]
    otherwise: tuple[Said, ...] = Field(min_length=1)
    own_questions: tuple[OwnQuestion, ...] = ()
    ends_with: str


def read_candidates(folder: Path) -> list[Candidate]:
    """Every `*.yaml` of the folder, by name. Raises DatasetError, OSError."""
    found = [_read(file) for file in _files(folder)]
    ids = [played.id for candidate in found for played in candidate.interviews]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise DatasetError(f"{folder.name}: the interview {twice[0]!r} stands twice")
    return found


def folder_hash(folder: Path) -> str:
    """SHA-256 of all candidates, names and bytes, in hex. Raises DatasetError, OSError."""
    told = hashlib.sha256()
    for file in _files(folder):
        told.update(f"{file.name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise DatasetError(f"{folder.name}: no candidate in it (*.yaml)")
    return files


def _read(file: Path) -> Candidate:
    try:
        found = Candidate.model_validate(load_yaml(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise DatasetError(f"{file.name}: {' '.join(str(problem).split())}") from None
    except ValidationError as problem:
        wrong = problem.errors(include_url=False, include_context=False)[0]
        raise DatasetError(f"{file.name}: {'.'.join(map(str, wrong['loc']))}: {wrong['msg']}") from None
    for question, scripted in found.answers.items():
        for said in (scripted, *scripted.when_asked.values()):
            _stands(f"{file.name}: {question}", said)
    for played in found.interviews:
        unwritten = [question for question in played.asks if question not in found.answers]
        if unwritten:
            raise DatasetError(f"{file.name}: {played.id}: no answer to {unwritten[0]}")
    return found


def _stands(place: str, said: Said) -> None:
    """Truth is told of words that were said."""
    missing = next((words for words in said.marked if words not in said.says), None)
    if missing is not None:
        raise DatasetError(f"{place}: {missing!r} is not in what is said")


def points_named(candidates: Sequence[Candidate]) -> dict[str, set[str]]:
    """By question: the ids of all points that any truth names, for whoever checks them against the bank."""
    named: dict[str, set[str]] = {}
    for candidate in candidates:
        for question, scripted in candidate.answers.items():
            for said in (scripted, *scripted.when_asked.values()):
                named.setdefault(question, set()).update(said.points)
    return named
