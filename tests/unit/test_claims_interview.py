"""The ledger within a whole interview: read, asked about, cleared, reported, disputed."""

from datetime import UTC, datetime, timedelta

import pytest

from candor.claims.interviewed import lines, stories
from candor.conductor import Conductor
from candor.desk import document_of
from candor.embedding.none import NoEmbedder
from candor.guide.guide import Guide
from candor.interview import events as e
from candor.interview.claims import LedgerLine
from candor.interview.fold import fold
from candor.interview.machine import Answer, Command
from candor.interview.moves import Probe
from candor.interview.setup import Setup
from candor.journal.memory import MemoryJournal
from candor.report.claimed import by_state
from candor.report.model import ReportDocument, report_schema
from candor.report.render import Assets, Links, as_json, markdown, page, printable
from fakes import embedded_interviewer, shipped_guide
from report_samples import texts

SETUP = Setup(round="project", level="mid", mode="real", minutes=30, seed=1)
ALONE = "I did the whole project alone. It was a forecast for depots, and we raised the fill rate by twelve percent."
PROOF = (
    "We compared two groups of depots for six weeks. The control group kept the old plan, because the planners wanted "
    "to see both, and I counted empty vans in the logs. My colleague Ines wrote the model."
)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=20)
        return self.at


class Interview:
    """A real interview with the embedded interviewer and no model."""

    def __init__(self, guide: Guide) -> None:
        self.journal = MemoryJournal()
        self.conductor = Conductor(self.journal, guide, NoEmbedder(), embedded_interviewer(), Clock())
        self.sent = 0

    async def held(self, *said: str) -> list[e.AnyEvent]:
        """Say these lines, end, and answer with the events."""
        interview = await self.conductor.create("local", SETUP)
        stage, listener = await self.conductor.join("local", interview)
        await self.conductor.settled(stage)
        for text in said:
            answer = Answer(turn=stage.state.turn, text=text, message_id=self._id())
            await self.conductor.take("local", interview, answer)
            await self.conductor.settled(stage)
        await self.conductor.take("local", interview, Command(command="end", message_id=self._id()))
        await self.conductor.settled(stage)
        await self.conductor.leave(stage, listener)
        return await self.journal.read("local", interview)

    def _id(self) -> str:
        self.sent += 1
        return f"m{self.sent}"


@pytest.fixture
def interview() -> Interview:
    return Interview(shipped_guide())


def made(events: list[e.AnyEvent]) -> ReportDocument:
    return document_of(events, texts())


def standing(ledger: tuple[LedgerLine, ...]) -> dict[str, str]:
    return {line.claim.evidence.quote: line.state for line in ledger}


async def test_a_claim_is_kept_with_its_reading_asked_about_and_cleared_by_what_comes_next(
    interview: Interview,
) -> None:
    events = await interview.held(ALONE, PROOF)
    readings = [event.reading for event in events if isinstance(event, e.AnswerRead)]
    assert [claim.kind for claim in readings[0].claims] == ["credit", "impact"]
    assert [claim.kind for claim in readings[0].open_claims] == ["impact", "credit"]
    probes = [event.move for event in events if isinstance(event, e.MoveChosen) and isinstance(event.move, Probe)]
    assert [probe.about for probe in probes] == ["claim"]
    said = next(event.text for event in events if isinstance(event, e.InterviewerSaid) and event.turn == 2)
    assert "large" not in said
    first = {claim.id for claim in readings[0].claims}
    assert not first & {claim.id for claim in readings[1].open_claims}


async def test_the_report_shows_every_claim_and_both_quotes_where_two_do_not_fit(interview: Interview) -> None:
    report = made(await interview.held(ALONE, PROOF))
    claims = {claim.evidence.quote: claim for claim in report.report.claims}
    alone = claims["I did the whole project alone"]
    assert (alone.state, alone.standing) == ("contradicted", "Does not fit with something else")
    assert alone.other is not None
    assert alone.other.quote == "My colleague Ines wrote the model"
    assert next(group[0] for group in by_state(report.report.claims)) == "contradicted"
    answers = {line.turn: line.text for line in report.transcript if line.who == "candidate"}
    for claim in report.report.claims:
        for quote in (claim.evidence, claim.other):
            assert quote is None or answers[quote.turn][quote.start : quote.end] == quote.quote
    faces = (page(report, Links(), Assets()), printable(report, ""), markdown(report), as_json(report))
    for face in faces:
        assert "I did the whole project alone" in face
        assert "My colleague Ines wrote the model" in face
    for face in faces[:3]:
        assert "What you claimed, and what stood behind it" in face


async def test_no_face_of_the_report_accuses(interview: Interview) -> None:
    report = made(await interview.held(ALONE, PROOF))
    told = " ".join(f"{words} {advice}" for _, words, advice, _ in by_state(report.report.claims))
    told += " ".join(claim.reason for claim in report.report.claims)
    for word in ("contradict", "lie", "lied", "false", "untrue", "wrong", "caught", "dishonest", "exaggerat", "accus"):
        assert f" {word}" not in told.lower(), word


async def test_a_claim_can_be_disputed_and_stands_struck_through(interview: Interview) -> None:
    events = await interview.held(ALONE, PROOF)
    target = made(events).report.claims[0].id
    assert target in made(events).report.targets
    raised = e.DisputeRaised(
        seq=len(events) + 1, at=events[-1].at, target=target, reason="She joined later.", message_id="d1"
    )
    disputed = made([*events, raised])
    assert disputed.report.claims[0].disputed == "She joined later."
    assert "She joined later." in markdown(disputed)


async def test_the_candidates_own_questions_claim_nothing_and_other_questions_are_other_stories(
    interview: Interview,
) -> None:
    state = fold(await interview.held(ALONE, PROOF))
    assert {told.story for told in stories(state)} == {0}
    assert standing(lines(state))["I did the whole project alone"] == "contradicted"


def test_the_schema_knows_claims() -> None:
    assert "ClaimLine" in str(report_schema())
