"""What in an answer is said to whoever grades it, and not about the question: it is cut out before anything is read.

Orders, pleas, verdicts on oneself, made-up roles and results, hidden markup, code for somebody else's eyes. A sentence
goes only when it carries at least two signs of that, or one that nothing else explains: an honest answer may speak of
scores, systems, instructions and judges. What is cut out costs nothing by itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from re import DOTALL, IGNORECASE, MULTILINE, compile

from candor.scoring import cues
from candor.scoring.kinds import foreign
from candor.text.kept import Kept, visible
from candor.text.normalise import STOP_WORDS, words
from candor.text.spans import Span, count_words, is_code, sentences


def _any(*ways: str) -> re.Pattern[str]:
    return compile("|".join(ways), IGNORECASE)


_DIMENSION = r"(?:correctness|reasoning|communication|overall|situation|task|action|result)"
_UNSEEN = (
    r"display\s*:\s*none|visibility\s*:\s*hidden|\bhidden\b|font-size\s*:\s*[01](?:px|pt|em|%|;|\")|opacity\s*:\s*0|"
    r"(?:color|colour)\s*[:=]\s*[\"']?\s*(?:white|transparent|#f{3}(?:f{3})?\b)|aria-hidden|"
    r"(?:left|top|indent)\s*:\s*-\d{3,}|height\s*:\s*0"
)
_ROLE_ENDS = r"(?:[ _](?:message|notes?|prompt|says?|comment|summary|[a-z0-9]))?(?: ?\([^()\n]{0,40}\))?[ *]*:.*$"
# Who speaks in a made-up dialogue about the answer; alone such a line may as well be about the matter.
_SPEAKS = compile(
    r"^[ \t>*#-]*(?:system|assistant|ai|bot|human|user|model|grader|assessor|examiner|interviewer|candidate|applicant|"
    r"reviewer|judges?|jury|panel|committee|moderator|recruiter|hr|human resources|hiring manager|expert|second reader)"
    + _ROLE_ENDS, IGNORECASE | MULTILINE)  # fmt: skip
# Code and fields that are about the answer itself
_CALLED = (
    r"(?:check|evaluate|grade|score|assess|rate|judge|verify|validate|missing|covered|review)_?\w*"
    r"\((?:\w+\.)?(?:the_|my_)?(?:candidate|answer|reply|response|applicant|submission|self|transcript)\w*\)"
)
_FIELDS = (
    r"(?:key_?points?(?:_\w+)?|(?:met|covered|missed|missing)_(?:points|criteria|topics|ideas)|full_marks|"
    r"(?:rubric|grading|grader)_\w+|(?:candidate|applicant|answer)_(?:passed|score|grade|result|verdict|level|rating))"
)
_TICK = r"(?:\[[xX✓✔]\]|[✓✔✅☑])"
_BLOCKS = (
    compile(r"<!--.*?(?:-->|\Z)", DOTALL),
    compile(r"<(script|style|template|grader|system|assistant|verdict|score)\b[^<>]*>.{0,3000}?</\1\s*>",
            DOTALL | IGNORECASE),
    compile(r"<(\w+)\b[^<>]*(?:" + _UNSEEN + r")[^<>]*>.{0,3000}?</\1\s*>", DOTALL | IGNORECASE),
    compile(r"^\[[^\]\n]{0,40}\]:\s*(?:#|<>).*$", MULTILINE),  # a Markdown reference is not shown
    compile(r"^<\|\w+\|>\s*(?:system|assistant|tool)\b[^<]*|^<\|\w+\|>|\[/?INST\]|<</?SYS>>", MULTILINE | IGNORECASE),
    compile(r"<(\w{0,20}(?:evaluation|assessment|grade|grading|rubric|judge?ment)\w{0,20})\b[^<>]*>"
            r".{0,3000}?</\1\s*>", DOTALL | IGNORECASE),
    compile(r"^\W*(?:[\w-]+[ \t]+){1,6}" + _TICK + r"\W*$|^[ \t*-]*" + _TICK + r"(?:[ \t]+[\w-]+){1,4}\W*$", MULTILINE),
    compile(r"(?:^[^\w\n]{0,6}(?:[\w-]+[ \t]+){0,5}[\w-]+[ \t]*(?::|=|->|–|-)[ \t]*"
            r"(?:covered|met|pass(?:ed)?|ok|yes|done|explained|mentioned|fulfilled|complete|full|present)[^\w\n]{0,4}(?:\n|\Z)){2,}",
            IGNORECASE | MULTILINE),
    compile(r"^\|[^\n]*\|[ \t]*(?:yes|met|pass(?:ed)?|ok|full|true|done|[✓✔✅☑x]|[1-5] ?/ ?5)[ \t]*\|[ \t]*$",
            IGNORECASE | MULTILINE),
    compile(r"^\|[^\n]*\b(?:criteri\w+|results?|met|score|status|verdict|points?)\b[^\n]*\|[ \t]*$|"
            r"^\|[\s|:-]*-[\s|:-]*\|[ \t]*$", IGNORECASE | MULTILINE),
    compile(r"(?<!\S)(?:[^\W\d_][ \t]+){7,}[^\W\d_](?!\S)"),  # spelt sign by sign
    compile(r"</?(?:candidate|grader|system|assistant|instructions?|verdict)[\w -]*>", IGNORECASE),
    compile(r"</?(?:div|span|p|b|i|em|strong|br|hr|img|a|h[1-6]|font|table|tr|td)\b[^<>]{0,200}>", IGNORECASE),
    compile(r"\[[^\[\]\n]{0,60}\b(?:grader|end of (?:the )?(?:candidate|answer)|system (?:message|prompt)|assessor)\b"
            r"[^\[\]\n]{0,60}\]", IGNORECASE),
    compile(r"!?\[[^\[\]\n]*(?:full marks|[Ss]core|" + _DIMENSION + r")[^\[\]\n]*\]\([^()\n]*\)", IGNORECASE),
    compile(r"^[ \t>*#-]*(?:system|assistant|grader|assessor|evaluator|examiner|interviewer|tool(?:[ _]?result)?|"
            r"developer|user|candidate|output of [\w ]{1,40}|verdict|score)" + _ROLE_ENDS, IGNORECASE | MULTILINE),
    compile(r"^[ \t]*(?:>+|\$)[ \t]*(?:\w+\.)?" + _CALLED
            + r"[^\n]*(?:\n[ \t]*(?:True|None|\[\]|\{\}|0|passed|ok)[ \t]*$)*",
            IGNORECASE | MULTILINE),
    compile(r"(?<![\w.])" + _FIELDS + r"[\"']?\s*(?:=|:(?!\s*$))\s*[^\n]+", IGNORECASE),
    compile(r"^[ \t]*(?:evaluation|assessment|grading)\s*:[ \t]*\n(?:[ \t]+[\w-]+\s*:[^\n]*\n?)+",
            IGNORECASE | MULTILINE),
    compile(r"^[^\w\n]{0,9}(?:criteri(?:on|a)|key point|rubric|requirement)\b.*\b(?:met|passed|fulfilled|full)"
            r"[^\w\n]{0,9}$",
            IGNORECASE | MULTILINE),
    compile(r"^[^\w\n]{0,9}(?:running|executing|calling) \w+\(.*\)[^\w\n]{0,9}$", IGNORECASE | MULTILINE),
    compile(r"^#+ .*\b(?:answer|score|marks)\b.*$|\*\*\s*score\b.*?\*\*", IGNORECASE | MULTILINE),
    compile(r"(?<!\S)(?=\S*\d)[A-Z0-9]{20,}=*(?!\S)"),
    compile(r"(?<!\S)(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[A-Za-z0-9+/]{30,}={0,2}(?!\S)"),
    compile(r"(?:\b[0-9a-f]{2}\b[ :]?){12,}", IGNORECASE),
)  # fmt: skip

_SCORED = compile(
    r"[\"'](?:" + _DIMENSION + r"|level|verdict|rubric)[\"']\s*:\s*(?:[1-5]\b|[\"'](?:met|pass|full))", IGNORECASE
)
_GRADER = _any(
    r"\b(?:dear|note (?:to|for)(?: the| any| my)?|to (?:the|my|any)|attention,?) (?:\w+ )?(?:grader|assessor|scorer|"
    r"evaluator|examiner|marker|reviewer|judge)\b",
    r"\bif you(?:'re| are) an? (?:\w+ )?(?:scorer|grader|model|ai|system|bot|evaluator|machine|judge|program)\b",
    r"\bas an? (?:ai|automated|language model)\b",
)
_MARKS = _any(
    r"\b(?:full|top|maximum|max|highest|best|perfect) (?:marks?|points?|score|grade|rating)\b", r"\bmaximum\b[.!]?$",
    r"\b(?:five|5) (?:points|out of (?:five|5)|each|stars)\b", r"\b5 ?/ ?5\b", r"\b(\d+) of \1 (?:key )?points\b",
    r"\ball (?:the )?(?:key )?(?:points|criteria)\b", r"\bstrong hire\b", r"\b(?:perfect|complete|excellent) answer\b",
    r"\b(?:points|marks|score) (?:that )?(?:i|here|for this)\b", r"\bcoverage:? 100\b", r"\b(?:high|good) score\b",
    r"\bverdict:? \w+", r"\bmisconceptions:? (?:0|none)\b",
)
_DIRECTS = _any(
    r"\b(?:please|must|should|shall|now|therefore|then|kindly|accordingly)\b[^.;!?]{0,40}\b(?:give|award|grant|assign|"
    r"write|score|mark|rate|treat|put|read(?:ing)?)\b",
    r"\b(?:give|award|grant|assign|allot) (?:me|it|this|yourself|full|the|five|all|at least|in)\b", r"^mark\b",
    r"\bmark (?:accordingly|it|this|me)\b",
    r"\b(?:score|rate|grade) (?:it|this|me|my|every|all|situation|correctness)\b",
)
_SELF_VERDICT = _any(
    r"\b(?:this|my|the|any|previous) (?:\w+ ){0,2}(?:answer|reply|response|transcript|candidate)\b[^.;!?]{0,60}\b(?:is|"
    r"was|has been|have been|were|met|meets|covers|covered|deserves|explained|fulfils)\b",
    r"\beverything (?:before|above)\b[^.;!?]{0,40}\b(?:perfect|complete|correct)\b",
)
_RUBRIC = _any(
    r"\b(?:rubric|grading|marking scheme|key points?|assess(?:or|ment)|grader|evaluation|verified|"
    r"recommendation strong|criteria)\b",
)
_PLEADS = _any(
    r"\bbe (?:kind|gentle|generous|lenient)\b", r"\bgrateful\b", r"\bi beg\b", r"\breally need\b", r"\bi promise\b",
    r"\btrust me\b", r"\bunfair\b", r"\bmean a lot\b", r"\bgood review\b", r"\bi deserve\b", r"\bplease give me\b",
)
_STAKE = _any(r"\b(?:scores?|points?|marks?|grade|good result|pass(?:ing)?|review|credit|the job)\b")
_ALONE = _any(
    rf"^\W*{_DIMENSION}:? ?[1-5](?: ?/ ?5)?\W*$", r"^\W*all (?:the )?(?:key )?points (?:are |were )?met\W*$",
    r"^\W*(?:mark|score|grade) (?:it |this )?accordingly\W*$",
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.;!?]{0,30}\b(?:instructions?|rubric|prompt|guidelines|grading|"
    r"criteria|marking|scheme)\b",
    r"\b(?:consider|treat|regard|count|accept)\b[^.;!?]{0,120}\bas (?:an? )?(?:fully |completely )?(?:explained|"
    r"answered|perfect|complete (?:answer|reply)|full (?:answer|marks)|met)\b",
    r"\bany answer to this question\b",
    rf"\b{_DIMENSION}\W{{0,3}}(?:(?:is|of|with) )?[1-5]\b\W+(?:and )?{_DIMENSION}\W{{0,3}}(?:(?:is|of|with) )?[1-5]\b",
)
_SAID_ELSEWHERE = _any(
    r"\bas i (?:\w+ )?(?:said|explained|mentioned|shown|showed|described|told|covered|stated|discussed) (?:it )?"
    r"(?:above|earlier|before|already|previously|in)\b",
    r"\bin my (?:previous|earlier|last|first) (?:answer|reply)\b",
    r"\bi(?:'ve| have| had)? already (?:told|explained|described|said|covered|mentioned|answered)\b",
    r"\bi(?:'ve| have| had) (?:described|explained|covered|told|mentioned|answered|said)\b[^.;!?]{0,60}\b(?:before|"
    r"earlier|already|above|previously)\b",
)
_SPELT = compile(r"(?<!\w)(?:\w[.\-_*~|]){3,}\w?(?!\w)")  # a word written sign by sign
MOST_SPELT = 2  # in one sentence; one may be an abbreviation
MOST_SPEAKERS = 2  # lines of a dialogue; from so many on nobody reports a single remark
LONG_FOREIGN = 8  # words; fewer tell no language
FORMULA = 0.25  # share of single letters above which a sentence is mathematics


def read_of(answer: str) -> Kept:
    """What of an answer is read: what can be seen of it, less what is aimed at the grader."""
    seen = visible(answer)
    bare = seen.without(_blocks(seen.text))
    return bare.without(_sentences(bare.text))


def aimed_spans(answer: str) -> tuple[Span, ...]:
    """Where an answer speaks to whoever grades it. Harmless markup, another language and "as I said before" are cut out
    of what is read as well, and are not among these."""
    seen = visible(answer)
    blocks = sorted(set(_blocks(seen.text)))
    hidden = [seen.span(*at) for at in blocks if _of_grading(seen.text[slice(*at)])]
    bare = seen.without(blocks)
    said = [span for span in sentences(bare.text) if not is_code(span) and _to_the_grader(span.text.replace("’", "'"))]
    return (*hidden, *(bare.span(span.start, span.end) for span in said))


def _of_grading(block: str) -> bool:
    return any(sign.search(block) for sign in (_SCORED, _GRADER, _MARKS, _SELF_VERDICT, _RUBRIC, _ALONE))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _BLOCKS:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield match.span()
    speakers = list(_SPEAKS.finditer(text))
    if len(speakers) >= MOST_SPEAKERS:
        yield from (match.span() for match in speakers)
    yield from (whole for whole in _objects(text) if _SCORED.search(text, *whole))


def _objects(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost pairs of braces stand."""
    depth = start = 0
    for brace in re.finditer(r"[{}]", text):
        if brace.group() == "{":
            start = start if depth else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, brace.end()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    whole = sentences(text)
    english = not foreign(text)
    for span in whole:
        if is_code(span):
            continue
        if is_aimed(span.text) or (english and len(whole) > 1 and _other_tongue(span.text)):
            yield span.start, span.end


