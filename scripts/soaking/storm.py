"""Brings the weather over the city, camera by camera, and mends again what it did."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterator

from scripts.soaking.claim import Cover
from scripts.soaking.ledger import Ledger
from scripts.soaking.weather import Event
from streams.sample.faults import Fault
from streams.sample.process import CityProcess


class Storm:
    """Lets things go wrong in a city, and notes it.

    Args:
        city: The cameras.
        events: What goes wrong, in order of time.
        ledger: The book.
    """

    def __init__(self, city: CityProcess, events: Iterator[Event], ledger: Ledger) -> None:
        self.covers: dict[int, Cover] = {}
        self.loops = {
            spec.number: float(spec.seconds)
            for pair in city.clips
            for spec in (pair.main, pair.sub)
        }
        self._city, self._ledger = city, ledger
        self._ids = [channel.id for channel in city.channels]
        self._events = events
        self._next = next(events)
        self._mends: list[tuple[float, int]] = []
        self._network_back = float("inf")
        self._began = 0.0

    def begin(self, now: float) -> None:
        """Count the weather's time from this moment, s, monotonic."""
        self._began = now

    def blow(self, now: float) -> None:
        """Do all that is due.

        Args:
            now: S, monotonic.
        """
        seconds = now - self._began
        if seconds >= self._network_back:
            self._revive()
        while self._mends and self._mends[0][0] <= seconds:
            self._mend(heapq.heappop(self._mends)[1])
        while self._next.at <= seconds:
            self._do(self._next, seconds)
            self._next = next(self._events)

    def calm(self) -> None:
        """Mend everything."""
        if self._ledger.network:
            self._revive()
        for camera in list(self._ledger.ill):
            self._mend(camera)
        self._mends.clear()

    def _do(self, event: Event, seconds: float) -> None:
        if event.trouble == "network":
            if not self._ledger.network:
                self._ledger.network_goes()
                self._network_back = seconds + event.seconds
                self._city.kill()
            return
        for camera in event.cameras:
            flapping = event.again and camera in self._ledger.mended
            if self._ledger.sound(camera) or flapping:
                self._strike(event, camera, seconds)

    def _strike(self, event: Event, camera: int, seconds: float) -> None:
        fault = self._fault(event, camera)
        if fault is None:
            return
        if fault.kind in ("freeze", "black"):
            self.covers[camera] = Cover(fault.kind, time.time())
        self._ledger.falls_ill(camera, fault.kind)
        self._city.fault(self._ids[camera], fault)
        if event.seconds > 0:
            heapq.heappush(self._mends, (seconds + event.seconds, camera))
        else:
            self._mend(camera)

    def _fault(self, event: Event, camera: int) -> Fault | None:
        if event.trouble == "network":
            return None
        pair = self._city.clips[camera % len(self._city.clips)]
        alike = [
            other.sub.number
            for other in self._city.clips
            if other.sub != pair.sub
            and (other.sub.fps, other.sub.codec)
            == (
                pair.sub.fps,
                pair.sub.codec,
            )
        ]
        if event.trouble == "switch" and not alike:
            return None
        return Fault(
            event.trouble,
            stream="sub" if event.trouble == "switch" else None,
            status=event.status,
            rate=event.rate,
            clip=alike[int(event.pick * len(alike))] if event.trouble == "switch" else None,
            seed=int(event.pick * 1e6),
        )

    def _mend(self, camera: int) -> None:
        if camera not in self._ledger.ill:
            return
        self._city.mend(self._ids[camera])
        cover = self.covers.get(camera)
        if cover is not None and cover.ended == float("inf"):
            self.covers[camera] = Cover(cover.kind, cover.began, time.time())
        self._ledger.is_mended(camera, time.monotonic())

    def _revive(self) -> None:
        self._network_back = float("inf")
        self._city.revive()
        self._ledger.network_comes(len(self._ids), time.monotonic())
