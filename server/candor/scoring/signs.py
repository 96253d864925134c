"""Small signs in the wording of a sentence, each with a name; and the families in which readings are told of.

Patterns only. A sign earns nothing by itself: what each is worth is fitted on labelled answers (`make train`).
"""

import re
from collections.abc import Mapping
from re import IGNORECASE, compile

from candor.scoring import cues


def _words(alternatives: str) -> re.Pattern[str]:
    return compile(rf"\b(?:{alternatives})\b", IGNORECASE)


SIGNS: Mapping[str, re.Pattern[str]] = {
    "cause": cues.CAUSE, "so": cues.SO, "as": cues.AS, "unfolds": cues.UNFOLDS, "condition": cues.CONDITION,
    "trade_off": cues.TRADE_OFF, "effect": cues.EFFECT, "contrast": cues.CONTRAST, "example": cues.EXAMPLE,
    "number": cues.NUMBER, "order": cues.ORDER, "conclusion": cues.CONCLUSION, "filler": cues.FILLER,
    "vague": cues.VAGUE, "restart": cues.RESTART, "verb": cues.VERB,
    "hedge": _words(r"maybe|perhaps|probably|i think|i guess|i believe|i suppose|might|could be|seems?|roughly|likely|"
                    r"not sure"),
    "absolute": _words(r"always|never|all|every|everything|perfect(?:ly)?|best|guarantee[ds]?|definitely|certainly|"
                       r"completely|entirely|any|impossible|must"),
    "compares": compile(r"\b(?:more|less|fewer|\w{2,}er|worse|better)\b(?= than\b|[ ,.;])|\bthan\b", IGNORECASE),
    "would": _words(r"would|wouldn't|i'd|you'd|it'd|they'd|could|couldn't|might"),
    "otherwise": _words(r"otherwise|or else|without (?:it|that|this|them)|if not|unless|else"),
    "i": _words(r"i|i'd|i'll|i'm|i've|me|my|mine"),
    "we": _words(r"we|we'd|we'll|we've|our|us"),
    "you": _words(r"you|you'd|you'll|you've|you're|your"),
    "asks": compile(r"\?"),
    "colon": compile(r"[:;]"),
    "bracket": compile(r"[()]"),
    "dash": compile(r" [-–—]+ "),
    "takes_up": compile(r"(?:^|[.!?] )(?:that|this|these|those|so|then|it|they|here|there|which)\b", IGNORECASE),
    "is_a": _words(r"(?:is|are) (?:a|an|the|when|called|used|defined|known)"),
    "such_as": _words(r"such as|like|including|for example|e\.g|namely|and so on|etc"),
    "denies": _words(r"not|isn't|doesn't|don't|won't|can't|cannot|never|no|nothing|nobody|none|neither|nor|wouldn't|"
                     r"didn't"),
    "only": _words(r"only|just|merely|even|still|already|alone|exactly"),
    "how_many": _words(r"half|twice|double|most|few|many|some|each|every|both|one|two|three|four|five|six|seven|eight|"
                       r"nine|ten|hundred|thousand|million"),
    "nominal": compile(r"\b\w{4,}(?:tion|tions|ity|ment|ments|ance|ence|ism|ness)\b", IGNORECASE),
    "acronym": compile(r"\b[A-Z][A-Za-z]*[A-Z]\w*\b|\b[A-Z]{2,}\b"),
    "past": _words(r"was|were|had|did|got|went|took|made|found|said|saw|turned|\w{3,}ed"),
    "slogan": _words(r"leverage|robust|scalable|seamless|best practices?|stakeholders?|ecosystem|holistic|synerg\w+|"
                     r"passion\w*|excellence|world-class|cutting[- ]edge|state[- ]of[- ]the[- ]art|journey|alignment|"
                     r"mindset|culture|innovation|strategy|strategic|deliver|value|vision|rigou?r|end-to-end|modern|"
                     r"powerful|industry|experts?|trust me"),
    "does": compile(r"(?:^|[.;:!?] )(?:take|use|split|check|plot|fit|train|compute|compare|start|keep|add|drop|look|"
                    r"measure|sort|put|set|run|try|pick|choose|say|suppose|imagine|think|count|write|read|test|fix|"
                    r"hold|avoid|make|get|give|let)\b", IGNORECASE),
    "means": _words(r"mean(?:s|ing)?|that is|in other words|i\.e|which is|so to speak"),
    "looks": _words(r"look(?:s|ing)?|see|seen|saw|measure[ds]?|plot|check(?:ed|s)?|compare[ds]?|test(?:ed|s)?|"
                    r"count(?:ed|s)?|sample"),
}  # fmt: skip

