"""What a fresh machine gets, held: every package pinned, scripts any sh can run, nothing copied that is not there."""

import re
import subprocess
import tomllib
from itertools import chain

from rooms import ROOT, place, repository_files


def test_every_dependency_is_pinned_and_no_pin_carries_an_address() -> None:
    lines = (ROOT / "server" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.\-]+==[\w.]+", pin)] == []
    pinned = {_same_name(pin.split("==")[0]) for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    names = {_same_name(re.match(r"[\w.\-]+", need)[0]) for need in wanted}  # type: ignore[index]
    assert names - pinned - {"candor-interview"} == set()


def test_the_makefile_and_its_scripts_are_plain_sh() -> None:
    scripts = sorted((ROOT / "server" / "install").glob("*.sh"))
    assert scripts
    for script in scripts:
        assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n"), script
        subprocess.run(["sh", "-n", str(script)], check=True)
    bashisms = re.compile(r"\[\[|\bfunction \w|<<<|\blocal \w|\bsource ")
    said = {place(f): bashisms.findall(f.read_text(encoding="utf-8")) for f in [*scripts, ROOT / "Makefile"]}
    assert {name: found for name, found in said.items() if found} == {}


def _same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_the_dockerfile_copies_is_in_the_repository() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [line.split()[1:-1] for line in dockerfile.splitlines() if re.match(r"COPY (?!--from)", line)]
    files = {place(file) for file in repository_files()}
    # git keeps no empty folder, so a folder counts when a file is in it
    absent = [name for name in chain(*copied) if not any(f == name or f.startswith(f"{name}/") for f in files)]
    assert absent == []
