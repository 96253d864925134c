"""How the embedded interviewer sounds: never twice alike, one thing at a time, on the candidate's own words."""

import random
import re
from itertools import pairwise

import pytest

from candor.engines.voice import Voice, opener
from candor.interview.moves import OPENS_A_TURN, Ask, FollowUp, Greet, Repeat, Rephrase
from candor.interview.question import Question
from candor.interview.setup import Setup
from candor.ports import Cue
from candor.prompting import load_spoken, wordings
from fakes import CHECKOUT, Room, a_bank, a_point, a_question, a_room, embedded_interviewer, play, shipped_guide

SPOKEN = load_spoken(CHECKOUT / "prompts")
QUOTED = re.compile(r'"[^"]*"')
PRAISE = re.compile(
    r"\b(?:good|great|excellent|perfect|nice|well done|impressive|correct|right answer|exactly|wrong|incorrect|strong"
    r"|weak|brilliant|fantastic|solid|spot on|bravo)\b", re.IGNORECASE,
)  # fmt: skip
THINGS = (
    "we kept the last twelve weeks for testing", "I dropped the postcode column", "the labels arrive after ninety days",
    "a logistic regression reached 0.78", "recall matters more than precision there", "I split by patient",
    "analysts can review two hundred cases a day", "the gradient shrinks with depth", "I told my lead on the Monday",
    "a hash map gives constant lookup", "rare classes were one in two hundred", "my colleague owned the serving side",
    "dropout hurt the smaller model", "a fifth of the loaves were thrown away", "the loss went down to 0.3",
    "I asked the nurses what they check first", "we had forty million rows", "padding wasted half of each batch",
)  # fmt: skip
CODE = "```\ndef best(xs):\n    return max(xs)\n```"


def a_random_answer(draw: random.Random, room: Room) -> str:
    """An answer that mentions some of the open question's points, and numbers what it says so that it is new."""
    if draw.random() < 0.12:
        kind = draw.choice(["dont_know", "too_short", "off_topic", "other_language", "small_talk", "question_back"])
        return f"Well {draw.choice(THINGS)} [kind:{kind}]"
    points = [point.id for point in room.state.thread.question.key_points] if room.state.thread else ["none"]
    tags = [f"[met:{p}]" for p in points] + [f"[partly:{p}]" for p in points] + ["[phrase]"] * 3 + ["[flag:evasion]"]
    tags += ["[flag:rambling]", "[flag:overclaiming]", "[move:mechanism]"]
    thread = room.state.thread
    tags += [f"[wrong:{w.id}@{points[0]}]" for w in thread.question.misconceptions] if thread else []
    cases = [f"in case {room.state.turn}{letter}" for letter in "abc"[: draw.randint(1, 3)]]
    said = [f"{draw.choice(THINGS)} {case} {draw.choice(tags)}." for case in cases]
    return " ".join(["So it goes.", *said, *([CODE] if draw.random() < 0.1 else [])])


def a_long_interview(seed: int, mode: str, round_: str = "full") -> Room:
    draw = random.Random(seed)
    setup = Setup.model_validate({"round": round_, "mode": mode, "minutes": 120, "seed": seed})
    guide = shipped_guide()
    room = a_room(setup, guide.bank, entries={entry.id: entry for entry in guide.candidate_questions}).go_on()
    while room.state.status != "ended" and len(room.said) < 120:
        if room.state.thread is not None and draw.random() < 0.2:
            room.command(draw.choice(["hint", "repeat", "rephrase", "skip"]))
        elif room.state.part == "questions" and draw.random() < 0.7:
            room.answer(f"What about {draw.choice(sorted(room.entries))}?")
        else:
            room.answer(a_random_answer(draw, room), draw.choice([20, 60, 120]))
    return room


LONG = [(seed, mode) for seed in range(4) for mode in ("real", "coach")]


@pytest.fixture(scope="module")
def interviews() -> dict[tuple[int, str], Room]:
    return {(seed, mode): a_long_interview(seed, mode) for seed, mode in LONG}


@pytest.mark.parametrize("which", LONG)
def test_no_two_utterances_in_a_row_begin_alike(
    interviews: dict[tuple[int, str], Room], which: tuple[int, str]
) -> None:
    said = interviews[which].said
    assert len(said) > 60
    assert [(a, b) for a, b in pairwise(said) if opener(a) == opener(b)] == []


def without_the_bank(room: Room, text: str) -> str:
    """`text` with the bank's own wordings and the guide's replaced by nothing."""
    for question in (thread.question for thread in room.state.threads):
        wordings_of_it = [question.asks, question.rephrase, *question.hints]
        wordings_of_it += [wrong.follow_up for wrong in question.misconceptions]
        wordings_of_it += [wording for point in question.key_points for wording in (point.point, *point.follow_ups)]
        for wording in wordings_of_it:
            text = text.replace(wording, "")
    for entry in shipped_guide().candidate_questions:
        text = text.replace(entry.reveals, "").replace(entry.follow_up, "")
    return text


