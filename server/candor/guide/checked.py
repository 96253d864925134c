"""The bank's rules for one question, wherever it comes from: what types cannot say, and what words alone show."""

from candor.guide.entries import rules
from candor.guide.wording import wrong_wordings
from candor.interview.question import Question


def problems_of(question: Question) -> list[str]:
    """What an author would be told, each with its field; empty for a question that may be asked."""
    return [*rules(question), *wrong_wordings((question,))]
