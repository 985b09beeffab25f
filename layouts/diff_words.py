"""Puts what stands in a document into words, as an operator who compares two would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layouts.cell_form import KINDS
from layouts.problem import excerpt

Value = Any
"""A piece of a document, as json.loads gives it."""

NOUNS: Mapping[str, str] = {
    "displays": "display",
    "scenes": "scene",
    "salvos": "salvo",
    "tours": "tour",
    "rules": "rule",
    "channels": "channel",
    "cells": "cell",
    "steps": "step",
    "show": "part",
    "boundaries": "boundary",
    "layers": "layer",
}
"""What one of a list of objects is called."""

_UNITS = {"_mm": "mm", "_s": "s", "_km": "km"}
_PAIRS = {"pixels": " x ", "span": " x "}


def label(key: str) -> tuple[str, str]:
    """Return what a key is called, and the unit of its value; empty where it has none."""
    for suffix, unit in _UNITS.items():
        if key.endswith(suffix):
            return key.removesuffix(suffix).replace("_", " "), unit
    return key.replace("_", " "), ""


def said(key: str, value: Value, unit: str = "") -> str:
    """Return `value`, which stands under `key`, in words."""
    if key == "mosaic":
        return mosaic(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g} {unit}".rstrip()
    if isinstance(value, str):
        return excerpt(value)
    if isinstance(value, Mapping):
        inner = (f"{label(k)[0]} {said(k, v, label(k)[1])}" for k, v in value.items() if v != [])
        return ", ".join(inner) or "any"
    if key in _PAIRS and isinstance(value, list):
        return _PAIRS[key].join(f"{number:g}" for number in value)
    return ", ".join(said("", one) for one in value) if value else "none"


def mosaic(value: Mapping[str, Value]) -> str:
    """Return which channels a mosaic chooses, in words."""
    if value.get("query"):
        return f"all of {value['query']}"
    groups = value.get("groups")
    return f"all of group {', '.join(groups)}" if groups else "all channels"


def content(cell: Mapping[str, Value]) -> str:
    """Return what a cell, a step, a part or a rule's answer holds, in words."""
    for key in (*KINDS, "scene", "salvo", "tour", "channels", "nearest", "file"):
        if key in cell:
            return _content(key, cell[key])
    return ""


def _content(key: str, value: Value) -> str:
    if key == "mosaic":
        return f"a mosaic of {mosaic(value)}"
    if key == "clock":
        return f"a clock of {value['zone']}" if value.get("zone") else "a clock"
    if key == "map":
        files = [excerpt(one["file"]) for one in value.get("boundaries", ())]
        return f"a map of {', '.join(files)}" if files else "a map"
    if key == "nearest":
        return f"the {value} channels nearest to the event"
    if key == "text":
        return f"the text '{excerpt(next(iter(value.values())))}'"
    return f"{key} {said(key, value)}"


def event(condition: Mapping[str, Value]) -> str:
    """Return what a rule waits for, in words."""
    return ", ".join(f"{key} ({said(key, value)})" for key, value in condition.items())


def arrangement(scene: Mapping[str, Value]) -> str:
    """Return how a scene is arranged, in words."""
    if "grid" in scene:
        grid = scene["grid"]
        size = grid.get("shape") or f"{grid['columns']} x {grid['rows']}"
        return f"a grid {size} of {_many(len(grid['cells']))}"
    if "cells" in scene:
        return _many(len(scene["cells"]))
    return f"a mosaic of {mosaic(scene['mosaic'])}"


def _many(count: int) -> str:
    return f"{count} cell" if count == 1 else f"{count} cells"
