"""The words by which English shows what a sentence is doing. Patterns only; readers decide what they are worth."""

import re
from re import IGNORECASE, compile

from candor.text.normalise import stems


def _any(*alternatives: str) -> re.Pattern[str]:
    return compile(r"\b(?:" + "|".join(alternatives) + r")", IGNORECASE)


CAUSE = _any(
    r"because\b", r"since (?!\d|then\b|last\b|january|february|march|april|may\b|june|july|august|september|october"
    r"|november|december)", r"so that\b", r"therefore\b", r"hence\b", r"thus\b", r"otherwise\b", r"due to\b",
    r"which (?:means|makes|is why|lets|gives|causes|leads|keeps|leaves|turns|tells)\b", r"that(?:'s|’s| is) why\b",
    r"the reason\b", r"leads? to\b", r"caus(?:e|es|ed|ing)\b", r"mean(?:s|t|ing) (?:that|the|you|it|a|we|i)\b",
    r"makes? (?:it|the|them|each|every|any|a)\b", r"this way\b", r"that way\b", r"ends? up\b", r"in turn\b",
    r"for (?:that|this) reason\b", r"lets? (?:you|it|the|me|us)\b", r"wh(?:y|ich is) (?:it|the|i|you|we)\b",
    r"that(?:'s|’s| is) (?:how|what)\b", r"forc(?:e|es|ed|ing)\b", r"depend(?:s|ed)? on\b", r"prevents?\b", r"until\b",
)  # fmt: skip
SO = compile(
    r"(?:^|[,;:.] ?|\band )so (?!that\b|far\b|on\b|many\b|much\b|called\b|basically\b|yeah\b|yes\b)", IGNORECASE
)
AS = compile(r", (?:as|for) (?:it|the|they|you|each|every|that|otherwise|nobody|nothing|a|i|we|most|all|there|one)\b",
             IGNORECASE)  # fmt: skip