def is_aimed(sentence: str) -> bool:
    """Whether a sentence speaks to the grader, or reports what was said elsewhere without saying it."""
    said = sentence.replace("’", "'")
    return _to_the_grader(said) or bool(_SAID_ELSEWHERE.search(said) and not cues.CAUSE.search(said))


def _to_the_grader(said: str) -> bool:
    if _ALONE.search(said) or _GRADER.search(said) or len(_SPELT.findall(said)) >= MOST_SPELT:
        return True
    if _PLEADS.search(said) and _STAKE.search(said):
        return True
    signs = [pattern.search(said) is not None for pattern in (_MARKS, _DIRECTS, _SELF_VERDICT, _RUBRIC)]
    return sum(signs) >= 2 and (signs[0] or signs[2])


def _other_tongue(text: str) -> bool:
    """Whether a sentence of an English answer is in another language: it cannot be read, so it cannot count."""
    plain = unicodedata.normalize("NFKC", text)
    letters = [sign for sign in plain if sign.isalpha()]
    if len(letters) >= 6 and sum(sign.isascii() for sign in letters) < len(letters) / 2:
        return True
    spoken = words(plain)
    formula = sum(len(word) == 1 for word in spoken) > FORMULA * len(spoken)
    if count_words(plain) < LONG_FOREIGN or formula or cues.bare_list(plain):
        return False
    return foreign(plain) and sum(word in STOP_WORDS for word in spoken) <= 1
