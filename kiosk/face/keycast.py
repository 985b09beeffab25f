"""Sets the words of a row of keys in one size: the largest at which each of them fits its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF

WORTH: Final = 0.9
"""A second line is begun only where one line would be smaller than so much of what is wanted."""
LINE: Final = 1.09
"""From one line to the next, in type sizes; as `Key.qml` sets them."""
INK: Final = 0.95
"""From the top of a line's capitals to its foot, in type sizes."""
BELOW: Final = 0.35
"""From a sign to the words below it, in type sizes."""
SMALLER: Final = 0.84
"""A sign above two lines leaves them some of its room."""
AIR: Final = 0.04
"""Above a sign and below the words, in heights of the key."""
WORDS_AIR: Final = 0.08
"""Above and below words that stand beside their sign."""
_EM: Final = 100
"""Words are measured at so many pixels, once for every size."""
_BLANK: Final = re.compile(r"\s+")
_KANA: Final = re.compile(r"(?<=[\u3041-\u309f])(?=[\u30a1-\u30fa\u4e00-\u9fff])")
"""Where Japanese is broken: behind a particle or an ending, before a word."""
_HAN: Final = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Label:
    """The words of one key.

    Attributes:
        text: They.
        wide: The room that they have, pixels.
    """

    text: str
    wide: float


@dataclass(frozen=True)
class Row:
    """What the keys of a row have in common.

    Attributes:
        deep: Their height, pixels.
        side: Of their signs, pixels.
        most: The size that is wanted, pixels.
        least: The smallest that can be read.
        family: The type.
        upright: Whether their signs stand above the words.
        large: Whether all is to be large: a second line is begun before type becomes smaller.
    """

    deep: float
    side: float
    most: int
    least: int
    family: str
    upright: bool = True
    large: bool = False


@dataclass(frozen=True)
class Cast:
    """How all of a row's words are set.

    Attributes:
        px: Their size.
        lines: The most that one of them takes.
        side: Of the signs, pixels.
        texts: Each of them, broken into lines.
    """

    px: int
    lines: int
    side: float
    texts: Mapping[str, str]


def cast(labels: Sequence[Label], row: Row) -> Cast:
    """Return how the words of a row are set; what fits nowhere has the smallest type."""
    one = _largest(labels, row, lines=1)
    if one < row.most and (row.large or one < WORTH * row.most):
        two = _largest(labels, row, lines=2)
        if two > one:
            texts = {label.text: broken(label, two, row.family) for label in labels}
            side = row.side * SMALLER if row.upright else row.side
            return Cast(two, 2, side, texts)
    return Cast(max(one, row.least), 1, row.side, {label.text: label.text for label in labels})


def _largest(labels: Sequence[Label], row: Row, lines: int) -> int:
    """Return the largest size at which all words fit into so many lines; 0 where none does."""
    room = row.deep * (1 - 2 * (AIR if row.upright else WORDS_AIR))
    if row.upright:
        room -= row.side * (SMALLER if lines > 1 else 1)
    ink = INK + LINE * (lines - 1) + (BELOW if row.upright else 0)
    tops = [row.most, int(room / ink) if lines > 1 else row.most]
    for label in labels:
        need = min(_widest(part, row.family) for part in _ways(label.text, lines))
        tops.append(int(label.wide / need) if need > 0 else row.most)
    return top if (top := min(tops)) >= row.least else 0


def broken(label: Label, px: int, family: str) -> str:
    """Return words in one line where they fit, else in the two that are least wide."""
    if _widest((label.text,), family) * px <= label.wide:
        return label.text
    lines: tuple[str, ...] = min(_ways(label.text, 2), key=lambda parts: _widest(parts, family))
    return "\n".join(lines)


def _ways(text: str, lines: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to write words in up to so many lines."""
    yield (text,)
    if lines < 2:
        return
    for pattern in (_BLANK, _KANA, _HAN):
        gaps = list(pattern.finditer(text))
        yield from ((text[: gap.start()], text[gap.end() :]) for gap in gaps)
        if gaps:
            return


def _widest(parts: Sequence[str], family: str) -> float:
    """Return how wide the widest of some lines is, in type sizes."""
    return max(_wide(part, family) for part in parts)


@cache
def _wide(text: str, family: str) -> float:
    font = QFont(family)
    font.setPixelSize(_EM)
    font.setBold(True)  # as a key that is chosen is set: no word becomes smaller by being touched
    return QFontMetricsF(font).horizontalAdvance(text) / _EM


class KeyCast(QObject):
    """Hands it to QML."""

    @Slot("QVariantList", "QVariantMap", result="QVariantMap")
    def row(self, labels: list[Mapping[str, Any]], row: Mapping[str, Any]) -> dict[str, Any]:
        """How the words of a row are set.

        Args:
            labels: ``text`` and ``wide`` of each key.
            row: What they have in common, as `Row` has it.
        """
        told = [Label(str(one["text"]), float(one["wide"])) for one in labels if one["text"]]
        whole = Row(**{**row, "most": int(row["most"]), "least": int(row["least"])})
        return asdict(cast(told, whole))
