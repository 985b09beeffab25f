"""Writes everything that makes a wall this wall into one file, which can be checked by itself."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from layouts.whole_file import sync_folder
from streams.floor.ledger.chain import stamp
from wall.care.gathering import Wanted, gathered
from wall.care.manifest import FORM, NAME, OWNERS, BackupError, Manifest

INSIDE = "files/"
"""Where in the backup the files are, beside the manifest."""


def back_up(out: Path, wanted: Wanted, now: datetime | None = None) -> Manifest:
    """Write a backup, for its owner's eyes alone; on return it is on the disk, whole.

    Args:
        out: The file, which must not be there yet.
        wanted: What goes into it.
        now: This moment.

    Returns:
        What is in it.

    Raises:
        BackupError: It cannot be made; nothing is left behind.
        LedgerError: There is no such audit log.
    """
    out = out.resolve()
    if out.exists():
        raise BackupError(f"{out} is there already; name a file that is not.")
    made = stamp(now or datetime.now(UTC))
    try:
        with tempfile.TemporaryDirectory(prefix=".citywall-backup-", dir=out.parent) as room:
            return _packed(out, wanted, made, Path(room))
    except OSError as error:
        raise BackupError(
            f"The backup {out} cannot be written: {error.strerror or error}. Check the folder, "
            f"the disk and who may write there."
        ) from None


def _packed(out: Path, wanted: Wanted, made: str, room: Path) -> Manifest:
    copies = room / "copies"
    copies.mkdir()
    found = gathered(wanted, copies)
    folder = Path(os.path.commonpath([file.path.parent for file in found]))
    manifest = Manifest(
        form=FORM,
        made=made,
        folder=str(folder),
        files=tuple(file.piece(folder) for file in found),
    )
    half = room / "half"
    with half.open("xb") as raw:
        os.fchmod(raw.fileno(), OWNERS)
        with tarfile.open(fileobj=raw, mode="w:gz") as tar:
            tar.addfile(_member(NAME, len(manifest.text)), io.BytesIO(manifest.text))
            for file, piece in zip(found, manifest.files, strict=True):
                with file.content.open("rb") as content:
                    tar.addfile(_member(INSIDE + piece.path, piece.size), content)
        raw.flush()
        os.fsync(raw.fileno())
    half.rename(out)
    sync_folder(out.parent)
    return manifest


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, OWNERS
    return member
