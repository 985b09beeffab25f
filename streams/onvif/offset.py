"""Asks a camera for its time before anything that is signed, for it judges signatures by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streams.onvif.answer import FaultError, RefusedError
from streams.onvif.caller import Caller, Question, Source, open_session
from streams.onvif.clock import camera_time
from streams.onvif.namespace import DEVICE

if TYPE_CHECKING:
    from datetime import timedelta


async def offset_of(url: str, source: Source, request_s: float) -> timedelta | None:
    """Return a camera's clock minus ours; None where it keeps its time to itself.

    Args:
        url: Its device service; the question needs no login.
        source: Our time.
        request_s: How long the question may take, seconds.

    Raises:
        AnswerError: The camera does not answer.
    """
    async with open_session(None) as session:
        caller = Caller(session, source, request_s=request_s)
        before = source.now()
        try:
            told = await caller.ask(url, Question(DEVICE, "GetSystemDateAndTime"))
        except (FaultError, RefusedError):
            return None
        after = source.now()
    theirs = camera_time(told)
    return theirs - (before + (after - before) / 2) if theirs else None
