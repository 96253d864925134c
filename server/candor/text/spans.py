"""Where an answer's sentences, clauses and code stand, in code points. Offsets only: what they mean is read elsewhere.

`sentences` are what a person would call sentences; `atoms` cut the long ones so that each is worth one vector, and
together hold every word once; `pieces` are all the spans that can serve as evidence, each made of whole atoms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from candor.text.blocks import Block, blocks

LONGEST_SENTENCE = 45  # words; beyond it speech without punctuation is cut
LONGEST_ATOM = 24
MOST_ATOMS = 120
MOST_PIECES = 200
WINDOW_WORDS = 48  # two neighbouring sentences no longer than this together may make a point

_TOKEN = re.compile(r"\S+")
_STOP = re.compile(r"[.!?…。！？]+[\"'”’)\]»]*(?=\s|$)|[。！？]+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|fig|eq|no|nr|dr|mr|mrs|ms|prof|st|al|ca|dept|est|min|max|avg|a\.k\.a"
    r"|u\.s|ph\.d|jr|sr|inc|ltd|co)|(?:^|\s)[A-Za-z])\.$",
    re.IGNORECASE,
)
_CONNECTIVES = frozenset(
    "and but so because then or which while whereas although though since if when also however therefore plus".split()
)
_GOVERNS = frozenset("on in of for to by with from at about under into know knew say says see".split())


@dataclass(frozen=True)
class Span:
    """`text == whole[start:end]` in code points of the text it was cut from."""

    start: int
    end: int
    text: str


def span_of(whole: str, start: int, end: int) -> Span | None:
    """The span without the white space around it; None when nothing is left."""
    while start < end and whole[start].isspace():
        start += 1
    while end > start and whole[end - 1].isspace():
        end -= 1
    return Span(start, end, whole[start:end]) if end > start else None


def is_code(span: Span) -> bool:
    """Whether the span is a block of code rather than speech."""
    if "\n" not in span.text and not span.text[:1].isspace() and span.text[:3] not in ("```", "~~~"):
        return False  # one line is code by its indentation or a fence alone; asked of every sentence many times
    found = blocks(span.text)
    return bool(found) and all(block.code for block in found)


def count_words(text: str) -> int:
    """White-space separated tokens that hold a letter or digit."""
    return sum(1 for token in text.split() if any(sign.isalnum() for sign in token))


def sentences(text: str) -> tuple[Span, ...]:
    """Every sentence, list line and code block, in order, without overlap."""
    found: list[Span] = []
    for block in blocks(text):
        if block.code:
            span = span_of(text, block.start, block.end)
            found += [span] if span else []
        else:
            for start, end in _stops(text, block):
                found += _cut_run_on(text, start, end)
    return tuple(found)


def atoms(text: str) -> tuple[Span, ...]:
    """Disjoint spans worth one vector each: sentences, the long ones cut at clauses. At most MOST_ATOMS."""
    found: list[Span] = []
    for sentence in sentences(text):
        found += [sentence] if is_code(sentence) else clauses(text, sentence)
    while len(found) > MOST_ATOMS:  # a very long answer is read more coarsely, not in part
        found = [_joined(text, found[i : i + 2]) for i in range(0, len(found), 2)]
    return tuple(found)


def clauses(text: str, sentence: Span) -> list[Span]:
    """The sentence cut at its inner punctuation and connectives into parts of six words or more."""
    if count_words(sentence.text) <= LONGEST_ATOM:
        return [sentence]
    tokens = [(m.start() + sentence.start, m.end() + sentence.start) for m in _TOKEN.finditer(sentence.text)]
    cuts, last = [0], 0
    for i in range(1, len(tokens)):
        if i - last >= 6 and len(tokens) - i >= 6 and _may_cut(text, tokens, i, eager=i - last >= 14):
            cuts.append(i)
            last = i
    ends = [*cuts[1:], len(tokens)]
    return [s for a, b in zip(cuts, ends, strict=True) if (s := span_of(text, tokens[a][0], tokens[b - 1][1]))]


def pieces(text: str) -> tuple[Span, ...]:
    """Sentences, then their clauses, then windows of two sentences: what can carry a point. At most MOST_PIECES."""
    cut = atoms(text)
    whole = [s for s in sentences(text) if any(s.start <= a.start and a.end <= s.end for a in cut)]
    found = dict.fromkeys((*whole, *cut))
    for first, second in pairwise(whole):
        if is_code(first) or is_code(second):
            continue
        if count_words(first.text) + count_words(second.text) <= WINDOW_WORDS:
            found[_joined(text, [first, second])] = None
    return tuple(found)[:MOST_PIECES]


def _joined(text: str, run: list[Span]) -> Span:
    return Span(run[0].start, run[-1].end, text[run[0].start : run[-1].end])


def _stops(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Ranges between the full stops of a block of prose."""
    start = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if _ends_sentence(text, start, match, block.end):
            yield start, match.end()
            start = match.end()
    if start < block.end:
        yield start, block.end


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    following = text[match.end() : min(match.end() + 3, limit)].lstrip()
    mark = match.group()
    if mark.startswith(("..", "…")):  # hesitation, unless a new sentence visibly begins
        return not following[:1].islower()
    if mark[0] != "." or not following:
        return True
    before = text[max(start, match.start() - 12) : match.start() + 1]
    if re.fullmatch(r"\W*\d{1,2}\.", text[start : match.end()].strip()):
        return False  # the number of a list item
    return not (_ABBREVIATED.search(before) and not re.search(r"\betc\.$", before))


def _cut_run_on(text: str, start: int, end: int) -> list[Span]:
    """One sentence, or several when it runs on for longer than anybody speaks in one breath."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    if len(tokens) <= LONGEST_SENTENCE:
        span = span_of(text, start, end)
        return [span] if span else []
    cuts, last = [0], 0
    for i in range(1, len(tokens)):
        length = i - last
        if len(tokens) - i < 10:
            break
        if (length >= 25 and _may_cut(text, tokens, i, eager=True)) or length >= 40:
            cuts.append(i)
            last = i
    ends = [*cuts[1:], len(tokens)]
    return [s for a, b in zip(cuts, ends, strict=True) if (s := span_of(text, tokens[a][0], tokens[b - 1][1]))]


def _may_cut(text: str, tokens: list[tuple[int, int]], i: int, eager: bool) -> bool:
    """Whether a clause can begin at token `i`: after ; : or a dash, at a connective after a comma; eager: either."""
    before = text[tokens[i - 1][0] : tokens[i - 1][1]]
    word = text[tokens[i][0] : tokens[i][1]].casefold().strip(",")
    if before[-1] in ";:—–" or word in {"—", "–", "-"}:
        return True
    if before.casefold() in _GOVERNS or (before[:1].isdigit() and before[-1] == "," and word[:1].isdigit()):
        return False  # "on which meadow" is one phrase, and "25, 50 and 100" one list
    connective, comma = word in _CONNECTIVES, before[-1] == ","
    return (connective or comma) if eager else (connective and comma)
