"""Which quotes of a model's marks count, and what of the marks stands without the others. Pure; adds nothing up.

A quote counts when its words stand in the answer, are enough to say something, are the candidate's own and said for
the first time, are not said to whoever grades, carry no other criterion of the same score, and are about the criterion.
A verdict whose quote does not count is no better than missed. How an answer is delivered shows in any of its words, so
that quotes for that may share them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from candor import bands
from candor.interview.claims import Claim
from candor.interview.question import Question
from candor.interview.reading import Flag, PointLevel, PointReading, Quote, ReasoningMove
from candor.interview.verdicts import Fell, Mark, Marks, Verdict, Verdicts, WrongStatement
from candor.scoring import cues
from candor.scoring.aimed import read_of
from candor.scoring.prepared import Prepared, prepare
from candor.scoring.sheet import ANSWERED, MOVES, POINT, Criterion
from candor.scoring.thread import WORTH
from candor.text.normalise import stems
from candor.text.placed import Placed, placed, words_of
from candor.text.spans import Span, count_words
from candor.text.vectors import Vectors

DELIVERY = "communication"
_RANK: dict[PointLevel, int] = {"met": 0, "partly": 1, "contradicted": 2, "missed": 3}


@dataclass(frozen=True)
class Answer:
    """An answer as evidence is looked for in it: `read` is what counts of it, `asked` what the candidate could have
    copied, `subject` what it should be about (nothing, where a story may be about anything)."""

    turn: int
    read: Prepared
    found: Placed
    whole: Placed
    asked: Placed
    roots_asked: frozenset[str]
    subject: tuple[str, ...]


def answer_of(turn: int, text: str, question: Question | None, said: str, earlier: Sequence[str]) -> Answer:
    """`said` is the interviewer's line, `earlier` the candidate's answers before this one."""
    kept = read_of(text)
    asked = [said, question.asks, question.rephrase] if question else [said]
    told = question is not None and question.kind != "behavioral"
    subject = (question.asks, *(way for point in question.key_points for way in point.wordings)) if question else ()
    return Answer(
        turn, prepare(turn, kept, asked, earlier, None), placed(kept.text), placed(text), placed("\n".join(asked)),
        frozenset().union(*(stems(line) for line in asked)), subject if told else (),
    )  # fmt: skip


def texts_to_embed(marks: Marks, answer: Answer, sheet: Sequence[Criterion]) -> list[str]:
    """What `verdicts` wants vectors of, to tell whether a quote is about its criterion."""
    quotes = [mark.quote for mark in marks.criteria if mark.quote.strip()]
    if not quotes:
        return []
    told = [*quotes, *(span.text for span in answer.read.sentences)]
    return list(dict.fromkeys([*told, *answer.subject, *(way for one in sheet for way in one.wordings)]))


def verdicts(
    marks: Marks, answer: Answer, sheet: Sequence[Criterion], question: Question | None, vectors: Vectors | None = None
) -> Verdicts:
    """What stands. Every criterion of the sheet has exactly one verdict; one that the model left out was missed."""
    judged = _Judging(answer, {one.id: one for one in sheet}, question, vectors)
    given = {mark.criterion: mark for mark in reversed(marks.criteria)}  # of two for one criterion the first
    in_order = sorted((one for one in sheet if one.id in given), key=lambda one: _RANK[given[one.id].level])
    told = {one.id: judged.verdict(given[one.id]) for one in in_order}  # the best first: it has first call on words
    criteria = tuple(told.get(one.id) or Verdict(criterion=one.id, level="missed") for one in sheet)
    wrong = [(mark, judged.quote(mark.quote)) for mark in marks.wrong]
    stated = [WrongStatement(evidence=q, reason=mark.reason) for mark, q in wrong if q]
    pitfalls = [(mark, judged.quote(mark.quote, least=1)) for mark in marks.pitfalls]
    claims = [(mark, judged.quote(mark.quote, least=1)) for mark in marks.claims]
    quoted = [mark.quote for mark in given.values() if mark.level != "missed" and mark.criterion in told]
    return Verdicts(
        criteria=criteria, points=_points(criteria, sheet, question), moves=_moves(criteria),
        wrong=tuple({one.evidence.start: one for one in (*judged.others, *stated)}.values()),
        flags=_once([Flag(kind=mark.kind, evidence=q) for mark, q in pitfalls if q]),
        claims=tuple({q.start: Claim(kind=mark.kind, evidence=q) for mark, q in claims if q}.values()),
        words=count_words(answer.read.text),
        quotes=len(quoted) + len(wrong) + len(pitfalls) + len(claims),
        stood=sum(bool(v.evidence or (v.said and not v.fell)) for v in criteria)
        + sum(q is not None for _, q in [*wrong, *pitfalls, *claims]),
    )  # fmt: skip


def _once(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """One of each kind, the first."""
    return tuple({flag.kind: flag for flag in reversed(flags)}.values())[::-1]


class _Judging:
    """The marks of one answer, held against its words one after the other."""

    def __init__(
        self, answer: Answer, sheet: dict[str, Criterion], question: Question | None, vectors: Vectors | None
    ) -> None:
        self._answer, self._sheet, self._vectors = answer, sheet, vectors
        self._wrong = {wrong.id for wrong in question.misconceptions} if question else set()
        self._used: dict[str, list[Span]] = {}
        self.others: list[WrongStatement] = []  # what speaks against a point in a way that nobody wrote down

    def quote(self, words: str, least: int = bands.EVIDENCE_WORDS) -> Quote | None:
        """The words as they stand in the answer; None when they do not count for anything."""
        found = self._find(words, least)
        return self._answer.read.quote(found) if isinstance(found, Span) else None

    def verdict(self, mark: Mark) -> Verdict:
        criterion = self._sheet[mark.criterion]
        told: dict[str, Any] = {"criterion": criterion.id, "reason": mark.reason}
        if mark.level == "missed":
            return Verdict.model_validate({**told, "level": "missed"})
        found = self._find(mark.quote, bands.EVIDENCE_WORDS, criterion)
        known = mark.misconception in self._wrong and criterion.dimension == POINT
        if not isinstance(found, Span):
            return Verdict.model_validate({**told, "level": "missed", "said": mark.level, "fell": found})
        self._used.setdefault(criterion.dimension, []).append(found)
        told["evidence"] = self._answer.read.quote(found)
        if mark.level != "contradicted":
            return Verdict.model_validate({**told, "level": mark.level})
        if known:
            return Verdict.model_validate({**told, "level": "contradicted", "misconception": mark.misconception})
        self.others.append(WrongStatement(evidence=told["evidence"], reason=mark.reason))
        return Verdict(criterion=criterion.id, level="missed", reason=mark.reason, said="contradicted")

    def _find(self, quote: str, least: int, criterion: Criterion | None = None) -> Span | Fell:
        """Where the words stand and count; else the best reason why they do not, that of the place which came nearest
        to counting."""
        words = words_of(quote)
        if count_words(words) < least:
            return "too_short"
        why: Fell = "manipulation" if any(self._answer.whole.occurrences(words)) else "not_said"
        for start, end in self._answer.found.occurrences(words):
            span = Span(start, end, self._answer.read.text[start:end])
            falls = self._falls(span, words, quote, criterion)
            if falls is None:
                return span
            why = falls
        return why

    def _falls(self, span: Span, words: str, quote: str, criterion: Criterion | None) -> Fell | None:
        answer = self._answer
        if answer.read.kept.torn(span.start, span.end):
            return "manipulation"
        if criterion is None:
            return None
        if self._copied(span.text, words):
            return "from_question"
        if criterion.dimension == DELIVERY:
            return None
        # Terms in a row convey no point by themselves; that they answer a question is for a reader to judge.
        read = answer.read.new_sentences if criterion.dimension == ANSWERED else answer.read.fresh_sentences
        if 2 * sum(_shared(span, sentence) for sentence in read) < len(span.text):
            return "repeated"
        if any(_same(span, used) for used in self._used.get(criterion.dimension, ())):
            return "used"
        return None if self._near(span, quote, criterion) else "beside"

    def _copied(self, text: str, words: str) -> bool:
        if any(self._answer.asked.occurrences(words)):
            return True
        said = stems(text)
        return len(said) >= bands.EVIDENCE_WORDS and said <= self._answer.roots_asked

    def _near(self, span: Span, quote: str, criterion: Criterion) -> bool:
        """Whether words, or the sentence they stand in, are about a criterion; or, where nobody wrote down how it is
        said, they or the sentences about them about the question. `quote` is the text as the model wrote it, of which
        the vector is."""
        about = criterion.wordings or self._answer.subject
        if not about:  # a story may be about anything, and its reasons are told in everyday words
            return True
        within = " ".join(_around(span, self._answer.read.sentences, 0)) or span.text
        if cues.hollow(span.text) and cues.hollow(within):
            return False
        around = _around(span, self._answer.read.sentences, 0 if criterion.wordings else 1)
        vectors = self._vectors or {}
        said = [vectors[text] for text in (quote, *around) if text in vectors]
        if said:
            return max(float(one @ vectors[way]) for one in said for way in about) >= bands.NEAR_CRITERION
        told = frozenset().union(*(stems(way) for way in about))
        known = told - self._answer.roots_asked if criterion.wordings else told
        return any(stems(text) & known for text in (span.text, *around))


def _around(span: Span, sentences: Sequence[Span], beyond: int) -> list[str]:
    """The sentences that a span stands in, and so many before and after them."""
    own = [at for at, sentence in enumerate(sentences) if _shared(span, sentence)]
    held = sentences[max(own[0] - beyond, 0) : own[-1] + beyond + 1] if own else ()
    return [sentence.text for sentence in held]


def _shared(one: Span, other: Span) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _same(one: Span, other: Span) -> bool:
    """Whether two stretches are mostly the same words."""
    return _shared(one, other) > bands.SAME_WORDS * min(len(one.text), len(other.text))


def _points(
    criteria: Sequence[Verdict], sheet: Sequence[Criterion], question: Question | None
) -> tuple[PointReading, ...]:
    """The criteria as readings of the question's key points; none where they are not on the sheet."""
    if question is None:
        return ()
    told = {verdict.criterion: verdict for verdict in criteria}
    if question.kind == "behavioral":
        return tuple(_part(point.id, sheet, told) for point in question.key_points)
    return tuple(
        _point(point.id, told[f"{POINT}.{point.id}"])
        for point in question.key_points if f"{POINT}.{point.id}" in told
    )  # fmt: skip


