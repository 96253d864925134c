"""What holds for every interview, whatever is said, asked for, left out or broken off: random ones are played here."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from candor.errors import CandidateError, ConflictingMessage, OutOfTurn
from candor.interview import events as e
from candor.interview import machine
from candor.interview.decide import MOST_MOVES, decide
from candor.interview.fold import fold
from candor.interview.moves import Close
from candor.interview.setup import Setup
from candor.interview.state import TURN_SECONDS, State
from fakes import BY, Room, a_grade, a_room, an_answer_reading
from interview_rules import BANK, REQUESTS, TAGS, WORDS, check_crashes, check_legal, check_rules, check_the_end, played

COMMANDS: tuple[e.CommandName, ...] = (
    "hint", "repeat", "rephrase", "skip", "pause", "resume", "redo", "again", "retry", "end",
)  # fmt: skip
QUIET = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip

interviews = st.builds(
    Setup,
    round=st.sampled_from(["technical", "project", "behavioral", "full"]),
    level=st.sampled_from(["junior", "mid", "senior"]),
    mode=st.sampled_from(["real", "coach"]),
    minutes=st.integers(3, 120),
    seed=st.integers(0, 2**31 - 1),
    question_ids=st.one_of(
        st.just(()), st.just(()), st.lists(st.sampled_from([q.id for q in BANK]), max_size=6).map(tuple)
    ),
)
rehearsals = st.builds(
    Setup,
    mode=st.just("rehearsal"),
    level=st.sampled_from(["junior", "mid", "senior"]),
    minutes=st.integers(3, 120),
    seed=st.integers(0, 2**31 - 1),
    question_ids=st.sampled_from([(), *((q.id,) for q in BANK if q.kind == "behavioral")]),
)
setups = st.one_of(interviews, interviews, rehearsals)
answers = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=3).map(
    lambda parts: " ".join(f"{said} {tag}." for said, tag in parts)
)
spells = st.one_of(st.integers(0, 90), st.integers(0, 4000))


class AnyInterview(RuleBasedStateMachine):
    room: Room

    @initialize(setup=setups)
    def sit_down(self, setup: Setup) -> None:
        self.room = a_room(setup, BANK).go_on()
        self.count = 0
        self.taken: list[machine.Message] = []

    def take(self, message: machine.Message) -> None:
        """What is taken is kept; what is refused changes nothing."""
        before = self.room.state
        try:
            fact = self.room.take(message)
        except CandidateError:
            assert self.room.state == before
            return
        assert fact is not None
        assert self.room.state.received[message.message_id].seq == fact.seq == self.room.state.seq
        self.taken.append(message)

    def fresh_id(self) -> str:
        self.count += 1
        return f"id-{self.count}"

    @rule(text=answers)
    def answer(self, text: str) -> None:
        self.take(machine.Answer(turn=self.room.state.turn, text=text, message_id=self.fresh_id()))
        self.room.go_on()

    @rule(text=answers, off=st.sampled_from([-1, 1, 5]))
    def answer_another_turn(self, text: str, off: int) -> None:
        before = self.room.state
        self.take(machine.Answer(turn=before.turn + off, text=text, message_id=self.fresh_id()))
        assert self.room.state == before

    @rule(name=st.sampled_from(COMMANDS[:-1]))
    def command(self, name: e.CommandName) -> None:
        legal = name in machine.legal(self.room.state)
        before = self.room.state.seq
        self.take(machine.Command(command=name, message_id=self.fresh_id()))
        assert (self.room.state.seq > before) == legal
        self.room.go_on()

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        if self.taken:
            message = data.draw(st.sampled_from(self.taken))
            before = self.room.state
            assert self.room.take(message) is None
            other: machine.Message = machine.Command(
                command="repeat" if message.model_dump().get("command") != "repeat" else "hint",
                message_id=message.message_id,
            )
            words = machine.Answer(turn=before.turn, text="Something else", message_id=other.message_id)
            for changed in (other, words):
                with pytest.raises(ConflictingMessage):
                    self.room.take(changed)
                assert self.room.state == before

    @rule()
    def fall_silent(self) -> None:
        self.room.silence()

    @rule()
    def leave(self) -> None:
        self.room.leave()

    @rule(restarted=st.booleans())
    def come_back(self, restarted: bool) -> None:
        self.room.come_back(restarted)

    @rule(seconds=spells)
    def time_passes(self, seconds: int) -> None:
        state, before = self.room.state, self.room.state.active_at(self.room.now)
        self.room.wait(seconds)
        after = state.active_at(self.room.now)
        assert 0 <= after - before <= min(seconds, TURN_SECONDS)
        if state.paused or state.away or state.status != "listening":
            assert after == before

    @precondition(lambda self: self.room.state.status == "listening" and not self.room.state.paused)
    @rule(text=answers, attempts=st.integers(1, 3), ends=st.booleans(), leaves=st.booleans())
    def answer_and_crash_in_the_reply(self, text: str, attempts: int, ends: bool, leaves: bool) -> None:
        room = self.room
        self.take(machine.Answer(turn=room.state.turn, text=text, message_id=self.fresh_id()))
        room.read()
        for _ in range(attempts):
            move = decide(room.state)[0]
            room.begin(move)
        if leaves:
            room.leave()
        if ends:
            self.take(machine.Command(command="end", message_id=self.fresh_id()))
            assert decide(room.state)[0] == Close(because="candidate")
            if attempts == 1:
                room.finish(move, "Half a", ending="cut")
        room.go_on()
        assert not ends or room.state.status == "ended"

    @precondition(lambda self: self.room.state.status == "listening" and not self.room.state.paused)
    @rule(text=answers, read=st.booleans(), retries=st.booleans())
    def answer_and_fail(self, text: str, read: bool, retries: bool) -> None:
        room = self.room
        self.take(machine.Answer(turn=room.state.turn, text=text, message_id=self.fresh_id()))
        if read:
            room.read()
        room.store([e.TurnFailed(seq=room.state.seq + 1, at=room.now, turn=room.state.turn, code="engine_timeout")])
        assert machine.legal(room.state) == {"retry", "end"}
        self.take(machine.Command(command="retry" if retries else "end", message_id=self.fresh_id()))
        room.go_on()
        assert room.state.failed is None
        assert retries or room.state.status == "ended"

    @rule()
    def grade_late(self) -> None:
        room = self.room
        for thread in room.state.threads[:1]:
            for answer in thread.answers[:1]:
                assert answer.reading is not None
                phase = room.state.status, room.state.turn, room.state.open_move
                grade = a_grade(thread, answer.reading)
                room.store([e.AnswerGraded(seq=room.state.seq + 1, at=room.now, turn=answer.turn, grade=grade, by=BY)])
                assert (room.state.status, room.state.turn, room.state.open_move) == phase

    @invariant()
    def every_rule_holds(self) -> None:
        if hasattr(self, "room"):
            check_rules(self.room)

    @invariant()
    def what_was_taken_is_kept(self) -> None:
        if hasattr(self, "room"):
            assert {message.message_id for message in self.taken} <= set(self.room.state.received)
            given = [message.text for message in self.taken if isinstance(message, machine.Answer)]
            assert Counter(given) == Counter(answer.text for answer in self.room.state.answers)

    def teardown(self) -> None:
        if not hasattr(self, "room"):
            return
        check_the_end(self.room)


AnyInterview.TestCase.settings = QUIET
TestAnyInterview = AnyInterview.TestCase


lines = st.lists(st.one_of(answers, answers, st.sampled_from([*REQUESTS, "/end"])), max_size=20)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(setup=setups, script=lines)
def test_after_a_crash_at_any_event_the_interview_goes_on_and_can_be_ended(setup: Setup, script: list[str]) -> None:
    check_crashes(played(setup, script))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(setup=setups, script=lines)
def test_a_crash_before_the_last_word_brings_the_same_words_again(setup: Setup, script: list[str]) -> None:
    room = played(setup, script)
    for end, event in enumerate(room.events):
        if isinstance(event, e.InterviewerSaid):
            later = Room(setup, room.bank, list(room.events[:end]), fold(room.events[:end]), room.now)
            later.come_back(after_restart=True)
            later.speak(decide(later.state)[0])
            said = later.state.said[-1]
            assert (said.text, said.turn, said.utterance) == (event.text, event.turn, event.utterance)
            began = [found for found in later.events if isinstance(found, e.SpeechBegan)]
            assert began[-1].attempt == event.attempt + 1


@settings(max_examples=80, deadline=None, derandomize=True)
@given(setup=setups, script=lines, last=answers, seconds=st.sampled_from([5, 60, 400]))
def test_whenever_it_is_the_interviewers_turn_there_are_one_to_three_legal_moves(
    setup: Setup, script: list[str], last: str, seconds: float
) -> None:
    room = played(setup, [*script, last], seconds)
    state: State | None = None
    for event in room.events:
        state = fold([event], state)
        if state.status == "speaking" and state.to_read is None:
            moves = decide(state)
            assert 1 <= len(moves) <= MOST_MOVES
            assert len(set(map(str, moves))) == len(moves)
            for move in moves:
                check_legal(state, move)
        else:
            with pytest.raises(ValueError, match="not the interviewer's turn"):
                decide(state)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(setup=interviews, script=lines)
def test_in_real_mode_no_answer_can_be_taken_again(setup: Setup, script: list[str]) -> None:
    room = played(setup.model_copy(update={"mode": "real"}), script)
    with pytest.raises(OutOfTurn):
        room.take(machine.Command(command="redo", message_id="again"))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(setup=setups, script=lines)
def test_every_move_of_every_interview_can_be_put_into_words(setup: Setup, script: list[str]) -> None:
    room = played(setup, script)
    assert all(text.strip() for text in room.said)


@given(text=answers)
@settings(max_examples=50, deadline=None, derandomize=True)
def test_the_reader_of_these_tests_quotes_what_was_said(text: str) -> None:
    reading = an_answer_reading(BANK[0], 3, text)
    quotes = [*reading.phrases, *(p.evidence for p in reading.points), *(f.evidence for f in reading.flags)]
    assert all(quote is not None and text[quote.start : quote.end] == quote.quote for quote in quotes)
