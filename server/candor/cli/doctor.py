"""`candor doctor`: whether the language model that is set can interview, and what to do where it cannot."""

import asyncio
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from candor.engines.checkup import Finding

TITLES = {
    "endpoint": "endpoint", "streaming": "streaming", "usage": "usage reporting", "json_schema": "JSON schema",
}  # fmt: skip
TO_DO = {
    "engine_refused": (
        "Check OPENAI_API_KEY (status 401 or 403), the model's name in CANDOR_MODEL, and that OPENAI_BASE_URL ends "
        "where the server's documentation says, mostly in /v1 (status 404)."
    ),
    "engine_unavailable": "Start the server, and check host and port in OPENAI_BASE_URL.",
    "engine_timeout": (
        "The model is slow or still loading: try again, take a smaller one, or raise CANDOR_TURN_DEADLINE."
    ),
    "engine_busy": "The endpoint limits requests: wait, or raise the limit of your account.",
    "engine_garbled": (
        "What answers does not speak the OpenAI protocol: check OPENAI_BASE_URL, which is often short of /v1; a "
        "proxy's sign-in page answers like this, too."
    ),
    "engine_cut": "The reply broke off: look into the server's log, and at its limits on tokens and time.",
    "engine_filtered": "The provider held back a harmless sentence: look into its content filter.",
    "settings": "Install what is named, with the pip of Candor's environment.",
    "one_piece": "Interviews work, but words appear all at once: switch on streaming in the server or before it.",
    "json_unfit": (
        "The model does not keep to a schema: take a larger one, or a server with structured output. The interview can "
        "be held; gradings would fall back to Candor's own reader."
    ),
    "no_usage": "Interviews work; tokens are estimated from letters, and budgets with them.",
    "json_object": "Interviews work; gradings are checked afterwards and fail more often.",
}  # fmt: skip
RECIPES = {
    "OpenAI": "CANDOR_MODEL=gpt-4o-mini OPENAI_API_KEY=...",
    "Ollama": "CANDOR_MODEL=qwen3:8b OPENAI_BASE_URL=http://127.0.0.1:11434/v1  (ollama pull qwen3:8b first)",
    "vLLM": "CANDOR_MODEL=<--served-model-name> OPENAI_BASE_URL=http://127.0.0.1:8000/v1  (choose another CANDOR_PORT)",
    "llama.cpp": "CANDOR_MODEL=<any name> OPENAI_BASE_URL=http://127.0.0.1:8080/v1  (llama-server -m model.gguf)",
    "LM Studio": "CANDOR_MODEL=<the model's identifier> OPENAI_BASE_URL=http://127.0.0.1:1234/v1",
    "Azure": (
        "CANDOR_MODEL=<deployment> OPENAI_BASE_URL=https://<resource>.openai.azure.com/openai/v1 OPENAI_API_KEY=..."
    ),
    "Anthropic": "pip install langchain-anthropic; CANDOR_MODEL=anthropic:<model> ANTHROPIC_API_KEY=...",
    "Google": "pip install langchain-google-genai; CANDOR_MODEL=google_genai:<model> GOOGLE_API_KEY=...",
}  # fmt: skip
SIGNS = {"ok": "ok   ", "poor": "poor ", "wrong": "WRONG"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print findings as JSON.")] = False,
    recipes: Annotated[bool, typer.Option("--recipes", help="Print settings for usual servers; try nothing.")] = False,
) -> None:
    """Try the language model that is set: two short exchanges, with sentences of Candor's own."""
    if recipes:
        _tell_recipes()
        return
    from candor.settings import read_settings

    result = asyncio.run(examine(read_settings()))
    if as_json:
        print(json.dumps(result, indent=2))
    else:
        print("\n".join(lines(result)))
    if not result["fit"]:
        raise typer.Exit(1)


async def examine(settings: Any) -> dict[str, Any]:
    """Findings of each model that is set, by its role. `fit` says whether interviews can be held as set up."""
    from candor.engines.checkup import Finding, check_up
    from candor.errors import SettingsError
    from candor.wiring import make_endpoint

    if not settings.model:
        return {"fit": True, "models": []}
    roles = {"interviewing": settings.model}
    if settings.grading_model and settings.grading_model != settings.model:
        roles["grading"] = settings.grading_model
    models = []
    for role, name in roles.items():
        host = ""
        try:
            endpoint = make_endpoint(settings, name)
            assert endpoint is not None
            host = endpoint.host
            findings = await check_up(endpoint, settings.turn_deadline)
            await endpoint.close()
        except SettingsError as problem:
            findings = [Finding("endpoint", "wrong", problem.code, str(problem))]
        models.append({"role": role, "model": name, "host": host, "findings": [told(f) for f in findings]})
    fit = all(finding["status"] != "wrong" for model in models for finding in model["findings"])
    return {"fit": fit, "models": models}


def told(finding: "Finding") -> dict[str, str]:
    to_do = TO_DO.get(finding.code, "") if finding.status != "ok" else ""
    return {
        "part": finding.part, "status": finding.status, "code": finding.code, "told": finding.told, "to_do": to_do,
    }  # fmt: skip


def lines(result: dict[str, Any]) -> list[str]:
    if not result["models"]:
        return [
            "CANDOR_MODEL is not set: the built-in interviewer speaks, which needs no key and no network.",
            "candor doctor --recipes shows what to set for OpenAI, Ollama, vLLM, llama.cpp, LM Studio and others.",
        ]
    made = []
    for model in result["models"]:
        made.append(f"{model['role']}: {model['model']} at {model['host'] or 'nowhere'}")
        for finding in model["findings"]:
            made.append(f"  {SIGNS[finding['status']]} {TITLES[finding['part']]}: {finding['told']}")
            if finding["to_do"]:
                made.append(f"        {finding['to_do']}")
    return made


def _tell_recipes() -> None:
    width = max(map(len, RECIPES))
    for name, recipe in RECIPES.items():
        print(f"{name:{width}}  {recipe}")
