"""Composes kana from the keys of a board of fifty sounds, as ticket machines have it; pure."""

from __future__ import annotations

import unicodedata
from typing import Final

VOICED: Final = "゛"
HALF_VOICED: Final = "゜"
SMALL: Final = "小"
_MARKS: Final = {VOICED: "\u3099", HALF_VOICED: "\u309a"}
_LARGE, _LITTLE = "あいうえおつやゆよわ", "ぁぃぅぇぉっゃゅょゎ"
_SMALLER: Final = dict(zip(_LARGE, _LITTLE, strict=True))
_TURNED: Final = _SMALLER | dict(zip(_LITTLE, _LARGE, strict=True))


def typed(text: str, key: str) -> str:
    """Return the text after a key was struck behind it.

    The marks change the kana that was struck last, and a second time change it back; behind what
    they do not fit they do nothing.
    """
    if key in _MARKS:
        return text[:-1] + _marked(text[-1:], _MARKS[key])
    if key == SMALL:
        return text[:-1] + _TURNED.get(text[-1:], text[-1:])
    return text + key


def _marked(kana: str, mark: str) -> str:
    parts = unicodedata.normalize("NFD", kana)
    plain, had = parts[:1], parts[1:]
    if had == mark:
        return plain
    with_mark = unicodedata.normalize("NFC", plain + mark)
    return with_mark if plain and len(with_mark) == 1 else kana
