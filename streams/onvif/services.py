"""Asks a camera which services it has and where each of them is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from streams.onvif.address import beside
from streams.onvif.answer import FaultError
from streams.onvif.caller import Caller, Question
from streams.onvif.element import child, children, text
from streams.onvif.namespace import DEVICE, MEDIA1, PTZ

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPABILITIES: Final = {"Media": MEDIA1, "PTZ": PTZ}
"""What GetCapabilities calls the services that are used here."""


async def services_of(caller: Caller, url: str) -> Mapping[str, str]:
    """Return the URL of each service by namespace.

    Args:
        caller: Who asks.
        url: The camera's device service.

    Raises:
        RefusedError: The login is refused.
        AnswerError: The camera falls silent.
    """
    inner = "<q:IncludeCapability>false</q:IncludeCapability>"
    try:
        told = await caller.ask(url, Question(DEVICE, "GetServices", inner))
    except FaultError:
        return await _capabilities(caller, url)
    return {
        text(service, "Namespace"): beside(url, text(service, "XAddr"))
        for service in children(told, "Service")
    }


async def _capabilities(caller: Caller, url: str) -> Mapping[str, str]:
    """Ask as before ONVIF 2.1, which has no GetServices and no Media2."""
    inner = "<q:Category>All</q:Category>"
    told = await caller.ask(url, Question(DEVICE, "GetCapabilities", inner))
    known = child(told, "Capabilities")
    return {
        namespace: beside(url, text(known, name, "XAddr"))
        for name, namespace in _CAPABILITIES.items()
        if child(known, name) is not None
    }
