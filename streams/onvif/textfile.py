"""A text file that goes back to the disk as it came: its encoding, its line ends, its mode."""

from __future__ import annotations

import codecs
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))


@dataclass(frozen=True)
class TextFile:
    r"""A file's text.

    Attributes:
        path: Where it lies.
        text: Its text with its own line ends; empty where there is no such file yet.
        encoding: The codec that it was read by.
        newline: `\n` or `\r\n`.
    """

    path: Path
    text: str = ""
    encoding: str = "utf-8"
    newline: str = "\n"

    def write(self, text: str) -> None:
        """Replace the file's text in one step: a crash leaves the old file or the new one.

        Raises:
            OSError: The folder cannot be written to.
        """
        try:
            data = text.encode(self.encoding, self._errors)
        except UnicodeEncodeError:
            # A name that CP949 has no letters for: UTF-8 with its mark, which Excel reads too.
            data = text.encode("utf-8-sig")
        # Through a link to the file that it names, or the link would be replaced.
        target = self.path.resolve()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, _mode(target))
            os.replace(temporary, target)
        except OSError:
            os.unlink(temporary)
            raise

    @property
    def _errors(self) -> str:
        return "surrogateescape" if self.encoding.startswith("utf-8") else "strict"


def read_text_file(path: Path) -> TextFile:
    """Return the file at `path`, with an empty text where there is none.

    Raises:
        OSError: It is there and cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        # New ones carry the mark: without it Excel takes Korean names for another encoding.
        return TextFile(path, encoding="utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")
    encoding = _encoding(data)
    text = data.decode(encoding, "surrogateescape" if encoding.startswith("utf-8") else "strict")
    return TextFile(path, text, encoding, "\r\n" if "\r\n" in text else "\n")


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    for encoding in ("utf-8", "cp949"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8"  # Damaged bytes travel through as they are.


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        return 0o644
