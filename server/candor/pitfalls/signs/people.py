"""How others are spoken of, as patterns: scorn and fairness, working together, whose fault it was, rude words."""

from candor.pitfalls.patterns import any_of

SCORN = any_of(
    r"\b(?:idiots?|fools?|clowns?|circus|kindergarten|nursery|incompetent|incompetence|lazy|clueless|amateurs?|"
    r"toxic|joke|jokes|useless|cowards?|liars?|lie[sd]?|lying|petty|vain|crooks?|cheats?|greedy|bully|bullies|"
    r"tyrants?|narcissis\w+|stupid|dumb|moron\w*|pathetic|mediocre|deadwood|hopeless|ridiculous|ego|egos|"
    r"egomaniac|control freak|sinking ship|madhouse|zoo|mess|chaos|chaotic|disaster|sweatshop|slaves?|hell|"
    r"nightmare|worst|horrible|awful|terrible|disgrace|dinosaurs?|fossils?|parasites?|snakes?|rats?|sheep|"
    r"puppets?|parrots?|donkeys?|monkeys?|pigs?|dogs?|spineless|backstabb\w+|micro-?manag\w+|exploit\w*|"
    r"squeez\w+|no (?:idea|clue|brain|backbone|spine|vision|talent)|not (?:the )?(?:brightest|sharpest|bright)|"
    r"couldn't (?:run|lead|organi[sz]e|manage|find|tell|spell|count|read|write)|can't (?:run|lead|organi[sz]e|"
    r"manage|find|tell|spell|count|read|write)|wouldn't (?:recogni[sz]e|know|notice)|doesn't (?:know|"
    r"understand|care)|don't (?:know|understand|care)|nothing (?:but|in)|only talent|asleep|sleep\w*|coast\w*|"
    r"mummy|daddy|nephew|son of|married|golf|flatter\w*|favou?rites?|shout\w*|scream\w*|bully\w*|humiliat\w*|"
    r"tantrum\w*|run the place|bunch of|lot of (?:old|lazy)|theatre|cult|prison|graveyard|museum|lemonade|"
    r"kebab|chicken|headless)\b",
    r"\bas (?:much|many|little) \w+ as an?\b",
    r"\b(?:sell|sold) (?:their|his|her|your) (?:own )?(?:grand)?mothers?\b",
)
THEM = any_of(
    r"\b(?:boss(?:es)?|managers?|management|leads?|leadership|director|directors|ceo|cto|cfo|founders?|owner|"
    r"owners|chief|supervisor|professor|company|firm|employer|place|office|board|colleagues?|co-?workers?|team|"
    r"department|they|he|she|upstairs|people there|everyone there|nobody there|them|him|her|his|their)\b",
)
SUPERIORS = any_of(
    r"\b(?:boss(?:es)?|managers?|management|(?:team|tech|my|our) leads?|leadership|director|ceo|cto|founders?|"
    r"owner|chief|supervisor|professor|employer|board|company|firm|colleagues|co-?workers?)\b",
)
FAIR = any_of(
    r"\b(?:fair(?:ly|ness)?|to be fair|good people|learn\w*|grateful|treated me well|well|respect\w*|enjoyed|"
    r"helped|supportive|kind|friends?|still (?:meet|play|talk|write|in touch)|good (?:terms|year|company|firm|"
    r"bank|team)|right about|she was right|he was right|was right|both|as was i|i was as well|my (?:share|part|"
    r"own)|i could|i should|i'd signed up|looking back|i understand|reasons?|closed|moved|ended|contract|"
    r"relocat\w+|children|commute|rather not|not comment|neither|hard for me|proud|promoted|mentor)\b",
)
AS_PERSONS = any_of(
    r"\b(?:who|he|she|they|man|woman|people|anyone|boss|lead|ceo|chief)(?:'s| is| are|'re)? (?:\w+ "
    r"){0,3}(?:couldn't|can't|cannot|needs? a|needed a|would buy|wouldn't|had never|has never|never been able|"
    r"lacks?|lacked|knows? nothing|thinks? (?:he|she|they))\b",
    r"\b(?:is|are|was|were|'s|'re) (?:a|an|the|all|such|just|nothing but|only) (?:\w+ ){0,2}(?:snake|rat|liar|"
    r"coward|clown|fool|crook|tyrants?|bully|joke|circus|zoo|farce|sweatshop|prison|disgrace|passenger|"
    r"passengers|amateurs?|drivers?|nobody|nobodies|parasites?|vultures?|sharks?|dinosaurs?|fossils?|children|"
    r"babies|sheep|muppets?|thie(?:f|ves))\b",
    r"\b(?:thick|dumb|slow|lazy|stupid|useless|blind|stingy|mean|rotten|greedy|corrupt|petty|sulking|arrogant|"
    r"incapable|brainless|cowardly)(?: as| to the| from|,|\b)",
    r"\bdead ?(?:weight|wood)\b",
    r"\b(?:brain|brains|spine|backbone|decency|integrity|intelligence|manners)\b",
    r"\bhow to (?:stretch|waste|sleep|fail|lose)\b",
    r"\bslave[- ]drivers?\b|\bbunch of\b|\bthe lot\b|\bsinking\b|\bburn(?:ing|s)?\b|\bexcuse for an?\b|\bi use "
    r"the term\b|\bso-called\b|\bcalls? (?:it|that|himself|herself)\b|\bgood riddance\b",
)
DISDAIN = any_of(
    r"\b(?:waste of|pointless|useless|noise|nonsense|slow(?:s|ed|ing)? (?:me|us|it|you|things)? ?down|in (?:my|"
    r"the) way|don't need|wouldn't need|no need|needn't|no use|any use|(?:i(?:'d| would)? )?(?:skip|skipped|"
    r"ignore|ignored|nod|nodded|avoid|mute|muted)|headphones|be spared|spare me|leave me|alone|by myself|on my "
    r"own|without (?:them|asking|review|me)|overrated|not my job|isn't my job|paid for|babysit\w*|nanny|"
    r"kindergarten|hand-?hold\w*|therapy|theatre|ritual|obstacles?|decoration|ribbon|cutting the|committee|"
    r"(?:aren't|isn't|not|no) (?:a |an )?(?:statisticians?|engineers?|programmers?|experts?|knowledge|work|"
    r"science|scientists?)|opinions?|gut|feel useful|feel important|beneath me|better than|faster without|"
    r"quicker (?:alone|myself)|only (?:hold|slow|cost|add|distract|disturb|lead)\w*|hold(?:s)? (?:me|the good|"
    r"us) back|rubber ?stamp|formality|merge[ds]? (?:it |what |mine |anyway|without)|anyway|anyhow|either way|"
    r"as planned|i(?:'ve| had|'d| have)? (?:already )?decided|close it|resolve[ds]?|die\b|talk\w* shop|chatter|"
    r"babble|blah|post-?its?|slides|biscuits|coloured|coffee|carry|carried|dragged|baggage|passengers|ballast|"
    r"dead weight|crutch|too slow|wouldn't follow|can't follow|don't understand|wouldn't understand|won't "
    r"understand|understand nothing|nothing about|know nothing|knows nothing|teach me|told me nothing|nothing "
    r"(?:was|is) said|(?:never|rarely|hardly) (?:\w+ ){0,4}(?:add\w*|learn\w*|brought|useful|helped|anything)|"
    r"for (?:people|those) who (?:can't|cannot|need)|sink or swim|make it|their problem|same internet|google|"
    r"readme|read the (?:docs|manual|code)|can read|cheaper|wishes|guess which|one (?:person|brain)|two "
    r"salaries|waste)\b",
)
TOGETHER = any_of(
    r"\b(?:together|helped|help(?:s)?|asked?|showed|told (?:me|us)|taught|learned|learnt|found (?:two|three|a|"
    r"what|bugs?)|convinced|agreed|both (?:opinions|views)|with an explanation|explained|why:|right about|was "
    r"right|better|useful|enough|i like|all for it|missed|love|glad|thank\w*|open door|after lunch|anyone may|"
    r"anybody's|raised|suggested|changed|deserved|so nobody|nobody's surprised|interrupt|bring|invited|"
    r"listened|review found|saw (?:at once|what)|she came|he came|sat with)\b",
)
OWN_SHARE = any_of(
    r"\b(?:my|our) (?:own )?(?:fault|mistake|error|share|part|doing|bad|responsib\w+|decision|side|oversight|"
    r"failure|estimate|plan\w*|choice)\b",
    r"\b(?:is|was|are|were|that's|so that's|half of it(?:'s| is)|is also|was also) (?:mine|ours|on me|me)\b",
    r"\bit was me\b|\bwas (?:also )?(?:mine|ours)\b|\bmine\b",
    r"\bi (?:should|could|ought to|might)(?:'ve| have)\b|\bi should\b|\bi could have\b",
    r"\bi(?:'d| had| have|'ve)? (?:also |then |just |simply |even )?(?:forgot\w*|missed|overlooked|ignored|"
    r"assumed|underestimated|skipped|merged|approved|failed|argued|postponed|misread|misjudged|trusted|broke|"
    r"deleted|planned|proofread|nodded|agreed|waited|signed|let|sent|left|chose|picked|chosen|given|said it|"
    r"hadn't|never|had not|didn't|wasn't|trained|wrote|swapped|rushed|sat)\b",
    r"\bwe(?:'d| had| hadn't| both| didn't| never| should| could| forgot| missed| picked| forecast| all)\b",
    r"\bi(?:'d| would)(?: have)? (?:now|rather|do|ask|check|write|split|measure|start|test|plan|talk|show|put|"
    r"agree|set|insist|look)\b",
    r"\b(?:looking back|in hindsight|lesson|learn\w*|since then|these days i|now i|after that i|what i(?:'ve)? "
    r"changed|i changed|i was wrong|i got (?:it|that) wrong|i take)\b",
)
OTHERS_SHARE = any_of(
    r"\b(?:not|hardly|isn't|wasn't|never|no longer|nor) (?:\w+ )?(?:my|mine|on me|me)\b",
    r"\bnothing to do with (?:me|it|that|us)\b|\bi'?d? ?(?:had|have) nothing to do\b",
    r"\b(?:their|his|her|the \w+(?:'s|s')|\w+'s) (?:fault|mistake|error|problem|doing|job|business|"
    r"responsib\w+|file|turn|call)\b",
    r"\b(?:it|that|which|so|then|this|the \w+|from then on it)(?:'s| is| was| were)? (?:\w+ )?(?:on (?:them|"
    r"him|her|the|management|[a-z]\w+)|theirs|his|hers|[a-z]\w+'s)\b",
    r"\b(?:all|entirely|only|just|purely|it's) (?:down to|because of|due to|the fault|thanks to)\b",
    r"\bif (?:they|he|she|the|my|people|somebody|someone|you|others|those)\b",
    r"\b(?:nobody|no one|they|he|she|you|management) (?:had |has |have |never |hadn't |didn't |did not |hasn't "
    r")*(?:told|tell|asked|gave|give|given|warned|informed|listen\w*|explain\w*|deliver\w*|provide\w*|check\w*|"
    r"caught|read|open\w*|use\w*|let|sign\w*)\b",
    r"\bi(?:'d| had| have|'ve)? (?:only|just|merely|simply)\b",
    r"\b(?:i did|i'd done|did) (?:my (?:part|job|bit|work)|everything (?:right|i could))\b",
    r"\bmy (?:part|side|model|code|work|numbers?) (?:was|were|is) (?:fine|ready|right|good|correct|done|"
    r"perfect)\b",
    r"\b(?:the )?(?:model|predictions?|code|idea|algorithm|maths?)(?:'s| was| were| is| are) (?:right|good|"
    r"fine|correct|perfect|great)\b",
    r"\bwhat (?:can|could|should) (?:i|you|one)\b|\bhow (?:should|could|was|am) i\b|\bhow's one\b",
    r"\bi can only\b",
    r"\bwith (?:a |an )?(?:proper|better|decent|sensible|competent|different|other|good|real)\b",
    r"\b(?:unfair\w*|ambiguous|impossible|unrealistic|useless|rubbish|garbage|terrible|had it in for|picked on|"
    r"didn't like me|never liked|let me down|messed (?:it )?up|screwed (?:it )?up|to blame|blame|themselves to "
    r"thank|should(?:'ve| have) (?:caught|known|told|checked|seen|said|noticed))\b",
    r"\b(?:nobody|no one|not even \w+) (?:would|could|can)(?:'ve| have)?\b",
    r"\b(?:anyone|everyone|everybody) (?:else )?(?:would|does|did)\b",
    r"\bdifferent (?:ops |data )?(?:team|colleagues|people|boss|company)\b",
)
SWEARING = any_of(
    r"\b(?:f\W?\*+\w*|fuck\w*|f\*+\w*|shit\w*|bullshit|crap\w*|damn\w*|hell|bloody|arse\w*|ass|asses|"
    r"asshole\w*|bastards?|piss\w*|screw(?:ed|s)? (?:up|the|it|you|them|him|her)?|suck(?:s|ed)?|bitch\w*|"
    r"wank\w*|toss(?:er|ers)|git|gits|prick\w*|dick\w*|dipshit|cock\w*|balls|bollocks|goddam\w*|christ|jesus|"
    r"clusterf\w*|wtf|af|lmao|lmfao|stfu|retard\w*|turd\w*|fart\w*|douche\w*|cunt\w*|slut\w*|whore\w*)\b",
    r"\w\*{2,}\w*",
)
INSULTS = any_of(
    r"\b(?:morons?|idiots?|imbeciles?|dumb\w*|stupid|fools?|twats?|clowns?|noobs?|n00bs?|losers?|donkeys?|"
    r"monkeys?|pigs?|cows?|simpletons?|halfwits?|nutters?|nutcases?|psycho\w*|lunatics?|cretins?|dimwits?|"
    r"blockheads?|muppets?|plebs?|peasants?|hillbill\w+|rednecks?|hags?|witch|brainless|braindead|brain-dead|"
    r"drunk|village idiot)\b",
)
SLANG = any_of(
    r"\b(?:lol|lmao|rofl|omg|wtf|idk|idc|tbh|ngl|imo|bro|bruh|dude|fam|yo|lit|af|fr|smh|yeet|sus|cap|slaps?|"
    r"squad\w*|vibes?|gonna|gotta|wanna|kinda|dunno|nah|yeah|yep|nope|u|ur|r|n|thx|pls|plz|cuz|coz|bc|ppl|w|"
    r"haha\w*|hehe|sooo+|tho|rn|btw|ya|cheap af|no cap|goat|based|cringe|noob|noobs|big time|chill|dope|"
    r"boomer\w*)\b",
)
CHAT_SLANG = any_of(
    r"\b(?:lol|lmao+|rofl|omg|wtf|idc|ngl|bro|bruh|fam|yo|lit|af|smh|yeet|sus|no cap|slaps|squads?|sooo+|dude|"
    r"noobs?|haha\w*)\b",
    r"[💀😂🤣🔥]",
)
REMARKS_ON_GROUPS = any_of(
    r"\b(?:girls?|boys? club|ladies|women|woman|female|chicks?|blondes?|housewives|housewife|grand(?:pas?|mas?|"
    r"dad\w*|mother|father)|granny|grannies|old (?:man|men|people|guys?|folks?|lady|ladies|fart|farts|codgers?|"
    r"ones?|timers?|school)|oldies|greybeards?|pensioners?|boomers?|millennials?|gen z|kids?|at (?:that|her|"
    r"his|their) age|foreigners?|offshore|those people|people (?:from|over) (?:there|that|this)|southerners?|"
    r"in (?:the|their) blood|siesta|accent|emotional|hysterical|hormon\w*|giggl\w*|pretty face|her looks|"
    r"pregnan\w*|maternity|mums?|gays?|queer|disabled|autis\w*|schiz\w*|third-rate|that sort of (?:college|"
    r"school)|bootcamp\w*|village|immigrants?|gypsy|gypsies|indians?|chinese|russians?|polish|americans?|"
    r"germans?|africans?|muslims?|jews?|typical (?:woman|man|men|women)|for a (?:girl|woman|man)|those "
    r"(?:people|lot)|further south|third world|state school|community college|no degree|real university|proper "
    r"(?:school|university))\b",
)
TALKING_DOWN = any_of(
    r"\b(?:sweetheart|darling|honey|love\b,|my dear|sweetie|young (?:lady|man)|for you as well|if it's (?:a "
    r"bit )?(?:too )?much for you|(?:not|isn't|it's honestly not|really not) (?:that |so )?(?:hard|difficult|"
    r"complicated)|slow(?:ly|er)? (?:this time|for you|so)|go slower|draw (?:it|you)|crayons?|you wouldn't "
    r"(?:understand|get|know)|are you (?:even )?(?:listening|serious|kidding)|do i (?:really )?(?:have|need) "
    r"to|surprised (?:that )?(?:one|you|somebody|someone)|in your position|your position|you(?:'d| would) know "
    r"(?:that|this)|you people|ever heard of|stupid question|silly question|what kind of question|"
    r"obvious(?:ly)? to (?:any|every)|any (?:child|student|first-year)|as i (?:just|already) said|read a book|"
    r"look it up|google it|who wrote this|which \w+ wrote|did you (?:even|actually) (?:read|study)|keep up|can "
    r"you follow|get it\?)\b",
)
QUOTING = any_of(
    r"[\\x22“'‘][^\\x22”'’]{6,}[\\x22”'’]",
    r"\b(?:wrote|said|called|quote|shouted|told|flagged|filter\w*|word list)\b",
)
TECHNICAL_RUDE = any_of(
    r"\b(?:process(?:es)?|daemon|zombies?|orphan\w*|child|parent|kill(?:ed)?|garbage (?:collect\w*|in)|dummy|"
    r"naive|brute|greedy|dead letter|dirty (?:read|data)|baseline|variables?|master|slave|nodes?|threads?|"
    r"queue|classifier)\b",
)
