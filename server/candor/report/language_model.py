"""What a report says of a language model that spoke: how much of it was used, and what it gave away. Pure."""

from candor.interview.state import State


def _marked(state: State) -> list[str]:
    """Where the local reading stands alone, and where the two readers were held together."""
    answers = [given for thread in state.threads for given in thread.answers]
    alone = sum(given.unmarked is not None for given in answers)
    if not alone:
        return []
    were = "One answer" if alone == 1 else f"{alone} answers"
    return [f"{were} could not be marked by the language model; there Candor's own reading stands alone."]


def model_notes(state: State) -> list[str]:
    notes = []
    used, offer = state.usage, state.offer
    if used.calls and offer is not None:
        cost = f", {state.cost:.4f} by the price table" if state.cost is not None else ""
        notes.append(
            f"The language model {offer.model} at {offer.host} was used: {used.calls} calls, {used.prompt:,} prompt "
            f"tokens ({used.cached:,} of them cached) and {used.completion:,} completion tokens{cost}."
        )
    notes += _marked(state)
    told = sum(len(thread.given_away) for thread in state.threads)
    if told:
        points = "One point was" if told == 1 else f"{told} points were"
        notes.append(f"{points} told by the interviewer; what was told counts neither for nor against an answer.")
    return notes
