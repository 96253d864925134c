"""XML of strangers, as a stream: no document type, so no entities of its own; no depth without end; no tree in memory.
"""

from collections.abc import Callable
from xml.parsers import expat

from candor.errors import DocumentBroken
from candor.limits import MOST_DEPTH

Attributes = dict[str, str]


class Refused(DocumentBroken):
    """A document type or a depth that no word processor writes."""


def stream(
    data: bytes, start: Callable[[str, Attributes], None], end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Tell `start`, `end` and `text` what stands in `data`, names without their namespaces. Raises DocumentBroken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def started(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise Refused(f"its XML nests deeper than {MOST_DEPTH} elements")
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = started, ended, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise DocumentBroken("its XML is damaged or cut short") from None


def _refuse(*_: object) -> int:
    raise Refused("its XML declares a document type or entities, which Word never does")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
