"""Made-up answers of a given length, for load and timing; they measure nothing about judgement."""

SENTENCES = (
    "I would start by putting training and validation error side by side, because a wide gap points to variance.",
    "If both are high and close together, the model is too simple, so I would add capacity or features before rows.",
    "On a demand model last year the two curves touched at eighteen per cent, so we stopped a labelling purchase.",
    "Regularisation trades a little bias for less variance, which pays off only when the gap is wide.",
    "I would also check that the validation rows come from the same weeks, since a shift looks like overfitting.",
    "Cross-validation tells me how much of the difference is luck, and it costs me five fits in place of one.",
    "The risk is that tuning on the same folds makes them optimistic, so I keep a last set that nobody touches.",
)


def answer_of(words: int, variation: int = 0) -> str:
    """An answer of about `words` words, unlike its neighbours so that no vector is remembered."""
    text, index = "", variation
    while len(text.split()) < words:
        text += f"{SENTENCES[index % len(SENTENCES)].rstrip('.')}, as in case {variation} and {index}. "
        index += 1
    return " ".join(text.split()[:words]) + "."
