"""A report's lines in a language model's words, as far as these say no more than the line itself. Pure.

A wording is kept by the very text that it was made for: where a dispute or a later grade changes the line, the line
stands as code has built it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from candor.report.model import NextStep, SummaryLine
from candor.text.added import added
from candor.text.normalise import clean
from candor.text.spans import count_words, sentences

LONGEST = 1.5  # times the line's own words, and MORE besides
MORE = 8
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_NOT = re.compile(r"\b(?:not|no|none|nothing|never|nobody|without|missing|only)\b|n['’]t\b", re.IGNORECASE)


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fitting(wording: str, text: str, quote: str = "") -> str | None:
    """What of a wording may stand in the place of `text`: sentences with a number, a name or a quotation that is not in
    it are dropped. None when nothing is left, when it runs on, or when what was denied no longer is."""
    source = f"{text} {quote}"
    kept = " ".join(span.text for span in sentences(" ".join(wording.split())) if _holds(span.text, source))
    if not kept or "!" in kept or count_words(kept) > LONGEST * count_words(text) + MORE:
        return None
    if bool(_NOT.search(_bare(kept))) != bool(_NOT.search(_bare(text))):
        return None
    return kept


def _holds(sentence: str, source: str) -> bool:
    quoted = [first or second for first, second in _QUOTED.findall(sentence)]
    return not added(_bare(sentence), source) and all(clean(words).strip(" .,…") in clean(source) for words in quoted)


def _bare(text: str) -> str:
    """Without what stands in quotation marks."""
    return _QUOTED.sub("“”", text)


def worded_lines(lines: Iterable[SummaryLine], words: Mapping[str, str]) -> tuple[SummaryLine, ...]:
    """The lines, each in the words that were found for it."""
    found = ((line, words.get(key_of(line.text))) for line in lines)
    return tuple(line.model_copy(update={"text": said, "built": line.text}) if said else line for line, said in found)


def worded_steps(steps: Iterable[NextStep], words: Mapping[str, str]) -> tuple[NextStep, ...]:
    """The steps, each with its reason in the words that were found for it."""
    found = ((step, words.get(key_of(step.reason))) for step in steps)
    return tuple(
        step.model_copy(update={"reason": said, "built": step.reason}) if said else step for step, said in found
    )
