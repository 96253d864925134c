"""One result of `candor eval` as one page: self-contained, without a script, readable without its drawings.

A page is made of the result alone, the object that `--json` writes, beside the figures of the last training.
"""

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from candor.evaluation.plots import dialogue, learning, rates, scores, shifts, short
from candor.evaluation.plots.parts import Mistake, Section
from candor.resources import data_folder

Result = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
FIRST = ("data", "data_sha256", "commit", "seed")  # of the provenance, before all else
TITLES = {
    "eval scoring": "Scores against labels",
    "eval pitfalls": "Pitfalls against labels",
    "eval attacks": "Attacks on the scores",
    "eval rehearsal": "Stories told again",
    "eval claims": "Claims against labels",
    "eval dialogue": "Scripted candidates, interviewed whole",
}
OTHERWISE = ("eval rehearsal", "eval dialogue")


def page(result: Result, training: dict[str, Any] | None = None) -> str:
    """The page of a result of `candor eval scoring | pitfalls | attacks | rehearsal | claims | dialogue`. `training` is
    what `training.json` holds; without it a page of scores has no learning curve. Raises KeyError for any other."""
    made = result["provenance"]
    sections, mistakes = _of(result, training)
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=TITLES[made["command"]],
            made=made,
            sections=sections,
            mistakes=[mistake for mistake in mistakes if mistake.of],
            mistakes_title="What went otherwise" if made["command"] in OTHERWISE else "Dangerous mistakes",
            provenance={**{name: made.get(name) for name in FIRST}, **made},
            readers=_plain(result["metrics"].get("readers") or {}),
            style=Markup(style),  # noqa: S704 - Candor's own style sheet
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


def training_figures() -> dict[str, Any] | None:
    """What `make train` wrote of the scorer it fitted; None where the file is not there or is none of ours."""
    try:
        text = (data_folder("evals") / "baselines" / "training.json").read_text(encoding="utf-8")
        found = json.loads(text)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _of(result: Result, training: dict[str, Any] | None) -> tuple[list[Section], list[Mistake]]:
    match result["provenance"]["command"]:
        case "eval pitfalls":
            return rates.of_pitfalls(result), rates.pitfall_mistakes(result)
        case "eval attacks":
            return shifts.of_attacks(result), shifts.attack_mistakes(result)
        case "eval rehearsal":
            return shifts.of_rehearsal(result), shifts.rehearsal_mistakes(result)
        case "eval claims":
            return rates.of_claims(result), rates.claim_mistakes(result)
        case "eval dialogue":
            return dialogue.of_dialogue(result), dialogue.dialogue_mistakes(result)
    drawn = [*scores.sections(result), *short.sections(result)]
    if training and "overall" in result["metrics"]:  # human scores are given by the formula, which nothing fitted
        drawn += learning.sections(training, behavioral="situation" in result["metrics"])
    return drawn, scores.mistakes(result)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if isinstance(value, int | float | str)}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["told"] = _told
    return environment


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not known" if value is None else str(value)
