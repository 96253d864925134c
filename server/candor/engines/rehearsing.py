"""The words of a rehearsal: the one question about a story, and the invitation to tell it again.

The question names what is thin in plain words and takes up a phrase of the story; nothing is ever made up for it.
"""

from candor.engines.recall import QUOTED, any_phrase, asked_text
from candor.engines.voice import Voice
from candor.interview.moves import AnyMove, Ask, Close, FollowUp
from candor.interview.state import State
from candor.interview.stories import IN_PLAIN_WORDS, tellings
from candor.prompting import RehearsalWords


class Rehearsing:
    def __init__(self, words: RehearsalWords, voice: Voice, state: State) -> None:
        self._words, self._voice, self._state = words, voice, state

    def words(self, move: AnyMove) -> str:
        """The whole utterance; empty outside rehearsals, and for moves that sound there as everywhere."""
        if self._state.setup.mode != "rehearsal":
            return ""
        match move:
            case Ask(after="start"):
                return f"{self._voice.pick(self._words.start)}\n\n{self._state.threads[-1].question.asks}"
            case Ask(after="stands"):
                return self._voice.pick(self._words.stands)
            case Ask():
                return self._again()
            case FollowUp():
                return self._draw_out(move)
            case Close() if len(tellings(self._state.threads)) > 1:
                return self._voice.pick(self._words.close)
            case _:
                return ""

    def otherwise(self) -> str:
        """The open question about the story in other words; empty when none is open."""
        move = self._state.open_move
        if self._state.setup.mode != "rehearsal" or not isinstance(move, FollowUp):
            return ""
        quoted = QUOTED.findall(asked_text(self._state))
        return self._asked_after(move.target, quoted[0] if quoted else "", inside=True)

    def _draw_out(self, move: FollowUp) -> str:
        thread = self._state.thread
        given = thread.telling if thread else None
        preferred = [move.evidence] if move.evidence else []
        return self._asked_after(move.target, any_phrase(self._state, given, preferred) if given else "")

    def _asked_after(self, part: str, phrase: str, inside: bool = False) -> str:
        words, choose = self._words, self._voice.within if inside else self._voice.pick
        known = getattr(words.draw_out, part, ())
        return choose(known if known and phrase else words.draw_out_plain, phrase=phrase, thin=self._thin(part))

    def _thin(self, part: str) -> str:
        thread = self._state.thread
        return IN_PLAIN_WORDS.get(part) or (thread.question.point(part).point if thread else part)

    def _again(self) -> str:
        """With what was just drawn out, if anything was; else that it may stay open, if it was passed over."""
        phrase = self._just_drawn_out()
        if phrase:
            return self._voice.pick(self._words.again, phrase=phrase)
        if self._not_read():
            return self._voice.pick(self._words.unread)
        if self._state.moved_on is None:
            return self._voice.pick(self._words.again_plain)
        return f"{self._voice.pick(self._words.left_open)} {self._voice.within(self._words.again_plain)}"

    def _not_read(self) -> bool:
        given = self._state.last_answer
        return given is not None and given.turn == self._state.turn and given.reading is None

    def _just_drawn_out(self) -> str:
        """Words of the detail that the last turn brought."""
        given = self._state.last_answer
        if given is None or not given.detail or given.turn != self._state.turn:
            return ""
        answered = given.reading is not None and given.reading.kind == "answer"
        return any_phrase(self._state, given, ()) if answered else ""
