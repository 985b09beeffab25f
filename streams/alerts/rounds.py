"""Asks each feed again and again for messages that are new, and waits longer where one fails."""

from __future__ import annotations

import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from layouts.problem import DocumentError
from streams.alerts.access import AccessError
from streams.alerts.fetch import HOLD_S, Credentials, FetchError, fetch, open_session
from streams.alerts.index import MOST_BYTES, Entry, read_index, shown
from streams.alerts.markup import MOST_BYTES as MOST_MESSAGE
from streams.alerts.newsroom import Newsroom
from streams.alerts.settings import Source
from streams.floor.log import logger, register_secret

AT_ONCE: Final = 4
MOST_KNOWN: Final = 5_000
MOST_TRIES: Final = 20
"""A message that an index names and that is nowhere is not asked for again for ever."""
LONGEST_WAIT_S: Final = 60.0
"""A feed that comes back is heard within a minute, however long it was away."""
STUMBLED: Final = "citywall stumbled over what it answers ({})"
STAND_IN_S: Final = 1.0
"""How soon a source is asked once the one that it stands in for does not answer."""
VAIN_S: Final = 0.5
"""So much longer is rested after each answer in a row that came at once and brought nothing."""

log = logger(__name__)


@dataclass(frozen=True)
class Condition:
    """How a feed does.

    Attributes:
        source: Its id.
        fetched: When it last answered; None: never.
        error: Why it does not answer now, a sentence; empty where it does.
        failures: How often in a row it has not.
        failing_since: When the first of these was; None where it answers.
        resting: Whether it is not asked now, because the one that it stands in for answers.
    """

    source: str
    fetched: datetime | None = None
    error: str = ""
    failures: int = 0
    failing_since: datetime | None = None
    resting: bool = False

    def silent(self, now: datetime, for_s: float) -> bool:
        """Return whether it has not answered for so long, seconds."""
        since = self.failing_since
        return since is not None and now - since >= timedelta(seconds=for_s)


