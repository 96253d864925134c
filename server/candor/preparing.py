"""Questions about the candidate's own projects, made by a language model while they read the opening: checked by the
bank's own rules, put in the place of the plainer ones that no slot has reached yet. They never hold an interview up.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from candor.interview import events as e
from candor.interview.background import Background, Project
from candor.interview.decide import decide
from candor.interview.drafts import Draft
from candor.interview.exchange import check_sending
from candor.interview.moves import Ask
from candor.interview.question import MADE_QUESTION, KeyPoint, Prepared, Question
from candor.interview.state import State
from candor.ports import Tailor, Used
from candor.text.added import added

NAME = "tailoring"
MOST_FOLLOW_UPS = 3  # of a key point; the model's comes first
Check = Callable[[Question], Sequence[str]]
Find = Callable[[State, datetime], Sequence[e.AnyEvent]]


class Preparing:
    """An errand of `beside.py`. `check` says what is wrong with a question, as the bank's checker does."""

    def __init__(self, tailor: Tailor, check: Check) -> None:
        self._tailor, self._check = tailor, check

    def due(self, state: State) -> Iterator[str]:
        if state.agreed and not state.tailored and state.status != "ended" and _replaceable(state):
            yield NAME

    async def run(self, owner: str, state: State, name: str, used: list[Used]) -> Find:
        check_sending(state, self._tailor.host)
        assert state.background is not None
        drafts = await self._tailor.draft(state.background, used)
        made = dict(self._made(state, drafts))
        return lambda state, at: [self._fact(state, made, at)]

    def failed(self, state: State, name: str, code: str, at: datetime) -> list[e.AnyEvent]:
        fact = e.QuestionsTailored(seq=state.seq + 1, at=at, because=code, by=self._tailor.stamp)
        return [] if state.tailored else [fact]

    def _fact(self, state: State, made: dict[str, Prepared], at: datetime) -> e.AnyEvent:
        """What can still be put in its place: nothing that was asked already, or is being asked now."""
        free = {old: prepared for old, prepared in made.items() if old in _replaceable(state)}
        return e.QuestionsTailored(
            seq=state.seq + 1, at=at, prepared=tuple(free.values()),
            instead={old: prepared.question.id for old, prepared in free.items()}, by=self._tailor.stamp,
        )  # fmt: skip

    def _made(self, state: State, drafts: Sequence[Draft]) -> Iterator[tuple[str, Prepared]]:
        """Drafts that hold, by the id of the question that they replace."""
        assert state.background is not None
        for draft in drafts:
            old = f"{MADE_QUESTION}project-{draft.project}"
            plain = state.made_for_this(old)
            if plain is None or not 1 <= draft.project <= len(state.background.projects):
                continue
            project = state.background.projects[draft.project - 1]
            question = _worded(plain.question, draft)
            if self._holds(question, draft, plain.question, project, state.background):
                yield old, plain.model_copy(update={"question": question})

    def _holds(
        self, question: Question, draft: Draft, plain: Question, project: Project, background: Background
    ) -> bool:
        source = " ".join([
            plain.asks, project.title, project.about, project.quote, background.role, background.company,
            *(skill.skill for skill in background.required), *(fact.text for fact in background.facts),
        ])  # fmt: skip
        said = [draft.asks, draft.rephrase, *draft.hints, *(probe.follow_up for probe in draft.probes)]
        return not self._check(question) and not any(added(text, source) for text in said)


def _worded(plain: Question, draft: Draft) -> Question:
    probes: dict[str, str] = {probe.point: probe.follow_up for probe in reversed(draft.probes)}
    points = tuple(_probed(point, probes.get(point.id)) for point in plain.key_points)
    return plain.model_copy(
        update={
            "id": f"{MADE_QUESTION}tailored-{draft.project}", "asks": " ".join(draft.asks.split()),
            "rephrase": " ".join(draft.rephrase.split()), "hints": draft.hints, "key_points": points,
        }
    )  # fmt: skip


def _probed(point: KeyPoint, probe: str | None) -> KeyPoint:
    if not probe:
        return point
    ways = dict.fromkeys((" ".join(probe.split()), *point.follow_ups))
    return point.model_copy(update={"follow_ups": tuple(ways)[:MOST_FOLLOW_UPS]})


def _replaceable(state: State) -> set[str]:
    """Made questions of the plan that were neither asked nor are being asked."""
    if state.background is None or not state.background.projects:
        return set()
    left = {q for index in range(len(state.plan.sections)) for q in state.unasked(index)}
    speaks = state.status == "speaking" and state.to_read is None
    now = {move.question_id for move in decide(state) if isinstance(move, Ask)} if speaks else set()
    return {q for q in left - now if q.startswith(f"{MADE_QUESTION}project-")}
