"""A live camera that may be public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Camera(Block):
    """The camera; its vouch says how live its picture is.

    Attributes:
        channel: The channel's id.
        detail: How far away it is; may be empty.
        pictured: Whether there is a picture that may be shown at all.
        page: What a touch leads to: the camera enlarged, or back to all of them.
        before: What leads to the camera before it, while one is enlarged; empty where none does.
        after: What leads to the one after it.
    """

    kind: ClassVar[str] = "camera"

    channel: str
    detail: str = ""
    pictured: bool = False
    page: str = ""
    before: str = ""
    after: str = ""
