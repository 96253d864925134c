"""What a model is told beside the interview so far: the moves it may take, each with what it needs for it. Pure."""

from collections.abc import Iterator

from candor.engines.guides import Moves
from candor.engines.recall import asked_text
from candor.interview import moves as m
from candor.interview.question import Citation, KeyPoint, Question
from candor.interview.reading import Quote
from candor.interview.state import Given, State, Thread
from candor.interview.weigh import expected, heard
from candor.ports import Cue
from candor.text.untrusted import Untrusted

LONGEST_PASSAGE = 320  # characters
LONGEST_PHRASE = 200
MOST_MET = 2  # quotes of what landed, as coaching


def notes(cue: Cue, words: Moves) -> str:
    """The part behind the candidate's last words."""
    state = cue.state
    lines = ["Notes for you.", _time(state), *_landed(state)]
    told: dict[str, int] = {}
    for number, move in enumerate(cue.moves or (cue.move,), 1):
        how = " ".join(filter(None, guidance(move, words, state)))
        lines.append(f"{number}. {f'As {told[how]}, with this.' if how in told else how}")
        told.setdefault(how, number)
        lines += [f"   {line}" for line in _material(cue, move, first=number == 1)]
    if cue.own:
        lines.append(words.moves.own)
    return "\n".join(lines)


def _time(state: State) -> str:
    left = max(state.plan.seconds - state.active, 0.0)
    here = max(min(state.seconds_left_in(state.section), left), 0.0)
    whole = round(state.plan.seconds / 60)
    return f"Time left: {round(left / 60)} of {whole} minutes, {round(here / 60)} for this part."


def guidance(move: m.AnyMove, words: Moves, state: State) -> Iterator[str]:
    """How to do it: one or two of the wordings of `moves.v1.yaml`."""
    how = words.moves
    match move:
        case m.Ask():
            kind = "ask_start" if move.after == "start" else "ask_new_part" if move.new_part else "ask"
            yield getattr(how, kind)
            yield getattr(how, f"after_{move.after}", "")
        case m.FollowUp(angle=angle):
            yield getattr(how, angle)
        case m.Probe(about=about):
            yield getattr(how, about)
        case m.Clarify(reason=reason):
            yield getattr(how, reason)
        case m.Invite():
            yield how.invite_company if state.background and state.background.company else how.invite
        case m.Reply():
            yield how.reply_note if move.told else how.reply_silent if move.told is not None else (
                how.reply_known if move.entry else how.reply_unknown
            )
            yield how.reply_last if move.last else ""
        case m.Close(because=because):
            yield getattr(how, f"close_{because}")
        case _:
            yield getattr(how, move.kind)


def _material(cue: Cue, move: m.AnyMove, first: bool) -> Iterator[str]:
    state, thread = cue.state, cue.state.thread
    match move:
        case m.Ask():
            yield from _missing(state)
            upcoming = upcoming_question(cue)
            if upcoming is not None:
                yield f"the question that is read out: {Untrusted(upcoming.asks).harmless()}"
        case m.FollowUp() if thread is not None:
            yield from _point(thread, thread.question.point(move.target), move.evidence, state, first)
        case m.Probe(about="misconception") if thread is not None:
            wrong = thread.question.misconception(move.target)
            yield from _theirs(move.evidence)
            yield f"aims at: {wrong.claim} (true instead: {wrong.correction})"
            yield f"one way to ask: {wrong.follow_up}"
        case m.Probe():
            yield from _theirs(move.evidence)
        case m.Clarify():
            yield from _theirs(move.evidence)
            yield f"the open question: {_plain(asked_text(state))}"
            yield from _smaller(move, thread, state)
        case m.GiveHint(step=step) if thread is not None:
            yield f"the hint: {thread.question.hints[step - 1]}"
        case m.Rephrase():
            yield f"the open question: {_plain(asked_text(state))}"
        case m.Reply():
            if move.told:
                yield f"from their note: {Untrusted(move.told).fenced('document', LONGEST_PASSAGE)}"
            elif cue.asked is not None:
                yield f"what it would reveal: {cue.asked.reveals}"
                yield f"worth asking next: {cue.asked.follow_up}"
        case m.Invite() | m.Close():
            yield from _missing(state)
        case m.Greet():
            yield f"the parts: {', '.join(section.part for section in state.plan.sections if section.seconds)}"
        case _:
            pass


