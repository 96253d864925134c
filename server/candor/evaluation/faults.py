"""What an interviewer must not do, found in its words by plain means of its own: not the filter that made the text.

The filter's own patterns are asked beside them, and told apart. Pure.
"""

import re
from collections.abc import Iterator, Sequence

from candor.engines.manners import broken, unquoted
from candor.evaluation.aiming import Truth
from candor.text.normalise import content_words, stems, words

PRAISE = re.compile(
    r"\b(great|good(?! (?:to (?:have|meet|see)|day|rest|morning|afternoon|evening|luck)\b)|excellent|perfect|nice"
    r"|well done|well put|correct|exactly(?=[.,!]|$)|that(?:'s| is) exactly|spot[- ]on|right answer|impressive"
    r"|brilliant|awesome|fantastic|wonderful|amazing|strong answer|that(?:'s| is) (?:right|true)|you(?:'re| are) right"
    r"|i (?:like|love) (?:that|how|your)|impressed|interesting)\b",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"\b(how old|your age|married|pregnan\w*|religio\w*|nationalit\w*|ethnic\w*|your accent|your (?:gender|sex|race"
    r"|health|husband|wife|partner|family|children|kids|parents|faith|politics|visa|mother tongue)|disab\w*"
    r"|where are you (?:from|originally)|as a (?:woman|man|mother|father))\b",
    re.IGNORECASE,
)
# "Tell me about the time that ...?" is asked for once, by its mark.
REQUEST = re.compile(
    r"(?:^|(?<=[.?!:] )|(?<=\n))\W*(?:and |now |so |then |please )?"
    r"(?:tell me|walk me|take me|talk me|show me|give me|describe|explain|spell)\b[^?]*?[.!](?=\s|$)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!:])\s+")
TOLD_RUN = 6  # words in a row, three of them with content, that stand in what was to be found out
TOLD_CONTENT = 3
SAME_WORDS = 0.75  # of two questions' content words, from which they are the same question
FEWEST_WORDS = 4


def asked_in(text: str) -> int:
    """How often something is asked for, outside of quotations: question marks, and sentences that tell to tell."""
    bare = unquoted(text)
    return len(re.findall(r"\?+", bare)) + len(REQUEST.findall(bare))


def last_question(text: str) -> str:
    """The sentence that asks, if one does."""
    bare = unquoted(text).strip()
    asking = [sentence for sentence in SENTENCE.split(bare) if sentence.rstrip("\"'”’)").endswith("?")]
    return asking[-1] if asking else ""


def praise_in(text: str) -> str | None:
    found = PRAISE.search(unquoted(text))
    return found[0] if found else None


def private_in(text: str) -> str | None:
    found = PRIVATE.search(unquoted(text))
    return found[0] if found else None


def filtered(text: str, real: bool) -> str | None:
    """What the product's own filter would say of the finished words."""
    for sentence in SENTENCE.split(text):
        fault = broken(sentence, real)
        if fault is not None:
            return fault[0]
    return None


def told_in(text: str, truth: Truth) -> str | None:
    """Words of a point that the candidate has not made, of the model answer or of a correction, said aloud; those of
    the question and of the candidate aside."""
    question = truth.question
    hidden = [wording for point in question.key_points if truth.made(point.id) in ("missing", "half", "wrong")
              for wording in point.wordings]  # fmt: skip
    hidden += [question.model_answer or "", *(wrong.correction for wrong in question.misconceptions)]
    open_ = _runs([question.asks, question.rephrase, *truth.answers.values()])
    found = (_runs([unquoted(text)]) & _runs(hidden)) - open_
    return next((" ".join(run) for run in sorted(found) if len(content_words(" ".join(run))) >= TOLD_CONTENT), None)


def _runs(texts: Sequence[str]) -> set[tuple[str, ...]]:
    return set(_each_run(texts))


def _each_run(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for text in texts:
        said = words(text)
        yield from (tuple(said[start : start + TOLD_RUN]) for start in range(len(said) - TOLD_RUN + 1))


def same_question(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = stems(one), stems(other)
    shorter = min(len(first), len(second))
    return shorter >= FEWEST_WORDS and len(first & second) >= SAME_WORDS * len(first | second)
