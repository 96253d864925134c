"""Where a follow-up was aimed, and what an interviewer must not say: judged by what is true, not by what was read."""

from pathlib import Path

import pytest

from candor.errors import DatasetError
from candor.evaluation import faults
from candor.evaluation.aiming import Truth, aim_of, asks_after, judged
from candor.evaluation.candidates import Said, Scripted, folder_hash, points_named, read_candidates
from candor.interview.moves import AnyMove, Clarify, FollowUp, Nudge, Own, Probe
from candor.interview.quote import Quote
from candor.resources import data_folder
from fakes import shipped_guide

ANSWER = "I'd lower the threshold, since misses cost more. I am the best at this. Accuracy is all that counts."
QUESTION = shipped_guide().question("segments-how-many")


def quote(words: str, answer: str = ANSWER, turn: int = 1) -> Quote:
    start = answer.index(words)
    return Quote(turn=turn, quote=words, start=start, end=start + len(words))


def heard() -> Truth:
    truth = Truth(QUESTION)
    said = Scripted.model_validate({
        "says": ANSWER,
        "points": {"team-can-act": "said", "groups-come-back": "bare", "columns-comparable": "half",
                   "elbow-and-silhouette": {"made": "half", "within": "I'd lower the threshold"}},
        "wrong": {"one-true-k": "Accuracy is all that counts"}, "unbacked": ["I am the best at this"],
    })  # fmt: skip
    truth.hear(1, said)
    return truth


@pytest.mark.parametrize("target, angle, right", [
    ("team-can-act", "missing", False), ("team-can-act", "why", False),
    ("groups-come-back", "missing", False), ("groups-come-back", "why", True),
    ("columns-comparable", "partly", True), ("fit-always-improves", "missing", True),
    ("fit-always-improves", "why", False),
])  # fmt: skip
def test_a_follow_up_is_right_where_its_point_is_open(target: str, angle: str, right: bool) -> None:
    verdict = judged(heard(), FollowUp.model_validate({"target": target, "angle": angle}), "")
    assert verdict.right is right


def test_asking_for_what_was_said_is_told_as_a_repeat() -> None:
    assert judged(heard(), FollowUp(target="team-can-act", angle="missing"), "").repeat == "already_said"
    assert judged(heard(), FollowUp(target="groups-come-back", angle="partly"), "").repeat == "already_said"
    assert judged(heard(), FollowUp(target="groups-come-back", angle="why"), "").repeat is None


@pytest.mark.parametrize("move, right", [
    (Probe(about="misconception", target="one-true-k", evidence=quote("Accuracy is all")), True),
    (Probe(about="misconception", target="lowest-inertia-wins", evidence=quote("that counts")), True),
    (Probe(about="misconception", target="lowest-inertia-wins", evidence=quote("misses cost more")), False),
    (Probe(about="claim", target="overclaiming", evidence=quote("the best at this")), True),
    (Probe(about="claim", target="claim.1.0", evidence=quote("I'd lower the threshold, since")), True),
    (Probe(about="claim", target="claim.1.0", evidence=quote("misses cost more")), False),
])  # fmt: skip
def test_a_probe_is_right_where_its_words_are_wrong_or_weak(move: Probe, right: bool) -> None:
    assert judged(heard(), move, "").right is right


def test_a_point_that_was_given_is_open_no_longer_and_a_reason_mends_what_was_bare() -> None:
    truth = heard()
    truth.hear(2, Said.model_validate({"says": "Scale them.", "points": {"columns-comparable": "said"}}))
    truth.hear(3, Said(says="Or else it is luck."), FollowUp(target="groups-come-back", angle="why"))
    assert (truth.made("columns-comparable"), truth.made("groups-come-back")) == ("said", "said")
    truth.hear(4, Said.model_validate({"says": "Hm.", "points": {"columns-comparable": "half"}}))
    assert truth.made("columns-comparable") == "said"