class Rounds:
    """The feeds of one newsroom.

    Args:
        newsroom: Where messages go.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        """Nothing is asked before `walk`."""
        self._newsroom = newsroom
        self._conditions = {one.id: Condition(one.id) for one in newsroom.settings.sources}

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """How each feed does."""
        return tuple(self._conditions.values())

    async def walk(self) -> None:
        """Ask all feeds, until cancelled."""
        async with open_session() as session, asyncio.TaskGroup() as group:
            for source in self._newsroom.settings.sources:
                group.create_task(self._follow(_Feed(source, session, self._newsroom)))

    def _is_stood_for(self, source: Source) -> bool:
        """Whether a source may rest: the one that it stands in for answers."""
        other = self._conditions.get(source.stands_in_for)
        return other is not None and other.fetched is not None and not other.failures

    async def _follow(self, feed: _Feed) -> None:
        while True:
            condition = self._conditions[feed.source.id]
            wait = feed.source.every_s
            if self._is_stood_for(feed.source):
                self._conditions[feed.source.id] = Condition(
                    feed.source.id, condition.fetched, resting=True
                )
                await asyncio.sleep(STAND_IN_S)
                continue
            condition = replace(condition, resting=False)
            try:
                missing = await feed.look()
            except (FetchError, AccessError, DocumentError) as error:
                failures = condition.failures + 1
                wait = _patience_s(feed.source.every_s, failures, getattr(error, "wait_s", 0.0))
                since = condition.failing_since or self._newsroom.clock.now()
                condition = replace(
                    condition, error=str(error), failures=failures, failing_since=since
                )
                if failures == 1:
                    log.warning("alerts feed '%s': %s", feed.source.id, error)
            except Exception as error:
                # Whatever one feed does, the others and this one are asked again.
                log.exception("an alerts feed failed", source=feed.source.id)
                condition = replace(
                    condition,
                    error=STUMBLED.format(type(error).__name__),
                    failures=condition.failures + 1,
                    failing_since=condition.failing_since or self._newsroom.clock.now(),
                )
            else:
                if condition.failures:
                    log.info("alerts feed answers again", source=feed.source.id)
                condition = Condition(feed.source.id, self._newsroom.clock.now(), missing)
                wait = feed.rest_s
            self._conditions[feed.source.id] = condition
            await asyncio.sleep(wait)


class _Feed:
    """One feed, and which of its messages are known already."""

    def __init__(self, source: Source, session: aiohttp.ClientSession, newsroom: Newsroom) -> None:
        self.source = source
        self._session, self._newsroom = session, newsroom
        self._query = source.query()
        for key in self._query.values():
            register_secret(key)
        self._conditions: Mapping[str, str] = {}
        self._credentials = Credentials()
        self._tries: OrderedDict[Entry, int] = OrderedDict()
        self._holds, self._in_vain = False, 0
        self.rest_s = source.every_s
        """For how long it is let alone after the last look, seconds."""

    async def look(self) -> str:
        """Fetch what is new; return why some of it could not be fetched, empty where all was.

        Raises:
            FetchError: The feed does not answer.
            AccessError: It cannot be asked.
            DocumentError: It answers something else.
        """
        url, hold_s, asked = self.source.url, HOLD_S if self._holds else 0.0, time.monotonic()
        access = self.source.access
        self._credentials = Credentials(access.headers(), access.trust())
        fetched = await fetch(
            self._session,
            url,
            MOST_BYTES,
            self._conditions,
            self._query,
            hold_s,
            self._credentials,
        )
        self._holds = fetched.holds
        if fetched.data is None:
            self._rest(time.monotonic() - asked >= HOLD_S / 2)
            return ""
        index = read_index(fetched.data, url)
        news = False
        if index.message:
            news = (await self._newsroom.take(fetched.data, self.source.id)).new
        if index.left_off:
            log.warning(
                "an alerts feed names more messages than are read",
                source=self.source.id,
                left_off=index.left_off,
            )
        new = [one for one in index.entries if self._tries.get(one, 0) < MOST_TRIES]
        missing = await self._fetch_all(new)
        # Only when all of it was taken in may the feed say that nothing is new.
        self._conditions = {} if missing else fetched.conditions
        self._rest(news or len(new) > len(missing))
        return f"{len(missing)} messages cannot be fetched: {missing[0]}" if missing else ""

    def _rest(self, fruitful: bool) -> None:
        """Ask at once where the source itself keeps requests open, and less and less in vain."""
        self._in_vain = 0 if fruitful else self._in_vain + 1
        every_s = self.source.every_s
        self.rest_s = min(every_s, VAIN_S * self._in_vain) if self._holds else every_s

    async def _fetch_all(self, entries: list[Entry]) -> list[str]:
        """Take messages in, a few at a time; return why some could not be fetched."""
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(entry: Entry) -> str:
            async with turn:
                return await self._fetch(entry)

        return [words for words in await asyncio.gather(*map(one, entries)) if words]

    async def _fetch(self, entry: Entry) -> str:
        # Neither key nor token is for whoever else an index may name.
        same = urlsplit(entry.url)[:2] == urlsplit(self.source.url)[:2]
        query, credentials = (self._query, self._credentials) if same else ({}, Credentials())
        try:
            fetched = await fetch(
                self._session, entry.url, MOST_MESSAGE, query=query, credentials=credentials
            )
            await self._newsroom.take(fetched.data or b"", shown(entry.url))
        except FetchError as error:
            self._tried(entry, self._tries.get(entry, 0) + 1)
            return str(error)
        except DocumentError as error:
            # It will be no better when it is asked again.
            log.warning("alerts feed '%s': %s", self.source.id, error)
        except Exception as error:
            # The other messages of the index are taken in all the same.
            log.exception("a message cannot be taken in", source=self.source.id)
            self._tried(entry, self._tries.get(entry, 0) + 1)
            return STUMBLED.format(type(error).__name__)
        self._tried(entry, MOST_TRIES)
        return ""

    def _tried(self, entry: Entry, times: int) -> None:
        self._tries[entry] = times
        while len(self._tries) > MOST_KNOWN:
            self._tries.popitem(last=False)


def _patience_s(every_s: float, failures: int, wanted_s: float) -> float:
    """Wait twice as long after each failure, not all feeds at the same moment."""
    doubled: float = min(every_s * 2.0 ** min(failures - 1, 10), max(LONGEST_WAIT_S, every_s))
    return max(wanted_s, doubled * random.uniform(0.8, 1.0))
