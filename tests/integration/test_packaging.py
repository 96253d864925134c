"""What is shipped: the wheel carries page, prompts and knowledge, by way of an sdist too, and runs from anywhere.

Needs the built page (`make install` builds it) and no network: nothing is resolved, nothing is downloaded.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "server" / "candor" / "web" / "static" / ".vite" / "manifest.json"


def build(project: Path, target: str, out: Path) -> Path:
    """The one file that hatchling makes of `project`; `target` is `sdist` or `wheel`."""
    run([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)], cwd=project)
    (made,) = out.iterdir()
    return made


def run(command: list[str], cwd: Path, **environment: str) -> str:
    ran = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=110
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert PAGE.is_file(), "the page is not built: make install"
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone in it; what it depends on comes from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index"]
    run([*pip, "--target", str(folder), str(wheel)], cwd=folder)
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def test_the_wheel_carries_the_page_the_prompts_and_the_knowledge(wheel: Path) -> None:
    shipped = names(wheel)
    wanted = {
        f"candor/{folder}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder in ("prompts", "knowledge", "evals")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    static = PAGE.parent.parent
    wanted |= {f"candor/web/static/{f.relative_to(static).as_posix()}" for f in static.rglob("*") if f.is_file()}
    assert wanted - shipped == set()


def test_the_wheel_carries_nothing_beside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"candor"}
    assert [name for name in names(wheel) if "__pycache__" in name or name.endswith((".db", ".ts", ".svelte"))] == []


def test_the_wheel_made_of_the_sdist_is_the_wheel_made_of_the_tree(wheel: Path, tmp_path: Path) -> None:
    sdist = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(sdist) as packed:
        careful = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # since Python 3.11.4
        packed.extractall(tmp_path / "unpacked", **careful)  # type: ignore[arg-type]
    (project,) = (tmp_path / "unpacked").iterdir()
    assert names(build(project, "wheel", tmp_path / "again")) == names(wheel)


def test_the_sdist_leaves_out_what_was_installed_to_build_the_page(tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, "sdist", tmp_path)) as packed:
        assert [name for name in packed.getnames() if "node_modules" in name or "__pycache__" in name] == []


def test_the_installed_command_runs_from_another_folder(installed: Path, elsewhere: Path) -> None:
    candor = str(installed / "bin" / "candor")
    assert "interview" in run([candor, "--help"], cwd=elsewhere, PYTHONPATH=str(installed))
    run([candor, "knowledge", "check"], cwd=elsewhere, PYTHONPATH=str(installed))


def test_the_installed_package_reads_its_own_data_and_not_the_checkout(installed: Path, elsewhere: Path) -> None:
    script = "import candor.resources as r; print(r.data_folder('prompts'), r.data_folder('knowledge'), sep='\\n')"
    found = run([sys.executable, "-c", script], cwd=elsewhere, PYTHONPATH=str(installed)).splitlines()
    assert [Path(line).parent for line in found] == [installed / "candor"] * 2
