"""The guide as the rest of Candor sees it: questions, passages, anchors, pitfall texts, the candidate's questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from candor.errors import KnowledgeError, UnknownQuestion
from candor.guide.asking import nearest_entry
from candor.guide.entries import (
    Anchors,
    CandidateQuestion,
    PitfallText,
    read_candidate_questions,
    read_pitfalls,
    read_questions,
)
from candor.guide.exemplars import read_exemplars
from candor.guide.passages import Passage, read_pages
from candor.guide.skills import read_skills
from candor.interview.background import Term
from candor.interview.question import LEVELS, Citation, Question
from candor.interview.topics import title
from candor.pitfalls.exemplars import Exemplars, texts_of
from candor.scoring import criteria, partexamples
from candor.text.findable import Findable, passage_views
from candor.text.plain_yaml import load_yaml
from candor.text.vectors import Vectors

DIMENSIONS = {
    "technical": ("correctness", "reasoning", "communication", "overall"),
    "project": ("substance", "reasoning", "communication", "overall"),
    "behavioral": ("situation", "task", "action", "result", "reasoning", "communication", "overall"),
}


@dataclass(frozen=True)
class Guide:
    bank: tuple[Question, ...]
    passages: tuple[Passage, ...]
    candidate_questions: tuple[CandidateQuestion, ...]
    anchors: Anchors
    pitfalls: tuple[PitfallText, ...]
    skills: tuple[Term, ...] = ()  # the vocabulary that documents are read with
    exemplars: tuple[Exemplars, ...] = ()  # sentences that show a pitfall, and near misses

    def questions(self) -> Sequence[Question]:
        return self.bank

    def question(self, question_id: str) -> Question:
        try:
            return self._by_id[question_id]
        except KeyError:
            raise UnknownQuestion(f"no question {question_id!r} in the bank") from None

    def passage(self, passage_id: str) -> Passage | None:
        """None for an id that the guide no longer has: reports of past interviews may cite one."""
        return self._passages.get(passage_id)

    def entry(self, entry_id: str | None) -> CandidateQuestion | None:
        return next((entry for entry in self.candidate_questions if entry.id == entry_id), None)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.bank}

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    def citations(self, question_id: str) -> tuple[Citation, ...]:
        question = self.question(question_id)
        ids = dict.fromkeys([*question.cites, *(cite for point in question.key_points for cite in point.cites)])
        return tuple(found for passage_id in ids if (found := self.cited(passage_id)) is not None)

    def cited(self, passage_id: str) -> Citation | None:
        found = self.passage(passage_id)
        return Citation(id=found.id, title=found.title, passage=found.text) if found else None

    def asked_wordings(self) -> list[str]:
        return [wording for entry in self.candidate_questions for wording in entry.recognises]

    def nearest_entry(self, text: str, vectors: Vectors | None) -> str | None:
        return nearest_entry(self.candidate_questions, text, vectors)

    def texts(self) -> list[str]:
        """Every text whose vector a reading needs: asked once at install, and found again by its hash."""
        found: list[str] = []
        for question in self.bank:
            found.append(question.asks)
            found += [w for point in question.key_points for w in (*point.wordings, *point.denied)]
            found += [w for wrong in question.misconceptions for w in wrong.wordings]
        found += [view for item in (*self.findable_passages, *self.findable_questions) for view in item.views]
        sounds = (*criteria.TEXTS, *partexamples.TEXTS)
        return list(dict.fromkeys([*found, *self.asked_wordings(), *texts_of(self.exemplars), *sounds]))

    @cached_property
    def findable_passages(self) -> tuple[Findable, ...]:
        return tuple(
            Findable(
                id=p.id, text=p.text, title=p.title, answers=p.answers, subjects=tuple(map(title, p.topics)),
                views=passage_views(p.title, p.answers, p.text),
            )
            for p in self.passages
        )

    @cached_property
    def findable_questions(self) -> tuple[Findable, ...]:
        """Each question by its wording and by its answer: a text may be near to either."""
        return tuple(
            Findable(
                id=q.id, text=q.model_answer or "", answers=q.asks, subjects=(title(q.topic),),
                views=tuple(view for view in (q.asks, q.model_answer) if view),
            )
            for q in self.bank
        )


def load_guide(folder: Path) -> Guide:
    """Read and check everything below `folder`. Raises KnowledgeError with every problem, each with its place."""
    guide, problems = inspect(folder)
    if problems:
        raise KnowledgeError(*problems)
    return guide


def inspect(folder: Path) -> tuple[Guide, list[str]]:
    """The guide as far as it can be read, and all that is wrong with it."""
    if not folder.is_dir():
        return Guide((), (), (), {}, ()), [f"{folder}: no such folder"]
    questions, problems = read_questions(folder)
    passages, wrong_pages = read_pages(folder / "guide")
    asked, wrong_asked = read_candidate_questions(folder)
    pitfalls, wrong_pitfalls = read_pitfalls(folder)
    anchors, wrong_anchors = _anchors(folder / "anchors.yaml")
    skills, wrong_skills = read_skills(folder)
    exemplars, wrong_exemplars = read_exemplars(folder)
    guide = Guide(
        tuple(questions), tuple(passages), tuple(asked), anchors, tuple(pitfalls), tuple(skills), tuple(exemplars)
    )
    wrong = (*wrong_pages, *wrong_asked, *wrong_pitfalls, *wrong_anchors, *wrong_skills, *wrong_exemplars)
    return guide, [*problems, *wrong, *_across(guide)]


def _anchors(file: Path) -> tuple[Anchors, list[str]]:
    try:
        anchors = load_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        return {}, [f"{file.name}: {' '.join(str(problem).split())}"]
    if not isinstance(anchors, dict):
        return {}, [f"{file.name}: expected kinds at the top: {', '.join(DIMENSIONS)}"]
    return anchors, list(_missing_anchors(anchors))


def _missing_anchors(anchors: Anchors) -> Iterator[str]:
    for kind, dimensions in DIMENSIONS.items():
        for dimension in dimensions:
            for level in LEVELS:
                steps = ((anchors.get(kind) or {}).get(dimension) or {}).get(level) or {}
                for step in range(1, 6):
                    if not isinstance(steps.get(step), str):
                        yield f"anchors.yaml: {kind}.{dimension}.{level}.{step}: missing or not a sentence"
    yield from (f"anchors.yaml: {kind}: unknown kind" for kind in anchors if kind not in DIMENSIONS)


def _across(guide: Guide) -> Iterator[str]:
    """What only shows when all files are read: ids that stand twice, citations that lead nowhere."""
    for what, ids in (
        ("question", [q.id for q in guide.bank]),
        ("passage", [p.id for p in guide.passages]),
        ("candidate question", [c.id for c in guide.candidate_questions]),
        ("pitfall", [p.id for p in guide.pitfalls]),
    ):
        yield from (f"{what} {twice}: the id stands twice" for twice in sorted({i for i in ids if ids.count(i) > 1}))
    known = {passage.id for passage in guide.passages}
    for question in guide.bank:
        cited = {*question.cites, *(cite for point in question.key_points for cite in point.cites)}
        yield from (f"question {question.id}: cites: no passage {cite!r}" for cite in sorted(cited - known))
    for entry in guide.candidate_questions:
        yield from (f"candidate question {entry.id}: cites: no passage {c!r}" for c in entry.cites if c not in known)
