"""What follows from corrections to a document's reading: topics of skills written in, weights following the skills."""

from candor.documents.corrected import followed_through
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import ClaimedSkill, RequiredSkill, Term, TopicWeight, Understood

WORDS = Vocabulary((
    Term(term="Python", topics=("python",)),
    Term(term="R", topics=("data-manipulation",), exact=True),
    Term(term="Recommender systems", aliases=("recommenders",), topics=("system-design", "python")),
))  # fmt: skip
PYTHON = RequiredSkill(skill="Python", topics=("python",), weight=1.0, line=3)
RECOMMENDERS = RequiredSkill(skill="recommenders", weight=1.0)
BEFORE = Understood(required=(PYTHON,), topics=(TopicWeight(topic="python", weight=1.0),))


def test_a_skill_written_in_gets_its_topics_by_any_of_its_names() -> None:
    said = Understood(skills=tuple(ClaimedSkill(skill=name) for name in ("recommenders", "R", "Juggling")))
    followed = followed_through(said, Understood(), WORDS)
    topics = [skill.topics for skill in followed.skills]
    assert topics == [("system-design", "python"), ("data-manipulation",), ()]
    assert [skill.skill for skill in followed.skills] == ["recommenders", "R", "Juggling"]


def test_topics_follow_the_skills_that_are_asked_for() -> None:
    corrected = BEFORE.model_copy(update={"required": (PYTHON, RECOMMENDERS)})
    topics = followed_through(corrected, BEFORE, WORDS).topics
    assert topics == (TopicWeight(topic="python", weight=0.75), TopicWeight(topic="system-design", weight=0.25))
    assert followed_through(BEFORE.model_copy(update={"required": ()}), BEFORE, WORDS).topics == ()


def test_topics_that_the_candidate_weighed_stay_as_they_weighed_them() -> None:
    own = (TopicWeight(topic="nlp", weight=1.0),)
    corrected = BEFORE.model_copy(update={"required": (), "topics": own})
    assert followed_through(corrected, BEFORE, WORDS).topics == own


def test_what_has_topics_keeps_them() -> None:
    odd = RequiredSkill(skill="Python", topics=("nlp",), weight=0.5)
    corrected = BEFORE.model_copy(update={"required": (odd,)})
    assert followed_through(corrected, BEFORE, WORDS).required == (odd,)
