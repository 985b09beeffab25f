"""Finds the letters that a drawing is written with, Korean ones above all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from PIL import ImageFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
NO_KOREAN = (
    "no font with Korean letters was found in "
    + ", ".join(FOLDERS)
    + ", so names are drawn in English or as ids; install one: apt-get install fonts-noto-cjk."
)

_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NanumGothic.ttf", "UnDotum.ttf")
_KOREAN_IN_NOTO = 1

Font = ImageFont.FreeTypeFont


class Letters:
    """The font of a drawing, in any size.

    Args:
        folders: Where fonts lie.
    """

    def __init__(self, folders: Iterable[str] = FOLDERS) -> None:
        """Nothing is looked for until it is needed."""
        self._folders = tuple(folders)
        self._sizes: dict[int, Font] = {}

    @cached_property
    def file(self) -> Path | None:
        """The font with Korean letters; None where there is none."""
        return _found(self._folders)

    def font(self, size: int) -> Font:
        """Return the font of `size` px, with Latin letters alone where none is installed."""
        if size not in self._sizes:
            self._sizes[size] = self._font(size)
        return self._sizes[size]

    def _font(self, size: int) -> Font:
        if self.file is not None:
            index = _KOREAN_IN_NOTO if self.file.name.startswith("NotoSansCJK") else 0
            return ImageFont.truetype(str(self.file), size, index=index)
        plain = ImageFont.load_default(size)
        if not isinstance(plain, Font):
            raise TypeError("this Pillow was built without FreeType and has letters of one size")
        return plain

    def writes(self, text: str) -> bool:
        """Return whether the font has all letters of `text`."""
        return self.file is not None or text.isascii()

    def shortened(self, text: str, size: int, width: float) -> str:
        """Return `text`, cut with an ellipsis where it is wider than `width` px."""
        font = self.font(size)
        if font.getlength(text) <= width:
            return text
        while text and font.getlength(f"{text}…") > width:
            text = text[:-1]
        return f"{text}…" if text else ""

    def largest(self, lines: list[str], width: float, height: float) -> int:
        """Return the largest size in px at which `lines` stand within `width` x `height` px."""
        least, most = 1, max(2, int(height))
        while most - least > 1:
            size = (least + most) // 2
            wide = max(self.font(size).getlength(line) for line in lines)
            fits = wide <= width and len(lines) * size * LINE <= height
            least, most = (size, most) if fits else (least, size)
        return least


LINE = 1.3
"""The distance of two lines, in sizes of the font."""


@cache
def _found(folders: tuple[str, ...]) -> Path | None:
    for name in _FONTS:
        for folder in folders:
            file = next(Path(folder).expanduser().rglob(name), None)
            if file is not None:
                return file
    return None
