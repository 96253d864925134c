"""Takes the Dockerfile's steps where no container engine runs: in order, in an empty folder, with an empty environment.

It shows that the steps work, not that an image was built: the base image is played by a fresh Python environment and
this machine's shell tools (its Node hidden), and steps that would change the machine (apt-get, useradd) are left out
and named. Nothing of Candor imports this file.

    python server/install/dockersteps.py [--folder DIR] [--build-arg NAME=VALUE] [--keep VARIABLE]
"""

import argparse
import fnmatch
import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT_TO_THE_IMAGE = ("apt-get", "useradd")
NOT_IN_THE_BASE_IMAGE = ("node", "nodejs", "npm", "npx", "corepack", "python*", "pip*", "candor", "make", "git", "*cc")
SECONDS_TO_START = 60


class StepFailed(SystemExit):
    """A step did not do what the Dockerfile asks; the message says which."""


@dataclass
class Stage:
    """One `FROM`: a folder that stands for the image's root, and what has been set in it."""

    name: str
    root: Path
    here: str = "/"
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def inside(self, path: str) -> Path:
        """Where a path of the image is on this machine."""
        return self.root / os.path.join(self.here, path).lstrip("/")


def steps(dockerfile: str) -> Iterator[tuple[str, str]]:
    """Instruction and argument of each step, continued lines joined, comments dropped."""
    waiting = ""
    for line in dockerfile.splitlines():
        if line.lstrip().startswith("#"):
            continue
        waiting += line.strip().removesuffix("\\") if line.strip().endswith("\\") else line.strip()
        if line.strip().endswith("\\"):
            waiting += " "
        elif waiting:
            instruction, _, argument = waiting.partition(" ")
            yield instruction.upper(), " ".join(argument.split()) if instruction.upper() != "HEALTHCHECK" else argument
            waiting = ""


def begin(name: str, folder: Path, keep: list[str]) -> Stage:
    root = folder / name
    tools = root / "tools"
    tools.mkdir(parents=True)
    for place in ("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"):
        for tool in Path(place).glob("*"):
            hidden = any(fnmatch.fnmatch(tool.name, pattern) for pattern in NOT_IN_THE_BASE_IMAGE)
            if not hidden and not (tools / tool.name).exists() and not (tools / tool.name).is_symlink():
                (tools / tool.name).symlink_to(tool)
    subprocess.run([sys.executable, "-m", "venv", str(root / "python")], check=True)
    (root / "home").mkdir()
    environment = {"PATH": f"{root / 'python' / 'bin'}:{tools}", "HOME": str(root / "home")}
    environment |= {variable: os.environ[variable] for variable in keep if variable in os.environ}
    return Stage(name, root, environment=environment)


def copy(stage: Stage, argument: str, stages: dict[str, Stage]) -> None:
    *sources, target = argument.split()
    origin = None
    if sources[0].startswith("--from="):
        origin = stages[sources.pop(0).removeprefix("--from=")]
    into = stage.inside(target)
    for source in sources:
        found = origin.inside(source) if origin else ROOT / source
        if not found.exists():
            raise StepFailed(f"COPY {argument}: there is no {source}")
        if found.is_dir():
            shutil.copytree(found, into, ignore=None if origin else ignored, dirs_exist_ok=True)
        else:
            file = into / found.name if target.endswith("/") or len(sources) > 1 else into
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(found, file)


def ignored(folder: str, names: list[str]) -> set[str]:
    """What .dockerignore keeps out of `folder`."""
    patterns = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    inside = Path(folder).relative_to(ROOT)
    return {
        name
        for name in names
        for pattern in patterns
        if fnmatch.fnmatch((inside / name).as_posix(), pattern)
        or (pattern.startswith("**/") and fnmatch.fnmatch(name, pattern[3:]))
    }


def assign(stage: Stage, argument: str, given: dict[str, str], paths: bool) -> None:
    """ENV and ARG; a path of the image becomes the place that stands for it."""
    for pair in shlex.split(argument):
        name, _, value = pair.partition("=")
        value = given.get(name, value)
        stage.environment[name] = str(stage.inside(value)) if paths and value.startswith("/") else value


