"""What an interviewer does not say, as patterns over one sentence: which rule it breaks, and where. Pure."""

import re
from collections.abc import Sequence
from typing import Literal

Fault = Literal["second_question", "leak", "protected_trait", "role", "praise", "score", "abuse", "too_long"]

GOOD = "(?:" + "|".join((
    "great good excellent perfect nice awesome fantastic brilliant wonderful lovely amazing impressive superb terrific "
    "outstanding solid strong right correct true wrong incorrect mistaken false bad weak poor"
).split()) + "|spot[- ]on)"  # fmt: skip
PRAISING = (
    "(?:great|excellent|perfect|awesome|fantastic|brilliant|wonderful|lovely|amazing|impressive|superb|terrific"
    "|spot[- ]on)"
)
JUDGED = (
    "(?:nice|good|great|lovely|fine|concrete|honest|fair|useful|helpful|vague|thin|sensible|reasonable|clever|smart"
    "|excellent|perfect|impressive|brilliant|wonderful|spot[- ]on)"
)
THING = (
    "(?:answer|point|explanation|question|start|job|work|thinking|reasoning|example|observation|intuition|idea|call|try)"
)
VERY = "(?: very| really| quite| absolutely| exactly| totally| completely| so| pretty)*"
ARE = "(?:'re|’re| are| were)"
AM = "(?:'m|’m| am)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


