"""Writes JSON as a person would: what is short on one line, the rest below one another."""

from __future__ import annotations

import json

WIDTH = 100

_STEP = 2


def page(value: object) -> str:
    """Return `value` as JSON text, keys in their order, ended by a line feed."""
    return paged(value, 0, 0) + "\n"


def paged(value: object, indent: int, used: int) -> str:
    """Return `value`, which begins `used` columns into a line that is indented by `indent`."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value:
        return line
    deep = any(isinstance(inner, dict | list) and inner for inner in _items(value))
    # A list of objects and an object of several parts are easier to read below one another.
    if used + len(line) < WIDTH and not (deep and _branches(value)):
        return line
    blank = " " * (indent + _STEP)
    lines = []
    for key, inner in _named(value):
        head = f"{blank}{key}"
        lines.append(head + paged(inner, indent + _STEP, len(head) + 1))
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n" + ",\n".join(lines) + f"\n{' ' * indent}{closing}"


def _items(value: dict[str, object] | list[object]) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else value


def _named(value: dict[str, object] | list[object]) -> list[tuple[str, object]]:
    """Return what `value` holds, each with what stands before it."""
    if isinstance(value, list):
        return [("", item) for item in value]
    return [(f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items()]


def _branches(value: dict[str, object] | list[object]) -> bool:
    """Return whether some part of `value` holds parts of its own."""
    return any(
        isinstance(inner, dict | list)
        and any(isinstance(part, dict | list) and part for part in _items(inner))
        for inner in _items(value)
    )
