"""Knows where every value of a JSON text begins and ends, so that one can be changed alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_BLANK = re.compile(r"[ \t\n\r]*")
_SCALARS = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Member:
    """What an object or a list holds.

    Attributes:
        key: Its key; None in a list.
        start: Where it begins, the key included.
        node: Its value.
    """

    key: str | None
    start: int
    node: Node


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a text.

    Attributes:
        value: The value, as json.loads gives it.
        start: Where it begins.
        end: Behind its last letter.
        members: What it holds, in the order of the text.
    """

    value: object
    start: int
    end: int
    members: tuple[Member, ...] = ()


def spans(text: str) -> Node:
    """Return the value of a JSON text with its place, and so for all that it holds.

    Raises:
        ValueError: It is not JSON in its strict form, or has a key twice in an object.
        RecursionError: Its brackets are too deep in one another.
    """
    node = _value(text, _skip(text, 0))
    if _skip(text, node.end) != len(text):
        raise ValueError("more than one value")
    return node


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _value(text: str, start: int) -> Node:
    opening = text[start : start + 1]
    if opening == "{":
        members, end = _members(text, start, "}")
        value: object = {member.key: member.node.value for member in members}
        if len({member.key for member in members}) != len(members):
            raise ValueError("a key stands twice")
        return Node(value, start, end, members)
    if opening == "[":
        members, end = _members(text, start, "]")
        return Node([member.node.value for member in members], start, end, members)
    value, end = _SCALARS.raw_decode(text, start)
    return Node(value, start, end)


def _members(text: str, start: int, closing: str) -> tuple[tuple[Member, ...], int]:
    """Return what stands between brackets, and the place behind the closing one."""
    members: list[Member] = []
    at = _skip(text, start + 1)
    if text[at : at + 1] == closing:
        return (), at + 1
    while True:
        members.append(_member(text, at, keyed=closing == "}"))
        at = _skip(text, members[-1].node.end)
        if text[at : at + 1] == closing:
            return tuple(members), at + 1
        if text[at : at + 1] != ",":
            raise ValueError(f"no comma at {at}")
        at = _skip(text, at + 1)


def _member(text: str, start: int, *, keyed: bool) -> Member:
    if not keyed:
        return Member(None, start, _value(text, start))
    if text[start : start + 1] != '"':
        raise ValueError(f"no key at {start}")
    key, end = _SCALARS.raw_decode(text, start)
    colon = _skip(text, end)
    if text[colon : colon + 1] != ":":
        raise ValueError(f"no colon at {colon}")
    return Member(key, start, _value(text, _skip(text, colon + 1)))
