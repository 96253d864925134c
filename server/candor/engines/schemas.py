"""Schemas as endpoints want them: strict ones for constrained decoding, words for those that know only JSON. Pure."""

import json
from typing import Any

from pydantic import BaseModel

UNUSED = ("title", "default")


def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema in which every field is required and no other is allowed, as strict modes ask for."""
    made: dict[str, Any] = _strict(schema.model_json_schema())
    return made


def _strict(node: Any, named: bool = False) -> Any:
    """`named`: the node's keys are names of fields or definitions, not keywords."""
    if isinstance(node, list):
        return [_strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _strict(value, key in ("properties", "$defs") and not named)
        for key, value in node.items() if named or key not in UNUSED
    }  # fmt: skip
    if not named and "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def in_words(schema: type[BaseModel]) -> str:
    told = json.dumps(strict_schema(schema))
    return f"Answer with one JSON object and nothing else. It has to fit this JSON Schema:\n{told}"
