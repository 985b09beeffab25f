"""Reads XML that a stranger sent: nothing in it is expanded, fetched or believed to be there.

Elements are found by their local names: firmware of some makers puts right names into wrong
namespaces, and no two names that are read here differ by their namespace alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def read(data: bytes) -> Element | None:
    """Return the root of the XML in `data`, or None where it is none or holds a DTD."""
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, ValueError, LookupError):
        # ValueError is defusedxml's refusal, LookupError an encoding that nobody knows.
        return None
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace; an empty text for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of that local name; none where there is no element."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """Follow first children of these local names, or return None where one is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text(element: Element | None, *path: str) -> str:
    """Return the text at `path`, without blanks around it; empty where there is none."""
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def number(element: Element | None, *path: str) -> float:
    """Return the number at `path`, 0 where there is none."""
    try:
        return float(text(element, *path))
    except ValueError:
        return 0.0
