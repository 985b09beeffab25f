"""Says which citywall this is, installed or run from its checkout."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@cache
def release() -> str:
    """The version, for example ``citywall 0.1.0``."""
    try:
        number = version("citywall")
    except PackageNotFoundError:
        document = tomllib.loads(PROJECT.read_text(encoding="utf-8")) if PROJECT.exists() else {}
        number = str(document.get("project", {}).get("version", "of unknown version"))
    return f"citywall {number}"
