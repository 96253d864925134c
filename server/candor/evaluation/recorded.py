"""Marks of a language model kept in one file, to be read again where that model cannot be asked: JSON Lines, the first
line who marked (`model`, `prompt`), then a paper's key and what was marked in it.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from candor.errors import DatasetError, EngineUnavailable
from candor.interview.fold import MODEL
from candor.interview.reading import EngineStamp
from candor.interview.verdicts import Marks
from candor.ports import Paper, Used


@dataclass
class Recording:
    """A `candor.ports.MarkStore`, and a `Grader` that knows what has been recorded and nothing else."""

    file: Path
    stamp: EngineStamp
    host: str = "a recording"
    known: dict[str, Marks] = field(default_factory=dict)

    async def marks(self, owner: str, key: str) -> Marks | None:
        return self.known.get(key)

    async def keep(self, owner: str, interview: str, key: str, marks: Marks) -> None:
        self.known[key] = marks
        with self.file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"paper": key, "marks": marks.model_dump(mode="json")}, ensure_ascii=False) + "\n")

    async def mark(self, paper: Paper, used: list[Used]) -> Marks:
        """Raises EngineUnavailable: what is asked for here was not recorded."""
        raise EngineUnavailable("these marks were not recorded")


def opened(file: Path, by: EngineStamp | None) -> Recording:
    """The recording of `file`, begun for `by` where there is none. Raises DatasetError, naming the line, when it is
    none, was made by another model or prompt, or is not there and there is nobody to begin it."""
    if not file.exists():
        if by is None:
            raise DatasetError(f"{file.name}: no such recording, and no model is set to make one")
        file.write_text(json.dumps({"model": by.model, "prompt": by.prompt}) + "\n", encoding="utf-8")
    head, *lines = file.read_text(encoding="utf-8").splitlines() or [""]
    try:
        told = json.loads(head)
        stamp = EngineStamp(engine=MODEL, model=told["model"], version="recorded", prompt=told["prompt"])
    except (ValueError, KeyError, TypeError):
        raise DatasetError(f"{file.name}:1: expected the model and the prompt that marked") from None
    if by is not None and (by.model, by.prompt) != (stamp.model, stamp.prompt):
        made_by = f"recorded of {stamp.model} with {stamp.prompt}"
        raise DatasetError(f"{file.name}:1: {made_by}, not of {by.model} with {by.prompt}")
    return Recording(file, stamp, known=dict(_line(file, n, line) for n, line in enumerate(lines, start=2)))


def _line(file: Path, number: int, line: str) -> tuple[str, Marks]:
    try:
        told = json.loads(line)
        return str(told["paper"]), Marks.model_validate(told["marks"])
    except (ValueError, KeyError, TypeError, ValidationError):
        raise DatasetError(f"{file.name}:{number}: expected a paper and its marks") from None
