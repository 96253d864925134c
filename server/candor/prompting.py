"""Prompt files as typed, versioned classes. A missing or extra name, or an input nobody gives, fails at start-up."""

import hashlib
import string
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from candor.errors import SettingsError
from candor.text.plain_yaml import load_yaml

Wordings = tuple[str, ...]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Loaded = TypeVar("Loaded", bound="Strict")


class Start(Strict):
    technical: Wordings
    project: Wordings
    behavioral: Wordings
    drill: Wordings


class PartWords(Strict):
    technical: Wordings
    project: Wordings
    behavioral: Wordings


class Bridge(Strict):
    answer: Wordings
    answer_with_phrase: Wordings
    skip: Wordings
    silence: Wordings
    dont_know: Wordings
    unclear: Wordings
    redo: Wordings
    after_intro: Wordings
    after_intro_plain: Wordings


class TakeUp(Strict):
    missing: Wordings
    beside: Wordings
    partly: Wordings
    plain: Wordings


class ProbeWords(Strict):
    misconception: Wordings
    claim: Wordings


class ClarifyWords(Strict):
    dont_know: Wordings
    too_short: Wordings
    too_short_plain: Wordings
    question_back: Wordings
    either_or: Wordings
    small_talk: Wordings
    off_topic: Wordings
    other_language: Wordings
    evasion: Wordings
    rambling: Wordings


class ReplyWords(Strict):
    practice: str
    from_note: Wordings
    note_silent: Wordings
    known: Wordings
    unknown: Wordings
    more: Wordings
    last: Wordings


class CloseWords(Strict):
    time: Wordings
    done: Wordings
    candidate: Wordings
    silence: Wordings


class CoachWords(Strict):
    landed: Wordings
    nothing_landed: Wordings
    no_reason: Wordings
    too_long: Wordings
    unmet: Wordings
    compared: Wordings
    complete: Wordings
    redo: Wordings
    read: Wordings


class OwnWords(Strict):
    """For questions that the candidate brought: nobody wrote hints or follow-ups for those."""

    follow_ups: Wordings
    hints: tuple[str, str, str]
    project: Wordings  # a walk through a project named in the résumé
    project_rephrase: Wordings


class DrawOutWords(Strict):
    """The one question about a story, by the part that is thin."""

    situation: Wordings
    task: Wordings
    action: Wordings
    result: Wordings
    reasoning: Wordings


class RehearsalWords(Strict):
    start: Wordings
    draw_out: DrawOutWords
    draw_out_plain: Wordings
    left_open: Wordings
    unread: Wordings
    again: Wordings
    again_plain: Wordings
    stands: Wordings
    close: Wordings


class Spoken(Strict):
    """Every wording of the embedded interviewer, with the file's name and hash."""

    INPUTS: ClassVar[frozenset[str]] = frozenset(
        "phrase question rephrased hint topic minutes reveals follow_up point before after of title fact "
        "project thin".split()
    )

    greet: Wordings
    start: Start
    part: PartWords
    part_again: PartWords
    bridge: Bridge
    take_up: TakeUp
    why: Wordings
    probe: ProbeWords
    clarify: ClarifyWords
    hint: dict[int, Wordings]
    no_more_hints: Wordings
    repeat: Wordings
    rephrase: Wordings
    nudge: Wordings
    code: Wordings
    invite: Wordings
    reply: ReplyWords
    close: CloseWords
    coach: CoachWords
    own: OwnWords
    rehearsal: RehearsalWords
    name: str = Field(exclude=True)


@dataclass(frozen=True)
class PromptFile:
    """A file of `prompts/` as read: `name` is what events carry (`spoken.v1@1a2b3c4d`)."""

    name: str
    text: str


def read_prompt(folder: Path, file: str) -> PromptFile:
    """Raises SettingsError, naming the file."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(f"prompts/{file}: {type(problem).__name__}") from None
    stem = file.rsplit(".", 1)[0]
    return PromptFile(name=f"{stem}@{hashlib.sha256(text.encode()).hexdigest()[:8]}", text=text)


def load_spoken(folder: Path, file: str = "spoken.v1.yaml") -> Spoken:
    """The embedded interviewer's wordings. Raises SettingsError, naming file and place."""
    spoken = load_typed(Spoken, folder, file)
    for wording in wordings(spoken.model_dump()):
        unknown = {field for _, field, _, _ in string.Formatter().parse(wording) if field} - Spoken.INPUTS
        if unknown:
            raise SettingsError(f"prompts/{file}: unknown input {sorted(unknown)} in {wording!r}")
    return spoken


@dataclass(frozen=True)
class Template:
    """A prompt with inputs in braces. `fill` takes exactly those that it has."""

    name: str
    text: str
    inputs: frozenset[str]

    def fill(self, **given: str) -> str:
        """Raises TypeError when an input is missing or too many."""
        if set(given) != self.inputs:
            raise TypeError(f"{self.name} takes {sorted(self.inputs)}, not {sorted(given)}")
        return self.text.format(**given)


def load_template(folder: Path, file: str, inputs: Iterable[str]) -> Template:
    """A prompt file whose inputs are exactly `inputs`. Raises SettingsError, naming the file and what is wrong."""
    prompt, wanted = read_prompt(folder, file), frozenset(inputs)
    try:
        found = {field for _, field, _, _ in string.Formatter().parse(prompt.text) if field is not None}
    except ValueError as problem:
        raise SettingsError(f"prompts/{file}: {problem}") from None
    if found != wanted:
        odd = ", ".join([*(f"unknown input {name!r}" for name in sorted(found - wanted)),
                         *(f"missing input {name!r}" for name in sorted(wanted - found))])  # fmt: skip
        raise SettingsError(f"prompts/{file}: {odd}")
    return Template(prompt.name, prompt.text, wanted)


def load_typed(kind: type[Loaded], folder: Path, file: str) -> Loaded:
    """A YAML file of `prompts/` as `kind`, which has a `name`. Raises SettingsError, naming file and place."""
    prompt = read_prompt(folder, file)
    try:
        return kind.model_validate({**load_yaml(prompt.text), "name": prompt.name})
    except yaml.YAMLError as problem:
        raise SettingsError(f"prompts/{file}: {' '.join(str(problem).split())}") from None
    except (ValidationError, TypeError) as problem:
        raise SettingsError(f"prompts/{file}: {problem}") from None


def wordings(tree: object) -> list[str]:
    """Every wording below a node."""
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, dict):
        return [found for branch in tree.values() for found in wordings(branch)]
    return [found for branch in tree for found in wordings(branch)] if isinstance(tree, (list, tuple)) else []
