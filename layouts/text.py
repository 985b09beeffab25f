"""Reads a document's text whatever an office machine saved it as."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from layouts.nearest import suggestion
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem

MOST_BYTES = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Text:
    r"""A file's text.

    Attributes:
        text: The text, lines ended by `\n`, no byte-order mark; bytes that make no sense stand
            as U+FFFD.
        damaged: Lines, from 1, that hold such bytes.
    """

    text: str
    damaged: tuple[int, ...] = ()


def read_text(path: Path) -> Text:
    """Read `path` as UTF-8 (with or without BOM), UTF-16 with BOM, or CP949.

    Raises:
        DocumentError: The file is missing, unreadable, no file, too big or not text.
    """
    return decoded(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Read the bytes of `path`.

    Raises:
        DocumentError: The file is missing, unreadable, no file or too big.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(
            path, phrase("no such file"), phrase("a document"), _missing_mend(path)
        ) from None
    except IsADirectoryError:
        raise _refusal(
            path, phrase("a folder"), phrase("a file"), phrase("name a file in it")
        ) from None
    except PermissionError:
        mend = phrase("let this user read it: chmod u+r {path}, or mend its owner", path=path)
        raise _refusal(
            path, phrase("a file that this user may not read"), phrase("a readable file"), mend
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        mend = phrase("check the path and the disk")
        raise _refusal(
            path,
            phrase("an error on reading ({reason})", reason=reason),
            phrase("a readable file"),
            mend,
        ) from None
    if len(data) > MOST_BYTES:
        most = phrase("at most {most} MiB", most=MOST_BYTES // 1024 // 1024)
        raise _refusal(
            path, phrase("a file larger than that"), most, phrase("check that it is the right file")
        )
    return data


def decoded(data: bytes, path: Path) -> Text:
    """Return the text in `data`; `path` only names the file in errors.

    Raises:
        DocumentError: `data` is empty or not text at all.
    """
    if not data.strip():
        raise _refusal(
            path,
            phrase("an empty file"),
            phrase("a document"),
            phrase("write the document, or name another"),
        )
    encoding = _encoding(data)
    text = data.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        mend = phrase("check that it is the right file; save it as UTF-8 text")
        raise _refusal(path, phrase("a binary file"), phrase("text"), mend)
    return Text(text, _damaged(text))


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    errors = {}
    for encoding in ("utf-8", "cp949"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            errors[encoding] = error.start
        else:
            return encoding
    # Neither fits: the encoding that reads further is the one meant, the rest is damage.
    return max(errors, key=lambda name: errors[name])


def _damaged(text: str) -> tuple[int, ...]:
    if "\ufffd" not in text:
        return ()
    lines = text.split("\n")
    return tuple(number for number, line in enumerate(lines, 1) if "\ufffd" in line)


def _missing_mend(path: Path) -> str:
    if not path.parent.is_dir():
        return phrase("the folder {parent} is missing too: check the path", parent=path.parent)
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        names = []
    return suggestion(path.name, names, phrase("check the name, and the folder you are in"))


def _refusal(path: Path, found: str, expected: str, mend: str) -> DocumentError:
    return DocumentError([Problem(str(path), 0, "", found, expected, mend)])
