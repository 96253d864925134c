"""What a file is, by its content. Its name and what a browser says of it are never asked."""

from typing import Literal

from candor.errors import DocumentBroken, DocumentEmpty, DocumentTooLarge, DocumentUnsupported
from candor.limits import LONGEST_FILE, MIB

Format = Literal["pdf", "docx", "text"]

PDF_WITHIN = 1024  # bytes before %PDF- that readers put up with
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"BM", "a picture"),
    (b"II*\0", "a picture"), (b"MM\0*", "a picture"), (b"RIFF", "a picture or a sound"),
    (b"\xd0\xcf\x11\xe0", "an old or a protected Office file (.doc)"), (b"{\\rtf", "Rich Text (RTF)"),
    (b"%!PS", "PostScript"), (b"\x1f\x8b", "a compressed file"), (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"), (b"7z\xbc\xaf", "an archive"), (b"Rar!", "an archive"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3\0", "a database"),
)  # fmt: skip
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
READ = "PDF, Word (.docx), Markdown and plain text are read"


def format_of(data: bytes) -> Format:
    """Raises DocumentEmpty, DocumentTooLarge, or DocumentUnsupported with what it seems to be."""
    if len(data) > LONGEST_FILE:
        raise DocumentTooLarge(f"the file has {len(data) / MIB:.1f} MiB; at most {LONGEST_FILE // MIB} are read")
    if not data.strip():
        raise DocumentEmpty("there is nothing in it")
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"  # or another archive: `word.py` looks inside
    if (known := next((name for start, name in _OTHERS if data.startswith(start)), None)) and not _is_words(data):
        raise DocumentUnsupported(f"this is {known}; {READ}")
    return "text"


def decoded(data: bytes) -> str:
    """The words of a text file: UTF-8, UTF-16 with its mark, else Western European. Raises DocumentUnsupported for
    bytes that are no text, DocumentBroken for UTF-16 that is cut short."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise DocumentBroken("its text is damaged or cut short") from None
    if b"\0" in data or not _is_words(data):
        raise DocumentUnsupported(f"this is no text that can be read; {READ}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_words(data: bytes) -> bool:
    """Whether control bytes are as rare as in text: at most one in fifty of those that begin the file."""
    sample = data[:4096]
    control = sum(byte < 9 or 13 < byte < 32 or byte == 127 for byte in sample)
    return control * 50 <= len(sample) and not data.startswith((b"{\\rtf", b"%!PS"))
