"""Cues by which candidates tell of a project of their own: what it was for, what it stood on, what came of it."""

import re
from re import IGNORECASE, compile

from candor.scoring import cues
from candor.scoring.storycues import PAST_VERB


def _any(*alternatives: str) -> re.Pattern[str]:
    return compile(r"\b(?:" + "|".join(alternatives) + r")", IGNORECASE)


_GOAL = _any(
    r"goal\b", r"aim(?:ed)?\b", r"purpose\b", r"wanted\b", r"needed (?:to|a)\b", r"problem (?:was|we|is)\b",
    r"so that\b", r"to (?:predict|forecast|detect|classify|rank|recommend|reduce|find|help|spot|estimate|flag|"
    r"route|cut|decide|"
    r"tell|warn|sort)\b", r"in order to\b", r"used (?:by|for)\b", r"the (?:business|client|customer|team|"
    r"shop) (?:wanted|needed|had)\b",
    r"was losing\b", r"users?\b", r"idea was\b", r"question was\b", r"task was\b", r"asked for\b",
    r"decided? (?:by|from|on|which|what|whether|when)\b", r"decisions?\b", r"wanted to (?:know|see|find)\b",
    r"(?:has|had|have) to (?:know|see|find|decide)\b",
)  # fmt: skip
_DATA = _any(
    r"data(?:set|sets)?\b", r"rows?\b", r"samples?\b", r"images?\b", r"records?\b", r"labell?(?:s|ed|ing)?\b",
    r"logs?\b",
    r"tables?\b", r"documents?\b", r"tickets?\b", r"transactions?\b", r"sensors?\b", r"months of\b",
    r"years of\b", r"missing\b",
    r"annotat", r"collected\b", r"scraped\b", r"class(?:es)?\b", r"imbalance", r"cleaned\b", r"duplicates?\b",
    r"columns?\b",
)  # fmt: skip
_BASELINE = _any(
    r"baselines?\b", r"before (?:that|us|the model)\b", r"until then\b", r"rules?\b", r"heuristics?\b",
    r"dummy\b", r"majority\b",
    r"simple(?:st)? (?:model|thing|rule|average)\b", r"started with\b", r"compared (?:with|to|against)\b",
    r"last (?:week|year|month)'s\b",
    r"the old (?:system|model|way|rule)\b", r"by hand\b", r"naive\b", r"already (?:got|had|did)\b", r"moving average\b",
    r"previous\b", r"logistic regression\b", r"beat(?:s|en)?\b",
)  # fmt: skip
_CHOICE = _any(
    r"chose\b", r"picked\b", r"went (?:with|for)\b", r"decided (?:on|for|against)\b", r"instead of\b", r"rather than\b",
    r"considered\b", r"alternatives?\b", r"tried\b", r"preferred\b",
    r"ruled out\b", r"(?:two|three|several|other) (?:ways|routes|approaches|candidates|options)\b",
    r"(?:one|the first) was\b", r"the (?:other|second|alternative) was\b", r"in the end (?:i|we) (?:took|used|kept)\b",
    r"looked at\b", r"compared\b",
    r"option\b", r"could have\b", r"gradient boosting\b", r"random forest\b", r"transformer\b", r"neural\b",
    r"trade-?off\b",
)  # fmt: skip
_METRIC = _any(
    r"accuracy\b", r"precision\b", r"recall\b", r"f1\b", r"auc\b", r"mae\b", r"rmse\b", r"mape\b", r"metrics?\b",
    r"measured\b",
    r"evaluat", r"a/b\b", r"ab test\b", r"validation\b", r"hold-?out\b", r"held[- ]out\b", r"test set\b",
    r"error\b", r"latency\b",
    r"judged\b", r"scored?\b", r"cross-validat", r"ndcg\b", r"top[- ]\w+\b", r"false (?:alarms?|positives?|"
    r"negatives?)\b",
)  # fmt: skip
_MINE = compile(
    rf"\b(?:my (?:part|role|job|piece|work|contribution|own)|mine|i was responsible|i owned|i led|on my own|"
    rf"by myself|alone|"
    rf"I(?:'d| had)? (?:also |then |\w+ly )?{PAST_VERB}|my colleagues?|the others|somebody else|the rest (?:was|"
    rf"came)|a colleague)\b",
    IGNORECASE,
)  # fmt: skip
_FAILURE = _any(
    r"fail(?:ed|ure|s)?\b", r"wrong\b", r"mistakes?\b", r"didn't work\b", r"did not work\b", r"broke\b",
    r"bugs?\b", r"crash",
    r"problems?\b", r"leak", r"went (?:down|bad|wrong)\b", r"surpris", r"turned out\b", r"wasted\b", r"lost\b",
    r"should have\b",
    r"worse\b", r"unfortunately\b", r"rolled back\b", r"dropped\b", r"too (?:slow|late|optimistic|good)\b",
    r"noticed\b",
)  # fmt: skip
_RESULT = _any(
    r"in the end\b", r"results?\b", r"(?:went|been|is|was) live\b", r"in production\b", r"saved\b", r"fell\b",
    r"rose\b",
    r"dropped (?:from|to|by)\b",
    r"from \S+ (?:\w+ )?to\b", r"shipped\b", r"deployed\b", r"still (?:runs?|in use|used)\b", r"today\b",
    r"now\b", r"uses? it\b",
    r"per ?cent\b", r"%", r"cut\b", r"adopted\b", r"improved\b", r"since then\b", r"never (?:went|shipped)\b",
    r"halved\b", r"paid\b",
)  # fmt: skip

SIGNS: dict[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    "goal": ((_GOAL, 1.0),),
    "data": ((_DATA, 0.8), (cues.NUMBER, 0.3)),
    "baseline": ((_BASELINE, 1.0),),
    "choice": ((_CHOICE, 0.7), (cues.CAUSE, 0.4)),
    "metric": ((_METRIC, 0.9), (cues.NUMBER, 0.2)),
    "own_part": ((_MINE, 0.9),),
    "failure": ((_FAILURE, 0.8),),
    "result": ((_RESULT, 0.8), (cues.NUMBER, 0.3)),
}


def sign(part: str, text: str) -> float:
    """How plainly a sentence tells a part of a project, 0 to about 3."""
    return sum(weight * min(len(cue.findall(text)), 3) for cue, weight in SIGNS[part])
