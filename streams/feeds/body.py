"""Reads the body of an answer as JSON or XML, and says what it is when it is neither."""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from streams.feeds.ask import Answer
from streams.feeds.reason import FeedError, Reason
from streams.feeds.words import own_words


def read_json(answer: Answer) -> Mapping[str, object]:
    """Return the object that an answer is.

    Raises:
        FeedError: It is no JSON, or no object.
    """
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise FeedError(Reason.NOT_JSON, own=_begin(answer)) from None
    if not isinstance(value, dict):
        raise FeedError(Reason.SHAPE, own="no object")
    return value


def read_xml(answer: Answer) -> Element:
    """Return the root of the XML that an answer is; no entity and no DTD gets further.

    Raises:
        FeedError: It is no XML.
    """
    try:
        # A LookupError is an encoding that nobody knows.
        root: Element = fromstring(answer.body)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise FeedError(Reason.NOT_XML, own=_begin(answer)) from None
    return root


def is_xml(answer: Answer) -> bool:
    """Whether an answer is XML: some systems refuse in it whatever was asked for."""
    return answer.body.lstrip()[:1] == b"<"


def within(value: object, *names: str) -> object:
    """Return what lies in `value` under one name after the other.

    Raises:
        FeedError: A name is missing on the way.
    """
    for name in names:
        if not isinstance(value, Mapping) or name not in value:
            raise FeedError(Reason.SHAPE, own=f"no '{name}'")
        value = value[name]
    return value


def rows_of(value: object, name: str) -> list[object]:
    """Return the rows of a list that may also be a single object, or null.

    Raises:
        FeedError: It is neither.
    """
    if value is None or value == "":
        return []
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list):
        raise FeedError(Reason.SHAPE, own=f"'{name}' is no list")
    return value


def _begin(answer: Answer) -> str:
    text = answer.body[:200].decode("utf-8", "replace")
    return own_words(text)[:40] if text.strip() else "an empty answer"
