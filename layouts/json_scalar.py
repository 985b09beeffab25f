"""Reads a text, a number or a word of JSON, and repairs what people type instead of it."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from layouts.json_token import Token
from layouts.phrase import phrase

_KEY = phrase('a key in double quotes, as in "id"')
_VALUE = phrase("a value in JSON's own form")
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
        return Scalar(
            inner,
            phrase("a tab inside a text"),
            phrase("text without tabs"),
            phrase("write a blank"),
        )
    expected = phrase("'\\\\', '\\\"', '\\n' or '\\uXXXX'")
    return Scalar(
        inner, phrase("a lone '\\' in a text"), expected, phrase("write '\\\\' for a backslash")
    )


def _number(text: str) -> Scalar:
    try:
        return Scalar(json.loads(text))
    except ValueError:
        return Scalar(
            0, phrase("a number of thousands of digits"), phrase("a number"), phrase("shorten it")
        )


def _repaired(token: Token, shown: str, key: bool) -> Scalar:
    expected = _KEY if key else _VALUE
    text = token.text
    if token.kind == "unclosed":
        found = phrase("a text that is opened with '\"' and not closed in its line")
        return Scalar(
            text[1:].rstrip(", \t"), found, expected, phrase("write the closing '\"'"), lost=True
        )
    if token.kind == "quoted":
        return Scalar(
            text[1:-1],
            phrase("{shown} in other quotes", shown=shown),
            expected,
            phrase('use double quotes: "'),
        )
    word = text.lower()
    if not key and word in _WORDS:
        right = "null" if word == "none" else word
        return Scalar(_WORDS[word], shown, expected, phrase("write {right}", right=right))
    if not key and _LIKE_NUMBER.fullmatch(text):
        mend = phrase(
            "write digits, with a digit on both sides of a point, no plus, no leading zero"
        )
        return Scalar(_meant(text), shown, expected, mend)
    mend = phrase("write text in double quotes")
    return Scalar(
        text,
        phrase("{shown} without quotes", shown=shown),
        expected,
        mend,
        lost=token.kind == "stray",
    )


def _meant(text: str) -> object:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
