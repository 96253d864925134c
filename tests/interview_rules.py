"""What every interview keeps to, as checks to be made after any step; and random ones to make them on."""

import random
from collections import Counter
from typing import Any

from candor.interview import events as e
from candor.interview import machine
from candor.interview.fold import fold, follow_up_target
from candor.interview.moves import AnyMove, Ask, FollowUp, Invite, Probe, Reply
from candor.interview.setup import Setup
from candor.interview.state import MAX_FOLLOW_UPS, TURN_SECONDS, State
from fakes import Room, a_bank, a_room

BANK = a_bank()
REQUESTS = (
    "/skip", "/hint", "/repeat", "/rephrase", "/redo", "/again", "/pause", "/resume", "/resume", "/silence",
    "/leave", "/return",
)  # fmt: skip
TAGS = (
    "[met:a]", "[met:b]", "[met:c]", "[partly:a]", "[partly:b]", "[wrong:w@a]", "[wrong:w@c]", "[move:mechanism]",
    "[flag:evasion]", "[flag:rambling]", "[flag:overclaiming]", "[flag:no_questions]", "[phrase]", "[claim:impact]",
    "[kind:dont_know]", "[kind:too_short]", "[kind:off_topic]", "[kind:other_language]", "[kind:small_talk]",
)  # fmt: skip
ONCE_MORE = ("redo", "again", "stands")
WORDS = (
    "We used last week's sales as the forecast", "it was 0.9 in the end", "I chose a smaller {model} for that",
    "because rare cases cost more", "\n```\nfor x in y:\n    pass\n```\n", "he said \"no\" to it", "Ünï cödé is fine",
    "a" * 130, "I would look at recall, at precision and at the cost of being wrong about either of the two",
)  # fmt: skip


def asks(room: Room) -> list[Ask]:
    return [move for move in room.moves if isinstance(move, Ask)]


def check_rules(room: Room) -> None:
    """What holds after every step."""
    state = room.state
    assert [event.seq for event in room.events] == list(range(1, state.seq + 1)), "numbers have no gaps"
    answered = Counter(event.turn for event in room.events if isinstance(event, e.AnswerGiven))
    assert set(answered.values()) <= {1}, "a turn takes one answer"
    turns = [event.turn for event in room.events if isinstance(event, e.InterviewerSaid)]
    assert turns == sorted(turns), "turns never go back"
    for thread in state.threads:
        assert len(thread.follow_ups) == len(set(thread.follow_ups)) <= MAX_FOLLOW_UPS
    assert 0 <= state.turn_seconds <= TURN_SECONDS
    assert 0 <= state.active <= min(TURN_SECONDS * max(1, state.turn), (room.now - room.events[0].at).total_seconds())
    assert state.status in ("listening", "ended"), "somebody always has the word"
    assert ("end" in machine.legal(state)) == (state.status == "listening")
    invited = any(isinstance(move, Invite) for move in room.moves)
    alone = state.setup.is_drill or state.setup.mode == "rehearsal"
    assert invited or state.ended not in ("time", "done") or alone, "the candidate's own part is offered"
    assert not (invited and alone)
    check_questions(room)
    if state.setup.mode == "rehearsal":
        check_rehearsal(room)


def check_rehearsal(room: Room) -> None:
    """One story, one question a telling, and only the candidate or their silence ends it."""
    state = room.state
    assert len({thread.question.id for thread in state.threads}) == 1
    assert state.ended in (None, "candidate", "silence")
    for thread in state.threads:
        questions = [said for said in state.said if isinstance(said.move, FollowUp)
                     and thread.opened < said.turn and thread is _thread_at(state, said.turn)]  # fmt: skip
        assert len(questions) <= 1
        assert all(answer.turn > questions[0].turn - 1 for answer in thread.answers if answer.detail)
        assert not any(answer.detail for answer in thread.answers) or questions
    assert ("again" in machine.legal(state)) <= bool(state.thread and state.thread.answers)


def _thread_at(state: State, turn: int) -> object:
    return next(thread for thread in reversed(state.threads) if thread.opened <= turn)


