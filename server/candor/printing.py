"""The report as PDF/UA, made by WeasyPrint in a process of its own: whatever a page does to it, the service goes on.

`python -m candor.printing` reads HTML on standard input and writes PDF on standard output. It fetches nothing.
"""

import subprocess
import sys
from functools import cache
from pathlib import Path

from candor.errors import EngineTimeout, EngineUnavailable

TIMEOUT = 60.0  # seconds; a long interview takes about three
MISSING = 3  # exit status: WeasyPrint, or the libraries it draws with, are not there


class PdfUnavailable(EngineUnavailable):
    """WeasyPrint or Pango is missing. Printing the page from a browser gives the same."""

    code = "pdf_unavailable"
    retryable = False


@cache
def pdf_available() -> bool:
    """Whether PDFs can be made here. Starts a process once, and remembers."""
    try:
        made = _run("", TIMEOUT)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return made.returncode == 0


def pdf(html: str, timeout: float = TIMEOUT) -> bytes:
    """The PDF of a self-contained page (see `render.printable`). Blocks; call it on a worker thread.

    Raises PdfUnavailable without WeasyPrint, EngineTimeout after `timeout` seconds, EngineUnavailable otherwise.
    """
    try:
        made = _run(html, timeout)
    except subprocess.TimeoutExpired:
        raise EngineTimeout(f"no PDF within {timeout:.0f} seconds") from None
    except OSError as problem:
        raise EngineUnavailable(type(problem).__name__) from None
    if made.returncode == MISSING:
        raise PdfUnavailable("PDFs need WeasyPrint and Pango; print the page from a browser instead")
    if made.returncode != 0 or not made.stdout.startswith(b"%PDF"):
        raise EngineUnavailable(f"the PDF could not be made (status {made.returncode})")
    return made.stdout


def _run(html: str, timeout: float) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "candor.printing"],
        input=html.encode("utf-8", "replace"),
        capture_output=True,
        timeout=timeout,
        check=False,
        cwd=Path(__file__).parents[2],  # where `candor` is, installed or not
    )


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError("a report fetches nothing")


def main() -> int:
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango is missing
        return MISSING
    html = sys.stdin.buffer.read().decode("utf-8")
    if html:
        sys.stdout.buffer.write(HTML(string=html, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
