"""Signs read together, and the guards without which nothing is flagged."""

import pytest

from candor.interview.reading import PitfallKind
from candor.pitfalls import guards, together
from candor.pitfalls.exchange import Exchange
from candor.pitfalls.readings import ASKED, KINDS, SIGNS


def heard(answer: str, said: str = "") -> Exchange:
    return Exchange.of(said, answer, "opening", None)


def joint(kind: PitfallKind, answer: str, said: str = "") -> dict[str, float]:
    exchange = heard(answer, said)
    signs = {name: float(exchange.times(pattern)) for name, pattern in SIGNS[kind].items()}
    return together.READ[kind](exchange, signs | {n: float(exchange.asks(p)) for n, p in ASKED[kind].items()})


def test_every_kind_is_read_and_has_its_signs() -> None:
    assert set(together.READ) == set(KINDS) == set(ASKED)
    assert len(KINDS) == 14


def test_a_date_for_an_outcome_counts_only_without_a_condition() -> None:
    sure = joint("false_promise", "Your returns will be gone within two weeks.")
    unsure = joint("false_promise", "If the labels hold, your returns may be gone within two weeks.")
    assert sure["dated"] == sure["outcome_for_you"] == 1
    assert unsure["dated"] == unsure["outcome_for_you"] == unsure["unconditioned"] == 0


def test_hesitation_is_no_sign_of_an_unclear_explanation() -> None:
    told = "It keeps the weights small so that the model stays simple on new data."
    plain = joint("unclear_explanation", told)
    halting = joint("unclear_explanation", f"Um, it {told[:8]}, uh,{told[8:]}")
    assert plain["circling"] == halting["circling"]
    assert plain["jargon_all"] == pytest.approx(halting["jargon_all"], abs=0.02)


def test_words_of_one_family_go_round_in_a_circle() -> None:
    round_ = joint("unclear_explanation", "The sampler samples the samples by sampling what it sampled before.")
    straight = joint("unclear_explanation", "It draws a few rows by chance, and each row has the same odds.")
    assert round_["circling"] > 0.5 > straight["circling"]


def test_only_the_reply_is_asked_about() -> None:
    said = "Do you have any questions for us?"
    assert joint("no_questions", "Just when I will hear back from you.", said)["only_the_reply"] == 1
    assert joint("no_questions", "How do your teams decide what to build next?", said)["questions"] == 1


def test_a_failure_told_without_an_own_share_is_told_from_one_with_it() -> None:
    said = "What went wrong with the release?"
    theirs = "The tester should have caught it, so it is on her."
    assert joint("blame_shifting", theirs, said)["asked_others_alone"] > 0
    shared = "The tester missed it, and I should have written the case she needed."
    assert joint("blame_shifting", shared, said)["asked_others_alone"] == 0


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        ("no_questions", "Did you use a baseline?", "No, none."),
        ("no_questions", "Any questions for me?", "No, you answered them all, the one on data and the one on tests."),
        ("salary_focus", "What salary do you have in mind?", "Sixty thousand, and a pension."),
        ("salary_focus", "What drives you?", "Seeing people use what I built."),
        ("unprofessional_language", "What did the user write?", 'She wrote "this damn thing is an idiot", rightly.'),
        ("overclaiming", "How good is your SQL?", "Nobody knows all of it, least of all me."),
        ("overclaiming", "How good is your SQL?", "Good enough for reports."),
        ("evasion", "Did it work?", " ".join(["We compared both versions and the second was better."] * 12)),
        ("unclear_explanation", "What is it for?", "It keeps weights small."),
        ("rambling", "What is it for?", "My uncle had a boat."),
    ],
)  # fmt: skip
def test_what_rules_a_kind_out(kind: PitfallKind, said: str, answer: str) -> None:
    assert not guards.possible(kind, heard(answer, said))


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        ("no_questions", "Any questions for me?", "No, none."),
        ("salary_focus", "What drives you?", "The bonus, mostly."),
        ("unprofessional_language", "What did the user write?", "Some damn nonsense."),
        ("overclaiming", "How good is your SQL?", "There is nothing I can't do in it."),
    ],
)
def test_what_lets_a_kind_be_thought_of(kind: PitfallKind, said: str, answer: str) -> None:
    assert guards.possible(kind, heard(answer, said))
