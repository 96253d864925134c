"""The rules of the room by example: what is asked next, what is refused and why, and how the time is shared out."""


import pytest

from candor.errors import OutOfTurn, UnknownQuestion
from candor.interview.moves import (
    AnyMove,
    Ask,
    Clarify,
    Close,
    FollowUp,
    GiveHint,
    Invite,
    NoMoreHints,
    Probe,
)
from candor.interview.plan import Leanings, make_plan
from candor.interview.setup import Setup
from fakes import Room, a_bank, a_point, a_question, a_room, play

TECHNICAL = Setup(round="technical", minutes=60)
COACHED = Setup(round="technical", minutes=60, mode="coach")


def last(room: Room) -> AnyMove:
    return room.moves[-1]


def follow_ups(room: Room) -> list[str]:
    return [move.target for move in room.moves if isinstance(move, FollowUp)]


def test_a_follow_up_goes_to_the_weightiest_part_that_is_missing() -> None:
    room = play(TECHNICAL, ["It costs more [met:b] because of c [move:mechanism]."])
    assert last(room) == FollowUp(target="a", angle="missing")


def test_what_was_half_said_is_asked_after_where_nothing_is_missing() -> None:
    answer = "Some of it [partly:a] and b [met:b] and c [met:c] and the rest because of x [move:mechanism]."
    room = play(TECHNICAL, [answer])
    move = last(room)
    assert isinstance(move, FollowUp)
    assert (move.target, move.angle) == ("a", "partly")
    assert move.evidence is not None
    assert move.evidence.quote == "Some of it"


def test_a_heavy_gap_comes_before_a_half_said_point_of_the_same_weight() -> None:
    question = a_question(key_points=(a_point("a", 4), a_point("b", 4), a_point("c", 2)))
    room = play(TECHNICAL, ["A part of it [partly:a] because y [move:mechanism]."], [question])
    assert last(room) == FollowUp(target="b", angle="missing")


def test_what_is_missing_comes_before_what_was_half_said_even_where_that_weighs_more() -> None:
    question = a_question(key_points=(a_point("a", 6), a_point("b", 2), a_point("c", 2)))
    room = play(TECHNICAL, ["A part of it [partly:a] and c [met:c] because y [move:mechanism]."], [question])
    assert last(room) == FollowUp(target="b", angle="missing")


def test_what_was_half_said_is_worth_the_first_follow_up_and_not_the_second() -> None:
    question = a_question(key_points=(a_point("a", 4), a_point("b", 4), a_point("c", 2)))
    answers = ["A part of it [partly:a] and c [met:c] because y [move:mechanism].", "And b [met:b]."]
    room = play(TECHNICAL, answers, [question, a_question("next")])
    assert follow_ups(room) == ["b"]
    assert isinstance(last(room), Ask)
    missing = play(TECHNICAL, ["Nothing of it [met:c] because y [move:mechanism].", "Still nothing."], [question])
    assert follow_ups(missing) == ["a", "b"]


def test_a_misconception_is_probed_before_anything_is_missed() -> None:
    room = play(TECHNICAL, ["More epochs always help [wrong:w@c] and so on."])
    move = last(room)
    assert isinstance(move, Probe)
    assert (move.about, move.target, move.evidence.quote) == ("misconception", "w", "More epochs always help")


def test_a_misconception_is_probed_once() -> None:
    room = play(TECHNICAL, ["More epochs help [wrong:w@c].", "More epochs still help [wrong:w@c]."])
    assert [move.kind for move in room.moves] == ["ask", "probe", "follow_up"]


def test_a_recited_answer_is_asked_for_its_reason() -> None:
    room = play(TECHNICAL, ["Recall is right [met:a] and precision as well [met:b] and cost [met:c]."])
    said = room.state.threads[0].readings[0].points[0].evidence
    assert last(room) == FollowUp(target="a", angle="why", evidence=said)


def test_a_reasoned_answer_is_not_asked_for_its_reason() -> None:
    room = play(TECHNICAL, ["Recall [met:a] precision [met:b] cost [met:c] since it is rare [move:mechanism]."])
    assert isinstance(last(room), Ask)


def test_a_story_is_never_asked_why_it_is_true() -> None:
    room = play(Setup(round="behavioral", minutes=60), ["We did it [met:a] and it held [met:b] and c [met:c]."])
    assert isinstance(last(room), Ask)


def test_a_question_is_followed_up_twice_at_most() -> None:
    room = play(TECHNICAL, ["Nothing yet.", "Still nothing.", "No."])
    assert [move.kind for move in room.moves] == ["ask", "follow_up", "follow_up", "ask"]
    assert follow_ups(room) == ["a", "b"]


def test_saying_twice_that_one_does_not_know_moves_on() -> None:
    room = play(TECHNICAL, ["No idea [kind:dont_know]", "None [kind:dont_know]"])
    assert room.moves[1] == Clarify(reason="dont_know")
    assert isinstance(room.moves[2], Ask)
    assert room.moves[2].after == "dont_know"