def check_questions(room: Room) -> None:
    """No question comes twice, unless it is taken again, or was put back unanswered by taking another again."""
    redos = sum(move.after == "redo" for move in asks(room))
    first = Counter(move.question_id for move in asks(room) if move.after not in ONCE_MORE)
    assert sum(times - 1 for times in first.values()) <= redos
    assert room.setup.mode == "coach" or redos == 0
    attempts: dict[str, int] = {}
    for thread in room.state.threads:
        assert thread.attempt == attempts.get(thread.question.id, 0) + 1
        attempts[thread.question.id] = thread.attempt


def check_the_end(room: Room) -> None:
    """Replaying gives the same state, from JSON too, and the interview can be ended, once."""
    assert fold(room.events) == room.state
    stored = [e.EVENT.validate_json(e.EVENT.dump_json(event)) for event in room.events]
    assert fold(stored) == room.state
    if room.state.status != "ended":
        room.command("end")
    assert room.state.status == "ended"
    assert room.state.ended is not None
    assert [event.kind for event in room.events].count("interview_ended") == 1


def check_crashes(room: Room) -> None:
    """From every prefix of the events the interview goes on, and can be ended."""
    state: State | None = None
    for end, event in enumerate(room.events, 1):
        state = fold([event], state)
        later = Room(room.setup, room.bank, list(room.events[:end]), state, room.now, messages=room.messages)
        later.come_back(after_restart=True)
        if state.failed:
            later.command("retry")
        later.go_on()
        assert later.state.status in ("listening", "ended")
        if later.state.status == "listening":
            later.command("end")
        assert later.state.status == "ended"


def check_legal(state: State, move: AnyMove) -> None:
    """A move aims at what exists, and at nothing that was aimed at before."""
    chosen_already = state.chosen is not None
    match move:
        case Ask(after="redo"):
            assert state.setup.mode == "coach"
        case Ask(after="again" | "stands"):
            assert state.setup.mode == "rehearsal"
            assert move.question_id == state.threads[-1].question.id
        case Ask():
            assert any(move.question_id in section.questions for section in state.plan.sections)
            assert chosen_already or all(move.question_id != t.question.id for t in state.threads)
        case FollowUp() | Probe():
            assert state.thread is not None
            assert chosen_already or follow_up_target(move) not in state.thread.follow_ups
            if move.evidence is not None:
                said = next(given.text for given in state.answers if given.turn == move.evidence.turn)
                assert said[move.evidence.start : move.evidence.end] == move.evidence.quote
        case Invite() | Reply():
            assert not state.setup.is_drill
            assert state.setup.mode != "rehearsal"


def say(room: Room, line: str, seconds: float = 30) -> None:
    """Do what `line` says, if it is legal."""
    doors: dict[str, Any] = {"/silence": room.silence, "/leave": room.leave, "/return": room.come_back}
    if line in doors:
        doors[line]()
    elif line.startswith("/") and line[1:] in machine.legal(room.state):
        room.command(line[1:])  # type: ignore[arg-type]
    elif not line.startswith("/") and "answer" in machine.legal(room.state):
        room.answer(line, seconds)


def played(setup: Setup, script: list[str], seconds: float = 30) -> Room:
    """`script` as far as it is legal."""
    room = a_room(setup, BANK).go_on()
    for line in script:
        say(room, line, seconds)
    return room


def a_random_setup(draw: random.Random) -> Setup:
    if draw.random() < 0.25:
        return Setup(mode="rehearsal", minutes=draw.choice([3, 30]), seed=draw.randrange(1000))
    return Setup.model_validate({
        "round": draw.choice(["technical", "project", "behavioral", "full"]), "mode": draw.choice(["real", "coach"]),
        "level": draw.choice(["junior", "mid", "senior"]), "minutes": draw.choice([3, 10, 30, 60, 120]),
        "seed": draw.randrange(1000),
        "question_ids": draw.sample([q.id for q in BANK], draw.randint(1, 5)) if draw.random() < 0.2 else (),
    })


def a_random_line(draw: random.Random, commands: float = 0.25) -> str:
    if draw.random() < commands:
        return draw.choice(REQUESTS)
    return " ".join(f"{draw.choice(WORDS)} {draw.choice(TAGS)}." for _ in range(draw.randint(1, 3)))
