"""Who a camera is, so that it gets the same channel id whenever and wherever it is found."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.onvif.answer import own_words
from streams.onvif.element import child, children, text
from streams.onvif.probe import scope

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST = 100
_MADE_UP = re.compile(r"(.)\1*|0*1?23456\d*|0*123\d{0,3}|none|null|unknown|serialnumber|na")
"""Serial numbers that whole product lines share."""
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


@dataclass(frozen=True)
class Identity:
    """What a camera says of itself.

    Attributes:
        host: Where it was reached.
        maker: As `AXIS`; may be empty, as all that follow.
        model: As `P3245-V`.
        serial: Its serial number.
        mac: The hardware address of its first interface that has one.
        endpoint: Its name in WS-Discovery.
        url: Its device service.
        scopes: Its scopes.
    """

    host: str
    maker: str = ""
    model: str = ""
    serial: str = ""
    mac: str = ""
    endpoint: str = ""
    url: str = ""
    scopes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Maker and model on one line, safe to print."""
        if self.model.lower().startswith(self.maker.lower()):
            return own_words(self.model)
        return own_words(f"{self.maker} {self.model}".strip())

    @property
    def key(self) -> str:
        """A channel id: of maker and serial number, or MAC, or a hash of what is left."""
        maker = _slug(self.maker) or "onvif"
        if serial_is_its_own(self.serial):
            return f"{maker}-{_slug(self.serial)}"[:_LONGEST].rstrip("-")
        if self.mac:
            return f"{maker}-{_slug(self.mac).replace('-', '')}"[:_LONGEST]
        # An endpoint's name is kept for life (WS-Discovery 2.6); an address until it moves.
        return f"{maker}-{self.digest}"[:_LONGEST]

    @property
    def digest(self) -> str:
        """Twelve digits that tell this device from one with the same serial number."""
        name = self.mac or self.endpoint or f"{self.maker} {self.model} {self.url}"
        return hashlib.sha256(name.encode()).hexdigest()[:12]

    @property
    def names(self) -> dict[str, str]:
        """The channel's name by language, out of its scopes or else its make."""
        place = [scope(self.scopes, category) for category in ("name", "hardware")]
        for said in (*place, self.title):
            # A name that starts like a formula would be one in a spreadsheet.
            name = own_words(said).lstrip("=+-@ ")
            if name:
                return {"ko" if _HANGUL.search(name) else "en": name}
        return {"en": f"Camera {self.host}"}


def serial_is_its_own(serial: str) -> bool:
    """Return whether a serial number tells one camera from another."""
    plain = _slug(serial).replace("-", "")
    return len(plain) >= 4 and not _MADE_UP.fullmatch(plain)


def read_mac(answer: Element) -> str:
    """Return the first hardware address in an answer to GetNetworkInterfaces, or nothing."""
    for interface in children(answer, "NetworkInterfaces"):
        address = text(child(interface, "Info"), "HwAddress")
        if len(address) >= 12 and address.strip("0:-"):
            return address
    return ""


def _slug(said: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-")
