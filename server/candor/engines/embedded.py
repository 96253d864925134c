"""The embedded interviewer: words each move from what the candidate just said. No network, no model of language.

What to do next is the machine's to decide; here it is only put into words. Wordings live in `prompts/spoken.*.yaml`.
"""

import asyncio
import re
from collections.abc import AsyncGenerator

from candor import __version__
from candor.engines.feedback import feedback
from candor.engines.recall import (
    asked_text,
    is_about,
    is_fresh,
    last_phrase,
    other_words,
    speakable,
    take_up_phrase,
)
from candor.engines.rehearsing import Rehearsing
from candor.engines.voice import Voice
from candor.interview import moves as m
from candor.interview.question import KeyPoint
from candor.interview.reading import EngineStamp, Quote
from candor.interview.state import State
from candor.interview.topics import title
from candor.interview.weigh import expected, heard
from candor.ports import Cue
from candor.prompting import Spoken

QUOTING_BRIDGES = 3  # one in so many bridges quotes the answer it leaves: every time would be a mannerism
PROPER_NAMES = ("Python", "C++", "ML")  # topics that keep their capital inside a sentence
EITHER_OR = re.compile(r"\bor\b", re.IGNORECASE)  # a question back that offers two readings


class EmbeddedInterviewer:
    """`seconds_per_word` slows the words down to a speaking pace; 0 says them as fast as they can be sent."""

    def __init__(self, spoken: Spoken, seconds_per_word: float = 0.0) -> None:
        self._spoken = spoken
        self._pace = seconds_per_word
        self.stamp = EngineStamp(engine="embedded", version=__version__, prompt=spoken.name)

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        for word in _words(self.compose(cue)):
            yield word
            if self._pace:
                await asyncio.sleep(self._pace)

    def compose(self, cue: Cue) -> str:
        """The whole utterance for `cue`."""
        return _Utterance(self._spoken, cue).text()


def _words(text: str) -> list[str]:
    """The text in pieces of one word with the white space behind it; joined they are the text."""
    pieces, start = [], 0
    for place in range(1, len(text)):
        if text[place - 1].isspace() and not text[place].isspace():
            pieces.append(text[start:place])
            start = place
    return [*pieces, text[start:]]


