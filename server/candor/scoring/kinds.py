"""What sort of reply an answer is. When unsure it is an answer: a candidate is never told wrongly that it is none."""

import re
import unicodedata
from collections.abc import Sequence

from candor import bands
from candor.interview.reading import AnswerKind, PointReading
from candor.text.normalise import STOP_WORDS, clean, content_words, words

_DONT_KNOW = re.compile(
    r"\b(?:i (?:really |honestly |just |simply )?(?:don't|do not|dont|didn't|wouldn't) (?:really |actually |"
    r"even )?know\b(?! (?:where|when|that|which|who|of)\b)"
    r"|no (?:idea|clue)|i(?:'ve| have)? never (?:heard|learn|learnt|learned|studied|seen|used|come across|worked|"
    r"met|done)"
    r"|i(?:'m| am) (?:not sure|stuck|lost|blank|drawing a blank|afraid i)|not sure\b|i (?:can't|cannot|can not) (?:say"
    r"|answer|remember|recall|tell|think)|i(?:'d| would) have to (?:look|pass|guess)|(?:i(?:'ll|'d| will|"
    r" would)(?: like to| have to)?|let's|can we|may i|can i|could i) (?:pass|skip)|beats me"
    r"|(?:my )?mind(?:'s| is| has gone| went)? (?:a )?blank|dunno|idk|i (?:forgot|have forgotten|give up)|"
    r"nothing comes to mind"
    r"|don't remember|i lack|not familiar|unfamiliar|no experience)\b"
    r"|^(?:pass|skip)\b(?=\W*(?:$|sorry|please|on\b|that|this))"
)
_ASKS_BACK = re.compile(
    r"\b(?:what do you mean|do you mean|did you mean|what is meant|(?:could|can|would) you (?:please |"
    r"maybe )?(?:repeat|rephrase|clarify|"
    r"explain|say|give me|be more)|(?:sorry|pardon|excuse me)\b.*\?|what (?:was|is) the question|say that again|"
    r"come again|what exactly|"
    r"which (?:one|kind|sort|of)|are you asking|is that what you|would you like me)\b"
)
_LOST = re.compile(
    r"\bi (?:don't|do not|didn't|did not) (?:quite |really )?(?:understand the|catch|get the|hear|follow the)\b"
)
_SMALL_TALK = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|nice to meet you|pleased to meet you|"
    r"thanks?(?: you)?|thank "
    r"you(?: very| so)? much|how are you|i'm (?:fine|good|great|well|ready)|fine|great|cool|sure|ok(?:ay)?|yes|"
    r"yeah|bye|"
    r"goodbye|see you|have a (?:nice|good|great) (?:day|one|weekend|evening)|good question|sounds good|"
    r"let's (?:go|start|"
    r"begin)|ready|everyone|there|all|and you|lovely to be here|happy to be here|for having me|today|"
    r"doing well)[\s,.!?]*)+$"
)
_ATTEMPTS = re.compile(
    r"\b(?:but|however|though|maybe|perhaps|i'd guess|i would guess|my guess|i think|probably|something about|"
    r"would be)\b"
)
_HEDGES = frozenset(
    "sorry honestly afraid really question answer idea clue sure pass skip hmm hm know think remember".split()
)


_FOUND = {"met", "partly", "contradicted"}


def kind_of(
    answer: str, said: str, nearest: float | None, points: Sequence[PointReading], off_topic_below: float | None
) -> AnswerKind:
    """`nearest` is the cosine of the best span with question, points or `said`; None when read without vectors.
    `points` is what was found in it; `off_topic_below` is None in the opening and in the candidate's own part, where
    there is no topic to be off, and asking is the point."""
    points_read, points_met = (any(p.level in levels for p in points) for levels in (_FOUND, {"met"}))
    on_question = off_topic_below is not None
    if foreign(answer):
        return "other_language"
    line = clean(answer)
    content = content_words(answer)
    if _SMALL_TALK.match(line) and not points_read:
        return "too_short" if _yes_or_no(line, said) else "small_talk"
    if _only_asks_back(line, on_question):
        return "question_back"
    if not points_met and _knows_nothing(line, content):
        return "dont_know"
    if len(content) <= bands.TOO_SHORT_WORDS and not points_read and not _short_will_do(said, answer):
        return "too_short"
    far = nearest is not None and off_topic_below is not None and nearest < off_topic_below
    if far and not points_read and len(content) >= bands.OFF_TOPIC_WORDS:
        return "off_topic"
    return "answer"


