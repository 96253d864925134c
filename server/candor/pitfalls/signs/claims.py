"""How skill, promises and roles are claimed, bounded and taken back, as patterns. What they mean is read elsewhere."""

from candor.pitfalls.patterns import any_of

ABSOLUTE = any_of(
    r"\b(?:everything|anything|every|all|any|never|nobody|no one|none|always|nothing|whole|entire|entirely|"
    r"perfect\w*|flawless\w*|hundred per ?cent|100 ?%|zero|without exception|not one|not a single|not once|no "
    r"(?:bug|error|question|problem|topic|tool|limits?|weak\w*)s?|in the world|on (?:the )?(?:planet|earth)|in "
    r"the country|in europe|worldwide|world-class|the best|best (?:there|in|of)|top|leading|number one|"
    r"unbeat\w+|undefeated|unmatched|second to none|inside ?-?out|blindfold\w*|in my sleep|by heart|from "
    r"memory|down cold|genius|legend\w*|guru|wizard|god\w*|expert in|"
    r"master(?:ed|s)?(?! (?:in|of|thesis|degree))|complete(?:ly)?|"
    r"total(?:ly)?|full(?:y)? command|nothing left|infallib\w+|bulletproof|immune|impossible for me|"
    r"effortless\w*|trivial|child's play|toy|boring|easy|instant\w*|at first sight|one look|a glance|first try|"
    r"first time)\b",
)
OF_SELF = any_of(
    r"\bi(?:'m|'ve| am| have| know| can| could| never| always| master\w*| do| did| don't| read| built| write| "
    r"wrote| understand| understood| speak| solve[d]?|'d)\b",
    r"\b(?:me|my|mine|myself)\b",
)
ABOVE_OTHERS = any_of(
    r"\b(?:better|faster|deeper|more|stronger|smarter|further|cleaner) than (?:any\w*|every\w*|whoever|the "
    r"(?:people|ones|authors?|inventors?|experts?|professors?|creators?|whole|entire|rest|maintainers?|core)|"
    r"most (?:professors|phds|experts|people)|all|your|google|openai|those who|a (?:whole )?team|his|her)\b",
    r"\b(?:nobody|no one|none|few|hardly anyone)\b[^.;!?]{0,60}\b(?:like|than|as well as|as|besides|but) (?:me|"
    r"i|mine)\b",
    r"\b(?:invented|authors?|maintainers?|creators?|core developers?)\b",
)
IMPLAUSIBLE_TIME = any_of(
    r"\b(?:fifteen|twenty|thirty|1[5-9]|[2-9]\d) years\b",
    r"\bsince (?:19\d\d|200\d|201[0-4])\b",
    r"\bafter (?:one|a|two) (?:course|weekend|book|video|tutorial|afternoon|evening)\b",
    r"\bin (?:a|one|two) (?:weekend|afternoon|evening|days?|nights?|hours?)\b",
)
NOTHING_BEYOND = any_of(
    r"\b(?:there(?:'s| is| isn't| are| aren't)|have|i've|of|hold|holds) ?(?:hardly )?(?:nothing|no|not (?:one|"
    r"a single|an?)|not|an?|hardly an?)\b[^.;!?]{0,60}\bi (?:can't|couldn't|haven't|don't|didn't|wouldn't|"
    r"cannot|can not)\b",
    r"\b(?:holds?|has|have) no (?:secrets?|surprises?|myster\w+)\b",
    r"\b(?:nothing|nobody|no one|no \w+) (?:\w+ ){0,3}(?:could|can|would|will) (?:still |ever )?(?:teach|"
    r"surprise|stop|beat|fool|tell) me\b",
    r"\bi have yet to (?:meet|see|find)\b",
    r"\b(?:past|beyond) the point\b",
    r"\bnot? (?:one|a single|\w+) (?:i|of mine|that i|model of mine)\b[^.;!?]{0,40}\b(?:fail\w*|broke\w*|wrong|"
    r"bug|defect|crash\w*)\b",
    r"\b(?:hasn't|haven't|has never|have never|never) (?:ever |once |yet )?(?:been wrong|failed|been late|made "
    r"a mistake|lost|had a (?:bug|failure|defect|complaint)|broken)\b",
    r"\b(?:no|not one|zero) (?:bugs?|errors?|mistakes?|failures?|defects?|weakness\w*|limits?|gaps?)\b",
)
TOP_MARK = any_of(
    r"\b(?:ten|eleven|10|11|twelve) out of (?:ten|10)\b",
    r"\bexpert\b(?! (?:said|told|in the))",
    r"\b(?:native|senior|phd|master|world|guru|wizard) ?(?:level|class|speaker)?\b",
    r"\bsecond nature\b|\bhands? down\b|\bby a (?:distance|mile|lot)\b|\bnot by a little\b|\bnumber one\b|\bon "
    r"top\b|\bout of my head\b|\bin (?:my|the) (?:sleep|dark)\b|\bno ?one comes (?:close|near)\b|\bbeats? "
    r"(?:whatever|any\w*|every\w*|all|google|openai)\b|\bevery single\b|\ball of (?:them|it)\b|\bwithout "
    r"exception\b|\bwhatever (?:it is|you|the|comes)\b|\btripled?\b|\bthe whole (?:topic|field|thing|stack|"
    r"literature|subject)\b",
)
BOUNDED = any_of(
    r"\bleast of all\b|\b(?:nobody|no one) (?:has|knows|can|could|masters?|does)\b"
    r"(?![^.]*\b(?:than|like|as) (?:me|i)\b)",
    r"\b(?:in|of|on|for) (?:our|my|the|a) (?:last )?(?:team|group|class|course|office|department|year|company|"
    r"squad|lab|place|city|region)\b|\bof (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b|"
    r"\bexcept\b|\bapart from\b|\bbeginner\b|\bno expert\b|\bnot an expert\b|\bsmall (?:number|sample|set|"
    r"test)\b|\bpilot\b|\banother story\b|\bi(?:'d| would) not\b|\bi wouldn't\b|\bluck\w*\b|\bmedian\b|\bnot "
    r"yet\b|\bmind\b|\bthough\b|\bbut\b|\balthough\b|\bonly\b|\bas far as\b|\bthat (?:i|we) know of\b|\bone of "
    r"(?:them|these|those)\b|\bnarrow\b|\bmostly\b|\busually\b|\bsome\b|\bonce\b|\btwice\b|\baverage\b|"
    r"\bsuspect\b|\bmaybe\b|\babout\b|\bor so\b|\blearn(?:ed|t|ing)?\b|\bmistakes?\b|\bwrong\b|\bweak\w*\b|"
    r"\bshould add\b|\bto be fair\b|\bhonest\w*\b|\bout of\b|\bsamples?\b|\blast year\b|\bthat (?:one|service|"
    r"project|year)\b|\bthere were\b|\bhelp(?:ed)?\b|\bcolleague\b|\bstill\b|\bhalf\b|\blines\b",
)
FUTURE = any_of(
    r"\b(?:i|you|we|it|they|that|this|everything|there|nobody|none|nothing|your \w+|the \w+|my \w+|one)(?:'ll| "
    r"will| won't|'d| would|'s going to| is going to|'re going to| are going to| shall)\b",
    r"\b(?:will|won't|'ll|'d|would) (?:be|have|get|do|fix|solve|build|save|cut|halve|double|triple|raise|"
    r"deliver|reach|beat|bring|make|see|take|need|never|drop|go|run|finish|ship)\b",
)
SWORN = any_of(
    r"\b(?:guarantee\w*|promise\w*|count on|rely on|for (?:sure|certain)|certain(?:ly)?|definite(?:ly)?|no "
    r"(?:doubt|question|matter|risk)|without (?:a )?(?:doubt|fail|question)|my word|shake hands|in writing|"
    r"mark my words|trust me|bet|you'll see|that's (?:been )?(?:calculated|a fact|certain|settled)|signed|"
    r"assure\w*|rest assured|easily|easy|surely|consider it done|as good as|commit|never again|ever again|not "
    r"one|not a single|zero|none|every (?:one|single)|all of (?:them|it|your)|completely|entirely|hundred per "
    r"?cent|100 ?%|perfect\w*|error-free|whatever|no matter|is history|are history|gone|solved|done|rid of|"
    r"obsolete|put (?:me|it) (?:down|in))\b",
)
NUMBER_OR_DATE = any_of(
    r"\b(?:in|within|by|after|from|before|until|for) (?:the |a |an |my |your |just |only |about |less than |at "
    r"most )?(?:first |next |end of |very |coming |second )?(?:(?:\d[\d.,]*|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|"
    r"third|quarter|dozen)|a|one|couple of|few|the|my|your|month|day)? ?(?:(?:day|week|weekend|month|quarter|"
    r"year|sprint|hour|evening|afternoon|night|summer|spring|autumn|winter|fall)s?|(?:monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|christmas|easter|summer|spring|autumn|winter|new year|tomorrow|then|the end of))\b",
    r"\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|half|third|quarter|dozen) ?(?:%|per ?cent|percent|"
    r"points?|times|x|fold|milliseconds|ms|million|thousand|users|customers)\b",
    r"\b(?:double[sd]?|doubling|halve[sd]?|half|triple[sd]?|twice|tenfold|threefold|(?:month|day|week) (?:one|"
    r"two|three|\d))\b",
)
OUTCOME = any_of(
    r"\b(?:accuracy|recall|precision|churn|revenue|sales|conversion|traffic|users|costs?|bill|errors?|bugs?|"
    r"false (?:alarms|positives)|downtime|outages?|complaints?|latency|backlog|tickets?|losses|leaks?|fraud|"
    r"queue|production|live|ready|finished|done|deadline|system|model|pipeline|platform)\b",
)
CONDITION = any_of(
    r"\b(?:if|depends?|depending|hinges|provided|providing|unless|once (?:i|we|you)|as long as|assuming|"
    r"aim(?:ing)?|hope\w*|hoping|expect(?:ed|ation)?|target|goal|range|between|somewhere|anything from|or "
    r"(?:two|three|four|so|more)|maybe|perhaps|probably|might|may\b(?! \d)|could|would need|need to (?:see|"
    r"look|know|check)|can't (?:promise|say|guarantee|tell)|cannot|can not|couldn't|wouldn't|won't (?:promise|"
    r"carry)|not (?:promise|guarantee|to a|sure|certain|before|know)|no (?:promise|figure|guarantee)|nobody "
    r"can|estimate\w*|realistic\w*|plan|first (?:look|see|measure|i'd)|at first|try|likely|unlikely|whether|"
    r"fantasy|another matter|making it up|make it up|honest|margin|risk|rough\w*|about|around|until (?:i|we)|"
    r"after (?:i|we|that i)|then we|then i'd tell|tell you (?:by|when|early)|let me (?:look|see)|give me|"
    r"depends on me|to start|pilot|test)\b",
    r"\?",
)
PAST_TENSE = any_of(
    r"\b(?:was|were|had|did|got|made|took|came|went|said|reached|cut|fell|rose|dropped|saved|delivered|halved|"
    r"doubled|\w{3,}ed)\b",
)
BY_WHEN = any_of(
    r"\b(?:in|within|by|after|from|before|until|on|since) (?:the |a |an |my |your |just |only |less than |at "
    r"most )?(?:first |next |end of |very |coming |second |day |month |week )?(?:(?:\d[\d.,]*|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|half|third|quarter|dozen)|a|one|couple of|few|the|my|your|\d+)? ?(?:(?:day|week|weekend|"
    r"month|quarter|year|sprint|hour|evening|afternoon|night|summer|spring|autumn|winter|fall)s?|(?:monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|christmas|easter|summer|spring|autumn|winter|new year|tomorrow|then|"
    r"the end of)|launch|day)\b",
    r"\b(?:(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|half|third|quarter|dozen)|a) (?:(?:day|week|weekend|"
    r"month|quarter|year|sprint|hour|evening|afternoon|night|summer|spring|autumn|winter|fall)s?) (?:from now|"
    r"and|later|after|at most|then|,)",
    r"\bwith me\b|\bhire me\b|\bonce (?:i'm|it's|mine|my)\b|\bafter (?:my|that|the)\b|\bfor good\b|\bby "
    r"itself\b",
)
WAS_BEFORE = any_of(
    r"\b(?:was|were|had|did|last|previous|ago|at the time|back then|i (?:\w+ed|built|wrote|cut|led|ran)|we "
    r"(?:\w+ed|built|wrote|cut|had|were)|contract|in (?:19|20)\d\d)\b",
)
WITHOUT_EXCEPTION = any_of(
    r"\b(?:no|not one|not a single|nobody|no one|nothing|never|none|every|all|each|whoever|whatever|any)\b",
)
FOR_YOU = any_of(
    r"\b(?:you|your|yours|you're|you'll|there|nobody|they|this building|here)\b",
)
ROLE_CLAIMED = any_of(
    r"\b(?:i(?:'m| was| am|'d been|'ve been| count| call| say| put| ran| led| lead| managed| headed| directed| "
    r"owned| own| designed| built| founded| invented| created| wrote| developed| introduced| hired| "
    r"architected| won|'d say)|as (?:the |a |an )?(?:head|lead|team|tech|chief|manager|architect|founder|"
    r"author|director|senior|owner|pm|cto)|my (?:title|algorithm|model|library|idea|company|startup|paper|"
    r"patent|design|architecture|team|invention)|lead|led|leader|head of|chief|director|manager|owner|founder|"
    r"co-?founder|architect|author|inventor|senior|principal|responsible|in charge|cto|ceo|pm\b|scrum master|"
    r"professor|doctor|phd|data scientist|under me|reported to me|end to end)\b",
)
UNDERCUT = any_of(
    r"\b(?:formally|officially|on paper|in effect|so to speak|in all but|basically|practically|effectively|de "
    r"facto|more or less|in spirit|in the sense|sort of|kind of|if you like|as it were|strictly|technically|"
    r"well,|that is,|i mean|in a way|let's say|by feeling|unofficial\w*|in practice|contract (?:was|said|says)|"
    r"on the (?:org|payroll)|org chart|internship|intern|trainee|student job|working student|apprentice|temp|"
    r"assistant|junior|support|second line|accounts|reception|was (?:already )?(?:running|there|finished|built|"
    r"written|decided)|already (?:running|there|existed|finished)|when i joined|before i (?:came|joined)|by "
    r"then|helped|helping|watch\w*|sat (?:in|next|beside|nearest)|took notes|moved the|booked|carried|typed|"
    r"printed|proofread|fixed a typo|renamed|redrew|slides?|template|forked?|cloned|tutorial|changed the name|"
    r"was ill|stood in|called in|covered for|nobody (?:knew|reported|told)|didn't know|the actual|the real one|"
    r"somebody else|someone else|others?|actually (?:did|wrote|built)|decided|was told|told me|my (?:boss|"
    r"professor|supervisor|colleague|brother|cousin|friend|wife|father|uncle)|the (?:vendor|agency|"
    r"consultants?|team|professor)|never (?:part|shown|mine|touched|official)|the code (?:is|was|came)|(?:did|"
    r"wrote|built|made|trained|coded|designed|had) (?:it|the (?:code|rest|model|work|coding|experiments|text|"
    r"typing)|most)|listed|count (?:that|it|myself)|i (?:round|rounded) up|what's in a (?:word|name)|just "
    r"(?:me|myself)|was myself|the unit was|named it|gave myself|on linkedin|sounds better|looks better|i put|"
    r"i write|i say)\b",
)
SMALL_PART = any_of(
    r"\b(?:just|only|simply|merely|one,|pressed|scanned|translated|copied|entered|moved|watched|year four|"
    r"employee number|number (?:nine|twelve|\d+)|developer number|help ?desk|reset|excel|minutes|once|one "
    r"(?:day|week|afternoon|tuesday|meeting)|a (?:day|week|tuesday|chapter)|handed in|chapter or two|front of "
    r"mine|others told|lead above|no(?:body|-one| one) (?:under|reported)|none of (?:it|them)|there was "
    r"(?:already )?an?|approved by|above me|instead of|sat beside|beside him|beside her|typo|readme|docs?|flag|"
    r"came with|saves time|technically|when you think about it|loosely)\b",
)
ROLE_BOUNDED = any_of(
    r"\b(?:to be fair|i (?:led|managed) nobody|not (?:the|a|my|officially)|wasn't (?:the|a|my)|no, |acting|"
    r"deputy|stood in for|with (?:a letter|two others|six others|budget|her signature|his signature)|my part|"
    r"the (?:\w+) (?:is|was) mine|'s mine|mine (?:is|was|were)|we were|a third each|a quarter each|as of|since "
    r"(?:january|then)|by order|mandate|it's a pay grade|i didn't|i did not|not mine|was (?:hers|his|theirs)|"
    r"contributed|claim|along with|together with|it isn't|strictly no|only the|i'd describe|correct|honest\w*|"
    r"i wouldn't|is dana's|by choice|in fact|which third|title said|contract says)\b",
)
