"""The parts of stories and projects, each with the sentence that tells it."""

from candor.interview.question import PROJECT_POINTS, KeyPoint, Question
from candor.interview.reading import Reading
from scoring_samples import STORY, TOLD, reading

PROJECT = Question(
    id="one-you-know",
    kind="project",
    topic="project-deep-dive",
    levels=("mid",),
    minutes=8,
    asks="Walk me through one project of yours.",
    rephrase="Which piece of work do you know best?",
    key_points=tuple(
        KeyPoint(
            id=part,
            weight=weight,
            point=f"Tells the {part.replace('_', ' ')}",
            examples=("As told by somebody else.", "As told by another."),
            follow_ups=("Could you say more?",),
        )
        for part, weight in zip(PROJECT_POINTS, (1, 1, 1, 2, 1, 2, 1, 1), strict=True)
    ),
    hints=("What for?", "On what?", "What came of it?"),
)
BUILT = (
    "The goal was to predict which lifts fail, so that the service team could come before people were stuck. "
    "We had three years of sensor logs from 800 lifts with 240 labelled failures. "
    "Until then a rule replaced parts every 18 months, and that was our baseline. "
    "I chose gradient boosting instead of a recurrent network, because the failures were few. "
    "We judged it by recall at ten visits a day on a held-out year. "
    "I wrote the features and the evaluation, a colleague built the pipeline. "
    "In the first month it failed badly, it turned out that a firmware update had changed a unit. "
    "In the end breakdowns fell by a third and it still runs today."
)


def by_part(found: Reading) -> dict[str, str]:
    return {point.point: point.evidence.quote if point.evidence else "" for point in found.points}


def test_each_part_of_a_story_is_quoted_from_where_it_is_told() -> None:
    told = by_part(reading(TOLD, question=STORY))
    assert "bakery chain" in told["situation"]
    assert "I was responsible" in told["task"]
    assert "wrote a script" in told["action"] or "I dropped two" in told["action"]
    assert "waste fell" in told["result"]
    assert "because" in told["reasoning"] or "I learned" in told["reasoning"]


def test_what_others_did_is_a_weaker_action_than_what_oneself_did() -> None:
    mine = "I called the supplier, rewrote the import and tested it with three clerks before the opening."
    ours = (
        "We communicated a lot, the team discussed various options, and somehow it was handled in time for the opening."
    )
    action = {
        text: next(p.nearness for p in reading(text, question=STORY).points if p.point == "action")
        for text in (mine, ours)
    }
    assert action[mine] > action[ours] + 0.2


def test_all_parts_of_a_project_are_found_in_their_own_sentences() -> None:
    told = by_part(reading(BUILT, question=PROJECT))
    assert all(told.values())
    assert told["goal"].startswith("The goal was")
    assert told["baseline"].startswith("Until then")
    assert told["own_part"].startswith("I wrote the features")
    assert told["result"].startswith("In the end")


def test_a_project_that_is_only_named_has_no_parts() -> None:
    found = reading("It was a very nice project and everybody liked working on it.", question=PROJECT)
    assert {point.level for point in found.points} <= {"missed", "partly"}
    assert sum(point.level == "missed" for point in found.points) >= 6
