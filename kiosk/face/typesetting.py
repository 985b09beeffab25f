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
_INSIDE: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
"""The hyphen of Yanghwa-ro and Donggyo-dong, not the one between two words or figures."""
UNBROKEN: Final = "\u2011"
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
    if not isinstance(value, str) or name not in SHOWN:
        return value
    whole = _INSIDE.sub(UNBROKEN, value).replace(" · ", JOINED)
    return begun(whole) if name in ALONE else whole


def begun(words: str) -> str:
    """Begin with a capital, where the first letter has one."""
    return words[:1].upper() + words[1:] if words[:1].isascii() else words
