"""What must not be said: key points, model answers, hints not given, the prompt. Finds them in words, exactly. Pure."""

import re
from collections.abc import Iterable, Sequence

from candor.interview.background import Background
from candor.interview.moves import AnyMove, Ask, GiveHint
from candor.interview.question import KeyPoint, Question
from candor.interview.state import State, Thread
from candor.interview.weigh import heard
from candor.text.normalise import STOP_WORDS, stems

RUN = 5  # words in a row that are no coincidence, in what is long enough to have them
TELLING = 2  # of them that mean something
PROMPT_RUN = 7
TOLD_SHARE = 0.7  # of a point's own words in one utterance: then it has been told, however it was put
FEWEST_OWN = 3  # words of a point's own; with fewer, nobody can tell
WORD = re.compile(r"[\w'’-]+")

Gram = tuple[str, ...]


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def grams(text: str, run: int) -> set[Gram]:
    words = words_of(text)
    return {tuple(words[start : start + run]) for start in range(len(words) - run + 1)}


class Secrets:
    """`rubric` must not be said in `real` mode, `prompt` never; `known` was said in the open and may be said again."""

    def __init__(self, rubric: Iterable[str], prompt: Iterable[str], known: Iterable[str], canary: str = "") -> None:
        open_, prompts = "\n".join(known), list(prompt)
        self._rubric = {gram for gram in _all_grams(rubric, RUN) if _telling(gram)} - grams(open_, RUN)
        self._prompt = _all_grams(prompts, PROMPT_RUN) - grams(open_, PROMPT_RUN)
        self._canary = canary
        self._starts = {gram[:length] for gram in self._rubric | self._prompt for length in (2, 3, 4, 5)}

    def leak(self, text: str) -> int | None:
        """Where in `text` something begins that must not be said; None when nothing does."""
        if self._canary and self._canary in text:
            return text.index(self._canary)
        found = list(WORD.finditer(text))
        words = [match[0].casefold() for match in found]
        for start in range(len(words)):
            if tuple(words[start : start + RUN]) in self._rubric:
                return found[start].start()
            if tuple(words[start : start + PROMPT_RUN]) in self._prompt:
                return found[start].start()
        return None

    def may_begin(self, words: Sequence[str]) -> int:
        """How many of the last `words` could be the beginning of a leak; 0 when none are."""
        for length in (5, 4, 3, 2):
            if len(words) >= length and tuple(words[-length:]) in self._starts:
                return length
        return 0


def _telling(gram: Gram) -> bool:
    """Whether the words say something: "at the end of the" stands in every text."""
    return sum(word not in STOP_WORDS for word in gram) >= TELLING


def _all_grams(texts: Iterable[str], run: int) -> set[Gram]:
    return {gram for text in texts for gram in grams(text, run)}


def secrets_of(
    state: State, moves: Sequence[AnyMove], upcoming: Question | None, prompt: str, canary: str,
    background: Sequence[str] = (),
) -> Secrets:  # fmt: skip
    """What this utterance must not say, `background` passages among it. What a move hands out, and what the candidate
    said, was asked or brought along, is in the open."""
    questions = [thread.question for thread in state.threads[-1:]] + ([upcoming] if upcoming else [])
    hinted = [q.hints[move.step - 1] for move in moves if isinstance(move, GiveHint) for q in questions[:1]]
    asked = [text for q in questions for text in (q.asks, q.rephrase, *(w for p in q.key_points for w in p.follow_ups))]
    asked += [wrong.follow_up for q in questions for wrong in q.misconceptions]
    said = [said.text for said in state.said] + [given.text for given in state.answers]
    said += _brought(state.background)
    rubric = [*background, *(text for q in questions for text in _rubric(q))] if state.setup.mode != "coach" else []
    return Secrets(rubric, [prompt], [*hinted, *asked, *said], canary)


def _brought(known: Background | None) -> list[str]:
    """The candidate's own documents stand in the prompt, and are no secret to them."""
    if known is None:
        return []
    lines = [quote for project in known.projects for quote in (project.title, project.about)]
    lines += [text for job in known.jobs for text in (job.title, job.employer)]
    return [*lines, *(number.quote for number in known.numbers), *(fact.text for fact in known.facts)]


def _rubric(question: Question) -> list[str]:
    points = [text for point in question.key_points for text in point.wordings]
    wrong = [mistake.correction for mistake in question.misconceptions]
    return [*points, *wrong, *question.hints, question.model_answer or "", *question.strong]


def given_away(text: str, thread: Thread | None) -> tuple[str, ...]:
    """Key points of the question that `text` tells and the candidate had not. Those of a story are no secret."""
    if thread is None or thread.question.kind != "technical":
        return ()
    open_words = " ".join((thread.question.asks, thread.question.rephrase, *(given.text for given in thread.answers)))
    told = stems(text) - stems(open_words)
    return tuple(
        point.id for point in thread.question.key_points
        if point.id not in thread.given_away and heard(thread, point.id)[0] != "met" and _tells(told, point, open_words)
    )


def _tells(told: frozenset[str] | set[str], point: KeyPoint, open_words: str) -> bool:
    known = stems(" ".join((open_words, *point.follow_ups)))
    for wording in point.wordings:
        own = stems(wording) - known
        if len(own) >= FEWEST_OWN and len(own & told) >= TOLD_SHARE * len(own):
            return True
    return False


def upcoming_thread(question: Question, move: Ask) -> Thread:
    """The exchange about a question that is only now being asked."""
    return Thread(question=question, part=move.part, opened=0)
