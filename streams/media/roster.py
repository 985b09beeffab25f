"""Which channel has which row of the shared memory, and what a worker must know to connect it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from layouts.channels import Channel
from layouts.credentials import Credential

SPARE = 64
"""Rows kept free for channels that are added while the wall runs; an eighth of many."""


@dataclass(frozen=True)
class Change:
    """What an edited channel list means.

    Attributes:
        gone: Rows to be disconnected; some may be in ``fresh`` again.
        fresh: Rows to be connected.
        left_out: Ids for which there is no row.
    """

    gone: tuple[int, ...]
    fresh: tuple[int, ...]
    left_out: tuple[str, ...]


class Roster:
    """Channels and their rows; a row does not change while its channel stays.

    Args:
        channels: In wall order.
        credentials: By the names that the channels give.
    """

    def __init__(self, channels: Sequence[Channel], credentials: Mapping[str, Credential]) -> None:
        self.capacity = len(channels) + max(SPARE, len(channels) // 8)
        self.channels: tuple[Channel, ...] = tuple(channels)
        self._rows = {channel.id: row for row, channel in enumerate(channels)}
        self._credentials = dict(credentials)
        self.rows = self._in_wall_order()

    def index(self, channel_id: str) -> int:
        """A channel's row; KeyError if there is none."""
        return self._rows[channel_id]

    def specs(self, rows: Sequence[int]) -> list[dict[str, Any]]:
        """What a worker must know of these rows' channels."""
        wanted = set(rows)
        return [
            self._spec(self._rows[channel.id], channel)
            for channel in self.channels
            if self._rows[channel.id] in wanted
        ]

    def replace(self, channels: Sequence[Channel], credentials: Mapping[str, Credential]) -> Change:
        """Take an edited list; see `Change`."""
        before = {channel.id: self._spec(0, channel) for channel in self.channels}
        self._credentials = dict(credentials)
        after = {channel.id: self._spec(0, channel) for channel in channels}
        gone = [self._rows[i] for i in before if before[i] != after.get(i)]
        rows = {i: self._rows[i] for i in before if i in after}
        free = iter(sorted(set(range(self.capacity)) - set(rows.values())))
        for channel in channels:
            if channel.id not in rows and (row := next(free, None)) is not None:
                rows[channel.id] = row
        fresh = [rows[i] for i in after if i in rows and before.get(i) != after[i]]
        left_out = tuple(channel.id for channel in channels if channel.id not in rows)
        self.channels = tuple(channel for channel in channels if channel.id in rows)
        self._rows = rows
        self.rows = self._in_wall_order()
        return Change(tuple(gone), tuple(fresh), left_out)

    def _in_wall_order(self) -> npt.NDArray[np.intp]:
        return np.array([self._rows[channel.id] for channel in self.channels], np.intp)

    def _spec(self, row: int, channel: Channel) -> dict[str, Any]:
        credential = self._credentials.get(channel.credential or "")
        return {
            "index": row,
            "thumb": channel.thumb,
            "main": channel.main if channel.sub else None,
            "username": credential.username if credential else None,
            "password": credential.password if credential else None,
        }
