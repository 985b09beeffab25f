"""A page: a few blocks under a name, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.page.block import Block, PageError, plain
from kiosk.page.language import Language


@dataclass(frozen=True)
class Page:
    """What stands on the screen.

    Attributes:
        id: The page's name among all pages: "home", "air".
        title: Its heading.
        language: The language that it is in.
        mark: The name of its sign.
        blocks: What it holds, the most important first; never none.
        part: What of the page a visitor has chosen, such as a camera's channel; empty for all.
    """

    id: str
    title: str
    language: Language
    mark: str
    blocks: tuple[Block, ...]
    part: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty page.

        Raises:
            PageError: It has no block, or no title.
        """
        if not self.blocks:
            raise PageError(f"the page {self.id!r} is empty: it would be a hole in the screen")
        if not self.title.strip():
            raise PageError(f"the page {self.id!r} has no title")

    @property
    def spoken(self) -> str:
        """The whole page as it is read aloud."""
        return "\n".join((self.title, *(block.spoken for block in self.blocks)))

    def as_map(self) -> dict[str, Any]:
        """Return it as plain values, for the screen and for programs."""
        return {
            "id": self.id,
            "title": self.title,
            "language": self.language.value,
            "mark": self.mark,
            "part": self.part,
            "blocks": [plain(block) for block in self.blocks],
        }