@pytest.mark.parametrize("kind", ["too_short", "off_topic", "other_language", "small_talk", "question_back"])
def test_what_is_no_answer_is_asked_for_one_once(kind: str) -> None:
    room = play(TECHNICAL, [f"Well [kind:{kind}]", f"Well then [kind:{kind}]"])
    assert room.moves[1] == Clarify.model_validate({"reason": kind})
    assert isinstance(room.moves[2], Ask)
    assert room.moves[2].after == "unclear"


@pytest.mark.parametrize("flag", ["evasion", "rambling"])
def test_an_evasion_or_a_ramble_is_taken_up_before_the_gaps(flag: str) -> None:
    move = last(play(TECHNICAL, [f"It depends on many things [flag:{flag}]."]))
    assert isinstance(move, Clarify)
    assert move.reason == flag


def test_a_large_claim_is_probed_with_its_words() -> None:
    move = last(play(TECHNICAL, ["I can solve any of these [flag:overclaiming] because a [met:a]."]))
    assert isinstance(move, Probe)
    assert (move.about, move.evidence.quote) == ("claim", "I can solve any of these")


PROJECT = Setup(round="project", minutes=60)


def test_an_unbacked_claim_is_asked_about_before_the_gaps_of_a_project_and_after_those_of_a_technical_answer() -> None:
    room = play(PROJECT, ["We raised sales by a third [claim:impact]."])
    move = last(room)
    assert isinstance(move, Probe)
    assert (move.about, move.target, move.evidence.quote) == ("claim", "claim.1.0", "We raised sales by a third")
    technical = play(TECHNICAL, ["I know this very well [claim:skill]."])
    assert isinstance(last(technical), FollowUp)


def test_an_excellent_answer_shows_what_is_claimed_in_it() -> None:
    everything = "It rose by a third [claim:impact] [met:a] [met:b] {} because of that [move:mechanism]."
    assert not isinstance(last(play(PROJECT, [everything.format("[met:c]")])), Probe)
    assert isinstance(last(play(PROJECT, [everything.format("")])), Probe)


def test_what_is_said_in_reply_to_a_follow_up_is_no_claim_to_be_probed() -> None:
    room = play(PROJECT, ["We did something.", "I built the table alone [claim:credit]."])
    assert [move.kind for move in room.moves] == ["ask", "follow_up", "follow_up"]
    first = play(PROJECT, ["I built the table alone [claim:credit]."])
    assert isinstance(last(first), Probe)


def test_a_bare_figure_is_not_worth_a_follow_up() -> None:
    assert not isinstance(last(play(PROJECT, ["We had 4,000 users [claim:number]."])), Probe)


def test_a_question_has_one_probe_of_a_claim_and_an_interview_two() -> None:
    bank = tuple(a_question(f"project-{n}", "project") for n in range(5))
    room = play(PROJECT, ["I built it alone [claim:credit]." for _ in range(12)], bank)
    assert sum(isinstance(move, Probe) for move in room.moves) == 2
    for thread in room.state.threads:
        assert sum(target.startswith("!claim.") for target in thread.follow_ups) <= 1


def test_nothing_is_probed_in_the_candidates_own_part() -> None:
    room = play(PROJECT, ["/skip"] * 8, a_bank(1))
    while room.state.status == "listening" and room.state.part != "questions":
        room.command("skip")
    if room.state.status == "listening":
        room.answer("I built the whole thing alone [claim:credit]. What do you build?")
        assert not isinstance(last(room), Probe)
    assert room.state.part == "questions"


def test_hints_come_in_three_steps_and_then_there_are_none() -> None:
    room = play(TECHNICAL, ["/hint", "/hint", "/hint", "/hint"])
    assert room.moves[1:] == [GiveHint(step=1), GiveHint(step=2), GiveHint(step=3), NoMoreHints()]
    assert room.state.threads[0].hints == 3
    assert room.state.turn == 1


def test_taking_it_again_keeps_both_attempts() -> None:
    room = play(COACHED, ["First try [met:a].", "/redo", "Second try [met:a]."])
    first, second = room.state.threads[:2]
    assert (first.question.id, first.attempt) == (second.question.id, 1)
    assert second.attempt == 2
    assert (first.answers[0].text, second.answers[0].text) == ("First try [met:a].", "Second try [met:a].")


def test_taking_it_again_puts_back_the_question_that_was_open() -> None:
    everything = "All [met:a] of [met:b] it [met:c] because [move:mechanism]"
    room = play(COACHED, [everything, "/redo", everything])
    first, second = dict.fromkeys(room.asked)
    assert room.asked == [first, second, first, second]
    assert [t.question.id for t in room.state.threads] == [first, first, second]


