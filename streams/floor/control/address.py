"""HOST:PORT as a person types it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

LARGEST_PORT = 65535
_FORM = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<host>[^:\s\[\]]+)):(?P<port>\d{1,5})")


class AddressError(ValueError):
    """An address that is none, in a sentence."""


@dataclass(frozen=True)
class Address:
    """Where a control interface listens; port 0 is any free one."""

    host: str
    port: int

    def __str__(self) -> str:
        """HOST:PORT, with an IPv6 address in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse_address(text: str, option: str = "--control") -> Address:
    """Read HOST:PORT.

    Args:
        text: For example ``127.0.0.1:8600`` or ``[::1]:8600``.
        option: The option that it was given to, for the error.

    Raises:
        AddressError: It is not of that form.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None or int(match["port"]) > LARGEST_PORT:
        raise AddressError(
            f"{option}: found '{text}', expected HOST:PORT with a port from 0 to 65535, "
            f"for example 127.0.0.1:8600."
        )
    return Address(match["six"] or match["host"], int(match["port"]))
