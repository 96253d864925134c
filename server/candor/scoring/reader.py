"""The local reading of one answer: what it conveys, how it reasons, how it is told. The grade is made elsewhere."""

from collections.abc import Sequence

import numpy as np

from candor import bands
from candor.interview.question import Question
from candor.interview.reading import PointReading, Reading
from candor.scoring import beside, criteria, partexamples
from candor.scoring.aimed import read_of
from candor.scoring.judging import judge
from candor.scoring.kinds import kind_of
from candor.scoring.learned import Scorer
from candor.scoring.measures import measure
from candor.scoring.moves import read_moves
from candor.scoring.phrases import read_phrases
from candor.scoring.points import nearness, read_points
from candor.scoring.prepared import Prepared, prepare
from candor.scoring.stories import read_project, read_story
from candor.scoring.wrongs import contradict, truths
from candor.text.spans import atoms, count_words
from candor.text.vectors import FloatArray, Vectors, stacked


def texts_to_embed(question: Question | None, answer: str, said: str) -> list[str]:
    """What `read` wants vectors of, each once: the answer's atoms, the interviewer's line, the question's wordings,
    and what the criteria sound like."""
    texts = [atom.text for atom in atoms(read_of(answer).text)]
    texts += [said] if said else []
    sounds = () if question is None else criteria.TEXTS
    parts = partexamples.TEXTS if question is not None and question.kind == "behavioral" else ()
    return list(dict.fromkeys([*texts, *_everything_known(question), *sounds, *parts]))


def _wordings(question: Question | None) -> list[str]:
    if question is None:
        return []
    ways = [way for point in question.key_points for way in point.wordings]
    return [question.asks, *ways, *(way for wrong in question.misconceptions for way in wrong.wordings)]


def _everything_known(question: Question | None) -> list[str]:
    if question is None:
        return []
    denied = [way for point in question.key_points for way in point.denied]
    return [*_wordings(question), *truths(question), *denied]


def read(
    question: Question | None,
    turn: int,
    answer: str,
    said: str,
    earlier: Sequence[str],
    vectors: Vectors | None,
    scorer: Scorer | None = None,
) -> Reading:
    """`said` is the interviewer's last line, `earlier` the candidate's answers before this one; `question` is None in
    the opening and in the candidate's own part. Without vectors the reading is lexical and says so. Without a
    `scorer` the plain formulas judge."""
    asked = [said, question.asks, question.rephrase] if question else [said]
    prepared = prepare(turn, read_of(answer), asked, earlier, vectors)
    reading = _read(prepared, question, said, asked, vectors, scorer)
    if question is None or vectors is None or scorer is None or scorer.leaning is None:
        return reading
    about = [said, *_wordings(question)] if question.kind == "technical" else None
    for cut in beside.doubted(prepared, question.asks, about, vectors, scorer.leaning):
        left = prepare(turn, beside.without(prepared, cut), asked, earlier, vectors)
        reading = beside.lower(reading, _read(left, question, said, asked, vectors, scorer))
    return reading


def _read(
    prepared: Prepared, question: Question | None, said: str, asked: Sequence[str], vectors: Vectors | None,
    scorer: Scorer | None,
) -> Reading:
    points = _points(prepared, question, said, vectors)
    near = _near_anything(prepared, question, said, vectors)
    asking = [question.asks] if question and question.kind == "technical" else _wordings(question)
    nearest = _nearest(prepared, [*asking, *([said] if said else [])], vectors)
    reading = Reading(
        kind=kind_of(prepared.text, said, nearest, points, _off_topic_below(question)),
        points=points,
        moves=read_moves(prepared, " ".join(asked)),
        phrases=read_phrases(prepared, " ".join(asked)),
        measures=measure(prepared, _directness(prepared, near), _on_topic(prepared, near)),
        lexical=prepared.rows is None,
    )
    if scorer is None or question is None or vectors is None:
        return reading
    judged = judge(scorer, prepared, question, reading, vectors)
    fold = scorer.fold_of(question.asks, prepared.kept.whole)
    return reading.model_copy(update={"judged": judged, "fold": fold})


def _off_topic_below(question: Question | None) -> float | None:
    if question is None:
        return None
    return bands.OFF_TOPIC_NEAR if question.kind == "technical" else bands.OFF_TOPIC_NEAR_STORY


def _points(
    prepared: Prepared, question: Question | None, said: str, vectors: Vectors | None
) -> tuple[PointReading, ...]:
    if question is None:
        return ()
    measured = nearness(prepared, question, vectors)
    asked_for = next((p.id for p in question.key_points if any(way in said for way in p.follow_ups)), None)
    if question.kind == "behavioral":
        return read_story(prepared, question, measured, asked_for)
    if question.kind == "project":
        return read_project(prepared, question, measured, asked_for)
    points = read_points(prepared, question.key_points, measured, asked_for)
    return contradict(prepared, question, points, measured, vectors)


def _near_anything(
    prepared: Prepared, question: Question | None, said: str, vectors: Vectors | None
) -> FloatArray | None:
    """Per piece, its nearness to whatever was asked or looked for; None without vectors."""
    return _near(prepared, _wordings(question) + ([said] if said else []), vectors)


def _near(prepared: Prepared, texts: list[str], vectors: Vectors | None) -> FloatArray | None:
    if prepared.rows is None or vectors is None:
        return None
    if not texts or not len(prepared.rows):
        return np.zeros(len(prepared.rows), dtype=np.float32)
    best: FloatArray = (prepared.rows @ stacked(texts, vectors).T).max(axis=1)
    return best


def _nearest(prepared: Prepared, texts: list[str], vectors: Vectors | None) -> float | None:
    """The nearest that any piece comes to what was asked. For a technical question the key points are left out of it:
    among so many wordings something is always a little near."""
    near = _near(prepared, texts, vectors)
    return float(near.max()) if near is not None and near.size else None


def _directness(prepared: Prepared, near: FloatArray | None) -> float:
    if near is None or not prepared.sentences:
        return 0.0
    opening = [float(n) for span, n in zip(prepared.pieces, near, strict=True) if span in prepared.sentences[:2]]
    return round(min(max(max(opening, default=0.0), 0.0), 1.0), 3)


def _on_topic(prepared: Prepared, near: FloatArray | None) -> float:
    if near is None:
        return 0.0
    sizes = [
        (count_words(s.text), float(n)) for s, n in zip(prepared.pieces, near, strict=True) if s in prepared.sentences
    ]
    total = sum(size for size, _ in sizes)
    return round(sum(size for size, n in sizes if n >= bands.ON_TOPIC_NEAR) / total, 3) if total else 0.0
