"""One exchange as the detectors see it: both lines, the reply's sentences, and how near each is to what was asked."""

import re
from dataclasses import dataclass
from functools import cached_property

from candor.interview.reading import PitfallKind
from candor.interview.setup import Part
from candor.pitfalls.patterns import count, plain
from candor.text.spans import Span, atoms, count_words, sentences, span_of
from candor.text.vectors import FloatArray, Vectors, stacked


@dataclass(frozen=True)
class Found:
    """A pitfall and the shortest stretch that shows it; `strength` 0..1."""

    kind: PitfallKind
    span: Span
    strength: float = 1.0


@dataclass(frozen=True)
class Exchange:
    """`rows[i]` is the vector of atom i, `asked` that of the interviewer's line, `near[i]` their cosine; None without
    vectors, and `asked` and `near` also when the interviewer said nothing."""

    said: str
    answer: str
    part: Part
    sentences: tuple[Span, ...]
    atoms: tuple[Span, ...]
    near: FloatArray | None
    rows: FloatArray | None
    asked: FloatArray | None
    words: int

    @classmethod
    def of(cls, said: str, answer: str, part: Part, vectors: Vectors | None) -> "Exchange":
        cut = atoms(answer)
        near = rows = asked = None
        if vectors is not None and cut:
            rows = stacked([a.text for a in cut], vectors)
            if said:
                asked = stacked([said], vectors)[0]
                near = rows @ asked
        return cls(said, answer, part, sentences(answer), cut, near, rows, asked, count_words(answer))

    @cached_property
    def plain(self) -> str:
        """The reply as patterns are searched in it; offsets are the same."""
        return plain(self.answer)

    @cached_property
    def plain_said(self) -> str:
        return plain(self.said)

    @cached_property
    def plain_sentences(self) -> tuple[str, ...]:
        return tuple(plain(sentence.text) for sentence in self.sentences)

    @cached_property
    def _counted(self) -> dict[re.Pattern[str], int]:
        return {}

    def times(self, pattern: re.Pattern[str], most: int = 3) -> int:
        """How often the pattern stands in the reply, at most `most` (and never above 20)."""
        if pattern not in self._counted:
            self._counted[pattern] = count(pattern, self.plain, 20)
        return min(self._counted[pattern], most)

    def asks(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.plain_said))

    def found(self, kind: PitfallKind, start: int, end: int, strength: float = 1.0) -> Found | None:
        """A finding over `answer[start:end]`, without the punctuation at its ends."""
        while end > start and self.answer[end - 1] in " \t\n.,;:!?":
            end -= 1
        while start < end and self.answer[start] in " \t\n,;:.":
            start += 1
        span = span_of(self.answer, start, end)
        return Found(kind, span, strength) if span else None

    def clause_around(self, match: re.Match[str], offset: int = 0) -> tuple[int, int]:
        """The clause of a sentence in which a match stands, whole."""
        start, end = match.start() + offset, match.end() + offset
        sentence = next((s for s in self.sentences if s.start <= start < s.end), None)
        if sentence is None:
            return start, end
        left = max((self.answer.rfind(mark, sentence.start, start) for mark in ";:"), default=-1)
        right = min((p for mark in ";" if (p := self.answer.find(mark, end, sentence.end)) >= 0), default=sentence.end)
        return (left + 1 if left >= 0 else sentence.start), right
