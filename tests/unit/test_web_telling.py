"""What clients see of a rehearsal while it lasts, and that no other mode shows a reading before its end."""

import pytest

from candor.cli.telling import marked, told_lines
from candor.interview.question import STAR
from candor.interview.setup import Setup
from candor.interview.stories import tellings
from candor.web.messages import Line, TellingShown
from candor.web.projection import lines, state_frame
from fakes import Room, a_point, a_question, play

STORY = a_question("late-launch", "behavioral", key_points=tuple(a_point(part, 2) for part in STAR), misconceptions=())
FIRST = "Café über 🙂 in May [met:situation] and the loader was mine [met:task]. It went well [partly:result]."
AGAIN = "In May [met:situation], mine [met:task], I wrote it [met:action]. It ran [met:result], so so [met:reasoning]."


def rehearsed(mode: str = "rehearsal") -> Room:
    setup = Setup.model_validate({"mode": mode, "round": "behavioral", "question_ids": (STORY.id,)})
    return play(setup, [FIRST, *(["The tests", AGAIN] if mode == "rehearsal" else [])], [STORY])


def notes(room: Room) -> list[Line]:
    return [line for line in lines(room.events, room.state) if line.telling is not None]


def shown(room: Room) -> list[TellingShown]:
    return [line.telling for line in notes(room) if line.telling is not None]


def test_every_telling_is_shown_once_with_its_parts_in_place() -> None:
    told = shown(rehearsed())
    assert [telling.number for telling in told] == [1, 2]
    first = told[0]
    assert "".join(piece.text for piece in first.pieces) == FIRST
    assert [(piece.text, piece.parts) for piece in first.pieces if piece.parts] == [
        ("Café über 🙂 in May", ("situation",)), ("and the loader was mine", ("task",)), ("It went well", ("result",)),
    ]
    strengths = {part.part: part.strength for part in first.parts}
    assert [strengths[part] for part in STAR] == ["met", "met", "missed", "partly", "missed"]
    assert first.wants == ("what you yourself did", "how it came out", "why you did it that way")


def test_the_note_says_the_same_in_words() -> None:
    assert notes(rehearsed())[0].text == (
        "Telling 1: Situation and Task told; Result in part; Action and Reasoning not heard."
    )


@pytest.mark.parametrize("mode", ["real", "coach"])
def test_no_other_mode_shows_a_reading_before_the_end(mode: str) -> None:
    room = rehearsed(mode)
    assert [event.kind for event in room.events].count("answer_graded") == 1
    assert shown(room) == []
    assert list(lines(room.events, room.state)) == list(lines(room.events))


def test_without_the_state_no_reading_is_shown() -> None:
    assert [line for line in lines(rehearsed().events) if line.telling] == []


def test_a_detail_is_no_telling_and_the_frame_says_which_is_awaited() -> None:
    room = rehearsed()
    awaited = {}
    setup = Setup(mode="rehearsal", question_ids=(STORY.id,))
    for said in ((), (FIRST,), (FIRST, "The tests")):
        state = play(setup, said, [STORY]).state
        awaited[len(said)] = state_frame(state, state.at).awaits
    assert awaited == {0: "telling", 1: "detail", 2: "telling"}
    assert {t.turn for t in tellings(room.state.threads)} == {t.turn for t in shown(room)}
    assert state_frame(rehearsed("real").state, room.state.at).awaits == "answer"


def test_a_terminal_gets_marks_a_table_and_what_is_thin() -> None:
    first, second = shown(rehearsed())
    assert marked(first) == (
        "[situation+ Café über 🙂 in May] [met:situation] [task+ and the loader was mine] [met:task]. "
        "[result~ It went well] [partly:result]."
    )
    told = list(told_lines(first, None))
    assert "  - Action        not heard" in told
    assert told[-1] == "  Thin: what you yourself did; how it came out; why you did it that way."
    again = list(told_lines(second, first))
    assert "beside telling 1" in again[0]
    overall = next(line for line in again if line.strip().startswith("Overall"))
    before, after = first.scores["overall"], second.scores["overall"]
    assert f"{before:.1f} → {after:.1f}  ({after - before:+.1f})" in overall