def run(stage: Stage, command: str) -> str:
    """Answers what became of the step, in a few words."""
    if any(word in command for word in LEFT_TO_THE_IMAGE):
        return "left to the image: it would change this machine"
    began = time.monotonic()
    ran = subprocess.run(
        ["/bin/sh", "-ec", command],
        cwd=stage.inside("."),
        env=stage.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise StepFailed(f"RUN {command}\n{ran.stdout[-3000:]}\nleft with {ran.returncode}")
    return f"{time.monotonic() - began:.0f} s"


def take(stage: Stage, instruction: str, argument: str, stages: dict[str, Stage], given: dict[str, str]) -> str:
    if instruction == "RUN":
        return run(stage, argument)
    if instruction == "COPY":
        copy(stage, argument, stages)
    elif instruction == "WORKDIR":
        stage.here = os.path.join(stage.here, argument)
        stage.inside(".").mkdir(parents=True, exist_ok=True)
    elif instruction in ("ENV", "ARG"):
        assign(stage, argument, given if instruction == "ARG" else {}, paths=instruction == "ENV")
    elif instruction == "CMD":
        stage.command = json.loads(argument)
    elif instruction == "HEALTHCHECK":
        stage.health = json.loads(argument.partition("CMD")[2])
    elif instruction == "VOLUME":
        stage.inside(argument).mkdir(parents=True, exist_ok=True)
    elif instruction in ("USER", "EXPOSE"):
        return "noted: a folder has no users or ports of its own"
    else:
        raise StepFailed(f"{instruction}: this script does not know that instruction")
    return "done"


def serve(stage: Stage) -> str:
    """Start the image's command, ask the image's health check until it is content, stop it again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**stage.environment, "CANDOR_PORT": str(port)}
    began = time.monotonic()
    here = {"cwd": stage.inside("."), "env": environment}
    log = stage.root / "serve.log"
    with log.open("w") as out, subprocess.Popen(_found(stage, stage.command), stdout=out, stderr=out, **here) as server:
        try:
            while server.poll() is None and time.monotonic() - began < SECONDS_TO_START:
                asked = subprocess.run(_found(stage, stage.health), capture_output=True, check=False, **here)
                if asked.returncode == 0:
                    return f"healthy after {time.monotonic() - began:.1f} s"
                time.sleep(0.2)
        finally:
            server.terminate()
    raise StepFailed(f"{' '.join(stage.command)} did not become healthy:\n{log.read_text(errors='replace')[-3000:]}")


def _found(stage: Stage, command: list[str]) -> list[str]:
    return [shutil.which(command[0], path=stage.environment["PATH"]) or command[0], *command[1:]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, help="an empty folder to work in; a temporary one by default")
    asked.add_argument("--build-arg", action="append", default=[], metavar="NAME=VALUE")
    asked.add_argument("--keep", action="append", default=[], metavar="VARIABLE", help="leave it in the environment")
    options = asked.parse_args()
    folder = (options.folder or Path(tempfile.mkdtemp(prefix="candor-steps-"))).resolve()
    if folder.exists() and any(folder.iterdir()):
        raise StepFailed(f"{folder} is not empty")
    given = dict(pair.split("=", 1) for pair in options.build_arg)
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    for number, (instruction, argument) in enumerate(steps((ROOT / "Dockerfile").read_text(encoding="utf-8")), 1):
        print(f"{number:2} {instruction} {argument[:100]}", flush=True)
        if instruction == "FROM":
            stage = stages[argument.split()[-1]] = begin(f"stage{len(stages) + 1}", folder, options.keep)
            continue
        if stage is None:
            raise StepFailed(f"{instruction} before FROM")
        print(f"   {take(stage, instruction, argument, stages, given)}", flush=True)
    if stage is None:
        raise StepFailed("no FROM in the Dockerfile")
    print(f"   {' '.join(stage.command)}: {serve(stage)}")
    print(f"Every step that can be taken without a container engine works (in {folder}).")
    print("The image itself was not built.")


if __name__ == "__main__":
    main()
