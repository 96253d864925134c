"""Coach mode: two or three sentences on the answer just given, before the next question."""

from candor.engines.recall import is_fresh, speakable
from candor.engines.voice import Voice
from candor.interview.moves import AnyMove, Ask, Close, FollowUp, Invite, Own, Probe
from candor.interview.reading import Reading
from candor.interview.state import State, Thread
from candor.interview.weigh import expected, heard
from candor.prompting import Spoken

LONG_ANSWER = 280  # words
TELLINGS_OF_REDO = 2  # after that everybody knows


def feedback(words: Spoken, voice: Voice, state: State, move: AnyMove) -> str:
    """What landed and what would lift it; empty in real mode, and where there was no answer to speak of.

    While the question is still being followed up, what is missing is left for the candidate to find.
    """
    given = state.last_answer
    if state.setup.mode != "coach" or given is None or given.reading is None or state.moved_on:
        return ""
    thread = next((t for t in state.threads if any(a.turn == given.turn for a in t.answers)), None)
    answered = given.turn == state.turn and given.reading.kind == "answer"
    if thread is None or not answered or not isinstance(move, (Ask, FollowUp, Probe, Own, Invite, Close)):
        return ""
    onward = not isinstance(move, (FollowUp, Probe, Own))
    parts = [_landed(words, voice, state, given.reading)]
    if thread.attempt > 1:
        parts.append(_compared(words, voice, state, thread))
    if _near(given.reading):
        parts.append(_habit(words, voice, given.reading))
    if onward:
        parts += _lift(words, voice, state, thread)
        told = sum(voice.times_said(wording) for wording in words.coach.redo)
        if isinstance(move, Ask) and thread.attempt == 1 and told < TELLINGS_OF_REDO:
            parts.append(voice.pick(words.coach.redo))
    return " ".join(part for part in parts if part)


def _landed(words: Spoken, voice: Voice, state: State, reading: Reading) -> str:
    met = sorted((p for p in reading.points if p.level == "met" and p.evidence), key=lambda p: -p.nearness)
    quotes = [speakable(p.evidence.quote) for p in met if p.evidence]
    fresh = [quote for quote in quotes if quote and is_fresh(state, quote)]
    if fresh:
        return voice.pick(words.coach.landed, phrase=fresh[0])
    return "" if _near(reading) else voice.pick(words.coach.nothing_landed)


def _near(reading: Reading) -> bool:
    return any(point.level in ("met", "partly") for point in reading.points)


def _habit(words: Spoken, voice: Voice, reading: Reading) -> str:
    if reading.measures.words > LONG_ANSWER:
        return voice.pick(words.coach.too_long)
    return "" if reading.moves else voice.pick(words.coach.no_reason)


def _lift(words: Spoken, voice: Voice, state: State, thread: Thread) -> list[str]:
    open_points = [
        p for p in thread.question.key_points
        if expected(p, state.setup.level) and heard(thread, p.id)[0] in ("missed", "partly")
    ]
    if not open_points:
        return [voice.pick(words.coach.complete)]
    point = max(open_points, key=lambda p: p.weight)
    told_of = point.point.rstrip(".")
    inside = told_of if told_of[1:2].isupper() or told_of[1:2] == "-" else told_of[:1].lower() + told_of[1:]
    told = [voice.pick(words.coach.unmet, point=inside)]
    cited = next((passage for passage in thread.passages if passage.id in point.cites), None)
    return [*told, voice.pick(words.coach.read, title=cited.title)] if cited else told


def _compared(words: Spoken, voice: Voice, state: State, thread: Thread) -> str:
    first = next(t for t in state.threads if t.question.id == thread.question.id)
    of = len(thread.question.key_points)
    before, after = (sum(heard(t, p.id)[0] == "met" for p in t.question.key_points) for t in (first, thread))
    return voice.pick(words.coach.compared, before=before, after=after, of=of)
