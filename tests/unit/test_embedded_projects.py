"""Three unlike projects, told to the embedded interviewer: each is followed up on its own words."""

import re

import pytest

from candor.engines.voice import opener
from candor.interview.moves import FollowUp, Probe
from candor.interview.setup import Setup
from fakes import play, shipped_guide

QUOTED = re.compile(r'"[^"]*"')
PROJECTS = {
    "fraud": [
        "I built a model that flags stolen cards at checkout [phrase] for a payments team [phrase].",
        "We used eighteen months of transactions [phrase] with chargebacks as labels [phrase].",
        "A rules engine caught a third of the cases [phrase] before I started on it [phrase].",
        "Gradient boosting won because analysts needed reasons [phrase] and trees gave them [phrase].",
        "Recall at two hundred reviews a day [phrase] was what the analysts could handle [phrase].",
        "An account-closed flag gave the outcome away [phrase] in my first version [phrase].",
    ],
    "crop disease": [
        "I trained a network that spots rust on wheat leaves [phrase] from phone pictures [phrase].",
        "Six thousand photos came from four farms [phrase] and two agronomists labelled them [phrase].",
        "Counting brown pixels was right two times in three [phrase] as a start [phrase].",
        "A small ResNet fitted on an old phone [phrase] where a transformer would not [phrase].",
        "I held one whole farm back [phrase] so that the light was new to it [phrase].",
        "Strong rotation of the pictures made it worse [phrase] and cost me a week [phrase].",
    ],
    "bakery": [
        "For my thesis I helped a bakery plan its loaves [phrase] in the evening before [phrase].",
        "They wrote sales into a paper notebook [phrase] that I typed up myself [phrase].",
        "Last week's number was within fourteen per cent [phrase] without any model [phrase].",
        "A linear model with weekday and weather [phrase] was all I could explain to them [phrase].",
        "Waste and empty shelves in euros [phrase] were the score on twelve weeks [phrase].",
        "My first forecast ignored the school holidays [phrase] and was far off in August [phrase].",
    ],
}  # fmt: skip


@pytest.mark.parametrize("project", PROJECTS)
def test_follow_ups_on_a_project_each_name_words_just_said_and_never_sound_alike(project: str) -> None:
    room = play(Setup(round="project", minutes=60, level="junior"), PROJECTS[project], shipped_guide().bank)
    follow_ups = [said for said in room.state.said if isinstance(said.move, (FollowUp, Probe))]
    assert len(follow_ups) >= 4
    for said in follow_ups:
        answer = next(a.text for a in room.state.answers if a.turn == said.turn - 1)
        assert QUOTED.findall(said.text)[0].strip('"') in answer
    leads = [QUOTED.sub('""', said.text) for said in follow_ups]
    assert len(set(leads)) == len(leads)
    assert len({opener(said.text) for said in follow_ups}) >= len(follow_ups) - 1


def test_the_three_projects_are_asked_different_things() -> None:
    asked = []
    for seed, script in enumerate(PROJECTS.values()):
        room = play(Setup(round="project", minutes=60, seed=seed), script, shipped_guide().bank)
        asked.append(" ".join(room.said))
    assert len(set(asked)) == len(asked)