@pytest.mark.parametrize("which", [pair for pair in LONG if pair[1] == "real"])
def test_one_thing_is_asked_at_a_time_and_nothing_is_judged(
    interviews: dict[tuple[int, str], Room], which: tuple[int, str]
) -> None:
    room = interviews[which]
    for text in room.said:
        own = QUOTED.sub("", without_the_bank(room, text))
        asked_by_the_bank = any(text.endswith(thread.question.asks) for thread in room.state.threads)
        assert own.count("?") <= (0 if asked_by_the_bank else 1), text
        assert not PRAISE.search(own), text


@pytest.mark.parametrize("which", LONG)
def test_what_is_quoted_was_said_and_is_quoted_once(
    interviews: dict[tuple[int, str], Room], which: tuple[int, str]
) -> None:
    room = interviews[which]
    answers = "\n".join(answer.text for answer in room.state.answers)
    quoted: list[str] = []
    for said in room.state.said:
        phrases = [phrase.strip('"') for phrase in QUOTED.findall(without_the_bank(room, said.text))]
        phrases = [phrase for phrase in phrases if phrase not in ("", "because")]
        assert [phrase for phrase in phrases if phrase not in answers] == []
        if said.move.kind not in ("repeat", "rephrase", "clarify"):  # these go back to the same words
            quoted += phrases
    assert len(quoted) > 10
    assert len(quoted) == len(set(quoted))


@pytest.mark.parametrize("which", LONG)
def test_a_follow_up_takes_up_words_whenever_there_are_some(
    interviews: dict[tuple[int, str], Room], which: tuple[int, str]
) -> None:
    room = interviews[which]
    earlier = ""
    for said in room.state.said:
        given = next((a for a in room.state.answers if a.turn == said.turn - 1), None)
        if isinstance(said.move, FollowUp) and said.move.angle != "why" and given and given.reading:
            fresh = [phrase.quote for phrase in given.reading.phrases if phrase.quote not in earlier]
            assert not fresh or QUOTED.search(said.text)
        earlier += said.text


@pytest.mark.parametrize("which", LONG)
def test_no_lead_is_used_again_while_others_are_unused(
    interviews: dict[tuple[int, str], Room], which: tuple[int, str]
) -> None:
    room = interviews[which]
    voice = Voice(room.state, 999)
    for leads in (SPOKEN.take_up.missing, SPOKEN.take_up.partly, SPOKEN.bridge.skip):
        times = [voice.times_said(lead) for lead in leads]
        assert max(times) - min(times) <= 2, dict(zip(leads, times, strict=True))


def test_a_rephrasing_differs_from_the_question_and_a_repetition_is_the_question() -> None:
    room = play(Setup(round="technical"), ["/rephrase", "/repeat"], shipped_guide().bank)
    question = room.state.threads[0].question
    assert question.rephrase in room.said[1]
    assert question.asks not in room.said[1]
    assert question.asks in room.said[2]


def test_a_follow_up_is_repeated_whole_and_rephrased_in_its_other_wording() -> None:
    room = play(Setup(round="technical"), ["We used 0.9 there [phrase].", "/repeat", "/rephrase"])
    assert isinstance(room.moves[1], FollowUp)
    assert "How about part a?" in room.said[2]
    assert "Where would a show?" in room.said[3]


def test_a_question_for_the_reason_is_repeated_with_the_words_it_rests_on() -> None:
    everything = "We got 0.95 here [met:a]. Then b [met:b] and c [met:c]."
    room = play(Setup(round="technical"), [everything, "/repeat", "/rephrase"])
    assert isinstance(room.moves[1], FollowUp)
    assert room.moves[1].angle == "why"
    assert room.said[1] in room.said[2]
    assert '"We got 0.95 here"' in room.said[3]
    assert room.said[1] not in room.said[3]


def test_a_follow_up_without_another_wording_is_said_again_and_not_passed_off_as_new() -> None:
    points = (a_point("a", 5, follow_ups=("How about part a?",)), a_point("b", 3), a_point("c", 2))
    room = play(Setup(round="technical"), ["Nothing.", "/rephrase"], [a_question(key_points=points)])
    assert isinstance(room.moves[2], Rephrase)
    assert any(room.said[2] == wording.format(question="How about part a?") for wording in SPOKEN.repeat)


@pytest.mark.parametrize("tag", ["[met:a] [met:b] [met:c]", "[wrong:w@a]", "[flag:overclaiming]", "[flag:evasion]"])
def test_an_answer_that_is_all_code_can_be_followed_up(tag: str) -> None:
    room = play(Setup(round="technical"), [f"{CODE}\n{tag}"])
    assert room.moves[1].kind in ("follow_up", "probe", "clarify")
    assert "def best" not in room.said[1]


def test_that_code_is_read_and_not_run_is_said_once_and_the_code_is_kept_as_written() -> None:
    room = play(Setup(round="technical", minutes=60), [CODE, f"Better:\n{CODE}", CODE])
    assert room.state.answers[0].text == CODE
    told = [text for text in room.said if any(wording in text for wording in SPOKEN.code)]
    assert told == [room.said[1]]


