"""`candor eval dialogue`: is it a good interviewer? Scripted candidates whose gaps are known, interviewed whole.

What is true of each answer was written with it (`candidates.py`); here each utterance is held to that, counted and
told with the turn that shows it. How an interview is played stands in `interviewing.py`.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from candor.engines.manners import unquoted
from candor.errors import EngineUnavailable
from candor.evaluation import faults
from candor.evaluation.aiming import aim_of, judged
from candor.evaluation.candidates import Candidate, Played, folder_hash, read_candidates
from candor.evaluation.interviewing import Clock, Interviewed, Line, Sitting
from candor.evaluation.provenance import made_with
from candor.interview.moves import OPENS_A_TURN, Reply
from candor.journal.memory import MemoryJournal
from candor.settings import read_settings
from candor.wiring import Candor, build

FORBIDDEN = ("many_questions", "given_away", "praise", "private", "filtered")
REPEATS = ("asked_twice", "already_said")
SAYS_AGAIN = ("repeat", "rephrase", "clarify", "nudge")  # moves whose matter is to ask the same once more
LATE = 1.0  # second; a turn that opens when its part is over by more is late


async def run(data: Path, llm: bool = False, only: Sequence[str] = ()) -> dict[str, Any]:
    """`{"metrics", "items", "provenance"}` of all candidates of a folder, or of those interviews that are named. Raises
    DatasetError, EngineError, OSError."""
    candidates, settings, clock = read_candidates(data), read_settings(), Clock()
    if llm and not settings.model:
        raise EngineUnavailable("--engine llm: set CANDOR_MODEL to the language model that is to interview")
    alone = {} if llm else {"model": "", "grading_model": ""}
    settings = settings.model_copy(update={"seconds_per_word": 0.0, **alone})
    candor = await build(settings, MemoryJournal(), clock.now)
    try:
        if settings.embedding_model:
            await _warm(candor)
        told = [await Sitting(candor, clock, c, played).through() for c, played in _chosen(candidates, only)]
    finally:
        await candor.close()
    items = [item for interviewed in told for item in items_of(interviewed)]
    made = made_with(
        "eval dialogue", data=data.name, data_sha256=folder_hash(data), engine="llm" if llm else "embedded",
        model=settings.model or None, embedding_model=candor.embedder.model or None, interviews=len(told),
    )  # fmt: skip
    return {"metrics": summed_up(told, items), "items": items, "provenance": made}


def _chosen(candidates: Sequence[Candidate], only: Sequence[str]) -> list[tuple[Candidate, Played]]:
    pairs = [(candidate, played) for candidate in candidates for played in candidate.interviews]
    return [pair for pair in pairs if not only or pair[1].id in only]


async def _warm(candor: Candor) -> None:
    try:
        await candor.warm_reading()
    except EngineUnavailable as problem:
        raise EngineUnavailable(f"{problem}; an interviewer that reads by words alone would be another one") from None


def items_of(interviewed: Interviewed) -> list[dict[str, Any]]:
    """One for each utterance: where, what was said, what it aimed at with its verdict, and what it must not have."""
    asked: list[str] = []
    return [_item(interviewed, line, asked) for line in interviewed.lines]


def _item(interviewed: Interviewed, line: Line, asked: list[str]) -> dict[str, Any]:
    """`asked` are the questions so far, which this line's own joins."""
    item: dict[str, Any] = {
        "interview": interviewed.played.id, "who": interviewed.who, "turn": line.turn, "move": line.move.kind,
        "text": line.text, "question": line.truth.question.id if line.truth else None,
        "engine": interviewed.said[line.utterance].by.engine, "active": round(line.active, 1),
    }  # fmt: skip
    repeat = None
    if line.truth is not None and aim_of(line.move) is not None:
        verdict = judged(line.truth, line.move, line.text)
        item |= {"aim": verdict.aim, "right": verdict.right, "why": verdict.why}
        repeat = verdict.repeat
    question = faults.last_question(line.text)
    if question and line.move.kind not in SAYS_AGAIN and line.put is None:
        if any(faults.same_question(question, before) for before in asked):
            repeat = repeat or "asked_twice"
        asked.append(question)
    item |= {"repeat": repeat, "faults": _faults(interviewed, line)}
    if isinstance(line.move, Reply) and line.put is not None:
        item |= {"put": line.put.asks, "answered": _answered(line)}
    return item


