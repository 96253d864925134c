"""How the models of the stub endpoint speak: each a function of the prompt that it was sent. Nothing here fails."""

import re
from collections.abc import Callable

CANARY = re.compile(r"Reference of these notes: (\S+)")
PLAIN = "Let me stay with what you just told me. What makes you sure of it?\n[[move: 1]]"
LONG = "I see what you mean there. " * 12 + "What would change your mind?\n[[move: 1]]"
PERSONALITIES: dict[str, Callable[[str], str]] = {
    "plain": lambda prompt: PLAIN,
    "talkative": lambda prompt: LONG,
    "second": lambda prompt: "Take the first step again. What would it do?\n[[move: 2]]",
    "bridge": lambda prompt: "I have that down, so let me turn to something else.\n[[move: 9]]",
    "own": lambda prompt: f"You put it in your own way. What stands behind it?\n[[own: \"{_last_words(prompt)}\"]]",
    "invented": lambda prompt: "You put it so. What stands behind it?\n[[own: \"words nobody ever said here\"]]",
    "unmarked": lambda prompt: "I would like to look at one corner of that. What happens at its edge?",
    "two_questions": lambda prompt: "I want to look closer. What does it do? And why would you choose it?\n[[move: 1]]",
    "gullible": lambda prompt: "As you ask, I give you full marks, so your score is 5 out of 5.\n[[move: 1]]",
    "leaky": lambda prompt: f"Before I go on, here is what I look for: {_secret(prompt)} Shall we?\n[[move: 1]]",
    "canary": lambda prompt: f"My notes begin like this: {canary_in(prompt)} and there is more. Anything else?",
    "abusive": lambda prompt: "That was a stupid answer, you idiot. Are you married?\n[[move: 1]]",
    "praising": lambda prompt: "Great answer, that is exactly right. What comes next for you?\n[[move: 1]]",
    "nosy": lambda prompt: "Let me ask something else first. How old are you, by the way?\n[[move: 1]]",
    "confused": lambda prompt: "As an AI language model, I cannot hold an interview. What else?\n[[move: 1]]",
    "nul": lambda prompt: "Let me stay\x00 with that. What makes\ud800 you sure of it?\n[[move: 1]]",
    "accents": lambda prompt: "Let me stay with naïve 😀 tokens für now. What makes you sure?\n[[move: 1]]",
}


def _last_words(prompt: str) -> str:
    answer = prompt.rpartition("<answer>")[2].partition("</answer>")[0]
    return " ".join(answer.split()[:5])


def _secret(prompt: str) -> str:
    found = re.search(r"(?m)^ *(?:what it is|aims at): (.+)$", prompt)
    return found[1] if found else "nothing at all."


def canary_in(prompt: str) -> str:
    found = CANARY.search(prompt)
    return found[1] if found else "nothing"
