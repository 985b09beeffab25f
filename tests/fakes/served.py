"""A simulated camera in a thread of its own, for walls whose thread is Qt's."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType
from typing import Self

from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import Turntable


class Served:
    """A camera with a moving lens, served until the end of a `with`."""

    def __init__(self, device: Device | None = None) -> None:
        """Nothing is served yet."""
        self.device = device or Device(ptz=Turntable())
        assert self.device.ptz is not None
        self.lens = self.device.ptz
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="camera", daemon=True)

    @property
    def url(self) -> str:
        """Its device service."""
        return self.device.url

    def __enter__(self) -> Self:
        """Open its door."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.device.__aenter__(), self._loop).result(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        asyncio.run_coroutine_threadsafe(self.device.__aexit__(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
