"""Sets what a block says as signs do: capitals where words stand alone, no break inside a name."""

from __future__ import annotations

import re
from typing import Any, Final

ALONE: Final = frozenset(
    ["word", "value", "detail", "says", "note", "way", "aside", "badge", "tells", "instead", "aged"]
)
"""These are begun by our own words, which elsewhere stand inside a sentence."""
SHOWN: Final = ALONE | {"title", "text", "empty", "to", "closed", "leads_to"}
"""Under these names stand words that are read; ids, signs and what is spoken stay as they are."""
NAMED: Final = frozenset(["label"])
"""Under these names stand names that are set by others, in parts."""
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])([-\u2013])(?=[^\W\d_])")
"""The hyphen of Yanghwa-ro and Donggyo-dong, the dash of the Gyeongui\u2013Jungang Line; not those
between two words or figures."""
UNBROKEN: Final = {"-": "\u2011", "\u2013": "\u2060\u2013\u2060"}
JOINED: Final = "\u00a0· "
"""A line may end with the dot between two things, and never begins with it."""


def typeset(block: dict[str, Any]) -> dict[str, Any]:
    """Return a block's plain values, their words as they are to stand on the screen."""
    return {name: _set(name, value) for name, value in block.items()}


def _set(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {inner: _set(inner, one) for inner, one in value.items()}
    if isinstance(value, list | tuple):
        return [_set(name, one) for one in value]
    if not isinstance(value, str) or name not in SHOWN | NAMED:
        return value
    if name in NAMED:
        return unbroken(value)
    whole = unbroken(value).replace(" · ", JOINED)
    return begun(whole) if name in ALONE else whole


def unbroken(text: str) -> str:
    """Return a text in which no line ends inside a name."""
    return _INSIDE.sub(lambda match: UNBROKEN[match[1]], text)


def begun(words: str) -> str:
    """Begin with a capital, where the first letter has one."""
    return words[:1].upper() + words[1:] if words[:1].isascii() else words
