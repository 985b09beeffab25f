"""Tells the refusals of the nation's data portal, which come in XML whatever was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from streams.feeds.ask import Answer
from streams.feeds.body import is_xml, read_json, read_xml, within
from streams.feeds.reason import FeedError, Reason
from streams.feeds.words import own_words

_GOOD: Final = frozenset({"00", "0", "0000", "000"})
_EMPTY: Final = frozenset({"03", "3"})
"""NODATA_ERROR: that there is nothing, which is no error."""
_REASONS: Final[Mapping[str, Reason]] = {
    "20": Reason.KEY,
    "21": Reason.KEY,
    "22": Reason.QUOTA,
    "29": Reason.KEY,
    "30": Reason.KEY,
    "31": Reason.KEY,
    "32": Reason.KEY,
    "33": Reason.KEY,
    "4005": Reason.KEY,
}


def read_portal(answer: Answer, *envelope: str) -> Mapping[str, object] | None:
    """Return what stands beside the answer's header; None where there is nothing to tell.

    Args:
        answer: The answer.
        envelope: The names that header and content are wrapped into.

    Raises:
        FeedError: The portal refuses, or the answer has another shape.
    """
    if is_xml(answer):
        root = read_xml(answer)
        code = root.findtext(".//returnReasonCode") or root.findtext(".//resultCode") or ""
        words = (
            root.findtext(".//returnAuthMsg")
            or root.findtext(".//resultMsg")
            or root.findtext(".//errMsg")
            or ""
        )
        _refuse(code, words)
        return None
    inner = within(read_json(answer), *envelope)
    if not isinstance(inner, Mapping):
        raise FeedError(Reason.SHAPE, own=f"'{envelope[-1]}' is no object")
    header = inner.get("header")
    if isinstance(header, Mapping):
        code = str(header.get("resultCode", "00"))
        if code not in _GOOD:
            words = header.get("resultMsg") or header.get("errorMsg") or ""
            _refuse(code, str(words))
            return None
    return inner


def _refuse(code: str, words: str) -> None:
    """Raise what a code means; nothing where it means that there is nothing."""
    if code in _EMPTY:
        return
    reason = _REASONS.get(code, Reason.REFUSED)
    if reason is Reason.REFUSED and not code and not words:
        raise FeedError(Reason.SHAPE, own="XML without a code")
    raise FeedError(reason, own=own_words(f"{code} {words}".strip()))
