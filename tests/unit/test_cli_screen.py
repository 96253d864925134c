"""Frames on the screen: every word once, whatever was lost on the way."""

import io

from candor.cli.screen import Screen
from candor.interview.setup import Setup
from candor.web import messages as m


def begin(attempt: int = 1, utterance: int = 1) -> m.SayBegin:
    return m.SayBegin(seq=4, turn=1, utterance=utterance, attempt=attempt)


def delta(offset: int, text: str, attempt: int = 1, utterance: int = 1) -> m.SayDelta:
    return m.SayDelta(utterance=utterance, attempt=attempt, offset=offset, text=text)


def end(text: str, attempt: int = 1, seq: int = 5) -> m.SayEnd:
    return m.SayEnd(seq=seq, turn=1, utterance=1, attempt=attempt, text=text, ending="complete")


def line(seq: int, who: str, text: str, message_id: str | None = None) -> m.Line:
    return m.Line.model_validate(
        {"seq": seq, "turn": 1, "who": who, "text": text, "at": "2025-01-06T09:00:00Z", "message_id": message_id}
    )


def state(*lines: m.Line, status: str = "listening", seq: int = 9) -> m.StateFrame:
    return m.StateFrame.model_validate({
        "seq": seq, "interview": "i", "setup": Setup(), "status": status, "part": "technical", "turn": 1,
        "clock": {"active": 65.0, "total": 600, "running": False, "as_of": "2025-01-06T09:00:00Z", "turn_left": 600},
        "plan": [{"part": "technical", "title": "Technical", "seconds": 540, "status": "now", "asked": 1}],
        "legal": ["answer"], "lines": lines,
    })


def shown(*frames: m.AnyServerFrame, plain: bool = True, own: str = "") -> str:
    out = io.StringIO()
    screen = Screen(out, plain)
    screen.own(own)
    for frame in frames:
        screen.show(frame)
    return out.getvalue()


def test_words_stream_in_and_stand_once() -> None:
    assert shown(begin(), delta(0, "Why "), delta(4, "so?"), end("Why so?")) == "Why so?\n"


def test_words_told_again_after_a_reconnect_are_not_said_twice() -> None:
    assert shown(begin(), delta(0, "Why "), begin(), delta(0, "Why so"), delta(6, "?"), end("Why so?")) == "Why so?\n"


def test_an_utterance_that_ended_while_away_is_completed_from_the_state() -> None:
    assert shown(begin(), delta(0, "Why "), state(line(5, "interviewer", "Why so?"))) == "Why so?\n"


def test_an_utterance_missed_wholly_is_shown_from_the_state_and_only_once() -> None:
    missed = state(line(5, "interviewer", "Why so?"))
    assert shown(missed, end("Why so?"), missed) == "Why so?\n"


def test_a_higher_attempt_begins_on_a_line_of_its_own() -> None:
    frames = (begin(), delta(0, "Tell "), begin(2), delta(0, "Why so?", 2), end("Why so?", 2))
    assert shown(*frames) == "Tell \nWhy so?\n"


def test_an_answer_typed_here_is_not_shown_again_but_one_from_elsewhere_is() -> None:
    mine, other = line(6, "candidate", "Because.", "mine"), line(7, "candidate", "From the page.", "other")
    assert shown(state(mine, other), plain=False, own="mine") == "\nyou> From the page.\n"


def test_a_terminal_wraps_between_words_only() -> None:
    text = "several words " * 20
    told = shown(begin(), delta(0, text), end(text), plain=False)
    assert max(len(row.rstrip()) for row in told.split("\n")) <= 80
    assert told.split() == text.split()


def test_time_and_part_stand_in_one_short_line() -> None:
    screen = Screen(io.StringIO(), plain=False)
    screen.show(state(status="paused"))
    assert screen.where() == "01:05 of 10:00 · Technical · paused"
