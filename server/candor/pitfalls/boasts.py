"""How people overclaim, as patterns: nothing left to learn, above everybody, master of all, a flawless record.

And how they bound a claim, deny it or take it back. Patterns only; `overclaiming.py` decides what stands.
"""

import re
from re import IGNORECASE, compile


def _any(*ways: str) -> re.Pattern[str]:
    return compile("|".join(ways), IGNORECASE)


_GAP = r"[^.;!?]"  # anything inside the clause
_HAVE = r"i(?:'ve|’ve| have)?"
_CANNOT = (
    r"\bi (?:(?:couldn't|couldn’t|can't|can’t|cannot|could not)\b(?! have)|(?:haven't|haven’t|have not) (?:seen|done|"
    r"mastered|used|built|learned|"
    r"learnt|solved|read|understood)|(?:don't|don’t|do not) (?:know|master|understand|speak|cover)|(?:didn't|"
    r"didn’t) (?:know|understand|"
    r"solve|fix)|wouldn't be able|'d (?:fail|miss|lose)|would (?:fail|miss|lose))"
)

NOTHING_LEFT = _any(
    rf"\b(?:there(?:'s|’s| is| isn't| isn’t)|{_HAVE}|of) ?(?:nothing|not one|not a single|no|an?|"
    rf"hardly an?)\b{_GAP}{{0,60}}{_CANNOT}",
    rf"\bnobody (?:alive|out there)\b{_GAP}{{0,20}}\bi (?:couldn't|couldn’t|can't|can’t)\b",
    rf"\b(?:doubt|no|isn't|hardly)\b{_GAP}{{0,30}}\b(?:one|anyone|anybody|someone) could teach me\b",
    rf"\bi have yet to (?:meet|see|find|come across)\b{_GAP}{{0,50}}\b(?:some(?:one|body)|any(?:one|"
    rf"body)) (?:\w+ ){{0,4}}(?:who|with|to)\b",
    rf"\bno (?:question|problem|topic|bug|tool|secret)s?\b{_GAP}{{0,40}}\b(?:open|left|unsolved|hard|new) (?:for|"
    rf"to) me\b",
    r"\bholds? no (?:secrets?|surprises?|mysteries|mystery) (?:for|to) me\b",
    r"\bnothing (?:left|more) (?:for me )?to learn\b",
)
ABOVE_ALL = _any(
    r"\bbetter than (?:any(?:one|body)|every(?:one|body))\b(?! (?:expected|thought|predicted|hoped|imagined|\w+ing)\b)",
    r"\bbetter than (?:whoever|the (?:people|ones|folks|authors?|inventors?|experts?|professors?) who)\b",
    rf"\b(?:more|further|faster|deeper)\b{_GAP}{{0,40}}\bthan (?:the (?:authors?|inventors?|"
    rf"experts?)|any(?:one|body)|"
    r"every(?:one|body)|whoever)\b",
    rf"\b(?:nobody|no one) (?:alive |else |out there |in the world )*(?:knows|understands|sees|writes|codes|"
    rf"comes)\b{_GAP}{{0,40}}"
    r"\b(?:than|as|like|to) (?:i|me)\b",
    rf"\b(?:best|better|top|greatest|few|leading|two|three|four|five|handful)\b{_GAP}{{0,40}}\b(?:on (?:the|"
    rf"this) planet|on (?:this )?earth|"
    r"in the (?:whole |entire )?world)\b",
    rf"\bone of the (?:\w+ )?(?:best|strongest|leading|top)\b{_GAP}{{0,30}}\byou(?:'ll|’ll|'d| will| would|"
    rf" could) (?:ever )?(?:meet|find|get)\b",
    rf"\bone of the (?:leading|best|top|greatest|few)\b{_GAP}{{0,30}}\b(?:in|of) (?:the |this )?(?:europe|world|"
    rf"country|industry|planet)\b",
)
MASTERY = _any(
    rf"\b(?:{_HAVE}|i'm|i’m|i am|i'd say i)\b{_GAP}{{0,25}}\b(?:master(?:ed|y)?|know|fluent|expert|"
    rf"understand)\b{_GAP}{{0,25}}\b(?:every (?:"
    r"domain|industry|field|tool|framework|language|algorithm|topic|architecture|technique|corner|area|single)|"
    r"any (?:tool|framework|domain|"
    r"field|language)|the (?:whole|entire) (?:field|topic|area|domain|subject|literature|of \w+)|"
    r"everything (?:there is|about|around|in)\b)",
    rf"\b{_HAVE} (?:basically |pretty much |already )?(?:built|implemented|used|read|trained|seen|done|"
    rf"went through|been through|mastered) "
    r"(?:basically |pretty much )?(?:every \w+(?: \w+)? (?:there is|in existence|out there|ever)|the (?:whole|"
    r"entire) field)",
    r"\bevery paper since (?:19|20)\d\d\b",
    r"\bi(?:'ve|’ve| have) (?:already )?mastered (?:it|them|everything|all)\b",
    r"\byou can ask me anything\b",
    r"\bi can (?:explain|write|solve|fix|build|code) (?:you )?(?:anything|everything)\b",
    rf"\b(?:i|i've|i’ve|i have)\b{_GAP}{{0,40}}\b(?:inside[- ]out|inside and out|down cold)\b",
    rf"\bi know (?:every|any|all)\b{_GAP}{{0,25}}\b(?:cold|by heart|inside)\b",
    r"\bin my sleep\b",
    r"\bfluent in (?:any|every|all) \w+",
)
FLAWLESS = _any(
    rf"\b(?:not one|not a single|none)\b{_GAP}{{0,30}}\b(?:of mine|of my \w+|i (?:touched|built|shipped|made|"
    rf"wrote|trained|did))\b{_GAP}{{0,15}}"
    rf"\b(?:has|have|had)\b{_GAP}{{0,25}}\b(?:fail|broke|wrong|crash|reached|a (?:bug|leak|defect|complaint))",
    rf"\bi\b{_GAP}{{0,60}}\bnone of them (?:has|have) ever (?:had|failed|broken|been|crashed)\b",
    rf"\bnothing {_HAVE} (?:ever )?(?:shipped|built|wrote|made|deployed|touched|released)\b{_GAP}{{0,15}}\b(?:has|"
    rf"had|ever) (?:ever )?(?:had|failed|"
    r"broken|gone|needed|crashed|a (?:bug|defect))",
    rf"\beverything {_HAVE} (?:ever )?(?:shipped|built|wrote|made|deployed|touched|released|put live|worked on|"
    rf"delivered)\b{_GAP}{{0,60}}\b(?:"
    r"always|perfect|on budget|flawless)",
    rf"\b{_HAVE} never (?:once )?(?:been wrong|had a (?:failure|(?:\w+ ){{1,2}}(?:fail|diverge|break|crash|"
    rf"that (?:ran|took|failed|broke)))|"
    r"made a mistake|shipped a bug|written a bug|introduced a bug|had a bug)\b",
    rf"\bi haven(?:'t|’t) (?:ever )?(?:shipped a|written a|had a|made a) (?:bug|failure|mistake|"
    rf"defect)\b{_GAP}{{0,10}}(?:\bsince (?:19|20)\d\d|\bin "
    r"(?:\w+ )?years|\byet\b|\bever\b)",
    r"\b(?:it|they|my \w+) (?:has|have)(?:n't|n’t| not) been wrong (?:yet|once|so far|ever)\b|"
    r"\bi have not been wrong\b",
    rf"\bthere (?:hasn't|hasn’t|has not|has never) been an? (?:bug|problem|task|job|person|incident|"
    rf"model)\b{_GAP}{{0,30}}\b(?:that|who) (?:cost me|"
    r"i couldn|didn't|beat me)",
    rf"\bi\b{_GAP}{{0,60}}\bwithout (?:exception|fail)\b",
    rf"\b(?:my|mine|i)\b{_GAP}{{0,40}}\bflawless\b",
    r"\bcaught (?:every single|each and every) \w+",
)

