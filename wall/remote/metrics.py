"""The wall's figures for Prometheus: sums over all channels, never a label for each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from numbers import Real

import numpy as np
import numpy.typing as npt
from prometheus_client.core import Metric

from streams.floor.control.metrics import Samples, counter, gauge, summary
from wall.remote.hub import Hub
from wall.remote.port import Ingest, Port
from wall.remote.state import DECODERS, Look, Moment, budget_document, look, totals

QUANTILES = (0.5, 0.95, 0.99, 1.0)
SUMS = (
    ("received", "received_bytes", "Bytes received from all cameras."),
    ("lost", "lost_packets", "RTP packets missing."),
    ("corrupt", "corrupt_pictures", "Pictures not shown because they were damaged."),
    ("sessions", "sessions_opened", "Sub-stream sessions opened."),
)


class WallMetrics:
    """Reads the wall's figures whenever they are scraped.

    Args:
        source: The engine.
        port: The glass.
        hub: Knows who listens to the events.
        moment: Tells the time.
    """

    def __init__(self, source: Ingest, port: Port, hub: Hub, moment: Callable[[], Moment]) -> None:
        """Counting by decoder begins with the first scrape."""
        self._source, self._port, self._hub, self._moment = source, port, hub, moment
        self._decoded = DecodedByDecoder()

    def read(self) -> Iterable[Metric]:
        """All families, of one moment."""
        seen = look(self._source, self._moment())
        states: Samples = {(word,): float(count) for word, count in totals(seen.states).items()}
        yield gauge("channels", "Channels by state.", ("state",), states)
        yield from _ages(seen)
        text = "Whether the machine's clock is synchronised, on which every age rests."
        yield gauge("clock_synchronised", text, (), {(): float(seen.at.timing.synchronised)})
        for column, name, text in SUMS:
            total = float(seen.rows[column].sum(dtype=np.uint64))
            yield counter(name, text, (), {(): total})
        decoded = self._decoded.add(seen)
        yield counter("decoded_frames", "Frames decoded, by decoder.", ("decoder",), decoded)
        budget: Samples = {
            (name,): float(value)
            for name, value in budget_document(self._source.budget()).items()
            if isinstance(value, Real)
        }
        text = "The decoding budget: cores, or the unit its part names."
        yield gauge("budget", text, ("part",), budget)
        falls: Samples = {fall: float(count) for fall, count in self._source.falls().items()}
        text = "Processes of the engine's that ended, or hung and were ended, and started again."
        yield counter("restarts", text, ("process", "cause"), falls)
        painted = self._port.painted()
        text = "Times the glass was painted with something new: a picture, or a tile's state."
        yield counter("glass_updates", text, (), {(): float(painted.updates)})
        text = "Time in which the glass was painted, by frame, those without anything new included."
        yield summary("glass_paint_seconds", text, painted.frames, painted.seconds)
        text = "Listeners to the events."
        yield gauge("event_listeners", text, (), {(): float(self._hub.listeners)})
        text = "Listeners to the events that were dropped because they were too slow."
        yield counter("event_listeners_dropped", text, (), {(): float(self._hub.dropped)})


class DecodedByDecoder:
    """Splits each channel's one count of frames by the decoder that was at work meanwhile."""

    def __init__(self) -> None:
        """Nothing has been counted."""
        self._lock = threading.Lock()
        self._before: dict[str, int] = {}
        self._counts = dict.fromkeys(DECODERS, 0)

    def add(self, seen: Look) -> Samples:
        """Count what came since the last look; a count that fell began again at 0."""
        with self._lock:
            decoded, decoder = seen.rows["decoded"].tolist(), seen.rows["decoder"].tolist()
            now = dict(zip((channel.id for channel in seen.channels), decoded, strict=True))
            for (channel, count), kind in zip(now.items(), decoder, strict=True):
                before = self._before.get(channel, 0)
                fresh = count - before if count >= before else count
                self._counts[kind] = self._counts.get(kind, 0) + fresh
            self._before = now
            return {
                (DECODERS.get(kind, "other"),): float(count)
                for kind, count in self._counts.items()
                if DECODERS.get(kind) != "none" or count
            }


def _ages(seen: Look) -> Iterable[Metric]:
    ages: npt.NDArray[np.float64] = seen.ages_ms / 1000.0
    ages = ages[~np.isnan(ages)]
    text = "Age of the pictures on the glass, from their capture."
    quantiles = np.quantile(ages, QUANTILES).tolist() if len(ages) else []
    samples: Samples = {
        (f"{quantile:g}",): age for quantile, age in zip(QUANTILES, quantiles, strict=False)
    }
    yield gauge("picture_age_seconds", text, ("quantile",), samples)
    text = "Channels that have shown a picture."
    yield gauge("pictures", text, (), {(): float(len(ages))})
