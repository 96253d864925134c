"""What the interviewer asked for, as patterns: pay, questions of the candidate's own, a failure, a project, a date."""

from candor.pitfalls.patterns import any_of

PAY = any_of(
    r"\b(?:salar\w+|pay|paid|compensation|expectations?|earn\w*|money|remuneration|package|wage\w*|bonus\w*|"
    r"figure in mind|benefits|offer\w*)\b",
)
QUESTIONS = any_of(
    r"\b(?:any|your|some|have|other|more|further|own|for|brought|prepared) questions?\b",
    r"\bquestions? (?:for|about|to|on|of) (?:me|us|your|the|how|what)\b",
    r"\bask (?:us|me|away|anything|whatever|about|something|him|her|them|[a-z]\w+)\b",
    r"\b(?:to|do|you) ask\b",
    r"\byour turn\b",
    r"\bover to you\b",
    r"\binterview us\b",
    r"\b(?:like|want|wish|need|curious|love|care|glad|happy) to (?:know|ask|hear|learn|find out|tell)\b",
    r"\bcurious\b",
    r"\bfrom your side\b",
    r"\bon your mind\b",
    r"\b(?:can|could|may|shall|what) (?:can |could |may )?i (?:tell|answer|explain)\b",
    r"\banything (?:for us|from us|else you|you(?:'d| would|'re)|left|we haven't)\b",
    r"\b(?:quiz|grill) (?:us|me)\b",
    r"\bunclear to you\b",
    r"\b(?:fire|shoot) away\b",
    r"\bminutes (?:left|for you)\b",
    r"\bthey're yours\b",
    r"\bfloor is yours\b",
    r"\bhaven't covered\b",
    r"\bwe(?:'ve| have) missed\b",
    r"\bnow you\b",
)
ANOTHER_OFFER = any_of(
    r"\b(?:water|coffee|tea|break|rest|repeat|rephrase|hint|clarif\w+|exercise|task|assignment|problem "
    r"statement|instructions|hard|stuck|drink)\b",
)
COMPANY = any_of(
    r"\bwhy (?:us|do you want|did you (?:apply|choose)|this (?:company|firm)|here|[a-z]\w+\?)",
    r"\babout us\b",
    r"\bour (?:company|product|products|app|apps|business|firm|platform|site|website|service|services|mission|"
    r"market|customers|competitors|range|library|founder|position|values|culture|work|announcement|clients|"
    r"users|paper|blog|stack|posting|advert|tool)\b",
    r"\b(?:what|which) (?:do )?we (?:do|make|sell|build|are)\b",
    r"\bwe (?:do|make|sell|build|are|merged|earn|schedule|use)\b",
    r"\bof us\b",
    r"\bfor us\b",
    r"\bdraws? you\b|\bdrew you\b|\battract\w* you\b",
    r"\bfind us\b",
    r"\bcompetitors?\b",
    r"\bthis company\b|\bour company\b",
    r"\b(?:at|to|about|for|of|with|know) [a-z][a-z]+(?: (?:& )?[a-z][a-z]+)?\?$",
)
WHY_US = any_of(
    r"\bwhy (?:us|[a-z]\w+|this|do you want|did you apply|our)\b",
    r"\bdraws? you\b|\bdrew you\b|\battract\w* you\b|\bappeals?\b|\bapply\b|\bexcites?\b",
)
IN_PLAIN_WORDS = any_of(
    r"\b(?:simple|simply|plain|layman|lay|non-technical|ordinary|everyday) (?:words?|terms?|person|people|"
    r"language|english)?\b",
    r"\bin your own words\b",
    r"\b(?:imagine|picture|suppose) (?:i|you|a|my)\b",
    r"\bexplain (?:it |this |that |\w+ ){0,4}(?:to|for) (?:a|an|our|my|me|the|somebody|someone|children|"
    r"child)\b",
    r"\b(?:tell|explain to) (?:our|my|the) \w+\b",
    r"\b(?:grandmother|grandma|grandfather|child|kid|mother|lawyer|doctor|nurse|manager|head of|sales|"
    r"marketing|human resources|hr|accountant|board|ceo|beginner|trainee|customer|shop|bakery|farmer|owner|"
    r"chef|patient|colleague from)\b",
)
TECHNICALLY = any_of(
    r"\bas technical as\b",
    r"\bfor the record\b",
    r"\bin detail\b",
    r"\bprecise(?:ly)?\b",
)
FAILURE = any_of(
    r"\b(?:fail\w*|wrong|mistakes?|errors?|bugs?|miss(?:ed|ing)?|late|delay\w*|slip\w*|outage|down|downtime|"
    r"crash\w*|broke\w*|lost|lose|losing|poor|low|bad|worse|slow|cancelled|canceled|stopp?\w*|flop|incident|"
    r"duplicates?|problem|complain\w*|reject\w*|past you|differently|nobody|hardly|not (?:work|deliver|pass|"
    r"adopt\w*|notice)|didn't|biased|bias|leak\w*|end early|swapped|deleted|gap|fault|blame|responsible|share "
    r"in|part in|why did (?:it|the|your)|what happened|how come|too long|until|only \d+)\b",
)
EMPLOYER = any_of(
    r"\b(?:boss|manager|employer|company|firm|lead|leave|leaving|left|quit|change|short|last (?:job|place|"
    r"position|role|company|boss|team)|former|previous|current|present (?:job|company|role|position)|"
    r"colleagues?|supervisor|atmosphere|stay|why did your|looking around|for four months|eight months|culture|"
    r"there\?|professor|job end)\b",
)
TEAM = any_of(
    r"\b(?:team\w*|pair\w*|review\w*|meeting\w*|stand-?ups?|mentor\w*|juniors?|feedback|designers?|testers?|qa|"
    r"product (?:manager|owner|people)\w*|experts?|others|alone|together|colleagues?|collaborat\w*|group|"
    r"groups|involve|work with|share|discuss\w*|onboard\w*|document\w*|stakeholders?|retrospectives?|"
    r"workshop\w*|domain|surgeons?|nurses?|doctors?|physicians?|clinicians?|sales|operations|ops|committee|"
    r"trainees?|interns?|conference|labelling sessions?|help(?:ed)?|comments?|statistician|researcher)\b",
)
ROLE_HELD = any_of(
    r"\b(?:role|title|lead\w*|led|head|manager|managed|own(?:er|ed)?|architect\w*|design(?:ed|er)?|"
    r"founde?[dr]?\w*|author\w*|wrote|built|responsible|position|senior|director|chief|idea|credit|whose|who "
    r"(?:built|wrote|designed|trained|had|led|made)|your (?:own|title|work|part|duties|responsibilit\w+)|did "
    r"you (?:build|write|train|design|lead|do)|yours|patent|paper|cv|profile|since when|were you|you were|you "
    r"(?:say|write|call)|on your own|yourself)\b",
)
PROJECT = any_of(
    r"\b(?:project|thesis|capstone|cv|repo\w*|portfolio|internship|pipeline|system|platform|dissertation|paper|"
    r"github|your (?:\w+ ){0,3}(?:model|classifier|network|forecaster|recommender|detector|chatbot|app|service|"
    r"engine|scorecard|dashboard|tool|bot|scraper|ranking|search)|that (?:model|number)|you (?:used?|chose|"
    r"train\w*|evaluat\w*|built|list|write|wrote|went)|did you (?:use|choose|train|evaluate|measure|judge|get)|"
    r"there\?|target variable|which (?:loss|features?|model|metric|data)|walk me through|predict|evaluat\w+|"
    r"judged?|the forecast|who used|labels?)\b",
)
PROMISE = any_of(
    r"\b(?:would you|will you|could you|can you|can we|could we|what would|what can|how (?:long|quickly|fast|"
    r"soon|much|far|many|certain|sure|confident)|when (?:could|would|can|will)|by when|commit|promise|deliver|"
    r"expect|guarantee|first (?:month|week|year|quarter|90|ninety|thirty|hundred)|achieve|reach\w*|days|months|"
    r"help us|bring us|for our|would it|what if|get you on board|number|improve|reduce|cut)\b",
)
SKILL = any_of(
    r"\b(?:how (?:well|good|comfortable|experienced|strong|familiar|deep|far|would you rate|do you rate|"
    r"reliable)|rate|level|skills?|skilled|expert\w*|experience\w*|strengths?|weak\w*|know|master|comfortable|"
    r"proficien\w+|confident|fluent|good at|best|limits?|where (?:do you )?stand|standing|hard\w*|ever|"
    r"describe you|languages|tools|frameworks|yourself|difficult|challenge)\b",
)
DIRECT = any_of(
    r"^(?:[^?]*[.!] ?)*\W*(?:\w+,? )?(?:did|do|does|is|are|was|were|have|has|had|can|could|would|will|who|"
    r"whose|when|how (?:many|much|long|often|large|big|old|did|do|was|were|come|high)|which|what|why|"
    r"where)\b[^?]*\?\s*$",
)
CLOSED = any_of(
    r"(?:^|[.!,] )(?:so |and |but )?(?:did|do|does|is|are|was|were|have|has|had|can|could|would|will|who|when|"
    r"how (?:many|much|long|often|large|big|high)|which|where)\b[^?]*\?\s*$",
)
EXPLAIN = any_of(
    r"\b(?:explain|what (?:is|are|does|do|do you mean|'s)|how (?:does|do|would you (?:explain|define|"
    r"describe))|describe|define|walk me|difference|in (?:plain|simple|your own)|mean(?:s|t)?|architecture|how "
    r"come|how did)\b",
)
PAY_ITSELF = any_of(r"\b(?:salar\w+|pay|paid|compensation|expectations|earn|money|wages?)\b")
A_FIGURE = any_of(
    r"\b(?:how (?:many|much|large|big|long|often|high|accurate)|what (?:f1|auc|accuracy|score|budget|share|number)|"
    r"by how much)\b"
)
