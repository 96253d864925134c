"""A rehearsal by its rules: what is the story and what the detail, what is asked, and when it ends."""

import pytest

from candor.errors import OutOfTurn, UnknownQuestion
from candor.interview import machine
from candor.interview.fold import fold
from candor.interview.moves import Ask, Clarify, Close, FollowUp
from candor.interview.plan import make_plan
from candor.interview.question import STAR
from candor.interview.reading import Score
from candor.interview.setup import Setup
from candor.interview.state import State
from candor.interview.stories import Standing, changes, tellings, thin
from fakes import Room, a_point, a_question, play

STORY = a_question("late-launch", "behavioral", key_points=tuple(a_point(part, 2) for part in STAR), misconceptions=())
OTHER = a_question("quarrel", "behavioral")
HABIT = a_question("habit", "behavioral", story=False)
BANK = (a_question("rare-class"), STORY, OTHER, HABIT)
SETUP = Setup(mode="rehearsal", question_ids=("late-launch",))
THIN = "We were a team of three [met:situation] and I had to ship it [met:task] so we did things [partly:action]."
FULL = "In May [met:situation], mine [met:task], I did it [met:action], it ran [met:result], so I did [met:reasoning]."
DETAIL = "I wrote a test for every field"


def rehearsed(*script: str, setup: Setup = SETUP) -> Room:
    return play(setup, script, BANK)


def kinds(room: Room) -> list[str]:
    return [move.after if isinstance(move, Ask) else move.kind for move in room.moves]


@pytest.mark.parametrize("round_", ["technical", "project", "full"])
def test_a_rehearsal_of_another_round_is_refused_in_words(round_: str) -> None:
    with pytest.raises(ValueError, match="one behavioral story: leave the round out"):
        Setup.model_validate({"mode": "rehearsal", "round": round_})
    assert Setup(mode="rehearsal").round == "behavioral"
    assert Setup().round == "full"


