"""Long random interviews: every rule holds after every step, and a crash at any event is survived."""

import random

import pytest

from fakes import a_room
from interview_rules import BANK, a_random_line, a_random_setup, check_crashes, check_rules, check_the_end, played, say


@pytest.mark.parametrize("seed", range(60))
def test_long_interviews_keep_every_rule(seed: int) -> None:
    draw = random.Random(seed)
    room = a_room(a_random_setup(draw), BANK).go_on()
    for _ in range(60):
        if room.state.status == "ended":
            break
        say(room, a_random_line(draw), draw.choice([10, 40, 90, 400, 5000]))
        check_rules(room)
    check_the_end(room)


@pytest.mark.parametrize("seed", range(12))
def test_a_long_interview_survives_a_crash_at_any_event(seed: int) -> None:
    draw = random.Random(seed)
    setup = a_random_setup(draw)
    check_crashes(played(setup, [a_random_line(draw) for _ in range(25)]))
