"""Asks a running wall what it shows, over the same HTTP interface that any operator's tool uses."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any, Final

from scripts.bringup.speech import BringupError
from streams.floor.freeport import free_port

_SECONDS: Final = 10.0
_PNG: Final = b"\x89PNG\r\n"


class Control:
    """The wall's control address and the file that holds its token."""

    def __init__(self, folder: Path) -> None:
        """Chooses a free port on loopback; the wall writes the token into `folder`."""
        self.address = f"127.0.0.1:{free_port()}"
        self.token_file = folder / "control.token"

    def ready(self) -> bool:
        """True once the wall answers."""
        try:
            self._get("/state")
        except (OSError, BringupError):
            return False
        return True

    def states(self) -> Counter[str]:
        """How many channels are in which state.

        Raises:
            BringupError: The wall does not answer, or not with totals.
        """
        try:
            return Counter(json.loads(self._get("/state"))["totals"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BringupError(
                f"GET http://{self.address}/state: {error!r}, expected totals by state."
            ) from error

    def state(self) -> dict[str, Any]:
        """How it is, as it says itself.

        Raises:
            BringupError: It does not answer, or not with a state.
        """
        try:
            found: dict[str, Any] = json.loads(self._get("/state"))
        except (OSError, ValueError) as error:
            raise BringupError(f"GET http://{self.address}/state: {error!r}.") from error
        return found

    def save_picture(self, file: Path) -> None:
        """Writes what the glass shows now to `file` as PNG.

        Raises:
            BringupError: The wall gives no picture, or the file cannot be written.
        """
        try:
            picture = self._get("/snapshot.png")
        except OSError as error:
            raise BringupError(f"The wall gave no picture of itself: {error}.") from error
        if not picture.startswith(_PNG):
            raise BringupError(
                f"GET http://{self.address}/snapshot.png: expected a PNG, found other bytes."
            )
        try:
            file.write_bytes(picture)
        except OSError as error:
            raise BringupError(
                f"The screenshot cannot be written to {file}: {error.strerror}."
            ) from error

    def _get(self, path: str) -> bytes:
        request = urllib.request.Request(f"http://{self.address}{path}")
        token = self.token_file.read_text().strip()
        request.add_header("Authorization", f"Bearer {token}")
        # No proxy: loopback is never behind one, whatever the environment says.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=_SECONDS) as answer:
            body: bytes = answer.read()
        return body
