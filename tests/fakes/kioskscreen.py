"""A kiosk in a folder of its own, which is really started and asked over its remote protocol."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from scripts.soaking.blank import blank
from streams.floor.freeport import free_port
from tests.fakes.watched import ROOT

KEPT = ("version", "id", "name", "place", "languages", "exits")
"""What is taken over from the example: a station, without a network."""


def station() -> dict[str, Any]:
    """The document of a station that asks nobody."""
    example = json.loads((ROOT / "layouts/examples/kiosk-hongik.json").read_text("utf-8"))
    return {name: example[name] for name in KEPT} | {"store": "kept"}


class Screen:
    """A kiosk's document, and how whoever runs on it answers.

    Args:
        folder: Of its own.
        more: Further keys of the document.
    """

    def __init__(self, folder: Path, more: Mapping[str, Any] | None = None) -> None:
        """Write the document."""
        self.port = free_port()
        remote = {"remote": {"port": self.port, "token": "token"}}
        self.document = station() | remote | dict(more or {})
        self.folder, self.file = folder, folder / "kiosk.json"
        self.file.write_text(json.dumps(self.document), encoding="utf-8")

    def get(self, path: str) -> bytes:
        """What it answers; nothing while it does not."""
        try:
            token = (self.folder / "token").read_text().strip()
            request = urllib.request.Request(
                f"http://127.0.0.1:{self.port}{path}", headers={"Authorization": f"Bearer {token}"}
            )
            with urllib.request.urlopen(request, timeout=20) as answer:
                found: bytes = answer.read()
        except (OSError, urllib.error.URLError):
            return b""
        return found

    def shows(self) -> bool:
        """Whether there is content on its screen."""
        png = self.get("/snapshot.png?width=480")
        if not png:
            return False
        pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
        return pixels is not None and not blank(np.asarray(pixels, np.uint8))

    def state(self) -> Any:
        """How it is; empty while it does not say."""
        return json.loads(self.get("/state") or b"{}")
