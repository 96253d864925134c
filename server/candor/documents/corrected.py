"""What follows from a candidate's corrections to what was understood: topics of skills they wrote in, and the weights
of topics where the skills that were asked for have changed. Pure; never puts a word of its own into their reading."""

from typing import TypeVar

from candor.documents.understanding.role import topic_weights
from candor.documents.understanding.vocabulary import Vocabulary
from candor.interview.background import ClaimedSkill, RequiredSkill, Understood

Skill = TypeVar("Skill", ClaimedSkill, RequiredSkill)


def followed_through(corrected: Understood, before: Understood, vocabulary: Vocabulary) -> Understood:
    """`corrected` with what it leaves to be worked out. Topics that the candidate weighed stay as they are."""
    required = tuple(_with_topics(skill, vocabulary) for skill in corrected.required)
    changes: dict[str, object] = {
        "skills": tuple(_with_topics(skill, vocabulary) for skill in corrected.skills),
        "required": required,
    }
    if corrected.topics == before.topics and required != before.required:
        changes["topics"] = tuple(topic_weights(required))
    return corrected.model_copy(update=changes)


def _with_topics(skill: Skill, vocabulary: Vocabulary) -> Skill:
    term = None if skill.topics else vocabulary.named(skill.skill)
    return skill.model_copy(update={"topics": term.topics[:8]}) if term else skill
