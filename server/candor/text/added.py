"""Whether a wording says more than what it was made of: a number or a name that is not in its source. Pure.

Crude on purpose: what is in doubt counts as added, and the wording that nobody doubts stands instead.
"""

import re

from candor.text.normalise import stem, words
from candor.text.spans import sentences

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][\w+#./'’-]*")
_SPELT = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "billion half third quarter twice double".split()
)
_OPENERS = frozenset(
    "A An And As At Before But By Can Could Did Do For From Go Had Have How If In Into It Its Let Let's Next No Of On "
    "One Or Read Say Show Start Take Tell That The Then There These They This Those To Try Walk Was What When Where "
    "Which While Who Why With Without You Your I I'd I'm".split()
)


def added(wording: str, source: str) -> list[str]:
    """Numbers and names of `wording` that `source` has not."""
    known = {stem(word) for word in words(source)}
    numbers = set(_NUMBER.findall(source))
    found = [number for number in _NUMBER.findall(wording) if number not in numbers]
    found += [word for word in words(wording) if word in _SPELT and stem(word) not in known]
    for span in sentences(wording):
        for match in _NAME.finditer(span.text):
            name = match.group().rstrip(".,'’")
            opens = match.start() == 0 or span.text[: match.start()].rstrip("\"“‘(").strip() == ""
            if name in _OPENERS or (opens and name.isalpha() and name[1:].islower()):
                continue
            if not {stem(word) for word in words(name)} <= known:
                found.append(name)
    return found
