"""Decides whom a web page may ask: the hosts that the document names, and nobody else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QUrl

SCHEMES: Final = ("http", "https")
WITHIN: Final = ("data", "blob")
"""What a page makes by itself, of what it has loaded."""


def allowed(url: QUrl, hosts: Collection[str]) -> bool:
    """Whether a page may load from an address, or be sent on to it.

    Args:
        url: The address.
        hosts: In lower case.
    """
    if url.scheme() in WITHIN:
        return True
    return url.scheme() in SCHEMES and url.host().lower() in hosts
