"""A live camera that may be public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Camera(Block):
    """The camera; its picture says its own age on the glass.

    Attributes:
        channel: The channel's id.
    """

    kind: ClassVar[str] = "camera"
    dated: ClassVar[bool] = False

    channel: str
