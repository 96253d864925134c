"""`pitfall-exemplars/KIND.yaml`: lines after which a pitfall is heard, sentences that show it, near misses."""

from pathlib import Path
from typing import get_args

import yaml
from pydantic import ValidationError

from candor.interview.reading import PitfallKind
from candor.pitfalls.exemplars import PLAIN, Exemplars
from candor.text.plain_yaml import load_yaml

FOLDER = "pitfall-exemplars"
PARTS = {"asks", "shows", "near"}


def read_exemplars(folder: Path) -> tuple[list[Exemplars], list[str]]:
    """Of every kind that has a file, and what is wrong. A folder without any is no problem: pitfalls are then found by
    plain patterns alone."""
    read: list[Exemplars] = []
    problems: list[str] = []
    for file in sorted((folder / FOLDER).glob("*.yaml")):
        place = f"{FOLDER}/{file.name}"
        if file.stem not in {*get_args(PitfallKind), PLAIN}:
            problems.append(f"{place}: no such kind of pitfall")
            continue
        try:
            loaded = load_yaml(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            problems.append(f"{place}: {' '.join(str(problem).split())}")
            continue
        if not isinstance(loaded, dict) or set(loaded) - PARTS:
            problems.append(f"{place}: expected lists of sentences under asks, shows and near")
            continue
        try:
            read.append(Exemplars.model_validate({"id": file.stem, **loaded}))
        except ValidationError as problem:
            problems += [f"{place}: {'.'.join(map(str, wrong['loc']))}: {wrong['msg']}" for wrong in problem.errors()]
    return read, problems
