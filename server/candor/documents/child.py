"""`python -m candor.documents.child`: one document on standard input, what it says as JSON on standard output.

Before a byte of the document is parsed this process gives up memory, time, files, sockets and children of its own: what
a document makes of the parser ends here. Started by `reader.py` alone.
"""

import codecs
import json
import os
import resource
import sys
from contextlib import suppress

from candor.documents.markup import read_markup
from candor.documents.outcome import Reading
from candor.documents.pdf import read_pdf
from candor.documents.sniffing import decoded, format_of
from candor.documents.unseen import without_unseen
from candor.documents.word import read_word
from candor.errors import DocumentBroken, DocumentEmpty, DocumentRefused, DocumentTooCostly, DocumentTooLarge
from candor.limits import CPU_SECONDS, LONGEST_FILE, MEMORY, MOST_CHARACTERS, NICE

# Python reads these from files, which it will not be able to open later.
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp437", "latin-1", "ascii", "idna")


def give_up_privileges() -> None:
    """From here on nothing can be opened: no file, no socket, no process. Limits that a system lacks are left out."""
    for codec in CODECS:
        codecs.lookup(codec)
    os.nice(NICE)
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 0), (resource.RLIMIT_NPROC, 0),
    ):  # fmt: skip
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def read(data: bytes) -> Reading:
    """What a document says: lines that can be seen, and findings. Raises DocumentRefused."""
    match format_of(data):
        case "pdf":
            reading = read_pdf(data)
        case "docx":
            reading = read_word(data)
        case "text":
            reading = read_markup(decoded(data))
    reading.lines = _tidied(reading)
    if not any(reading.lines):
        hint = "; what there is is hidden, as the text layer of a scan is: paste it instead" if reading.hidden else ""
        raise DocumentEmpty(f"no text can be seen in it{hint}")
    if sum(len(line) + 1 for line in reading.lines) > MOST_CHARACTERS:
        raise DocumentTooLarge(f"it has more than {MOST_CHARACTERS:,} characters")
    return reading


def _tidied(reading: Reading) -> list[str]:
    """Lines as they are kept: nothing unseen in them, no spaces in a row, at most one blank line between two others."""
    kept: list[str] = []
    for line in reading.lines:
        where = f"line {len(kept) + 1}"
        words = " ".join(without_unseen(line, where, reading).split())
        if words or (kept and kept[-1]):
            kept.append(words)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def main() -> int:
    data = sys.stdin.buffer.read(LONGEST_FILE + 1)
    give_up_privileges()
    try:
        reading = read(data)
    except DocumentRefused as refused:
        outcome: dict[str, object] = {"refused": refused.code, "message": str(refused)}
    except (MemoryError, RecursionError):
        outcome = {"refused": DocumentTooCostly.code, "message": "reading it took more memory than it is given"}
    except Exception:  # whatever a document brought about in a parser, its owner is told the same
        outcome = {"refused": DocumentBroken.code, "message": "it could not be read: it breaks the rules of its format"}
    else:
        hidden = [[found.way, found.excerpt, found.where] for found in reading.hidden]
        outcome = {"format": reading.format, "text": "\n".join(reading.lines), "hidden": hidden}
    sys.stdout.write(json.dumps(outcome))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
