"""What is known at one moment: one value that is replaced whole, so that all readers agree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.ground.ground import Ground
from kiosk.knowledge.outlook import Outlook
from streams.feeds.snapshot import Snapshot

if TYPE_CHECKING:
    # What reads alerts costs a second to import, and a screen must not wait for it.
    from streams.alerts.lifted import Lifted
    from streams.alerts.rounds import Condition
    from streams.alerts.stand import Stand

TAKES: Final = 60
"""From this priority on an alert takes the screen: an emergency message does, a notice that it will
be cold does not, or the trains would be hidden for half of every winter."""


@dataclass(frozen=True)
class Knowledge:
    """What is known.

    Attributes:
        snapshots: Every feed by its id, in the order of its document.
        alerts: What stands, what is shown first first.
        lifted: What stood until a short while ago, what was over last first.
        cameras: The cameras that may be public, by their channels' ids.
        ground: The map around the kiosk, and the streets on it; None where it is not read.
        hearing: How each feed of alerts does.
        troubles: What keeps feeds, alerts or cameras from being read at all, a sentence each,
            for those who look after the kiosk: `layouts.phrase.said` says it in their language.
    """

    snapshots: Mapping[str, Snapshot] = field(default_factory=dict, hash=False)
    alerts: tuple[Stand, ...] = ()
    lifted: tuple[Lifted, ...] = ()
    cameras: Mapping[str, Outlook] = field(default_factory=dict, hash=False)
    ground: Ground | None = None
    hearing: tuple[Condition, ...] = ()
    troubles: tuple[str, ...] = ()

    def of_kinds(self, kinds: Collection[str]) -> tuple[Snapshot, ...]:
        """Return the feeds of some kinds, in the order of their document."""
        return tuple(one for one in self.snapshots.values() if one.kind in kinds)


NOTHING = Knowledge()
