"""The form of a text that is compared: folded case, plain spaces, plain quotes, stems.

What is stored or quoted never passes through here; offsets into a candidate's words are made in `spans.py`.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['.+#-][^\W_]+)*(?:\+\+|#)?")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
)

STOP_WORDS = frozenset(
    """a about above after again all also am an and any anything are aren't as at be because been before being below
    between both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't down during
    each either else even ever every for from further get gets getting go goes going gone got had hadn't has hasn't
    have haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll
    i'm i've if in into is isn't it it'd it'll it's its itself just kind let let's like lot make makes many may maybe
    me might more most much must my myself no nor not now of off oh ok okay on once one one's ones only or other our
    ours ourselves out over own perhaps put quite rather really said same say says see she she'd she'll she's should
    shouldn't so some something sort still such sure take than that that'd that'll that's the their theirs them
    themselves then there there'd there's these they they'd they'll they're they've thing things this those though
    through to too uh um under until up us use used uses using very was wasn't way we we'd we'll we're we've well went
    were weren't what what's when when's where where's whether which while who who's whom why will with within without
    won't would wouldn't yeah yes yet you you'd you'll you're you've your yours yourself""".split()
)


def clean(text: str) -> str:
    """`text` as it is compared: NFKC, case-folded, plain quotes and dashes, no zero-width signs, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    if not folded.isascii():
        folded = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join(folded.split())


def words(text: str) -> list[str]:
    """The words of `text`, cleaned, in order; contractions, decimals and names like c++ stay whole."""
    return _WORD.findall(clean(text))


def content_words(text: str) -> list[str]:
    """The words that carry content: no stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


_SUFFIXES = (
    ("isation", "ise"), ("ization", "ise"), ("ising", "ise"), ("izing", "ise"), ("ised", "ise"), ("ized", "ise"),
    ("izes", "ise"), ("ises", "ise"), ("ize", "ise"), ("ations", "ate"), ("ation", "ate"), ("ingly", ""),
    ("edly", ""), ("ments", ""), ("ment", ""), ("ness", ""), ("ities", ""), ("ity", ""), ("ies", "y"), ("ings", ""),
    ("ing", ""), ("ers", ""), ("er", ""), ("ed", ""), ("ly", ""), ("ive", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough root, the same for the common forms of an English word; short words stay as they are."""
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) < 4 or not word.isalpha():
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            root = word[: len(word) - len(suffix)] + instead
            break
    else:
        return word
    if not instead and len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
        root = root[:-1]
    return root[:-1] if root.endswith("e") and len(root) > 4 else root


def stems(text: str) -> frozenset[str]:
    """The roots of the content words of `text`."""
    return frozenset(stem(word) for word in content_words(text))
