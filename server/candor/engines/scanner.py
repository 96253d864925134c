"""Watches a model's words on their way to the candidate: passes them on at once, and ends them where they go wrong.

Holds back at most HOLD characters, takes nothing back that it has passed on, and comes to the same end however the
words are cut into pieces. What to say instead is not its business. Pure.
"""

import re
from dataclasses import dataclass

from candor.engines.manners import ASKS, UNDECIDED, WARY, Fault, broken, unquoted
from candor.engines.secrets_kept import WORD, Secrets

HOLD = 40  # characters
MOST_WORDS = 70  # of an utterance, as the prompt says it; twice as many are cut
COACHING_WORDS = 110
SENTENCE_ENDS = re.compile(r"[.?!…][\"'”’)\]]*\s*$")
MARK = re.compile(r"^\s*(?:move\s*:\s*(?P<number>\d{1,2})|own\s*:\s*(?P<quote>.+?))\s*$", re.IGNORECASE | re.DOTALL)
LONGEST_MARK = 600  # characters
LONGEST_UNSEEN = 600  # of what comes behind the question
LETTERS = 15  # for each of the words told; whatever has more is no speech


@dataclass(frozen=True)
class Mark:
    """The line that names what was taken: a number from the list, or words of the candidate's."""

    number: int | None = None
    quote: str = ""


class Scanner:
    """`feed` answers what may be shown now, `finish` what is left at the end. `cut` is why the words were ended.
    Where the words `may_ask`, one question may be among them, as the last thing said; else none."""

    def __init__(
        self, secrets: Secrets, real: bool, most_words: int = MOST_WORDS, may_ask: bool = True
    ) -> None:
        self._secrets, self._real, self._most, self._may_ask = secrets, real, most_words, may_ask
        self._text = ""
        self._out = 0  # characters passed on
        self._start = 0  # of the sentence under way
        self._over = False
        self._unseen = ""  # what came after the question
        self._marking: str | None = None
        self.asked = False
        self.cut: Fault | None = None
        self.mark: Mark | None = None

    @property
    def said(self) -> str:
        return self._text[: self._out]

    @property
    def held(self) -> int:
        return len(self._text) - self._out

    @property
    def mid_sentence(self) -> bool:
        return bool(self.said.strip()) and not SENTENCE_ENDS.search(self.said)

    def feed(self, piece: str) -> str:
        before = self._out
        for sign in piece:
            self._take(sign)
        return self._text[before : self._out]

    def finish(self) -> str:
        """All that is left; without the white space at the end."""
        before = self._out
        if not self._over:
            self._word_done(last=True)
        if not self._over:
            self._text = self._text.rstrip()
            self._out = max(self._out, len(self._text))
        if self.cut is None and self._over and (_asks_again(self._unseen)):
            self.cut = "second_question"
        return self._text[before : self._out]

    def _take(self, sign: str) -> None:
        if self._marking is not None:
            self._marking = (self._marking + sign)[-LONGEST_MARK:]
            if self._marking.endswith("]]"):
                self.mark = self.mark or _mark(self._marking)
                self._marking = None
            return
        if sign == "[" and (self._unseen if self._over else self._text).endswith("["):
            self._open_mark()
        elif self._over:
            self._unseen = (self._unseen + sign)[-LONGEST_UNSEEN:]
        elif len(self._text) > self._most * LETTERS:
            self._stop("too_long", len(self._text))
        elif not sign.isspace():
            self._text += sign
            if self.held > HOLD:
                self._word_done()
        elif self._text:
            self._text += sign
            self._word_done()

    def _open_mark(self) -> None:
        self._marking = ""
        if self._over:
            self._unseen = self._unseen[:-1]
        else:
            self._text = self._text[:-1]
            self._out = min(self._out, len(self._text))

    def _word_done(self, last: bool = False) -> None:
        ended = last or SENTENCE_ENDS.search(self._text) is not None
        fault = self._fault(ended)
        if fault is not None:
            self._stop(*fault)
            return
        if SENTENCE_ENDS.search(self._text) and self._text[self._start :].strip():
            self.asked = _is_question(self._text[self._start :])
            self._start = len(self._text)
            if self.asked:  # the question is the last thing said; what follows is read for its mark alone
                self._over, self._text = True, self._text.rstrip()
                self._out = len(self._text)
                return
        self._out = max(self._out, self._may_show())

    def _fault(self, ended: bool) -> tuple[Fault, int] | None:
        sentence = self._text[self._start :]
        found = broken(sentence, self._real, ended)
        if found is not None:
            return found
        if not self._may_ask and self._asks(unquoted(sentence), ended):
            return "second_question", 0
        leaked = self._secrets.leak(sentence)
        if leaked is not None:
            return "leak", leaked
        return ("too_long", 0) if len(self._text.split()) > 2 * self._most else None

    @staticmethod
    def _asks(bare: str, ended: bool) -> bool:
        undecided = not ended and UNDECIDED.search(bare) is not None
        return (ASKS.search(bare) is not None and not undecided) or _is_question(bare)

    def _stop(self, fault: Fault, at: int) -> None:
        """End at the last clean sentence, or where the words that were shown end, if that is later."""
        self.cut, self._over = fault, True
        self._text = self._text[: max(self._out, len(self._text[: self._start].rstrip()))]
        self._out = len(self._text)

    def _may_show(self) -> int:
        """Up to where the text cannot become part of anything unsaid; HOLD characters from its end at the least."""
        end = len(self._text)
        words = list(WORD.finditer(self._text, self._start))
        from_ = words[-1].start() if words else end
        wary = WARY.search(self._text, max(end - HOLD, self._start))
        if wary is not None:
            from_ = min(from_, wary.start())
        if not self._may_ask and UNDECIDED.search(self._text[self._start :]):
            from_ = self._start
        begun = self._secrets.may_begin([word[0].casefold() for word in words[-5:]])
        if begun:
            from_ = min(from_, words[-begun].start())
        return max(min(from_, len(self._text.rstrip())), end - HOLD)  # white space is shown with what follows it


def _is_question(sentence: str) -> bool:
    return unquoted(sentence).rstrip().rstrip("\"'”’)]").endswith("?")


def _asks_again(text: str) -> bool:
    bare = unquoted(text)
    return "?" in bare or ASKS.search(bare) is not None


def _mark(inside: str) -> Mark | None:
    found = MARK.match(inside.removesuffix("]]"))
    if found is None:
        return None
    if found["number"]:
        return Mark(number=int(found["number"]))
    return Mark(quote=found["quote"].strip().strip("\"“”'").strip())
