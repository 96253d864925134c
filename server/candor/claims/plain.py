"""Constructions in which work is told without `I built` or `we had`: fragments, duties in the present tense, things
that others do with the work, figures alone. Patterns only; which of them count is decided in `extract`.
"""

import re
from typing import Final

from candor.claims.amounts import NUMBER
from candor.claims.kinds import TOOL


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_CAP: Final = r"(?-i:[A-Z][\w+#.-]*)"
_NAMED_TOOL: Final = rf"(?-i:{TOOL})"
_LED_IN: Final = r"^\W*(?:(?:well|yes|yeah|so|sure|oh|mostly|mainly|and|but|then|also|now|at the moment)\W+)*"
_ADVERB: Final = (
    r"(?:(?:also|now|currently|still|mostly|mainly|usually|often|just|only|actually|really|personally|"
    r"even)\s)?"
)

# Who speaks of their own work says so; who teaches or assumes says `you`, `if`, `would`. Weighed over an answer.
OWN: Final = re.compile(r"\b(?:we|I|our|ours|us|me|my|mine)\b", re.IGNORECASE)
TEACHING: Final = re.compile(
    r"\b(?:you|your|if|would|could|should|might|(?-i:may)|can|imagine|suppose|say|e\.g|example|instance|means|I'd|"
    r"I'll|we'd|"
    r"let's|typically|think|guess)\b",
    re.IGNORECASE,
)
# A sentence that teaches or assumes, rather than tells.
GENERAL: Final = re.compile(
    r"\b(?:e\.g|for example|for instance|say,|let's say|typical(?:ly)?|in general|generally|in theory|"
    r"imagine|suppose|assume|assuming|when you|if|you|your|one would|would|could|should|might|(?-i:may)|can|will|often|"
    r"sometimes|nobody|no one|neither|any(?:body|one)?|always|means that|whether|unless|a good rule|rule of thumb)\b",
    re.IGNORECASE,
)
# A number of a method: its setting, its step, a count of what the method looks at.
SETTING: Final = re.compile(
    r"\b(?:threshold|cutoff|cut-off|temperature|learning rate|dropout|batch size|layers?|heads?|hidden|dimension\w*|"
    r"random[ _]state|test size|bytes?|slots?|columns?|rows per|alpha|beta|lambda|gamma|epsilon|rank|width|depth|"
    r"beam|window|seeds?|bits?|retr(?:y|ies)|timeout|deadline|"
    r"quantiles?|folds?|epochs?|weights?|buckets?|blend\w*|minimum|maximum|at least|at most|no more|up to|"
    r"last \w+ (?:days|weeks|months|events)|top (?:ten|twenty|hundred|\d+)|next \w+ (?:minutes|hours|days))\b",
    re.IGNORECASE,
)
_METHOD: Final = (
    r"look|compare|check|sample|mask|calibrate|hold|held|split|drop|keep|kept|freeze|froze|go|take|took|wait|pick|"
    r"re-?weight|clip|cap|retrain|refit|rebuild|pool|average|raise|lower|require|test|blend|subtract|add|swap"
)
STEP: Final = re.compile(
    rf"^\W*(?:(?:then|and|so|but|after that|for each \w+|every \w+),?\s)?(?:we|I)\s(?:{_METHOD})(?:e?s|e?d|p?ped)?\b"
    r"|^\W*(?:and |so )?(?:then|next|first|shadow|into|onto|measured|fitted|had to|for (?:each|every)|with|drop|"
    r"keep|take|"
    r"use|sort|random)\b",
    re.IGNORECASE,
)
# Units that make a number one of the work's own.
METRIC: Final = re.compile(
    r"\b(?:accuracy|precision|recall|f1|auc|auroc|map|ndcg|mrr|iou|rmse|mae|mape|wape|bleu|comet|chrf|wer|qini|gini|"
    r"log loss|loss|error|correlation|agreement|coverage|latency|p\d\d|median|mean|rate|share|score|throughput|"
    r"uptime|kappa|perplexity|hit rate|bias|lift)\b",
    re.IGNORECASE,
)
_LOAD: Final = (
    r"(?:a|per|each|every)\s(?:\w+ )?(?:second|minute|hour|day|night|week|weekday|month|quarter|year|shift|user|"
    r"request|call)\b"
)
LOAD: Final = re.compile(rf"\b{_LOAD}|\b(?:daily|weekly|monthly|nightly|yearly|annually)\b", re.IGNORECASE)
SCALED: Final = re.compile(rf"{METRIC.pattern}|{LOAD.pattern}|\b(?:we|our|us)\b", re.IGNORECASE)
WENT: Final = re.compile(
    r"^\W*(?:\w+ ){0,3}?(?:I|we)(?:'ve| have)?(?: \w+ly)? (?:went|came|moved|"
    r"got)\b(?! (?:\w+ ){0,3}?from)",
    re.I,
)
ROUND: Final = _any(
    r"\b(?:tens|hundreds|dozens|thousands|millions|billions) of \w+",
    r"\ba couple (?:of )?(?:hundred|thousand|million|dozen)\b",
    r"\b(?:half|(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)) (?:of (?:the|our|all|that|it|them|"
    r"these|those|"
    r"\w+)|is|are|was|were|has|had|go|goes|went)\b",
    rf"\b(?:{NUMBER}) (?:\w+ )?(?:in|out of) (?:every )?(?:{NUMBER})\b(?! (?:days|weeks|months|years|minutes|hours))",
)
PEOPLE: Final = _any(
    rf"\b(?:we|we're|there's|there are|there were|it was|it's|it is)\b(?:'re| are| were)?\s(?:about |around |only |"
    rf"just |now )?(?:{NUMBER})(?:\s(?:in|on|of)\b|\s?(?:people|engineers|of us)|\W*$|,)",
    rf"\b(?:{NUMBER})\s(?:of us|(?:\w+ ){{0,2}}?(?:people|engineers?|scientists?|developers?|analysts?|employees|"
    r"colleagues|designers?))\b",
    rf"^\W*(?:{NUMBER}) in (?:\w+ ){{1,4}}",
)

