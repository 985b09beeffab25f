"""Figures in rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block, PageError


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """The figures.

    Attributes:
        heads: The columns' names.
        rows: Cells as they are shown; as many in each row as there are columns.
        empty: What is said where there is no row.
    """

    kind: ClassVar[str] = "table"

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str

    def __post_init__(self) -> None:
        """Refuse rows that do not fit under the heads.

        Raises:
            PageError: One does not, or the block breaks a rule of all blocks.
        """
        super().__post_init__()
        wrong = next((row for row in self.rows if len(row) != len(self.heads)), None)
        if wrong is not None:
            raise PageError(
                f"{self.title!r}: {wrong} has not the {len(self.heads)} columns of its heads"
            )
