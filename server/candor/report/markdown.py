"""The report as Markdown: one template in which every expression is escaped, so that no word that was said can become
a heading, a link or a tag. Code is kept as it is, inside a fence longer than any in it.
"""

import re
from collections.abc import Mapping

from jinja2 import Environment

from candor.report.model import ToldStory
from candor.report.rehearsal import marked_text
from candor.report.view import plain_pieces

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_LINE_START = re.compile(r"^([^\S\n]*)([#+=-]+|\d{1,9}[.)])(?=\s|$)", re.MULTILINE)
_ADDRESS = re.compile(r"(:(?=//)|@|(?<=\bwww)\.)", re.IGNORECASE)  # what some readers turn into links by themselves
_PARAGRAPH = re.compile(r"(?:\\\n){2,}")
_TICKS = re.compile(r"`+")


class Ready(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escaped(text: str) -> str:
    """`text` as words: nothing in it is Markdown any more."""
    inline = _ADDRESS.sub(r"\\\1", _MARKUP.sub(r"\\\1", text))
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", inline)


def spoken(text: str, indent: str = "> ") -> Ready:
    """Said words as a block quote: line breaks kept, code fenced."""
    blocks = []
    for piece in plain_pieces(text):
        words = "".join(run.text for run in piece.runs)
        if piece.code:
            longest = max((len(run) for run in _TICKS.findall(words)), default=0)
            fence = "`" * max(3, longest + 1)
            blocks.append(f"{fence}\n{words}\n{fence}")
        else:
            lines = [escaped(line.strip()) for line in words.strip().split("\n")]
            blocks.append(_PARAGRAPH.sub("\n\n", "\\\n".join(lines)))
    whole = "\n\n".join(block for block in blocks if block.strip())
    return Ready("\n".join(f"{indent}{line}".rstrip() for line in whole.split("\n")))


def quoted(text: str) -> Ready:
    """The candidate's words inside a sentence, on one line."""
    return Ready(f"“{escaped(' '.join(text.split()))}”")


def marked_story(telling: ToldStory) -> Ready:
    """A telling as said words, with the names of its parts."""
    return spoken(marked_text(telling))


def raw(text: str) -> Ready:
    """The guide's own Markdown, as it is."""
    return Ready(text.strip())


def beneath(text: str) -> Ready:
    """The guide's own Markdown, as part of a list item."""
    return Ready("\n".join(f"  {line}".rstrip() for line in text.strip().split("\n")))


def markdown_text(environment: Environment, context: Mapping[str, object]) -> str:
    """The report's Markdown. `environment` gives loader and filters; escaping is replaced by Markdown's."""
    plain = environment.overlay(autoescape=False, finalize=_finished)
    own = {"beneath": beneath, "marked_story": marked_story, "quoted": quoted, "raw": raw, "spoken": spoken}
    plain.filters = {**environment.filters, **own}
    text = plain.get_template("report.md.j2").render(**context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _finished(value: object) -> object:
    return value if isinstance(value, Ready) or not isinstance(value, str) else escaped(value)
