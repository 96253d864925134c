"""Questions of the bank worded for one candidate: about a project their résumé names, about the company they named.

A document's words are quoted inside a question and nothing else: whatever they ask for, nobody is asked to obey them.
"""

from candor.interview.background import Background, Project
from candor.interview.question import MADE_QUESTION, Prepared, Question
from candor.ports import Bank
from candor.prompting import OwnWords

MOST_PROJECTS = 2  # of a résumé; the bank has other ways into a third
LONGEST_NAME = 90  # code points of a project's or a company's name that are said


def tailored(bank: Bank, words: OwnWords, background: Background, seed: int) -> tuple[Prepared, ...]:
    """The walk through a project, once for each of the first that the résumé names; and what needs a company, where
    one is named."""
    walk = next((question for question in bank.questions() if question.kind == "project"), None)
    named = background.projects[:MOST_PROJECTS] if walk else ()
    made = [_about(bank, words, walk, project, seed, number) for number, project in enumerate(named) if walk]
    company = quotable(background.company)
    if not company:
        return tuple(made)
    return (*made, *(_of_company(bank, q, company) for q in bank.questions() if q.needs == "company"))


def _about(bank: Bank, words: OwnWords, walk: Question, project: Project, seed: int, number: int) -> Prepared:
    name = quotable(project.title)
    asks = words.project[(seed + number) % len(words.project)].format(project=name)
    rephrase = words.project_rephrase[number % len(words.project_rephrase)].format(project=name)
    return _made(bank, walk, f"project-{number + 1}", asks, rephrase, project.quote)


def _of_company(bank: Bank, question: Question, company: str) -> Prepared:
    asks, rephrase = (text.replace("{company}", company) for text in (question.asks, question.rephrase))
    return _made(bank, question, question.id, asks, rephrase, "")


def _made(bank: Bank, of: Question, name: str, asks: str, rephrase: str, rests_on: str) -> Prepared:
    question = of.model_copy(update={"id": f"{MADE_QUESTION}{name}", "asks": asks, "rephrase": rephrase, "needs": None})
    alone = "" if of.needs else of.id  # what needs a company cannot be asked by its id
    return Prepared(question=question, passages=bank.citations(of.id), made_of=alone, rests_on=rests_on)


def quotable(said: str) -> str:
    """A document's words as they may stand inside quotation marks: one line, no marks of its own, short enough to say.
    """
    plain = " ".join(said.translate(dict.fromkeys(map(ord, '"“”«»'), None)).split())
    return plain if len(plain) <= LONGEST_NAME else plain[:LONGEST_NAME].rsplit(" ", 1)[0]
