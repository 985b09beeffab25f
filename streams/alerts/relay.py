"""Hands messages on to many kiosks at once: a feed whose requests stay open until there is news."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from aiohttp import web

from layouts.problem import DocumentError
from layouts.stamp import Stamp, stamp_of
from layouts.text import read_bytes
from streams.alerts.alert import Alert
from streams.alerts.cap import read_alert
from streams.alerts.index import CAP_TYPE
from streams.alerts.instant import instant_text
from streams.floor.log import logger

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX: Final = "/alerts.atom"
LOOK_S: Final = 0.2
MOST: Final = 500
"""Messages that are handed on, the newest that were sent; a kiosk knows the others already."""
LONGEST_HOLD_S: Final = 60
ATOM: Final = "http://www.w3.org/2005/Atom"
NO_NEWS: Final = 304
_WAIT: Final = re.compile(r"(?:^|,)\s*wait\s*=\s*(\d{1,6})\s*(?:[,;]|$)", re.IGNORECASE)

log = logger(__name__)


@dataclass(frozen=True)
class Sheet:
    """A message of the folder.

    Attributes:
        stamp: The file as it was when it was read.
        data: As it was sent, its signature included.
        alert: What it says; None where it is no message.
    """

    stamp: Stamp
    data: bytes = b""
    alert: Alert | None = None


@dataclass(frozen=True)
class Issue:
    """The index at one moment.

    Attributes:
        sheets: The messages by the names of their files.
        index: The Atom document that names them.
        tag: Its ETag.
    """

    sheets: Mapping[str, Sheet]
    index: bytes
    tag: str


class Relay:
    """Serves the messages in a folder as an Atom feed; on one event loop.

    A request with ``Prefer: wait=SECONDS`` (RFC 7240) whose ``If-None-Match`` is the index that
    stands is answered when there is another one, or when the seconds are over.

    Args:
        folder: Where messages are put, as ``NAME.cap`` or ``NAME.xml``.
        look_s: How often it is looked at, seconds.
    """

    def __init__(self, folder: Path, look_s: float = LOOK_S) -> None:
        """Take up what is in the folder."""
        self._folder, self._look_s = folder, look_s
        self._issue = issue_of({})
        self._changed = asyncio.Condition()
        self._over = False
        self._asked = 0

    def add(self, routes: web.UrlDispatcher) -> None:
        """Serve the feed."""
        routes.add_get(INDEX, self._index)
        routes.add_get("/messages/{name}", self._message)
        routes.add_get("/health", self._health)

    async def walk(self) -> None:
        """See what is put into the folder and taken out, until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self._look_s)

    async def look(self) -> None:
        """Look at the folder once; all who wait have news when this returns."""
        before = self._issue
        sheets = await asyncio.to_thread(read_folder, self._folder, before.sheets)
        if sheets != before.sheets:
            async with self._changed:
                self._issue = issue_of(sheets)
                self._changed.notify_all()

    async def close(self) -> None:
        """Answer all who wait: nothing more will come."""
        async with self._changed:
            self._over = True
            self._changed.notify_all()

    async def _index(self, request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match", "")
        hold_s = preferred(request.headers.getall("Prefer", []))
        if hold_s and known == self._issue.tag:
            await self._other_than(known, hold_s)
        self._asked += 1
        issue = self._issue
        headers = {"ETag": issue.tag, "Cache-Control": "no-cache", "Vary": "Prefer"}
        if hold_s:
            headers["Preference-Applied"] = f"wait={hold_s}"
        if known == issue.tag:
            return web.Response(status=NO_NEWS, headers=headers)
        return web.Response(body=issue.index, content_type="application/atom+xml", headers=headers)

    async def _other_than(self, known: str, hold_s: int) -> None:
        try:
            async with asyncio.timeout(hold_s), self._changed:
                await self._changed.wait_for(lambda: self._over or self._issue.tag != known)
        except TimeoutError:
            return

    async def _message(self, request: web.Request) -> web.Response:
        self._asked += 1
        sheet = self._issue.sheets.get(request.match_info["name"])
        if sheet is None or sheet.alert is None:
            raise web.HTTPNotFound
        return web.Response(body=sheet.data, content_type=CAP_TYPE)

    async def _health(self, _request: web.Request) -> web.Response:
        messages = sum(1 for sheet in self._issue.sheets.values() if sheet.alert is not None)
        return web.json_response({"messages": messages, "answered": self._asked})


def preferred(headers: list[str]) -> int:
    """Return for how many seconds a request would rather wait than hear that nothing is new."""
    found = _WAIT.search(",".join(headers))
    return min(int(found[1]), LONGEST_HOLD_S) if found else 0


def read_folder(folder: Path, known: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """Return the messages in a folder; a file that is no message is said once.

    Args:
        folder: The folder; one that is not there holds nothing.
        known: What was read before, and is read again only where its file changed.
    """
    found: dict[str, Sheet] = {}
    for path in _files(folder):
        stamp, before = stamp_of(path), known.get(path.name)
        found[path.name] = (
            before if before is not None and before.stamp == stamp else _read(path, stamp)
        )
    return found


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        log.error("the folder of messages cannot be read", why=error.strerror)
        return
    for path in paths:
        if path.suffix in (".cap", ".xml") and not path.name.startswith("."):
            yield path


def _read(path: Path, stamp: Stamp) -> Sheet:
    try:
        data = read_bytes(path)
        return Sheet(stamp, data, read_alert(data, path))
    except DocumentError as error:
        # Perhaps it is still being written: it is read again when it has changed.
        log.warning("a file is no message: %s", error)
        return Sheet(stamp)


def issue_of(sheets: Mapping[str, Sheet]) -> Issue:
    """Return the index of some messages, the newest first."""
    alerts = [(name, sheet.alert) for name, sheet in sheets.items() if sheet.alert is not None]
    alerts.sort(key=lambda one: (one[1].sent, one[0]), reverse=True)
    root = Element("feed", {"xmlns": ATOM})
    SubElement(root, "id").text = "urn:citywall:alerts"
    SubElement(root, "title").text = "CAP messages"
    for name, alert in alerts[:MOST]:
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = f"{alert.sender},{alert.identifier}"
        SubElement(entry, "title").text = alert.identifier
        digest = sha256(sheets[name].data).hexdigest()[:12]
        SubElement(entry, "updated").text = instant_text(alert.sent)
        link = {"rel": "alternate", "type": CAP_TYPE, "href": f"messages/{quote(name)}?{digest}"}
        SubElement(entry, "link", link)
    index = tostring(root, encoding="utf-8", xml_declaration=True)
    return Issue(sheets, index, f'"{sha256(index).hexdigest()[:24]}"')
