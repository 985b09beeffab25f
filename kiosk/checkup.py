"""What the service page tells of the kiosk: the same that its remote protocol tells, in rows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.remote.port import Port

MIB = 1 << 20


def checkup(name: str, port: Port, store: Path) -> Callable[[], Sequence[tuple[str, str]]]:
    """Return what looks at a kiosk, a row each: what, and how it is; in English.

    Args:
        name: The kiosk's id.
        port: Its screen.
        store: The folder for all that is kept.
    """

    def look() -> Sequence[tuple[str, str]]:
        # What judges health costs the start more than the service page, which is opened by hand.
        from kiosk.remote.health import Disk, Look, Moment, condition, document, troubles
        from streams.floor.clock import timing
        from streams.floor.release import release

        try:
            usage = shutil.disk_usage(store)
            disk = Disk(usage.free, usage.total)
        except OSError:
            disk = None
        known = port.knowledge()
        moment = Moment(time.monotonic(), datetime.now(UTC), timing())
        seen = Look(
            port.facts(),
            tuple(known.snapshots.values()),
            known.hearing,
            known.cameras,
            known.troubles,
            port.proof_failure(),
            disk,
            moment,
        )
        found = tuple(troubles(seen))
        told = document(seen)
        return [
            ("kiosk", f"{name}, citywall {release()}: {condition(found).value}"),
            *((trouble.code, trouble.detail) for trouble in found),
            ("screen", _screen(told["display"])),
            *((("headset", seen.facts.deaf),) if seen.facts.deaf else ()),
            ("disk", f"{disk.free_bytes // MIB:,} MiB free" if disk else "cannot be looked at"),
            *((f"feed {feed['id']}", _feed(feed)) for feed in told["feeds"]),
            *((f"camera {one['id']}", _feed(one)) for one in told["cameras"]),
            *((f"alerts {feed['id']}", _heard(feed)) for feed in told["alerts"]),
        ]

    return look


def _screen(display: dict[str, object]) -> str:
    size = display["size"]
    width, height = size if isinstance(size, (tuple, list)) else (0, 0)
    return f"{display['name'] or 'none'}, {width} x {height}"


def _feed(feed: dict[str, object]) -> str:
    age = feed["age_s"]
    old = f", {age:.0f} s old" if isinstance(age, float) else ""
    return f"{feed['state']}{old}"


def _heard(feed: dict[str, object]) -> str:
    if feed["resting"]:
        return "rests: the one that it stands in for answers"
    age = feed["answered_s"]
    answered = f"answered {age:.0f} s ago" if isinstance(age, float) else "has never answered"
    return f"{answered}; {feed['why']}" if feed["why"] else answered