def _point(point: str, verdict: Verdict) -> PointReading:
    return PointReading(
        point=point, level=verdict.level, nearness=WORTH[verdict.level],
        evidence=verdict.evidence if verdict.level != "missed" else None, misconception=verdict.misconception,
    )  # fmt: skip


def _part(part: str, sheet: Sequence[Criterion], told: dict[str, Verdict]) -> PointReading:
    """A part of a story is as strong as what stands of its criteria."""
    own = [one for one in sheet if one.dimension == part]
    strength = sum(one.worth * WORTH[told[one.id].level] for one in own)
    evidence = next((told[one.id].evidence for one in own if told[one.id].evidence), None)
    level: PointLevel = "met" if strength >= bands.STRENGTH_MET else "partly"
    if strength < bands.STRENGTH_PARTLY or evidence is None:
        return PointReading(point=part, level="missed", nearness=round(strength, 3))
    return PointReading(point=part, level=level, nearness=round(strength, 3), evidence=evidence)


def _moves(criteria: Sequence[Verdict]) -> tuple[ReasoningMove, ...]:
    return tuple(
        ReasoningMove(kind=MOVES[name], evidence=verdict.evidence)
        for verdict in criteria
        if verdict.evidence is not None and verdict.level in ("met", "partly")
        if verdict.criterion.startswith("reasoning.") and (name := verdict.criterion.partition(".")[2]) in MOVES
    )
