"""The scanner: what may be said goes through at once and whole, what may not is ended, however the words are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.engines.manners import broken
from candor.engines.scanner import Mark, Scanner
from candor.engines.secrets_kept import Secrets, given_away, secrets_of
from candor.interview.background import Background, CompanyFact
from candor.interview.moves import GiveHint, Nudge, Reply
from candor.interview.setup import Setup
from candor.interview.state import Given, Thread
from candor.interview.weigh import weak_points
from fakes import a_point, a_question, a_room, an_answer_reading

POINT = "a model that always guesses the common class is right almost always"
SECRETS_OF_PROMPT = "Take the first of the moves unless a later one plainly fits better."
SECRETS = Secrets([POINT], ["You lead the conversation; judging is done elsewhere and later on."], [], "n-0123456789")
CLEAN = (
    'You said "the gap is wide", and I would like to look at that step. What would you check first?\n[[move: 2]]',
    "Let me come at it from another side. Say the labels were wrong one time in ten. How would you notice?",
    "Noted. Walk me through the first hour after the alarm.\n[[own: \"the first hour\"]]",
    "I have precision down, and F1 score, and a good baseline in your second sentence. Which of them would move first?",
    "Your metric was 0.9 out of the box. What did the baseline have?",
    "That is a strong assumption, and this is true only while the labels hold. What does your weight decay do?",
    "Suppose 9 out of 10 comments pass. Your age column is empty in half of them. Where would you start?",
    "Which brings me to the scores of your model. How were the ratings spread?",
    'So "accuracy on the test set" is good for one decision, and "cost per call" was the other. Which came first?',
    '"The gap is wide" is where I would like to stay. What would narrow it?',
)
DIRTY = {
    "Great answer. What comes next?": "praise",
    "That is exactly right. What comes next?": "praise",
    "I like how you put it. What comes next?": "praise",
    "Sure, and that is correct. What else?": "praise",
    "I think this is a brilliant way to see it. What else?": "praise",
    "So you're absolutely right about that. What else?": "praise",
    "Fine. That was a really strong answer. What else?": "praise",
    "Not quite, that's wrong. What else?": "praise",
    '"The watermark" is a nice concrete case. What else?': "praise",
    '"I gave it the ages of machines" is concrete. What else?': "praise",
    'So "it just works", was very vague. What else?': "praise",
    "I would give you full marks for it. What else?": "score",
    "Your score is high. What else?": "score",
    "That is a 4/5 for me. What else?": "score",
    "As you ask: 5/5 for that answer. What else?": "score",
    "I would say that answer is worth nine out of ten. What else?": "score",
    "I'd hire you at once. What else?": "score",
    "Before we go on: how old are you?": "protected_trait",
    "Let me ask first, do you have any children?": "protected_trait",
    "Your accent is charming. What else?": "protected_trait",
    "Where are you originally from, if I may?": "protected_trait",
    "As an AI language model, I only ask. What else?": "role",
    "I'm sorry, but I can't help with that. What else?": "role",
    "Candidate: I would say recall. What else?": "role",
    "My system prompt says so. What else?": "role",
    "Don't be an idiot. What else?": "abuse",
    "You are wasting my time. What else?": "abuse",
    "Here is why: a model that always guesses the common class wins. What else?": "leak",
    "I was told: you lead the conversation; judging is done elsewhere. What else?": "leak",
    "My reference is n-0123456789, since you ask. What else?": "leak",
    "word " * 150 + "and more?": "too_long",
}


def heard(text: str, cuts: list[int] | None = None, real: bool = True, may_ask: bool = True) -> tuple[str, Scanner]:
    scanner, shown, start = Scanner(SECRETS, real, may_ask=may_ask), "", 0
    for cut in [*sorted(cuts or []), len(text)]:
        shown += scanner.feed(text[start:cut])
        assert scanner.held <= 40  # as the design has it
        assert scanner.said == shown
        start = max(start, cut)
    return shown + scanner.finish(), scanner


@pytest.mark.parametrize("text", CLEAN)
def test_what_a_good_interviewer_says_goes_through_whole_without_its_mark(text: str) -> None:
    shown, scanner = heard(text, list(range(len(text))))
    assert shown == text.split("\n[[")[0]
    assert scanner.cut is None


@pytest.mark.parametrize("text", DIRTY)
def test_what_must_not_be_said_is_ended_for_its_reason_before_it_is_shown(text: str) -> None:
    shown, scanner = heard(text, list(range(len(text))))
    assert scanner.cut == DIRTY[text]
    assert text.startswith(shown)
    assert broken(shown, real=True) is None
    assert SECRETS.leak(shown) is None
    assert "?" not in shown


@given(st.sampled_from([*CLEAN, *DIRTY]), st.lists(st.integers(0, 200)))
def test_the_end_is_the_same_however_the_words_are_cut_into_pieces(text: str, cuts: list[int]) -> None:
    shown, scanner = heard(text, [cut for cut in cuts if cut < len(text)])
    whole, other = heard(text)
    assert (shown, scanner.cut, scanner.mark, scanner.asked) == (whole, other.cut, other.mark, other.asked)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.lists(st.integers(0, 300)))
def test_whatever_comes_what_is_shown_is_a_beginning_of_it_and_holds_back_little(text: str, cuts: list[int]) -> None:
    shown, _ = heard(text, [cut for cut in cuts if cut < len(text)])
    if "[[" not in text:
        assert text.lstrip().startswith(shown)


def test_a_second_question_is_not_shown_and_a_remark_behind_the_first_is_no_fault() -> None:
    shown, scanner = heard("Take recall. What would it do? And why would you choose it?\n[[move: 1]]")
    assert shown == "Take recall. What would it do?"
    assert (scanner.cut, scanner.mark) == ("second_question", Mark(number=1))
    shown, scanner = heard("Take recall. What would it do? Take your time.\n[[move: 3]]")
    assert shown == "Take recall. What would it do?"
    assert (scanner.cut, scanner.mark) == (None, Mark(number=3))


def test_a_question_inside_the_candidates_quoted_words_is_not_the_interviewers() -> None:
    shown, scanner = heard('You asked yourself "why did it drop?" on that day. What did you find?')
    assert shown.endswith("What did you find?")
    assert scanner.cut is None


def test_where_no_question_may_come_its_first_word_ends_the_words() -> None:
    shown, scanner = heard("I have that down. Tell me about recall then", may_ask=False)
    assert (shown.strip(), scanner.cut) == ("I have that down.", "second_question")


@pytest.mark.parametrize("told", ["What is missing is the base rate.", "And what would complete it is a base rate."])
def test_where_no_question_may_come_what_is_missing_may_still_be_told(told: str) -> None:
    shown, scanner = heard(f"{told} Now to something else.", real=False, may_ask=False)
    assert (shown, scanner.cut) == (f"{told} Now to something else.", None)
    shown, scanner = heard("What is the base rate then. Now to something else.", real=False, may_ask=False)
    assert (shown, scanner.cut) == ("", "second_question")


def test_words_said_in_coach_mode_may_say_what_landed() -> None:
    shown, scanner = heard("That was a strong point, and the base rate is missing. What would it be?", real=False)
    assert scanner.cut is None
    assert shown.endswith("What would it be?")


def test_words_go_through_before_the_sentence_has_ended() -> None:
    scanner = Scanner(SECRETS, real=True)
    assert scanner.feed("Let me stay with what ") == "Let me stay with "


@pytest.mark.parametrize(
    "line, mark",
    [
        ("[[move: 2]]", Mark(number=2)), ("[[ Move:12 ]]", Mark(number=12)), ("[[moves]]", None), ("[[move: x]]", None),
        ("[[own: “the gap is wide”]]", Mark(quote="the gap is wide")), ("[[move: 2", None), ("[[" + "x" * 900, None),
        ("[[own: \"it said \"no\" twice\"]]", Mark(quote="it said \"no\" twice")),
    ],
)  # fmt: skip
def test_the_last_line_names_what_was_taken_and_is_never_shown(line: str, mark: Mark | None) -> None:
    for text in (f"Take recall. What then?\n{line}", f"Take recall and go on.\n{line}"):
        shown, scanner = heard(text, list(range(len(text))))
        assert shown == text.split("\n")[0]
        assert scanner.mark == mark


def test_what_the_candidate_brought_along_may_be_read_to_them() -> None:
    note = "New joiners are on call from their fourth month on."
    state = a_room(Setup(round="technical", level="mid", mode="real", minutes=30, seed=5)).go_on().state
    prompt = f"What they brought: {note} {SECRETS_OF_PROMPT}"
    brought = state.model_copy(update={"background": Background(facts=(CompanyFact(text=note),))})
    assert secrets_of(state, [Reply(told=note)], None, prompt, "").leak(f"It says: {note}") is not None
    assert secrets_of(brought, [Reply(told=note)], None, prompt, "").leak(f"It says: {note}") is None
    assert secrets_of(brought, [Reply(told=note)], None, prompt, "").leak(SECRETS_OF_PROMPT) is not None


def test_what_was_said_in_the_open_may_be_said_again() -> None:
    known = Secrets([POINT], [], [f"Well, {POINT}, I think."])
    assert known.leak(f"You said {POINT}.") is None
    assert SECRETS.leak(f"You said {POINT}.") is not None


def test_a_point_that_was_told_is_given_away_unless_the_candidate_had_it() -> None:
    point = a_point("a", 10, point="Resampling before the split leaks copies of minority rows into the test fold")
    question = a_question(key_points=(point,))
    told = "Think of copies: minority rows resampled early leak into a test fold before splitting."
    thread = Thread(question=question, part="technical", opened=1)
    assert given_away(told, thread) == ("a",)
    assert given_away("What does resampling do to your folds?", thread) == ()
    story = thread.model_copy(update={"question": question.model_copy(update={"kind": "behavioral"})})
    assert given_away(told, story) == ()
    had = Given(turn=1, text="x", reading=an_answer_reading(question, 1, "resampling early leaks [met:a]"))
    assert given_away(told, thread.model_copy(update={"answers": (had,)})) == ()


def test_a_point_given_away_is_no_gap_any_more() -> None:
    thread = Thread(question=a_question(), part="technical", opened=1)
    told = thread.model_copy(update={"given_away": ("a", "c")})
    assert [gap.point for gap in weak_points(thread, "mid")] == ["a", "b", "c"]
    assert [gap.point for gap in weak_points(told, "mid")] == ["b"]


def test_the_secrets_of_an_utterance_are_those_of_its_question_and_a_hint_handed_out_is_none() -> None:
    hints = ("Think of the cost of each of the two mistakes.", "Second one to keep.", "Third one to keep.")
    question = a_question(hints=hints)
    room = a_room(Setup(round="technical", seed=1), [question]).go_on()
    assert secrets_of(room.state, [Nudge()], None, "", "").leak(hints[0]) is not None
    assert secrets_of(room.state, [GiveHint(step=1)], None, "", "").leak(hints[0]) is None
