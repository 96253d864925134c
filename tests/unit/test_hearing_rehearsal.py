"""A story told again is read as a whole: what was said in an earlier telling is no repetition, and a detail grades
nothing."""

from datetime import UTC, datetime, timedelta

from candor.desk import begin
from candor.interview.machine import Answer, Command, Message
from candor.interview.reading import Grade, Graded
from candor.interview.setup import Setup
from candor.interview.state import State
from candor.interview.stories import Telling, tellings
from candor.journal.memory import MemoryJournal
from candor.scoring import reader
from candor.settings import Settings
from candor.wiring import build

STORY = (
    "In May our team at a hospital had to move the no-show model to a new scheduler, and three wards were waiting. "
    "It was my job to have it running by the first of June. I wrote a test for every field and fixed the loader that "
    "evening, because a wrong date would have sent patients away. It ran on the 30th, and no-shows fell to 11 percent."
)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2025, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


async def played(*said: str, mode: str = "rehearsal") -> State:
    candor = await build(Settings(embedding_model=""), MemoryJournal(), Clock())
    chosen = {"mode": mode, "round": "behavioral", "question_ids": ("launch-date-at-risk",), "seed": 1}
    try:
        interview = await begin(candor.conductor, candor.briefer, "local", Setup.model_validate(chosen))
        stage, _ = await candor.conductor.join("local", interview)
        for number, words in enumerate(said):
            await candor.conductor.settled(stage)
            message: Message = Answer(turn=stage.state.turn, text=words, message_id=f"m{number}")
            if words.startswith("/"):
                message = Command.model_validate({"command": words[1:], "message_id": f"m{number}"})
            await candor.conductor.take("local", interview, message)
        await candor.conductor.settled(stage)
        return stage.state
    finally:
        await candor.close()


async def test_the_same_story_told_twice_is_read_the_same() -> None:
    first, second = tellings((await played(STORY, "/again", STORY)).threads)
    assert second.parts[2].evidence is not None
    assert [(part.part, part.strength, part.points) for part in second.parts] == [
        (part.part, part.strength, part.points) for part in first.parts
    ]


async def test_an_end_that_was_added_raises_the_end_alone_and_one_that_is_dropped_takes_it_back() -> None:
    endless = STORY[: STORY.index(" It ran on the 30th")]
    first, second, third = tellings((await played(endless, "/again", STORY, "/again", endless)).threads)
    assert [part.part for part in first.parts if _by(first, second, part.part) >= 1] == ["result"]
    assert {_by(first, second, part.part) for part in first.parts if part.part != "result"} == {0.0}
    assert _by(second, third, "result") <= -1
    assert {_by(second, third, part.part) for part in first.parts if part.part != "result"} == {0.0}


async def test_the_question_goes_to_the_part_that_no_sentence_tells() -> None:
    endless = STORY[: STORY.index(" It ran on the 30th")]
    (told,) = tellings((await played(endless)).threads)
    assert (told.thin[0], told.asked) == ("result", "result")
    assert told.parts[3].evidence is None


async def test_a_story_told_once_in_another_mode_is_read_as_ever() -> None:
    thread = (await played(STORY, mode="coach")).threads[0]
    rehearsed = (await played(STORY)).threads[0]
    plain = reader.read(thread.question, thread.answers[0].turn, STORY, "", [], None)
    assert [given.reading.points for given in thread.answers if given.reading] == [plain.points]
    assert [given.reading.points for given in rehearsed.answers if given.reading] != [plain.points]


async def test_a_redo_in_coach_mode_may_repeat_what_was_good() -> None:
    state = await played(STORY, "/redo", STORY, mode="coach")
    assert [thread.attempt for thread in state.threads] == [1, 2]
    assert _points(state.threads[0].grade) == _points(state.threads[1].grade)


async def test_a_detail_is_read_and_leaves_the_grade_of_the_telling() -> None:
    thin = "In May our team at a hospital moved the no-show model. It was my job to have it running by June. We did it."
    alone = (await played(thin)).threads[0]
    detailed = (await played(thin, "I wrote a test for every field, and 14 of 200 rows were wrong.")).threads[0]
    assert detailed.answers[1].detail
    assert detailed.answers[1].reading is not None
    assert detailed.grade == alone.grade


def _by(before: Telling, after: Telling, part: str) -> float:
    was, now = before.part(part), after.part(part)
    assert was is not None
    assert now is not None
    assert was.points is not None
    assert now.points is not None
    return round(now.points - was.points, 2)


def _points(grade: Grade | None) -> dict[str, float]:
    assert isinstance(grade, Graded)
    return {name: score.points for name, score in grade.scores.items()}
