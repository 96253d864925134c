"""The house plan and how to read it: which room a file belongs to, which rooms it imports. Asserts nothing itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "server" / "candor"

# A room imports itself and lower floors, never its neighbours.
FLOOR = {
    "candor": 0,  # the package itself: its version
    "errors": 0,
    "resources": 0,
    "text": 1,
    "bands": 1,
    "limits": 1,
    "interview": 2,
    "ports": 3,
    "scoring": 3,
    "pitfalls": 3,
    "claims": 3,
    "report": 3,
    "prompting": 3,
    "guide": 4,
    "embedding": 4,
    "documents": 4,
    "engines": 4,
    "journal": 4,
    "retrieval": 4,
    "stage": 3,
    "speaking": 4,
    "offering": 4,
    "hearing": 4,
    "measuring": 4,
    "tailoring": 4,
    "ledger": 4,
    "beside": 4,
    "gradings": 4,
    "preparing": 4,
    "rewording": 4,
    "printing": 4,
    "briefing": 5,
    "conductor": 5,
    "desk": 6,
    "settings": 5,
    "wiring": 6,
    "web": 7,
    "evaluation": 7,
    "cli": 8,
    "__main__": 9,
}
ADAPTERS = {"journal", "embedding", "engines", "guide", "retrieval", "documents"}
MAY_BUILD = {"wiring", "cli", "evaluation"}
PURE = {"interview", "scoring", "pitfalls", "claims", "report", "text"}


@dataclass(frozen=True)
class Import:
    """`module` as written in full (`candor.text.spans`, `asyncio`), on line `line` of `file`."""

    file: Path
    line: int
    module: str

    @property
    def room(self) -> str | None:
        """The imported room of Candor; None for anybody else's module."""
        parts = self.module.split(".")
        if parts[0] != "candor":
            return None
        return parts[1] if len(parts) > 1 else "candor"

    def __str__(self) -> str:
        return f"{place(self.file)}:{self.line} imports {self.module}"


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def room_of(file: Path) -> str:
    first = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "candor" if first == "__init__" else first


def modules() -> list[Path]:
    return sorted(file for file in PACKAGE.rglob("*.py") if "__pycache__" not in file.parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imports(file: Path) -> Iterator[Import]:
    """Every import of the file, those inside functions and for types alone included."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(file, node.lineno, module) for module in _named(file, node))


def _named(file: Path, node: ast.ImportFrom) -> list[str]:
    above = ["candor", *file.relative_to(PACKAGE).parts[: -node.level]] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    # `from candor import errors` names a room, `from candor import __version__` the package itself
    if base == "candor":
        return [f"candor.{name.name}" if name.name in FLOOR else "candor" for name in node.names]
    return [base]


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def repository_files(*suffixes: str) -> list[Path]:
    """Files that people of this project wrote, by suffix; built and installed ones left out."""
    left_out = {"node_modules", "static", "__pycache__", ".venv", ".git", "artifacts", "dist", "build"}
    found: list[Path] = []
    for top in ("server", "tests", "prompts", "knowledge", "evals", "docs", ".ci"):
        found += [f for f in (ROOT / top).rglob("*") if f.is_file() and not left_out & set(f.relative_to(ROOT).parts)]
    found += [file for file in ROOT.iterdir() if file.is_file()]
    return sorted(f for f in found if not suffixes or f.suffix in suffixes)
