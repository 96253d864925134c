"""How the time is shared out, and which questions are laid ready. Pure: the same seed gives the same plan."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from candor.errors import UnknownQuestion
from candor.interview.background import Background
from candor.interview.question import Prepared, Question
from candor.interview.setup import Part, Plan, Section, Setup

# Shares of active time; the candidate's own questions get theirs first.
SHARES: dict[str, tuple[tuple[Part, float], ...]] = {
    "technical": (("technical", 1.0),),
    "project": (("project", 1.0),),
    "behavioral": (("behavioral", 1.0),),
    "full": (("opening", 0.06), ("technical", 0.40), ("project", 0.27), ("behavioral", 0.27)),
}
OWN_QUESTIONS_SHARE = 0.12
OWN_QUESTIONS_SECONDS = (60, 300)  # never less, never more
BRISK_QUESTION_SECONDS = 75  # how quickly a question may be over; sets how many are laid ready
UNHURRIED_SLACK = 1.25  # an answer takes its question's minutes, give or take this much
# What a brisk candidate is asked once every part of a full loop has had its turn.
MORE: tuple[tuple[Part, int], ...] = (("technical", 2), ("behavioral", 1), ("project", 1), ("technical", 30))
# An applied case takes as long as two questions: it needs a stretch with room for others beside it.
SECONDS_FOR_A_CASE = 20 * 60
QUESTIONS_BETWEEN_CASES = 3


@dataclass(frozen=True)
class Leanings:
    """What an interview leans towards: ids asked in `recent` interviews come last, `wanted` ids first, in their order;
    `weights` of topics say how much a job is about them (1 where nothing is known)."""

    recent: Collection[str] = ()
    wanted: Sequence[str] = ()
    weights: Mapping[str, float] = field(default_factory=dict)


NO_LEANINGS = Leanings()


@dataclass(frozen=True)
class Briefing:
    """What an interview is created with beside its set-up: `prepared` are questions made for it alone."""

    leanings: Leanings = NO_LEANINGS
    prepared: tuple[Prepared, ...] = ()
    background: Background | None = None


UNBRIEFED = Briefing()


def make_plan(setup: Setup, questions: Sequence[Question], leanings: Leanings = NO_LEANINGS) -> Plan:
    """The plan for `setup`: questions of the level, unlike topics first. Raises UnknownQuestion when a drill names a
    question that is not among `questions`."""
    if setup.mode == "rehearsal":
        return _rehearsal(setup, questions, leanings)
    if setup.is_drill:
        return _drill(setup, questions)
    total = setup.minutes * 60
    low, high = OWN_QUESTIONS_SECONDS
    own = round(min(max(total * OWN_QUESTIONS_SHARE, low), high) / 60) * 60
    draw = random.Random(setup.seed)
    parts = _shared_out(total - own, SHARES[setup.round])
    laid = {part: _with_cases(_lay_out(part, setup, questions, leanings, draw), seconds) for part, seconds in parts}
    if setup.round == "full":
        sections = _loop(parts, laid)
    else:
        sections = [
            Section(part=part, seconds=seconds, questions=_ids(laid[part][: seconds // BRISK_QUESTION_SECONDS + 2]))
            for part, seconds in parts
        ]
    return Plan(sections=(*sections, Section(part="questions", seconds=total - sum(s.seconds for s in sections))))


def _shared_out(seconds: int, shares: Sequence[tuple[Part, float]]) -> list[tuple[Part, int]]:
    """Each part's seconds: whole minutes that add up, the largest remainders first; finer where a part has less than
    one."""
    unit = 60 if all(seconds * share >= 60 for _, share in shares) else 1
    exact = [seconds / unit * share for _, share in shares]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: exact[i] - whole[i], reverse=True)
    for i in by_remainder[: seconds // unit - sum(whole)]:
        whole[i] += 1
    return [(part, count * unit) for (part, _), count in zip(shares, whole, strict=True)]


def _loop(parts: list[tuple[Part, int]], laid: dict[Part, list[Question]]) -> list[Section]:
    """A full loop asks what an unhurried candidate gets through, so that every part is reached; a brisk one is then
    asked more, from sections that have no time of their own and use up what is left before the candidate's part."""
    sections = []
    for part, seconds in parts:
        count = _unhurried(seconds, laid[part])
        sections.append(Section(part=part, seconds=seconds, questions=_ids(laid[part][:count])))
        laid[part] = laid[part][count:]
    for part, count in MORE:
        sections.append(Section(part=part, seconds=0, questions=_ids(laid[part][:count])))
        laid[part] = laid[part][count:]
    return sections


