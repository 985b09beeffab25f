"""Says whether a headset is plugged in, from the switches that the kernel shows: no service."""

from __future__ import annotations

import fcntl
import os
import re
from pathlib import Path
from typing import Final

DEVICES: Final = Path("/proc/bus/input/devices")
EVENTS: Final = Path("/dev/input")
GET_SWITCHES: Final = 0x8008451B
"""EVIOCGSW(8): the state of an input device's switches (linux/input.h)."""
HEADPHONES: Final = 2
"""SW_HEADPHONE_INSERT (linux/input-event-codes.h)."""


def headsets(listing: str) -> tuple[str, ...]:
    """The event devices that know of a headphone socket, from the kernel's list of inputs."""
    found = []
    for device in listing.split("\n\n"):
        switches = re.search(r"^B: SW=([0-9a-f ]+)$", device, re.MULTILINE)
        event = re.search(r"^H: Handlers=.*?\b(event\d+)", device, re.MULTILINE)
        # Words of 64 bits, the lowest last.
        if switches and event and int(switches[1].split()[-1], 16) >> HEADPHONES & 1:
            found.append(event[1])
    return tuple(found)


def plugged_in(devices: Path = DEVICES, events: Path = EVENTS) -> bool | None:
    """Whether a headset is plugged in; None where no socket of this machine tells."""
    try:
        names = headsets(devices.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    told = [state for name in names if (state := _state(events / name)) is not None]
    return any(told) if told else None


def _state(event: Path) -> bool | None:
    try:
        descriptor = os.open(event, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return None  # the user of the kiosk is not in the group input
    try:
        bits = fcntl.ioctl(descriptor, GET_SWITCHES, bytes(8))
        return bool(int.from_bytes(bits, "little") >> HEADPHONES & 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