def test_taking_it_again_forgets_no_question_that_was_skipped() -> None:
    room = play(COACHED, ["All [met:a] of [met:b] it [met:c] because [move:mechanism]"])
    while not isinstance(last(room), Invite):
        room.command("skip")
    skipped = [t.question.id for t in room.state.threads if t.closed == "skip"]
    room.command("redo")
    assert [t.question.id for t in room.state.threads if t.closed == "skip"] == skipped


def test_taking_it_again_belongs_to_coach_mode() -> None:
    room = play(TECHNICAL, ["First try."])
    with pytest.raises(OutOfTurn, match="coach mode"):
        room.command("redo")


def test_a_drill_asks_the_listed_questions_in_order_and_closes() -> None:
    ids = ("project-2", "technical-1", "technical-3", "behavioral-1")
    everything = "All [met:a] of [met:b] it [met:c] because [move:mechanism]"
    room = play(Setup(minutes=30, question_ids=ids), [everything] * 4)
    assert tuple(room.asked) == ids
    assert last(room) == Close(because="done")
    assert not any(isinstance(move, Invite) for move in room.moves)
    assert room.state.ended == "done"


def test_a_drill_of_an_unknown_question_is_refused_by_name() -> None:
    with pytest.raises(UnknownQuestion, match="no-such-question"):
        make_plan(Setup(question_ids=("technical-1", "no-such-question")), a_bank())


def test_a_full_loop_of_half_an_hour_goes_through_every_part_in_order() -> None:
    plan = make_plan(Setup(minutes=30), a_bank(10))
    parts = [section.part for section in plan.sections]
    assert parts[:4] == ["opening", "technical", "project", "behavioral"]
    assert parts[-1] == "questions"
    assert plan.seconds == 30 * 60
    assert 120 <= plan.sections[-1].seconds <= 300
    assert all(section.questions for section in plan.sections[1:4])
    asked = [question for section in plan.sections for question in section.questions]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("minutes", [3, 10, 45, 120])
@pytest.mark.parametrize("round_", ["technical", "project", "behavioral", "full"])
def test_every_plan_leaves_at_least_a_minute_for_the_candidates_questions(minutes: int, round_: str) -> None:
    plan = make_plan(Setup.model_validate({"round": round_, "minutes": minutes}), a_bank())
    assert plan.seconds == minutes * 60
    assert 60 <= plan.sections[-1].seconds <= 301
    assert plan.sections[-1].part == "questions"


def test_the_same_seed_plans_the_same_interview_and_recent_questions_come_last() -> None:
    bank = a_bank(6)
    plan = make_plan(Setup(round="project", minutes=60, seed=7), bank)
    assert plan == make_plan(Setup(round="project", minutes=60, seed=7), bank)
    recent = plan.sections[0].questions[:2]
    again = make_plan(Setup(round="project", minutes=60, seed=7), bank, Leanings(recent)).sections[0].questions
    assert set(again[-2:]) == set(recent) or not set(recent) & set(again)


def test_slow_answers_shorten_the_questions_and_not_the_candidates_own_time() -> None:
    room = a_room(Setup(minutes=30), a_bank(8)).go_on()
    while not isinstance(last(room), Invite):
        room.answer("Nothing in particular.", seconds=200)
    assert room.state.seconds_left_in(len(room.state.plan.sections) - 1) > 0
    assert {"technical", "project", "behavioral"} <= {t.part for t in room.state.threads}


def test_a_level_expects_only_what_is_due_from_it() -> None:
    senior = a_question(key_points=(a_point("a", 5, expected_from="senior"), a_point("b", 3), a_point("c", 2)))
    weakest = {}
    for level in ("junior", "mid", "senior"):
        setup = Setup.model_validate({"round": "technical", "minutes": 60, "level": level})
        weakest[level] = follow_ups(play(setup, ["Hm, because x [move:mechanism]."], [senior]))
    assert weakest == {"junior": ["b"], "mid": ["b"], "senior": ["a"]}


def test_a_point_that_was_asked_for_in_every_wording_is_not_asked_for_again() -> None:
    points = (a_point("a", 5, follow_ups=("How about part a?",)), a_point("b", 3), a_point("c", 2))
    script = ["[kind:dont_know]", "Because of something [move:mechanism]."]
    room = play(TECHNICAL, script, [a_question(key_points=points)])
    assert "How about part a?" in room.said[1]
    assert last(room) == FollowUp(target="b", angle="missing")


def test_who_did_what_in_a_project_is_never_asked_for_a_reason() -> None:
    points = (a_point("own_part", 5), a_point("choice", 3), a_point("result", 2))
    bank = [a_question("p", "project", key_points=points), a_question("q", "project", key_points=points)]
    room = play(Setup(round="project", minutes=60), ["I built it [met:own_part] and it ran [met:result]."], bank)
    assert last(room) == FollowUp(target="choice", angle="missing")
    room.answer("We took trees [met:choice].")
    move = last(room)
    assert isinstance(move, FollowUp)
    assert (move.target, move.angle) == ("choice", "why")
