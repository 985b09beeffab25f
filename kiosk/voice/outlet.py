"""Where a visitor can hear in private: an output of the machine that is a headset, by its signs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

WORN: Final = frozenset({"headset", "headphone", "hands-free", "handset"})
"""What PulseAudio and PipeWire call the form of such an output (``device.form_factor``)."""
_EARS: Final = re.compile(r"head(phone|set)", re.IGNORECASE)
_CARD: Final = re.compile(r"^\s*(\d+) \[(\S+)\s*\]: (\S+) - (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Outlet:
    """An output that can be plugged in.

    Attributes:
        name: What it is called, for those who look after the kiosk.
        variable: The name in the environment by which a voice program is told to take it.
        value: And its value.
        worn: Whether it says of itself that it is worn on the ears; else it is a headset only if it
            came while the kiosk ran, for a panel's own loudspeakers may hang on USB, too.
    """

    name: str
    variable: str
    value: str
    worn: bool


def of_server(listing: str) -> tuple[Outlet, ...]:
    """Return what a sound server has, from ``pactl --format=json list sinks``; bad text is none."""
    try:
        sinks = json.loads(listing)
    except ValueError:
        return ()
    told = [_sink(one) for one in sinks if isinstance(one, dict)] if isinstance(sinks, list) else []
    return tuple(one for one in told if one is not None)


def _sink(sink: Mapping[str, Any]) -> Outlet | None:
    name = str(sink.get("name") or "")
    kept = sink.get("properties")
    said: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    bus = said.get("device.bus")
    worn = said.get("device.form_factor") in WORN or bus == "bluetooth" or _plugged(sink)
    if not name or not (worn or bus == "usb"):
        return None
    return Outlet(str(sink.get("description") or name), "PULSE_SINK", name, worn)


def _plugged(sink: Mapping[str, Any]) -> bool:
    """Whether something is in a socket for headphones of this output."""
    ports = sink.get("ports")
    return any(
        isinstance(port, dict)
        and _EARS.search(f"{port.get('type')} {port.get('name')}")
        and port.get("availability") == "available"
        for port in (ports if isinstance(ports, list) else ())
    )


def of_kernel(cards: str) -> tuple[Outlet, ...]:
    """Return the USB outputs among the kernel's sound cards, from ``/proc/asound/cards``."""
    return tuple(
        Outlet(match[4].strip(), "ALSA_CARD", match[2], bool(_EARS.search(match[4])))
        for match in _CARD.finditer(cards)
        if match[3] == "USB-Audio"
    )
