"""The interviewer whose words a language model finds, bounded by the legal moves, a scanner, and a closing of code's.

It speaks in one streamed call and names its move on a last line that nobody sees. What must be asked is asked in the
bank's wording. Before the first word it may fail; after it, it always comes to an end of its own.
"""

import hashlib
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing

from candor import __version__
from candor.engines.embedded import EmbeddedInterviewer
from candor.engines.endpoint import Allowance, Endpoint, Message
from candor.engines.guides import Moves
from candor.engines.material import in_brief, notes, plan_of, upcoming_question
from candor.engines.scanner import COACHING_WORDS, MOST_WORDS, Mark, Scanner
from candor.engines.secrets_kept import given_away, secrets_of, upcoming_thread
from candor.engines.transcript import messages
from candor.errors import EngineError
from candor.interview import moves as m
from candor.interview.background import Background
from candor.interview.fold import MODEL
from candor.interview.reading import EngineStamp, Quote
from candor.interview.state import State
from candor.interview.telling import imagined
from candor.interview.usage import Price, Usage
from candor.ports import Cue, Used
from candor.prompting import Template
from candor.text.normalise import stems
from candor.text.untrusted import Untrusted

INPUTS = ("most_words", "verdicts", "round", "level", "mode", "plan", "background", "canary")
CALLS_TO_SPEAK = 2
NEAR = 0.8  # of a question's words; then it has been asked
HINTED = 0.4  # of a hint's words; then it has been given
LETTERS_A_TOKEN = 4  # in English, about
FEWEST_QUOTED = 3  # words of the candidate's that a follow-up of the model's own rests on
REQUESTS = re.compile(
    r"\b(?:tell me|walk me|take me|talk me|describe|explain|give me|show me|spell|say|try|name|think)\b", re.IGNORECASE
)
QUOTED_WORDS = re.compile(r"[\"“]([^\"”]+)[\"”]")
# Said by code in words of its own, as exactly as they have to be: a call would add nothing.
BY_CODE = ("repeat", "nudge", "no_more_hints")
MUST_ASK = ("follow_up", "probe", "own", "clarify", "rephrase", "greet")


class LlmInterviewer:
    """`deadline` in seconds, for all that one utterance takes; `price` is None where the price table has none."""

    def __init__(
        self, endpoint: Endpoint, system: Template, words: Moves, embedded: EmbeddedInterviewer, deadline: float = 60.0,
        price: Price | None = None,
    ) -> None:  # fmt: skip
        self.endpoint, self._system, self._words, self._embedded = endpoint, system, words, embedded
        self._deadline, self._price = deadline, price
        self.stamp = EngineStamp(
            engine=MODEL, model=endpoint.model, version=__version__, prompt=f"{system.name}+{words.name}"
        )

    async def speak(self, cue: Cue) -> AsyncGenerator[str, None]:
        """Raises EngineError before the first word, never after it."""
        if self._is_codes(cue):
            cue.account.by = self._embedded.stamp
            async with aclosing(self._embedded.speak(cue)) as words:
                async for word in words:
                    yield word
            return
        utterance = _Utterance(self, cue)
        async with aclosing(utterance.stream(self._deadline)) as pieces:
            async for piece in pieces:
                yield piece

    def _is_codes(self, cue: Cue) -> bool:
        rehearsing = cue.state.setup.mode == "rehearsal" and isinstance(cue.move, m.Ask)
        return cue.move.kind in BY_CODE or rehearsing

    def prompt(self, cue: Cue) -> list[Message]:
        """What the model is sent for `cue`."""
        *past, last = messages(cue.state, cue.move)
        told = [Message("system", self.system(cue.state))]
        told += [Message(role, text) for role, text in past]
        return [*told, Message("user", f"{last[1]}\n\n{notes(cue, self._words)}")]

    def system(self, state: State) -> str:
        """The first message: the same through the whole interview."""
        setup = state.setup
        return self._system.fill(
            most_words=str(longest(state)), verdicts=self._words.verdicts[setup.mode],
            round=self._words.rounds[setup.round], level=self._words.levels[setup.level],
            mode=self._words.modes[setup.mode], plan=plan_of(state), background=background(state.background),
            canary=canary(state),
        )  # fmt: skip

    def compose(self, cue: Cue, move: m.AnyMove) -> str:
        """How the embedded interviewer would word `move`."""
        state = cue.state
        if len(cue.moves) > 1 or cue.own:
            state = imagined(state, move, cue.prepared, self.stamp)
        return self._embedded.compose(cue.alone(move, state))

    @property
    def embedded_stamp(self) -> EngineStamp:
        return self._embedded.stamp

    def cost(self, usage: Usage) -> float | None:
        return self._price.of(usage) if self._price else None


