"""Reads the index of a CAP feed, Atom or RSS: which messages there are, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from layouts.problem import excerpt
from streams.alerts.cap import NAMESPACES
from streams.alerts.markup import local, read, refusal, split_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_ENTRIES: Final = 2_000
CAP_TYPE: Final = "application/cap+xml"


@dataclass(frozen=True)
class Entry:
    """A message that an index names.

    Attributes:
        url: Where it is.
        stamp: What changes when the message does.
    """

    url: str
    stamp: str


@dataclass(frozen=True)
class Index:
    """What an address answered.

    Attributes:
        entries: The messages that it names, the newest first as a rule.
        message: Whether it is itself a message.
        left_off: How many more it names than are read.
    """

    entries: tuple[Entry, ...] = ()
    message: bool = False
    left_off: int = 0


def read_index(data: bytes, url: str) -> Index:
    """Return the messages that an index names.

    Args:
        data: The index, or a message.
        url: Where it came from; addresses in it may be relative to that.

    Raises:
        DocumentError: It is neither.
    """
    root = read(data, shown(url), MOST_BYTES)
    space, name = split_name(root)
    if name == "alert" and space in NAMESPACES:
        return Index(message=True)
    if name == "feed":
        found = list(_atom(root, url))
    elif name in ("rss", "RDF"):
        found = list(_rss(root, url))
    else:
        expected = "an Atom or RSS index, or a CAP message"
        mend = "name the address of the feed's index"
        raise refusal(shown(url), "", f"<{excerpt(name)}>", expected, mend)
    entries = tuple(dict.fromkeys(entry for entry in found if _is_web(entry.url)))
    return Index(entries[:MOST_ENTRIES], left_off=max(0, len(entries) - MOST_ENTRIES))


def shown(url: str) -> str:
    """Return an address as it may be said: keys and passwords stand before @ and behind '?'."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _atom(root: Element, url: str) -> Iterator[Entry]:
    for entry in _all(root, "entry"):
        links = [link for link in _all(entry, "link") if link.get("href")]
        best = min(links, key=_link_rank, default=None)
        if best is not None:
            stamp = _text(entry, "updated") or _text(entry, "id")
            yield Entry(urljoin(url, best.get("href") or ""), stamp)


def _link_rank(link: Element) -> int:
    """A link to CAP before one to the entry's page, and that before any other."""
    if (link.get("type") or "").partition(";")[0].strip().lower() == CAP_TYPE:
        return 0
    return 1 if link.get("rel") in (None, "alternate") else 2


def _rss(root: Element, url: str) -> Iterator[Entry]:
    for item in root.iter():
        if local(item) != "item":
            continue
        enclosed = [one.get("url") or "" for one in _all(item, "enclosure")
                    if one.get("type") == CAP_TYPE]  # fmt: skip
        target = next(iter(enclosed), "") or _text(item, "link") or _text(item, "guid")
        if target:
            stamp = _text(item, "pubDate") or _text(item, "date") or _text(item, "guid")
            yield Entry(urljoin(url, target), stamp)


def _all(element: Element, name: str) -> list[Element]:
    return [child for child in element if local(child) == name]


def _text(element: Element, name: str) -> str:
    return next(((child.text or "").strip() for child in _all(element, name)), "")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
