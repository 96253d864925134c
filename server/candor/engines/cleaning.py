"""What a model sent, made fit to be stored and shown: no NUL, no half characters, no unseen signs. Pure."""

import re

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
HIGH = ("\ud800", "\udbff")


def clean(text: str) -> str:
    """Half characters that belong together become one; those alone, and controls, are left out."""
    return UNFIT.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", ""))


class Cleaner:
    """`clean` for text that comes in pieces, between whose halves a character may have been broken."""

    def __init__(self) -> None:
        self._half = ""

    def feed(self, piece: str) -> str:
        whole = self._half + piece
        self._half = whole[-1] if whole and HIGH[0] <= whole[-1] <= HIGH[1] else ""
        return clean(whole[: len(whole) - len(self._half)])

    def rest(self) -> str:
        """What is left at the end: a half character that nothing followed is dropped."""
        self._half = ""
        return ""
