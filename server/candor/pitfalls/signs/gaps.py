"""How an answer leaves something out, as patterns: not knowing, guessing, dodging, nothing to ask; and money."""

from candor.pitfalls.patterns import any_of

NOT_KNOWING = any_of(
    r"\bi (?:really |honestly |actually |quite )?(?:don't|do not|dont|didn't|couldn't|can't|cannot|can not|"
    r"wouldn't) (?:really |even |actually |quite |exactly )?(?:know|say|tell|remember|recall|explain|name|"
    r"reconstruct|understand|give you|think of|answer|describe|picture)\b",
    r"\bi(?:'m| am) (?:not (?:really |quite |exactly |too |so )?(?:sure|certain)|unsure)\b",
    r"\bi(?:'d| would|'ll)? (?:need|have) to (?:look|check|ask|open|see|find|read|know)\b",
    r"\bno (?:idea|clue|picture|theory|memory)\b",
    r"\b(?:not|isn't|wasn't) (?:sure|certain|clear)\b",
    r"\bi (?:never|hadn't|haven't|didn't) (?:really |even |ever )?(?:ask\w*|look\w*|check\w*|understood|"
    r"understand|knew|known|listen\w*|open\w*|read|wonder\w*|questioned|thought|got round|saw|seen|learn\w*|"
    r"cared|used|tried)\b",
    r"\b(?:hm+|erm+)\b",
    r"\b(?:couldn't|can't|wouldn't|don't) (?:say|tell|know|name)\b",
    r"\bi(?:'ve| have)? forg[oe]t\w*\b",
    r"\bnever made sense\b",
    r"\b(?:nobody|no one) (?:told|explained|said)\b",
    r"\bescapes? me\b|\bslipped my mind\b|\bdon't have (?:these|those|them|that|it) in my head\b",
)
GUESSING = any_of(
    r"\bi(?:'d| would)? (?:assume|guess|suppose|imagine|presume|take it)\b",
    r"\b(?:i think|i believe|i'd think|i'd say|maybe|perhaps|probably|possibly|presumably|or so|something "
    r"(?:like|with|about|per|for|of|in|on|to do)|somewhere|somehow|some kind|some sort|kind of|sort of|or "
    r"other|whatever|one of (?:these|those)|either|in a way|roughly)\b",
    r"\bor (?:was|were|is|it|trees?|maybe|perhaps|the)\b",
    r"\bif i(?:'m| am) (?:not mistaken|right)\b",
    r"\bisn't it\b|\bright\?|\bno\?|\bam i\b",
)
LEFT_TO = any_of(
    r"\b(?:template|notebook|tutorial|script|default|copied|cloned|typed along|video|youtube|handed|given|told|"
    r"assigned|ready-made|pre-?built|(?:was|were) (?:already )?(?:there|in (?:the|it)|lying|running|given|set)|"
    r"pressed|ran it|started the|somebody|someone|others?|whoever|whichever|comes if|stack ?overflow|chatgpt|"
    r"blog|the normal one|the usual|everybody uses|always use)\b",
)
KNOWN_IN_PART = any_of(
    r"\b(?:exact|exactly|precise|figure|digit|decimal|number's|about|around|roughly|approximately|low|high) "
    r"?(?:figure|number|value|digit|eighties|nineties|name)?\b",
    r"\b(?:nda|contract|confidential|allowed|disclos\w+|can't (?:name|say which|share)|name's|client's name)\b",
    r"\b(?:mine (?:was|were|is|are)|my (?:part|side|share)|what i (?:did|do|built|recall|remember|know)|that i "
    r"know|ask me)\b",
    r"\b(?:because|since|so that|which is why|as the|in order|judged by|meant to|was for|the goal|it was "
    r"meant)\b",
)
FITS_ANY_COMPANY = any_of(
    r"\b(?:dynamic|innovat\w+|leader|leading|vision\w*|values?|talent\w*|passion\w*|international|exciting|"
    r"excellen\w+|reputation|top players?|global\w*|world-class|cutting[- ]edge|state[- ]of[- ]the[- ]art|"
    r"forefront|culture|atmosphere|opportunit\w+|grow\w*|growth|inspir\w+|admire\w*|impressive|impact|mission|"
    r"quality|future|journey|great (?:people|company|place|team|reputation|products?)|amazing|wonderful|"
    r"fantastic|big name|success\w*|modern|ambitious|professional|environment|challenging|prestig\w+|"
    r"well-known|famous|renowned|market leader|roadmap|potential|meaningful|synerg\w+|customer focus|strong "
    r"brand|brand|trends?|digital|transformation)\b",
)
NOT_LOOKED_UP = any_of(
    r"\b(?:haven't|hadn't|didn't|did not|not|never) (?:really |actually |yet )?(?:checked|looked|read|opened|"
    r"researched|visited|got round|get round|heard|tried|seen|catch|caught|used|had time|have time|prepare\w*|"
    r"googled|know|realis\w+|realiz\w+|find time)\b",
    r"\bmix(?:ed|ing)? (?:you|it|that|them)? ?up\b|\bconfus\w+\b|\bthe one with\b|\bremind me\b|\bblur\b|\bhad "
    r"you down\b",
    r"\b(?:recruiter|agency|headhunter|portal|applications?|applied to|i apply|fires off|forty of these|other "
    r"interviews?|another interview|calls? (?:this|since)|job (?:board|portal|title)|advert said)\b",
    r"\b(?:what (?:is it (?:that )?)?(?:you|do you)(?:'re)? (?:do|make|sell|doing)|what you (?:do|make|sell|"
    r"are doing)|what your (?:business|company|product)|your product i|you (?:do|make|sell|are "
    r"in)[^.?!]{0,40}(?:right|no|or|don't you|aren't you)\b\?|whatever (?:it|that|you|segment)|in whatever|the "
    r"name (?:said|means|meant|rings)|with a name like|sounds like|is it (?:an?|the)|or do you|as in|oh,|ah,|"
    r"no\?|isn't (?:this|that|it)|i thought you|i'd imagine|i assumed?|some(?:thing|body) (?:with|in|said)|one "
    r"of those|the domain|makes no (?:odds|difference)|is a detail|doesn't matter|don't mind (?:which|where)|"
    r"any (?:company|firm)|which firm|could be any)\b",
    r"\bi(?:'d| would) (?:have|need) to (?:look|know|see|read|check)\b|\bi would need to look\b|\btell me\b|"
    r"\bi assumed\b",
)
LOOKED_UP = any_of(
    r"\b(?:i (?:read|tried|used|tested|noticed|saw|compared|walked|played|found|looked at|followed|like that|"
    r"know|talked|measured|rebuilt)|your (?:\w+ ){0,2}(?:post|blog|paper|report|api|changelog|release|feature|"
    r"flow|form|index|talk|app's|docs|documentation|job ads?|adverts?|open[- ]source|annual|github|repo|demo|"
    r"trial|free plan|incident|notice|map|export|search|hotline|edition)|you (?:published|took|dropped|moved|"
    r"route|match|schedule|closed|opened|bought|sold|went from|switched|let|forecast|measure|rent|are one of)|"
    r"19\d\d|20\d\d|last (?:month|week|year|spring|summer|autumn|winter)|in (?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december)|the two|both (?:apps|products))\b",
)
DODGING = any_of(
    r"\b(?:shall|should|could|can|may) we (?:go on|move on|talk about|get to|continue|change|turn to)\b|"
    r"\bshall i tell you\b|\bnext (?:one|question|topic)\b|\bmoving on\b|\blet(?:'s| us| me) (?:not|leave|move|"
    r"change|skip|talk|just say|say|put it|tell you|rather)\b|\bi(?:'d| would) (?:prefer|rather|like to "
    r"talk)\b|\b(?:interesting|fascinating|good|great|funny|tricky|broad|wide|big|vague|relative|philosoph\w+|"
    r"complex|long) (?:question|story|topic|field|subject|word|term|matter|concept)\b|\b(?:matter|question) of "
    r"(?:taste|perspective|definition|culture|opinion|view|philosophy|faith|style|time)\b|\bcomes? down to\b|"
    r"\bwhat (?:does|is|even is)? ?\w+ (?:even |really )?mean\w*\b|\bin the end\b|\bafter all\b|\b(?:bigger|"
    r"big|wider) picture\b|\bleave it at that\b|\bhow shall i\b|\b(?:each|all|both|every\w*) (?:have|has|had) "
    r"(?:its|their|his) (?:\w+)\b|\b(?:secret|confidential|under wraps|classified|not at liberty)\b|\bi(?:'d| "
    r"would) have to kill\b|\bthe (?:important|main|essential|key) thing\b|\bwhat (?:counts|matters)\b|"
    r"\bpeople (?:say|talk)\b|\bas they say\b|\bdepends (?:who|how you|what you|on what you (?:mean|call)|on "
    r"(?:how|the day|whom))\b|\bwho (?:can say|knows|doesn't|hasn't|isn't|counts)\b|\bisn't (?:it|that|"
    r"everyone|everything)\b|\bdoes it matter\b|\bhard to (?:say|put)\b|\blots? of factors\b|\bmany (?:things|"
    r"factors|ways|parties|aspects|sides)\b|\ba (?:bit|little|lot) of (?:everything|both|this)\b|\bmore or "
    r"less\b|\bthe usual\b|\b(?:ha+|haha|hehe|joking|kidding|wink)\b|\blead too far\b|\bone (?:could|might|can|"
    r"should|does)\b|\bin (?:general|principle|essence)\b|\bgenerally\b|\bups and downs\b|\bwater under\b|"
    r"\bthat's (?:life|how it (?:is|goes)|all i'll say)\b|\bi(?:'m| am) (?:a|an|more of a|very much) (?:\w+ "
    r")?(?:person|believer|fan|optimist|perfectionist|team player)\b|\bback then\b|\byou know how\b|\byou(?:'d|"
    r" would) have to ask\b|\blook(?:ing)? forward\b|\bpositive\b|\bspirit\b|\bchocolate\b|\bexcellent\b",
)
PLAIN_ANSWER = any_of(
    r"^\W*(?:yes|no|yeah|nope|never|not (?:yet|really|that|by)|once|twice|none|nobody|always|about|around|"
    r"roughly|in \w+|on \w+|because|it was|it's|they|the|at|since|until|by|mostly|partly|only|both)\b",
)
OWNS_UP = any_of(
    r"\bi (?:really |honestly )?(?:don't|do not|didn't|couldn't|can't|wouldn't) (?:know|remember|recall|say)\b|"
    r"\bno idea\b|\bforgot\w*\b|\bi(?:'ve| have)? never\b|\bwhat do you mean\b|\bdo you mean\b|\bby \w+,? do "
    r"you mean\b|\bwhich (?:one|of)\b|\ballowed\b|\bnda\b|\bunder contract\b|\bcourt|lawsuit\b|\bdepends on\b|"
    r"\bhinges\b|\bif (?:it|the|you|they|we)\b|\bsorry\b",
)
VAGUE = any_of(
    r"\b(?:thing|things|stuff|something|somehow|somewhere|whatever|sort of|kind of|and so on|so on|etc|you "
    r"know|basically|like|the other|the one|the first|the second|in there|over there|this and that|bit|side|"
    r"way|the rest|sort)\b",
)
POINTING = any_of(
    r"\b(?:it|its|it's|that|that's|this|these|those|there|them|one|ones|other|others|which|what's|where|then|"
    r"so|they|they're|same)\b",
)
JARGON = any_of(
    r"\b(?:latent|manifold|cosine|posterior|prior|variational|eigen\w*|kernel|orthogonal\w*|convex|stochastic|"
    r"gradient|softmax|logits?|embedding\w*|encoder|decoder|transformer|attention|covariate|marginals?|"
    r"likelihood|regulari[sz]\w+|hyperparameter\w*|backbone|distill\w*|quanti[sz]\w+|contrastive|bi-encoder|"
    r"cross-encoder|idempotent|sharding|kafka|kubernetes|docker|index|vectors?|tensor\w*|epsilon|sigma|alpha|"
    r"eta|beta|gamma|lambda|norm|matrix|hash\w*|asynchron\w+|heuristic|entropy|divergence|bayes\w*|dense|"
    r"sparse|residual|ensemble|boosting|xgboost|bagging|dropout|epochs?|batch\w*)\b",
)
NO_QUESTION = any_of(
    r"^\W*(?:(?:no|nope|nah|none|nada|nothing|neither|not (?:really|from|that|at|right|a|now|today|"
    r"particularly|for))\b|i'm (?:all )?(?:good|fine|set|happy)|all (?:good|clear|set))",
    r"\b(?:no|any|nothing|none|without)[, ]+(?:questions?|need|thank you|thanks|thx)\b",
    r"\bnothing (?:specific|really|special|left|more|else|to ask|needed|comes to mind|on my|to find|in "
    r"particular|from my|for now|that|i)\b",
    r"\b(?:don't|didn't|haven't|not) (?:really )?(?:have|got|think of|bring|prepare\w*|need|want) (?:any|to|"
    r"anything|one|questions?|so)\b|\bi don't think so\b",
    r"\b(?:i've|i have|have|i) (?:got )?(?:nothing|none)\b",
    r"\bwouldn't know what to\b",
    r"\bleave (?:that|it)\b|\bi(?:'ll| will)? ?(?:pass|skip)\b|\b(?:let's|so let's) (?:skip|leave|wrap|end|"
    r"finish|close)\b|\bno need\b|\bneedn't\b|\beverything(?:'s| is| was)? (?:clear|been|said|fine|there|i "
    r"need)\b|\ball (?:is |was )?clear\b",
    r"\b(?:only|just) (?:when|how soon|by when|what date|tell me when|the date)\b|\bso no\b|\botherwise (?:no|"
    r"nothing)\b|\bthink i got\b|\bsurprise me\b|\bas it comes\b|\bwe(?:'re| are) (?:good|done|finished)\b|"
    r"\byou're good\b|\bthat(?:'s| is| would be| was) (?:all|it|everything)\b|\bi(?:'ll| will) (?:see|find out|"
    r"manage|learn)\b|\bstumped\b|\bcan't think\b",
)
A_QUESTION = any_of(
    r"\?",
    r"\bi(?:'d| would)? (?:like|love|want|wonder|be curious|be interested|was wondering|am curious|'m curious|"
    r"am interested)\b|\bi'm (?:curious|interested|wondering)\b|\b(?:one|two|three|a|my (?:first|only|main)?) "
    r"?(?:question|thing|things|questions)\b|\bcurious (?:about|how|what|whether|why)\b|\blet me ask\b|"
    r"\bi(?:'d| would) ask\b",
)
ABOUT_THE_REPLY = any_of(
    r"\b(?:when (?:will|do|would|can|could) (?:you|i|it|the (?:answer|result|decision))|when (?:you|i|the (?:answer|"
    r"result|decision)|it)|by when|how soon|what date|which date|the results?|a result|hear back|hear from you|let "
    r"me know|you(?:'ll| will|'ve)? (?:decide|choose)|(?:your|the|a) decision|how many rounds|rounds|next steps?|"
    r"(?:a|the|your) reply|(?:an|the|your) answer|by mail or|by phone|contract|start)\b",
)
ANSWERED_OR_LATER = any_of(
    r"\b(?:already|answered?|covered|explained|dealt with|went through|i(?:'d|'ve| had| have) (?:one|two|three|"
    r"some|a few|brought|prepared|planned|a (?:list|page|full))|you(?:'ve| have)? (?:told|said|explained|"
    r"answered|dealt|went|covered)|later|by (?:mail|email)|send|e-?mail|write to|tomorrow|in writing|think "
    r"(?:about|it) over|chew|ticked|crossed|struck|your colleague|of mine|on the (?:work|team|role))\b",
)
ELSEWHERE = any_of(
    r"\b(?:my (?:uncle|aunt|cousin|niece|nephew|neighbou?r|landlord|landlady|flatmate|mother|father|brother|"
    r"sister|grand\w+|wife|husband|friend|dog|cat|knee|garden|girlfriend|boyfriend|kids?|son|daughter|first "
    r"boss|brother-in-law|in-laws|teacher|roommate|back|car|bike)|anyway|anyhow|by the way|funny (?:story|"
    r"thing|enough)|speaking of|which reminds|that reminds|where was i|what was i|what was the question|the "
    r"(?:cat|dog|cake|kitchen|garden|weather|train|holiday|wedding|restaurant|dinner|football|beer|soup|bread|"
    r"music|bus|plumber|goat|bakery|church|canteen|buffet|ferry|parrot|noodles|lift|parking)|christmas|grew up|"
    r"back home|he's now|she's now|long story|as it happens|incidentally|another story|side note|lovely|"
    r"birthday)\b",
)
MONEY = any_of(
    r"\b(?:pay|pays|paid|paying|salary|salaries|bonus(?:es)?|money|raises?|pay rise|package|benefits?|pension|"
    r"holidays?|vacation|leave days|days off|vouchers?|equity|stocks?|shares|options|gross|net|compensation|"
    r"wages?|income|perks?|gym|company car|car|allowance|fee|day rate|rates?|cash|budget|six figures|figures?|"
    r"figure|envelope|account|payslip|thirteenth|overtime|severance|relocation|sign(?:ing|-on)|notice|earn\w*|"
    r"bidder|per hour|by the hour|range|base|euros?|dollars?|pounds?|grand|cents?|lunch(?:es)?|home office|"
    r"four days|on top|tax\w*|vest\w*|offer\w*|per cent more|twice (?:what|as much)|double (?:what|of)|amount|"
    r"number in|rent|mortgage|expensive|rich|wealth\w*|profit|price)\b",
    r"\b\d+ ?k\b|[€$£]",
)
PAY_WORDS = any_of(
    r"\b(?:salary|salaries|bonus(?:es)?|raises?|pay rise|compensation|wages?|pension|vouchers?|day rate|"
    r"payslip|equity|signing|(?:is|what|the|better|more|best|good|higher|well|be|get|gets|me|my|their|that) "
    r"(?:pay|pays|paid)|pays? (?:more|better|well|best|most)|money|package|benefits?|days? off|holidays?|"
    r"options|shares|on top|what (?:i|it) (?:earn|make|get|pays?)|earn\w*|base|range|bidder|paid by)\b",
    r"\b\d+ ?k\b",
)
MONEY_AS_SUBJECT = any_of(
    r"\b(?:model|predict\w*|forecast\w*|feature|dataset|data set|data|customers?|client|clients|invoices?|"
    r"loans?|fraud|bank|payroll|payslips|credit|insurance|segment|advertisers?|cost per|euros per|commissions?|"
    r"columns?|labels?|error|metric|revenue|saved|saves|cloud|servers?|gpu|compute|budget was)\b",
)
MONEY_ASIDE = any_of(
    r"\b(?:not|isn't|no|never|wasn't|rather than|more than|less|lower|turned down|if it were|settled|matched|"
    r"fair|recruiter|hr|later|secondary|aside|between|depending|visa|permit|notice (?:is|period)|school|"
    r"children|start|happy to|since you ask)\b",
)
FACT = any_of(
    r"\d",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|"
    r"thousand|million|half|quarter)\b",
)
BETTER_PAID = any_of(r"\b(?:makes?|making|higher|highest|twice|double|bid\w*|afford|fat\w*|worth|bands?|sum|column)\b")