BOUND = compile(
    r"\b(?:in|of|on|for) (?:our|my|the|a) (?:last )?(?:team|group|class|course|office|department|year|company|"
    r"squad|lab|place)\b"
    r"|\bof (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b|\bexcept\b|\bapart from\b|\bbeginner\b|"
    r"\bno expert\b"
    r"|\bsmall (?:number|sample|set|test)\b|\bpilot\b|\banother story\b|\bi(?:'d| would) not (?:claim|say)\b|\bluck"
    r"|\bmedian\b|\bnot (?:yet|sure|claim)|\bin proportion\b|\bat least not\b|\bof course not\b|\bjust (?:one|two)\b"
    r"|\bonly (?:on|in|with|for|because)\b|\bas far as (?:i|we) know\b|\bthat (?:i|we) know of\b|\bone of (?:them|"
    r"these|those)\b"
    r"|\bin (?:that|this|those|these) (?!field|area|country|city|world|industry)\w+|\bthough\b|\buntil\b|"
    r"\bbut (?:that|it|this|then|i)\b|\balthough\b|\b(?:ha ha|haha|joking|kidding)\b",
    IGNORECASE,
)
DENIED = compile(
    r"\b(?:not|never|nobody|no one|wouldn't|don't|can't|cannot|isn't|if|whether|would be|claims?|says?|said|"
    r"thinks?|pretend|like to|"
    r"wish|want(?:ed)? to|hoped?|used to|thought|people who|anyone who|who|how|as if|before)\b[^.;!?]{0,40}$",
    IGNORECASE,
)
TAKEN_BACK = compile(r"\b(?:didn't|don't|haven't|wasn't|not|thought|used to|wanted|wish|would|hoped?)\b", IGNORECASE)
SOMEBODY_ELSE = compile(
    r"\b(?:with|met|knew|worked|hired|mentors?|boss|managers?|colleagues?|friends?|professors?|she|he|they|team|"
    r"company|paper|lecturer|"
    r"supervisor|method|models?|forest|network|baseline|library|tool|system|approach)\b[^.;!?]{0,60}$",
    IGNORECASE,
)
SELF = compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|i’m|i’ve|i’d)\b", IGNORECASE)
ASKED_ABOUT_SELF = compile(r"\byour?\b|\byou(?:'re|'ve|r)?\b", IGNORECASE)

# The year in which a technology could first be used; nobody has used it before.
BORN = {
    "langchain": 2022, "chatgpt": 2022, "rag": 2020, "jax": 2018, "bert": 2018, "gpt": 2018, "llm": 2018, "llms": 2018,
    "transformer": 2017, "transformers": 2017, "graph attention": 2017, "pytorch": 2016, "tensorflow": 2015,
    "keras": 2015,
    "kubernetes": 2014, "xgboost": 2014, "docker": 2013, "airflow": 2014, "spark": 2010,
}  # fmt: skip
TECHNOLOGY = compile(r"\b(" + "|".join(BORN) + r")\b", IGNORECASE)
SINCE = compile(r"\b(?:since|from) ((?:19|20)\d\d)\b", IGNORECASE)
YEARS = compile(
    r"\b(\d{1,2}|eight|nine|ten|eleven|twelve|fifteen|twenty) years\b[^.;!?]{0,20}\b(?:with|of|in|on)\b", IGNORECASE
)
WORDS = {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}
