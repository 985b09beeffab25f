"""Checks an exported file against its sidecar, and says in sentences what is wrong with either."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from wall.export.sidecar import SUFFIX, Sidecar, read_sidecar

PIECE = 1 << 20


@dataclass(frozen=True)
class Verdict:
    """What was found.

    Attributes:
        file: The clip or still.
        sidecar: Its page.
        broken: Why it proves nothing; empty where it is good.
        proven: Whether the key was known beforehand; without that, anybody may have signed.
    """

    file: Path
    sidecar: Sidecar
    broken: str
    proven: bool


def verify(path: Path, key: str | None = None) -> Verdict:
    """Check a file.

    Args:
        path: The clip or still, its sidecar, or the folder of both.
        key: The wall's public key, noted elsewhere, in hexadecimal digits.

    Raises:
        SidecarError: There is no sidecar, or it is none.
    """
    page = _sidecar_of(path)
    sidecar = read_sidecar(page)
    file = page.with_name(Path(sidecar.file).name)
    broken = _unlike_key(sidecar, page, key) or _unsigned(sidecar, page) or _unlike(sidecar, file)
    named = path if path.suffix != SUFFIX and path.is_file() else file
    if not broken and named.name != file.name:
        broken = f"{named} is called otherwise than its sidecar says, which is about {file.name}."
    return Verdict(file, sidecar, broken, key is not None)


def _sidecar_of(path: Path) -> Path:
    if path.is_dir():
        return next(iter(sorted(path.glob(f"*{SUFFIX}"))), path / f"{path.name}{SUFFIX}")
    return path if path.suffix == SUFFIX else path.with_suffix(SUFFIX)


def _unlike_key(sidecar: Sidecar, page: Path, key: str | None) -> str:
    if key is None or key.strip().lower() == sidecar.wall.key:
        return ""
    return (
        f"The sidecar {page} is signed with the key {sidecar.wall.key}, not with {key.strip()}: "
        f"another wall wrote it, or somebody else."
    )


def _unsigned(sidecar: Sidecar, page: Path) -> str:
    if sidecar.holds:
        return ""
    return (
        f"The sidecar {page} was changed after it was signed: its signature is not of this text. "
        f"What it says of {sidecar.file} cannot be believed."
    )


def _unlike(sidecar: Sidecar, file: Path) -> str:
    try:
        size = file.stat().st_size
        digest = _digest(file)
    except FileNotFoundError:
        return f"There is no {file}, which the sidecar is about. Put the two beside one another."
    except OSError as error:
        return f"{file} cannot be read: {error.strerror or error}."
    if size != sidecar.size:
        return f"{file} was changed: it has {size} bytes, and had {sidecar.size} when it was saved."
    if digest != sidecar.sha256:
        return (
            f"{file} was changed after it was saved: its SHA-256 is {digest}, and was "
            f"{sidecar.sha256}."
        )
    return ""


def _digest(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            found.update(piece)
    return found.hexdigest()
