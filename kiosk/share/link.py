"""The address of something on the citizens' web page, in the language of the screen."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def link(base: str, *steps: str, **asked: str) -> str:
    """Return the address of `steps` below `base`.

    Args:
        base: The citizens' page; what its address asks for already stays.
        steps: Where below it, quoted.
        asked: What is asked for, in this order.
    """
    address, _, query = base.partition("?")
    path = "/".join((address.rstrip("/"), *(quote(step, safe="") for step in steps)))
    return f"{path}?{'&'.join(filter(None, (query, urlencode(asked))))}".removesuffix("?")


def page_link(web: str, page: str, language: str, kiosk: str) -> str:
    """Return where a page of a kiosk is on the citizens' page.

    Args:
        web: The citizens' page, from the kiosk's document.
        page: The page's id.
        language: Of the screen.
        kiosk: The kiosk's id: it is what "here" and "next train" are about.
    """
    return link(web, page, lang=language, at=kiosk)
