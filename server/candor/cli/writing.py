"""Puts a finished interview on paper: files that are there whole or not at all. What is in them is `report/`'s."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from candor.errors import SettingsError

if TYPE_CHECKING:
    from candor.report.model import ReportDocument

OWNER = "local"  # until there are accounts
STDOUT = Path("-")


def as_json(document: "ReportDocument") -> bytes:
    from candor.desk import rendered

    return rendered(document, "json")


def check_place(file: Path) -> None:
    """Raises SettingsError when `file` could never be written: better before an interview than after it."""
    if file == STDOUT:
        return
    if file.is_dir():
        raise SettingsError(f"{file}: is a folder; name a file in it")
    if not file.absolute().parent.is_dir():
        raise SettingsError(f"{file}: there is no folder {file.absolute().parent}")


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` to `file` by renaming, or to standard output for `-`. Raises SettingsError, naming the file."""
    if file == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    place = file.resolve()  # what a link leads to is replaced, not the link
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        if place.exists() and not place.is_file():  # a pipe or device cannot be replaced
            place.write_bytes(data)
            return
        part.write_bytes(data)
        part.replace(place)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise SettingsError(f"{file}: cannot be written ({problem.strerror})") from None
