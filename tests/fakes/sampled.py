"""The sample city's services, served from a thread at an hour that a test names."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from streams.sample.services.document import write_documents
from streams.sample.services.mishap import Mishap
from streams.sample.services.server import SampleServices


@dataclass(frozen=True)
class Sampled:
    """The services, the documents by which they are asked, and how something goes wrong there."""

    feeds: Path
    keys: Path
    fault: Callable[[str, Mishap], None]
    mend: Callable[[str], None]


@contextmanager
def sampled(folder: Path, now: Callable[[], datetime]) -> Iterator[Sampled]:
    """The services are served meanwhile.

    Args:
        folder: Where the documents are written.
        now: The clock of the city.
    """
    loop, city = asyncio.new_event_loop(), SampleServices(now=now)
    ready, ended = threading.Event(), asyncio.Event()

    async def serve() -> None:
        await city.start()
        ready.set()
        await ended.wait()
        await city.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), name="services")
    thread.start()
    assert ready.wait(20)
    feeds, keys = write_documents(city.address, folder)
    try:
        yield Sampled(feeds, keys, city.fault, city.mend)
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(20)
        loop.close()