def longest(state: State) -> int:
    return COACHING_WORDS if state.setup.mode == "coach" else MOST_WORDS


def canary(state: State) -> str:
    """A word that stands in this interview's prompts and nowhere else: where it turns up, the prompt has leaked."""
    return "n-" + hashlib.sha256(f"canary:{state.interview}".encode()).hexdigest()[:10]


def background(known: Background | None) -> str:
    """What the candidate brought, fenced; empty when they brought nothing."""
    if known is None:
        return "- They brought no documents: there is no company, and you know nothing of their past but what they say."
    lines = [f"the role they apply for: {known.role}"] if known.role else []
    lines += [f"with the company: {known.company}"] if known.company else []
    lines += [f"it asks for: {', '.join(skill.skill for skill in known.required[:8])}"] if known.required else []
    lines += [f"their skills: {', '.join(skill.skill for skill in known.skills[:12])}"] if known.skills else []
    lines += [f"they worked as: {job.title}, {job.employer}" for job in known.jobs[:3]]
    lines += [f"a project of theirs: {_once(project.title, project.about[:200])}" for project in known.projects[:3]]
    told = "\n".join(lines)
    claims = [number.quote[:120].lstrip("-*• ") for number in known.numbers[:3]]
    lines += [f"a claim of theirs: {claim}" for claim in claims if claim not in told]
    lines += [f"on the company: {fact.text[:200]}" for fact in known.facts[:6]]
    fenced = Untrusted("\n".join(lines)).fenced("document", 2400)
    return f"- What they brought, to ask about and to connect with, not to read out:\n{fenced}"


def _once(title: str, about: str) -> str:
    """A project's line, which a résumé often gives as its title, too."""
    return about if about.startswith(title) else f"{title}. {about}"


