"""The languages that a kiosk speaks."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language, by its ISO 639-1 code."""

    KO = "ko"
    EN = "en"
    ZH = "zh"
    JA = "ja"

    @property
    def own_name(self) -> str:
        """What it calls itself."""
        return _OWN[self]


_OWN = {
    Language.KO: "한국어",
    Language.EN: "English",
    Language.ZH: "中文",
    Language.JA: "日本語",
}
