"""Knows for whose eyes the glass is, and what of each channel these eyes may see."""

from __future__ import annotations

import numpy as np

from layouts.channels import Channel
from wall.face.program import Rows
from wall.glass.veil import Veil as Kind
from wall.glass.veil import Veils
from wall.trust.door import NOBODY_ASKED, Door, Presence
from wall.trust.people import Veil
from wall.trust.policy import DeniedError, Sight, Verdict, saving, spotlight, tile
from wall.trust.words import say

KINDS = {Sight.SHOWN: Kind.NONE, Sight.BLURRED: Kind.BLURRED, Sight.HIDDEN: Kind.HIDDEN}


class Eyes:
    """Whoever is at the wall, before its channels.

    Args:
        door: Who is at the wall; None for a wall that asks nobody.
        rows: The channels.
    """

    def __init__(self, door: Door | None, rows: Rows) -> None:
        """Judge by these."""
        self._door = door
        self.rows = rows
        """The channels there are now."""

    @property
    def presence(self) -> Presence:
        """Who is at the wall now."""
        return self._door.presence if self._door else NOBODY_ASKED

    def verdict(
        self, channel: Channel, purpose: str = "", presence: Presence | None = None
    ) -> Verdict:
        """Whether a channel may be enlarged, for a purpose.

        Args:
            channel: The channel.
            purpose: What for.
            presence: For whose eyes; without it, for those of whoever is at the wall.
        """
        return spotlight(presence or self.presence, channel, self._veil, purpose)

    def check(self, row: int, purpose: str = "", presence: Presence | None = None) -> None:
        """Do nothing where a channel may be enlarged; may be called from any thread.

        Raises:
            DeniedError: It may not; in English, for programs.
        """
        channel = self.rows.by_row[row]
        verdict = self.verdict(channel, purpose, presence)
        if verdict.sight is not Sight.SHOWN:
            needs = verdict.sight is Sight.NEEDS_REASON
            why = "purpose_remote" if needs else verdict.why
            raise DeniedError(say("en", why, channel=channel.id))

    def may_see(self, row: int, purpose: str) -> bool:
        """Whether a row may be seen in full, for a purpose."""
        channel = self.rows.by_row.get(row)
        return channel is not None and self.verdict(channel, purpose).sight is Sight.SHOWN

    def saving(self, row: int, purpose: str) -> Verdict:
        """Whether what is seen of a row may be saved."""
        channel = self.rows.by_row.get(row)
        if channel is None:
            return Verdict(Sight.HIDDEN)
        return saving(self.presence, channel, self._veil, purpose)

    def veils(self, capacity: int) -> Veils:
        """What lies over the tile of each row of a shared memory of so many."""
        presence, veils = self.presence, np.zeros(capacity, np.uint8)
        for row, channel in self.rows.by_row.items():
            veils[row] = KINDS[tile(presence, channel, self._veil).sight]
        return veils

    @property
    def _veil(self) -> Veil:
        return self._door.people.veil if self._door else Veil.HIDDEN
