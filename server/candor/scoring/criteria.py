"""Sentences that show what a criterion sounds like: an answer is measured by how near its clauses come to each.

They were written from the definitions of the scales, about nothing in particular; none is taken from a labelled
answer. Whoever changes one trains anew (`make train`): the weights hold for these words.
"""

from collections.abc import Mapping

ARGUED: Mapping[str, tuple[str, ...]] = {
    "cause": (
        "This happens because the one thing drives the other, so when the first changes the second follows.",
        "The reason is that each step feeds the next, which is why the effect shows up only later.",
    ),
    "otherwise": (
        "Otherwise the model would pick up the wrong signal and nobody would notice until it failed.",
        "Without that, the number looks good for the wrong reason.",
    ),
    "cost": (
        "It costs more time and memory, so it only pays off when the gain is large.",
        "I give up a little accuracy in exchange for something simpler and cheaper to run.",
    ),
    "condition": (
        "If there is little data I would do it one way, and if there is plenty I would do it the other way.",
        "That only works as long as the assumption holds.",
    ),
    "alternative": (
        "I would rather take the simpler option than the alternative, which buys little.",
        "One could also do it differently, but then something else gets worse.",
    ),
    "evidence": (
        "On our data I measured it before and after, and the number fell by half.",
        "I would check it by comparing both on rows held back for that.",
    ),
    "image": (
        "It is like a queue at a bakery where one slow customer holds up everyone behind.",
        "Imagine a shop with ten thousand orders, of which only ten are bad.",
    ),
    "objection": ("Somebody could object that this is slower, and that is true, but it matters less here.",),
    "worked": ("Take the numbers one, two and three: after the first pass the two is in its place.",),
}
EMPTY: Mapping[str, tuple[str, ...]] = {
    "naming": (
        "The main methods are the first, the second, the third, the fourth and the fifth.",
        "Common examples include several tools, libraries and algorithms.",
    ),
    "defining": (
        "It is a technique that is used in machine learning to improve the performance of a model.",
        "It is defined as the ratio of one quantity to another.",
    ),
    "praising": (
        "It is very important, powerful and widely used in industry.",
        "It is the best and most modern solution, and everybody uses it.",
    ),
    "it_depends": (
        "There are many ways and it depends on the use case and on the requirements.",
        "You need to find the right balance and choose what suits your problem best.",
    ),
    "slogans": (
        "I bring all stakeholders to one table and follow best practices end to end.",
        "Quality, communication and a growth mindset are the key to success.",
    ),
    "settings": (
        "You import the library, set the parameter to a value and call the function.",
        "The default value is one and it can be changed in the settings.",
    ),
    "self_praise": (
        "I have many years of experience with this and I am very passionate about it.",
        "I am one of the best at this and never had a problem with it.",
    ),
    "straying": (
        "My aunt had a dog, and last summer we all went to the lake with my cousins.",
        "That reminds me of a funny story about my neighbour's car.",
    ),
    "not_knowing": (
        "I don't really know, I have never used that.",
        "I forgot how it is called and would have to look it up.",
    ),
    "restating": (
        "So the question is what this is and how it works and when one should use it.",
        "You are asking me about the difference between the two.",
    ),
    "promising": ("I guarantee that it will work and bring a big improvement by next month.",),
    "blaming": ("It was the fault of the other team, who did not do their job.",),
    "in_order": (
        "First I look at the errors, then I fix the largest one, and only then I tune.",
        "In short, the answer is yes, for two reasons.",
    ),
    "broken": (
        "So it, well, you take the, no wait, the other one, and then it, you know, goes.",
        "Data, split, fit, done, metric okay, whatever.",
    ),
    "jargon": (
        "Regularised stochastic optimisation of hierarchical latent representations under distributional shift.",
    ),
}
TOLD: Mapping[str, tuple[str, ...]] = {  # of stories
    "stakes": (
        "If we missed the date the customer would have cancelled and we would have lost the contract.",
        "Every day it was down cost the shop thousands in orders.",
    ),
    "place": (
        "At my last company, a small insurer, we were a team of five building a pricing model.",
        "In the spring of my first year at a hospital start-up I worked with two nurses on an alarm model.",
    ),
    "conflict": (
        "My colleague wanted to rewrite it all, and I thought we should keep it; for two weeks we got nowhere.",
        "The night before the release the numbers did not add up and my manager was on a plane.",
    ),
    "task": (
        "It was my job to decide which version went live by the end of the month.",
        "I was responsible for the data part and had to hand it over on Friday.",
        "My manager asked me to sort it out.",
    ),
    "charge": (
        "I owned the pipeline, so it was on me to get it running again.",
        "What I had to deliver was one number that the board could trust.",
    ),
    "goal": ("I had to get the error under five per cent without touching the other team's code.",),
    "step": (
        "I sat down with her, wrote both options on one page and ran each on the same sample.",
        "I built a small copy of the system over the weekend and measured it.",
    ),
    "repair": ("So I called the customer, told them what had gone wrong, and rewrote the loader that night.",),
    "we": (
        "We all worked together as a team and discussed it and found a solution.",
        "We decided, we tested and we delivered it together.",
    ),
    "vague": ("I tried my best, communicated a lot and handled it somehow.",),
    "measured": (
        "In the end errors fell from nine to four per cent and the team still uses it today.",
        "It went live two days early and saved forty hours a month.",
    ),
    "consequence": (
        "The customer renewed for two years, and nobody had to work at night again.",
        "She later asked me to join her project, and the rule we made is still on the wall.",
    ),
    "bad_end": ("We lost the customer anyway, and I was taken off the project.",),
    "no_end": (
        "I don't know how it ended, because I left soon after.",
        "It is still going on and we will see.",
    ),
    "good_end": (
        "In the end it went well and everybody was happy.",
        "It was a success and I got good feedback.",
    ),
    "learned": ("What I took from it is to ask earlier; next time I would show a draft in the first week.",),
    "chosen": ("I chose that because a rewrite would have cost a month, and a quick fix could be undone.",),
    "would": (
        "In such a situation I would talk to the person and try to find a compromise.",
        "I have never had such a case, but I would stay calm.",
    ),
    "in_general": (
        "Conflicts are normal in every team and communication is always the key.",
        "For me honesty and respect are the most important values.",
    ),
    "trait": ("I am a very organised and reliable person who works well under pressure.",),
}
ALL: Mapping[str, tuple[str, ...]] = {
    **{f"argued_{name}": texts for name, texts in ARGUED.items()},
    **{f"empty_{name}": texts for name, texts in EMPTY.items()},
}
OF_STORIES: Mapping[str, tuple[str, ...]] = {f"told_{name}": texts for name, texts in TOLD.items()}
TEXTS: tuple[str, ...] = tuple(text for known in (ALL, OF_STORIES) for texts in known.values() for text in texts)
