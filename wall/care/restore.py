"""Puts a backup's files back: none before all are known to be whole, and none is lost by it."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from layouts.whole_file import sync_folder
from streams.floor.ledger.head import Places
from wall.care.backup import INSIDE
from wall.care.gathering import PIECE, digest
from wall.care.manifest import NAME, BackupError, Manifest, Piece, Role, read_manifest

LARGEST_MANIFEST = 16 << 20
KEPT = ".replaced"
SIDES = ("-wal", "-shm")
"""Of an SQLite database: they belong to the file that is replaced, and would spoil the new one."""
BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True)
class Restored:
    """What came of a restore.

    Attributes:
        folder: Into which the files were put.
        put: Which were put there.
        same: Which stood there already, byte for byte.
        kept: The folder in which the files are that were replaced; None if there were none.
    """

    folder: Path
    put: tuple[Piece, ...]
    same: tuple[Piece, ...]
    kept: Path | None


def check(backup: Path) -> Manifest:
    """Read a backup to its end and compare every file with its hash.

    Raises:
        BackupError: It is not whole.
    """
    with _opened(backup) as (manifest, members):
        for piece, content in members:
            _compare(backup, piece, content, None)
    return manifest


def restore(backup: Path, folder: Path | None = None, now: datetime | None = None) -> Restored:
    """Put a backup's files back, each whole or not at all.

    Args:
        backup: The file.
        folder: Where to; None: where they were.
        now: This moment.

    Raises:
        BackupError: It is not whole, a wall runs on what would be replaced, or it cannot be
            written; in the first two cases nothing is changed.
    """
    manifest = check(backup)
    into = (folder or Path(manifest.folder)).resolve()
    kept = into / KEPT / f"{now or datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    with ExitStack() as stack:
        for piece in manifest.of(Role.AUDIT):
            stack.enter_context(_no_wall_writes(into / piece.path))
        same = tuple(piece for piece in manifest.files if _stands(into / piece.path, piece))
        put = tuple(piece for piece in manifest.files if piece not in same)
        try:
            _put(backup, put, into, kept)
        except OSError as error:
            raise BackupError(
                f"{backup} cannot be restored into {into}: {error.strerror or error}. What was "
                f"replaced is in {kept}."
            ) from None
    return Restored(into, put, same, kept if kept.exists() else None)


def _put(backup: Path, put: tuple[Piece, ...], into: Path, kept: Path) -> None:
    staged: list[tuple[Path, Piece]] = []
    try:
        with _opened(backup) as (_, members):
            for piece, content in members:
                if piece in put:
                    staged.append((_staged(into / piece.path, piece), piece))
                    with staged[-1][0].open("r+b") as file:
                        _compare(backup, piece, content, file)
                        os.fsync(file.fileno())
        # All are on the disk: what follows are changes of names.
        for half, piece in staged:
            target = into / piece.path
            _keep(target, kept / piece.path)
            if piece.role is Role.AUDIT:
                for side in SIDES:
                    target.with_name(target.name + side).unlink(missing_ok=True)
            os.utime(half, ns=(piece.modified, piece.modified))
            half.replace(target)
            sync_folder(target.parent)
    finally:
        for half, _ in staged:
            half.unlink(missing_ok=True)


def _staged(target: Path, piece: Piece) -> Path:
    """An empty file beside the target, with the right mode from the beginning."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = target.with_name(f".citywall-{target.name}.{os.getpid()}.tmp")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    half.chmod(piece.right_mode)
    return half


def _keep(target: Path, kept: Path) -> None:
    """Keep what stands at the target under another name, its side files too."""
    for side in ("", *SIDES):
        file = target.with_name(target.name + side)
        if file.exists():
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy = kept.with_name(kept.name + side)
            try:
                os.link(file, copy)
            except OSError:  # another file system
                shutil.copy2(file, copy)


def _stands(target: Path, piece: Piece) -> bool:
    same = target.is_file() and target.stat().st_size == piece.size
    return same and digest(target) == piece.sha256 and piece.role is not Role.AUDIT


@contextmanager
def _no_wall_writes(log: Path) -> Iterator[None]:
    """Hold the audit log's key, as a running wall does, so that none runs meanwhile."""
    try:
        file = Places(log).key.open("rb")
    except FileNotFoundError:
        yield
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BackupError(
                f"A wall writes the audit log {log}; end it (and its watchdog) first. Nothing was "
                f"changed."
            ) from None
        yield


@contextmanager
def _opened(backup: Path) -> Iterator[tuple[Manifest, Iterator[tuple[Piece, IO[bytes]]]]]:
    try:
        raw = backup.open("rb")
    except OSError as error:
        raise BackupError(f"{backup} cannot be read: {error.strerror or error}.") from None
    try:
        with raw, tarfile.open(fileobj=raw, mode="r:gz") as tar:
            first = tar.next()
            page = tar.extractfile(first) if first and first.name == NAME else None
            if page is None:
                raise BackupError(f"{backup} is no backup of a wall: it has no {NAME}.")
            manifest = read_manifest(page.read(LARGEST_MANIFEST), backup)
            yield manifest, _members(tar, backup, manifest)
    except BROKEN as error:
        raise BackupError(f"{backup} cannot be read: {error}. Take another backup.") from None


def _members(
    tar: tarfile.TarFile, backup: Path, manifest: Manifest
) -> Iterator[tuple[Piece, IO[bytes]]]:
    waiting = {INSIDE + piece.path: piece for piece in manifest.files}
    while (member := tar.next()) is not None:
        piece = waiting.pop(member.name, None)
        content = tar.extractfile(member) if member.isreg() else None
        if piece is None or content is None:
            raise BackupError(f"{backup}: found '{member.name}', which its {NAME} does not name.")
        yield piece, content
    if waiting:
        missing = next(iter(waiting.values())).path
        raise BackupError(f"{backup} is not whole: '{missing}' is missing. Take another backup.")


def _compare(backup: Path, piece: Piece, content: IO[bytes], copy: IO[bytes] | None) -> None:
    """Read a file to its end, into a copy if there is one."""
    sum_ = hashlib.sha256()
    while data := content.read(PIECE):
        sum_.update(data)
        if copy is not None:
            copy.write(data)
    if copy is not None:
        copy.flush()
    if sum_.hexdigest() != piece.sha256:
        raise BackupError(
            f"{backup}: '{piece.path}' is not what was backed up: its hash is another. "
            f"Take another backup; nothing was changed."
        )
