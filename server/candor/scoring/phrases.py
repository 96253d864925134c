"""Spans of an answer to take up: 'You said "..."'. Concrete, clean at both ends, never a filler."""

import re
from collections.abc import Iterator

from candor.interview.reading import Quote
from candor.scoring import cues
from candor.scoring.prepared import Prepared
from candor.text.normalise import STOP_WORDS, content_words, stem, stems
from candor.text.spans import Span, is_code

FEWEST_WORDS, MOST_WORDS = 3, 12
MOST_PHRASES = 4

_WORD = re.compile(r"\S+")
_BREAK = re.compile(
    r"[;:()\"“”]|,(?!\s?\d)|\s[-–—]+\s"
    r"|\s(?=(?:but|so(?! (?:many|much|few|little|often|long|far)\b)|because|which|while|whereas|although|though|"
    r"since(?! last\b)|then|if|when|where|as|until|unless)\s)|[.!?…]+(?=\s|$)"
    # "and" ends a phrase only where a new clause begins: "batch and serving" stays together
    r"|\s(?=(?:and|or) (?:i|i'd|i'm|i've|we|you|he|she|it|it's|they|there|that|this|the|then|a|an|my|our|so|if|"
    r"when|nobody|"
    r"everyone|each|no|not)\s)",
    re.IGNORECASE,
)
_LEADS_ON = frozenset(':("“')  # signs after which the clause goes on
_PREPOSITION = frozenset(
    "of in on at by for with from into onto over under about than to per through between as".split()
)
_JOINT = frozenset("and or but".split())
_SUBORDINATE = frozenset("if when where once until unless as while".split())
_WEAK_START = frozenset(
    """hence therefore thus and but so because which whereas although though since or then that also well yeah yes
    no okay ok um uh hm like just basically actually honestly anyway of to than plus not maybe perhaps
    really sort kind obviously too even still""".split()
)
_LEAD_UPS = (["for", "example"], ["for", "instance"])
_SUBJECTS = frozenset("it you one everyone nobody everybody somebody".split())  # what is left when a verb was cut off
_WEAK_END = frozenset(
    """a an the of to in on at by for with from into onto over under about as than that which who whom whose and or but
    so because if when while where is are was were be been being am do does did have has had will would can
    could should may might must shall not my your his her its our their this these those it's i'm we're they're
    you're i he she we they very really just like um uh also too then there what how why i'd i've i'll we'd
    you'd per between without within through until since whereas although though nor quite rather more most less
    least some any no every each such other another don't doesn't didn't isn't aren't wasn't can't won't
    couldn't wouldn't let let's make makes made get gets got want wanted need needs try tried going used maybe
    perhaps sort kind basically actually even only still said say says tell tells told know knows think thinks
    means ask asks show shows see sees both either own same""".split()
)
# Weak before more words, but a good last word where the clause itself ends: "the pages that get copied most"
_STANDS_LAST = frozenset(
    "need needs needed want wanted knew know knows more most less least same own used there".split()
)
_DECISION = re.compile(
    r"\bI(?:'d|’d)? (?:\w+ )?(?:chose|decided|picked|took|built|wrote|dropped|stopped|replaced|moved|changed|cut|added|"
    r"asked|told|use|used|choose|pick|take|start|keep|split|compare|check|measured|trained|rewrote|proposed|found|"
    r"fixed|"
    r"removed|set|ran|tested)\b"
)
_EMPTY = re.compile(
    r"\b(?:don't know|not sure|no idea|good question|interesting|you know|i mean|i think|i guess|thank|sorry|hello|in "
    r"general|and so on|et cetera|or something|the question|of course|(?:i've|i have) never|(?:don't|didn't|can't) "
    r"(?:remember|recall))\b",
    re.IGNORECASE,
)


def read_phrases(prepared: Prepared, heard: str) -> tuple[Quote, ...]:
    """One to four quotes, best first; none of an answer that holds nothing concrete."""
    known = stems(heard)
    ranked: list[tuple[float, Span]] = []
    for order, span in enumerate(prepared.fresh_sentences):
        if not is_code(span):
            ranked += [(_worth(phrase.text, known) - 0.02 * order, phrase) for phrase in _phrases(prepared.text, span)]
    ranked.sort(key=lambda pair: -pair[0])
    chosen: list[tuple[Span, frozenset[str]]] = []
    for worth, phrase in ranked:
        if worth <= 0.5 or len(chosen) == MOST_PHRASES:
            break
        roots = stems(phrase.text)
        if not any(roots <= others for _, others in chosen):
            chosen.append((phrase, roots))
    return tuple(prepared.quote(span) for span, _ in chosen)


