"""Silence, time, the end, and what is refused: the rules of the room that no answer decides."""

from datetime import timedelta

import pytest

from candor.errors import AnswerRejected, BadMessage, ConflictingMessage, NotYet, OutOfTurn
from candor.interview import machine
from candor.interview.decide import decide
from candor.interview.fold import fold
from candor.interview.moves import AnyMove, Ask, Close, Invite, Nudge, Reply
from candor.interview.setup import Setup
from fakes import Room, play

TECHNICAL = Setup(round="technical", minutes=60)


def last(room: Room) -> AnyMove:
    return room.moves[-1]


def test_silence_brings_a_nudge_and_then_the_next_question() -> None:
    room = play(TECHNICAL, ["/silence", "/silence"])
    assert room.moves[1] == Nudge()
    assert isinstance(room.moves[2], Ask)
    assert room.moves[2].after == "silence"
    assert room.state.threads[0].closed == "silence"


def test_three_silent_turns_in_a_row_close_the_interview() -> None:
    room = play(TECHNICAL, ["/silence"] * 6)
    assert last(room) == Close(because="silence")
    assert room.state.ended == "silence"


def test_an_answer_between_silences_starts_the_count_again() -> None:
    room = play(TECHNICAL, ["/silence"] * 4 + ["Here I am."] + ["/silence"] * 4)
    assert room.state.status == "listening"


def test_silence_is_not_noticed_while_paused_or_away() -> None:
    room = play(TECHNICAL, ["/pause"])
    assert machine.notice_silence(room.state, room.now) is None
    assert machine.silence_due(room.state) is None
    room.command("resume").leave()
    assert machine.notice_silence(room.state, room.now) is None
    room.come_back()
    assert machine.silence_due(room.state) == room.now + timedelta(minutes=4)


def test_time_paused_or_away_is_not_counted() -> None:
    room = play(TECHNICAL, []).wait(30)
    room.command("pause", 0).wait(900).command("resume", 0).wait(20).leave().wait(900).come_back().wait(10)
    assert room.state.active_at(room.now) == 60


def test_a_turn_counts_ten_minutes_at_most() -> None:
    room = play(TECHNICAL, []).wait(4000)
    assert room.state.active_at(room.now) == 600
    room.command("hint").wait(4000)
    assert room.state.active_at(room.now) == 600


def test_time_between_a_crash_and_the_restart_is_not_counted() -> None:
    room = play(TECHNICAL, []).wait(5000).come_back(after_restart=True).wait(30)
    assert room.state.active_at(room.now) == 30


def test_the_candidates_questions_are_met_until_there_are_none() -> None:
    room = play(TECHNICAL, [])
    while not isinstance(last(room), Invite):
        room.command("skip")
    room.answer("What does the team look like?").answer("And the data?").answer("No, that is all [flag:no_questions]")
    assert [move.kind for move in room.moves[-4:]] == ["invite", "reply", "reply", "close"]
    assert room.state.ended == "done"


def test_the_fourth_reply_is_the_last_one() -> None:
    room = play(Setup(round="project", minutes=60), ["/skip"] * 4)
    assert isinstance(last(room), Invite)
    for n in range(4):
        room.answer(f"Question {n}?")
    assert [move.last for move in room.moves if isinstance(move, Reply)] == [False, False, False, True]
    assert room.answer("Thank you.").state.ended == "done"


def test_the_interview_can_be_ended_in_mid_sentence_and_the_words_are_kept_as_cut() -> None:
    room = play(TECHNICAL, [])
    room.take(machine.Answer(turn=1, text="Nothing.", message_id="a"))
    room.read()
    move = decide(room.state)[0]
    room.begin(move)
    room.take(machine.Command(command="end", message_id="b"))
    room.finish(move, "One thing I did", ending="cut")
    assert room.state.said[-1].text == "One thing I did"
    room.go_on()
    assert last(room) == Close(because="candidate")
    assert room.state.ended == "candidate"


@pytest.mark.parametrize(
    "text, what",
    [
        ("", "nothing in it"),
        (" \t\n ", "nothing in it"),
        ("\u200b\u200d\ufeff", "nothing in it"),
        ("All good\x00 here", r"U\+0000 at position 8"),
        ("half \ud83d of it", r"U\+D83D\) at position 5"),
        ("a" * 20_001, "20,001 characters"),
    ],
)
def test_a_text_that_cannot_be_an_answer_is_refused_with_what_and_where(text: str, what: str) -> None:
    room = play(TECHNICAL, [])
    before = room.state
    with pytest.raises(AnswerRejected, match=what):
        room.answer(text)
    assert room.state == before


def test_the_longest_answer_and_any_script_are_taken() -> None:
    room = play(TECHNICAL, ["a" * 20_000, "Ω — “quoted”\tand\r\n次 🙂"])
    assert len(room.state.answers) == 2


def test_a_message_that_comes_twice_is_taken_once_and_with_other_words_never() -> None:
    room = play(TECHNICAL, [])
    message = machine.Answer(turn=1, text="Nothing.", message_id="a")
    assert room.take(message) is not None
    room.go_on()
    assert room.take(message) is None
    with pytest.raises(ConflictingMessage):
        room.take(machine.Answer(turn=2, text="Something.", message_id="a"))
    with pytest.raises(ConflictingMessage):
        room.take(machine.Command(command="hint", message_id="a"))


def test_an_answer_to_another_turn_is_told_which_one_is_open() -> None:
    room = play(TECHNICAL, ["Nothing."])
    with pytest.raises(OutOfTurn, match="1 is not open; the open turn is 2"):
        room.take(machine.Answer(turn=1, text="Late.", message_id="x"))


def test_a_verdict_can_be_disputed_after_the_end_only() -> None:
    room = play(TECHNICAL, ["Nothing."])
    dispute = machine.Dispute(target="q1", reason="I said so.", message_id="d")
    with pytest.raises(NotYet):
        room.take(dispute)
    room.command("end")
    assert room.take(dispute) is not None
    assert room.take(dispute) is None
    assert room.take(machine.Dispute(target="q1", reason="", message_id="e")) is not None


def test_events_out_of_order_are_refused() -> None:
    room = play(TECHNICAL, ["Nothing."])
    with pytest.raises(ValueError, match="does not follow"):
        fold([room.events[0], room.events[2]])
    with pytest.raises(ValueError, match="begins with"):
        fold(room.events[1:])
    with pytest.raises(ValueError, match="begins with"):
        fold([])


@pytest.mark.parametrize("field, size", [("target", 201), ("reason", 2001)])
def test_a_dispute_that_is_too_long_is_refused_by_its_field(field: str, size: int) -> None:
    room = play(TECHNICAL, ["/end"])
    given = {"target": "q1", "reason": "I said so.", "message_id": "d", field: "x" * size}
    with pytest.raises(BadMessage, match=field):
        room.take(machine.Dispute.model_validate(given))
