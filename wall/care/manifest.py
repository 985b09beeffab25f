"""The first page of a backup: every file in it, with the hash by which it is known to be whole."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

NAME = "manifest.json"
FORM: Literal["citywall backup 1"] = "citywall backup 1"
OWNERS = 0o600


class BackupError(Exception):
    """A backup cannot be made, or not be restored; the text says why, and the mend."""


class Role(StrEnum):
    """What a file is to the wall."""

    LAYOUT = "layout"
    CHANNELS = "channel list"
    IMAGE = "image"
    PAGE = "PDF document"
    MAP = "map file"
    VERSION = "earlier version"
    PEOPLE = "people"
    CREDENTIALS = "credentials"
    AUDIT = "audit log"
    HEAD = "head of the audit log"
    PUBLIC = "public key of the audit log"
    KEY = "signing key of the audit log"


SECRET = (Role.CREDENTIALS, Role.KEY)
"""Only in a backup for which secrets were asked."""
OPEN = (
    Role.LAYOUT,
    Role.CHANNELS,
    Role.IMAGE,
    Role.PAGE,
    Role.MAP,
    Role.VERSION,
    Role.HEAD,
    Role.PUBLIC,
)
"""May be read by others, if they were; everything else is its owner's alone."""


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\0" in path:
        raise ValueError("a path that leaves the folder")
    return path


class _Page(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Piece(_Page):
    """One file of a backup.

    Attributes:
        path: Seen from the backup's folder, with slashes.
        role: What it is.
        size: In bytes.
        sha256: Of its content, in hexadecimal digits.
        mode: Who may use it.
        modified: When it was changed last, ns since 1970.
    """

    path: Annotated[str, AfterValidator(_inside)]
    role: Annotated[Role, Field(strict=False)]
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    mode: int = Field(ge=0, le=0o777)
    modified: int

    @property
    def right_mode(self) -> int:
        """Who may use it once it is restored."""
        return self.mode if self.role in OPEN else OWNERS


class Manifest(_Page):
    """What a backup holds.

    Attributes:
        form: Of this page.
        made: When, RFC 3339 in UTC.
        folder: The folder that all files were in, or in folders of.
        files: Each of them.
    """

    form: Literal["citywall backup 1"]
    made: str
    folder: str
    files: tuple[Piece, ...]

    @property
    def text(self) -> bytes:
        """The page."""
        return self.model_dump_json(indent=1).encode() + b"\n"

    def of(self, *roles: Role) -> list[Piece]:
        """The files of these roles."""
        return [piece for piece in self.files if piece.role in roles]


def read_manifest(text: bytes, where: Path) -> Manifest:
    """Read the page.

    Raises:
        BackupError: It is none, or names a file twice.
    """
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BackupError(
            f"{where}: its {NAME} is not that of a backup ({place}: {first['msg']}). "
            f"Take another backup."
        ) from None
    if len({piece.path for piece in manifest.files}) < len(manifest.files):
        raise BackupError(f"{where}: its {NAME} names a file twice. Take another backup.")
    return manifest
