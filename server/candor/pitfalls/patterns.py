"""Patterns of words: how one is made of its ways, in which form a text is searched, and how often one stands in it."""

import re


def any_of(*ways: str) -> re.Pattern[str]:
    """To be searched in `plain` text, so the ways are in lower case: much quicker than not minding the case."""
    return re.compile("|".join(ways))


def plain(text: str) -> str:
    """Lower case and straight apostrophes; every offset stays."""
    folded = text.replace("’", "'").lower()
    if len(folded) == len(text):
        return folded
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text.replace("’", "'"))


def count(pattern: re.Pattern[str], text: str, most: int = 3) -> int:
    """How often the pattern stands in the text, at most `most`."""
    found = 0
    for _ in pattern.finditer(text):
        found += 1
        if found == most:
            break
    return found
