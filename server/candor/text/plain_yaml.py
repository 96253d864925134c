"""YAML as data: the safe loader, in C where it is there (ten times as fast on the bank)."""

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """The document. Raises yaml.YAMLError, which names line and column."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - the safe loader