def foreign(answer: str) -> bool:
    """Another script for most letters, or hardly any English stop word in a text long enough to need some."""
    letters = [sign for sign in answer if sign.isalpha()]
    if len(letters) < 6:
        return False
    latin = sum("LATIN" in unicodedata.name(sign, "") for sign in letters[:400])
    if latin / len(letters[:400]) < 0.5:
        return True
    spoken = [word for word in words(answer) if word.isalpha() or "'" in word]
    if len(spoken) < 8:
        return False
    english = sum(word in STOP_WORDS for word in spoken) / len(spoken)
    foreign = sum(word in _FOREIGN for word in spoken) / len(spoken)
    return foreign > 0.12 and foreign > english


_FOREIGN = frozenset(
    """der die das und ist nicht ein eine ich wir sie mit auf für von zu den dem des auch wenn dann weil oder aber wird
    le la les un une des et est pas que qui dans pour sur avec je nous vous il elle ce cette sont mais ou donc du au
    el los las una y es no por con para en que se su como pero más lo del al
    il lo gli una e è non che per con di da sono ma anche come della nel
    o os as um uma não em com para mas do da no na são het een van niet en dat ik wij met voor zijn maar ook
    nie jest się że na do jak ale tak w z i to og det er en av som på ikke den att och är inte jag vi med för på
    alle alles jeder jede jedes diese dieser dieses gib bitte kein keine toutes tous chaque cette todas todos cada esta
    tutte tutti ogni questa
    bir ve bu için ile değil da de ne çok""".split()
) - {"a", "i", "to", "no", "as", "do", "so", "in", "on", "he", "me", "be", "is", "it", "an", "die", "per", "also"}


def _yes_or_no(line: str, said: str) -> bool:
    return bool(re.match(r"(?:yes|yeah|no|sure|ok|okay)\b", line)) and "?" in said


def _only_asks_back(line: str, on_question: bool) -> bool:
    """Whether the reply asks what is meant, or is nothing but a question where an answer was due."""
    parts = [part for part in re.split(r"(?<=[.?!])\s+", line) if part]
    asking = [part for part in parts if part.endswith("?") or _LOST.search(part)]
    told = sum(len(content_words(part)) for part in parts if part not in asking)
    if not asking or told > 3:
        return False
    if any(_ASKS_BACK.search(part) or _LOST.search(part) for part in asking):
        return True
    return on_question and len(asking) == len(parts) and len(words(line)) <= 12


def _knows_nothing(line: str, content: list[str]) -> bool:
    found = _DONT_KNOW.search(line)
    if not found:
        return False
    told = [w for w in content_words(_DONT_KNOW.sub(" ", line)) if w not in _HEDGES]
    attempt = _ATTEMPTS.split(line, maxsplit=1)
    if len(attempt) == 2 and len(content_words(attempt[1])) >= 3:
        return False  # says that it is unsure, and then tries
    return len(told) <= 5


def _short_will_do(said: str, answer: str) -> bool:
    """Whether so few words can be all that was asked for: yes or no, a number, a name, one of two things offered."""
    asked, spoken = clean(said), words(answer)
    if len(spoken) > bands.TOO_SHORT_TOTAL:
        return True
    if _ASKS_FOR_ONE_THING.search(asked):
        return bool(content_words(answer))
    if " or " in asked and any(word in words(asked) for word in content_words(answer)):
        return True
    return bool(_ASKS_YES_OR_NO.search(asked)) and len(spoken) >= 3


_ASKS_FOR_ONE_THING = re.compile(
    r"\b(?:how (?:many|much|long|often|big)|which|who|when|where|what(?:'s| is| was) (?:the|your)|name (?:one|a|"
    r"the))\b[^?]*\?\s*$"
)
_ASKS_YES_OR_NO = re.compile(
    r"(?:^|[.,!?;] )(?:do|did|does|have|has|had|is|are|was|were|would|will|can|could|may|shall|should|any|"
    r"some)\b[^?.]*\?\s*$"
)
