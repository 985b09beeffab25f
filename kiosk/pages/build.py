"""Builds a page by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.page import Page
from kiosk.pages import home
from kiosk.pages.brief import Brief

PAGES: Final[Mapping[str, Callable[[Brief], Page]]] = {"home": home.build}
"""Every page by its id, in the order in which they are offered; the first always stands."""


def build(page: str, brief: Brief) -> Page:
    """Return a page.

    Raises:
        KeyError: There is none of that id.
    """
    return PAGES[page](brief)
