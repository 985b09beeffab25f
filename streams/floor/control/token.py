"""The bearer token of a control interface: a file that only its owner can read."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import tempfile
from pathlib import Path

from streams.floor.log import logger, register_secret

TOKEN_BYTES = 32
SHORT_TOKEN = 16
LARGEST_FILE = 4096
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class TokenError(Exception):
    """A token file that cannot be used, in a sentence that names the file and the mend."""


def load_token(path: Path) -> str:
    """Read the token, or make the file (mode 0600) with a new one where it is not there.

    Args:
        path: The token file; one line of visible ASCII.

    Returns:
        The token, known to the log's redaction from now on.

    Raises:
        TokenError: The file can be read by others, is empty, or cannot be read or made.
    """
    try:
        if not path.exists():
            _make(path)
        token = _read(path)
    except OSError as error:
        raise TokenError(
            f"The control token file {path} cannot be read or made: "
            f"{error.strerror or error}. Name a file in a folder of your own with "
            f"--control-token-file FILE."
        ) from None
    register_secret(token)
    if len(token) < SHORT_TOKEN:
        logger(__name__).warning(
            "the control token is short enough to be guessed; delete the file and a good one "
            "is made at the next start",
            file=str(path),
        )
    return token


def read_token(path: Path) -> str:
    """Read the token of somebody else's interface; nothing is made.

    Returns:
        The token, known to the log's redaction from now on.

    Raises:
        TokenError: The file can be read by others, is empty, is not there or cannot be read.
    """
    try:
        token = _read(path)
    except OSError as error:
        raise TokenError(
            f"The token file {path} cannot be read: {error.strerror or error}."
        ) from None
    register_secret(token)
    return token


def same_token(offered: str, token: str) -> bool:
    """Compare in a time that does not tell how much of it was right."""
    return hmac.compare_digest(offered.encode("utf-8", "replace"), token.encode())


def _make(path: Path) -> None:
    """Write the whole file under another name first: whoever sees it sees a whole token."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    made = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(TOKEN_BYTES) + "\n")
        try:
            os.link(made, path)
        except FileExistsError:
            return  # another process was first: its token is the one
    finally:
        made.unlink()


def _read(path: Path) -> str:
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        mode = stat.S_IMODE(status.st_mode)
        if mode & OTHERS:
            raise TokenError(
                f"The control token file {path} can be read by others (mode {mode:04o}); it must "
                f"be its owner's alone. Mend: chmod 600 {path}"
            )
        text = file.read(LARGEST_FILE + 1)
    token = text.strip()
    visible = all(0x21 <= byte <= 0x7E for byte in token)
    if not token or not visible or len(text) > LARGEST_FILE:
        found = "is empty" if not token else "does not hold one line of visible ASCII"
        raise TokenError(
            f"The control token file {path} {found}. Mend: delete it, and a new token is made "
            f"at the next start."
        )
    return token.decode("ascii")
