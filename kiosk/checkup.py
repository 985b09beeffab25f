"""What the service page tells of the kiosk: the same that its remote protocol judges, in rows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.healthsheet import HealthRow, health_sheet
from kiosk.page.language import Language
from kiosk.remote.port import Port

Checkup = Callable[[Language], tuple[HealthRow, ...]]


def checkup(name: str, port: Port, store: Path) -> Checkup:
    """Return what looks at a kiosk and tells of it in a language.

    Args:
        name: The kiosk's id.
        port: Its screen.
        store: The folder for all that is kept.
    """

    def look(language: Language) -> tuple[HealthRow, ...]:
        # What judges health costs the start more than the service page, which is opened by hand.
        from kiosk.remote.health import Disk, Look, Moment
        from streams.floor.clock import timing
        from streams.floor.release import release

        try:
            usage = shutil.disk_usage(store)
            disk = Disk(usage.free, usage.total)
        except OSError:
            disk = None
        known = port.knowledge()
        seen = Look(
            port.facts(),
            tuple(known.snapshots.values()),
            known.hearing,
            known.cameras,
            known.troubles,
            port.proof_failure(),
            disk,
            Moment(time.monotonic(), datetime.now(UTC), timing()),
        )
        return health_sheet(seen, f"{name} · citywall {release()}", language)

    return look