def _unhurried(seconds: int, questions: list[Question]) -> int:
    """How many of `questions`, in order, fit into `seconds` at their own length; at least one."""
    count, needed = 0, 0.0
    for question in questions:
        needed += question.minutes * 60
        if count and needed > seconds * UNHURRIED_SLACK:
            break
        count += 1
    return count


def _ids(questions: list[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)


def _drill(setup: Setup, questions: Sequence[Question]) -> Plan:
    known = {question.id: question for question in questions}
    missing = [question_id for question_id in setup.question_ids if question_id not in known]
    if missing:
        raise UnknownQuestion(f"question_ids: no question {missing[0]!r} in the bank")
    lacking = [question_id for question_id in setup.question_ids if known[question_id].needs]
    if lacking:
        raise UnknownQuestion(f"question_ids: {lacking[0]!r} can be asked where a {known[lacking[0]].needs} is named")
    own = (question.id for question in questions if question.is_candidates)
    ids = tuple(dict.fromkeys((*setup.question_ids, *own)))
    runs: list[list[str]] = []
    for question_id in ids:
        if runs and known[runs[-1][0]].kind == known[question_id].kind:
            runs[-1].append(question_id)
        else:
            runs.append([question_id])
    per_question = setup.minutes * 60 // len(ids)
    return Plan(
        sections=tuple(
            Section(part=known[run[0]].kind, seconds=per_question * len(run), questions=tuple(run)) for run in runs
        )
    )


def _rehearsal(setup: Setup, questions: Sequence[Question], leanings: Leanings) -> Plan:
    """One story for as long as the candidate likes: the one that was chosen, else one that the seed draws."""
    if setup.is_drill:
        plan = _drill(setup, questions)
        if plan.sections[0].part != "behavioral":
            raise UnknownQuestion(f"question_ids: {setup.question_ids[0]!r} asks for no story; a rehearsal is of one")
        return plan
    fitting = _lay_out("behavioral", setup, questions, leanings, random.Random(setup.seed))
    drawn = [question for question in fitting if question.story]
    return Plan(sections=(Section(part="behavioral", seconds=setup.minutes * 60, questions=_ids(drawn[:1])),))


def _lay_out(
    part: Part, setup: Setup, questions: Sequence[Question], leanings: Leanings, draw: random.Random
) -> list[Question]:
    """The questions that fit the part and the level, in the order to ask them."""
    fitting = [q for q in questions if q.kind == part and setup.level in q.levels]
    fitting = [q for q in fitting if not q.is_candidates and q.needs is None]
    if part != "project":  # those stand in the order of a conversation: first the walk through, then its corners
        draw.shuffle(fitting)
    fitting.sort(key=lambda question: question.id in leanings.recent)  # stable: the shuffle stays within each half
    wanted = {question_id: place for place, question_id in enumerate(leanings.wanted)}
    seen: dict[str, int] = {}
    ranked: list[tuple[int, bool, float, Question]] = []
    for question in fitting:
        seen[question.topic] = seen.get(question.topic, 0) + 1
        # Highest averages (D'Hondt): at equal weights every topic comes once before any comes twice, and one that
        # weighs three is asked about three times as often.
        turn = seen[question.topic] / leanings.weights.get(question.topic, 1.0)
        place = wanted.get(question.id, len(wanted))
        ranked.append((place, question.id in leanings.recent, turn, question))
    ranked.sort(key=lambda entry: entry[:3])
    return [question for *_, question in ranked]


def _with_cases(questions: list[Question], seconds: int) -> list[Question]:
    """Applied cases among the other questions, one after every few; none in a part that is too short for one."""
    cases = [question for question in questions if question.case]
    others = [question for question in questions if not question.case]
    if seconds < SECONDS_FOR_A_CASE:
        return others
    mixed: list[Question] = []
    for place, question in enumerate(others):
        if cases and place % QUESTIONS_BETWEEN_CASES == QUESTIONS_BETWEEN_CASES - 1:
            mixed.append(cases.pop(0))
        mixed.append(question)
    return mixed + cases