def test_two_attempts_at_an_utterance_are_the_same_words() -> None:
    room = a_room(Setup(minutes=60, seed=5), shipped_guide().bank)
    room.begin(Greet())
    first = room.compose(Greet())
    room.begin(Greet())
    assert room.state.attempt == 2
    assert room.compose(Greet()) == first


def test_another_seed_greets_in_other_words() -> None:
    assert len({a_room(Setup(seed=seed)).go_on().said[0] for seed in range(8)}) == len(SPOKEN.greet)


async def test_what_is_streamed_is_what_is_composed() -> None:
    room = play(Setup(round="technical"), ["We used 0.9 there [phrase]."])
    cue = Cue(room.state, Repeat(), 3)
    streamed = [word async for word in embedded_interviewer().speak(cue)]
    assert len(streamed) > 3
    assert "".join(streamed) == embedded_interviewer().compose(cue)
    assert embedded_interviewer().stamp.prompt.startswith("spoken.v1@")


@pytest.mark.parametrize("after", ["skip", "silence", "dont_know", "unclear"])
def test_what_leads_to_the_candidates_own_part_announces_no_other_question(after: str) -> None:
    for wording in getattr(SPOKEN.bridge, after):
        assert not re.search(r"\b(?:another|next|different|new|something else)\b", wording, re.IGNORECASE)


def test_no_wording_of_real_mode_praises_or_asks_two_things() -> None:
    tree = SPOKEN.model_dump(exclude={"coach"})
    for wording in wordings(tree):
        assert not PRAISE.search(QUOTED.sub("", wording)), wording
        assert QUOTED.sub("", wording).count("?") + wording.count("{question}") <= 1, wording


def test_topics_keep_their_capitals_inside_a_sentence() -> None:
    slugs = ("python", "system-design", "cpp", "overfitting")
    bank = [a_question(f"q{n}", topic=slug) for n, slug in enumerate(slugs)]
    everything = "All [met:a] of [met:b] it [met:c] because [move:mechanism]"
    rooms = [play(Setup(round="technical", minutes=60, seed=seed), [everything] * 4, bank) for seed in range(20)]
    spoken = " ".join(text for room in rooms for text in room.said)
    assert {name for name in ("Python", "ML system design", "C++", "overfitting") if f" {name}." in spoken} == {
        "Python", "ML system design", "C++", "overfitting",
    }
    assert not re.search(r"\b(?:python|ml system|c\+\+|Overfitting)", spoken)


def test_in_a_project_no_topic_is_announced() -> None:
    everything = "All [met:a] of [met:b] it [met:c] because [move:mechanism]"
    bank = [a_question(f"p{n}", "project", topic="project-deep-dive") for n in range(6)]
    room = play(Setup(round="project", minutes=60), [everything] * 5, bank)
    assert "deep dive" not in " ".join(room.said).casefold()


def test_coach_feedback_quotes_what_landed_and_names_what_is_open() -> None:
    script = ["It costs more there [met:a] because x [move:mechanism]."] * 3
    room = play(Setup(round="technical", mode="coach", minutes=60), script)
    onward = next(text for text, move in zip(room.said[1:], room.moves[1:], strict=True) if isinstance(move, Ask))
    feedback = onward.split("\n\n")[0]
    assert "explains part b" in feedback
    assert '"It costs more there"' in room.said[1]


def test_coach_feedback_compares_a_second_attempt_with_the_first() -> None:
    script = ["Some [met:a] since [move:mechanism].", "/redo", "Some [met:a] and more [met:b] since [move:mechanism]."]
    room = play(Setup(round="technical", mode="coach", minutes=60), script)
    assert re.search(r"\b1\b.*\b3\b.*\b2\b|\b2\b.*\b3\b.*\b1\b", room.said[-1])


def test_real_mode_gives_no_feedback() -> None:
    room = a_long_interview(11, "real", "technical")
    coach = [wording.split("{")[0] for wording in wordings(SPOKEN.coach.model_dump()) if len(wording.split("{")[0]) > 8]
    assert not [text for text in room.said for start in coach if start in text]


def test_every_question_of_the_bank_can_be_asked_hinted_repeated_rephrased_and_left() -> None:
    questions: list[Question] = [*shipped_guide().bank, *a_bank()]
    for question in questions:
        script = [*["/hint"] * 4, "/repeat", "/rephrase", "[kind:dont_know]", "/repeat", "/rephrase", "/end"]
        known = question.model_copy(update={"needs": None})  # asked as if a company were named
        room = play(Setup(question_ids=(question.id,), minutes=20), script, [known])
        assert room.state.status == "ended"
        repeats = [t for t, move in zip(room.said, room.moves, strict=True) if isinstance(move, Repeat)]
        assert question.asks in repeats[0]
        opening = [s.text for s in room.state.said if s.move.kind in OPENS_A_TURN]
        assert any(repeats[1].split(wording.split("{")[0])[-1] in opening[-1] for wording in SPOKEN.repeat)