def _faults(interviewed: Interviewed, line: Line) -> dict[str, str]:
    """By name, with the words that show it."""
    real, found = interviewed.played.setup.mode == "real", {}
    stored = interviewed.said[line.utterance]
    if (asked := faults.asked_in(line.text)) > 1:
        found["many_questions"] = f"{asked} things asked for"
    told = faults.told_in(line.text, line.truth) if real and line.truth else None
    if told or (real and stored.given_away):
        found["given_away"] = told or ", ".join(stored.given_away)
    if real and (praise := faults.praise_in(line.own_words)):
        found["praise"] = praise
    if private := faults.private_in(line.text):
        found["private"] = private
    if filtered := faults.filtered(line.own_words, real):
        found["filtered"] = filtered
    return found


def _answered(line: Line) -> bool:
    """Whether the candidate's question was met: by the guide's entry that it asks for, or where the guide has none
    by none; and in words beside another question."""
    assert isinstance(line.move, Reply)
    assert line.put is not None
    words = unquoted(line.text).replace(faults.last_question(line.text), "")
    return line.move.entry == line.put.entry and len(words.split()) >= faults.FEWEST_WORDS


def course(interviewed: Interviewed) -> dict[str, Any]:
    """How the plan was kept: which parts with time of their own were not reached, and which turns were opened when
    their part was over; what of the time was used, and why it ended."""
    state = interviewed.state
    assert state is not None
    sections = state.plan.sections
    opened = [line for line in interviewed.lines if line.move.kind in OPENS_A_TURN]
    reached = {line.section for line in opened}
    gone = state.ended in ("silence", "candidate")  # who leaves the room is not led through it
    missed = [s.part for i, s in enumerate(sections) if s.seconds and i not in reached and not gone]
    late = [line.turn for line in opened if line.left < -LATE and sections[line.section].part != "questions"]
    return {
        "interview": interviewed.played.id, "kept": not missed and not late, "not_reached": missed, "late_turns": late,
        "used_share": round(state.active / state.plan.seconds, 3), "ended": state.ended,
        "unwritten": interviewed.unwritten,
    }  # fmt: skip


def summed_up(told: Sequence[Interviewed], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    back = [item for item in items if "right" in item]
    put = [item for item in items if "answered" in item]
    kept = [course(interviewed) for interviewed in told]
    by_kind = {who: _aimed([i for i in back if i["who"] == who]) for who in dict.fromkeys(i["who"] for i in items)}
    clean = [item for item in items if not item["faults"]]
    return {
        **_aimed(back), "utterances": len(items), "by_candidate": by_kind,
        "by_move": {move: _aimed([i for i in back if i["move"] == move]) for move in _names(back)},
        **{name: sum(item["repeat"] == name for item in items) for name in REPEATS},
        "unrepeated_share": _share(sum(item["repeat"] is None for item in items), len(items)),
        **{name: sum(name in item["faults"] for item in items) for name in FORBIDDEN},
        "forbidden": len(items) - len(clean), "clean_share": _share(len(clean), len(items)),
        "plan_kept_share": _share(sum(one["kept"] for one in kept), len(kept)), "plans": kept,
        "own_questions": len(put), "answered": sum(item["answered"] for item in put),
        "answered_share": _share(sum(item["answered"] for item in put), len(put)),
        "by_engine": dict(Counter(item["engine"] for item in items)),
    }  # fmt: skip


def _names(back: Sequence[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(item["move"] for item in back))


def _aimed(back: Sequence[dict[str, Any]]) -> dict[str, Any]:
    right = sum(item["right"] for item in back)
    return {"follow_ups": len(back), "aimed": right, "aimed_share": _share(right, len(back))}


def _share(count: int, of: int) -> float | None:
    return count / of if of else None
