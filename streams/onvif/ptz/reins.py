"""Decides what a camera is told next, so that it follows a finger and surely stops behind it; pure.

A hand pulls as often as it likes; of its velocities only the newest counts.  A movement is sent at
most ten times a second, and again before the camera's own time for it runs out.  A stop waits for
nothing: it overtakes a movement that is still being answered, is repeated once that has been, and
until the camera has answered a stop behind which nothing else was on its way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from streams.onvif.ptz.velocity import STILL, Velocity

MOVE_S: Final = 0.1
"""Between two movements; small cameras take no more than ten a second."""
LASTS_S: Final = 1.0
"""For how long a camera moves by one command: a wall that is gone stops it by being silent."""
RENEW_S: Final = 0.4
"""A movement that goes on is told anew so often: one of two may be lost."""
AGAIN_S: Final = (0.2, 0.4, 0.8, 1.6)
"""Before a stop that was not answered is tried again; the last for all further tries."""
MOST_STOPS: Final = 12
"""Stops in a row that a camera leaves unanswered; by its own time it has stood still for long."""
MOST_UNDER_WAY: Final = 2


@dataclass(frozen=True)
class Move:
    """Turn and zoom at this velocity, for `LASTS_S` at most."""

    velocity: Velocity


@dataclass(frozen=True)
class Stop:
    """Stand still.

    Attributes:
        overtakes: Whether something else was under way when it was sent, and may arrive later.
    """

    overtakes: bool = False


class Task(Enum):
    """What a camera can do by itself."""

    GO = auto()
    """Go to a preset."""
    KEEP = auto()
    """Keep the present position as a preset."""
    CENTRE = auto()
    """Turn towards a place in the picture."""
    RETURN = auto()
    """Go back to where it stood before a hand moved it."""


@dataclass(frozen=True)
class Errand:
    """Something that the camera does by itself, once.

    Attributes:
        task: What.
        place: The preset's token, or the name of the one to be kept.
        x: Where in the picture, from -1 (left) to 1.
        y: Where in the picture, from -1 (below) to 1.
    """

    task: Task
    place: str = ""
    x: float = 0.0
    y: float = 0.0


Command = Move | Stop | Errand


@dataclass(frozen=True)
class Reins:
    """What one camera was told, and is to be told.

    Attributes:
        wanted: The newest velocity that a hand wants.
        errand: What the camera is to do once it stands; None for nothing.
        loose: Whether it may be moving by what it was told.
        under_way: What was sent and is not answered yet.
        given: The velocity that was sent last.
        moved_at: When; seconds, monotonic.
        stops: Stops in a row that were not answered.
        stop_at: When the next stop may be tried.
        overtaken: Whether a stop was answered, and what it overtook still is not.
    """

    wanted: Velocity = STILL
    errand: Errand | None = None
    loose: bool = False
    under_way: tuple[Command, ...] = ()
    given: Velocity = STILL
    moved_at: float = -math.inf
    stops: int = 0
    stop_at: float = -math.inf
    overtaken: bool = False

    def pulled(self, velocity: Velocity) -> Reins:
        """A hand wants this velocity; `STILL` when it lifts."""
        if velocity == STILL:
            return replace(self, wanted=STILL)
        return replace(self, wanted=velocity, errand=None, stops=0, stop_at=-math.inf)

    def sent(self, errand: Errand) -> Reins:
        """A hand wants the camera to do something by itself, in place of what it wanted before."""
        return replace(self, wanted=STILL, errand=errand)

    def halted(self) -> Reins:
        """A hand wants it to stand, whatever moves it."""
        return replace(self, wanted=STILL, errand=None, loose=True, stops=0, stop_at=-math.inf)

    def answered(self, command: Command, now: float, *, well: bool) -> Reins:
        """A command that was under way was answered, or will not be."""
        rest = list(self.under_way)
        rest.remove(command)
        after = replace(self, under_way=tuple(rest), overtaken=False)
        if not isinstance(command, Stop):
            return after
        if not well:
            again = AGAIN_S[min(self.stops, len(AGAIN_S) - 1)]
            return replace(after, stops=self.stops + 1, stop_at=now + again)
        # What it overtook may have arrived behind it: another one is due once that is known.
        return replace(
            after,
            loose=command.overtakes,
            overtaken=bool(rest),
            stops=0,
            stop_at=-math.inf,
        )

    def due(self, now: float) -> tuple[Reins, Command | None]:
        """Return the command to send now, None for none, and the reins behind it."""
        command = self._next(now)
        if command is None:
            return self, None
        after = replace(self, under_way=(*self.under_way, command))
        if isinstance(command, Move):
            after = replace(after, loose=True, given=command.velocity, moved_at=now)
        elif isinstance(command, Errand):
            after = replace(after, errand=None)
        return after, command

    def wakes(self, now: float) -> float | None:
        """Return in how many seconds something may be due; None: not before something happens."""
        if self.wanted != STILL and not self.under_way:
            same = self.loose and self.wanted == self.given
            due = self.moved_at + (RENEW_S if same else MOVE_S)
            return max(due - now, 0.0)
        if self.wanted == STILL and self._stop_owed:
            return max(self.stop_at - now, 0.0)
        return None

    @property
    def lost(self) -> bool:
        """Whether the camera has answered no stop for so long that it is tried no more."""
        return self.loose and self.stops >= MOST_STOPS

    @property
    def settled(self) -> bool:
        """Whether nothing is under way or owed."""
        return not self.under_way and self.errand is None and (not self.loose or self.lost)

    def _next(self, now: float) -> Command | None:
        if len(self.under_way) >= MOST_UNDER_WAY:
            return None
        if self.wanted != STILL:
            # A stop under way is waited for as well: behind it the camera would stand again.
            return Move(self.wanted) if not self.under_way and self.wakes(now) == 0.0 else None
        if self._stop_owed and now >= self.stop_at:
            return Stop(overtakes=bool(self.under_way))
        if self.errand is not None and not self.under_way and (not self.loose or self.lost):
            return self.errand
        return None

    @property
    def _stop_owed(self) -> bool:
        stopping = any(isinstance(one, Stop) for one in self.under_way)
        return self.loose and not (self.lost or stopping or self.overtaken)
