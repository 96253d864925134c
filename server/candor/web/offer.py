"""What clients are told of a language model: the offer, its answer, who stood in, what was used. Pure."""

from candor.interview.state import State
from candor.web.messages import ConsentAsked, ModelUse

STOOD_IN = {
    "engine_timeout": "The language model did not answer in time",
    "engine_busy": "The language model was busy",
    "engine_refused": "The language model's address did not take the request",
    "engine_filtered": "The language model's provider held its words back",
    "budget_spent": "The tokens for the language model are used up",
}
FAILED = "The language model could not be used"


def consent_asked(state: State) -> ConsentAsked | None:
    """The offer while it waits for an answer."""
    if state.offer is None or not state.awaits_consent:
        return None
    return ConsentAsked(host=state.offer.host, model=state.offer.model, sends=state.offer.sends)


def consent_note(agreed: bool, host: str) -> str:
    if agreed:
        return f"Agreed: answers go to {host}, whose language model speaks."
    return "Declined: the built-in interviewer speaks, and nothing leaves this server."


def stand_in_note(because: str, for_good: bool) -> str:
    """One plain line on why the built-in interviewer speaks."""
    until = "for the rest of this interview" if for_good else "here"
    return f"{STOOD_IN.get(because, FAILED)}, so the built-in interviewer speaks {until}."


def model_use(state: State) -> ModelUse | None:
    """What was used, once the interview has ended."""
    if state.status != "ended" or not state.usage.calls:
        return None
    counts = state.usage.model_dump()
    return ModelUse(host=state.offer.host if state.offer else "", cost=state.cost, **counts)
