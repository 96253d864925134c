"""The wording by which a clause claims something, kind by kind. Patterns only; which of them count is not here."""

import re
from typing import Final

from candor.claims.amounts import NUMBER


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


TOOL: Final = (
    r"(?:[A-Z][\w+#.-]+|[a-z]+[A-Z]\w*|\w+\+\+|R|C|Go|SQL|pandas|numpy|scikit-learn|sklearn|spark|docker|airflow)"
)

# What is no assertion about the candidate's own work: plans, wishes, general rules, what might be.
NOT_SAID: Final = re.compile(
    r"\b(?:would|could|should|might|may|will|shall|wouldn't|couldn't|won't|want(?:ed)? to|hop(?:e|ed) to|"
    r"plan(?:ned)? to"
    r"|like to|going to|[Ii]magine|[Ss]uppose|[Ss]ay (?:we|you|I|there|it|the|that|our|my|\d)|[Ll]et's|[Ll]et me|"
    r"need to|try to|[Ii]f (?:I|we|you|the|it|a|"
    r"there)|you (?:can|need|"
    r"get|see|want)"
    r"|I (?:think|believe|guess|suppose|expect|assume|agree|disagreed|wish|prefer|feel|mean|see|remember|forgot|asked|"
    r"told|"
    r"wondered|realised|realized|noticed|thought(?! up)|felt|heard|said|knew that)\b(?! (?:we|I) (?:cut|reduced|"
    r"saved|built|"
    r"raised)))\b"
    r"|\bI'(?:d(?! (?:been|had|done|written|built|\w+ed)\b)|ll)\b|\bwe'(?:d|ll)\b|\bsupposed to\b|"
    r"\balmost\s(?:built|shipped)|\btrying to\b|\basked (?:me|us)\b|"
    r"\bso that\b"
)  # fmt: skip
DENIED: Final = re.compile(
    r"\b(?:never|not|didn't|don't|doesn't|haven't|hasn't|hadn't|wasn't|weren't|isn't|aren't|I'm no|no (?:experience|"
    r"idea)"
    r"|no (?:\w+ ){0,2}?experience|cannot|can't|none|neither|hardly|barely)\b(?! only\b| just\b)",
    re.IGNORECASE,
)

IMPACT_VERBS: Final = (
    r"cut(?:ting)?|reduced|lowered|decreased|halved|doubled|tripled|trebled|quadrupled|raised|increased|improved|"
    r"boosted|"
    r"saved|saves|sped up|speeded up|accelerated|shrank|shrunk|dropped|fell|rose|grew|eliminated|prevented|earned|"
    r"generated|"
    r"won|gained|slashed|trimmed|removed|shortened|lifted|brought|took|got|pushed|drove"
)
IMPACT: Final = _any(
    rf"\b(?:{IMPACT_VERBS.replace('|brought|took|got|pushed|drove', '')})\b(?!-)",
    r"\b(?:brought|took|got|pushed|drove)\b[^.;!?]{0,60}\b(?:down|up|from|to|under|below)\b[^.;!?]{0,30}\d",
    r"\b(?:brought|took|got|pushed|drove)\b[^.;!?]{0,60}\b(?:down|up)\b",
    r"\b(?:went|came|moved)\b[^.;!?]{0,60}\b(?:down|up|from|to|under|below)\b[^.;!?]{0,20}\d",
    r"\b(?:went|go|gone|goes|put|brought|is|are|was|runs?|running|ran|been) [^.;!?]{0,30}\b(?:live|"
    r"in(?:to)? production)\b",
    r"\b(?:deployed|launched|shipped|rolled out|released|delivered)\b",
    r"\bmade\b[^.;!?]{1,50}\b(?:fast|faster|cheaper|smaller|better|quicker|more (?:accurate|reliable|stable))\b",
    r"\b(?:serves?|served|is used by|are used by|was used by|handles|handled)\b[^.;!?]{0,40}\d",
    r"\b(?:huge|big|great) (?:success|impact)\b",
)
CHANGE_ALONE: Final = re.compile(rf"\b(?:{IMPACT_VERBS}|went|now)\b", re.IGNORECASE)  # of a thing, with a figure

