"""Sentences that are beside the point: aimed at whoever grades, empty, merits and pleas in place of the matter, the
question or an earlier sentence over again, strings of terms, what is no English. A guard, and no reader: a score
is read with and without them, and they can raise none. What stands in doubt here lowers nothing by itself.

Whether a sentence leans that way was fitted on sentences of our own (`knowledge/beside-the-point.yaml`); the nearer it
comes to what was asked and to what is known about it, the less that counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import IGNORECASE, MULTILINE, compile
from typing import Any

import numpy as np

from candor.interview.reading import Reading, Score
from candor.scoring import cues
from candor.scoring.english import unlike_english
from candor.scoring.prepared import Prepared
from candor.text.kept import Kept
from candor.text.normalise import stems
from candor.text.spans import Span, count_words, is_code
from candor.text.vectors import FloatArray, Vectors, stacked

# From which leaning on a sentence is in doubt, beside nothing else and beside so many words that lean less: the more is
# said otherwise, the less one sentence can move.
ALONE, AMONG_MANY, MANY_WORDS = -1.7, 1.5, 70
INSIDE = 1.0  # how much more within an answer than at its ends
SOLID = -0.5  # leaning below which a sentence is taken to say something
PLAINLY = 1.0  # further than that, and there is little doubt left
LEAST_WORDS = 3
NEAR_COUNTS, FAR_COUNTS = 6.0, 3.0  # how much nearness to the matter speaks against it, and distance for it
NEAR_USUAL = 0.35  # cosine to the matter of an ordinary sentence that is about it
STORY_MARGIN = 0.3  # a story may be about anything, so that nearness says nothing there
SAME_AGAIN, SAME_NEW = 0.8, 1  # cosine with an earlier sentence; new stems that still say nothing new
_ASKED = ((0.7, 1), (0.8, 3))  # the same with the question
SLACK = 0.4  # points that a score may stand above what is left without such sentences
NO_ATTEMPT = {"dont_know", "question_back", "small_talk", "other_language", "off_topic"}

_JOINTS = compile(r"\s(?:and|plus|or|then|&|\+|/|->|→|·)\s", IGNORECASE)
_SAYS = compile(
    r"\b(?:i|we|you|it|they|is|are|was|were|has|have|can|would|should|will|does|do|did|that|which|to|if|not|no)\b|\d",
    IGNORECASE,
)
_TERMS, _TERM_WORDS = 5, 3.2
# What nobody says, and few write who answer a question: fields and their values, marked boxes, tags, rows of marks,
# banners, rules, bytes. Fenced code is none of these: it is read as code.
_FORM = compile(
    r"\[/?\w+(?: \w+=[^\]]*)?\]|</?\w[^>]*>|^\s*(?:[-*>]\s*)?\[[ xX✓✔]\]|^\s*(?:-{3,}|={3,}|~{3,})|={3,}\s*$"
    r"|\b\w+_\w+\s*[:=]|\bif\s?:|\bthen\s?:|^\s*\|.*\b\d+ ?/ ?\d+\b.*\|\s*$|(?:\b[0-9a-f]{2}\b\s*){8,}"
    r"|^\s*[A-Z][A-Z ]{12,}$", MULTILINE,
)  # fmt: skip
FORM_ABOUT = 0.55  # cosine to the matter from which even such lines are taken to say something about it


@dataclass(frozen=True)
class Leaning:
    """The direction among vectors of `model` in which what is beside the point lies; above 0 it is likely to."""

    model: str
    towards: FloatArray
    base: float

    def of(self, rows: FloatArray) -> FloatArray:
        return np.asarray(rows @ self.towards + self.base, dtype=np.float32)


def read_leaning(told: Mapping[str, Any]) -> Leaning:
    """From the plain data of `scoring/weights/beside.json`."""
    return Leaning(told["model"], np.array(told["towards"], dtype=np.float32), float(told["base"]))


def doubted(
    prepared: Prepared, asks: str, about: Sequence[str] | None, vectors: Vectors, leaning: Leaning
) -> tuple[tuple[Span, ...], ...]:
    """What is to be left out: first the sentences of what is read that are plainly beside the point, then with them
    those that may be. Each cut is larger than the one before; none where there is no doubt. `about` is what is known of
    the matter; None for a story, which may be about anything."""
    if prepared.rows is None:
        return ()
    row_of = {(span.start, span.end): row for span, row in zip(prepared.pieces, prepared.rows, strict=True)}
    spans = [span for span in prepared.sentences if (span.start, span.end) in row_of and not is_code(span)]
    if not spans:
        return ()
    rows = np.stack([row_of[span.start, span.end] for span in spans])
    leans = leaning.of(rows)
    near = np.zeros(len(spans), dtype=np.float32)
    if about is None:
        leans = leans - STORY_MARGIN
    else:
        near = (rows @ stacked([asks, *about], vectors).T).max(axis=1)
        leans = leans - np.where(near > NEAR_USUAL, NEAR_COUNTS, FAR_COUNTS) * (near - NEAR_USUAL)
    named, again = cues.asks_for_names(asks), set(_again(spans, rows, asks, vectors))
    plain = [
        i in again or (not named and only_terms(span.text)) or unlike_english(span.text)
        or (near[i] < FORM_ABOUT and _FORM.search(span.text) is not None)
        for i, span in enumerate(spans)
    ]  # fmt: skip
    fresh = set(prepared.fresh_sentences)
    says = [leans[i] <= SOLID and not plain[i] and span in fresh for i, span in enumerate(spans)]
    more = leans - _wanted(spans, says)
    outer = _at_the_ends([plain[i] or more[i] > 0 or span not in fresh for i, span in enumerate(spans)])
    kept = int(np.argmin(np.where(plain, np.inf, more)))  # doubt alone leaves no answer with nothing
    cuts = (
        tuple(
            span for i, span in enumerate(spans)
            if plain[i] or (more[i] > beyond + (0 if outer[i] else INSIDE) and (i != kept or beyond))
        )
        for beyond in (PLAINLY, 0.0)
    )  # fmt: skip
    return tuple(dict.fromkeys(cut for cut in cuts if cut))


def _at_the_ends(doubtful: Sequence[bool]) -> list[bool]:
    """Which sentences stand in a run of doubtful ones that opens or closes the answer: there it is that somebody turns
    to whoever grades; within an answer a sentence leans for other reasons as well."""
    solid = [i for i, doubt in enumerate(doubtful) if not doubt]
    return [not solid or i < solid[0] or i > solid[-1] for i in range(len(doubtful))]


def _wanted(spans: Sequence[Span], says: Sequence[bool]) -> FloatArray:
    """How far each sentence has to lean to be in doubt, beside those that say something. What is too short to tell
    never leans so far."""
    sizes = np.array([count_words(span.text) for span in spans], dtype=np.float32)
    solid = np.where(says, sizes, 0)
    others = np.minimum(solid.sum() - solid, MANY_WORDS) / MANY_WORDS
    return np.where(sizes < LEAST_WORDS, np.inf, ALONE + (AMONG_MANY - ALONE) * others).astype(np.float32)


def _again(spans: Sequence[Span], rows: FloatArray, asks: str, vectors: Vectors) -> Iterator[int]:
    """Which sentences say the question or an earlier sentence over again in other words."""
    to_question, alike = rows @ stacked([asks], vectors)[0], rows @ rows.T
    roots, asked = [stems(span.text) for span in spans], stems(asks)
    before, numbers = frozenset[str](), set(cues.NUMBER.findall(asks))
    for i, own in enumerate(roots):
        if len(own) >= 2 and not set(cues.NUMBER.findall(spans[i].text)) - numbers:
            of_asked, of_before = len(own - asked - cues.HOLLOW), len(own - before - cues.HOLLOW)
            asks_again = any(to_question[i] >= near and of_asked <= most for near, most in _ASKED)
            if asks_again or (i and alike[i, :i].max() >= SAME_AGAIN and of_before <= SAME_NEW):
                yield i
        before |= own
        numbers |= set(cues.NUMBER.findall(spans[i].text))


def only_terms(text: str) -> bool:
    """Whether a sentence strings terms together, by whatever joins them, and says nothing of any."""
    chunks = [count_words(chunk) for chunk in _JOINTS.split(text) if chunk.strip()]
    if len(chunks) < _TERMS or sum(chunks) / len(chunks) > _TERM_WORDS:
        return False
    return cues.CAUSE.search(text) is None and _SAYS.search(text) is None


def without(prepared: Prepared, spans: Sequence[Span]) -> Kept:
    """What is left to be read without `spans`."""
    return prepared.kept.without((span.start, span.end) for span in spans)


def lower(read: Reading, left: Reading) -> Reading:
    """The reading of an answer that holds doubtful sentences, beside that of what is `left` without them. Where they
    raise nothing it stays as it is."""
    no_attempt = left.kind in NO_ATTEMPT and read.kind != left.kind
    judged = {name: lower_score(score, left.judged.get(name)) for name, score in read.judged.items()}
    if judged == read.judged and not no_attempt:
        return read
    # What it is called goes by the whole: who said enough is not asked to say more.
    kind = left.kind if no_attempt else read.kind
    return left.model_copy(update={"judged": left.judged if no_attempt else judged, "kind": kind})


def lower_score(score: Score, left: Score | None) -> Score:
    """Never more than a little above what is left."""
    if left is None or score.points <= left.points + SLACK + 1e-9:
        return score
    points = round(left.points + SLACK, 1)
    return left.model_copy(update={"points": points, "high": max(left.high, points), "low": min(left.low, points)})
