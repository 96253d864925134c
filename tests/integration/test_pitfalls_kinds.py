"""The pitfall detector with the shipped model, examples and weights: each kind found, and honest answers left alone."""

import asyncio
from collections.abc import Iterator

import pytest

from candor.hearing import Ear
from candor.interview.setup import Part
from candor.pitfalls.detect import detect, texts_to_embed
from candor.ports import Embedder
from candor.settings import read_settings
from candor.wiring import make_embedder, shipped_ear, shipped_guide


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    made = make_embedder(read_settings())
    asyncio.run(made.warm())
    yield made
    made.close()


@pytest.fixture(scope="module")
def ear(embedder: Embedder) -> Ear:
    made = shipped_ear(shipped_guide(read_settings()), embedder)
    assert made is not None
    return made


def kinds(embedder: Embedder, ear: Ear, said: str, answer: str, part: Part = "opening") -> list[str]:
    async def found() -> list[str]:
        vectors = await embedder.embed(texts_to_embed(said, answer))
        flags = detect(1, said, answer, part, vectors, await ear.detector(embedder))
        assert all(answer[f.evidence.start : f.evidence.end] == f.evidence.quote for f in flags)
        return [flag.kind for flag in flags]

    return asyncio.run(found())


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        ("overclaiming", "How strong are you in Java?", "I mastered all of it. There is nothing in it I can't do."),
        ("false_promise", "What would you do for our returns?",
         "Hire me and within one month your returns are zero, I guarantee it."),
        ("unclear_explanation", "What is clustering?",
         "Clustering is when the clusters cluster, so the one goes to the other one's cluster, and that is the "
         "cluster of the thing, sort of, which is then clustered with the other thing."),
        ("company_unfamiliarity", "Why do you want to work for us?",
         "You are a dynamic company with great people. To be honest I haven't looked up what you sell."),
        ("cannot_explain_project", "How was the model in your project evaluated?",
         "I don't know, somebody else ran a script. I couldn't tell you which metric it was."),
        ("no_questions", "Do you have any questions for us?", "No, nothing. I'm good, thanks."),
        ("negative_about_employer", "Why are you leaving your job?",
         "Because my boss is an incompetent clown and the whole management is a joke."),
        ("dismissive_of_teamwork", "What do you think of code reviews?",
         "A waste of time. Other people only slow me down, so I skip them and merge."),
        ("salary_focus", "Why did you apply here?", "Mostly for the money, you pay a better salary and a bonus."),
        ("unprofessional_language", "How was the migration?", "Total bullshit, some moron broke it."),
        ("rambling", "How do you choose a metric?",
         "Well, a metric, my uncle had a boat, a blue one, and each spring he painted it with my cousin, who by the "
         "way moved to Spain and married a dentist. Anyway, the harbour had this restaurant with the noodles, and the "
         "cook's dog was always asleep by the door, and my aunt never liked it, so at Christmas we went elsewhere."),
        ("role_misrepresentation", "Were you the lead of that project?",
         "I was the lead, yes. Officially I was an intern, and I mostly took notes while the others decided."),
        ("evasion", "How many users did the service have?",
         "That's an interesting question. Let's say that in the end what counts is the spirit of the team."),
        ("blame_shifting", "Why did the project fail?",
         "That was the fault of the other team. They delivered late, I did my part, so it's on them."),
    ],
)  # fmt: skip
def test_a_plain_case_of_each_kind_is_found(embedder: Embedder, ear: Ear, kind: str, said: str, answer: str) -> None:
    assert kind in kinds(embedder, ear, said, answer)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("How strong are you in Java?", "Solid. I used it at a bank for four years, and threads still scare me."),
        ("What would you do for our returns?", "I'd read a hundred slips first. If sizes are behind it, I'd aim for "
         "a tenth fewer."),
        ("What is clustering?", "Putting rows that are alike into one group, without anybody having named the groups."),
        ("Why do you want to work for us?", "You publish your outage reports, and I read two of them."),
        ("How was the model in your project evaluated?", "By recall on the last months, as a missed leak costs most."),
        ("Do you have any questions for us?", "Yes. How does a model get from a notebook to your customers?"),
        ("Why are you leaving your job?", "The lab closes in June. I learned a lot there, and I'd like to see users."),
        ("What do you think of code reviews?", "They take time, and one saved me from billing people twice."),
        ("What salary do you have in mind?", "Between sixty and sixty-five thousand."),
        ("How was the migration?", "Rough. We killed the old process too early and lost a night."),
        ("Were you the lead of that project?", "No, one of three engineers. The alerting was mine."),
        ("How many users did the service have?", "I don't know, I never saw it. The log had a thousand a day."),
        ("Why did the project fail?", "The data came late, and I had not asked in time. I'd ask in week one now."),
    ],
)  # fmt: skip
def test_an_honest_answer_to_the_same_is_left_alone(embedder: Embedder, ear: Ear, said: str, answer: str) -> None:
    assert kinds(embedder, ear, said, answer) == []


def test_no_model_answer_of_the_bank_is_flagged(embedder: Embedder, ear: Ear) -> None:
    flagged = {
        question.id: found
        for question in shipped_guide(read_settings()).bank
        if question.model_answer
        if (found := kinds(embedder, ear, question.asks, question.model_answer, "technical"))
    }
    assert flagged == {}