IN_USE: Final = re.compile(
    r"^\W*(?:the|our|my|it|this|that)\b(?: \w+){0,4}? (?:went|is|are|was|runs?|ran|has been|has gone|"
    r"have been)\b(?: \w+){0,3}? "
    r"(?:live\b|in(?:to)? production\b)",
    re.IGNORECASE,
)
SOMEBODY: Final = re.compile(
    r"^\W*(?:he|she|they|you|people|his|her|their|your|somebody|(?:my|our|the|a|one of (?:my|our|the))\s(?:\w+\s){0,2}?"
    r"(?:colleagues?|manager|boss|teammates?|lead|professor|supervisor|company|intern|friend|customers?|vendor|"
    r"department|"
    r"employer|ceo|director))\b",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:(?:senior|junior|lead|principal|staff|chief|head|main|only|sole|first|machine|learning|ml|data|software|"
    r"tech(?:nical)?|"
    r"team|project|product|research|deep|ai|backend|platform|applied|working|acting|deputy|vice|analytics)\s)*"
    r"(?:engineer|scientist|developer|analyst|intern|researcher|manager|lead|leader|consultant|architect|director|"
    r"head|cto|ceo|"
    r"owner|founder|co-founder|supervisor|coordinator|president|freelancer|contractor|maintainer|mentor|statistician)\b"
)
ROLE: Final = _any(
    r"\b(?:was|am|became|I'm|been|acted as|worked as|served as|as) (?:an?|the|our|their|"
    rf"one of the)?\s?(?:\w+\s){{0,2}}?{_TITLE}",
    r"\b(?:led|lead|leading|managed|manage|managing|headed|supervised|mentor(?:ed|ing)?|coach(?:ed|ing)|"
    r"coordinat(?:ed|ing)|oversaw|ran|run|"
    r"running)\b\s"
    rf"(?:\w+\s){{0,4}}?(?:team|teams|people|engineers?|scientists?|developers?|group|squad|project|migration|rollout|"
    r"launch|development|initiative|effort|department|interns?"
    rf"|juniors?|students?|analysts?|{NUMBER})\b",
    r"\b(?:was|am|I'm|were|became|been|got) (?:\w+ )?(?:responsible for|in charge of|accountable for|promoted|"
    r"the one who)\b",
    r"\bowned (?:the|our|all|a)\b|\bset the (?:roadmap|strategy|direction)\b|\bmy (?:role|title|position|job) (?:was|"
    r"is)\b",
    r"\b(?:joined|worked (?:at|for)|work (?:at|for)|working (?:at|for)|started at|stayed at|stayed (?:there|with)|"
    rf"spent {NUMBER} years at|left (?-i:[A-Z]\w+)|"
    rf"was at|been at|been with|co-founded|founded)\b",
    r"\b(?:reported|reports?) to me\b|\bI hired\b|\bworked there\b|\bhad the (?:final|last) (?:say|word)\b",
)
SKILL: Final = _any(
    r"\b(?:know|knows)\b(?! (?:that|how(?! to)|what|why|if|whether|where|when|who|it|this|about)\b)",
    r"\b(?:am|I'm|I am|been|consider myself|became) (?:\w+ ){0,2}?(?:good (?:at|with)|expert|an expert|fluent|"
    r"comfortable|"
    r"proficient|experienced|familiar|strong (?:in|at|with)|skilled|confident (?:in|with)|at home in|certified|"
    r"great at|best at)",
    rf"\b{NUMBER}(?:\s?\+| or so)? (?:years?|months?)(?:'s?)?(?: of)? (?:\w+ ){{0,3}}?(?:experience|practice)\b|"
    r"\bexperience (?:with|in|of)\b",
    rf"\b{NUMBER} years (?:of|with|in|on|using|doing|writing|building) ",
    r"\b(?:used|use|using|worked with|work with|working with|written|write|writing|coded in|programmed|programming|"
    r"ran|run|"
    rf"operated?|maintain(?:ed)?|administer|developed in|built in|administered)\b (?:\w+ ){{0,3}}?(?-i:{TOOL})",
    r"\b(?:specialise|specialize|specialised|specialized) in\b|\bmaster(?:ed)?\b|\bexpertise\b|\bmy (?:strongest|main|"
    r"best) "
    r"(?:\w+ )?(?:language|skill|tool|area|technology|subject|side) (?:is|are)\b|\bin-depth\b|\bdeep (?:knowledge|"
    r"understanding)\b",
    rf"\b(?:been|have) (?:\w+ing|a \w+ \w+) (?:\w+ ){{0,5}}?(?:for|since) (?:about |over |more than |almost |"
    rf"nearly )?(?:{NUMBER}|the)",
    r"\bI can (?:write|read|debug|tune|explain|build|set up|deploy|train|code|handle)\b|\binside out\b|"
    r"\bevery day\b.*\bsince\b",
    r"\bhands-on\b|\btrained on call\b|\bI speak\b|\bhave a (?:degree|phd|master|bachelor|doctorate)\b|\bI hold a\b",
)
MADE: Final = (
    r"built|thought up|devised|worked out|figured out|wrote|written|designed|implemented|developed|created|"
    r"introduced|invented|set up|came up with|architected|"
    r"rewrote|"
    r"rebuilt|migrated|trained|fine-tuned|finetuned|founded|initiated|proposed|automated|replaced|refactored|"
    r"productionised|"
    r"productionized|published|made|started|coded|programmed|redesigned|engineered|established|pioneered|open-sourced|"
    r"ported|"
    r"prototyped|authored|drafted|did|done|owned|delivered|put together|conceived|labelled|labeled|annotated|ran"
)
CREDIT: Final = re.compile(rf"\b(?:{MADE})\b", re.IGNORECASE)
STRONG_CREDIT: Final = re.compile(
    r"\b(?:built|wrote|designed|implemented|developed|created|introduced|invented|set up|came up with|architected|"
    r"thought up|devised|rewrote|rebuilt"
    r"|migrated|trained|fine-tuned|founded|initiated|proposed|automated|replaced|refactored|productioni[sz]ed|"
    r"published|coded"
    r"|had to (?:rewrite|build|design|implement|redesign|migrate)|drove|redesigned|established|ported|prototyped|"
    r"authored|put together|labell?ed)\b",
    re.IGNORECASE,
)
ALONE: Final = re.compile(
    r"\b(?:alone|by myself|on my own|single-?handed(?:ly)?|all by myself|entirely my(?:self| own)|all myself|solo|"
    r"without (?:any |anybody's |anyone's )?help|sole (?:author|developer|engineer|owner|contributor|person)|"
    r"the only (?:one|person|engineer|developer|data scientist|scientist|author) (?:who (?:work|wrote|built|touch)|"
    r"working on|on (?:it|this|that|the "
    r"(?!team|payroll|floor)))|(?:no one|nobody) else (?:work|wrote|built|touch|help|was involved|contributed)\w*|"
    r"was (?:all|entirely) (?:my|me)|every line|from (?:start|beginning) to (?:finish|end) myself|completely myself|"
    r"(?:did|built|wrote|made|designed) (?:it|this|that|everything|all of it) myself|myself,? (?:and )?(?:without|"
    r"with no|"
    r"nobody|no one)|(?:nobody|no one)(?: else)? (?:had |has |ever )?(?:helped|touched|assisted|gave me)|"
    r"(?:all (?:of it )?)?my own (?:work|idea|doing|design|invention)|mine alone|mine and (?:mine alone|nobody's))\b",
    re.IGNORECASE,
)
FIGURE_OF: Final = re.compile(
    r"\b(?:dataset|data set|data|accuracy|precision|recall|f1|auc|error|mape|rmse|latency|median|mean|team|model|"
    r"training|"
    r"throughput|budget|score|index|corpus|table|system|service|pipeline|users?|rows|project|it|cluster|coverage|"
    r"rate)\b"
    r"[^.;!?]{0,40}?\b(?:was|were|is|are|had|has|reached|hit|took|contained|held|covered|consisted of|stayed|got|"
    r"came to|"
    r"ended at|scored|processed|processes|serves|lasted|cost)\b",
    re.IGNORECASE,
)
HAD_FIGURE: Final = re.compile(
    r"\b(?:were|had|have|has|trained on|collected|labelled|labeled|processed|process|used|gathered|analysed|analyzed|"
    r"reached|hit|"
    r"achieved|spent|tested|tried|ran|run|handled|handle|started with|worked (?:on|with)|got|took|there were|scored|"
    r"published|"
    r"holds?|contains?|covers?|stores?|serves?|\w+ed|caught|found|built|cut|made|wrote|support|maintain|serve|was)\b",
    re.IGNORECASE,
)
