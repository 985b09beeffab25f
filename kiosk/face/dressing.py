"""Adds to a block what only a screen needs: inks that are read on lines' colours."""

from __future__ import annotations

from typing import Any

from kiosk.face.alarming import scale
from kiosk.face.colours import ink
from kiosk.face.typesetting import typeset
from kiosk.page.alarm import Alarm
from kiosk.page.block import Block
from kiosk.page.departures import Departures


def dressed(block: Block) -> dict[str, Any]:
    """The block as plain values, with what the screen adds to them."""
    plain = typeset(block.as_map())
    if isinstance(block, Departures):
        plain["rows"] = [{**row, "ink": ink(row["colour"])} for row in plain["rows"]]
    if isinstance(block, Alarm):
        plain["scale"] = scale(block)
    return plain