def _phrases(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence, trimmed to whole phrases."""
    start = sentence.start
    for cut in [*_BREAK.finditer(sentence.text), None]:
        end = sentence.start + cut.start() if cut else sentence.end
        phrase = _trimmed(text, start, end, ends_clause=cut is None or cut.group()[:1] not in _LEADS_ON)
        if phrase:
            yield phrase
        start = sentence.start + cut.end() if cut else sentence.end


def _trimmed(text: str, start: int, end: int, ends_clause: bool) -> Span | None:
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    tokens = _from_its_start(text, tokens)
    if len(tokens) > MOST_WORDS:
        tokens, ends_clause = _shortened(text, tokens[: MOST_WORDS + 1]), False
    tokens = _to_its_end(text, tokens, ends_clause)
    if len(tokens) < FEWEST_WORDS:
        return None
    first, last = tokens[0][0], tokens[-1][1]
    while last > first and not (text[last - 1].isalnum() or text[last - 1] in "%)+#€£$"):
        last -= 1
    while first < last and not (text[first].isalnum() or text[first] in "(€£$#"):
        first += 1
    phrase = text[first:last]
    if len(phrase.split()) < FEWEST_WORDS or "\n" in phrase or phrase.count("(") != phrase.count(")"):
        return None
    return Span(first, last, phrase)


def _from_its_start(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without what only leads up to the phrase."""
    spoken = [_bare(text, token) for token in tokens]
    first = 0
    while first < len(tokens) and (spoken[first] in _WEAK_START or spoken[first : first + 2] in _LEAD_UPS):
        if spoken[first : first + 2] == ["since", "last"]:  # a time, and no reason
            break
        first += 2 if spoken[first : first + 2] in _LEAD_UPS else 1
    return tokens[first:]


def _to_its_end(text: str, tokens: list[tuple[int, int]], ends_clause: bool) -> list[tuple[int, int]]:
    """Without a torn end: "the features it doesn't" is "the features"."""
    kept = list(tokens)
    if ends_clause and kept and _bare(text, kept[-1]) in _STANDS_LAST:
        return kept
    while kept and not _ends_a_question(text, kept):
        last = _bare(text, kept[-1])
        if last not in _WEAK_END and not (last in _SUBJECTS and len(kept) < len(tokens)):
            break
        kept.pop()
    return kept


def _ends_a_question(text: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether the last word closes an indirect question: "how large the noise is"."""
    spoken = [_bare(text, token) for token in tokens]
    return spoken[-1] in {"is", "are", "was", "were"} and bool({"how", "what", "where", "who"} & set(spoken[:-2]))


def _shortened(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A long clause, cut before a joining word or else a preposition, so that no phrase is torn apart; nothing where
    there is no such place."""
    for cuts in (_JOINT, _PREPOSITION - {"of"}):
        for last in range(len(tokens) - 1, FEWEST_WORDS, -1):
            if _bare(text, tokens[last]) in cuts and not cues.NUMBER.fullmatch(_bare(text, tokens[last - 1])):
                return tokens[:last]
    return []


def _bare(text: str, token: tuple[int, int]) -> str:
    return text[token[0] : token[1]].casefold().replace("’", "'").strip(".,;:!?()\"'…")


def _worth(phrase: str, known: frozenset[str]) -> float:
    """How much there is to ask about: new content, a number, a name, a decision, a verb; not what was asked itself."""
    content = content_words(phrase)
    new = {stem(word) for word in content} - known
    if len(new) < 2 or _EMPTY.search(phrase) or cues.FILLER.search(phrase):
        return 0.0
    worth = 0.25 * min(len(new), 5)
    worth += 0.4 if cues.NUMBER.search(phrase) else 0.0
    worth += 0.4 if re.search(r"(?<!^)\b[A-Z][A-Za-z0-9-]+", phrase) and not re.fullmatch(r"I\b.*", phrase) else 0.0
    worth += 0.6 if _DECISION.search(phrase) else 0.0
    worth += 0.4 if cues.VERB.search(phrase) else -0.2
    worth -= 0.25 * len(cues.VAGUE.findall(phrase))
    worth -= 0.5 if cues.RESTART.search(phrase) else 0.0
    first = phrase.split()[0].casefold()
    if first in _SUBORDINATE:
        worth -= 0.8  # half a sentence
    elif first in {"it", "this", "that", "they", "he", "she", "there", "it's", "that's"}:
        worth -= 0.4
    elif first in {"is", "are", "was", "were", "be", "has", "have", "had"}:
        worth -= 0.7
    elif first in STOP_WORDS - {"i", "we", "the", "a"}:
        worth -= 0.3
    return worth - (0.3 if len(phrase.split()) > 10 else 0.0)
