"""Chooses the Korean particles that the words before them want: 다리는, 터널은."""

from __future__ import annotations

import re
from typing import Final

_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
_FINAL_L: Final = 8
# Read as in Korean: 0 영, 1 일, 3 삼, 6 육, 7 칠 and 8 팔 end in a consonant; 1, 7 and 8 in an L.
_DIGITS_CLOSED: Final = frozenset("013678LMNRlmnr")
_DIGITS_L: Final = frozenset("178LRlr")
_OPEN: Final = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)": ("이", ""),
}
_BOTH: Final = re.compile(r"(?<=(\S))(?:" + "|".join(map(re.escape, _OPEN)) + ")")


def particle(word: str, closed: str, open_: str) -> str:
    """Return the particle that a Korean word wants behind it.

    Args:
        word: The word; numbers and Latin letters count as they are read in Korean.
        closed: What stands behind a consonant: 은, 이, 을, 으로.
        open_: What stands behind a vowel: 는, 가, 를, 로.
    """
    heard = word.rstrip(" )]'\"·.")
    if not heard:
        return open_
    last = heard[-1]
    final = (ord(last) - _FIRST) % _FINALS if _FIRST <= ord(last) <= _LAST else None
    has_final = final > 0 if final is not None else last in _DIGITS_CLOSED
    ends_in_l = final == _FINAL_L if final is not None else last in _DIGITS_L
    if closed.startswith("으") and ends_in_l:
        return open_
    return closed if has_final else open_


def settled(text: str) -> str:
    """Return a Korean sentence in which every choice, as 은(는), is made by the word before it.

    A choice whose word ends in no letter and no digit is left open.
    """
    return _BOTH.sub(_chosen, text)


def _chosen(found: re.Match[str]) -> str:
    heard = found.string[: found.start()].rstrip(" )]}'\"·.")
    if not heard or not heard[-1].isalnum():
        return found.group()
    return particle(heard, *_OPEN[found.group()])
