"""The vocabulary of skills, `knowledge/skills.yaml`, read and checked; what finds them in a text is not here."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from candor.interview.background import Term
from candor.interview.topics import TITLES
from candor.text.plain_yaml import load_yaml

FILE = "skills.yaml"


def read_skills(folder: Path) -> tuple[list[Term], list[str]]:
    """The terms that can be read, and all that is wrong, as `skills.yaml: term: field: what`."""
    try:
        loaded = load_yaml((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        return [], [f"{FILE}: {' '.join(str(problem).split())}"]
    if not isinstance(loaded, list):
        return [], [f"{FILE}: expected a list of terms"]
    terms: list[Term] = []
    problems: list[str] = []
    for number, entry in enumerate(loaded, 1):
        name = str(entry.get("term", number)) if isinstance(entry, dict) else str(number)
        try:
            term = Term.model_validate(entry)
        except ValidationError as wrong:
            first = wrong.errors(include_url=False)[0]
            problems.append(f"{FILE}: {name}: {'.'.join(map(str, first['loc']))}: {first['msg']}")
            continue
        terms.append(term)
        problems += [f"{FILE}: {name}: topics: unknown topic {topic!r}" for topic in term.topics if topic not in TITLES]
        problems += [f"{FILE}: {name}: topics: names none"] if not term.topics else []
    return terms, [*problems, *_twice(terms)]


def _twice(terms: list[Term]) -> list[str]:
    owner: dict[str, str] = {}
    problems = []
    for term in terms:
        for name in {said.casefold() for said in (term.term, *term.aliases)}:
            if name in owner:
                problems.append(f"{FILE}: {term.term}: aliases: {name!r} stands at {owner[name]} already")
            owner[name] = term.term
    return problems
