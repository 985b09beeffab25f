"""Saves documents whole, refuses bad ones, and takes a save back as often as it is asked to."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from layouts.ability import DRAWN
from layouts.cell_form import KINDS
from layouts.channels import load_channels, read_channels
from layouts.document import Document
from layouts.history import History, Kind, Version
from layouts.json_page import page
from layouts.kind import kind_of_text
from layouts.layout import read_layout
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.rewriting import rewritten
from layouts.text import Text, decoded, read_bytes
from layouts.whole_file import write_whole

KEEP = 100


def save(
    document: Mapping[str, object],
    path: Path,
    *,
    based_on: str | None = None,
    keep: int = KEEP,
    drawn: Collection[str] = DRAWN,
) -> str:
    """Save a layout or a channel list as the file `path`.

    What the file says already stays as it is written there; only what changed is written anew.
    Whatever happens, a kill or a power cut, the file holds what it held or the whole of
    `document`; what it held is kept as a version. On return both are on the disk: this waits for
    it, so it is nothing for the thread that draws.

    Args:
        document: What json.loads gives for it.
        path: The file; its channel list and its images are seen from it.
        based_on: The `mark` of the file that was edited; where it is another one now, nothing is
            saved. None saves in any case.
        keep: How many versions are kept.
        drawn: The kinds of cells that may stand in a layout.

    Returns:
        The mark of what stands there now.

    Raises:
        DocumentError: The document is wrong, somebody else changed the file, or it cannot be
            written; in each case the file stays as it is.
    """
    path = Path(path).resolve()
    data = rewritten(read_bytes(path), document) if path.is_file() else page(document).encode()
    _check(path, decoded(data, path), drawn)
    history = _history(path)
    with _written(path), history.locked():
        _refuse_stale(path, based_on)
        if not path.exists() or path.read_bytes() != data:
            history.keep("past")
            write_whole(path, data)
            history.leave()
            history.prune(keep)
    return _digest(data)


def mark(path: Path) -> str:
    """Return what `save` takes as `based_on` for the file as it stands.

    Raises:
        DocumentError: It cannot be read.
    """
    return _digest(read_bytes(Path(path)))


def versions(path: Path) -> tuple[Version, ...]:
    """Return what is kept of the document `path`, the newest first."""
    return History(Path(path).resolve()).versions()


def undo(path: Path, saved: str | None = None) -> Version:
    """Put the version before the present one back, and keep the present one for `redo`.

    Args:
        path: The document.
        saved: The mark that `save` returned, to take back that save alone; None: whichever it was.

    Raises:
        DocumentError: There is none, something was saved after that save, it would not be good any
            more, or it cannot be written.
    """
    return _step(path, "past", "undone", saved)


def redo(path: Path) -> Version:
    """Put back what `undo` took away last.

    Raises:
        DocumentError: Nothing was undone since the last save, or it cannot be written.
    """
    return _step(path, "undone", "past")


def restore(path: Path, number: int, *, keep: int = KEEP) -> Version:
    """Put the version `number` back; what stood there is kept as the newest version.

    Raises:
        DocumentError: There is none, it would not be good any more, or it cannot be written.
    """
    history = _history(path)
    with _written(history.path), history.locked():
        found = next((one for one in history.versions() if one.number == number), None)
        if found is None:
            numbers = ", ".join(str(one.number) for one in history.versions()) or "none"
            expected = phrase("one of the versions that are kept: {numbers}", numbers=numbers)
            raise _refusal(
                path,
                phrase("no version {number}", number=number),
                expected,
                phrase("look them up with 'history'"),
            )
        data = found.data
        _check(history.path, decoded(data, history.path))
        history.keep("past")
        write_whole(history.path, data, like=found.file)
        history.leave()
        history.prune(keep)
    return found


def _step(path: Path, wanted: Kind, becomes: Kind, saved: str | None = None) -> Version:
    history = _history(path)
    with _written(history.path), history.locked():
        present = history.path.read_bytes() if history.path.exists() else b""
        if saved is not None and _digest(present) != saved:
            found = phrase("a document that was changed again since it was saved")
            mend = phrase("look at its versions with: python -m layouts history")
            raise _refusal(path, found, phrase("the document as it was saved"), mend)
        # A version like the present one is left over from a step that was killed half-way.
        others = (one for one in history.versions(wanted) if one.data != present)
        version = next(others, None)
        if version is None:
            past = phrase("no version before the present one")
            back = past if wanted == "past" else phrase("no version that was undone since a save")
            mend = phrase("the document stays as it is")
            raise _refusal(path, back, phrase("one to put back"), mend)
        data = version.data
        _check(history.path, decoded(data, history.path))
        history.keep(becomes)
        write_whole(history.path, data, like=version.file)
        history.forget(version)
    return version


def _check(path: Path, text: Text, drawn: Collection[str] = KINDS) -> None:
    """Refuse `text` as the file `path` for whatever `python -m layouts check` would say of it."""
    kind = kind_of_text(path, text.text)
    if kind == "channel list":
        problems = read_channels(path, text).problems
        if problems:
            raise DocumentError(problems)
        return
    if kind != "layout":
        expected = phrase("a layout or a channel list, for no version of passwords is kept")
        raise _refusal(path, phrase("a {kind}", kind=kind), expected, phrase("write it by hand"))
    document = Document(path, text)
    named = document.value.get("channels") if isinstance(document.value, dict) else None
    if isinstance(named, str) and named:
        channels = load_channels(path.parent / named)
        read_layout(document, channels.ids, channels.groups, drawn)
    else:
        read_layout(document, drawn=drawn)


def _history(path: Path) -> History:
    history = History(Path(path).resolve())
    if not history.path.parent.is_dir():
        found = phrase("the folder {parent} missing", parent=history.path.parent)
        raise _refusal(
            path,
            found,
            phrase("a folder to save into"),
            phrase("make the folder, or mend the path"),
        )
    return history


def _refuse_stale(path: Path, based_on: str | None) -> None:
    if based_on is None or (path.exists() and mark(path) == based_on):
        return
    found = phrase("a document that somebody else changed since it was opened")
    mend = phrase("open it again and repeat the edit; nothing was saved")
    raise _refusal(path, found, phrase("the document that was edited"), mend)


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Say in words why a document cannot be written."""
    try:
        yield
    except OSError as error:
        found = phrase("an error on writing ({what})", what=error.strerror or error)
        mend = phrase("check the disk and who may write there; the file is as it was")
        raise _refusal(path, found, phrase("a file that can be written"), mend) from None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refusal(path: Path, found: str, expected: str, mend: str) -> DocumentError:
    return DocumentError([Problem(str(path), 0, "", found, expected, mend)])
