"""Where a camera that is to be moved is, and the way there: its clock, its services, its head."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from streams.onvif.answer import FaultError, RefusedError
from streams.onvif.caller import REQUEST_S, Caller, Source, utc_now
from streams.onvif.offset import offset_of
from streams.onvif.ptz.head import Head, reach
from streams.onvif.ptz.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aiohttp

    from layouts.channel import Channel
    from layouts.credentials import Credential


@dataclass(frozen=True)
class Target:
    """A camera to be moved.

    Attributes:
        device: Its device service.
        profile: The token of the profile that is moved; None: the first that can be.
        login: The user for commands; None for nobody.
    """

    device: str
    profile: str | None = None
    login: Credential | None = None

    async def reached(self, session: aiohttp.ClientSession) -> tuple[Head, Status]:
        """Return what moves it, and where it stands; nothing is moved.

        Args:
            session: An HTTP session for this camera and login.

        Raises:
            UnmovableError: Nothing moves it.
            AnswerError: It does not answer, or refuses the login.
        """
        source = Source(utc_now, os.urandom)
        offset = await offset_of(self.device, source, REQUEST_S) if self.login else None
        caller = Caller(session, source, self.login).with_offset(offset or timedelta())
        head = await reach(caller, self.device, self.profile)
        try:
            return head, await head.status()
        except (FaultError, RefusedError):
            return head, Status()


def target_of(channel: Channel, credentials: Mapping[str, Credential]) -> Target | None:
    """Return where a channel takes commands, None where it takes none."""
    control = channel.control
    if control is None:
        return None
    login = credentials.get(control.credential or channel.credential or "")
    return Target(control.onvif, control.profile, login)
