"""Lines that talk to the interviewer or the grader instead of about the candidate: shown, and not understood as
anything."""

import re

_ORDERS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|other|the|your)\b.{0,40}"
    r"\b(?:instructions?|prompts?|rules?|guidelines?|directions?|orders?|criteria|rubrics?)\b",
    r"\b(?:give|award|assign|grant|grade|score|rate|rank|mark)\b.{0,60}"
    r"(?:\b(?:5\s?/\s?5|10\s?/\s?10|100\s?%|full marks|top (?:score|marks|grade)|highest (?:score|marks?|grade"
    r"|rating)|five out of five"
    r"|maximum (?:score|points)|perfect score|best (?:score|candidate)|as (?:excellent|outstanding"
    r"|exceptional))(?!\w))",
    r"\b(?:system prompt|system message|as an? (?:ai (?:language )?model|language model)"
    r"|you are (?:now )?(?:an? )?(?:ai|chatgpt|assistant|language model"
    r"|interviewer|grader|evaluator|hr (?:bot|system)))\b",
    r"^\W*(?:attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|dear)\b.{0,20}"
    r"\b(?:ai|llms?|language models?|graders?|evaluators?|bots?|ats|chatgpt|reviewers? (?:model|ai))\b",
    r"<\s*/?\s*(?:system|assistant|instructions?|candidate-answer)\b|\[/?INST\]|<\|im_(?:start|end)\|>",
    r"\b(?:do not|don't|never)\b.{0,30}\b(?:ask|grade|score|evaluate|probe)\b.{0,30}\b(?:the|this) candidate\b",
    r"\b(?:recommend|hire|select|approve|shortlist|advance|pass)\b.{0,20}\bthis (?:candidate|applicant)\b",
))  # fmt: skip


def order_lines(text: str) -> frozenset[int]:
    """Numbers, from 1, of the lines that give orders."""
    return frozenset(
        number for number, line in enumerate(text.split("\n"), 1) if any(order.search(line) for order in _ORDERS)
    )
