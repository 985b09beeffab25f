"""The keyboards on the screen and what their keys do to a text; pure.

Korean is composed, Japanese is written in kana, English and figures as they are.  Chinese cannot be
written without a dictionary of pinyin, which the kiosk does not have: who reads the screen in
Chinese is told so, and has the scale, the voice and the other keyboards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.opinions import kana
from wall.glass import hangul

ERASE: Final = "erase"
SPACE: Final = " "
LINE: Final = "\n"


@dataclass(frozen=True)
class Board:
    """One keyboard.

    Attributes:
        id: Its id.
        name: What the key that calls it up says.
        rows: Its keys from above, ten columns at most; a blank string leaves a column out.
        raised: What keys are while shift is on, where there is something.
    """

    id: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    raised: Mapping[str, str]


def _rows(*lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("" if letter == "_" else letter for letter in line) for line in lines)


_DOUBLED: Final = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_HANGUL: Final = _rows("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ.?!")
_KANA: Final = _rows(
    "わらやまはなたさかあ",
    "をり_みひにちしきい",
    "んるゆむふぬつすくう",
    "ーれ_めへねてせけえ",
    "。ろよもほのとそこお",
)
_LATIN: Final = _rows("qwertyuiop", "asdfghjkl'", "zxcvbnm,.?")
BOARDS: Final = (
    Board("ko", "가나다", _HANGUL, _DOUBLED),
    Board("en", "abc", _LATIN, {letter: letter.upper() for row in _LATIN for letter in row}),
    Board("ja", "かな", _KANA, {}),
    Board("figures", "123", _rows("1234567890", "-/:()₩%&@", ".,?!'\"+=#"), {}),
)
_MARKS: Final = (kana.VOICED, kana.HALF_VOICED, kana.SMALL)
_FIRST: Final = {"ko": "ko", "en": "en", "ja": "ja", "zh": "en"}
WRITTEN: Final = frozenset({"ko", "en", "ja"})
"""The languages of the screen that can be written on it."""


def first_board(language: str) -> str:
    """Return the id of the board that a language of the screen begins with."""
    return _FIRST.get(language, "en")


def board(name: str) -> Board:
    """Return a board by its id.

    Raises:
        KeyError: There is none.
    """
    return _BOARDS[name]


def marks(name: str) -> tuple[str, ...]:
    """Return the keys below a board that change the letter before them."""
    return _MARKS if name == "ja" else ()


def typed(text: str, key: str) -> str:
    """Return the text after a key was struck behind it; `ERASE` takes the last letter back."""
    if key == ERASE:
        return hangul.erased(text)
    if key in _MARKS:
        return kana.typed(text, key)
    return hangul.typed(text, key)


_BOARDS: Final = {one.id: one for one in BOARDS}
