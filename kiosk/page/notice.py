"""Words that stand alone: where there is no data, or nothing to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block


@dataclass(frozen=True, kw_only=True)
class Notice(Block):
    """The words.

    Attributes:
        text: A sentence or two.
        mark: The name of its sign; may be empty.
    """

    kind: ClassVar[str] = "notice"
    dated: ClassVar[bool] = False

    text: str
    mark: str = ""
