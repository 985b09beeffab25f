"""Asks many cameras at once, each for itself: a dead one costs its own time and no other's."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from streams.floor.log import logger
from streams.onvif.answer import AnswerError, RefusedError
from streams.onvif.caller import REQUEST_S, Caller, Source, open_session
from streams.onvif.interview import Camera, Interview
from streams.onvif.login import Keyring, Login
from streams.onvif.offset import offset_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from streams.onvif.probe import Match


@dataclass(frozen=True)
class Bounds:
    """How far a survey goes: cameras asked at once, seconds a question, seconds a camera."""

    at_once: int = 32
    request_s: float = REQUEST_S
    camera_s: float = 60.0


@dataclass(frozen=True)
class Finding:
    """What came of one camera.

    Attributes:
        match: Which one.
        camera: Its answers; None where there are none to use.
        credential: The name of the login that it took; None where it asked for none.
        offset: Its clock minus ours; None where it does not tell.
        trouble: Why there is no camera: a sentence that starts with a verb.
    """

    match: Match
    camera: Camera | None = None
    credential: str | None = None
    offset: timedelta | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Survey:
    """Asks cameras.

    Attributes:
        source: Time and chance.
        keyring: The logins.
        hints: The name of the credential that a host's rows in the channel list have.
        bounds: How far it goes.
    """

    source: Source
    keyring: Keyring = field(default_factory=Keyring)
    hints: Mapping[str, str] = field(default_factory=dict)
    bounds: Bounds = field(default_factory=Bounds)

    async def ask_all(self, matches: Iterable[Match]) -> tuple[Finding, ...]:
        """Return a finding for every camera, in the order of `matches`."""
        gate = asyncio.Semaphore(self.bounds.at_once)

        async def one(match: Match) -> Finding:
            async with gate:
                return await self._ask(match)

        asked = list(matches)
        told = await asyncio.gather(*map(one, asked), return_exceptions=True)
        return tuple(map(_finding, asked, told))

    async def _ask(self, match: Match) -> Finding:
        try:
            async with asyncio.timeout(self.bounds.camera_s):
                return await self._patiently(match)
        except TimeoutError:
            return Finding(match, trouble=f"is not done within {self.bounds.camera_s:g} s")

    async def _patiently(self, match: Match) -> Finding:
        offset: timedelta | None = None
        try:
            offset = await offset_of(match.url, self.source, self.bounds.request_s)
            return await self._with_logins(match, offset)
        except AnswerError as error:
            return Finding(match, offset=offset, trouble=str(error))

    async def _with_logins(self, match: Match, offset: timedelta | None) -> Finding:
        tried: list[Login] = []
        said = ""
        for login in self.keyring.logins(self.hints.get(match.host)):
            tried.append(login)
            async with open_session(login.credential) as session:
                caller = Caller(
                    session, self.source, login.credential, request_s=self.bounds.request_s
                ).with_offset(offset or timedelta())
                try:
                    camera = await Interview(caller, match).hold()
                except RefusedError as error:
                    said = str(error)
                    continue
            return Finding(match, camera, login.name, offset)
        trouble = self.keyring.refusal(tried, said, offset)
        return Finding(match, offset=offset, trouble=trouble)


def _finding(match: Match, told: Finding | BaseException) -> Finding:
    if isinstance(told, Finding):
        return told
    if not isinstance(told, Exception):
        raise told
    logger(__name__).error("a camera's answer was not foreseen", host=match.host, exc_info=told)
    return Finding(match, trouble="answers what was not foreseen; the log has more")
