"""No questions: invited to ask about role, team or company, the candidate asks nothing, or only when to hear back."""

from re import IGNORECASE, compile

from candor.pitfalls.exchange import Exchange, Found
from candor.pitfalls.signs import asked
from candor.text.spans import count_words

_NOTHING = compile(
    r"^\W*(?:(?:no|nope|nah|none|nada|nothing|neither|not really|not a thing)(?=\W*$|[,.;:!…]| (?:all|mate|thanks|"
    r"thank|thx|questions?|more|i|i'm|"
    r"it|from|need|really|no|not|there|specific|special|else|to|at)\b)|(?:i'm|im|i’m|we're) (?:all )?good\b|all good\b)"
    r"|\b(?:no|any|nothing|none)[, ]+(?:questions?|need|thank you|thanks|thx)\b|\bnothing (?:specific|really|"
    r"special|left|more|else|to ask|"
    r"needed|comes to mind|on my|to find|in particular|from my side|for now)\b|\bquestions?,? no(?:ne)?\b|\b(?:no|"
    r"don't have any|haven't any|"
    r"haven't got any|have no|got no|never have any) (?:questions?|further questions?)\b|\b(?:i've|i have|have|"
    r"i) (?:got )?(?:nothing|none)\b"
    r"|\bi (?:wouldn't|don't|would not) know what to \w+\b"
    r"|\bleave (?:that|it)\b|\bi(?:'ll| will| 'd)? ?(?:pass|skip)\b|"
    r"\b(?:let's|so let's) (?:skip|leave|"
    r"wrap|end|finish|close)\b|\bno need\b|\bneedn't\b|"
    r"\ball (?:is )?clear\b"
    r"|\bonly (?:when|how (?:many rounds|soon)|by when|what date)\b|"
    r"\bjust when\b"
    r"|\bso no\b|\botherwise (?:no|nothing)\b|\bthink i got (?:it|the picture|everything)\b|\b(?:i )?never have any\b",
    IGNORECASE,
)
_ASKS = compile(
    r"\?|\b(?:i(?:'d|’d| would)? (?:like|love|want|wonder|be curious|be interested|was wondering|am curious|"
    r"'m curious|am interested)|i'm "
    r"(?:curious|interested|wondering)|tell me|one (?:question|thing)|my (?:first |only |main )?question|"
    r"two (?:questions|things)|a question|"
    r"curious (?:about|how|what|whether)|what i(?:'d|’d) (?:like|ask|want)|i(?:'d| would) ask|let me ask|"
    r"how (?:do|does|is|are|many|much|often|"
    r"big|long)|what (?:does|do|is|are|happens|would|will)|who (?:is|are|does|will|would|decides)|why (?:is|are|"
    r"do|did|does))\b",
    IGNORECASE,
)
_EXCUSED = compile(
    r"\b(?:already|answered?|covered|explained|i(?:'d|’d| had) (?:one|two|three|some|a few|brought|prepared|"
    r"planned)|you(?:'ve| have) (?:told|said|explained|answered)|later|by (?:mail|email)|send|e-?mail|write to|"
    r"tomorrow|"
    r"in writing|think (?:about|it) over|went through|ticked|crossed|struck|your colleague)\b",
    IGNORECASE,
)
_REPLY_ONLY = compile(
    r"\b(?:when|by when|how soon|what date|which date|result|hear back|hear from you|let me know|decide|decision|"
    r"rounds?|next steps?|reply|"
    r"by mail or by phone)\b",
    IGNORECASE,
)


def find(exchange: Exchange) -> Found | None:
    """A plain no to an invitation; silence about questions alone is not enough."""
    if not invited(exchange):
        return None
    match = _NOTHING.search(exchange.answer)
    if match is None or _excused(exchange) or _asks(exchange):
        return None
    sentence = next((s for s in exchange.sentences if s.start <= match.start() < s.end), None)
    start, end = (sentence.start, sentence.end) if sentence else match.span()
    return exchange.found("no_questions", start, end)


def invited(exchange: Exchange) -> bool:
    if exchange.part == "questions" and not exchange.said:
        return True
    other = exchange.asks(asked.ANOTHER_OFFER) and "question" not in exchange.said.casefold()
    return exchange.asks(asked.QUESTIONS) and (not other or exchange.part == "questions")


def _asks(exchange: Exchange) -> bool:
    """Whether something is asked apart from when the reply comes."""
    for sentence in exchange.sentences:
        if count_words(sentence.text) <= 3:
            continue  # "Questions?", said back
        if _ASKS.search(sentence.text) and not _REPLY_ONLY.search(sentence.text) and not _NOTHING.search(sentence.text):
            return True
    return False


def _excused(exchange: Exchange) -> bool:
    """Questions answered before, or to be sent later, are no lack of interest."""
    return any(_EXCUSED.search(sentence.text) for sentence in exchange.sentences)