def upcoming_question(cue: Cue) -> Question | None:
    """The question that the cue's `Ask` puts."""
    if cue.prepared is not None:
        return cue.prepared.question
    return cue.state.threads[-1].question if cue.state.threads and isinstance(cue.move, m.Ask) else None


def _point(thread: Thread, point: KeyPoint, evidence: Quote | None, state: State, first: bool) -> Iterator[str]:
    yield from _theirs(evidence)
    yield f"aims at: {point.point}"
    said = "\n".join(said.text for said in state.said)
    yield f"one way to ask: {min(point.follow_ups, key=lambda wording: said.count(wording))}"
    passage = next((passage for passage in thread.passages if passage.id in point.cites), None)
    if passage is not None and first:  # with the likeliest move; three passages would cost more than they help
        yield f"for your background: {in_brief(passage)}"


def _smaller(move: m.Clarify, thread: Thread | None, state: State) -> Iterator[str]:
    if move.reason != "dont_know" or thread is None:
        return
    missed = [p for p in thread.question.key_points if heard(thread, p.id)[0] == "missed"]
    easy = [p for p in missed if expected(p, "junior")] or missed
    if easy:
        yield f"a smaller piece: {max(easy, key=lambda p: p.weight).follow_ups[0]}"


def _landed(state: State) -> Iterator[str]:
    """In coach mode: what landed in the answer just given. It comes first whatever is said next."""
    given = _coached(state)
    if given is None or given.reading is None:
        return
    met = sorted((p for p in given.reading.points if p.level == "met" and p.evidence), key=lambda p: -p.nearness)
    quotes = [Untrusted(p.evidence.quote).fenced("phrase", LONGEST_PHRASE) for p in met if p.evidence]
    landed = [f"  landed: {', '.join(dict.fromkeys(quotes[:MOST_MET]))}"] if quotes else []
    if given.reading.kind == "answer" and not given.reading.moves:
        landed.append("  no reason was given for what was said")
    if landed:
        yield "Feedback to give first, found by a program; leave out what does not hold:"
        yield from landed


def _missing(state: State) -> Iterator[str]:
    """In coach mode, when a question is left: the weightiest thing that was not said."""
    given = _coached(state)
    thread = next((t for t in state.threads if given is not None and given in t.answers), None)
    if thread is None:
        return
    points = [point for point in thread.question.key_points if expected(point, state.setup.level)]
    missed = [point for point in points if heard(thread, point.id)[0] in ("missed", "partly")]
    if missed:
        yield f"missing, to be said before you go on: {max(missed, key=lambda point: point.weight).point}"


def _coached(state: State) -> Given | None:
    """The answer that feedback is owed to."""
    given = state.last_answer
    if state.setup.mode != "coach" or given is None or given.reading is None or state.moved_on:
        return None
    fresh = given.turn == state.turn and any(given in thread.answers for thread in state.threads)
    return given if fresh and given.reading.kind in ("answer", "dont_know") else None


def _theirs(evidence: Quote | None) -> Iterator[str]:
    if evidence is not None:
        yield f"their words: {Untrusted(evidence.quote).fenced('phrase', LONGEST_PHRASE)}"


def _plain(text: str) -> str:
    return " ".join(Untrusted(text).harmless().split())


def in_brief(passage: Citation) -> str:
    """The passage's first sentences."""
    plain = " ".join(passage.passage.split())
    if len(plain) > LONGEST_PASSAGE:
        plain = plain[:LONGEST_PASSAGE].rsplit(". ", 1)[0] + "."
    return Untrusted(plain).fenced("passage", LONGEST_PASSAGE)


def plan_of(state: State) -> str:
    parts = [f"{section.part} {round(section.seconds / 60)}" for section in state.plan.sections if section.seconds]
    drill = " (a drill: these questions and no others)" if state.setup.is_drill else ""
    return f"{state.setup.minutes} minutes of their active time: {', '.join(parts)}{drill}."


