"""What a measurement was made with: hashes, seed, commit, versions. It asks no program and no network."""

import re
from pathlib import Path

from candor import __version__
from candor.evaluation.datasets import file_hash
from candor.evaluation.metrics import DRAWS, SEED
from candor.resources import HERE

_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def provenance(command: str, data: Path, **more: object) -> dict[str, object]:
    """What every eval says of itself; `more` is what only this one knows."""
    return {
        "command": command,
        "version": __version__,
        "commit": commit(HERE.parent.parent),
        "data": data.name,
        "data_sha256": file_hash(data),
        "seed": SEED,
        "bootstrap_draws": DRAWS,
        **more,
    }


def made_with(command: str, **more: object) -> dict[str, object]:
    """The same of a measurement on the knowledge itself, which no file of labels stands for."""
    return {"command": command, "version": __version__, "commit": commit(HERE.parent.parent), **more}


def commit(checkout: Path) -> str | None:
    """The commit that a checkout stands on, as git's own files tell it; None in an installed package. Changes that
    are not committed do not show."""
    folder = checkout / ".git"
    try:
        if folder.is_file():  # a worktree: the folder is elsewhere
            folder = checkout / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        return _named(folder, head.removeprefix("ref:").strip()) if head.startswith("ref:") else head
    except OSError:
        return None


def _named(folder: Path, reference: str) -> str | None:
    common = folder / "commondir"
    shared = folder / common.read_text(encoding="utf-8").strip() if common.is_file() else folder
    for place in (folder, shared):
        if (place / reference).is_file():
            return (place / reference).read_text(encoding="utf-8").strip()
    packed = shared / "packed-refs"
    for line in packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else ():
        found = line.split(" ", 1)
        if len(found) == 2 and found[1] == reference and _COMMIT.fullmatch(found[0]):
            return found[0]
    return None
