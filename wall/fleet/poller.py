"""Asks every kiosk how it is and for its picture, from a thread, each at its own time."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import aiohttp

from layouts.fleet import Fleet, Kiosk
from streams.floor.control.token import TokenError, read_token
from streams.floor.log import logger, redact
from streams.floor.loop import call_in
from wall.fleet.sight import Report, Sight

ANSWER_S: Final = 4.0
"""How long one answer may take."""
PICTURE_WIDTH: Final = 640
"""Pixels: what no list of the wall shows larger."""
LARGEST: Final = 4 << 20
"""Bytes of an answer: a picture of that width has a tenth of it."""
STOP_S: Final = 5.0
REFUSALS: Final = (401, 403)

log = logger(__name__)


class Poller:
    """Looks at a fleet until it is stopped; what it has seen may be read from any thread.

    Args:
        fleet: The kiosks.
        clock: Seconds, monotonic.
    """

    def __init__(self, fleet: Fleet, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is asked before `start`."""
        self.fleet = fleet
        self._clock = clock
        now = clock()
        self._sights = {kiosk.id: Sight(kiosk.id, now) for kiosk in fleet.kiosks}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = asyncio.Event()
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fleet", daemon=True)

    @property
    def sights(self) -> Mapping[str, Sight]:
        """What is known of each kiosk, by its id."""
        return self._sights

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more; bounded."""
        if self._thread.ident is None:
            return
        self._begun.wait(STOP_S)
        if self._loop is not None:
            call_in(self._loop, self._ended.set)
        self._thread.join(STOP_S)

    def _run(self) -> None:
        try:
            asyncio.run(self._ask_all())
        finally:
            self._begun.set()

    async def _ask_all(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._begun.set()
        timeout = aiohttp.ClientTimeout(total=ANSWER_S)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            looks = [
                asyncio.create_task(self._look_after(session, kiosk, number))
                for number, kiosk in enumerate(self.fleet.kiosks)
            ]
            await self._ended.wait()
            for look in looks:
                look.cancel()
            await asyncio.gather(*looks, return_exceptions=True)

    async def _look_after(self, session: aiohttp.ClientSession, kiosk: Kiosk, number: int) -> None:
        # Not all at once: the first looks are spread over one span.
        await asyncio.sleep(self.fleet.every_s * number / max(len(self.fleet.kiosks), 1) / 2)
        while True:
            began = self._clock()
            await self._look(session, kiosk)
            await asyncio.sleep(max(self.fleet.every_s - (self._clock() - began), 0.1))

    async def _look(self, session: aiohttp.ClientSession, kiosk: Kiosk) -> None:
        try:
            # Read anew each time: a token that was mended counts at once.
            token = await asyncio.to_thread(read_token, kiosk.token)
            headers = {"Authorization": f"Bearer {token}"}
            state = await _asked(session, f"{kiosk.url}/state", headers)
            self._put(kiosk, report=_report(state), answered=self._clock())
            # The picture is as old as the question: the kiosk takes it in between.
            at = self._clock()
            where = f"{kiosk.url}/snapshot.png?width={PICTURE_WIDTH}"
            picture = await _asked(session, where, headers)
            self._put(kiosk, picture=picture, pictured=at)
            self._put(kiosk, refused=False, failing=None, error="", why="")
        except aiohttp.ClientResponseError as error:
            refused = error.status in REFUSALS
            why = "token" if refused else "answers_error"
            self._fail(kiosk, why, f"it answers {error.status} {error.message}")
        except TimeoutError:
            self._fail(kiosk, "slow", f"it does not answer within {ANSWER_S:.0f} s")
        except TokenError as error:
            self._fail(kiosk, "no_token", str(error))
        except ValueError as error:
            self._fail(kiosk, "strange", str(error))
        except (aiohttp.ClientError, OSError) as error:
            self._fail(kiosk, "unreachable", redact(str(error)) or type(error).__name__)

    def _put(self, kiosk: Kiosk, **facts: Any) -> None:
        self._sights[kiosk.id] = replace(self._sights[kiosk.id], **facts)

    def _fail(self, kiosk: Kiosk, why: str, error: str) -> None:
        sight = self._sights[kiosk.id]
        if sight.failing is None:
            log.warning("a kiosk does not answer", kiosk=kiosk.id, why=error)
        failing = self._clock() if sight.failing is None else sight.failing
        self._put(kiosk, refused=why == "token", failing=failing, error=error, why=why)


async def _asked(session: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> bytes:
    async with session.get(url, headers=headers, allow_redirects=False) as answer:
        if answer.status != 200:
            raise aiohttp.ClientResponseError(
                answer.request_info, (), status=answer.status, message=answer.reason or ""
            )
        body = await answer.content.read(LARGEST + 1)
        while len(body) <= LARGEST and (more := await answer.content.read(LARGEST)):
            body += more
    if len(body) > LARGEST:
        raise ValueError(f"it answers with more than {LARGEST >> 20} MiB")
    return body


def _report(body: bytes) -> Report:
    """What a kiosk said of itself.

    Raises:
        ValueError: It is no such answer.
    """
    try:
        said = json.loads(body)
        page, troubles = said["page"], said["troubles"]
        return Report(
            str(said["state"]),
            tuple(str(trouble["code"]) for trouble in troubles),
            str(page["title"]),
            str(page["language"]),
            bool(said["display"]["dark"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"what answers there is no kiosk ({error})") from None
