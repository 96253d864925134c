"""An answer cut into clauses, each with who is its subject. What is claimed in one is read elsewhere."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from candor.claims.amounts import NUMBER
from candor.text.normalise import stem, words
from candor.text.spans import Span, is_code, sentences, span_of

Subject = Literal["I", "we", "other", "none"]
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": ";", "“": '"', "”": '"', "\n": " "})
_STARTS = (
    r"(?:I|we|my|our|it|they|he|she|there|this|that|then|the|a|an|nobody|no one|everybody|in|on|at|one|both)(?:'\w+)?\b"
)
_BOUNDARY = re.compile(
    r"\s*[;:]\s+|\s+-\s+"
    r"|,?\s+(?:and|but|so|because|since|while|whereas|although|though|until|when|after|before|as)\s+"
    rf"(?={_STARTS}|[A-Z][a-z]+\s[a-z]+ed\b)"
    r"|,\s+(?:and|but|so|because|since|while|whereas|although|though|which|where|who)\s+"
    r"|,\s+(?=(?:I|we|it|they|he|she)(?:'\w+)?\s)|\s+which\s(?=(?:is|was|made|meant|gave|saved|cut)\b)",
)
_SINCE_WHEN = re.compile(r"\bsince\s(?:(?:19|20)\d\d|then|[A-Z]|last|the (?:start|beginning))|\bas (?:a|an|the)\b")
_LOOK = re.compile(r"\blook(?:s|ed|ing)?$")  # `look after` is one verb
_FIRST = re.compile(r"\b(?:I|i)(?:'(?:ve|m|d|ll))?\b|\bit was (?:only |just )?me\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we)(?:'(?:ve|re|d|ll))?\b", re.IGNORECASE)
_OTHER = re.compile(
    r"^\W*(?:(?:and|but|so|because|then)\s)?(?:he|she|they|you|somebody|someone|people|it|this|"
    r"that)\b",
    re.I,
)
_NOUN = re.compile(
    r"^\W*(?:(?:and|but|so|because|then)\s)?(?:the|a|an|my|our|his|her|their|each|"
    r"every)\s",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?!(?i:{NUMBER}|about|around|over|roughly)\b)[A-Z][a-z]+\s(?!of\b)[a-z]+(?:ed|s)\b")
_RELATIVE = re.compile(r"\b(?:who|which|whose)\s+$")
_QUOTED = re.compile(r'"[^"]{3,}"')


@dataclass(frozen=True, eq=False)  # one object for one clause, so that what was read of it is found at once
class Clause:
    """`text` is `answer[start:end]` with plain quotes; `sentence` the whole sentence; `before`, `after` its
    neighbours' words. `story` tells apart what may be of different projects: equal is the same."""

    turn: int
    start: int
    end: int
    text: str
    sentence: str
    before: str
    after: str
    subject: Subject
    first: bool  # of its sentence
    asked: bool  # it is a question
    story: int = 0
    stems: frozenset[str] = field(default_factory=frozenset)
    low: str = ""  # the sentence in small letters

    def has(self, *bits: str) -> bool:
        """Whether the sentence holds any of these, in small letters: asked before a costly pattern is."""
        return any(bit in self.low for bit in bits)

    @property
    def near(self) -> str:
        """The sentence with its neighbours."""
        return f"{self.before} {self.sentence} {self.after}"


@lru_cache(maxsize=512)
def clauses(turn: int, text: str, story: int = 0) -> tuple[Clause, ...]:
    """Every clause of an answer, in order; code is left out."""
    plain = text.translate(_PLAIN)
    whole = [span for span in sentences(text) if not is_code(span)]
    told = [plain[span.start : span.end] for span in whole]
    found: list[Clause] = []
    for place, span in enumerate(whole):
        before = told[place - 1] if place else ""
        after = told[place + 1] if place + 1 < len(told) else ""
        subject: Subject = "none"
        for nth, part in enumerate(_parts(plain, span)):
            relative = _RELATIVE.search(plain[max(part.start - 9, 0) : part.start])
            if plain[max(part.start - 2, 0) : part.start].strip() == ":":
                subject = "none"  # what follows a colon begins anew
            subject = _subject(part.text, "other" if relative else subject)
            found.append(Clause(
                turn, part.start, part.end, part.text, told[place], before, after, subject, nth == 0,
                told[place].rstrip().endswith("?"), story, content(part.text), told[place].casefold(),
            ))  # fmt: skip
    return tuple(found)


def content(text: str) -> frozenset[str]:
    """Roots of the words that say what a clause is about; small words and numbers are none."""
    return frozenset(stem(word) for word in words(text) if word not in EMPTY and not word[0].isdigit())


def _parts(plain: str, span: Span) -> list[Span]:
    """The sentence at its inner boundaries, without the words that join; nothing below two words stands alone."""
    start, ends = span.start, []
    for found in _BOUNDARY.finditer(plain, span.start, span.end):
        if _LOOK.search(plain, max(found.start() - 8, 0), found.start()) or _SINCE_WHEN.search(
            found[0] + plain[found.end() : found.end() + 16]
        ):
            continue
        if len(plain[start : found.start()].split()) >= 2 and len(plain[found.end() : span.end].split()) >= 2:
            ends.append((start, found.start()))
            start = found.end()
    cut = [_trimmed(plain, *stretch) for stretch in (*ends, (start, span.end))]
    return [part for part in cut if part]


def _trimmed(plain: str, start: int, end: int) -> Span | None:
    while end > start and plain[end - 1] in " .,;:!?":
        end -= 1
    return span_of(plain, start, end)


def _subject(text: str, inherited: Subject) -> Subject:
    unquoted = _QUOTED.sub("", text)
    if _FIRST.search(unquoted):
        return "I"
    if _WE.search(unquoted):
        return "we"
    if _OTHER.match(unquoted) or _NOUN.match(unquoted) or _NAMED.match(unquoted):
        return "other"
    return inherited


EMPTY = frozenset(
    """a about above across actually after again all almost already also altogether although always am an and another
    any anybody anyone anything are aren't around as at away back basically be because been before being between
    both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during each
    either else even ever every everything few first for from full fully further get getting gets getting give
    given go goes going gone got had hadn't half has hasn't have haven't having he he's her here him himself his
    how i i'd i'll i'm i've if in into is isn't it it's its itself just kind last later least let like lot made
    make many may maybe me mean might more most mostly much must my myself nearly never new next no nobody nor
    not nothing now of off often ok on once one only onto or other our out over own part per perhaps pretty
    quite rather really same say she should since so some somebody something soon sort still such than that
    that's the their them then there there's these they thing things this those though three through till to
    today together too toward towards two under until up upon us use used using usually very was wasn't way we
    we'd we'll we're we've well went were weren't what when where whether which while who whole whom whose why
    will with within without won't would wouldn't yeah yes yet you your yourself four five six seven eight nine
    ten eleven twelve twenty thirty forty fifty hundred thousand million billion dozen percent year years month
    months week weeks day days hour hours minute minutes second seconds ago time times
    """.split()
)
