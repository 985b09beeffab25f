"""How an operator writes down a web page that stands in a cell, and whom it may ask."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.pane import Web
from layouts.phrase import phrase

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


def _page(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, None
    secret = parts is not None and (parts.username or parts.password) is not None
    if parts is None or not host or secret or parts.scheme not in ("http", "https"):
        # An address in which somebody wrote a password is not repeated.
        raise complaint(
            phrase("an address that begins with http:// or https://, without a password"),
            phrase('write for example "https://www.example.org/board"'),
            phrase("an address that the wall does not open"),
        )
    return url


def _host(host: str) -> str:
    name = host.lower()
    if not _HOST.fullmatch(name):
        raise complaint(
            phrase("a host's name, as www.example.org"),
            phrase("write the name alone, without http:// and without a path"),
        )
    return name


class WebForm(Form):
    """A web page."""

    url: Annotated[
        str, AfterValidator(_page), Field(json_schema_extra={"pattern": "^https?://"})
    ] = Field(
        description="the page's address: http or https", examples=["https://www.example.org/board"]
    )
    hosts: list[Annotated[str, AfterValidator(_host)]] = Field(
        default=[],
        max_length=32,
        description="further hosts that the page may load from, as a list",
        examples=[["tiles.example.org"]],
    )
    width: int = Field(
        default=1280,
        ge=320,
        le=3840,
        description="the width of the page's window, in its own pixels, from 320 to 3840",
        examples=[1280],
        strict=True,
    )

    def web(self) -> Web:
        """Return the page."""
        own = str(urlsplit(self.url).hostname)
        return Web(self.url, tuple(dict.fromkeys([own, *self.hosts])), self.width)
