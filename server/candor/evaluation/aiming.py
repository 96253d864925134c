"""Whether a follow-up was aimed at something: held to what is true of the answer, not to what was read in it. Pure."""

from dataclasses import dataclass, field

from candor.engines.manners import unquoted
from candor.evaluation.candidates import OPEN, Made, Manner, Said
from candor.interview.moves import AnyMove, Clarify, FollowUp, Own, Probe
from candor.interview.question import KeyPoint, Question
from candor.interview.reading import Quote
from candor.text.normalise import stems

# For which answers it is right to ask once more for an answer, and in which words.
FITS: dict[str, tuple[Manner, ...]] = {
    "dont_know": ("dont_know",),
    "too_short": ("short", "evasive", "hostile"),
    "question_back": ("question_back", "evasive", "hostile"),
    "small_talk": ("evasive", "hostile", "off_topic"),
    "off_topic": ("off_topic", "evasive", "hostile", "rambling"),
    "other_language": (),
    "evasion": ("evasive", "hostile", "off_topic"),
    "rambling": ("rambling",),
}
SHARED = 0.34  # of the asking words, from which a question of an interviewer's own counts as being after a point


@dataclass
class Truth:
    """What is true of one exchange so far."""

    question: Question
    points: dict[str, Made] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    unbacked: list[str] = field(default_factory=list)
    answers: dict[int, str] = field(default_factory=dict)  # by turn
    marked: list[tuple[str, str]] = field(default_factory=list)  # words, and what is weak in them
    manner: Manner = "plain"
    aims: list[str] = field(default_factory=list)  # what was gone back to, in order

    def copy(self) -> "Truth":
        """As it is now; what comes later does not change it."""
        return Truth(
            self.question, dict(self.points), dict(self.wrong), list(self.unbacked), dict(self.answers),
            list(self.marked), self.manner, list(self.aims),
        )  # fmt: skip

    def made(self, point: str) -> Made:
        return self.points.get(point, "missing")

    def hear(self, turn: int, said: Said, about: AnyMove | None = None) -> None:
        """Take in what was said; the better of two tellings of a point counts. A reason given mends what was bare."""
        self.answers[turn], self.manner = said.says, said.manner
        for point, told in said.points.items():
            if point not in self.points or ORDER.index(told.made) > ORDER.index(self.points[point]):
                self.points[point] = told.made
            if told.within:
                self.marked.append((told.within, point))
        self.wrong.update(said.wrong)
        self.unbacked += said.unbacked
        if said.backs and isinstance(about, Probe):
            self.unbacked = [claim for claim in self.unbacked if not self._overlap(claim, about.evidence)]
        if isinstance(about, FollowUp) and about.angle == "why" and said.manner == "plain" and not said.points:
            self.points[about.target] = "said"

    def _overlap(self, words: str, quote: Quote) -> bool:
        """Whether the quote touches `words`, in the answer that both stand in."""
        start = self.answers.get(quote.turn, "").find(words)
        return start >= 0 and start < quote.end and quote.start < start + len(words)

    def claims(self, quote: Quote) -> bool:
        return any(self._overlap(claim, quote) for claim in self.unbacked)

    def mistake(self, quote: Quote) -> bool:
        return any(self._overlap(words, quote) for words in self.wrong.values())

    def weak_in(self, quote: Quote) -> str | None:
        """A point not fully made in the quoted words, by what was marked in them."""
        touched = (point for words, point in self.marked if self._overlap(words, quote))
        return next((point for point in touched if self.made(point) != "said"), None)


def aim_of(move: AnyMove) -> str | None:
    """What a move goes back to, as one word; None for a move that goes back to nothing."""
    match move:
        case FollowUp(angle="why", target=target):
            return f"why:{target}"
        case FollowUp(target=target):
            return target
        case Probe(about="misconception", target=target):
            return f"!{target}"
        case Probe(evidence=evidence):
            return f"claim: {evidence.quote}"
        case Clarify(reason=reason):
            return f"~{reason}"
        case Own(evidence=evidence):
            return f"own: {evidence.quote}"
        case _:
            return None


ORDER: tuple[Made, ...] = ("missing", "wrong", "half", "bare", "said")


@dataclass(frozen=True)
class Verdict:
    """`repeat` tells of one that missed because it had been asked, or answered, before."""

    aim: str
    right: bool
    why: str
    repeat: str | None = None


def judged(truth: Truth, move: AnyMove, text: str) -> Verdict:
    """`text` is the whole utterance; it matters where the move itself names no aim. Raises ValueError for a move that
    goes back to nothing."""
    aim = aim_of(move)
    if aim is None:
        raise ValueError(f"{move.kind} goes back to nothing")
    if aim in truth.aims:
        return Verdict(aim, False, "had been asked in this exchange", "asked_twice")
    match move:
        case FollowUp():
            return _of_a_point(truth, move, aim)
        case Probe(about="misconception", target=target, evidence=evidence):
            right = target in truth.wrong or truth.mistake(evidence)
            return Verdict(aim, right, "was said" if right else "was never said")
        case Probe(evidence=evidence):
            return _of_a_claim(truth, evidence, aim)
        case Clarify(reason=reason):
            return Verdict(aim, truth.manner in FITS[reason], f"the answer was {truth.manner.replace('_', ' ')}")
        case _:
            assert isinstance(move, Own)
            return _of_its_own(truth, move, aim, text)


def _of_a_point(truth: Truth, move: FollowUp, aim: str) -> Verdict:
    made = truth.made(move.target)
    right = made in (("bare", "half", "wrong") if move.angle == "why" else OPEN)
    over = made == "said" or (made == "bare" and move.angle != "why")
    return Verdict(aim, right, f"was {made}", "already_said" if over else None)


def _of_a_claim(truth: Truth, evidence: Quote, aim: str) -> Verdict:
    """Right as well where the words are all that was said of a point: what they looked like is then what is missing."""
    if truth.claims(evidence):
        return Verdict(aim, True, "nothing stood behind it")
    weak = truth.weak_in(evidence)
    if weak is not None:
        return Verdict(aim, True, f"{weak} was {truth.made(weak)}")
    return Verdict(aim, False, "was no claim that lacked something")


def _of_its_own(truth: Truth, move: Own, aim: str, text: str) -> Verdict:
    """By the words that it rests on; where nothing is told of those, by the point that it asks after."""
    if truth.mistake(move.evidence):
        return Verdict(aim, True, "the words were wrong")
    if truth.claims(move.evidence):
        return Verdict(aim, True, "nothing stood behind the words")
    weak = truth.weak_in(move.evidence)
    if weak is not None:
        return Verdict(aim, True, f"{weak} was {truth.made(weak)}")
    point = asks_after(truth.question, text)
    if point is None:
        return Verdict(aim, False, "after none of the question's points")
    made = truth.made(point.id)
    repeat = "already_said" if made == "said" else None
    return Verdict(aim, made != "said", f"after {point.id}, which was {made}", repeat)


def asks_after(question: Question, text: str) -> KeyPoint | None:
    """The point whose wordings share most of the asking words that the question itself does not have."""
    own = stems(unquoted(text)) - stems(f"{question.asks} {question.rephrase}")
    if not own:
        return None

    def share(point: KeyPoint) -> float:
        return len(own & stems(" ".join((*point.wordings, *point.follow_ups)))) / len(own)

    best = max(question.key_points, key=share)
    return best if share(best) >= SHARED else None