@pytest.mark.parametrize(
    "given",
    [
        {"question_ids": ("late-launch", "quarrel")},
        {"question_ids": ("quarrel",), "own_questions": ({"asks": "Tell me of a quarrel", "kind": "behavioral"},)},
        {"own_questions": ({"asks": "Tell me of a quarrel", "kind": "technical"},)},
    ],
)
def test_a_rehearsal_takes_one_behavioral_question(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a rehearsal is of one"):
        Setup.model_validate({"mode": "rehearsal", **given})


def test_a_question_that_is_not_behavioral_cannot_be_rehearsed() -> None:
    with pytest.raises(UnknownQuestion, match="rare-class"):
        make_plan(Setup(mode="rehearsal", question_ids=("rare-class",)), BANK)


def test_a_rehearsal_draws_one_prompt_that_asks_for_a_story() -> None:
    plans = [make_plan(Setup(mode="rehearsal", seed=seed), BANK) for seed in range(20)]
    assert {len(plan.sections) for plan in plans} == {1}
    assert {plan.sections[0].questions for plan in plans} == {("late-launch",), ("quarrel",)}


def test_the_one_question_is_about_the_thinnest_part_and_then_the_story_is_asked_for_again() -> None:
    room = rehearsed(THIN, DETAIL, FULL)
    assert kinds(room) == ["start", "follow_up", "again", "stands"]
    asked = room.moves[1]
    assert isinstance(asked, FollowUp)
    assert (asked.target, asked.angle) == ("result", "missing")
    assert asked.evidence is not None
    assert asked.evidence.quote in THIN


def test_what_is_said_to_the_question_is_a_detail_and_leaves_the_telling_as_it_was() -> None:
    room = rehearsed(THIN)
    before = tellings(room.state.threads)[0]
    room.answer(f"{DETAIL} [met:result].")
    after = tellings(room.state.threads)
    assert len(after) == 1
    assert after[0].model_copy(update={"detail": None}) == before
    assert DETAIL in (after[0].detail or "")
    assert [given.detail for given in room.state.threads[0].answers] == [False, True]


def test_the_story_may_be_told_again_at_once_and_as_often_as_one_likes() -> None:
    room = rehearsed(*[THIN, "/again"] * 12)
    assert room.state.status == "listening"
    assert [telling.number for telling in tellings(room.state.threads)] == list(range(1, 13))
    assert kinds(room)[:5] == ["start", "follow_up", "again", "follow_up", "again"]


def test_time_does_not_end_a_rehearsal() -> None:
    room = rehearsed(THIN, setup=SETUP.model_copy(update={"minutes": 3}))
    for _ in range(5):
        room.answer(THIN, seconds=500)
    assert room.state.active > 2000
    assert room.state.status == "listening"


def test_one_part_is_asked_after_twice_before_another_has_its_turn() -> None:
    room = rehearsed(*[THIN, "/again"] * 4)
    asked = [move.target for move in room.moves if isinstance(move, FollowUp)]
    assert asked[:2] == ["result", "result"]
    assert asked[2] != "result"


def test_why_comes_after_what_was_done() -> None:
    room = rehearsed("In May [met:situation] and mine [met:task], I did it [met:action] and it went [partly:result].")
    assert isinstance(room.moves[1], FollowUp)
    assert room.moves[1].target == "result"


def test_a_story_that_is_none_is_asked_for_once_and_then_from_the_start() -> None:
    room = rehearsed("No idea [kind:dont_know]", "Still none [kind:off_topic]")
    assert kinds(room) == ["start", "clarify", "again"]
    assert tellings(room.state.threads) == ()


def test_a_question_back_about_the_detail_is_met_once() -> None:
    room = rehearsed(THIN, "Which one do you mean? [kind:question_back]", "Oh [kind:question_back]")
    assert kinds(room) == ["start", "follow_up", "clarify", "again"]
    assert [given.detail for given in room.state.threads[0].answers] == [False, True, True]
    assert isinstance(room.moves[2], Clarify)


def test_who_does_not_know_the_detail_tells_the_story_again() -> None:
    assert kinds(rehearsed(THIN, "I don't know [kind:dont_know]")) == ["start", "follow_up", "again"]


def test_the_question_can_be_skipped_and_the_story_cannot() -> None:
    room = rehearsed()
    assert "skip" not in machine.legal(room.state)
    room.answer(THIN)
    assert {"skip", "again", "answer", "end"} <= machine.legal(room.state)
    room.command("skip")
    assert kinds(room)[-1] == "again"
    assert "skip" not in machine.legal(room.state)


def test_silence_at_the_question_goes_on_and_silence_at_the_story_closes() -> None:
    room = rehearsed(THIN, "/silence", "/silence")
    assert kinds(room)[-1] == "again"
    room.silence()
    room.silence()
    assert room.moves[-1] == Close(because="silence")
    assert room.state.ended == "silence"


def test_again_needs_a_rehearsal_and_a_story() -> None:
    for room, why in ((rehearsed(), "told"), (play(Setup(round="technical"), ["So [met:a]."]), "rehearsal")):
        with pytest.raises(OutOfTurn, match=why):
            room.command("again")
    assert "redo" not in machine.legal(rehearsed(THIN).state)


def test_changes_name_every_part_and_what_both_tellings_have_scores_for() -> None:
    room = rehearsed(THIN, "/again", FULL)
    first, last = tellings(_with_points(room.state))
    found = {change.name: change for change in changes(first, last)}
    assert list(found) == [*STAR, "overall"]
    assert (found["result"].strength_before, found["result"].strength_after) == ("missed", "met")
    assert found["result"].by == pytest.approx(2.0)
    assert found["overall"].strength_after is None
    assert found["overall"].by == pytest.approx(1.0)
    assert first.thin == ("result", "action", "reasoning")
    assert last.thin == ()


def test_the_reasons_are_asked_for_first_only_where_they_are_clearly_the_thinnest() -> None:
    def first(reasoning: float, task: float) -> str:
        points = {"task": task, "reasoning": reasoning}
        return thin([Standing(part=part, strength="partly", points=points[part]) for part in points])[0].part

    assert first(reasoning=1.5, task=2.5) == "reasoning"
    assert first(reasoning=2.3, task=2.5) == "task"
    assert first(reasoning=2.5, task=1.5) == "task"


def _with_points(state: State) -> tuple:  # type: ignore[type-arg]
    """The threads as a grader of parts leaves them: the second telling two points above the first on the result."""
    threads = []
    for thread, result in zip(state.threads, (1.5, 3.5, 3.5), strict=False):
        scores = {part: Score(points=2.0, low=1, high=5) for part in STAR} | {
            "result": Score(points=result, low=1, high=5), "overall": Score(points=result / 2 + 1, low=1, high=5)
        }  # fmt: skip
        grade = thread.grade.model_copy(update={"scores": scores}) if thread.grade else None
        threads.append(thread.model_copy(update={"grade": grade}))
    return tuple(threads)


def test_replaying_the_events_gives_the_same_tellings() -> None:
    room = rehearsed(THIN, DETAIL, FULL, THIN)
    assert tellings(fold(room.events).threads) == tellings(room.state.threads)
