"""What was asked and said just now, found again in the transcript: for repeating, rephrasing and taking up."""

import re
from collections.abc import Iterator, Sequence

from candor.interview.moves import OPENS_A_TURN, Clarify, FollowUp, Own, Probe
from candor.interview.reading import Quote
from candor.interview.state import Given, State
from candor.text.normalise import stems

SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
CLAUSE_END = re.compile(r"[,;:()]\s|[.?!]\s|\s(?=(?:and|but|so|because|which|while)\s)")
LONGEST_TAKE_UP = 90  # characters; what is longer cannot be quoted back in speech
FEWEST_WORDS = 3  # of a clause; a shorter one means nothing by itself
QUOTED = re.compile(r'"([^"]+)"')
# "which" joins a clause only before its subject; before anything else it belongs to what it asks for
DANGLING = re.compile(
    r"(?:which|where|while)\b(?! (?:i|we|you|it|they|he|she|the|a|an|my|our|that|this)\b)", re.IGNORECASE
)
WEAK_START = re.compile(
    r"(?:and|but|so|because|since(?! last\b)|then|also|well|which|otherwise|or|while|where|though|although)\b[\s,]*",
    re.IGNORECASE,
)
# Words that two clauses may share without speaking of one thing
GENERAL = stems(
    "want ask say tell know think thing way work day week time year people make use one two three first part"
)
FILLER = re.compile(
    r"\b(?:u[hm]+|h+mm*|erm?|you know|i mean|i think|i guess|i suppose|sort of|kind of)\b", re.IGNORECASE
)


def asked_text(state: State) -> str:
    """The question of the open turn, word for word, without what led up to it."""
    opening = next((said for said in reversed(state.said) if said.move.kind in OPENS_A_TURN), None)
    if opening is None:
        return ""
    for wording in _known_wordings(state):
        if wording in opening.text:
            return wording
    body = opening.text.rsplit("\n\n", 1)[-1]  # feedback and asides are paragraphs of their own
    if isinstance(opening.move, (FollowUp, Probe, Own, Clarify)):
        return body  # it rests on the words it quotes
    sentences = SENTENCE_END.split(body)
    return next((sentence for sentence in reversed(sentences) if sentence.endswith("?")), sentences[-1])


def other_words(state: State) -> str:
    """The open question in other words; where there are none, the same again."""
    asked, thread = asked_text(state), state.thread
    if thread is None:
        return asked
    question = thread.question
    if asked == question.asks:
        return question.rephrase
    for point in question.key_points:
        if asked in point.follow_ups:
            others = [wording for wording in point.follow_ups if wording != asked]
            return min(others, key=lambda wording: _said(state).count(wording)) if others else asked
    if asked in {wrong.follow_up for wrong in question.misconceptions}:
        return asked
    return question.asks if asked == question.rephrase else question.rephrase


def _known_wordings(state: State) -> Iterator[str]:
    if state.thread is None:
        return
    question = state.thread.question
    yield question.asks
    yield question.rephrase
    for point in question.key_points:
        yield from point.follow_ups
    for wrong in question.misconceptions:
        yield wrong.follow_up


def _said(state: State) -> str:
    return "\n".join(said.text for said in state.said)


def is_fresh(state: State, phrase: str, so_far: str = "") -> bool:
    """Whether `phrase` is the candidate's own, and not quoted back yet, nor most of it, neither earlier nor `so_far` in
    this utterance."""
    said = f"{_said(state)}\n{so_far}".casefold()
    wanted = phrase.casefold()
    quoted = [quote for quote in QUOTED.findall(said) if len(quote.split()) >= FEWEST_WORDS]
    return wanted not in said and not any(quote in wanted for quote in quoted)


def take_up_phrase(state: State, so_far: str = "", about: str = "") -> str:
    """Words of the last answer worth taking up, not quoted back before; empty when nothing suits. With `about`, those
    that share a word with it come first."""
    given = state.last_answer
    if given is None or given.reading is None:
        return ""
    spoken = (speakable(phrase.quote) for phrase in given.reading.phrases)
    fresh = [phrase for phrase in spoken if phrase and is_fresh(state, phrase, so_far)]
    return max(fresh, key=lambda phrase: is_about(phrase, about), default="")  # the first of equals


def is_about(phrase: str, about: str) -> bool:
    """Whether `phrase` and `about` speak of the same thing, as far as their words tell."""
    return bool((stems(phrase) & stems(about)) - GENERAL)


def any_phrase(state: State, given: Given, preferred: Sequence[Quote]) -> str:
    """Words of `given` that can be said inside a sentence: of `preferred` if possible, and not quoted back before if
    possible; empty only where nothing of it can be said."""
    reading = given.reading
    quotes = [*preferred, *(reading.phrases if reading else ())]
    spoken = [phrase for quote in quotes if (phrase := speakable(quote.quote))]
    spoken += [phrase for sentence in SENTENCE_END.split(given.text) if (phrase := speakable(sentence))]
    long_enough = [phrase for phrase in spoken if len(phrase.split()) >= FEWEST_WORDS and phrase in given.text]
    fresh = (phrase for phrase in long_enough if is_fresh(state, phrase))
    return next(fresh, long_enough[0] if long_enough else "")


def last_phrase(state: State) -> str:
    """Of the words worth taking up, those said last: an introduction comes to the present at its end."""
    given = state.last_answer
    if given is None or given.reading is None:
        return ""
    by_place = sorted(given.reading.phrases, key=lambda phrase: -phrase.start)
    spoken = (speakable(phrase.quote) for phrase in by_place)
    return next((phrase for phrase in spoken if phrase and is_fresh(state, phrase)), "")


def speakable(quote: str) -> str:
    """The quote if it can be said inside a sentence, else its longest clause that can, else nothing."""
    whole = _trimmed(quote)
    if _fits(whole):
        return whole
    clauses = sorted((_trimmed(clause) for clause in CLAUSE_END.split(whole)), key=len, reverse=True)
    return next((c for c in clauses if _fits(c) and len(c.split()) >= FEWEST_WORDS), "")


def _trimmed(clause: str) -> str:
    """Without what joined it to the clause before, and without its full stop."""
    bare = clause.strip().rstrip(".,;:!?")
    if DANGLING.match(bare):
        return ""
    joint = WEAK_START.match(bare)
    return bare[joint.end() :] if joint else bare


def _fits(phrase: str) -> bool:
    clean = not any(sign in phrase for sign in '\n"`') and not FILLER.search(phrase)
    return clean and 0 < len(phrase) <= LONGEST_TAKE_UP
