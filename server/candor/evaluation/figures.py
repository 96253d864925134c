"""`make figures`: the development figures of the judgement, on all labelled sets, written to `evals/baselines/`.

They say how well the product fits sets that it was built on. `evals-check` guards a part of them, being quicker.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

from candor.evaluation import attacks, claims, dialogue, pitfalls, rehearsal, scoring
from candor.resources import data_folder

TECHNICAL = (
    "technical", "technical-b", "technical-c", "technical-e", "technical-independent", "technical-h", "technical-i",
    "technical-j",
)  # fmt: skip
BEHAVIORAL = (
    "behavioral", "behavioral-d", "behavioral-f", "behavioral-independent", "behavioral-h", "behavioral-i",
)  # fmt: skip
PITFALLS = ("pitfalls", "pitfalls-d", "pitfalls-g", "pitfalls-independent", "pitfalls-h", "pitfalls-i", "pitfalls-k")
RECORDED = Path("recordings", "marks.jsonl")  # of a strong model, summed here as any model's are
# What evals-check measures again, and which measures; all of them are better when higher.
GUARDED: dict[str, dict[str, tuple[str, ...]]] = {
    "scoring": {
        "technical": ("reasoning.qwk", "communication.qwk", "overall.qwk"),
        "technical-b": ("correctness.qwk", "reasoning.qwk", "overall.qwk"),
        "behavioral": ("action.qwk", "result.qwk", "reasoning.qwk", "overall.qwk"),
    },
    "pitfalls": {"pitfalls": ("micro.precision", "micro.recall", "overclaiming.precision")},
    "claims": {"claims-own": ("extraction.f1", "contradicted.precision", "contradicted.recall")},
    "attacks": {"attacks-own": ("withstood", "controls_rose_share")},
    "rehearsal": {"rehearsal-own": ("rose_share", "others_kept_share", "named_share", "quoted_share")},
    "marked": {
        "drawn-technical": ("readers.marked", "readers.quotes_standing", "reasoning.spearman", "overall.qwk"),
        "drawn-behavioral": ("readers.marked", "readers.quotes_standing", "overall.qwk"),
    },
    "dialogue": {
        "candidates": ("aimed_share", "unrepeated_share", "clean_share", "plan_kept_share", "answered_share")
    },
}
# To be had from the command itself.
LONG = {"ids", "moved_ids", "not_risen_ids", "by_level", "by_length", "by_kind", "plans"}


async def measured(datasets: Path) -> dict[str, Any]:
    """Metrics and provenance of every set, and of all sets of a kind together. Raises DatasetError, EngineError."""

    def files(names: tuple[str, ...]) -> list[Path]:
        return [datasets / f"{name}.jsonl" for name in names]

    found = {
        "technical, all, no reference": await scoring.run(files(TECHNICAL), with_reference=False),
        "technical, those with a reference": await scoring.run(files(TECHNICAL[1:])),
        "behavioral, all": await scoring.run(files(BEHAVIORAL)),
        "outside/saf_en": await scoring.run(files(("outside/saf_en",))),
        "pitfalls, all": await pitfalls.run(files(PITFALLS)),
        "claims-own": claims.run(files(("claims-own",))),
        "attacks-own": await attacks.run(files(("attacks-own",))),
        "attacks-unmended": await attacks.run(files(("attacks-unmended",))),
        "rehearsal-own": await rehearsal.run(files(("rehearsal-own",))),
        "rehearsal-own-2": await rehearsal.run(files(("rehearsal-own-2",))),
        "candidates": await dialogue.run(datasets.parent / "candidates"),
    }
    for name in GUARDED["marked"]:
        found[name] = await scoring.run(files((name,)), llm=True, marks=datasets.parent / RECORDED)
    for name in (*TECHNICAL, *BEHAVIORAL):
        found[name] = await scoring.run(files((name,)))
    for name in PITFALLS:
        found[name] = await pitfalls.run(files((name,)))
    return found


def guarded(found: dict[str, Any], eval_name: str) -> dict[str, Any]:
    """The part that `evals-check` reads, in its form."""
    kept = {}
    for name, paths in GUARDED[eval_name].items():
        result = found[name]
        kept[name if eval_name == "dialogue" else f"{name}.jsonl"] = {
            "sha256": result["provenance"]["data_sha256"],
            "commit": result["provenance"]["commit"],
            "seed": result["provenance"].get("seed"),  # interviews have seeds of their own
            "metrics": {path: round(_at(result["metrics"], path), 4) for path in paths},
        }
    return kept


def _at(metrics: dict[str, Any], path: str) -> float:
    found: Any = metrics
    for key in path.split("."):
        found = found[key]
    return float(found)


def brief(told: Any) -> Any:
    """Without what is long, numbers to four places."""
    if isinstance(told, dict):
        return {key: brief(value) for key, value in told.items() if key not in LONG}
    if isinstance(told, list):
        return [brief(value) for value in told]
    return round(told, 4) if isinstance(told, float) else told


def main() -> None:
    evals = data_folder("evals")
    found = asyncio.run(measured(evals / "datasets"))
    told = {name: {"metrics": result["metrics"], "provenance": result["provenance"]} for name, result in found.items()}
    _write(evals / "baselines" / "development.json", brief(told))
    for name in GUARDED:
        _write(evals / "baselines" / f"{name}.json", guarded(found, name))


def _write(file: Path, told: Any) -> None:
    file.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"written: {file.name}")


if __name__ == "__main__":
    main()