# What a candidate is told of each family: when it raised the score, and when it lowered it.
FAMILIES: Mapping[str, tuple[str, str, str]] = {  # names of readings, raised, lowered
    "causes": ("cause so as effect otherwise means mechanism explains connected verb",
               "says why it is so", "says little of why it is so"),
    "conditions": ("condition would asks assumption", "says when it holds", "leaves open when it holds"),
    "costs": ("trade_off weighs contrast compares only denies", "weighs costs and alternatives",
              "weighs no cost or alternative"),
    "examples": ("example number how_many past looks evidence", "backs it with figures or cases",
                 "no figure or case behind it"),
    "steps": ("order conclusion does takes_up steps concludes kinds", "each sentence builds on the last",
              "sentences do not build on each other"),
    "voice": ("i we you", "tells who does what", "does not tell who does what"),
    "certainty": ("hedge absolute slogan vague hollow general", "definite words", "general or absolute words"),
    "naming": ("list bare listed such_as is_a nominal acronym commas content long_words word_length spelt_out chopped",
               "explains what it names", "names things rather than explains them"),
    "shape": ("unfolds colon bracket dash mean_sentence spread_sentence longest short_sentences long_sentences "
              "different varied few long", "sentences of a good make", "sentences that are hard to follow"),
    "delivery": ("filler restart fillers broken exclaims trails repeated", "told without detours",
                 "restarts, fillers or things said twice"),
    "aboutness": ("from_question of_question to_question_mean to_question_most to_question_first to_question_last "
                  "to_question_least to_next to_all shares_next circling",
                  "keeps to the question", "strays from the question or circles it"),
}  # fmt: skip
BY_START: Mapping[str, tuple[str, str, str]] = {  # the same by how a reading's name begins
    "argued": ("argued_", "reads like a case that is argued", "does not read like a case that is argued"),
    "empty": ("empty_", "nothing of general talk in it", "near to general talk"),
    "told": ("told_", "reads like a story that happened", "does not read like a story that happened"),
    "place": ("situation_", "says where it was and what was at stake", "says little of where it was"),
    "task": ("task_", "says what was yours to do", "says little of what was yours to do"),
    "deeds": ("action_", "tells your own steps", "tells few steps of your own"),
    "end": ("result_", "tells how it ended", "says little of how it ended"),
    "why": ("reasoning_", "tells why, and what was learned", "says little of why"),
    "scene told": ("of_situation_", "gives the situation its place", "hardly tells the situation"),
    "task told": ("of_task_", "gives your task its place", "hardly tells your task"),
    "deeds told": ("of_action_", "gives your steps their place", "hardly tells your steps"),
    "end told": ("of_result_", "gives the result its place", "hardly tells the result"),
    "reasons told": ("of_reasoning_", "gives your reasons their place", "hardly tells your reasons"),
    "beside": ("of_none_", "all of it tells the story", "much of it tells nothing of the story"),
    "known": ("known_", "agrees with what is known to be right", "far from what is known to be right"),
    "wrong": ("wrong_", "far from what people get wrong", "near to what people get wrong"),
    "points": ("point_", "meets key points", "misses key points"),
}
_FAMILY_OF = {name: family for family, (names, _, _) in FAMILIES.items() for name in names.split()}


def family_of(reading: str) -> str:
    """The family of a reading by its name. Raises KeyError for one that belongs to none."""
    for family, (start, _, _) in BY_START.items():
        if reading.startswith(start):
            return family
    return _FAMILY_OF[reading.removesuffix("_share")]


def told_of(family: str, raised: bool) -> str:
    """What is said of a family that moved a score."""
    _, up, down = {**FAMILIES, **BY_START}[family]
    return up if raised else down