IMPACT: Final = _any(
    r"\b(?:went|gone|came|come|climbed|sank|declined|shrank|shrunk|jumped|dropped|fell|fallen|rose|risen|grew|moved|"
    r"crept|slipped|slid|plummeted|soared|dipped|got)\b(?: \w+){0,6}? (?:(?:from|to|by|under|below|over) "
    rf"(?:about |around |roughly |only |just |every |[$€£])*(?:{NUMBER}|ad\b)|(?:up|down|nicely|away)\b(?! (?:the|a|"
    rf"one|to)\b))",
    rf"\b(?:{NUMBER})\s?\S* (?:\w+ ){{0,3}}?(?:instead of|rather than|compared with|down from|up from|where it used to|"
    r"versus|against)\b",
    rf"\bused to (?:be|take|need|cost)\b[^.;!?]{{0,40}}?(?:{NUMBER})",
    rf"\b(?:{NUMBER})\s?\S*\s(?:\w+ ){{0,3}}?(?:less|fewer|more|cheaper|faster|better|lower|higher|smaller)\b",
    r"\b(?:helped|transformed|revolutionised|revolutionized|stopped|unblocked|convinced|outperformed|beat|"
    r"freed|paid for itself|took off)\b",
    r"\b(?:it|this|that|which)(?:'s| is| has| have|'ve)? (?:\w+ )?(?:stopped|caught|prevented|helped|saved|paid off|"
    r"been live|live|used|printed|in use|in production|in product)\b",
    r"\b(?:satisfaction|recall|precision|accuracy|quality|retention|revenue|sales|conversion|bookings?|complaints?|"
    r"engagement|performance|coverage|stability|latency|cost|costs|morale|trust|speed|errors?)\b(?: \w+){0,4}? "
    r"(?:improved|went (?:up|down)|was up|was down|were up|were down|got (?:better|worse)|increased|decreased)\b",
    r"\b(?:made|makes|make)\b[^.;!?]{1,50}\b(?:a lot|much|far|so much|way) (?:\w+er|more \w+|less \w+)\b",
    r"\b(?:we|I) (?:\w+ly )?(?:caught|won|beat|gained|lost) ",
    r"\b(?:now we have|we now have|since then|after that|ever since)\b[^.;!?]*\b(?:\w+er|fewer|no more|never again)\b",
)
# What others do with the work, or think of it.
REGARD: Final = _any(
    r"\b(?:loves?|loved|prefers?|preferred|trusts?|trusted|praised|relies|rely|relied|depends?|swears? by|quotes?|"
    r"adopted|impressed|happy with|come to me|go-to person|came to love)\b(?: on| by)?(?:[^.;!?]{0,40}\b(?:it|us|me|"
    r"our|"
    r"my|them|that|this|ours)\b|\W*(?:$|and\b))",
    r"\b(?:use|uses|used|work with|works with|run on|runs on|followed|accept|accepts|accepted) (?:it|our|them|this|of "
    r"the|about|one|my)\b",
)
ROLE: Final = _any(
    rf"\b(?:{NUMBER}) years (?:at|with) {_CAP}",
    r"\b(?:I|we)\b[^.;!?]{0,60}\b(?:in|since|around|from|until) (?:about |around |early |late |the \w+ of )?(?:19|"
    r"20)\d\d\b",
    rf"\bI(?:'m| am|'ve been| have been| was|'d been)\s{_ADVERB}(?:on|at|with|"
    rf"in)\s(?:the\s(?:[\w-]+\s){{0,3}}?(?:team|platform|"
    rf"board|rota|side|group|project|department|committee|half)\b|call\b|{_CAP})",
    rf"\bI(?:'m| am|'ve been| have been| was)\s{_ADVERB}(?:\w+ of )?(?:(?:an?|the|our|their|sort of|kind of|one of)\s)"
    r"(?:[\w-]+\s){0,4}?(?:engineers?|scientists?|developers?|analyst|person|guy|contact|owner|lead|author|member|"
    r"researcher|specialist|intern|force|head|one who)\b",
    rf"\bI\s{_ADVERB}(?:lead|own|run|maintain|look after|handle|head|coordinate|supervise|mentor|oversee|forecast|"
    rf"keep|review|"
    rf"plan|manage|join|sample|write|do|work on|took over|led|ran|co-led|chair|organise|train|teach)\s(?:the|our|"
    rf"all|every|"
    rf"an?|most|both|{_CAP}|{NUMBER}|on-call|[a-z-]+ (?:every|each|for|at)|on-prem)",
    rf"\bI\s{_ADVERB}(?:lead|own|maintain|forecast|look after|oversee)\s[a-z]{{3,}}\b",
    r"\bmy (?:responsibilit(?:y|ies)|duties|duty|part|task|job|role|area|share) (?:was|were|is|are|has been)\b",
    rf"{_LED_IN}(?:senior|junior|lead|staff|principal|research|data|ml|machine|software|head|analyst|engineer|"
    rf"scientist)\b"
    r"[^.;!?]{0,40}\b(?:since|from|until|for)\b",
    rf"{_LED_IN}(?:at )?{_CAP}(?:[\s&]+[\w'-]+)*,? (?:from|between|since)\s(?:\w+ )?(?:19|20)\d\d",
    rf"^[^.;!?]{{3,60}}?\b(?:at|for|with) {_CAP}[^.;!?]{{0,25}}?\b(?:{NUMBER}|a few|a couple of|"
    rf"more than \w+) years?\b",
    rf"^[^.;!?]{{3,60}}?,? (?:since|for) (?:\w+ )?(?:(?:19|20)\d\d|(?:{NUMBER}) years)\W*$",
    rf"\bI (?:did|do|was doing|worked on|forecast|handled) [^.;!?]{{3,40}} (?:at|for|in my|with) (?:{_CAP}|the)",
    rf"\bI hold (?:an? )|\b(?:managing|leading|supervising) (?:{NUMBER})\b|\bI had (?:{NUMBER}) (?:\w+ )?reports\b"
    r"|\bI(?:'ve| have) worked (?:at|for|in|with)\b",
)
CREDIT: Final = _any(
    r"\b(?:is|was|were|are|being) (?:all |entirely |mostly |purely |really |completely |also )?(?:mine|my (?:own |"
    r"weekend )?"
    r"(?:idea|proposal|decision|work|design|project|call|doing|invention|initiative|suggestion|baby))\b",
    rf"\bI\s{_ADVERB}(?:proposed|suggested|chose|decided|picked(?! (?:[\w-]+ )?up\b)|worked out|found|mined|"
    rf"converted|carried out|invented|added|"
    r"put|made the (?:case|call|decision)|made|selected|argued for|pushed for|convinced|set|traced|diagnosed|"
    r"discovered|"
    r"ported|moved|introduced|curated|derived|ran (?:the|its|all|our)|did (?:the|its|all|only)|tuned|configured|"
    r"shipped)\b",
    r"\bis what I (?:decided|chose|made|built|did|designed)\b|\bI was the (?:one|first) (?:who|to)\b|\bit was me who\b",
    r"^\W*[\w -]{3,40}: (?:that's |that was |all )?me\W*$|\bthat's me\b|\bthat was me\b",
    r"\bwe (?:built|designed|wrote|developed|created) (?:\w+ ){0,3}?together\b|\bwe built together\b",
)
_THINGS: Final = (
    r"(?=,|\s(?:and|or|plus|for|with|daily|all|to|on|only|since|until|mostly|mainly|then|data|"
    r"mostly)\b|\s\d)"
)
SKILL: Final = _any(
    rf"{_LED_IN}{_NAMED_TOOL}{_THINGS}[^.;!?]{{0,40}}?\b(?:(?:{NUMBER}|a "
    r"couple of|a few|all \w+) years?|months|daily|every day|years now|until (?:19|20)\d\d|since)\b",
    rf"{_LED_IN}{_NAMED_TOOL},? (?:I|we)(?:'ve| have)?(?: been)? (?:use|using|used|know|like|wrote|written|"
    rf"converted|run|"
    r"learned|had)\b",
    rf"{_LED_IN}{_NAMED_TOOL},? (?:(?:and|with|or|then|plus) {_NAMED_TOOL}|for (?:the|our|everything|serving|"
    rf"training|\w+ing|"
    r"\w+ jobs)\b|were my)",
    rf"\bI(?:'ve| have) (?:done|run|used|trained|built|had|written) [^.;!?]{{2,60}}?(?:\b(?:with|in|"
    rf"on) (?:an? )?{_CAP}|"
    rf"\b(?:{NUMBER}) (?:projects?|years?)|\bdozens of\b)",
    rf"^\W*(?:{NUMBER}) years\b(?::|,)? ",
    rf"^[^.;!?]{{3,50}}?, (?:about |almost |over |some )?(?:{NUMBER}) years(?: of it| or so)?\W*$",
    r"\b(?:specialist|expert|fluent|at home) in\b|\bI got (?:very|quite|really|pretty) good at\b|\bI pick \w+ up quick",
    rf"\bI (?:know|learned|learnt) {_CAP}|{_LED_IN}{_NAMED_TOOL} only\b",
)


def tells(answer: str) -> bool:
    """Whether an answer tells of the speaker's own work, rather than how things are or might be."""
    return len(OWN.findall(answer)) > 1.5 * len(TEACHING.findall(answer))


def teaches(answer: str) -> bool:
    return bool(TEACHING.search(answer))


def head(text: str) -> str:
    """A clause without what is hung on to it: `we approved 340 loans`, of `... that we wouldn't have`."""
    first = _HUNG_ON.split(text, maxsplit=1)[0]
    return first if len(first.split()) >= 3 else text


_HUNG_ON: Final = re.compile(r",\s|\s(?:that|which|who|whom|than|as|whose|without)\s|\s\(", re.IGNORECASE)
