"""Habits, held: one reader of the environment, nothing done at import, nothing left for later, settings documented."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from candor.settings import Settings
from rooms import PACKAGE, ROOT, imports, modules, place, repository_files, tree

# What libraries read for themselves and can be told in no other way: set, never read, and only here.
SET_FOR_LIBRARIES = {"embedding/sentence.py": {"TOKENIZERS_PARALLELISM", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}}

IMPORT_EVERYTHING = """
import importlib, json, sys
names = json.loads(sys.argv[1])
done = []
def watch(event, args):
    if event == "open" and isinstance(args[0], str):
        writes = isinstance(args[1], str) and set(args[1]) & set("wax+")
        if writes or args[0].endswith((".yaml", ".md", ".jsonl", ".db", ".npz", ".html")):
            done.append(f"opened {args[0]}")
    elif event in ("socket.connect", "socket.bind", "subprocess.Popen", "sqlite3.connect", "os.mkdir"):
        done.append(event)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
    done += [f"{name} imported {heavy}" for heavy in ("torch", "sentence_transformers", "weasyprint")
             if sys.modules.pop(heavy, None)]
print(json.dumps(done))
"""


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_only_settings_reads_the_environment() -> None:
    reading = []
    for file in modules():
        inside = file.relative_to(PACKAGE).as_posix()
        passed_on, told = _environment_uses_that_read_nothing(tree(file))
        if told - SET_FOR_LIBRARIES.get(inside, set()):
            reading.append(f"{place(file)} sets {sorted(told)}")
        for node in ast.walk(tree(file)):
            named = isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
            if named and inside != "settings.py" and node not in passed_on:
                reading.append(f"{place(file)}:{node.lineno}")
        reading += [str(i) for i in imports(file) if i.module == "os.environ"]
    assert reading == []


def _environment_uses_that_read_nothing(module: ast.Module) -> tuple[set[ast.AST], set[str]]:
    """Nodes of `os.environ` that hand it whole to a child process or set a default, and the names set."""
    passed_on: set[ast.AST] = set()
    told: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Dict):
            passed_on |= {value for key, value in zip(node.keys, node.values, strict=True) if key is None}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setdefault":
            inner = node.func.value
            if isinstance(inner, ast.Attribute) and inner.attr == "environ" and isinstance(node.args[0], ast.Constant):
                passed_on.add(inner)
                told.add(str(node.args[0].value))
    return passed_on, told


def test_importing_every_module_opens_nothing_and_loads_no_model() -> None:
    # Alembic runs its environment file with a connection in hand; `python -m candor` is meant to start at once.
    apart = ("journal/migrations", "__main__.py")
    names = [module_name(f) for f in modules() if not f.relative_to(PACKAGE).as_posix().startswith(apart)]
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, json.dumps(names)],
        capture_output=True, text=True, check=False, cwd=ROOT / "server",
    )  # fmt: skip
    if ran.returncode:
        pytest.fail(ran.stderr)
    assert json.loads(ran.stdout.splitlines()[-1]) == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    left = []
    for file in repository_files():
        for number, line in enumerate(_text(file).splitlines(), 1):
            if later.search(line):
                left.append(f"{place(file)}:{number}")
    assert left == []


def test_no_file_names_a_folder_of_one_machine_or_a_package_registry() -> None:
    foreign = [
        "/wo" + "rk/",
        "/ro" + "ot/",
        "py" + "pi.org",
        "pytorch" + ".org",
        "registry." + "npmjs",
        "python" + "hosted",
    ]
    named = [f"{place(file)} names {word}" for file in repository_files() for word in foreign if word in _text(file)]
    assert named == []


def test_every_setting_is_documented_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"CANDOR_{name.upper()}" not in readme] == []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:  # a picture
        return ""