class _Utterance:
    """One utterance under way."""

    def __init__(self, engine: LlmInterviewer, cue: Cue) -> None:
        self.engine, self.cue, self.state = engine, cue, cue.state
        self.moves = cue.moves or (cue.move,)
        self.prompt = engine.prompt(cue)
        thread = cue.state.thread
        self.scanner = Scanner(
            secrets_of(
                cue.state, self.moves, upcoming_question(cue), engine.system(cue.state), canary(cue.state),
                [in_brief(passage) for passage in thread.passages] if thread else [],
            ),
            real=cue.state.setup.mode != "coach", most_words=longest(cue.state),
            may_ask=cue.own or any(not isinstance(move, (m.Ask, m.Close)) for move in self.moves),
        )  # fmt: skip

    async def stream(self, deadline: float) -> AsyncGenerator[str, None]:
        trouble: str | None = None
        await self.engine.endpoint.warm()  # what is imported the first time is not the endpoint's delay
        within, usage = Allowance.of(deadline, CALLS_TO_SPEAK), Usage()
        scanner, account = self.scanner, self.cue.account
        account.by = self.engine.stamp
        try:
            async with aclosing(self.engine.endpoint.stream(self.prompt, within)) as chunks:
                async for chunk in chunks:
                    usage = chunk.usage or usage
                    said = scanner.feed(chunk.text)
                    if said:
                        yield said
                    if chunk.finish == "length" and not scanner.asked:
                        trouble = "length"
                    if scanner.cut is not None:
                        break
        except EngineError as problem:
            if not scanner.said:
                raise
            trouble = problem.code
        finally:
            usage = self._counted(usage, within.made)
            account.used.append(Used("speaking", usage, self.engine.cost(usage), self.engine.stamp))
        rest = scanner.finish() if trouble is None else ""
        if rest:
            yield rest
        closing = self._close(trouble)
        if closing:
            yield closing

    def _counted(self, usage: Usage, calls: int) -> Usage:
        """What was used; tokens by their letters where the endpoint told none, or the words were ended before it did.
        """
        told = usage.model_copy(update={"calls": max(calls, usage.calls)})
        if told.tokens or not self.scanner.said:
            return told
        sent = sum(len(message.text) for message in self.prompt)
        heard = len(self.scanner.said)
        return told.model_copy(update={"prompt": sent // LETTERS_A_TOKEN, "completion": heard // LETTERS_A_TOKEN})

    def _close(self, trouble: str | None) -> str:
        """What code adds behind the model's words; tells in the account what came of the utterance."""
        account, scanner = self.cue.account, self.scanner
        account.cut_because = scanner.cut or trouble
        move = self._taken(scanner.mark) if account.cut_because in (None, "second_question") else self.moves[0]
        account.move = move
        if not scanner.said.strip():
            account.by = self.engine.embedded_stamp
            closing = self.engine.compose(self.cue, move)
        else:
            closing = self._owed(move)
        account.given_away = self._given_away(move, scanner.said)
        return closing

    def _taken(self, mark: Mark | None) -> m.AnyMove:
        """The move that the model named; the first, where it named none that there is."""
        named = mark.number if mark is not None and mark.number is not None else 0
        quote = exact(mark.quote, self.state) if mark is not None and self.cue.own else None
        if quote is not None:
            return m.Own(evidence=quote)
        move = self.moves[named - 1 if 1 <= named <= len(self.moves) else 0]
        if isinstance(move, m.Ask) and self.scanner.asked and self.cue.own and not self._has_asked(move):
            # It was told to lead over, and asked something of its own: that is the question then, and not the bank's.
            rests_on = rested_on(self.scanner.said, self.state)
            return m.Own(evidence=rests_on) if rests_on else move
        return move

    def _has_asked(self, move: m.Ask) -> bool:
        question = upcoming_question(self.cue)
        return question is None or near(self.scanner.said, question.asks)

    def _owed(self, move: m.AnyMove) -> str:
        """The question that has still to be put, or the rest of what was broken off; empty when nothing is owed."""
        said, cut = self.scanner.said, self.cue.account.cut_because
        broken_off = cut is not None and not (cut == "second_question" and self.scanner.asked)
        gap = "… " if self.scanner.mid_sentence else "" if said[-1].isspace() else " "
        if isinstance(move, m.Ask):
            question = upcoming_question(self.cue)
            asks = question.asks if question else ""
            if near(said, asks):
                return ""
            return ("\n\n" if move.after == "start" and not self.scanner.mid_sentence else gap) + asks
        if move.kind in MUST_ASK:
            asked = self.scanner.asked or (not broken_off and REQUESTS.search(said) is not None)
            return "" if asked else gap + self.engine.compose(self.cue, move)
        ungiven = isinstance(move, m.GiveHint) and not self._gives(move)
        return gap + self.engine.compose(self.cue, move) if broken_off or ungiven else ""

    def _gives(self, move: m.GiveHint) -> bool:
        """Whether the words have the hint in them, in whatever words."""
        thread = self.state.thread
        hint = stems(thread.question.hints[move.step - 1]) if thread else frozenset()
        return len(hint & stems(self.scanner.said)) >= HINTED * len(hint)

    def _given_away(self, move: m.AnyMove, said: str) -> tuple[str, ...]:
        question = upcoming_question(self.cue)
        if isinstance(move, m.Ask):
            return given_away(said, upcoming_thread(question, move)) if question else ()
        return given_away(said, self.state.thread) if not isinstance(move, m.GiveHint) else ()


def rested_on(said: str, state: State) -> Quote | None:
    """Words of the last answer that `said` takes up: those it quotes, else those most worth taking up."""
    quoted = (exact(words, state) for words in QUOTED_WORDS.findall(said))
    found = next((quote for quote in quoted if quote is not None), None)
    reading = state.last_answer.reading if state.last_answer else None
    return found or next(iter(reading.phrases if reading else ()), None)


def exact(quote: str, state: State) -> Quote | None:
    """Where the last answer has these words, letter by letter but for white space and case; None when it has not."""
    given = state.last_answer
    wanted = quote.split()
    if given is None or len(wanted) < FEWEST_QUOTED:
        return None
    found = re.search(r"\s+".join(map(re.escape, wanted)), given.text, re.IGNORECASE)
    if found is None:
        return None
    return Quote(turn=given.turn, quote=found[0], start=found.start(), end=found.end())


def near(said: str, question: str) -> bool:
    """Whether `said` has the question in it, in its own words or almost."""
    if question in said:
        return True
    wanted = stems(question)
    return bool(wanted) and "?" in said and len(wanted & stems(said)) >= NEAR * len(wanted)
