"""Reads a text, a number or a word of JSON, and repairs what people type instead of it."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from layouts.json_token import Token

_KEY = 'a key in double quotes, as in "id"'
_VALUE = "a value in JSON's own form"
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "none": None}
_LIKE_NUMBER = re.compile(r"[+-]?\.?\d[\d_.]*")


class Scalar(NamedTuple):
    """A value, and where it was not JSON what was found, what is expected, and the mend.

    `lost` says that what follows in the same line may have been read in the wrong place.
    """

    value: object
    found: str = ""
    expected: str = _VALUE
    mend: str = ""
    lost: bool = False


def read_scalar(token: Token, shown: str, *, key: bool) -> Scalar:
    """Read `token`, which is no bracket, comma or colon; what cannot be read is taken as text.

    Args:
        token: The token.
        shown: How it may be shown in an error.
        key: Whether it stands where an object's key belongs.
    """
    if token.kind == "string":
        return _string(token.text)
    if token.kind == "number":
        return _number(token.text)
    if not key and token.text in ("true", "false", "null"):
        return Scalar(_WORDS[token.text])
    return _repaired(token, shown, key)


def _string(text: str) -> Scalar:
    try:
        return Scalar(json.loads(text))
    except ValueError:
        inner = text[1:-1]
    if "\t" in inner:
        return Scalar(inner, "a tab inside a text", "text without tabs", "write a blank")
    expected = "'\\\\', '\\\"', '\\n' or '\\uXXXX'"
    return Scalar(inner, "a lone '\\' in a text", expected, "write '\\\\' for a backslash")


def _number(text: str) -> Scalar:
    try:
        return Scalar(json.loads(text))
    except ValueError:
        return Scalar(0, "a number of thousands of digits", "a number", "shorten it")


def _repaired(token: Token, shown: str, key: bool) -> Scalar:
    expected = _KEY if key else _VALUE
    text = token.text
    if token.kind == "unclosed":
        found = "a text that is opened with '\"' and not closed in its line"
        return Scalar(text[1:].rstrip(", \t"), found, expected, "write the closing '\"'", lost=True)
    if token.kind == "quoted":
        return Scalar(text[1:-1], f"{shown} in other quotes", expected, 'use double quotes: "')
    word = text.lower()
    if not key and word in _WORDS:
        right = "null" if word == "none" else word
        return Scalar(_WORDS[word], shown, expected, f"write {right}")
    if not key and _LIKE_NUMBER.fullmatch(text):
        mend = "write digits, with a digit on both sides of a point, no plus, no leading zero"
        return Scalar(_meant(text), shown, expected, mend)
    mend = "write text in double quotes"
    return Scalar(text, f"{shown} without quotes", expected, mend, lost=token.kind == "stray")


def _meant(text: str) -> object:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
