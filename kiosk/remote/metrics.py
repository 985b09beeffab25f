"""The kiosk's figures for Prometheus, read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client.core import Metric

from kiosk.knowledge.outlook import Liveness
from kiosk.remote.health import Condition, Look, condition, troubles
from streams.feeds.snapshot import State, judge
from streams.floor.control.metrics import Samples, gauge


class KioskMetrics:
    """Reads the kiosk's figures whenever they are scraped.

    Args:
        look: Looks at everything, at one moment.
    """

    def __init__(self, look: Callable[[], Look]) -> None:
        """Nothing is read before the first scrape."""
        self._look = look

    def read(self) -> Iterable[Metric]:
        """All families, of one moment."""
        look = self._look()
        found = condition(tuple(troubles(look)))
        states: Samples = {(one.value,): float(one is found) for one in Condition}
        yield gauge("kiosk_state", "1 for how the kiosk is.", ("state",), states)
        moment, facts = look.moment, look.facts
        silent = moment.monotonic - facts.told
        yield gauge("kiosk_told_seconds", "Since the screen told of itself.", (), {(): silent})
        page: Samples = {(facts.page, facts.language): moment.monotonic - facts.since}
        text = "Since when the page stands that stands now."
        yield gauge("kiosk_page_seconds", text, ("page", "language"), page)
        connected = float(facts.display.connected)
        yield gauge("kiosk_display", "Whether the panel is there.", (), {(): connected})
        text = "Whether the screen is off, as the document's hours say."
        yield gauge("kiosk_dark", text, (), {(): float(facts.dark)})
        yield from _feeds(look)
        yield from _cameras(look)
        if look.disk is not None:
            free = float(look.disk.free_bytes)
            yield gauge("kiosk_disk_free_bytes", "Room for what is kept.", (), {(): free})
        failing = float(bool(look.proof_failure))
        yield gauge("kiosk_proof_failing", "Whether nothing can be proven.", (), {(): failing})
        text = "Whether the machine's clock is synchronised, on which every age rests."
        right = float(moment.timing.synchronised)
        yield gauge("clock_synchronised", text, (), {(): right})


def _feeds(look: Look) -> Iterable[Metric]:
    now = look.moment.now
    ages: Samples = {
        (one.id,): (now - one.newest).total_seconds() for one in look.snapshots if one.newest
    }
    yield gauge("feed_record_age_seconds", "Age of a feed's newest record.", ("feed",), ages)
    states: Samples = {
        (one.id, state.value): float(judge(one, now).state is state)
        for one in look.snapshots
        for state in State
    }
    yield gauge("feed_state", "1 for how a feed is.", ("feed", "state"), states)


def _cameras(look: Look) -> Iterable[Metric]:
    states: Samples = {
        (name, liveness.value): float(one.liveness is liveness)
        for name, one in look.cameras.items()
        for liveness in Liveness
    }
    yield gauge("camera_state", "1 for how a camera's picture is.", ("camera", "state"), states)
