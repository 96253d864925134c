"""Finds the report's built style sheet and module in the folder that Vite writes. Draws nothing."""

import json
from pathlib import Path

from candor.report.render import Assets

ENTRY = "src/report.ts"


def built_assets(static: Path, base: str = "/static/", entry: str = ENTRY) -> tuple[Assets, str]:
    """Addresses of the files built for `entry` under `base`, and the text of its style sheets; both empty when nothing
    is built."""
    try:
        manifest = json.loads((static / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Assets(), ""
    found = _sheets(manifest, entry, set())
    built = manifest.get(entry)
    text = "\n".join((static / name).read_text(encoding="utf-8") for name in found)
    js = (base + built["file"],) if built else ()
    return Assets(css=tuple(base + name for name in found), js=js), text


def _sheets(manifest: dict[str, dict[str, object]], name: str, seen: set[str]) -> list[str]:
    """Style sheets of an entry and of the chunks that it imports, those first."""
    chunk = manifest.get(name)
    if chunk is None or name in seen:
        return []
    seen.add(name)
    imports, own = chunk.get("imports", []), chunk.get("css", [])
    assert isinstance(imports, list)
    assert isinstance(own, list)
    found = [sheet for other in imports for sheet in _sheets(manifest, other, seen)]
    return list(dict.fromkeys([*found, *own]))