UNFOLDS = compile(r"[\w)\"'”’][;:] (?=(?:\w+[^\s,;:]* ){3,})|\w (?:—|–|--|-) (?=\w)", IGNORECASE)
CONDITION = _any(
    r"if\b", r"unless\b", r"as long as\b", r"provided\b", r"assum(?:e|es|ing)\b", r"suppos(?:e|ing)\b",
    r"once (?:the|it|"
    r"you|a|i|we|they|that)\b", r"depends?\b", r"only (?:when|if|once|works?|true|then)\b", r"whenever\b",
    r"given that\b",
    r"in case\b", r"when (?:the|it|you|a|i|there|they|one|data|each|classes|rows|we|your|both|errors?|labels?)\b",
    r"where (?:the|it|you|a|there)\b", r"as soon as\b", r"without\b", r"requires?\b",
)  # fmt: skip
TRADE_OFF = _any(
    r"cost(?:s|ly|ing)?\b", r"price\b", r"pay(?:s|ing)?\b", r"paid\b", r"in exchange\b", r"in return\b",
    r"downsides?\b",
    r"drawbacks?\b", r"trade-?offs?\b", r"trad(?:e|es|ing)\b", r"the catch\b", r"the risk\b", r"risks?\b", r"risky\b",
    r"give up\b", r"giving up\b", r"los(?:e|es|ing)\b", r"sacrific", r"at the expense\b", r"on the other hand\b",
    r"worth\b", r"cheap(?:er|est|ly)?\b", r"expensive\b", r"alternatives?\b", r"instead\b", r"rather than\b",
    r"i'd rather\b", r"whereas\b", r"versus\b", r"although\b", r"even though\b", r"though\b", r"compared (?:with|to)\b",
    r"the danger\b", r"enough\b", r"too (?:many|much|few|little|\w+ to)\b", r"accept\b", r"prefer\b", r"could also\b",
    r"might (?:still|also)\b", r"not worth\b", r"in spite\b", r"despite\b", r"objection\b", r"save[sd]?\b", r"buys?\b",
    r"wast(?:e|ed|es|ing)\b", r"slower\b", r"faster\b", r"afford\b", r"hurts?\b", r"harm\b",
)  # fmt: skip
EFFECT = _any(
    r"(?:pay|keep|hide|fool|buy|drag|drown|bury|cancel|swallow|vanish|shrink|blow|leak|break|push|pull|shift|swap|"
    r"halve|double|"
    r"flatten|mask|punish|reward|teach|tell|cost|waste|lose|steal|spoil|invit|guard|protect|disappear|overwrit|"
    r"notic)(?:s|es|ing)\b",
    r"(?:becomes?|stays?|remains?|moves?|falls?|rises?|grows?|changes?|drops?|adds?|reads?|asks?|needs?) (?!of\b|"
    r"and\b)\w",
)  # fmt: skip
CONTRAST = compile(r"(?:^|[,;:.] )(?:but|yet|while|however|still|only|not) (?=\w+)", IGNORECASE)
EXAMPLE = _any(
    r"for example\b", r"for instance\b", r"e\.g\.", r"say,", r"imagine\b", r"think of\b", r"picture\b", r"like when\b",
    r"(?:(?<=^)|(?<=[.:;] ))take (?:a|the|two|an|my)\b",  # "Take a shop": not "I'd take a smaller model"
    r"suppose\b", r"pretend\b", r"we (?:saw|measured|found|had|got|lost|tried)\b",
    r"i (?:saw|measured|found|had|tried|checked|compared|noticed|counted|once)\b", r"last (?:year|month|spring|summer|"
    r"autumn|winter|week)\b", r"in (?:our|my) (?:case|team|project|last)\b", r"on (?:our|my)\b", r"turned out\b",
    r"the (?:numbers|test|data|experiment|curves?|plot) (?:show|said|say)", r"a bit like\b", r"it's like\b",
)  # fmt: skip
NUMBER = compile(
    r"(?<![\w.])\d[\d.,]*(?:\s?%|\s?(?:k|m|ms|s|gb|mb|x)\b)?(?!\w)|\b(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|"
    r"twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|twice|"
    r"dozens?|tenth|quarter)\b",
    IGNORECASE,
)
ORDER = _any(
    r"first(?:ly)?\b", r"second(?:ly)?,", r"then\b", r"next,", r"after (?:that|this)\b", r"finally\b",
    r"before (?:that|"
    r"any|i|the|you|we|it)\b", r"afterwards\b", r"start(?:s|ing)? (?:with|by|from)\b", r"step (?:one|two|three|\d)\b",
    r"begin(?:ning)? (?:with|by)\b", r"last(?:ly)?,", r"only then\b", r"in the end\b", r"at the end\b", r"once\b",
)  # fmt: skip
CONCLUSION = compile(
    r"(?:^|[,;:.] ?|\b(?:and|so|therefore|hence) )(?:i'd|i’d|i would|i'll|i’ll|we'd|i wouldn't|i'd never|my choice|my "
    r"first|i (?:chose|choose|pick|picked|take|took|prefer|stopped|decided|went))\b|\bthat(?:'s|’s) why\b|"
    r"\bwhich is why\b"
    r"|\btherefore\b|\bin short\b|\bso the\b|\bwhat i'd\b|\bhence\b|\bso (?:i|we|you|it)\b",
    IGNORECASE,
)
FILLER = compile(
    r"\b(?:um+|uh+|erm?|hm+|you know|i mean|sort of|kind of|basically|actually|honestly|obviously|literally|"
    r"anyway|yeah|"
    r"or so|or something|and so on|and stuff|whatever|so to say|right\?|okay|ok|haha|lol|how do you say)\b",
    IGNORECASE,
)
VAGUE = compile(
    r"\b(?:important|importantly|various|several|certain|different|relevant|appropriate|suitable|proper|properly|"
    r"robust|"
    r"powerful|modern|best practices?|state of the art|state-of-the-art|industry|holistic|experience|experiences|"
    r"mindset|"
    r"crucial|key|essential|very|really|always|good|great|nice|things?|stuff|aspects?|factors?|approach(?:es)?|"
    r"techniques?|methods?|tools?|solutions?|useful|popular|common(?:ly)?|widely|typical(?:ly)?|generally|usually|"
    r"overall|"
    r"in general|area|topic|field|challenges?|quality|communication|some|somehow|people|team|case|cases)\b",
    IGNORECASE,
)
RESTART = compile(
    r"\b(\w+)(?:,|\.\.\.|…)? \1\b|,\s*(?:no|sorry|wait|i mean|or rather|well|hm|uh|um|not),?\s|\.\.\.|…|\bwhat was i\b"
    r"|\b(?:the|a|an|of|to|with|and|or|is|it's|that's|its|for|in|than|because|so),",
    IGNORECASE,
)
NEGATION = compile(r"\b(?:not|never|no|nothing|none|nobody|cannot|neither|nor|without|hardly|rarely)\b|n't\b|n’t\b",
                   IGNORECASE)  # fmt: skip
