"""A zip archive of strangers, read part by part: counted, unpacked no further than allowed, never onto a disk."""

import io
import zipfile
import zlib

from candor.errors import DocumentBroken, DocumentLocked, DocumentTooLarge
from candor.limits import MIB, MOST_ENTRIES, MOST_UNPACKED

_CHUNK = 64 * 1024


class Archive:
    """The parts of an archive by name. Names are compared, never opened: nobody asks for a part called `../../x`."""

    def __init__(self, data: bytes) -> None:
        """Raises DocumentBroken, DocumentTooLarge."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, UnicodeError):
            raise DocumentBroken("its archive is damaged or cut short") from None
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise DocumentTooLarge(f"its archive has {len(entries):,} parts; at most {MOST_ENTRIES:,} are read")
        self._entries = {entry.filename: entry for entry in entries}
        self._left = MOST_UNPACKED

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def part(self, name: str) -> bytes | None:
        """The content of a part; None when there is none of that name. The sizes that the archive states are not
        believed: bytes are counted as they come. Raises DocumentTooLarge, DocumentBroken, DocumentLocked."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise DocumentLocked("it is protected by a password; save it without one")
        found = bytearray()
        try:
            with self._zip.open(entry) as opened:
                while chunk := opened.read(_CHUNK):
                    found += chunk
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise DocumentTooLarge(f"unpacked it has more than {MOST_UNPACKED // MIB} MiB")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
            raise DocumentBroken("its archive is damaged or cut short") from None
        return bytes(found)