def test_a_claim_that_was_backed_is_not_weak_any_more() -> None:
    truth, probe = heard(), Probe(about="claim", target="overclaiming", evidence=quote("I am the best"))
    truth.hear(2, Said(says="I won the prize in May.", backs=True), probe)
    assert not judged(truth, probe, "").right


def test_a_copy_of_what_is_true_does_not_change_with_what_comes() -> None:
    truth = heard()
    before = truth.copy()
    truth.hear(2, Said.model_validate({"says": "Scale.", "points": {"columns-comparable": "said"}}))
    assert before.made("columns-comparable") == "half"


def test_the_same_aim_twice_in_an_exchange_misses() -> None:
    truth, move = heard(), FollowUp(target="fit-always-improves", angle="missing")
    truth.aims.append(aim_of(move) or "")
    assert (judged(truth, move, "").right, judged(truth, move, "").repeat) == (False, "asked_twice")


@pytest.mark.parametrize("manner, reason, right", [
    ("plain", "evasion", False), ("evasive", "evasion", True), ("rambling", "rambling", True),
    ("rambling", "dont_know", False), ("dont_know", "dont_know", True), ("short", "too_short", True),
    ("hostile", "off_topic", True), ("plain", "other_language", False),
])  # fmt: skip
def test_an_answer_is_asked_for_where_there_was_none(manner: str, reason: str, right: bool) -> None:
    truth = Truth(QUESTION)
    truth.hear(1, Said.model_validate({"says": "Well.", "manner": manner}))
    assert judged(truth, Clarify.model_validate({"reason": reason}), "").right is right


def test_a_question_of_the_models_own_is_judged_by_its_words_and_else_by_what_it_asks_after() -> None:
    truth = heard()
    assert judged(truth, Own(evidence=quote("the best at this")), "Who says so?").right
    assert judged(truth, Own(evidence=quote("Accuracy is")), "Is it?").right
    kept = "You mentioned misses. How many campaigns can the team run, and who would treat segments differently?"
    verdict = judged(truth, Own(evidence=quote("misses cost more")), kept)
    assert (verdict.right, verdict.repeat) == (False, "already_said")
    assert "team-can-act" in verdict.why
    assert not judged(truth, Own(evidence=quote("misses cost more")), "Which train did you take?").right


def test_what_a_question_asks_after_is_none_of_its_points_where_it_shares_little() -> None:
    assert asks_after(QUESTION, "Would bootstrap resamples and other seeds bring the same groups?") is not None
    assert asks_after(QUESTION, "Which train did you take?") is None


def test_a_move_that_goes_back_to_nothing_has_no_aim() -> None:
    nothing: AnyMove = Nudge()
    assert aim_of(nothing) is None
    with pytest.raises(ValueError):
        judged(heard(), nothing, "")


@pytest.mark.parametrize("text, asked", [
    ("What would you do?", 1), ("What is it? And why?", 2), ('You said "why? how?". What then?', 1),
    ("Tell me how you get there.", 1), ("Describe the project. How did it end?", 2), ("Tell me: what is it?", 1),
    ("We have time. I'll tell you more later.", 0),
])  # fmt: skip
def test_what_is_asked_for_is_counted_outside_of_quotations(text: str, asked: int) -> None:
    assert faults.asked_in(text) == asked


def test_praise_and_private_matters_are_found_outside_of_quotations() -> None:
    assert faults.praise_in("That is a great answer.") == "great"
    assert faults.praise_in("Exactly. And then?") == "Exactly"
    assert faults.praise_in('You said "a good split". Why?') is None
    assert faults.praise_in("Hello, good to have you here. What misses by exactly fifty?") is None
    assert faults.private_in("And how old are you?") == "how old"
    assert faults.private_in("How old is the data?") == "How old"  # meant to be too wary
    assert faults.private_in("What was your part in it?") is None


def test_words_of_a_point_are_given_away_only_until_the_candidate_has_them() -> None:
    told = "Well, within-cluster error keeps falling as clusters are added, as you know."
    truth = Truth(QUESTION)
    assert faults.told_in(told, truth)
    truth.hear(1, Said.model_validate({"says": "It falls.", "points": {"fit-always-improves": "said"}}))
    assert faults.told_in(told, truth) is None
    assert faults.told_in("What would you look at?", Truth(QUESTION)) is None


