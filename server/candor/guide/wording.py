"""What is wrong with the wording of an entry, as far as words alone show it: lengths, double questions, told answers.

Lines in the form `question ID: field: what`. Comparing by meaning is `likeness.py`'s.
"""

import re
from collections.abc import Iterator

from candor.interview.question import Question
from candor.text.normalise import stems
from candor.text.spans import count_words, sentences

MODEL_ANSWER_WORDS = (90, 180)  # what is said in about a minute
CASE_ANSWER_WORDS = (200, 340)  # eight stages in two to three
TOLD_SHARE = 0.6  # of the content words of a point or example: more of it and the answer has been said
TOLD_WORDS = 3  # and at least so many: two words are only the subject

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_ASKING = r"(?:what|why|how|when|where|which|whose|whom|who)"
_VERB = r"(?:do|does|did|is|are|was|were|would|will|can|could|should|has|have|had)"
# "... and how did you find out?", "... and why?"; not "where and when did you", nor "what to keep and what to drop".
_JOINED = re.compile(
    rf"\b(?!{_ASKING}\b)\w+,? and {_ASKING}(?:\?| {_VERB}\b)|, and {_ASKING}\b[^,?.]*[?.]", re.IGNORECASE
)


def wrong_wordings(questions: tuple[Question, ...]) -> list[str]:
    return [f"question {question.id}: {line}" for question in questions for line in _of(question)]


def _of(question: Question) -> Iterator[str]:
    yield from _length(question)
    for field, text in asked_aloud(question):
        if asks_twice(text):
            yield f"{field}: asks two things: {text!r}"
    if question.kind == "technical":
        for field, text in helping(question):
            point = told_in_words(question, text)
            if point:
                yield f"{field}: says most of key point {point}: {text!r}"


def _length(question: Question) -> Iterator[str]:
    if question.model_answer is None:
        return
    least, most = CASE_ANSWER_WORDS if question.case else MODEL_ANSWER_WORDS
    words = len(question.model_answer.split())
    if not least <= words <= most:
        yield f"model_answer: {words} words, not {least} to {most}"


def asked_aloud(question: Question) -> Iterator[tuple[str, str]]:
    """Every text that an interviewer asks, with its field."""
    yield "asks", question.asks
    yield "rephrase", question.rephrase
    yield from _follow_ups(question)


def helping(question: Question) -> Iterator[tuple[str, str]]:
    """Every text that leads towards an answer and must not be one, with its field."""
    yield from ((f"hints.{number}", hint) for number, hint in enumerate(question.hints, 1))
    yield from _follow_ups(question)


def _follow_ups(question: Question) -> Iterator[tuple[str, str]]:
    for point in question.key_points:
        for number, text in enumerate(point.follow_ups, 1):
            yield f"key_points.{point.id}.follow_ups.{number}", text
    yield from ((f"misconceptions.{wrong.id}.follow_up", wrong.follow_up) for wrong in question.misconceptions)


def asks_twice(text: str) -> bool:
    """Whether more than one thing is asked: two question marks, or two questions joined by `and`."""
    spoken = _QUOTED.sub("", text)
    return spoken.count("?") > 1 or _JOINED.search(spoken) is not None


def told_in_words(question: Question, text: str) -> str | None:
    """The key point of which one sentence of `text` says most, word for word; None when there is none."""
    asked = stems(question.asks)
    for span in sentences(text):
        said = stems(span.text)
        for point in question.key_points:
            for own in (stems(way) - asked for way in point.wordings):
                common = len(own & said)
                if common >= TOLD_WORDS and common >= TOLD_SHARE * len(own):
                    return point.id
    return None


def statements(text: str) -> str:
    """What of a text is told and not asked."""
    told = [span.text for span in sentences(text) if not span.text.rstrip().endswith("?")]
    return " ".join(told) if any(count_words(sentence) > 1 for sentence in told) else ""
