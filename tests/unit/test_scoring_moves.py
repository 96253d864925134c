"""Steps of reasoning: the cue needs content, and a list or a restatement makes no step."""

import pytest

from scoring_samples import reading


def kinds(answer: str) -> set[str]:
    return {move.kind for move in reading(answer).moves}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("A deep tree memorises its sample, because nothing stops it from splitting down to single rows.", "mechanism"),
        ("If the classes are ordered in the file, a fold may hold only one of them.", "assumption"),
        ("It costs a second training run, though I'd accept that for a steadier estimate.", "trade_off"),
        ("On our till data the error fell from 14% to 9% after that.", "evidence"),
        ("So I'd keep the smaller model and spend the week on labels.", "conclusion"),
    ],
)
def test_a_step_is_recognised_by_its_cue_and_content(answer: str, kind: str) -> None:
    assert kind in kinds(answer)


def test_two_steps_make_an_order_and_one_does_not() -> None:
    assert "order" not in kinds("First I plot the errors of the model by group.")
    assert "order" in kinds("First I plot the errors by group. Then I read the worst twenty rows.")


@pytest.mark.parametrize("answer", ["Forests are better because they are better.", "It is good since it is popular."])
def test_a_because_that_only_says_again_is_no_reason(answer: str) -> None:
    assert "mechanism" not in kinds(answer)


def test_a_list_of_names_makes_no_step() -> None:
    assert kinds("SMOTE, focal loss, class weights, undersampling, thresholds, ensembles.") == set()


def test_plain_definitions_make_no_mechanism() -> None:
    assert "mechanism" not in kinds("Precision is the share of correct alarms. Recall is the share of cases found.")
