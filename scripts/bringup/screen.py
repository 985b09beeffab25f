"""Finds a screen for the glass, or makes a virtual one that a person can look at."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import string
import struct
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scripts.bringup import debian
from scripts.bringup.part import Part
from scripts.bringup.speech import BringupError, say

_FIRST_PORT: Final = 5901
_PASSWORD_LENGTH: Final = 8
"""VNC reads no more characters than these."""
_FAMILY_WILD: Final = 0xFFFF


@dataclass(frozen=True)
class Screen:
    """Where it is shown: what Qt must be told, and the program that serves it, if any."""

    variables: Mapping[str, str] = field(default_factory=dict)
    part: Part | None = None

    @property
    def real(self) -> bool:
        """True when a person sits in front of it."""
        return not self.variables


def packages() -> tuple[str, ...]:
    """What Debian has to bring for a screen that can be looked at; nothing where there is one."""
    return () if _seated() else debian.VIRTUAL_SCREEN


def find(size: tuple[int, int], folder: Path) -> Screen:
    """The session's own display; else an Xvnc of `size` pixels; else a picture in memory.

    Args:
        size: Width and height in pixels of a virtual screen.
        folder: Where logs and the screen's secrets go; readable by its owner only.
    """
    if _seated():
        return Screen()
    say("No display here (DISPLAY and WAYLAND_DISPLAY are not set): using a virtual screen.")
    try:
        debian.require(debian.VIRTUAL_SCREEN, folder, "A virtual screen to look at")
        return _virtual(size, folder)
    except BringupError as failure:
        say(f"{failure}\nGoing on without a screen that can be looked at; screenshots work.")
        return Screen({"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"})


def _seated() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _virtual(size: tuple[int, int], folder: Path) -> Screen:
    for program in ("Xvnc", "vncpasswd"):
        if shutil.which(program) is None:
            raise BringupError(
                f"{program} is not installed (Debian: {' '.join(debian.VIRTUAL_SCREEN)})."
            )
    alphabet = string.ascii_letters + string.digits
    password = "".join(secrets.choice(alphabet) for _ in range(_PASSWORD_LENGTH))
    secret = folder / "vnc.password"
    hidden = subprocess.run(
        ["vncpasswd", "-f"], input=password.encode(), capture_output=True, check=True
    ).stdout
    _write_secret(secret, hidden)
    cookie = folder / "x.authority"
    _write_secret(cookie, _authority(secrets.token_bytes(16)))
    port = _free_port()
    reader, writer = os.pipe()
    try:
        part = Part(
            "Virtual screen (Xvnc)",
            [
                *("Xvnc", "-displayfd", str(writer), "-geometry", f"{size[0]}x{size[1]}"),
                *("-depth", "24", "-noreset", "-nolisten", "tcp", "-auth", str(cookie)),
                *("-interface", "127.0.0.1", "-localhost", "-rfbport", str(port)),
                *("-SecurityTypes", "VncAuth", "-PasswordFile", str(secret), "-AlwaysShared"),
                *("-desktop", "citywall"),
            ],
            folder / "screen.log",
            inherit=[writer],
        )
    finally:
        os.close(writer)
    with os.fdopen(reader) as answer:
        # Xvnc writes its display's number when it is ready, or ends and closes the pipe.
        number = answer.readline().strip()
    if not number:
        part.stop()
        raise part.failure("did not start", "It is needed only to be looked at.")
    say(
        f"To look at it and touch it: vncviewer 127.0.0.1:{port}  (password {password}; "
        f"from elsewhere: ssh -L {port}:127.0.0.1:{port} THIS-MACHINE)"
    )
    variables = {
        "DISPLAY": f":{number}",
        "XAUTHORITY": str(cookie),
        "QT_QPA_PLATFORM": "xcb",
        "QT_QUICK_BACKEND": "software",
    }
    return Screen(variables, part)


def _free_port() -> int:
    for port in range(_FIRST_PORT, _FIRST_PORT + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise BringupError("No port of 100 from 5901 on is free for a virtual screen.")


def _authority(cookie: bytes) -> bytes:
    """An Xauthority file that lets its holder, and nobody else, draw on any display of the host."""
    name = b"MIT-MAGIC-COOKIE-1"
    texts = (b"", b"", name, cookie)
    return struct.pack(">H", _FAMILY_WILD) + b"".join(
        struct.pack(">H", len(text)) + text for text in texts
    )


def _write_secret(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
