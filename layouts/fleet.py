"""Which kiosks the wall looks at, as their document says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Kiosk:
    """One kiosk.

    Attributes:
        id: Its id among all kiosks.
        names: What it is called, by language.
        url: Where its remote protocol is, without a slash at its end.
        token: The file that holds its token.
    """

    id: str
    names: Mapping[str, str] = field(hash=False)
    url: str
    token: Path


@dataclass(frozen=True)
class Fleet:
    """All of them.

    Attributes:
        kiosks: In the document's order.
        every_s: Seconds between two looks at one of them.
    """

    kiosks: tuple[Kiosk, ...]
    every_s: float = 5.0
