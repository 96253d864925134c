"""The steps of reasoning in an answer, each with the words that make it. How many there are is read here, not worth."""

from collections.abc import Iterator

from candor import bands
from candor.interview.reading import ReasoningKind, ReasoningMove
from candor.scoring import cues
from candor.scoring.measures import is_list
from candor.scoring.prepared import Prepared
from candor.text.normalise import stems
from candor.text.spans import Span, count_words, is_code

MOST_MOVES = 16


def read_moves(prepared: Prepared, heard: str) -> tuple[ReasoningMove, ...]:
    """In the order they come; a sentence makes at most two, and none when it copies, repeats, or only names things."""
    known = stems(heard)
    found: list[ReasoningMove] = []
    steps = 0
    for span in prepared.fresh_sentences:
        if is_code(span) or count_words(span.text) < bands.EVIDENCE_WORDS:
            continue
        if is_list(span.text) or cues.hollow(span.text):
            continue
        kinds = list(_kinds(span, known))
        if cues.ORDER.search(span.text):
            steps += 1
            if steps == 2:  # one step is no order
                kinds.insert(0, "order")
        found += [ReasoningMove(kind=kind, evidence=prepared.quote(span)) for kind in kinds[:2]]
    return tuple(sorted(found, key=lambda move: move.evidence.start)[:MOST_MOVES])


def _kinds(span: Span, known: frozenset[str]) -> Iterator[ReasoningKind]:
    text = span.text
    if _explains(text, known):
        yield "mechanism"
    if cues.TRADE_OFF.search(text) or cues.CONTRAST.search(text):
        yield "trade_off"
    if cues.CONDITION.search(text):
        yield "assumption"
    if cues.EXAMPLE.search(text) or len(cues.NUMBER.findall(text)) >= 2:
        yield "evidence"
    if cues.CONCLUSION.search(text):
        yield "conclusion"


def _explains(text: str, known: frozenset[str]) -> bool:
    """Whether a cause is given, and adds something: "because it is better" only says again."""
    cue = next((m for p in (cues.CAUSE, cues.SO, cues.AS, cues.UNFOLDS, cues.EFFECT) if (m := p.search(text))), None)
    if cue is None:
        return False
    reason, claim = stems(text[cue.end() :]), stems(text[: cue.start()])
    return len(reason - claim - known - _EMPTY) >= 2 or len(claim - reason - known - _EMPTY) >= 3


_EMPTY = stems("better best good important popular common standard industry everyone works work well works great nice")