class _Utterance:
    def __init__(self, spoken: Spoken, cue: Cue) -> None:
        self.words = spoken
        self.cue = cue
        self.state: State = cue.state
        self.voice = Voice(cue.state, cue.utterance)
        self.lead = ""

    def text(self) -> str:
        self.lead = feedback(self.words, self.voice, self.state, self.cue.move)
        aside = self._code_aside()
        return "\n\n".join(part for part in (self.lead, aside, self._body()) if part)

    def _body(self) -> str:
        rehearsed = Rehearsing(self.words.rehearsal, self.voice, self.state).words(self.cue.move)
        if rehearsed:
            return rehearsed
        pick, words, state = self.voice.pick, self.words, self.state
        minutes = state.setup.minutes
        match self.cue.move:
            case m.Greet():
                return pick(words.greet, minutes=minutes)
            case m.Ask() as move:
                return self._ask(move)
            case m.FollowUp() as move:
                return self._follow_up(move)
            case m.Probe() as move:
                return self._probe(move)
            case m.Own(evidence=evidence):
                return self.voice.quoting(self.words.why, self._evidence(evidence))
            case m.Clarify() as move:
                return self._clarify(move)
            case m.GiveHint(step=step):
                assert state.thread is not None
                return pick(words.hint[step], hint=state.thread.question.hints[step - 1])
            case m.NoMoreHints():
                return pick(words.no_more_hints)
            case m.Repeat():
                return pick(words.repeat, question=asked_text(state))
            case m.Rephrase():
                return self._rephrase()
            case m.Nudge():
                return pick(words.nudge)
            case m.Invite() as move:
                return f"{self._leaving(move.after)} {pick(words.invite)}".strip()
            case m.Reply() as move:
                return self._reply(move)
            case m.Close(because=because):
                return pick(getattr(words.close, because), minutes=minutes)

    def _ask(self, move: m.Ask) -> str:
        assert self.state.threads
        question = self.state.threads[-1].question
        if move.after == "start":
            setup = self.state.setup
            opening = getattr(self.words.start, "drill" if setup.is_drill else setup.round)
            return f"{self.voice.pick(opening, minutes=setup.minutes)}\n\n{question.asks}"
        bridge = self._bridge(move)
        return f"{bridge} {question.asks}"

    def _bridge(self, move: m.Ask) -> str:
        """What joins the last answer to the next question."""
        pick, bridge = self.voice.pick, self.words.bridge
        from_intro = self.state.open_move is not None and self.state.open_move.kind == "greet"
        phrase = self._phrase() if self.cue.utterance % QUOTING_BRIDGES == 0 else ""
        if from_intro:
            phrase = last_phrase(self.state)
        if from_intro and move.after == "answer":
            begin = pick(bridge.after_intro if phrase else bridge.after_intro_plain, phrase=phrase)
        elif move.after != "answer":
            begin = pick(getattr(bridge, move.after))
        elif move.new_part:
            begin = ""
        else:
            wordings = (*bridge.answer, *bridge.answer_with_phrase)
            begin = pick(wordings, topic=self._topic(), phrase=phrase)
        again = any(thread.part == move.part for thread in self.state.threads[:-1])
        parts = self.words.part_again if again else self.words.part
        part = pick(getattr(parts, move.part)) if move.new_part else ""
        return f"{begin} {part}".strip()

    def _leaving(self, after: str) -> str:
        return "" if after == "answer" else self.voice.pick(getattr(self.words.bridge, after))

    def _phrase(self) -> str:
        return take_up_phrase(self.state, self.lead)

    def _evidence(self, evidence: Quote | None) -> str:
        """The words a move rests on, if they can be said and were not quoted before."""
        phrase = speakable(evidence.quote) if evidence else ""
        return phrase if phrase and is_fresh(self.state, phrase, self.lead) else ""

    def _topic(self) -> str:
        """The next question's topic inside a sentence; nothing where it would tell nothing new."""
        threads = self.state.threads
        topic = threads[-1].question.topic
        if threads[-1].part == "project" or topic in {thread.question.topic for thread in threads[-2:-1]}:
            return ""
        words = title(topic)
        return words if words.startswith(PROPER_NAMES) else words[:1].lower() + words[1:]

    def _follow_up(self, move: m.FollowUp) -> str:
        assert self.state.thread is not None
        point = self.state.thread.question.point(move.target)
        evidence = self._evidence(move.evidence)
        if move.angle == "why":
            return self.voice.quoting(self.words.why, evidence)
        told_in_full = self.state.thread.question.kind != "technical"  # a story's parts are not said in one phrase
        if move.angle == "partly" and evidence and not told_in_full:
            lead = self.voice.pick(self.words.take_up.partly, phrase=evidence)
        else:
            asked = self.voice.unsaid(point.follow_ups)
            about = " ".join((*point.wordings, asked))
            phrase = take_up_phrase(self.state, self.lead, about)
            lead = self.voice.pick(self._leads(phrase, about), phrase=phrase)
        return f"{lead} {self.voice.unsaid(point.follow_ups)}"

    def _leads(self, phrase: str, about: str) -> tuple[str, ...]:
        """Words of the answer that have nothing to do with what comes are put aside, and not made its reason."""
        take_up = self.words.take_up
        if not phrase:
            return take_up.plain
        return take_up.missing if is_about(phrase, about) else take_up.beside

    def _probe(self, move: m.Probe) -> str:
        if move.about == "claim":
            return self.voice.quoting(self.words.probe.claim, self._evidence(move.evidence))
        assert self.state.thread is not None
        wrong = self.state.thread.question.misconception(move.target)
        return f"{self.voice.quoting(self.words.probe.misconception, self._evidence(move.evidence))} {wrong.follow_up}"

    def _rephrase(self) -> str:
        other = self._other_words()
        if other == asked_text(self.state):  # there are no other words: say so by repeating
            return self.voice.pick(self.words.repeat, question=other)
        return self.voice.pick(self.words.rephrase, rephrased=other)

    def _other_words(self) -> str:
        """The open question in other words. One that rests on a quotation is put differently on the same words."""
        rehearsed = Rehearsing(self.words.rehearsal, self.voice, self.state).otherwise()
        if rehearsed:
            return rehearsed
        match self.state.open_move:
            case m.FollowUp(angle="why", evidence=evidence) | m.Own(evidence=evidence):
                wordings = self.words.why
            case m.Probe(about="claim", evidence=evidence):
                wordings = self.words.probe.claim
            case _:
                return other_words(self.state)
        phrase = speakable(evidence.quote) if evidence else ""
        quoted = bool(phrase) and phrase in asked_text(self.state)
        fitting = [wording for wording in wordings if ("{phrase}" in wording) == quoted]
        return self.voice.within(fitting, phrase=phrase)

    def _clarify(self, move: m.Clarify) -> str:
        clarify, state = self.words.clarify, self.state
        answer = state.last_answer.text.strip() if state.last_answer else ""
        phrase = self._evidence(move.evidence) if move.evidence else speakable(answer)
        if move.reason == "dont_know":
            return self.voice.pick(clarify.dont_know, question=self._smaller_question())
        if move.reason == "too_short" and not phrase:
            return self.voice.pick(clarify.too_short_plain)
        as_asked = move.reason in ("small_talk", "other_language")
        question = asked_text(state) if as_asked else self._other_words()
        if move.reason == "question_back" and EITHER_OR.search(answer):
            return self.voice.pick(clarify.either_or, question=question)
        return self.voice.quoting(getattr(clarify, move.reason), phrase, question=question)

    def _smaller_question(self) -> str:
        """A question on the part of the question that the least experienced are expected to know."""
        thread = self.state.thread
        assert thread is not None
        points = [p for p in thread.question.key_points if heard(thread, p.id)[0] == "missed"]
        easy: list[KeyPoint] = [p for p in points if expected(p, "junior")] or list(thread.question.key_points)
        return self.voice.unsaid(max(easy, key=lambda point: point.weight).follow_ups)

    def _reply(self, move: m.Reply) -> str:
        reply = self.words.reply
        first = not any(said.move.kind == "reply" for said in self.state.said)
        known = self.cue.asked
        more = self.voice.pick(reply.last if move.last else reply.more)
        if move.told:
            return f"{self.voice.pick(reply.from_note, fact=move.told)}\n\n{more}"
        text = self.voice.pick(reply.known, reveals=known.reveals, follow_up=known.follow_up) if known else (
            self.voice.pick(reply.unknown)
        )
        if move.told is not None:
            return f"{self.voice.pick(reply.note_silent)} {known.reveals if known else ''}".rstrip() + f"\n\n{more}"
        return f"{reply.practice + ' ' if first and known else ''}{text}\n\n{more}"

    def _code_aside(self) -> str:
        """Said once, when code first appears: it is read, not run."""
        given = self.state.last_answer
        if given is None or given.reading is None or not given.reading.measures.has_code:
            return ""
        told = any(self.voice.times_said(wording) for wording in self.words.code)
        takes_up = isinstance(self.cue.move, (m.Ask, m.FollowUp, m.Probe, m.Clarify, m.Invite))
        return "" if told or not takes_up else self.voice.pick(self.words.code)
