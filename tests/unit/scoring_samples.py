"""A question, answers to it, and vectors made of shared word stems: enough to read and grade without a model."""

import zlib
from collections.abc import Iterable

import numpy as np

from candor.interview.question import KeyPoint, Level, Misconception, Question
from candor.interview.reading import Reading
from candor.scoring.reader import read, texts_to_embed
from candor.text.normalise import stems
from candor.text.vectors import FloatArray, Vectors

WIDTH = 256


def stem_vectors(texts: Iterable[str]) -> Vectors:
    """A unit vector per text: its stems thrown into buckets. Texts are near when they share words."""
    return {text: _bag(text) for text in texts}


def _bag(text: str) -> FloatArray:
    bag = np.zeros(WIDTH, dtype=np.float32)
    for root in stems(text):
        bag[zlib.crc32(root.encode()) % WIDTH] += 1
    length = float(np.linalg.norm(bag))
    return bag / length if length else bag


def a_point(name: str, weight: int, *wordings: str, level: Level = "junior") -> KeyPoint:
    return KeyPoint(
        id=name,
        weight=weight,
        point=wordings[0],
        examples=wordings[1:3],
        follow_ups=("What else would you look at there?",),
        expected_from=level,
    )


BACKUP = Question(
    id="restore-a-backup",
    kind="technical",
    topic="problem-breakdown",
    levels=("junior", "mid", "senior"),
    minutes=5,
    asks="How would you make sure that a nightly backup can be relied on?",
    rephrase="Put plainly: when is a nightly backup worth something?",
    key_points=(
        a_point(
            "restore-drill",
            4,
            "Restores the copy on a spare machine regularly and checks that it opens",
            "Every month I bring the copy back on an empty server and open a few files from it.",
            "A rehearsal on spare hardware shows whether the archive can be brought back at all.",
        ),
        a_point(
            "second-place",
            3,
            "Keeps one copy in another building because a fire destroys both disks in one room",
            "One set goes to a different site, since flames or theft would take everything in the cellar.",
            "I store a duplicate far away so that a flood cannot reach both.",
        ),
        a_point(
            "alarm-on-silence",
            3,
            "Raises an alarm when no fresh archive arrived, instead of only when a job reports an error",
            "A job that never starts sends no error, so I watch the age of the newest archive.",
            "The pager fires if the latest file is older than a day.",
            level="senior",
        ),
    ),
    misconceptions=(
        Misconception(
            id="raid-is-backup",
            claim="Mirrored disks replace a backup",
            examples=("With mirrored disks you need no backup, since every block exists twice.",),
            correction="A mirror repeats a deletion at once, so it protects from a broken disk and nothing else.",
            follow_up="Somebody deletes a folder by mistake. What does the mirror hold a second later?",
        ),
    ),
    hints=("Think of the day you need it.", "Where does the copy lie?", "Who notices when nothing runs?"),
    model_answer="I restore it every month on a spare machine, and I keep one copy in another building.",
)

DRILL = "Every month I restore the copy on a spare machine, because an archive that nobody opened may be broken."
PLACE = "One copy is kept in another building, since a fire in one room destroys both disks."
ALARM = "I raise an alarm when no fresh archive arrived, because a job that never starts reports no error."
WRONG = "With mirrored disks you need no backup, since every block exists twice."
ELSEWHERE = "Yesterday our choir sang in the park and my neighbour brought a cake with plums for the whole group."

STORY = Question(
    id="late-delivery",
    kind="behavioral",
    topic="deadlines",
    levels=("junior", "mid", "senior"),
    minutes=6,
    asks="Tell me about a delivery that was about to be late.",
    rephrase="When did you nearly miss a date?",
    key_points=tuple(
        KeyPoint(id=part, weight=2, point=point, examples=examples, follow_ups=("Could you say more about that part?",))
        for part, point, examples in (
            ("situation", "Where it was and what was at stake", ("At a bakery chain in May.", "In my second job.")),
            ("task", "What was the candidate's to do", ("The report was mine.", "I was asked to finish it.")),
            ("action", "What the candidate did", ("I cut two charts and rang the client.", "I wrote the script.")),
            ("result", "How it ended", ("It went out on time.", "The client renewed.")),
            ("reasoning", "Why so, and what was learned", ("Because a late truth costs more.", "I learned to ask.")),
        )
    ),
    hints=("Pick one date.", "What was yours in it?", "How did it end?"),
)
TOLD = (
    "In March, at a bakery chain with 40 shops, the demand report was due in nine days and the buyers were angry. "
    "I was responsible for the forecast part, without touching the order system. "
    "I dropped two of the six charts, wrote a script that checked the till data, and rang the head buyer each morning, "
    "because a small honest report is worth more than a late complete one. "
    "It went out a day early, waste fell from 12% to 8%, and they still use it. "
    "I learned to ask first what nobody will miss."
)


def reading(answer: str, question: Question | None = BACKUP, said: str = "", earlier: tuple[str, ...] = ()) -> Reading:
    """The reading with stem vectors."""
    asked = said or (question.asks if question else "")
    vectors = stem_vectors(texts_to_embed(question, answer, asked))
    return read(question, 1, answer, asked, earlier, vectors)