VERB = compile(
    r"\b(?:i|you|we|they|he|she|it|who|which)\s+\w+|\b(?:is|are|was|were|be|been|being|am|has|have|had|do|does|did|can|could|will|would|should|must|may|might|"
    r"'s|'re|'d|"
    r"'ll|don't|doesn't|isn't|aren't|won't|can't|get|gets|got|go|goes|went|make|makes|made|take|takes|took|give|"
    r"gives|gave|"
    r"keep|keeps|kept|let|lets|put|puts|use|uses|used|need|needs|needed|see|sees|saw|say|says|said|tell|tells|"
    r"told|know|"
    r"knows|knew|think|thinks|thought|find|finds|found|want|wants|come|comes|came|becomes?|became|look|looks|work|"
    r"works|"
    r"run|runs|ran|learns?|learned|fits?|fails?|breaks?|broke|falls?|fell|rises?|rose|grows?|drops?|stays?|stops?|"
    r"moves?|"
    r"changes?|adds?|splits?|trains?|tests?|compares?|checks?|measures?|shows?|means?|costs?|pays?|holds?|reads?|"
    r"writes?|"
    r"sorts?|counts?|averages?|reduces?|increases?|lowers?|raises?|shrinks?|pushes?|pulls?|forces?|leaves?|turns?|"
    r"gets?|"
    r"sends?|returns?|stores?|points?|knows?|cannot|rebuilds?|predicts?|assigns?|repeats?|ignores?|treats?|picks?|"
    r"choose|"
    r"chooses|chose|starts?|begins?|ends?|works?|happens?|depends?|requires?|handles?|creates?|converges?|memorises?|"
    r"overfits?|underfits?|generalises?|penalises?|updates?|allocates?|frees?|copies|scales?|removes?|drops?|"
    r"\w{3,}(?:ed|"
    r"ing))\b",
    IGNORECASE,
)
TIES = (CAUSE, SO, AS, CONDITION, TRADE_OFF, CONTRAST, UNFOLDS, EFFECT)  # what ties one thing to another

# Stems of the words that talk is filled with: a sentence of nothing else says nothing, however it is joined together.
HOLLOW = stems(
    """important importance topic industry aspect consider careful carefully project different difference depend
    situation requirement stakeholder general follow best practice use appropriate tool technique order good
    better well bad badly worse result quality matter holistic approach key success successful long run
    experience learn method suitable problem essential communicate communication team teamwork done otherwise
    trade-off balance find right wrong lead hand case thing way people person work opinion respect together
    strong always never every everything everyone everybody nothing possible believe listen count understand
    understanding need think know change help helpful great nice interesting challenge solution solve crucial
    proper properly relevant certain various several decision decide process goal improve improvement value
    issue question answer point score mark grade rubric grader candidate interviewer reply rest earlier previous
    colleague explain describe show cover detail care attention effort try common popular standard modern
    powerful robust reliable therefore since whereas although hence thus"""
)


def hollow(text: str) -> bool:
    """Whether a sentence of some length is made of such words alone, or nearly."""
    own = stems(text)
    return len(text.split()) >= 6 and len(own - HOLLOW) <= max(1, len(own) // 8)


_NAMING = _any(
    r"(?<!a )(?<!the )(?:name|list|state|enumerate|mention) (?!of\b|is\b|has\b|with\b)", r"which\b",
    r"what (?:are|is|kinds?|types?|sorts?|tools?|metrics?)\b",
    r"give (?:me |us )?(?:\w+ )?(?:examples?|reasons|names)\b",
    r"(?:examples?|steps|differences|advantages|properties) of\b",
)  # fmt: skip


def asks_for_names(said: str) -> bool:
    """Whether a question can be answered by naming things."""
    return _NAMING.search(said) is not None


def bare_list(text: str) -> bool:
    """Whether a sentence is a string of terms and nothing is said of any of them."""
    chunks = [chunk.split() for chunk in re.split(r"[,;•|/\n]", text) if chunk.strip()]
    return len(chunks) >= 5 and sum(map(len, chunks)) / len(chunks) <= 3.2 and CAUSE.search(text) is None
