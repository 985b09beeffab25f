"""The description of the remote protocol that programs and their writers read."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def description() -> dict[str, Any]:
    """The OpenAPI 3.1 document; it lies beside this module."""
    text = resources.files("kiosk.remote").joinpath("openapi.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
