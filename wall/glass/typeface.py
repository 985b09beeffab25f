"""Chooses the type that the glass is written in, from what the machine has."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

FAMILIES = ("Noto Sans CJK KR", "Noto Sans KR", "Noto Sans CJK JP", "Noto Sans")


def family() -> str:
    """The type family: the first of those wanted that this machine has."""
    known = set(QFontDatabase.families())
    return next((name for name in FAMILIES if name in known), "sans-serif")