def test_two_questions_are_the_same_by_their_words() -> None:
    one = "Which numbers or plots would you look at when comparing four groups with seven?"
    assert faults.same_question(one, "When comparing four groups with seven, which plots or numbers would you look at?")
    assert not faults.same_question(one, "Before the first run, what would you do to the table itself?")
    assert not faults.same_question("Why?", "Why not?")


CANDIDATE = """
who: one
about: nobody
interviews: [{id: one, setup: {round: technical, minutes: 5}, asks: [q]}]
answers:
  q: {says: "I am sure.", points: {a: half}, unbacked: ["I am sure"], when_asked: {a: "It is so.", claim: "See."}}
otherwise: [{says: "No."}]
ends_with: Bye.
"""


def test_a_reply_of_words_alone_gives_what_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(CANDIDATE, encoding="utf-8")
    (candidate,) = read_candidates(tmp_path)
    asked = candidate.answers["q"].when_asked
    assert asked["a"].points["a"].made == "said"
    assert asked["claim"].backs
    assert points_named([candidate]) == {"q": {"a"}}


@pytest.mark.parametrize("before, after, told", [
    ('unbacked: ["I am sure"]', 'unbacked: ["I was sure"]', "one.yaml: q: 'I was sure' is not in what is said"),
    ("asks: [q]", "asks: [r]", "one.yaml: one: no answer to r"),
    ("a: half", "a: nearly", "one.yaml: answers.q.points.a.made"),
    ("who: one", "who: [", "one.yaml: while parsing"),
])  # fmt: skip
def test_a_candidate_that_cannot_be_is_refused_by_file_and_place(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    (tmp_path / "one.yaml").write_text(CANDIDATE.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=told.replace("(", r"\(")):
        read_candidates(tmp_path)


def test_a_folder_without_candidates_and_an_interview_that_stands_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no candidate"):
        read_candidates(tmp_path)
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(CANDIDATE, encoding="utf-8")
    with pytest.raises(DatasetError, match="stands twice"):
        read_candidates(tmp_path)


def test_the_hash_of_a_folder_changes_with_a_word_and_with_a_name(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(CANDIDATE, encoding="utf-8")
    first = folder_hash(tmp_path)
    file.write_text(CANDIDATE.replace("sure", "sore"), encoding="utf-8")
    assert folder_hash(tmp_path) != first
    file.write_text(CANDIDATE, encoding="utf-8")
    assert folder_hash(tmp_path) == first
    file.rename(tmp_path / "two.yaml")
    assert folder_hash(tmp_path) != first


def test_the_shipped_candidates_speak_of_the_banks_own_points_and_entries() -> None:
    guide, candidates = shipped_guide(), read_candidates(data_folder("evals") / "candidates")
    for question, named in points_named(candidates).items():
        assert named <= {point.id for point in guide.question(question).key_points}, question
    for candidate in candidates:
        for question, scripted in candidate.answers.items():
            wrong = {mistake.id for mistake in guide.question(question).misconceptions}
            asked = {point.id for point in guide.question(question).key_points} | wrong | {"why", "claim", "clarify"}
            assert set(scripted.wrong) <= wrong, (candidate.who, question)
            assert set(scripted.when_asked) <= asked, (candidate.who, question)
            assert {point.id for point in guide.question(question).key_points} == set(scripted.points), question
        assert all(put.entry is None or guide.entry(put.entry) for put in candidate.own_questions)
        levels = {question: guide.question(question).levels for question in candidate.answers}
        assert all(played.setup.level in levels[q] for played in candidate.interviews for q in played.asks)


def test_every_kind_of_candidate_is_interviewed_on_matters_and_on_people() -> None:
    candidates = read_candidates(data_folder("evals") / "candidates")
    assert len(candidates) >= 9
    for candidate in candidates:
        assert {"technical", "behavioral"} <= {played.setup.round for played in candidate.interviews}, candidate.who
