"""The flags of an interview that its report publishes, from its state. The rule itself is `session.py`'s."""

from candor.interview.reading import Flag
from candor.interview.setup import Part
from candor.interview.state import State
from candor.pitfalls.session import published


def published_in(state: State) -> tuple[tuple[int, Part, Flag], ...]:
    """Each with its turn and part."""
    part_of = {answer.turn: thread.part for thread in state.threads for answer in thread.answers}
    invited = next((said.turn for said in state.said if said.move.kind == "invite"), None)
    found: list[tuple[int, Part, Flag]] = []
    for answer in state.answers:
        late = invited is not None and answer.turn >= invited
        part: Part = part_of.get(answer.turn, "questions" if late else "opening")
        found += [(answer.turn, part, flag) for flag in (answer.reading.flags if answer.reading else ())]
    asked = sum(said.move.kind == "reply" for said in state.said)
    about_project = sorted(turn for turn, part in part_of.items() if part == "project")
    named = bool(state.background and state.background.company)
    kept = published(found, asked, probed=about_project[1:], company_named=named)
    return tuple((turn, part, flag) for turn, part, flag in found if flag in kept)
