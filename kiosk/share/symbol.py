"""A QR symbol as rows of modules, of a size that stands beside what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

QUIET: Final = 4
"""Light modules around it: ISO/IEC 18004 asks for four."""
MOST_VERSION: Final = 20
"""97 modules: 126 mm with its quiet zone, which still stands beside what it is about."""


class TooLongError(ValueError):
    """A text does not fit into a symbol of the largest version that is used."""


@dataclass(frozen=True)
class Symbol:
    """A QR symbol.

    Attributes:
        rows: Dark modules are true; square, the quiet zone around them included.
        version: 1 to 40: 17 + 4 · version modules without the quiet zone.
        content: What a phone reads from it.
    """

    rows: tuple[tuple[bool, ...], ...]
    version: int
    content: str

    @property
    def side(self) -> int:
        """How many modules wide it is, the quiet zone included."""
        return len(self.rows)


def symbol(content: str, most_version: int = MOST_VERSION) -> Symbol:
    """Return the smallest symbol that holds `content`.

    In UTF-8, which every phone reads, and never in Shift_JIS, which is shorter and some do not. At
    medium correction, and at a higher one where the same size has room for it; a panel has no
    dirt or creases, but reflections.

    Raises:
        TooLongError: It does not fit into `most_version`.
    """
    # A kiosk's first picture does without it, and is there the sooner.
    import segno

    try:
        made = segno.make_qr(content, error="m", boost_error=True, encoding="utf-8")
    except segno.DataOverflowError:
        raise TooLongError(f"{len(content)} characters fit into no QR symbol") from None
    version = made.version
    if not isinstance(version, int) or version > most_version:
        raise TooLongError(f"{len(content)} characters need version {version}, not {most_version}")
    rows = tuple(tuple(bool(one) for one in row) for row in made.matrix_iter(border=QUIET))
    return Symbol(rows, version, content)
