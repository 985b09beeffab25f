"""Proves to a camera that one knows the password, without sending it.

The digest form of OASIS' Web Services Security UsernameToken Profile 1.0, as ONVIF Core asks for:
Base64(SHA-1(nonce + created + password)).
"""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from streams.onvif.namespace import BASE64, PASSWORD_DIGEST, WSSE, WSU

if TYPE_CHECKING:
    from datetime import datetime

    from layouts.credentials import Credential

NONCE_BYTES = 16


def digest(nonce: bytes, created: str, password: str) -> str:
    """Return the password's digest in Base64."""
    whole = nonce + created.encode() + password.encode()
    return base64.b64encode(hashlib.sha1(whole, usedforsecurity=False).digest()).decode()


def security(login: Credential, created: datetime, nonce: bytes) -> str:
    """Return the `Security` header of a SOAP envelope.

    Args:
        login: The user and the password; the password does not get into the header.
        created: Now by the camera's clock, which judges how old the token is; with a time zone.
        nonce: Random bytes, fresh for every message.
    """
    # Whole seconds and Z: what the specification's examples have and every firmware reads.
    stamp = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<wsse:Security s:mustUnderstand="1" xmlns:wsse="{WSSE}" xmlns:wsu="{WSU}">'
        f"<wsse:UsernameToken><wsse:Username>{escape(login.username)}</wsse:Username>"
        f'<wsse:Password Type="{PASSWORD_DIGEST}">{digest(nonce, stamp, login.password)}'
        f'</wsse:Password><wsse:Nonce EncodingType="{BASE64}">{base64.b64encode(nonce).decode()}'
        f"</wsse:Nonce><wsu:Created>{stamp}</wsu:Created></wsse:UsernameToken></wsse:Security>"
    )
