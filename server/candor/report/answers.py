"""The candidate's answers as they are shown: cut where evidence begins and ends; measured against what they need;
and, for stories and projects, their own sentences put in order. Not one word is added to what was said.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from candor.interview.question import Question
from candor.interview.reading import Quote
from candor.interview.state import Given
from candor.report.lines import BetterAnswer, Length, OwnPart, PointLine, Segment
from candor.report.verdicts import Judged
from candor.report.words import (
    HABIT_PROMPTS,
    PROJECT_PARTS,
    PROJECT_PROMPTS,
    STORY_PARTS,
    STORY_PROMPTS,
    lower_first,
)
from candor.text.blocks import blocks
from candor.text.normalise import content_words
from candor.text.spans import Span, count_words, is_code, sentences

FOLLOWING = 2  # sentences after a part's evidence that still belong to it, as long as no other part begins
LEAST_WORDS = 3  # that carry content; a sentence with fewer adds nothing to a story
FIRST_ANSWER_STORY = (110, 330)  # words: about one to two and a half minutes of speech
FIRST_ANSWER_SHARES = (0.45, 1.7)  # of the model answer's length, for technical questions
FIRST_ANSWER = (40, 180)  # at least, and where there is no model answer to go by
FOLLOW_UP = (15, 150)


def segments(text: str, marks: Iterable[tuple[str, Quote]]) -> tuple[Segment, ...]:
    """`text` cut where a mark or a block of code begins or ends. Joined, the segments are `text`.

    `marks` are ids with quotes from this answer.
    """
    held = list(marks)
    code = [(block.start, block.end) for block in blocks(text) if block.code]
    starts = [start for start, _ in code]

    def in_code(a: int, b: int) -> bool:
        place = bisect_right(starts, a) - 1  # blocks come in order and never overlap
        return place >= 0 and b <= code[place][1]

    spans = [(quote.start, quote.end) for _, quote in held] + code
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    return tuple(
        Segment(
            text=text[a:b],
            marks=tuple(name for name, quote in held if quote.start <= a and b <= quote.end),
            code=in_code(a, b),
        )
        for a, b in pairwise(edges)
    )


def lengths(question: Question, answers: Sequence[Given]) -> tuple[Length, ...]:
    """One line for each answer that was an attempt."""
    lines = []
    for place, given in enumerate(answers):
        if given.reading is None or given.reading.kind != "answer":
            continue
        least, most = _need(question) if place == 0 else FOLLOW_UP
        words = count_words(given.text)
        verdict = "short" if words < least else "long" if words > most else "fits"
        lines.append(
            Length.model_validate(
                {"turn": given.turn, "words": words, "least": least, "most": most, "verdict": verdict}
            )
        )
    return tuple(lines)


def _need(question: Question) -> tuple[int, int]:
    if question.model_answer is None:
        return FIRST_ANSWER_STORY if question.kind != "technical" else FIRST_ANSWER
    words = count_words(question.model_answer)
    least, most = FIRST_ANSWER_SHARES
    return max(_tens(words * least), FIRST_ANSWER[0]), max(_tens(words * most), FIRST_ANSWER[1])


def _tens(words: float) -> int:
    return max(10, int(words / 10 + 0.5) * 10)


def better_answer(judged: Judged, points: Sequence[PointLine], blemished: Sequence[Quote]) -> BetterAnswer | None:
    """For technical questions the model answer and its sources, else the candidate's sentences in order.

    `blemished` are quotes with a pitfall, which have no place in it. None where there is nothing to show.
    """
    question = judged.question
    if question.kind == "technical":
        stored = judged.walk.passages.get(question.id, ())
        if question.held_to is not None and question.held_to.basis == "guide":
            return BetterAnswer(kind="guide", sources=tuple(stored)) if stored else None
        sources = tuple(passage for passage in stored if passage.id in question.cites)
        model = question.model_answer
        return BetterAnswer(kind="model", passage=model, sources=sources) if model else None
    if not points:
        return None
    return BetterAnswer(kind="own_words", parts=_in_order(judged, points, blemished))


def _in_order(judged: Judged, points: Sequence[PointLine], blemished: Sequence[Quote]) -> tuple[OwnPart, ...]:
    question = judged.question
    titles = STORY_PARTS if question.kind == "behavioral" else PROJECT_PARTS
    prompts = PROJECT_PROMPTS if question.kind == "project" else STORY_PROMPTS if question.story else HABIT_PROMPTS
    told = _told(judged, points, blemished)
    lines = {line.point: line for line in points}
    parts = []
    for part in [*(p for p in titles if p in lines), *(p for p in lines if p not in titles)]:
        line, own = lines[part], told.get(part, ())
        ask = prompts.get(part) or f"Say more on this: {lower_first(line.what)}"
        prompt = (
            None if line.level == "met" and own else f"[{ask}]" if not own else f"[Could be fuller: {lower_first(ask)}]"
        )
        parts.append(OwnPart(part=part, title=titles.get(part, line.title), sentences=own, prompt=prompt))
    return tuple(parts)


def _told(judged: Judged, points: Sequence[PointLine], blemished: Sequence[Quote]) -> dict[str, tuple[Quote, ...]]:
    """The sentences of each part, in the order they were said; every sentence stands in one part only."""
    parts: dict[str, list[Quote]] = {}
    said: set[str] = set()
    for given in judged.thread.answers:
        evidence = _evidence(given, points)
        current, left = "", 0
        for span in sentences(given.text):
            begun = next((part for part, quote in evidence if _touches(span, quote)), "")
            current, left = (begun, FOLLOWING) if begun else (current, left - 1)
            if not current or left < 0 or not _usable(span, given.turn, blemished) or span.text.casefold() in said:
                continue
            said.add(span.text.casefold())
            quote = Quote(turn=given.turn, quote=span.text, start=span.start, end=span.end)
            parts.setdefault(current, []).append(quote)
    return {part: tuple(quotes) for part, quotes in parts.items()}


def _evidence(given: Given, points: Sequence[PointLine]) -> list[tuple[str, Quote]]:
    """Which parts this answer tells, what is fully told first. What is told better elsewhere is not looked for here."""
    level = {point.point: point.level for point in points if point.level in ("met", "partly")}
    read = given.reading.points if given.reading else ()
    told = [(r.point, r.evidence) for r in read if r.evidence and r.level == level.get(r.point)]
    return sorted(told, key=lambda pair: level[pair[0]] != "met")


def _touches(span: Span, quote: Quote) -> bool:
    """Whether most of the quote lies in the span, so that each quote begins one part once."""
    shared = min(span.end, quote.end) - max(span.start, quote.start)
    return shared * 2 > min(span.end - span.start, quote.end - quote.start)


def _usable(span: Span, turn: int, blemished: Sequence[Quote]) -> bool:
    if is_code(span) or len(content_words(span.text)) < LEAST_WORDS or span.text.rstrip().endswith("?"):
        return False
    return not any(quote.turn == turn and _touches(span, quote) for quote in blemished)
