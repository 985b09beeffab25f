"""Puts the strips with names and badges onto tiles, a few in each frame, and keeps them meanwhile.

To paint the words of hundreds of tiles at once would be felt by the fingers that zoom.  Until its
turn comes, a tile bears the strip that it had, drawn larger or smaller.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from streams.floor.truth import Tier
from wall.glass.arrangement import Indices
from wall.glass.labels import Label, Labels, strip_height, type_size
from wall.glass.laying import Laid
from wall.glass.legibility import NOBODY, Grade, Opacities
from wall.glass.painter import Painter
from wall.glass.runs import Box
from wall.glass.textures import Textures
from wall.glass.words import Facts, brief

AT_ONCE = 12
"""So many tiles are given their words in one frame."""


@dataclass
class _Strip:
    """What a tile bears, and the width that it was painted for."""

    width: float
    name: Label
    badge: Label | None = None


class Strips:
    """Names and badges of one window's tiles.

    Args:
        painter: The window's nodes.
        textures: The window's textures.
        labels: Painted labels.
    """

    def __init__(self, painter: Painter, textures: Textures, labels: Labels) -> None:
        """No tile bears a name yet."""
        self._painter = painter
        self._textures = textures
        self._labels = labels
        self._laid: Laid | None = None
        self._names: Sequence[str] = ()
        self._language = "ko"
        self._unit = 1.0
        self._places: Indices = NOBODY
        self._borne: dict[int, _Strip] = {}
        """By channel."""
        self._said: dict[int, tuple[Hashable, ...]] = {}
        self._waiting: deque[int] = deque()
        self._held: set[int] = set()

    def lay(
        self, laid: Laid, places: Indices, names: Sequence[str], language: str, unit: float
    ) -> None:
        """Take other tiles, or the same elsewhere.

        Args:
            laid: The tiles.
            places: Those of them that bear a name.
            names: By channel index.
            language: ``ko`` or ``en``.
            unit: Pixels of one line of 1080.
        """
        self._laid, self._places = laid, places
        self._names, self._language, self._unit = names, language, unit
        self._painter.names.keep(len(places))
        self._painter.badges.keep(len(places))
        self._said.clear()
        channels = laid.channels[places].tolist()
        self._borne = {c: self._borne[c] for c in channels if c in self._borne}
        for number, (place, channel) in enumerate(zip(places.tolist(), channels, strict=True)):
            self._stand_in(number, tuple(laid.cells[place].tolist()), self._borne.get(channel))
        sighted = laid.sighted[places]
        self._waiting = deque([*places[sighted].tolist(), *places[~sighted].tolist()])
        self._held = set(self._waiting)

    @property
    def waiting(self) -> bool:
        """Whether some tiles are still to be given their words."""
        return bool(self._waiting)

    def unnamed(self) -> Indices:
        """Channels that bear nothing yet."""
        if self._laid is None or not self._waiting:
            return NOBODY
        channels = self._laid.channels[list(self._waiting)].tolist()
        return np.array([c for c in channels if c not in self._borne], np.intp)

    def turn(self) -> Indices:
        """The places whose turn it is; none of them waits any longer."""
        count = min(AT_ONCE, len(self._waiting))
        chosen = [self._waiting.popleft() for _ in range(count)]
        self._held.difference_update(chosen)
        return np.array(chosen, np.intp)

    def put(self, place: int, fact: Facts, grade: int, *, badged: bool) -> None:
        """Let a tile bear its name, which has all the room that the badge leaves.

        Args:
            place: Among the tiles laid out; nothing is done for one that waits.
            fact: What is known of its channel.
            grade: What there is room for.
            badged: Whether the strip says what the picture is worth; otherwise a plate does.
        """
        if self._laid is None or place in self._held:
            return
        number = int(np.searchsorted(self._places, place))
        left, top, width, height = self._laid.cells[place].tolist()
        size = type_size(width, self._unit)
        badge = None
        if badged:
            text, moves = brief(fact, self._language), fact.tier is not Tier.STILL
            mark = not text or grade >= Grade.MARKED
            badge = self._labels.badge(text, size, motion=moves, mark=mark)
        room = self._labels.badge_room(badge, size)
        said = (room, badge.key if badge is not None else None)
        before = self._said.get(number)
        if before == said:
            return
        self._said[number] = said
        y = top + height - strip_height(size)
        channel = int(self._laid.channels[place])
        if before is None or before[0] != room:
            label = self._labels.name(self._names[channel], round(width), size, room)
            self._borne[channel] = _Strip(width, label)
            self._draw(number, label, (left, y, 1.0), named=True)
        self._borne[channel].badge = badge
        if badge is None:
            self._painter.badges.hide(number)
        else:
            self._draw(number, badge, (left + width - badge.width, y, 1.0), named=False)

    def fade(self, opacities: Opacities) -> None:
        """Let strips be seen through, in the order of the places."""
        for number, opacity in enumerate(opacities.tolist()):
            self._painter.names.fade(number, opacity)
            self._painter.badges.fade(number, opacity)

    def _stand_in(self, number: int, cell: Box, borne: _Strip | None) -> None:
        self._painter.names.hide(number)
        self._painter.badges.hide(number)
        if borne is None:
            return
        left, top, width, height = cell
        scale = width / borne.width
        y = top + height - borne.name.height * scale
        self._draw(number, borne.name, (left, y, scale), named=True)
        if borne.badge is not None:
            x = left + width - borne.badge.width * scale
            self._draw(number, borne.badge, (x, y, scale), named=False)

    def _draw(
        self, number: int, label: Label, at: tuple[float, float, float], *, named: bool
    ) -> None:
        images = self._painter.names if named else self._painter.badges
        texture = self._textures.label(label.key, label.image)
        x, y, scale = at
        images.put(number, texture, (x, y, label.width * scale, label.height * scale), None)