PRAISE = _any(
    r"^\W*(?:that(?:'s|’s| is| was) )?(?:absolutely|exactly|precisely|indeed|bravo|great|nice|right|wrong|love(?:ly)?"
    r"|correct|incorrect|perfect|excellent|fantastic|brilliant|wonderful|awesome|amazing|impressive|spot[- ]on"
    rf"|well (?:done|said|put))(?=\s*[,.!;:—–-]|\s+{THING}\b)",
    rf"\b{GOOD} {THING}\b",
    # Of these words some also belong to the matter ("a strong assumption"): then something has to end behind them.
    rf"\b(?:that|this|which|it)(?:'s|’s| is| was| sounds| seems)(?: not| n't)?(?: an?| the)?{VERY} "
    rf"(?:{PRAISING}\b|{GOOD}(?=\s*[,.!;:?—–]))(?! (?:to|that|of|for you)\b)",
    # A verdict on words of theirs, which stand blanked out in front of it.
    rf"_,? (?:is|was|are|were|sounds|seems)(?: an?)?{VERY} {JUDGED}\b(?! (?:for|at|to|game)\b)",
    rf"\byou{ARE}{VERY} (?:right|correct|wrong|mistaken|brilliant|smart|clever|spot on|doing (?:well|great))\b",
    rf"\bi (?:really )?(?:liked?|loved?) (?:that|how|your|the way)\b|\bi{AM} impressed\b",
    r"\b(?:well (?:done|said|put|explained)|you nailed|good for you|keep it up|you got it)\b",
)
SCORE = _any(
    r"\byour (?:overall )?(?:rating|marks?|grades?|score)\b(?!\s+(?:function|column|distribution|model|threshold))",
    r"\b\d+(?:\.\d+)?/(?:5|10)\b(?!\s*(?:of|split|fold|th|cv))",
    r"\b\w+ out of (?:five|ten|5|10) (?:for|on) (?:that|this|your)\b",
    r"\bfull marks\b|\b(?:strong|weak|no) hire\b",
    r"\b(?:score|rate|rating|mark|give you|deserves?|gets?|worth|(?:answer|that|it)(?:'s|’s| is| was)(?: an?)?)\b"
    r"[^.?!]{0,30}\b(?:\d+(?:\.\d+)?|four|five|eight|nine|ten)\s*(?:/|out of)\s*(?:5|10|100|five|ten)\b",
    r"\bi(?:'d|’d|'ll|’ll| would| will| can)? (?:rate|score|grade|mark|pass|fail) (?:you|this|that|your)\b",
    r"\bi(?:'d|’d| would) (?:not )?hire you\b|\byou(?:'ve|’ve| have)? (?:passed|failed|pass|fail)\b",
)
ROLE = _any(
    r"\bas an? (?:ai|artificial|language model|large language|assistant|llm|chatbot)\b",
    rf"\bi{AM} (?:just |only )?an? (?:ai|language model|llm|chatbot|assistant|large language)\b",
    rf"\bas (?:the|a) candidate, i\b|\bi{AM} (?:now )?(?:the|a) (?:candidate|pirate|student)\b",
    r"\b(?:chatgpt|openai|anthropic|claude|gemini|llama) (?:here|developed|created|made|trained)\b",
    r"\b(?:system prompt|my (?:instructions|prompt|guidelines|programming)|developer mode|jailbreak)\b",
    r"\bignore (?:all|my|the) (?:previous|prior)\b",
    r"\bi(?:'m|’m| am)? (?:sorry,? but i )?(?:can(?:'t|’t|not)|unable to|won(?:'t|’t)|am not able to) "
    r"(?:assist|help with|comply|fulfil|do that|provide that)\b",
    r"^\W*(?:candidate|user|human|assistant|system|interviewer)\s*:",
)
# Behind these words an age or a weight is a column or a parameter, and nobody's own.
OF_DATA = (
    r"\b(?!['’]s|[-_]|\s+(?:decay|feature|column|variable|data|dataset|of|attribute|group|condition|node|initiali|matri"
    r"|vector|field|prediction|model|embedding|distribution|bucket|band|table|check|sharing|update))"
)
TRAIT = _any(
    r"\bhow old\b|\bwhat year (?:were you|did you finish school)\b|\byoung (?:lady|man)\b",
    rf"\byour (?:age|religion|faith|race|ethnicity|nationality|citizenship|accent|gender|sex|sexual\w*){OF_DATA}",
    rf"\byour (?:disability|health|skin|wife|husband|spouse|children|kids|family|pregnancy|marital){OF_DATA}",
    rf"\byour (?:mother tongue|native language|church|political|politics|visa|hometown|birthday){OF_DATA}",
    rf"\byour (?:parents|weight|english is){OF_DATA}",
    r"\b(?:are|were|when will) you (?:ever )?(?:be |get )?(?:married|single|divorced|engaged|pregnant|religious)\b",
    r"\bare you (?:gay|straight|lesbian|trans|disabled|muslim|christian|jewish|hindu|catholic|expecting)\b",
    r"\bare you (?:a citizen|an immigrant|too (?:old|young)|a (?:man|woman|mother|father|parent))\b",
    r"\b(?:do|have) you (?:have |any |got |planning |plan )*(?:children|kids|a family|a husband|a wife|a disability)\b",
    r"\bwhere (?:are|were|do) you (?:really |originally |actually |come )*(?:from|born)\b|\b(?:for|at) your age\b",
    r"\bas a (?:woman|man|mother|father|person of colou?r|foreigner|girl|boy|lady)\b",
    rf"\byou{ARE} (?:too )?(?:old|young|foreign|female|male)\b",
    r"\bplan(?:ning)? (?:to have|on having) (?:children|kids|a family|a baby)\b",
    r"\bdo you (?:pray|believe in god|go to church)\b",
)
ABUSE = _any(
    r"\b(?:stupid|idiots?|idiotic|morons?|moronic|dumb|dumbass|imbecile|pathetic|worthless|incompetent|clueless)\b",
    r"\b(?:shut up|what the hell|damn|bullshit|shit|crap|fuck\w*|ass(?:hole)?|bitch|bastard|you suck|hate you)\b",
    r"\b(?:laughable|embarrassing|loser|hopeless|disgrace|disgusting|joke of a|(?:garbage|useless) answer)\b",
    r"\bwast(?:e|ing) (?:of )?(?:my |our |everyone'?s )?time\b|\bgo (?:away|home) and\b|\bnot cut out\b",
    r"\bnever make it\b|\bgive up (?:now|on this career)\b|\bhave you (?:even|ever) (?:studied|opened|read)\b",
)
# A sentence that asks, known by how it begins: where no question may come, it need not come to its mark.
ASKS = re.compile(
    # "What is missing is the reason": tells, and asks nothing. Coaching begins like that.
    r"^\W*(?:and |so |but |also,? |then |or )?"
    r"(?!what (?:is|was|were|are) (?:still |also |only )?(?:missing|left|open)\b"
    r"|what would (?:make|have made|complete|lift|strengthen)\b)"
    r"(?:(?:what|how|why) (?:is|are|do|does|did|would|could|can|should|happens"
    r"|makes|if|about|might|will|was|were|long|many|much|often|else|then)"
    r"|which (?:of|one|\w+ (?:is|are|do|does|would|did))"
    r"|(?:where|when|who) (?:do|did|does|would|is|are|was|were|could|will)"
    r"|(?:can|could|would|will|do|did|are|have|had) you"
    r"|tell me|walk me|describe|explain|give me|talk me|show me|is there|are there)\b",
    re.IGNORECASE,
)
# So far it could still be either: "What is" may go on with "missing".
UNDECIDED = re.compile(
    r"^\W*(?:and |so |but |also,? |then |or )?what(?: (?:is|was|were|are|would))?(?: still| also| only)?\s*$",
    re.IGNORECASE,
)
# Words with which something unsaid may begin. What follows one is not shown before enough has come to tell.
WARY = re.compile(
    rf"\b(?:{GOOD}|absolutely|exactly|precisely|indeed|totally|completely|love|bravo|well|full|four|five|nine|ten|\d+"
    rf"|(?:that|this|it|which)(?:'s|’s| is| was| sounds| seems)|you{ARE}|your|as an?|as the|how old|what year|system|my"
    r"|i(?:'d|’d|'m|’m| am| would| can| like| love)|where (?:are|were|do)|(?:are|do|have|were) you|plan|planning|young"
    r"|for|at|jailbreak|ignore|developer|candidate|user|human|assistant|interviewer|chatgpt|openai|anthropic|claude"
    r"|gemini|llama|no|shut|go|give|waste)\b|[\"”],?\s+(?:is|was|are|were|sounds|seems)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


def unquoted(sentence: str) -> str:
    """The sentence with what stands in quotation marks blanked out, place for place: the candidate's own words."""
    return QUOTED.sub(lambda found: "_" * len(found[0]), sentence)


def broken(sentence: str, real: bool, ended: bool = True) -> tuple[Fault, int] | None:
    """The first rule that `sentence` breaks, and where; in `real` mode nothing is judged aloud, either. While it has
    not `ended`, what is found at its very end has to wait for the next word, which may turn it into something else."""
    bare = unquoted(sentence)
    rules: Sequence[tuple[Fault, re.Pattern[str]]] = (
        ("role", ROLE), ("protected_trait", TRAIT), ("abuse", ABUSE), ("score", SCORE),
        *((("praise", PRAISE),) if real else ()),
    )  # fmt: skip
    last = len(bare) if ended else len(bare.rstrip()) - 1
    found = [
        (match.start(), fault) for fault, rule in rules for match in rule.finditer(bare) if match.end() <= last
    ]
    return (min(found)[1], min(found)[0]) if found else None
